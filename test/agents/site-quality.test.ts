import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rosalie } from '../../agents/construction/rosalie-qualite.ts'
import { splitDefect } from '../../src/domain/quality.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([rosalie])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const steps = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)
const undoOf = (name: string, output: unknown) => rosalie.tools.find((one) => one.name === name)!.undo!(output)!
const PHOTO = {
  id: 'F123',
  name: 'fissure.jpg',
  mime: 'image/jpeg',
  size: 1200,
  url: 'https://files.example/fissure.jpg',
}

it.each([
  ['fissure dans le gypse corridor 2e etage', 'fissure dans le gypse', 'corridor 2e etage'],
  ['Dented panel on the north wall, photo attached', 'Dented panel', 'north wall'],
  ['peinture égratignée dans l’entrée', 'peinture égratignée', 'entrée'],
  ['toit qui coule', 'toit qui coule', ''],
  ['porte croche', 'porte croche', ''],
  ['fissure dans le gypse du corridor', 'fissure dans le gypse', 'corridor'],
])('%s: what and where', (text, what, where) => expect(splitDefect(text)).toEqual({ what, where }))

describe('Rosalie', () => {
  it('opens one with its place, asks who repairs, refuses the same twice, and takes it back', async () => {
    const project = await desk.idOf('CHE-2602')
    const said = { project, title: 'fissure dans le gypse corridor 2e etage' }
    const { output, card } = await desk.run('emilie', 'quality.open_deficiency', said)
    expect(output.line).toMatchObject({ title: 'Fissure dans le gypse', location: 'corridor 2e etage', who: null })
    expect(card.summary).toContain('Qui la corrige')
    expect(card.actions!.map(({ label }) => label)).toEqual(['Confier à quelqu’un', 'Fixer la date'])
    await expect(desk.run('emilie', 'quality.open_deficiency', said)).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      desk.run('emilie', 'quality.open_deficiency', { ...said, title: 'porte croche', due: '2026-10-01' }),
    ).rejects.toMatchObject({ field: 'due' })
    const undo = undoOf('quality.open_deficiency', output)
    await desk.run('emilie', undo.tool, undo.input)
    expect(await desk.inOrganization((stores) => stores.deficiencies.get(output.line.id))).toBeNull()
  })

  it('gives a repair to somebody, who is told, or to a subcontractor; undo gives it back', async () => {
    const steve = await desk.inOrganization(async (stores) => (await stores.persons.list({ handle: 'steve' }))[0]!.id)
    const { output } = await desk.run('emilie', 'quality.assign_repair', {
      deficiency: 'solive',
      person: steve,
      due: '2026-11-10',
    })
    expect(output.line).toMatchObject({ who: 'Steve Lachance', due: '2026-11-10' })
    const told = await desk.inOrganization((stores) =>
      stores.notifications.list({ personId: steve, kind: 'deficiency' }),
    )
    expect(told.map(({ text }) => text)).toEqual(['Solive à renforcer – logement 5'])
    const undo = undoOf('quality.assign_repair', output)
    expect((await desk.run('emilie', undo.tool, undo.input)).output.line).toMatchObject({
      who: 'Dany Morissette',
      due: '2026-11-06',
    })
    const sub = await desk.run('emilie', 'quality.assign_repair', { deficiency: 'joint de gypse', vendor: 'Nordet' })
    expect(sub.output.line.who).toContain('Nordet')
    await expect(
      desk.run('emilie', 'quality.assign_repair', { deficiency: 'piscine', due: '2026-11-10' }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
      says: { fr: expect.stringContaining('Calfeutrage manquant') },
    })
  })

  it('closes nothing without a photo of that site', async () => {
    const close = (photo?: string) =>
      desk.preview('dany', 'quality.close_deficiency', { deficiency: 'solive', ...(photo ? { photo } : {}) }, 'fr')
    await expect(close()).rejects.toMatchObject({
      code: 'rule.broken',
      says: { fr: expect.stringContaining('preuve') },
    })
    const photos = await desk.inOrganization((stores) => stores.records.list('photo'))
    const [sixplex, northgate] = [await desk.idOf('CHE-2603'), await desk.idOf('CHE-2601')]
    const numberAt = (id: string) => photos.find(({ projectId }) => projectId === id)!.number
    await expect(close(numberAt(northgate))).rejects.toMatchObject({ code: 'rule.broken' })
    expect((await close(numberAt(sixplex))).card.summary).toContain(numberAt(sixplex))
    const said = { deficiency: 'solive', photo: numberAt(sixplex) }
    const { output } = await desk.run('dany', 'quality.close_deficiency', said)
    expect(output.line.status).toBe('verified')
    await expect(
      desk.run('dany', 'quality.close_deficiency', { ...said, deficiency: output.line.id }),
    ).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })

  it('lists what is open, late first, and ranks the causes', async () => {
    const { output, card } = await desk.run('karine', 'quality.defect_pareto', { project: await desk.idOf('CHE-2602') })
    expect(output.open.map(({ title }: { title: string }) => title)).toEqual([
      'Calfeutrage manquant aux fenêtres',
      'Joint de gypse fissuré',
    ])
    expect(output).toMatchObject({ late: 1, closed: 0 })
    expect(output.causes.at(-1).cumulative).toBe(1_000_000)
    expect(textOf(card)).toContain('en retard')
  })

  it('logs an inspection, counts what passed the first time, and takes a result back', async () => {
    // Of the demo's seven with a result, four passed.
    const { output, card } = await desk.run('julien', 'quality.run_checklist', {
      inspection: 'roof inspection',
      result: 'passed',
    })
    expect(output).toMatchObject({ code: 'CHE-2601', first: { passed: 5, count: 8, rate: 625_000 } })
    expect(textOf(card)).toContain('62,5')
    const undo = undoOf('quality.run_checklist', output)
    expect((await desk.run('julien', undo.tool, undo.input)).output.first).toMatchObject({ passed: 4, count: 7 })
    const redo = await desk.run('emilie', 'quality.run_checklist', { inspection: 'coupe-feu', result: 'passed' })
    expect(redo.output.first).toMatchObject({ passed: 4, count: 7 })
    await expect(
      desk.run('emilie', 'quality.run_checklist', { inspection: 'piscine', result: 'passed' }),
    ).rejects.toMatchObject({ code: 'input.invalid', field: 'project' })
  })

  it('a photo that comes with the message is kept with the punch item, in the site’s channel', async () => {
    const { answer } = await app.hear(
      'emilie',
      {
        type: 'message',
        message: 'm-photo',
        text: 'fissure dans le gypse corridor 2e etage',
        addressed: true,
        files: [PHOTO],
      },
      { channel: 'chantier-crepuscule', kind: 'public' },
    )
    expect(steps(answer!)).toEqual(['quality.open_deficiency done'])
    expect(answer!.text).toContain('CHE-2602')
    const [photo] = await app.within(async (stores) =>
      (await stores.records.list('photo')).filter(({ data }) => data.tags.includes('fissure.jpg')),
    )
    expect(photo).toMatchObject({ state: 'internal', data: { place: 'corridor 2e etage', stage: 'before' } })
    expect(answer!.text).toContain(photo!.number)
  })

  it.each([
    ['déficiences pas réglées à la résidence', 'emilie', 'quality.defect_pareto done', 'Calfeutrage'],
    ['the roof inspection failed', 'julien', 'quality.run_checklist done', 'Roof inspection'],
    ['donne la déficience du joint de gypse à Steve', 'emilie', 'quality.assign_repair done', 'Steve Lachance'],
    ['ferme la déficience de la solive', 'dany', 'quality.close_deficiency failed', 'preuve'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(steps(answer)).toEqual([step])
    expect(answer.text).toContain(shown)
  })
})
