import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { berenice } from '../../agents/hr/berenice-productivite.ts'
import { florence } from '../../agents/hr/florence-absences.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([florence, berenice])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const stepsOf = (answer: { steps: { tool: string | null; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('absences', () => {
  it('says one’s own balance and the shutdown, never another’s', async () => {
    const { output, card } = await desk.run('steve', 'absences.balance', {}, 'fr')
    // 160 h earned, 80 h taken, and December 18 asked for.
    expect(output.balance).toMatchObject({ granted: 16_000, used: 8_000, left: 8_000, asked: 800, weekTenths: 30 })
    expect(output.closure).toEqual({ from: '2026-12-20', to: '2027-01-02', confirmed: false })
    expect(plain(card.summary)).toBe(
      'Il te reste 10 jours de vacances pour 2026, dont 1 jour déjà demandés ou accordés.',
    )
    expect(textOf(card)).toContain('à confirmer avec le calendrier de la CCQ')
    const [dany] = await desk.inOrganization((stores) => stores.persons.list({ handle: 'dany' }))
    await expect(desk.run('isabelle', 'absences.balance', { person: dany!.id })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('counts working days, shows who else is away, and refuses what cannot be', async () => {
    const ask = (handle: string, from: string, to = from) =>
      desk.preview(handle, 'absences.request', { period: { from, to } }, 'fr')
    const { card, subject } = await ask('dany', '2026-12-17', '2026-12-22')
    // Thursday and Friday: the construction is shut from the 20th.
    expect(subject).toMatchObject({ hours: 1600, type: 'vacation' })
    expect(textOf(card)).toContain('Julien Gervais')
    expect(textOf(card)).toContain('Steve Lachance')
    await expect(ask('steve', '2026-12-18')).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(ask('dany', '2026-10-01')).rejects.toMatchObject({ code: 'input.invalid', field: 'period' })
    await expect(ask('dany', '2026-12-23')).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(ask('dany', '2029-01-08')).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('is granted by whoever manages people, not by who asks', async () => {
    const asked = await app.chat('can I take December 11 off', { as: 'tyler' })
    expect(stepsOf(asked)).toEqual(['absences.request needs-approval'])
    const approval = asked.steps[0]!.approval!
    expect((await app.decide(approval, 'approve', { as: 'tyler' })).status).not.toBe(200)
    const { status, body } = await app.decide(approval, 'approve', { as: 'marc-antoine' })
    expect([status, body.state]).toEqual([200, 'approved'])
    const tyler = await app.personOf('tyler')
    const [absence] = await app.within((stores) =>
      stores.records.list('absence', { personId: tyler.id, state: 'approved' }),
    )
    expect(absence).toMatchObject({ date: '2026-12-11', data: { type: 'vacation', hours: 800 } })
  })

  it('tells the manager of a sick day without its reason, and can be taken back', async () => {
    const { output, undo } = await desk.run('mamadou', 'absences.report_sick')
    expect(output).toMatchObject({ date: '2026-11-02', told: 'Marc-Antoine Dubé' })
    const [record, notes] = await desk.inOrganization(async (stores) => [
      await stores.records.byNumber('absence', output.number),
      await stores.notifications.list({ kind: 'absence' }),
    ])
    expect(record!.data).toEqual({ type: 'sick', to: '2026-11-02', hours: 800 })
    expect(notes.map(({ text }) => plain(text))).toEqual(['Mamadou Diallo est absent le 2 nov. 2026.'])
    await expect(desk.run('mamadou', 'absences.report_sick')).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(desk.run('mamadou', 'absences.report_sick', { when: '2026-12-01' })).rejects.toMatchObject({
      field: 'when',
    })
    await expect(desk.run('steve', undo!.tool, undo!.input)).rejects.toMatchObject({ code: 'not-found' })
    await desk.run('mamadou', undo!.tool, undo!.input)
    await desk.run('mamadou', 'absences.report_sick')
  })

  it('shows who is away and the closures, with nobody’s reason', async () => {
    const { output, card } = await desk.run('steve', 'absences.team_calendar', {
      period: { from: '2026-12-01', to: '2026-12-31' },
    })
    expect(output.absences.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      ['Julien Gervais', 'asked'],
      ['Steve Lachance', 'asked'],
    ])
    expect(output.closures).toEqual([{ from: '2026-12-20', to: '2027-01-02', confirmed: false }])
    expect(textOf(card)).not.toMatch(/vacation|sick/)
  })

  it.each([
    ['il me reste combien de jours de vacances', 'steve', 'absences.balance done', '10 jours'],
    ['chu malade jrentre pas aujourdhui', 'dany', 'absences.report_sick done', 'Marc-Antoine'],
    ['who is on vacation in December', 'tyler', 'absences.team_calendar done', 'Julien Gervais'],
    ['je voudrais être en congé le 27 novembre', 'luc', 'absences.request needs-approval', 'Émilie Rancourt'],
    ['annule mon congé du 18 décembre', 'steve', 'absences.cancel done', 'ABS-008'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(stepsOf(answer)).toEqual([step])
    expect(plain(answer.text)).toContain(shown)
  })
})

describe('productivity', () => {
  it('gives 147.2 h earned for 171.0 h paid on the residence', async () => {
    const project = await desk.idOf('CHE-2602')
    const { output, card } = await desk.run('emilie', 'productivity.earned_hours', { project }, 'en')
    expect(output).toMatchObject({ earned: 14_720, paid: 17_100, outside: 0, done: 460_000 })
    expect(output.factor.toFixed(2)).toBe('0.86')
    expect(output.codes.map(({ code, earned, paid }: Record<string, unknown>) => [code, earned, paid])).toEqual([
      ['09 20 00', 6_440, 8_300],
      ['06 10 00', 8_280, 8_800],
    ])
    expect(card.summary).toBe('Slower than planned: factor 0.86, 147.2 h earned for 171 h paid (23.8 h too many).')
    const school = await desk.run('emilie', 'productivity.earned_hours', { project: await desk.idOf('CHE-2604') }, 'en')
    expect(school.card.summary).toContain('cannot be told')
  })

  it('divides what was installed by the hours of a crew, never of one person', async () => {
    const project = await desk.idOf('CHE-2602')
    const { output, card } = await desk.run('luc', 'productivity.unit_rate', {
      project,
      work: '09 20 00',
      quantity: 2_490_000,
    })
    expect(output).toMatchObject({ code: '09 20 00', hours: 8_300, rate: 30, expected: { rate: 25, unit: 'pi2' } })
    expect(plain(card.summary)).toContain('30 à l’heure en Gypse et plâtre : 2 490 pour 83 h')
    const windows = desk.run('luc', 'productivity.unit_rate', {
      project: await desk.idOf('CHE-2603'),
      work: '08 50 00',
      quantity: 10_000,
    })
    await expect(windows).rejects.toMatchObject({
      code: 'rule.broken',
      message: expect.stringContaining('never a person'),
    })
    await expect(desk.run('luc', 'productivity.unit_rate', { project, work: 'zzz', quantity: 1000 })).rejects.toThrow()
    await expect(desk.run('steve', 'productivity.earned_hours', { project })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it.each([
    ['on est tu plus lent que prévu en gypse à la résidence', 'emilie', 'productivity.earned_hours done', '0,86'],
    ['crew productivity at the residence', 'julien', 'productivity.earned_hours done', '147.2 h'],
    ['rendement du gypse à la résidence : 2 400 pi2 de posés', 'luc', 'productivity.unit_rate done', '28,92'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as, lang: 'fr' })
    expect(stepsOf(answer)).toEqual([step])
    expect(plain(answer.text)).toMatch(new RegExp(shown.replace(/[.,]/, '[.,]')))
  })
})
