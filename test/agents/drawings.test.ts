import { afterAll, beforeAll, expect, it } from 'vitest'
import { coralie } from '../../agents/construction/coralie-metre.ts'
import { compareRevisions, revisionIn, sheetIn } from '../../agents/construction/drawing-sheets.ts'
import { noemie } from '../../agents/construction/noemie-plans-bim.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([noemie, coralie])
  app = await openTestApp()
}, 180_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('sheets and revisions are read as people write them', () => {
  expect([sheetIn('plan s101'), sheetIn('le A-301'), sheetIn('toiture')]).toEqual(['S-101', 'A-301', null])
  expect([revisionIn('rév. 3'), revisionIn('revision b of M-101'), revisionIn('le plan')]).toEqual(['3', 'B', null])
  expect(compareRevisions('10', '9')).toBeGreaterThan(0)
  expect(compareRevisions('B', 'C')).toBeLessThan(0)
})

type Sheet = { sheet: string; revision: string; withdrawn: string[]; project: { code: string } }

it('the current sheet is found by number in every project, or by its name', async () => {
  const { output } = await desk.run('julien', 'drawings.find_sheet', { sheet: 'S-101' })
  expect(
    output.sheets.map(({ project, revision, withdrawn }: Sheet) => [project.code, revision, withdrawn]).sort(),
  ).toEqual([
    ['CHE-2601', '2', []],
    ['CHE-2603', '2', ['1']],
    ['CHE-2604', '0', []],
  ])
  const doors = await desk.run('julien', 'drawings.find_sheet', { sheet: 'door schedule' }, 'en')
  expect(doors.output.sheets[0]).toMatchObject({ sheet: 'A-601', project: { code: 'CHE-2601' } })
  expect(doors.output.sheets.every(({ sheet }: Sheet) => sheet === 'A-601')).toBe(true)
  await expect(desk.run('julien', 'drawings.find_sheet', { sheet: 'M-999' })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})

it('a new revision withdraws the old one, and can be taken back', async () => {
  const project = await desk.idOf('CHE-2603')
  const { output, card } = await desk.run('julien', 'drawings.register_revision', {
    project,
    sheet: 'S-101',
    revision: '3 du S-101',
  })
  expect(output).toMatchObject({ sheet: 'S-101', revision: '3', before: '2', date: '2026-11-02' })
  expect(card.summary).toBe('S-101 rév. 3 est en vigueur à CHE-2603; la rév. 2 est retirée.')
  const current = async () => {
    const found = await desk.run('julien', 'drawings.find_sheet', { sheet: 'S-101', project })
    return found.output.sheets.map(({ revision }: Sheet) => revision)
  }
  expect(await current()).toEqual(['3'])
  for (const revision of ['3', '2'])
    await expect(
      desk.run('julien', 'drawings.register_revision', { project, sheet: 'S-101', revision }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  const back = await desk.run('julien', 'drawings.withdraw_revision', { project, sheet: 'S-101' })
  expect(back.output).toMatchObject({ revision: '3', before: '2', measured: true })
  expect(await current()).toEqual(['2'])
  await expect(
    desk.run('julien', 'drawings.register_revision', { project, sheet: 'le toit', revision: '3' }),
  ).rejects.toMatchObject({ code: 'input.invalid' })
})

it('open clashes come gravest first', async () => {
  const { output, card } = await desk.run('julien', 'bim.list_clashes')
  expect(output.clashes.map(({ severity }: { severity: string }) => severity)).toEqual(['high', 'medium', 'low'])
  expect(card.summary).toContain('3 conflits ouverts, 1 grave')
  const none = await desk.run('julien', 'bim.list_clashes', { project: await desk.idOf('CHE-2602') })
  expect(none.card.summary).toBe('Aucun conflit de maquette n’est ouvert.')
})

it('a quantity is given in both systems with its margin; the same sheet in two projects is asked about', async () => {
  await expect(
    desk.run('luc', 'takeoff.measure_drawing', { sheet: 'toiture sur le plan A-201' }),
  ).rejects.toMatchObject({ data: { candidates: [{ label: 'A-201, CHE-2601' }, { label: 'A-201, CHE-2603' }] } })
  const project = await desk.idOf('CHE-2601')
  const roof = await desk.run('luc', 'takeoff.measure_drawing', { sheet: 'toiture A-201', project })
  expect(roof.output.measures).toEqual([{ label: 'toiture', costCode: '07 50 00', unit: 'm2', quantity: 2_905_000 }])
  // 2 905 m² is 31 269.16 sq ft; ± 2 % is 2 846.9 to 2 963.1 m².
  expect(roof.card.summary.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('2 905 m² (31 269 pi²)')
  expect(textOf(roof.card).replaceAll('\u202f', ' ')).toContain('de 2 847 à 2 963')
  const slab = await desk.run('luc', 'takeoff.measure_drawing', { sheet: 'slab area', project }, 'en')
  expect(slab.output).toMatchObject({ sheet: 'S-101', measures: [{ label: 'slab', quantity: 2_860_000 }] })
  await expect(desk.run('luc', 'takeoff.measure_drawing', { sheet: 'piscine' })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})

it('what a revision adds is measured and priced', async () => {
  const { output, card } = await desk.run('luc', 'takeoff.diff_revisions', { sheet: 'A-301' })
  expect(output).toMatchObject({ before: '2', revision: '3', project: { code: 'CHE-2602' } })
  expect(output.changes.map(({ label, change }: Record<string, unknown>) => [label, change])).toEqual([
    ['gypse', 36_000],
    ['soffite', 37_000],
  ])
  // 36 m² is 387.501 sq ft at 4.10 $: 1 588.75 $. A soffit in metres has no price in its unit.
  expect(output.changes.map(({ cost }: { cost: number | null }) => cost)).toEqual([158_875, null])
  expect(card.actions![0]!.label).toBe('En faire un avenant')
  await expect(
    desk.run('luc', 'takeoff.diff_revisions', { sheet: 'S-101', project: await desk.idOf('CHE-2604') }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.run('tyler', 'takeoff.diff_revisions', { sheet: 'A-301' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it.each([
  ['combien de pi2 de toiture sur le plan A-201', 'luc', 'takeoff.measure_drawing needs-input', 'A-201, CHE-2603'],
  ['surface de dalle S-101 Northgate', 'luc', 'takeoff.measure_drawing done', '2 860'],
  ['cest quoi la derniere revision du S-101', 'steve', 'drawings.find_sheet done', 'CHE-2603'],
  ['find me the door schedule', 'tyler', 'drawings.find_sheet done', 'A-601'],
  ['enregistre la révision 3 du S-101 au 6-plex', 'julien', 'drawings.register_revision done', 'la rév. 2 est retirée'],
  ['A-301, la dernière révision change quoi aux quantités', 'luc', 'takeoff.diff_revisions done', 'gypse'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(shown)
})
