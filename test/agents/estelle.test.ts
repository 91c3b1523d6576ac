import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { estelle } from '../../agents/real-estate/estelle-pro-forma.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([estelle])
})
afterAll(() => desk.close())

const build = (site: string, more = {}) => desk.run('nadia', 'realestate.build_proforma', { site, ...more })

it('eight dwellings at Saint-Rosalba: costs, rents and returns', async () => {
  const { output, card } = await build('8 logements terrain à st-rosalba')
  // 180 000 + 1 650 000 + 170 000; 8 × 1 650 × 12 less 3 %, less 32 % of that.
  const collected = Math.round(8 * 165_000 * 12 * 0.97)
  const noi = Math.round(collected * 0.68)
  expect(output.result).toMatchObject({ cost: 200_000_000, collected, noi, equity: 50_000_000 })
  expect(output.result.yieldOnCost).toBe(Math.round((noi / 200_000_000) * 1e6))
  expect(output.result.value).toBe(Math.round(noi / 0.055))
  expect(output.result.cashFlow).toBe(noi - output.result.debtService)
  expect(textOf(card)).toContain('zonage')
  expect(textOf(card)).toContain('nova:proformas/PRO-001')
})

it('a rent that is said takes the place of the kept one', async () => {
  const kept = (await build('old garage lot')).output.result.collected
  const dearer = (await build('old garage lot', { rent: 200_000 })).output.result.collected
  expect(dearer / kept).toBeCloseTo(200_000 / 158_000, 5)
  await expect(build('old garage lot', { rent: -5 })).rejects.toMatchObject({ code: 'input.invalid', field: 'rent' })
})

it('an unknown lot is told with those that are kept', async () => {
  await expect(build('chalet au bord de la mer')).rejects.toMatchObject({
    code: 'not-found',
    says: { en: expect.stringContaining('Old garage lot') },
  })
  await expect(desk.run('steve', 'realestate.build_proforma', { site: 'garage' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('each test moves one figure, and none that costs more pays more', async () => {
  const { output } = await desk.run('nadia', 'realestate.sensitivity', { site: 'PRO-002' })
  const flow = (key: string) => output.tests.find((one: { key: string }) => one.key === key).result.cashFlow
  for (const key of ['monthlyRent', 'hardCost', 'loanRate', 'vacancy'])
    expect(flow(key)).toBeLessThan(output.base.cashFlow)
  expect(flow('capRate')).toBe(output.base.cashFlow)
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    [
      'un 8 logements sur le terrain a st-rosalba ca marche tu',
      'isabelle',
      'realestate.build_proforma',
      '2 000 000,00',
    ],
    ['quick pro forma on the old garage lot', 'nadia', 'realestate.build_proforma', 'Old garage lot'],
    ['analyse de sensibilité du garage', 'nadia', 'realestate.sensitivity', 'Construction +10'],
  ])('%s', async (text, as, tool, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
