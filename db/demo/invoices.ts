import { lineAmount } from '../../src/domain/invoice.ts'
import type { Province } from '../../src/domain/province.ts'
import { computeTaxes, sum } from '../../src/domain/tax.ts'
import { addDays, firstOfMonth, lastOfMonth } from '../../src/lib/dates.ts'
import { CLIENTS, type ClientFact, SMALL_CLIENTS } from './client-facts.ts'
import { closingDay, type PlannedInvoice, planInvoices, planPayments, releaseKey } from './invoice-plan.ts'
import { clientId, type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId, FROZEN_DAY } from './seed.ts'

const TERMS_DAYS = 30
const RELEASE_DAYS = 45

const clientByCode = new Map([...CLIENTS, ...SMALL_CLIENTS].map((client) => [client.code, client]))

export const addressOf = (client: ClientFact) =>
  `${client.address}\n${client.city} (${client.province})  ${client.postalCode}`

/** The amounts of an invoice and its tax columns, at the place and day of supply. */
export function amountsOf(
  lines: readonly { quantity: number; unitPrice: number }[],
  holdback: number,
  place: { province: Province; date: string },
) {
  const gross = sum(lines.map(lineAmount))
  const taxed = computeTaxes([{ amount: gross - holdback }], place)
  const tax = (code: string) => taxed.taxes.find((line) => line.tax === code)
  return {
    gross,
    holdback,
    subtotal: taxed.subtotal,
    taxable: taxed.taxable,
    gst: tax('GST')?.amount ?? 0,
    qst: tax('QST')?.amount ?? 0,
    hst: tax('HST')?.amount ?? 0,
    pst: tax('PST')?.amount ?? 0,
    total: taxed.total,
    taxRates: Object.fromEntries(taxed.taxes.map((line) => [line.tax.toLowerCase(), line.rate])),
  }
}

export const linesOf = (invoice: string, lines: PlannedInvoice['lines']): DemoRow<'invoiceLines'>[] =>
  lines.map((line, i) => ({
    id: demoId(`${invoice} line ${i + 1}`),
    invoiceId: demoId(invoice),
    position: i + 1,
    ...line,
    amount: lineAmount(line),
  }))

/** Numbers follow the order of issue: gapless in each series and year. */
function numbering() {
  const last = new Map<string, number>()
  return {
    last,
    next(series: 'invoice' | 'credit-note', date: string) {
      const year = Number(date.slice(0, 4))
      const key = `${series} ${year}`
      const sequence = (last.get(key) ?? 0) + 1
      last.set(key, sequence)
      const number = `${year}-${String(sequence).padStart(4, '0')}`
      return { number: series === 'invoice' ? number : `NC-${number}`, series, year, sequence }
    },
  }
}

/** Invoices, credit notes, their lines, holdbacks, payments and the number series. */
export function billing(calendar: DemoCalendar): DemoPart {
  const plan = planInvoices()
  const paid = planPayments(plan, closingDay(FROZEN_DAY))
  const numbers = numbering()
  const part = {
    invoices: [] as DemoRow<'invoices'>[],
    invoiceLines: [] as DemoRow<'invoiceLines'>[],
    holdbacks: [] as DemoRow<'holdbacks'>[],
    payments: [] as DemoRow<'payments'>[],
  }
  for (const planned of plan) {
    const client = clientByCode.get(planned.client) as ClientFact
    const province = planned.project?.province ?? client.province
    const issueDate = calendar.day(planned.issued)
    const amounts = amountsOf(planned.lines, planned.holdback, { province, date: issueDate })
    const credit = planned.kind === 'credit-note'
    const progressive = planned.project !== null && planned.kind !== 'holdback-release'
    part.invoices.push({
      id: demoId(planned.key),
      createdAt: calendar.at(issueDate, '14:10'),
      kind: planned.kind,
      status: 'issued',
      ...numbers.next(credit ? 'credit-note' : 'invoice', issueDate),
      clientId: clientId(planned.client),
      projectId: planned.project ? projectId(planned.project.code) : null,
      creditsId: planned.credits ? demoId(planned.credits) : null,
      lang: client.lang,
      province,
      issueDate,
      dueDate: credit ? null : addDays(issueDate, TERMS_DAYS),
      periodFrom: progressive ? firstOfMonth(issueDate) : null,
      periodTo: progressive ? lastOfMonth(issueDate) : null,
      purchaseOrder: planned.project?.purchaseOrder ?? null,
      reason: planned.reason ?? null,
      ...amounts,
      billTo: { name: client.name, address: addressOf(client) },
      createdBy: personId('karine'),
      issuedBy: personId(credit || amounts.total > 15_000_000 ? 'isabelle' : 'nadia'),
      issuedAt: calendar.at(issueDate, '15:30'),
      sentAt: calendar.at(issueDate, '15:31'),
    })
    part.invoiceLines.push(...linesOf(planned.key, planned.lines))
    if (planned.project && planned.holdback > 0) part.holdbacks.push(holdbackOf(planned, calendar))
    const day = paid.get(planned.key)
    if (day) part.payments.push(paymentOf(planned, calendar.day(day), amounts.total - planned.short))
  }
  return {
    ...part,
    numberSeries: [...numbers.last].map(([key, last]) => {
      const [series, year] = key.split(' ') as [string, string]
      return { id: demoId(`series ${key}`), series, year: Number(year), last }
    }),
  }
}

function holdbackOf(planned: PlannedInvoice, calendar: DemoCalendar): DemoRow<'holdbacks'> {
  const project = planned.project as NonNullable<PlannedInvoice['project']>
  const released = project.state === 'done'
  const dueDate = calendar.day(addDays(project.end, RELEASE_DAYS))
  return {
    id: demoId(`${planned.key} holdback`),
    projectId: projectId(project.code),
    invoiceId: demoId(planned.key),
    amount: planned.holdback,
    dueDate,
    releaseInvoiceId: released ? demoId(releaseKey(project.code)) : null,
    releasedOn: released ? dueDate : null,
  }
}

function paymentOf(planned: PlannedInvoice, date: string, amount: number): DemoRow<'payments'> {
  const cheque = planned.project === null && planned.client.startsWith('P')
  return {
    id: demoId(`${planned.key} payment`),
    invoiceId: demoId(planned.key),
    date,
    amount,
    method: cheque ? 'cheque' : 'transfer',
    reference: planned.short > 0 ? 'Paiement partiel' : null,
  }
}

/** A draft for work in Ontario on which the Québec taxes were put by mistake; it has no number and is not sent. */
export function wrongTaxDraft(calendar: DemoCalendar): DemoPart {
  const key = 'invoice draft wrong tax'
  const northgate = clientByCode.get('C7') as ClientFact
  const lines: PlannedInvoice['lines'] = [
    {
      description: 'Additional loading dock bumpers, supplied and installed',
      quantity: 1000,
      unit: 'lump',
      unitPrice: 248_000,
    },
  ]
  return {
    invoices: [
      {
        id: demoId(key),
        kind: 'invoice',
        status: 'draft',
        clientId: clientId('C7'),
        projectId: projectId('CHE-2601'),
        lang: 'en',
        province: 'QC',
        ...amountsOf(lines, 0, { province: 'QC', date: calendar.day('2026-10-29') }),
        billTo: { name: northgate.name, address: addressOf(northgate) },
        createdBy: personId('karine'),
        createdAt: calendar.at(calendar.day('2026-10-29'), '11:20'),
      },
    ],
    invoiceLines: linesOf(key, lines),
  }
}
