import { afterAll, beforeAll, expect, it } from 'vitest'
import { apolline } from '../../agents/legal/apolline-hypotheques.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([apolline])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('counts Ontario’s days and its yearly release', async () => {
  const project = await desk.idOf('CHE-2601')
  const { output, card } = await desk.run('marc-antoine', 'liens.compute_deadlines', { project }, 'en')
  expect(output.annual).toEqual({
    contract: '2026-03-02',
    noticeBy: '2027-03-16',
    liensExpire: '2027-05-15',
    payBy: '2027-05-29',
  })
  expect(output).toMatchObject({ preserveDays: 60, state: 'planned', registerBy: '2027-02-16' })
  expect(textOf(card)).toContain('Construction Act (Ontario), s. 31, 36')
  expect(card.footer).toContain('not legal advice')
})

it('counts Québec’s thirty days and six months from the end of the work', async () => {
  const run = async (code: string, ended?: string) =>
    (
      await desk.run('julien', 'liens.compute_deadlines', {
        project: await desk.idOf(code),
        ...(ended ? { ended } : {}),
      })
    ).output
  expect(await run('CHE-2603')).toMatchObject({ state: 'planned', registerBy: '2027-01-17', sueBy: '2027-06-18' })
  expect(await run('CHE-2603', '2026-10-30')).toMatchObject({ state: 'open', registerBy: '2026-11-29', daysLeft: 27 })
  expect(await run('CHE-2603', '2026-09-01')).toMatchObject({ state: 'register-passed', sueBy: '2027-03-01' })
  expect(await run('CHE-2401')).toMatchObject({ state: 'lapsed', registerBy: '2025-10-30' })
})

it('asks once for the releases that are missing, and takes it back', async () => {
  const project = await desk.idOf('CHE-2602')
  const { output, undo } = await desk.run('emilie', 'liens.collect_releases', { project })
  const rows = await desk.inOrganization((stores) =>
    stores.subcontracts.list({ projectId: project, status: ['signed', 'done'] }),
  )
  expect(output.through).toBe('2026-10-31')
  expect(output.missing).toHaveLength(rows.filter((row) => (row.releasedThrough ?? '') < '2026-10-31').length)
  const nordet = output.missing.find(({ vendor }: { vendor: string }) => vendor === 'Gicleurs Nordet')
  expect(nordet.unreleased).toBe(6_362_000 - 4_100_000)
  const again = await desk.run('emilie', 'liens.collect_releases', { project })
  expect(again.output.task).toMatchObject({ id: output.task.id, fresh: false })
  expect(again.undo).toBeNull()
  expect(undo).toEqual({ tool: 'tasks.cancel', input: { task: output.task.id } })
  await expect(desk.run('steve', 'liens.collect_releases', { project })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('tells who gave notice and for how much', async () => {
  const project = await desk.idOf('CHE-2602')
  const { output } = await desk.run('emilie', 'liens.exposure_by_project', { project })
  expect(output.notices.map(({ from }: { from: string }) => from)).toEqual([
    'Gicleurs Nordet',
    'Systèmes intérieurs Duval',
  ])
  expect(output.unreleased).toBe(6_362_000 - 4_100_000 + 7_670_000 - 5_200_000)
  expect(output.exposure).toBe(9_200_000 - 4_100_000 + 14_560_000 - 5_200_000)
})

it.each([
  ['lien deadline and holdback date for ottawa?', 'marc-antoine', 'liens.compute_deadlines done', '60 days'],
  [
    'il nous reste combien de temps pour inscrire sur le projet vachon',
    'julien',
    'liens.compute_deadlines done',
    '17 janv. 2027',
  ],
  [
    'who sent us a notice of contract on the residence',
    'emilie',
    'liens.exposure_by_project done',
    'Systèmes intérieurs Duval',
  ],
  ['il manque tu des quittances a la residence', 'emilie', 'liens.collect_releases done', 'Gicleurs Nordet'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toContain(step)
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
