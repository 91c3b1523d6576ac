import type { DemoPart, DemoRow } from '../../db/demo/rows.ts'
import type { IsoDate } from '../../src/lib/dates.ts'

export const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0)

/** Sums of an amount by the month (`2026-10`) of a date. */
export function byMonth<T>(rows: readonly T[], date: (row: T) => IsoDate, amount: (row: T) => number) {
  const months = new Map<string, number>()
  for (const row of rows) {
    const month = date(row).slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + amount(row))
  }
  return months
}

export const issuedOf = (tables: DemoPart) =>
  (tables.invoices ?? []).filter((invoice) => invoice.status === 'issued') as (DemoRow<'invoices'> & {
    issueDate: IsoDate
    gross: number
    total: number
    number: string
    sequence: number
  })[]

/** The work that an invoice bills, before holdback and tax. */
export const workOf = (invoice: { kind?: string; gross?: number }) =>
  invoice.kind === 'holdback-release' ? 0 : (invoice.kind === 'credit-note' ? -1 : 1) * (invoice.gross ?? 0)

/** Every invoice with what is left to receive of it, tax included. */
export function balancesOf(tables: DemoPart) {
  const invoices = issuedOf(tables)
  const paid = new Map<string, number>()
  for (const payment of tables.payments ?? []) {
    paid.set(payment.invoiceId, (paid.get(payment.invoiceId) ?? 0) + payment.amount)
  }
  for (const note of invoices) {
    if (note.creditsId) paid.set(note.creditsId, (paid.get(note.creditsId) ?? 0) + note.total)
  }
  return invoices
    .filter((invoice) => invoice.kind !== 'credit-note')
    .map((invoice) => ({
      invoice,
      due: invoice.dueDate as IsoDate,
      balance: invoice.total - (paid.get(invoice.id) ?? 0),
    }))
}

/** The contract of a project with the changes that its client signed. */
export function contractOf(tables: DemoPart, project: string): number {
  const row = tables.projects?.find((one) => one.id === project)
  const signed = (tables.changeOrders ?? []).filter((one) => one.projectId === project && one.status === 'signed')
  return (row?.contractAmount ?? 0) + total(signed.map((change) => change.amount))
}

export const billedOf = (tables: DemoPart, project: string) =>
  total(
    issuedOf(tables)
      .filter((invoice) => invoice.projectId === project)
      .map(workOf),
  )

export const costOf = (tables: DemoPart, project: string) =>
  total((tables.costEntries ?? []).filter((cost) => cost.projectId === project).map((cost) => cost.amount))
