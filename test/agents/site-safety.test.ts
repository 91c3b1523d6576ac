import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gaston } from '../../agents/construction/gaston-chantier.ts'
import { readSiteLog } from '../../src/domain/site-log.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([gaston])
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
