import { afterAll, expect, it } from 'vitest'
import { gilberte } from '../../agents/finance/gilberte-financement.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [gilberte]
const desk = await openDesk(agents)
afterAll(desk.close)

// Current assets and liabilities of the demo company (ratios), and cost to complete of its four jobs.
const CAPITAL = 24_130_000 + 76_249_585 + 21_878_900 + 15_935_218 - (48_820_000 + 3_922_085 + 13_540_000)
const BACKLOG =
  162_540_000 - 124_343_100 + (91_130_435 - 41_920_000) + (34_984_000 - 22_600_000) + (194_880_000 - 11_800_000)

it('what is left is the surety’s limit less the cost to complete', async () => {
  const { output } = await desk.run('isabelle', 'financing.bonding_capacity', { cost: 200_000_000 })
  expect(output).toMatchObject({ workingCapital: CAPITAL, backlogCost: BACKLOG, single: 250_000_000, fits: true })
  expect(output.left).toBe(700_000_000 - BACKLOG)
  expect(output.leftAfter).toBe(output.left - 200_000_000)
})

it('what does not fit says which limit is in the way', async () => {
  const { output, card } = await desk.run('isabelle', 'financing.bonding_capacity', { cost: 300_000_000 }, 'en')
  expect(output).toMatchObject({ fits: false, against: ['single'] })
  expect(card.summary).toContain('limit a project')
})

it('covenants are measured where the books can, and n/d elsewhere', async () => {
  const { output, card } = await desk.run('nadia', 'financing.covenant_check', {})
  const of = (metric: string) => output.checks.filter((one: { metric: string }) => one.metric === metric)
  expect(of('current_ratio')[0]).toMatchObject({ met: true, value: 1_250_000 })
  expect(of('current_ratio')[0].actual / 1e6).toBeCloseTo(2.08, 2)
  expect(of('debt_to_equity')[0].met).toBeNull()
  for (const one of of('working_capital')) expect(one).toMatchObject({ actual: CAPITAL, met: true })
  expect(textOf(card)).toContain('n/d')
})

it('is not for the site', async () => {
  await expect(desk.run('dany', 'financing.bonding_capacity', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
})
