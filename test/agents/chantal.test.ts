import { afterAll, describe, expect, it } from 'vitest'
import { chantal } from '../../agents/finance/chantal-budgets.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [chantal]
const desk = await openDesk(agents)
afterAll(desk.close)

const on = async (code: string, more: Record<string, unknown> = {}) => ({ project: await desk.idOf(code), ...more })

describe('variances', () => {
  it('of the residence are its cost variance, the sprinklers first', async () => {
    const { output, card } = await desk.run('emilie', 'budgets.variance_report', await on('CHE-2602'))
    expect(output.cv).toBe(-3_781_400)
    expect(output.codes[0]).toMatchObject({ code: '21 10 00', overrun: 2_130_000 })
    const total = output.codes.reduce((sum: number, line: { overrun: number }) => sum + line.overrun, 0)
    expect(Math.abs(total - 3_781_400)).toBeLessThanOrEqual(output.codes.length)
    expect(textOf(card)).toContain('21 300,00')
  })

  it('of one kind of work are those of its code', async () => {
    const { output } = await desk.run('luc', 'budgets.variance_report', await on('CHE-2602', { work: 'gypse' }))
    expect(output.one.code).toBe('09 20 00')
    const none = await desk.run('luc', 'budgets.variance_report', await on('CHE-2603', { work: 'gicleurs' }))
    expect(none.output).toMatchObject({ one: null, missing: 'gicleurs' })
  })

  it('are not for the site', async () => {
    await expect(desk.run('tyler', 'budgets.variance_report', await on('CHE-2602'))).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

describe('commitments', () => {
  it('never count twice what a vendor already billed', async () => {
    const { output } = await desk.run('emilie', 'budgets.commitments', await on('CHE-2602'))
    const project = await desk.idOf('CHE-2602')
    const [budgets, costs] = await desk.inOrganization(async (stores) => [
      await stores.budgets.list({ projectId: project }),
      await stores.costEntries.list({ projectId: project }),
    ])
    const sum = (list: { amount: number }[]) => list.reduce((total, one) => total + one.amount, 0)
    expect(output.total.budget).toBe(sum(budgets))
    expect(output.total.spent).toBe(sum(costs))
    for (const line of output.lines) expect(line.left).toBe(line.budget - line.spent - line.toSpend)
    expect(output.total.toSpend).toBeGreaterThan(0)
  })
})

describe('a budget from an estimate', () => {
  it('is never written over another', async () => {
    await expect(desk.preview('emilie', 'budgets.create_from_estimate', await on('CHE-2602'))).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })

  it('has the likely cost by code, once', async () => {
    const wanted = await on('CHE-2604', { estimate: 'EST-2026-024' })
    await desk.inOrganization(async (stores) => {
      for (const line of await stores.budgets.list({ projectId: wanted.project })) await stores.budgets.remove(line.id)
    })
    const { output } = await desk.run('emilie', 'budgets.create_from_estimate', wanted)
    const [estimate] = await desk.inOrganization((stores) => stores.estimates.list({ number: 'EST-2026-024' }))
    expect(output.total).toBe(estimate!.cost)
    const rows = await desk.inOrganization((stores) => stores.budgets.list({ projectId: wanted.project }))
    expect(rows.reduce((sum, one) => sum + one.amount, 0)).toBe(estimate!.cost)
    await expect(desk.run('emilie', 'budgets.create_from_estimate', wanted)).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })

  it('asks for an estimate that exists', async () => {
    const wanted = await on('CHE-2401', { estimate: 'EST-2026-999' })
    await desk.inOrganization(async (stores) => {
      for (const line of await stores.budgets.list({ projectId: wanted.project })) await stores.budgets.remove(line.id)
    })
    await expect(desk.preview('emilie', 'budgets.create_from_estimate', wanted)).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})
