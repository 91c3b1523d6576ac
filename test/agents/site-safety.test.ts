import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { armand } from '../../agents/construction/armand-sst.ts'
import { gaston } from '../../agents/construction/gaston-chantier.ts'
import { yolande } from '../../agents/construction/yolande-cnesst.ts'
import { readIncident } from '../../src/domain/safety.ts'
import { readSiteLog } from '../../src/domain/site-log.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([gaston, armand, yolande])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const steps = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)

it.each([
  ['5 gars, coulé la dalle nord, pluie a partir de 14h', 5, 'pluie a partir de 14h'],
  ['drywall delivery 2h late, 3 guys waiting', 3, null],
  ['framing done, windy', null, 'windy'],
  ['Ensoleillé, 3 °C; pose de 8 unités', null, 'Ensoleillé'],
])('%s', (text, workers, weather) => expect(readSiteLog(text)).toEqual({ workers, weather }))

describe('Gaston', () => {
  it('writes the day with its crew and weather, and takes it out again for its author alone', async () => {
    const project = await desk.idOf('CHE-2604')
    const said = { project, text: '5 gars, coulé la dalle nord, pluie a partir de 14h' }
    const { output } = await desk.run('mamadou', 'site_logs.record_day', said)
    expect(output).toMatchObject({ code: 'CHE-2604', date: '2026-11-02', workers: 5, weather: 'pluie a partir de 14h' })
    const undo = gaston.tools[0]!.undo!(output)!
    await expect(desk.run('steve', undo.tool, undo.input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await desk.run('mamadou', undo.tool, undo.input)
    expect(await desk.inOrganization((stores) => stores.siteLogs.get(output.id))).toBeNull()
    const refused = (more: object) => desk.run('mamadou', 'site_logs.record_day', { ...said, ...more })
    await expect(refused({ workedOn: '2026-11-03' })).rejects.toMatchObject({ field: 'workedOn' })
    await expect(refused({ project: await desk.idOf('CHE-2503') })).rejects.toMatchObject({
      field: 'project',
      data: { candidates: expect.arrayContaining([expect.objectContaining({ id: project })]) },
    })
  })

  it('sums up a week: days, sites, crew and what held it up', async () => {
    const period = { from: '2026-10-26', to: '2026-11-01' }
    const { output, card } = await desk.run('emilie', 'site_logs.summarize_period', { period })
    // 6, 8, 10, 6, 13, 6 and 8 workers on seven entries of four sites.
    expect(output).toMatchObject({ mean: 8.1, stops: 1 })
    expect(output.entries).toHaveLength(7)
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('7 journées écrites à 4 chantiers, 8,1 travailleurs')
    const none = await desk.run('emilie', 'site_logs.summarize_period', {
      period: { from: '2025-01-01', to: '2025-01-31' },
    })
    expect(none.card.summary).toContain('Rien au journal')
  })

  it('quotes what was written, with its day, author and photo', async () => {
    const { output, card } = await desk.run('karine', 'site_logs.find_evidence', { words: 'gicleurs' })
    expect(output.entries.map(({ date }: { date: string }) => date)).toEqual([
      '2026-10-28',
      '2026-10-28',
      '2026-10-20',
      '2026-10-13',
    ])
    expect(textOf(card)).toContain('Attente de 3 h')
    expect(textOf(card)).toMatch(/photo PH-\d+/)
    const none = await desk.run('karine', 'site_logs.find_evidence', { words: 'piscine' })
    expect(none.card.summary).toContain('Essaie un autre mot')
  })

  it.each([
    ['journal 6-plex : 6 gars, fenêtres du 3e posées, nuageux', 'dany', 'site_logs.record_day done', 'nuageux'],
    [
      'qu’est-ce qui s’est passé à l’école la semaine passée',
      'emilie',
      'site_logs.summarize_period done',
      'Démolition',
    ],
    ['trouve la preuve de la pompe en retard', 'karine', 'site_logs.find_evidence done', '40 minutes'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(steps(answer)).toEqual([step])
    expect(answer.text).toContain(shown)
  })
})

it.each([
  ['un gars sest coupe la main rien de grave 2 points', 'recordable', 0],
  ['near miss ladder slipped nobody hurt', 'near-miss', 0],
  ['chute d un escabeau 14 jours d arret', 'lost-time', 14],
  ['poussiere dans l oeil', 'first-aid', 0],
])('%s: %s', (text, kind, lostDays) => expect(readIncident(text)).toMatchObject({ kind, lostDays }))

describe('Armand', () => {
  it('puts an injury in the register, says its deadlines and tells who leads the site', async () => {
    const project = await desk.idOf('CHE-2603')
    const said = { project, what: 'coupure à la main, 2 points' }
    const { output, card } = await desk.run('steve', 'safety.report_incident', said)
    expect(output).toMatchObject({ kind: 'recordable', date: '2026-11-02', serious: false })
    expect(output.told).toContain('Dany Morissette')
    // Fourteen days paid by the employer, two more to claim, six months for the worker.
    for (const part of ['16 nov. 2026', '18 nov. 2026', '2 mai 2027', 'non confirmées', 'pas un conseil juridique'])
      expect(textOf(card)).toContain(part)
    const notices = () => desk.inOrganization((stores) => stores.notifications.list({ subjectId: output.id }))
    expect(await notices()).toHaveLength(output.told.length)
    const undo = armand.tools[0]!.undo!(output)!
    await expect(desk.run('tyler', undo.tool, undo.input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await desk.run('steve', undo.tool, undo.input)
    expect(await desk.inOrganization((stores) => stores.incidents.get(output.id))).toBeNull()
    await expect(
      desk.run('steve', 'safety.report_incident', { ...said, workedOn: '2026-11-09' }),
    ).rejects.toMatchObject({
      field: 'workedOn',
    })
  })

  it('a grave one is told to the CNESST at once', async () => {
    const said = { project: await desk.idOf('CHE-2604'), what: 'doigt amputé par la scie' }
    const { output, card } = await desk.run('mamadou', 'safety.report_incident', said)
    expect([output.serious, card.tone]).toEqual([true, 'danger'])
    expect(textOf(card)).toContain('3 nov. 2026')
    const undo = armand.tools[0]!.undo!(output)!
    await desk.run('mamadou', undo.tool, undo.input)
  })

  it('computes the rates of twelve months with their counts', async () => {
    const { output, card } = await desk.run('karine', 'safety.compute_rates')
    expect(output).toMatchObject({ hours: 21_450, recordables: 2, lostTime: 1, lostDays: 14, to: '2026-10-31' })
    for (const part of ['18,6', '9,3', '130,5']) expect(textOf(card)).toContain(part)
    const none = await desk.run('karine', 'safety.compute_rates', { period: { from: '2020-01-01', to: '2020-12-31' } })
    expect(none.card.summary).toContain('Aucune heure')
  })
})

describe('Yolande', () => {
  const needed = (output: { obligations: { key: string; needed: boolean }[] }) =>
    output.obligations.filter((one) => one.needed).map(({ key }) => key)

  it('says what the headcount calls for: at 12 a program, at 20 a committee', async () => {
    const school = await desk.idOf('CHE-2604')
    const twelve = await desk.run('mamadou', 'cnesst.check_site_obligations', { project: school, workers: 12_000 })
    expect(needed(twelve.output)).toEqual(['notice', 'program', 'representative'])
    expect(textOf(twelve.card)).toContain('non confirmé')
    const twenty = await desk.run('mamadou', 'cnesst.check_site_obligations', { project: school, workers: 20_000 })
    expect(needed(twenty.output)).toContain('committee')
  })

  it('reads the headcount in the site log, or asks', async () => {
    const sixplex = await desk.run('emilie', 'cnesst.check_site_obligations', { project: await desk.idOf('CHE-2603') })
    expect(sixplex.output).toMatchObject({ workers: 6, program: false })
    expect(needed(sixplex.output)).toEqual(['notice'])
    await expect(desk.run('emilie', 'cnesst.check_site_obligations')).rejects.toMatchObject({ field: 'workers' })
  })

  it('drafts a notice ten days before, for Québec alone, and sends nothing', async () => {
    const said = { project: await desk.idOf('CHE-2603'), kind: 'closing', when: '2026-12-18', workers: 6_000 }
    const { card } = await desk.preview('julien', 'cnesst.draft_site_notice', said, 'fr')
    expect(card.summary).toContain('8 déc. 2026')
    const { output } = await desk.run('julien', 'cnesst.draft_site_notice', said)
    const document = await desk.inOrganization((stores) => stores.documents.need(output.id))
    expect(document).toMatchObject({ kind: 'site_notice', data: { dueBy: '2026-12-08' } })
    expect(document.text).toContain('6')
    expect(await desk.outbox()).toEqual([])
    await expect(
      desk.preview('julien', 'cnesst.draft_site_notice', { ...said, project: await desk.idOf('CHE-2601') }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  })
})

it.each([
  ['near miss: a ladder slid at Northgate, nobody hurt', 'tyler', 'safety.report_incident done', 'Near miss'],
  ['sort nos taux de fréquence et de gravité', 'emilie', 'safety.compute_rates done', '130,5'],
  [
    'à 22 gars sur le chantier de l’école, faut-tu un comité',
    'mamadou',
    'cnesst.check_site_obligations done',
    'comité',
  ],
  ['avis de fermeture du chantier du 6-plex', 'steve', 'cnesst.draft_site_notice refused', ''],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(steps(answer)).toEqual([step])
  expect(answer.text).toContain(shown)
})

it('keeps the notice after the asker’s own click', async () => {
  const asked = await app.chat('prépare l’avis de fermeture pour le 6-plex', { as: 'julien' })
  expect(steps(asked)).toEqual(['cnesst.draft_site_notice needs-confirmation'])
  const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'julien' })
  expect([status, body.state]).toEqual([200, 'approved'])
  expect(await app.within((stores) => stores.documents.list({ kind: 'site_notice' }))).toHaveLength(1)
})
