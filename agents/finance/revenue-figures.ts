import { measureForecast } from '../../src/domain/forecast-accuracy.ts'
import type { Forecast } from '../../src/domain/records/plans.ts'
import type { Opportunity } from '../../src/domain/records/watched.ts'
import { forecastRevenue, SEASON } from '../../src/domain/revenue.ts'
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { applyRate, type Cents, type Ppm } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type Books, inside, type KpiStores, openBooks, revenueOf } from '../it-data/books.ts'
import { readBacklog } from '../it-data/measures.ts'

export type RevenueStores = KpiStores & { forecasts: Rows<Forecast>; opportunities: Rows<Opportunity> }

const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0)

/** Billed in each whole month before a day, the oldest first, from the first invoice on. */
export async function monthlyRevenue(books: Books, today: IsoDate): Promise<{ month: IsoDate; amount: Cents }[]> {
  const invoices = await books.invoices()
  const first = invoices.map(({ issueDate }) => issueDate!).sort()[0]
  if (!first) return []
  const months: { month: IsoDate; amount: Cents }[] = []
  for (let month = firstOfMonth(first); month < firstOfMonth(today); month = addMonths(month, 1)) {
    const own = invoices.filter(({ issueDate }) => inside(issueDate, { from: month, to: lastOfMonth(month) }))
    months.push({ month, amount: sum(own.map(revenueOf)) })
  }
  return months
}

/** Small jobs of an average month: as the firm states them, else what the year billed outside its projects. */
async function smallWorks(books: Books, stores: RevenueStores, today: IsoDate): Promise<Cents> {
  const stated = (await stores.organizations.get())?.settings.smallWorks
  if (typeof stated === 'number') return stated
  const since = addMonths(firstOfMonth(today), -12)
  const own = (await books.invoices()).filter(
    ({ projectId, issueDate }) => projectId === null && inside(issueDate, { from: since, to: today }),
  )
  return Math.round(sum(own.map(revenueOf)) / SEASON.length)
}

/** Past forecasts of a month beside what was billed in it. */
export async function forecastPairs(books: Books, stores: RevenueStores, today: IsoDate) {
  const actual = new Map((await monthlyRevenue(books, today)).map(({ month, amount }) => [month, amount]))
  const made = await stores.forecasts.list({ kind: 'revenue', projectId: null })
  return made
    .flatMap(({ target, value }) => {
      const amount = actual.get(firstOfMonth(target))
      return amount === undefined ? [] : [{ target: firstOfMonth(target), foreseen: value, actual: amount }]
    })
    .sort((a, b) => a.target.localeCompare(b.target))
}

export type RevenueForecast = {
  months: { month: IsoDate; revenue: Cents; low: Cents | null; high: Cents | null }[]
  /** The usual error of our forecasts; null where none can be compared yet. */
  error: Ppm | null
  /** Open opportunities × their odds, expected before the last month ends; kept out of the months. */
  hoped: Cents
}

export async function readForecast(stores: RevenueStores, today: IsoDate, count: number): Promise<RevenueForecast> {
  const books = openBooks(stores)
  const contracts = (await readBacklog(books, today)).map(({ left, end }) => ({ left, end }))
  const months = forecastRevenue(contracts, await smallWorks(books, stores, today), today, count)
  const { wape: error } = measureForecast(await forecastPairs(books, stores, today))
  const until = lastOfMonth(months.at(-1)!.month)
  const open = (
    await stores.opportunities.list({ stage: ['qualifying', 'estimating', 'quoted', 'negotiating'] })
  ).filter(({ expectedOn }) => expectedOn !== null && expectedOn <= until)
  return {
    months: months.map(({ month, revenue }) => {
      const margin = error === null ? null : applyRate(revenue, error)
      return {
        month,
        revenue,
        low: margin === null ? null : Math.max(0, revenue - margin),
        high: margin === null ? null : revenue + margin,
      }
    }),
    error,
    hoped: sum(open.map(({ amount, probability }) => applyRate(amount ?? 0, probability))),
  }
}
