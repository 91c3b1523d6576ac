import { afterAll, describe, expect, it } from 'vitest'
import { olivier } from '../../agents/finance/olivier-tresorerie.ts'
import { demoClients } from '../../db/demo/generate.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [olivier]
const desk = await openDesk(agents)
afterAll(desk.close)

describe('the forecast', () => {
  it('runs 13 weeks from the cash of the books, each week from the one before', async () => {
    const { output, card } = await desk.run('nadia', 'cash.forecast_13_weeks', { date: '2026-12-18' })
    expect(output.opening).toBe(24_130_000)
    expect(output.weeks).toHaveLength(13)
    let balance = output.opening
    for (const week of output.weeks) {
      balance += week.in - week.out
      expect(week.balance).toBe(balance)
      expect(week.low).toBeLessThanOrEqual(week.high)
    }
    expect(output.lowest.balance).toBe(Math.min(...output.weeks.map((week: { balance: number }) => week.balance)))
    expect(output.asked.from <= '2026-12-18' && '2026-12-18' <= output.asked.to).toBe(true)
    expect(output.latePayer).toMatchObject({ median: 61 })
    expect(textOf(card)).toContain('Vachon-Leduc')
  })

  it('counts each bill once, the payroll every week, and no doubtful balance', async () => {
    const { output } = await desk.run('nadia', 'cash.forecast_13_weeks', {})
    const [bills, runs, liabilities] = await desk.inOrganization(async (stores) => [
      await stores.bills.listOpen('2026-11-02'),
      await stores.records.list('payroll_run'),
      await stores.liabilities.list(),
    ])
    const last = runs.find((run) => run.data.payDate === '2026-11-05')!
    const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)
    const out = sum(output.weeks.map((week: { out: number }) => week.out))
    expect(output.payroll.net).toBe(sum(last.data.lines.map((line) => line.net)))
    const known = sum(bills.map((bill) => bill.total)) + 13 * output.payroll.net
    expect(out).toBeGreaterThan(known)
    const remitted = sum(last.data.lines.map((l) => l.gross - l.net + l.qpp + Math.round(1.4 * (l.qpip + l.ei))))
    const debts = sum(liabilities.filter((one) => !['payables', 'credit'].includes(one.kind)).map((one) => one.amount))
    expect(out).toBeLessThanOrEqual(known + 13 * remitted + debts)
    expect(output.doubtful).toBe(980_000)
  })

  it('is not for the site', async () => {
    await expect(desk.run('dany', 'cash.forecast_13_weeks', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

it('the trough comes with three levers in dollars', async () => {
  const { output, card } = await desk.run('isabelle', 'cash.find_gap', {}, 'en')
  const { release, reminder, terms } = output.levers
  for (const amount of [release.amount, reminder.amount, terms.amount]) expect(amount).toBeGreaterThan(0)
  expect(textOf(card)).toContain('Vendor terms')
})

it('a client’s habit is the median of what it did', async () => {
  const { output } = await desk.run('nadia', 'cash.client_pay_profile', { client: demoClients.C4! })
  expect(output.profile.median).toBe(61)
  expect(output.open.find((one: { balance: number }) => one.balance === 11_580_167).likely).toBe('2026-12-31')
})
