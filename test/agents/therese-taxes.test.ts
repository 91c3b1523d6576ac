import { afterAll, describe, expect, it } from 'vitest'
import { therese } from '../../agents/finance/therese-taxes.ts'
import { demoClients } from '../../db/demo/generate.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [therese]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

const QUARTER = { from: '2026-08-01', to: '2026-10-31' }
const rate = (input: Record<string, unknown>, handle = 'karine') => desk.run(handle, 'tax.determine_rate', input)

describe('the tax of a place', () => {
  it('adds to a price, and takes out of a total, to the cent', async () => {
    const added = await rate({ amount: 100_000 })
    expect(added.output.amounts).toMatchObject({ taxes: [5_000, 9_975], total: 114_975 })
    const inside = await rate({ amount: 500_000, included: true })
    expect(inside.output.amounts).toMatchObject({ price: 434_877, taxes: [21_744, 43_379], total: 500_000 })
  })

  it('follows the site and not the client, and says so', async () => {
    const project = await desk.idOf('CHE-2601')
    const { output, card } = await rate({ project, amount: 876_543 })
    expect(output).toMatchObject({ province: 'ON', from: 'project' })
    expect(output.amounts.total).toBe(990_494)
    expect(textOf(card)).toContain('CHE-2601')
    expect((await rate({ client: demoClients.C7! })).output).toMatchObject({ province: 'ON', from: 'client' })
  })

  it('is that of the day: Nova Scotia before and after 1 April 2025', async () => {
    const at = async (date: string) => (await rate({ province: 'NS', date, amount: 1_845_075 })).output.amounts.taxes
    expect(await at('2025-03-31')).toEqual([276_761])
    expect(await at('2025-04-01')).toEqual([258_311])
  })

  it('can be asked by anybody', async () => {
    expect((await rate({ province: 'ON' }, 'tyler')).card.summary).toContain('HST 13%')
  })
})

describe('registration numbers', () => {
  const check = async (number: string) =>
    (await desk.run('nadia', 'tax.validate_registration', { number })).output.checks[0].status
  it('are read out of a sentence, as typed', async () => {
    expect(await check('le 123456782 RT 0001')).toBe('valid')
    expect(await check('123456789RT0001')).toBe('doubtful')
    expect(await check('TVQ 1234567890TQ0001')).toBe('valid')
    expect(await check('GST 12345')).toBe('invalid')
  })

  it('of everybody on file are checked when none is given', async () => {
    const { output } = await desk.run('nadia', 'tax.validate_registration', {})
    expect(output.checks[0]).toMatchObject({ number: '123456789RT0001', status: 'doubtful' })
  })
})

describe('a return', () => {
  it('of the last fiscal quarter is the sum of its documents, and the trail lists them all', async () => {
    const { output } = await desk.run('nadia', 'tax.audit_trail', { format: 'csv' })
    expect(output.figures.period).toEqual(QUARTER)
    const [invoices, bills] = await desk.inOrganization(async (stores) => [
      (await stores.invoices.list({ status: 'issued' })).filter((one) => one.issueDate! >= QUARTER.from),
      await stores.bills.between(QUARTER),
    ])
    const sign = (one: { kind: string }) => (one.kind === 'credit-note' ? -1 : 1)
    expect(output.figures.gstCollected).toBe(invoices.reduce((sum, one) => sum + sign(one) * (one.gst + one.hst), 0))
    expect(output.figures.qstCollected).toBe(invoices.reduce((sum, one) => sum + sign(one) * one.qst, 0))
    const bytes = await desk.inOrganization(async (stores) => (await stores.files.need(output.file.id)).bytes)
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n')
    expect(lines).toHaveLength(output.count + 1)
    expect(output.count).toBeGreaterThan(invoices.length + bills.length)
  })

  it('waits for somebody else, then is kept with its period', async () => {
    const waiting = await request('nadia', 'tax.prepare_return', {})
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const { done } = await decide('isabelle', waiting.approval)
    const periods = await desk.inOrganization((stores) =>
      stores.taxPeriods.list({ fromDate: QUARTER.from, toDate: QUARTER.to }),
    )
    expect(periods).toHaveLength(1)
    expect(periods[0]).toMatchObject({ status: 'prepared', dueDate: '2026-11-30' })
    expect(periods[0]!.qstCollected).toBe((done!.output as { qstCollected: number }).qstCollected)
  })

  it('is refused for a period that is not over, or was filed', async () => {
    for (const period of [
      { from: '2026-11-01', to: '2026-11-30' },
      { from: '2026-05-01', to: '2026-07-31' },
      { from: '2026-07-01', to: '2026-09-30' },
    ])
      await expect(desk.preview('nadia', 'tax.prepare_return', { period })).rejects.toMatchObject({
        code: 'rule.broken',
      })
  })
})
