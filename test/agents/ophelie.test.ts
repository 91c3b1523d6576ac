import { afterAll, beforeAll, expect, it } from 'vitest'
import { ophelie } from '../../agents/construction/ophelie-risques-delais.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
let school: string
beforeAll(async () => {
  desk = await openDesk([ophelie])
  school = await desk.idOf('CHE-2604')
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('gives the odds of the golden case, what it assumes and the two that weigh most', async () => {
  const { output, card } = await desk.run(
    'emilie',
    'schedule_risk.run_monte_carlo',
    { project: school, due: '2027-02-23' },
    'fr',
  )
  expect(output).toMatchObject({ by: { days: 52 }, seed: 20261122, runs: 20000, planned: { days: 47 } })
  expect(Math.abs(output.chance / 1e6 - 0.754)).toBeLessThan(0.01)
  expect(Math.abs(output.pertChance / 1e6 - 0.8)).toBeLessThan(0.01)
  expect(Math.abs(output.mean - 49.5)).toBeLessThan(0.3)
  for (const [name, days] of [
    ['p50', 49.3],
    ['p80', 52.6],
    ['p90', 54.4],
  ] as const)
    expect(Math.abs(output[name].days - days)).toBeLessThan(0.3)
  expect(output.p80.date).toBe('2027-02-24')
  expect(output.drivers.map(({ code }: { code: string }) => code)).toEqual(['E', 'D'])
  expect(card.summary.replaceAll('\u00a0', ' ')).toMatch(
    /^CHE-2604 : 7[56] % de chances de finir au plus tard le 23 févr\. 2027/,
  )
  expect(card.footer).toContain('germe 20261122')
  const curve = output.curve.map(({ chance }: { chance: number }) => chance)
  expect(curve).toEqual([...curve].sort((a, b) => a - b))
  expect(curve.at(-1)).toBe(1_000_000)
})

it('says the same twice, and refuses a day before the works begin', async () => {
  const run = (due?: string) =>
    desk.run('emilie', 'schedule_risk.run_monte_carlo', { project: school, ...(due ? { due } : {}) })
  expect((await run()).output).toEqual((await run()).output)
  await expect(run('2026-11-15')).rejects.toMatchObject({ code: 'input.invalid', field: 'due' })
})

it('ranks what drives the finish', async () => {
  const { output, card } = await desk.run('emilie', 'schedule_risk.rank_drivers', { project: school }, 'en')
  expect(output.drivers.slice(0, 2).map(({ code }: { code: string }) => code)).toEqual(['E', 'D'])
  expect(output.drivers).toHaveLength(8)
  const envelope = output.drivers.find(({ code }: { code: string }) => code === 'F')
  expect(Math.abs(envelope.onPath / 1e6 - 0.29)).toBeLessThan(0.02)
  expect(textOf(card)).toContain('15 – 20 – 31')
})

it.each([
  [
    'a l ecole, c est quoi nos chances de finir avant le 23 fevrier',
    'emilie',
    'schedule_risk.run_monte_carlo done',
    '23 févr. 2027',
  ],
  ['P80 finish for the warehouse?', 'tyler', 'schedule_risk.run_monte_carlo done', 'P80'],
  [
    'qu est ce qui risque le plus de nous retarder a l ecole',
    'emilie',
    'schedule_risk.rank_drivers done',
    'E Commande des fenêtres',
  ],
  ['rank the schedule risk on the residence', 'genevieve', 'schedule_risk.rank_drivers done', 'Drives the finish'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it('takes the site from the channel where it is asked', async () => {
  const answer = await app.chat('c’est quoi nos chances de finir avant le 23 fevrier', {
    as: 'emilie',
    channel: 'chantier-ecole',
  })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['schedule_risk.run_monte_carlo done'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toMatch(/CHE-2604 : 7[56] % de chances/)
})
