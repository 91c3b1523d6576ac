import { describe, expect, it } from 'vitest'
import { demoClients, demoProjects, generateDemo } from '../../db/demo/generate.ts'
import { computeAgeing } from '../../src/domain/ageing.ts'
import { expectReceipts, likelyPaymentDate } from '../../src/domain/payer-forecast.ts'
import { daysSalesOutstanding, growth } from '../../src/domain/ratios.ts'
import { computeTaxes } from '../../src/domain/tax.ts'
import { addDays, daysBetween } from '../../src/lib/dates.ts'
import { balancesOf, byMonth, issuedOf, total, workOf } from './ledger.ts'

const TODAY = '2026-11-02'
const CLOSING = '2026-10-31'
const { tables } = generateDemo({ today: TODAY })
const invoices = issuedOf(tables)
const balances = balancesOf(tables)
const find = (id: string) => invoices.find((invoice) => invoice.id === id)

/** Days from issue to payment, of every payment of a client. */
const delaysOf = (client: string) =>
  (tables.payments ?? []).flatMap((payment) => {
    const paid = find(payment.invoiceId)
    return paid?.clientId === client ? [daysBetween(paid.issueDate, payment.date)] : []
  })

/** Thousands of dollars, two decimals. */
const thousands = (cents: number | undefined) => Math.round((cents ?? 0) / 1000) / 100
const story = Array.from({ length: 24 }, (_, i) => {
  const month = 10 + i
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})

describe('what the demo company billed', () => {
  const work = byMonth(invoices, (invoice) => invoice.issueDate, workOf)

  it('follows the season, month by month', () => {
    expect(story.map((month) => thousands(work.get(month)))).toEqual([
      57.78, 62.92, 128.94, 204.53, 276.95, 353.25, 478.73, 554.77, 259.18, 374.25, 398.45, 402.96, 333.5, 138.42,
      73.42, 16.5, 55.53, 103.22, 167.18, 264.39, 187.63, 476.85, 636.9, 480.99,
    ])
  })

  it('adds up to 3 552 710, then 2 934 530: 17.4 % less', () => {
    const before = total(story.slice(0, 12).map((month) => work.get(month) ?? 0))
    const now = total(story.slice(12).map((month) => work.get(month) ?? 0))
    expect([before, now]).toEqual([355_271_000, 293_453_000])
    expect(growth(now, before)).toBeCloseTo(-174_000, -3)
  })

  it('was taxed by the place of the work, each tax once on the subtotal', () => {
    for (const invoice of invoices) {
      const project = tables.projects?.find((row) => row.id === invoice.projectId)
      const province = project?.province === 'ON' ? 'ON' : 'QC'
      const taxed = computeTaxes([{ amount: invoice.subtotal ?? 0 }], { province, date: invoice.issueDate })
      expect(invoice.total, invoice.number).toBe(taxed.total)
      expect((invoice.gst ?? 0) + (invoice.qst ?? 0) + (invoice.hst ?? 0)).toBe(taxed.taxTotal)
      const lines = tables.invoiceLines?.filter((line) => line.invoiceId === invoice.id) ?? []
      expect(total(lines.map((line) => line.amount))).toBe(invoice.gross)
      expect(invoice.gross - (invoice.holdback ?? 0)).toBe(invoice.subtotal)
    }
  })

  it('is numbered without a gap by series and year, in the order of issue', () => {
    for (const series of tables.numberSeries ?? []) {
      const numbered = invoices.filter((one) => one.series === series.series && one.year === series.year)
      expect(numbered.map((one) => one.sequence)).toEqual(Array.from({ length: series.last ?? 0 }, (_, i) => i + 1))
      const dates = numbered.map((one) => one.issueDate)
      expect(dates).toEqual([...dates].sort())
      expect(numbered.every((one) => one.issueDate.startsWith(String(series.year)))).toBe(true)
    }
    const last = (series: string) =>
      tables.numberSeries?.find((one) => one.series === series && one.year === 2026)?.last
    expect([last('invoice'), last('credit-note')]).toEqual([151, 8])
  })

  it('has an invoice 2026-0148 in Québec from which 500.00 can be credited', () => {
    const invoice = invoices.find((one) => one.number === '2026-0148')
    expect(invoice?.subtotal).toBeGreaterThan(50_000)
    expect(invoice?.qst).toBeGreaterThan(0)
    expect(balances.find((one) => one.invoice === invoice)?.balance).toBe(invoice?.total)
  })

  it('credited each mistake in full in its month, before the last quarter', () => {
    const notes = invoices.filter((one) => one.kind === 'credit-note')
    for (const note of notes) {
      const wrong = find(note.creditsId ?? '')
      expect([note.total, note.issueDate.slice(0, 7)]).toEqual([wrong?.total, wrong?.issueDate.slice(0, 7)])
      expect(note.issueDate < '2026-08-01').toBe(true)
    }
  })
})

describe('what clients paid', () => {
  it('came in as their habits say, less what two of them kept and one never paid', () => {
    const received = byMonth(
      tables.payments ?? [],
      (payment) => payment.date,
      (payment) => payment.amount,
    )
    // The planted exceptions, put back where the habit would have put them.
    const kept: Record<string, number> = { '2026-03': 980_000, '2026-08': 431_156, '2026-10': 1_250_000 }
    const opening: Record<string, number> = { '2024-11': 9_640_000, '2024-12': 5_160_000 }
    const habitual = story.map((month) =>
      thousands((received.get(month) ?? 0) + (kept[month] ?? 0) - (opening[month] ?? 0)),
    )
    expect(habitual).toEqual([
      0, 27.82, 49.92, 97.14, 184.59, 257.59, 347.71, 429.72, 484.9, 413.2, 237.45, 466.57, 415.47, 552.01, 335.23,
      147.28, 79.01, 226.59, 145.21, 27.82, 387.27, 190.71, 62.74, 879.11,
    ])
  })

  it('came at the mean delay of each client', () => {
    for (const client of tables.clients ?? []) {
      const delays = delaysOf(client.id)
      const mean = total(delays) / delays.length
      expect(Math.round(mean), client.name).toBe(client.meanPayDays)
    }
  })

  it('leaves receivables of 762 495.85, of which 264 909.89 overdue in five items', () => {
    const ageing = computeAgeing(balances, TODAY)
    expect(ageing.buckets).toEqual({
      current: 49_758_596,
      '1-30': 23_829_833,
      '31-60': 1_250_000,
      '61-90': 431_156,
      '90+': 980_000,
    })
    expect(ageing.total).toBe(76_249_585)
    expect(ageing.overdue).toBe(26_490_989)
    const late = ageing.items.filter((item) => item.daysLate > 0)
    expect(late.map((item) => item.balance)).toEqual([980_000, 431_156, 1_250_000, 12_944_000, 10_885_833])
    const vachon = late.filter((item) => item.invoice.clientId === demoClients.C4).map((item) => item.balance)
    expect(vachon).toEqual([431_156, 10_885_833])
  })

  it('gives days sales outstanding of 42.7 on 1 644 084.61 invoiced in 92 days', () => {
    const recent = invoices.filter((one) => one.issueDate > addDays(CLOSING, -92) && one.kind !== 'credit-note')
    const invoiced = total(recent.map((one) => one.total))
    expect(invoiced).toBe(164_408_461)
    const open = total(balances.map((one) => one.balance))
    expect(daysSalesOutstanding(open, invoiced, 92)?.toFixed(1)).toBe('42.7')
  })

  it('lets the sixplex invoice be expected by the five delays of its client', () => {
    const delays = delaysOf(demoClients.C4 as string)
    expect([...delays].sort()).toEqual([49, 58, 61, 66, 72])
    const invoice = invoices.find((one) => one.projectId === demoProjects['CHE-2603'] && one.issueDate === CLOSING)
    expect(invoice?.total).toBe(11_580_167)
    const { parts } = expectReceipts(invoice?.total ?? 0, delays, [45, 60, 75])
    expect(parts.map((part) => part.expected)).toEqual([1_654_310, 3_308_619, 4_962_929, 1_654_309])
    expect(likelyPaymentDate(CLOSING, delays)).toBe('2026-12-31')
  })

  it('keeps 218 789 of holdbacks, and gave the brewery its 31 875.00 back, paid on 30 April', () => {
    const held = (tables.holdbacks ?? []).filter((row) => !row.releasedOn)
    expect(total(held.map((row) => row.amount))).toBe(21_878_900)
    const project = demoProjects['CHE-2503']
    const release = invoices.find((one) => one.projectId === project && one.kind === 'holdback-release')
    expect(release?.gross).toBe(3_187_500)
    const withheld = (tables.holdbacks ?? []).filter((row) => row.releaseInvoiceId === release?.id)
    expect(total(withheld.map((row) => row.amount))).toBe(release?.gross)
    expect(tables.payments?.find((row) => row.invoiceId === release?.id)?.date).toBe('2026-04-30')
    expect(tables.projects?.find((row) => row.id === project)?.disputedAmount).toBe(980_000)
  })

  it('billed Northgate 185 220.00 for October: 166 698.00 after holdback, 188 368.74 with HST', () => {
    const invoice = invoices.find((one) => one.projectId === demoProjects['CHE-2601'] && one.issueDate === CLOSING)
    expect(invoice).toMatchObject({
      gross: 18_522_000,
      holdback: 1_852_200,
      subtotal: 16_669_800,
      hst: 2_167_074,
      total: 18_836_874,
      lang: 'en',
    })
  })
})
