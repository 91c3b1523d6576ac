import { afterAll, expect, it } from 'vitest'
import { edgar } from '../../agents/finance/edgar-travaux-en-cours.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk } from './demo-desk.ts'

const agents: Agent<Stores>[] = [edgar]
const desk = await openDesk(agents)
afterAll(desk.close)

it('earned and billed are those of each job, and asset and liability are not netted', async () => {
  const { output } = await desk.run('nadia', 'wip.build_schedule', {})
  const of = (code: string) => output.rows.find((row: { code: string }) => row.code === code)
  expect(of('CHE-2601')).toMatchObject({ complete: 765_000, earned: 144_585_000, billed: 147_420_000, over: 2_835_000 })
  expect(of('CHE-2602').over).toBe(-2_372_000)
  expect(of('CHE-2603').over).toBe(1_087_085)
  expect(of('CHE-2604')).toMatchObject({ billed: 0, over: -13_563_218 })
  expect(output).toMatchObject({ over: 3_922_085, under: 15_935_218 })
})

it('one job is told first', async () => {
  const project = await desk.idOf('CHE-2601')
  const { card } = await desk.run('isabelle', 'wip.build_schedule', { project }, 'en')
  expect(card.summary).toContain('$28,350.00 billed ahead')
})

it('is not for the site', async () => {
  await expect(desk.run('dany', 'wip.build_schedule', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
})
