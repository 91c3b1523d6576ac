import { afterAll, describe, expect, it } from 'vitest'
import { ignace } from '../../agents/finance/ignace-retenues.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [ignace]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

const when = async (code: string) => desk.run('nadia', 'holdbacks.release_date', { project: await desk.idOf(code) })

describe('the ledger', () => {
  it('holds what clients withheld and did not give back', async () => {
    const { output } = await desk.run('nadia', 'holdbacks.ledger', {})
    expect(output.held).toBe(21_878_900)
    const of = (code: string) => output.rows.find((row: { code: string }) => row.code === code)
    expect(of('CHE-2603').held).toBe(2_833_900)
    expect(of('CHE-2601').from).toBe('2027-05-15')
    const [subcontracts, costs] = await desk.inOrganization(async (stores) => [
      await stores.subcontracts.list({ status: 'signed' }),
      await stores.costEntries.list({ kind: 'subcontract' }),
    ])
    const owed = subcontracts.reduce((sum, { projectId, vendorId, holdbackPpm }) => {
      const own = costs.filter((one) => one.projectId === projectId && one.vendorId === vendorId)
      return sum + Math.round((own.reduce((total, one) => total + one.amount, 0) * holdbackPpm) / 1e6)
    }, 0)
    expect(output.owed).toBe(owed)
    expect(owed).toBeGreaterThan(0)
  })

  it('is not for the site', async () => {
    await expect(desk.run('dany', 'holdbacks.ledger', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('the date', () => {
  it('follows the Act in Ontario and the contract in Québec', async () => {
    expect((await when('CHE-2601')).output.dates).toMatchObject({
      rule: 'ontario',
      noticeBy: '2027-03-16',
      liensExpire: '2027-05-15',
      payBy: '2027-05-29',
    })
    const sixplex = (await when('CHE-2603')).output
    expect(sixplex.dates.rule).toBe('contract')
    expect(Date.parse(sixplex.dates.releaseOn) - Date.parse(sixplex.dates.endOfWork)).toBe(45 * 86_400_000)
  })

  it('of the brewery is past: invoiced, paid, and what is in dispute is something else', async () => {
    const { output, card } = await when('CHE-2503')
    expect(output).toMatchObject({ held: 0, ready: false, released: { amount: 3_187_500, paidOn: '2026-04-30' } })
    expect(output.unpaid.map((one: { balance: number }) => one.balance)).toEqual([980_000])
    expect(textOf(card)).toContain('9 800,00')
  })
})

describe('asking for it', () => {
  it('is refused twice, and before its day', async () => {
    for (const code of ['CHE-2503', 'CHE-2603'])
      await expect(
        desk.preview('nadia', 'holdbacks.request_release', { project: await desk.idOf(code) }),
      ).rejects.toMatchObject({ code: 'rule.broken' })
  })

  it('once due, is an invoice that somebody else approves, with its taxes', async () => {
    const project = await desk.idOf('CHE-2603')
    await desk.inOrganization(async (stores) => {
      await stores.projects.update(project, { endDate: '2026-09-01' })
      for (const one of await stores.records.list('closeout', { projectId: project }))
        await stores.records.change('closeout', one.id, { data: { ...one.data, endOfWork: '2026-09-01' } })
    })
    const waiting = await request('nadia', 'holdbacks.request_release', { project })
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const { done } = await decide('isabelle', waiting.approval)
    // 28 339.00, GST 1 416.95, QST 2 826.82.
    expect((done!.output as { total: number }).total).toBe(2_833_900 + 141_695 + 282_682)
    expect((await when('CHE-2603')).output).toMatchObject({ held: 0, released: { amount: 2_833_900 } })
    await expect(request('nadia', 'holdbacks.request_release', { project })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })
})
