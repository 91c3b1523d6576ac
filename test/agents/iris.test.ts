import { afterAll, expect, it } from 'vitest'
import { iris } from '../../agents/finance/iris-anomalies.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [iris]
const desk = await openDesk(agents)
afterAll(desk.close)

it('one bill was entered twice; both are side by side', async () => {
  const { output, card } = await desk.run('nadia', 'anomalies.find_duplicates', {})
  expect(output.cases).toHaveLength(1)
  expect(output.cases[0].vendor).toBe('Béton Saint-Clair')
  expect(output.cases[0].bills.map((one: { total: number }) => one.total)).toEqual([841_255, 841_255])
  for (const bill of output.cases[0].bills) expect(textOf(card)).toContain(bill.number)
})

it('a scan finds the price, the receipt and the duplicate, each with its reason', async () => {
  const { output } = await desk.run('nadia', 'anomalies.scan_transactions', {})
  const of = (kind: string) => output.cases.filter((one: { kind: string }) => one.kind === kind)
  expect(of('price')).toHaveLength(1)
  // 212, 218, 209, 221, 215, 214 and 287: median 215, deviation 3.
  expect(of('price')[0]).toMatchObject({ value: 28_700, usual: 21_500 })
  expect(of('price')[0].score).toBeCloseTo((0.6745 * 72) / 3, 3)
  expect(of('sum')).toHaveLength(1)
  expect(Math.abs(of('sum')[0].total - of('sum')[0].parts)).toBe(1)
})

it('a case is told with its comparables, in English too; an unknown one names those that are open', async () => {
  const { output, card } = await desk.run('isabelle', 'anomalies.explain_case', { about: 'Saint-Clair' }, 'en')
  expect(output.cases.map((one: { kind: string }) => one.kind).sort()).toEqual(['duplicate', 'price'])
  expect(textOf(card)).toContain('Comparables')
  await expect(desk.run('nadia', 'anomalies.explain_case', { about: 'Toitures Untel' })).rejects.toThrow(/Saint-Clair/)
})

it('is not for the site', async () => {
  await expect(desk.run('dany', 'anomalies.scan_transactions', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
})
