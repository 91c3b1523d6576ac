import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loic } from '../../agents/construction/loic-echeancier.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let school: string
beforeAll(async () => {
  desk = await openDesk([loic])
  school = await desk.idOf('CHE-2604')
})
afterAll(() => desk.close())

describe('the critical path', () => {
  it('is that of the golden case', async () => {
    const { output, card } = await desk.run('emilie', 'schedule.compute_cpm', { project: school }, 'fr')
    expect(output).toMatchObject({ days: 47, finishesOn: '2027-02-16', critical: ['A', 'E', 'D', 'G', 'H'] })
    const floats = Object.fromEntries(
      output.activities.map((one: { code: string; float: number }) => [one.code, one.float]),
    )
    expect(floats).toMatchObject({ A: 0, B: 13, C: 13, D: 0, E: 0, F: 1, G: 0, H: 0 })
    expect(textOf(card)).toContain('Chemin critique : A-E-D-G-H')
    expect(textOf(card)).toContain('F Enveloppe')
    expect(card.footer).toContain('à confirmer à la CCQ')
  })

  it('says that a project without a schedule has none, and which have', async () => {
    const brewery = await desk.idOf('CHE-2503')
    await expect(desk.run('emilie', 'schedule.compute_cpm', { project: brewery })).rejects.toMatchObject({
      code: 'rule.broken',
      says: { fr: expect.stringContaining('CHE-2604') },
    })
  })
})

describe('a delay', () => {
  const delay = (more: Record<string, unknown>) =>
    desk.run('emilie', 'schedule.propagate_delay', { project: school, ...more }, 'fr')

  it('of what is critical moves the finish', async () => {
    const { output, card } = await delay({ activity: 'les fenêtres arrivent', days: 1000, weeks: true })
    expect(output).toMatchObject({
      activity: { code: 'E' },
      delay: 5,
      slip: 5,
      before: { days: 47, date: '2027-02-16' },
      after: { days: 52, date: '2027-02-23' },
      others: [{ code: 'D' }],
    })
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('finit le 23 févr. 2027 au lieu du 16 févr. 2027')
    expect(card.actions!.map(({ label }) => label)).toContain('Plutôt D Pose des fenêtres')
  })

  it('of what has float does not, up to its float', async () => {
    expect((await delay({ activity: 'toiture', days: 13_000 })).output.slip).toBe(0)
    expect((await delay({ activity: 'toiture', days: 15_000 })).output.slip).toBe(2)
  })

  it('needs a number of days and an activity of the schedule', async () => {
    await expect(delay({ activity: 'toiture' })).rejects.toMatchObject({ code: 'input.invalid', field: 'days' })
    await expect(delay({ activity: 'piscine', days: 1000 })).rejects.toMatchObject({
      field: 'activity',
      says: { fr: expect.stringContaining('C Toiture') },
    })
  })
})

describe('lookahead and baseline', () => {
  it('shows what is under way in three weeks', async () => {
    const { output } = await desk.run('dany', 'schedule.lookahead', { project: await desk.idOf('CHE-2602') })
    const codes = output.items.map((one: { code: string }) => one.code)
    expect(output).toMatchObject({ from: '2026-11-02', to: '2026-11-22', weeks: 3 })
    expect(codes).toEqual(['A', 'B'])
  })

  it('freezes a baseline after the click, the earlier one kept as replaced', async () => {
    const { card } = await desk.preview('emilie', 'schedule.set_baseline', { project: school })
    expect(textOf(card)).toContain('47 jours ouvrables')
    const first = (await desk.run('emilie', 'schedule.set_baseline', { project: school })).output
    const second = (await desk.run('emilie', 'schedule.set_baseline', { project: school })).output
    const kept = await desk.inOrganization((stores) => stores.records.list('baseline', { projectId: school }))
    expect(kept.filter(({ state }) => state === 'current').map(({ number }) => number)).toEqual([second.number])
    expect(kept.find(({ number }) => number === first.number)!.state).toBe('replaced')
    await expect(desk.run('steve', 'schedule.set_baseline', { project: school })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())
  const said = async (text: string, as: string) => {
    const answer = await app.chat(text, { as })
    return {
      tools: answer.steps.map(({ tool, status }) => `${tool} ${status}`),
      text: answer.text.replaceAll('\u00a0', ' '),
    }
  }

  it.each([
    ['c quoi le chemin critique a l ecole', 'emilie', 'schedule.compute_cpm done', '16 févr. 2027'],
    ['whats on the critical path for Northgate', 'tyler', 'schedule.compute_cpm done', 'C-D-F-G'],
    [
      'a l ecole si les fenetres arrive 1 sem en retard on finit quand',
      'emilie',
      'schedule.propagate_delay done',
      '23 févr. 2027',
    ],
    ['what if painting slips 3 days at the residence', 'genevieve', 'schedule.propagate_delay done', 'D Peinture, 3'],
    ['le 3 semaines glissant de la résidence', 'dany', 'schedule.lookahead done', 'Gypse du 2e étage'],
    ['fige la reference de l echeancier de l ecole', 'emilie', 'schedule.set_baseline needs-confirmation', 'Figer'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await said(text, as)
    expect(answer.tools).toEqual([step])
    expect(answer.text).toContain(shown)
  })
})
