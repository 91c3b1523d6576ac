import { z } from 'zod'
import type { DraftAction, DraftCard, FileRef } from '../../src/chat/card.ts'
import type { Invoice } from '../../src/domain/records/accounting.ts'
import { daysBetween, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { draftActions } from './drafts.ts'
import { listAccounts, stateOf } from './invoice-book.ts'
import { invoiceHref, paymentsTable, sheetCard, stateName, titleOf } from './invoice-card.ts'
import { FIND } from './invoice-examples.ts'
import { invoiceSheet, readSheet, type SheetStores } from './invoice-sheet.ts'

export type FindStores = SheetStores & { files: { describe(id: string): Promise<FileRef | null> } }

const say = phrases({
  one: {
    fr: '{title}, {client} : {total}, {state}{balance, select, none {} other {, solde {balance}}}.',
    en: '{title}, {client}: {total}, {state}{balance, select, none {} other {, balance {balance}}}.',
  },
  title: { fr: 'Factures', en: 'Invoices' },
  several: {
    fr: '{count, plural, one {# facture} other {# factures}}, {total} au total, dont {balance} à recevoir.',
    en: '{count, plural, one {# invoice} other {# invoices}}, {total} in total, {balance} of it still to receive.',
  },
  none: { fr: 'Aucune facture ne correspond.', en: 'No invoice matches.' },
  noneOf: {
    fr: 'Aucune facture de {client} ne correspond{state, select, unpaid { : rien à payer} overdue { : rien en retard} draft { : pas de brouillon} other {}}.',
    en: 'No invoice of {client} matches{state, select, unpaid {: nothing to pay} overdue {: nothing overdue} draft {: no draft} other {}}.',
  },
  number: { fr: 'Numéro', en: 'Number' },
  client: { fr: 'Client', en: 'Client' },
  date: { fr: 'Date', en: 'Date' },
  total: { fr: 'Total', en: 'Total' },
  balance: { fr: 'Solde', en: 'Balance' },
  state: { fr: 'État', en: 'State' },
  draft: { fr: 'brouillon', en: 'draft' },
  paid: { fr: 'Inscrire le paiement', en: 'Record the payment' },
  remind: { fr: 'Relancer', en: 'Send a reminder' },
  credit: { fr: 'Note de crédit', en: 'Credit note' },
  asOf: { fr: 'Au {date} · taxes comprises', en: 'As of {date} · taxes included' },
})

const STATES = [
  {
    value: 'unpaid',
    label: { fr: 'À recevoir', en: 'Unpaid' },
    words: ['impayées', 'pas payées', 'ouvertes', 'open', 'outstanding'],
  },
  {
    value: 'overdue',
    label: { fr: 'En retard', en: 'Overdue' },
    words: ['échues', 'en souffrance', 'late', 'past due'],
  },
  { value: 'draft', label: { fr: 'Brouillon', en: 'Draft' }, words: ['brouillons', 'drafts', 'pas encore émises'] },
  { value: 'paid', label: { fr: 'Payée', en: 'Paid' }, words: ['payées', 'réglées', 'acquittées'] },
]

const input = z.object({
  invoice: field.invoice({ label: { fr: 'Facture', en: 'Invoice' } }).optional(),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  status: field
    .choice(['unpaid', 'overdue', 'draft', 'paid'], { label: { fr: 'État', en: 'State' }, options: STATES })
    .optional(),
  period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
  amount: field.money({ label: { fr: 'Montant', en: 'Amount' } }).optional(),
})
type Search = z.output<typeof input>

const row = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: invoiceSheet.shape.kind,
  client: z.string(),
  clientId: z.string(),
  date: z.string().nullable(),
  dueDate: z.string().nullable(),
  state: invoiceSheet.shape.state,
  total: z.int(),
  balance: z.int(),
})
const file = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })
const output = z.object({
  one: invoiceSheet.nullable(),
  pdf: file.nullable(),
  rows: z.array(row),
  /** Whose invoices were looked for, and in which state. */
  of: z.object({ client: z.string().nullable(), state: z.string() }),
})

/** Whole dollars said of an amount with cents are meant too: 14 348 finds 14 348.88. */
const isAmount = (invoice: Invoice, amount: number) =>
  [invoice.total, invoice.subtotal, invoice.gross].some(
    (one) => one === amount || (amount % 100 === 0 && Math.trunc(one / 100) * 100 === amount),
  )

async function search(wanted: Search, { stores, today }: Context<FindStores>): Promise<z.output<typeof row>[]> {
  const of = {
    ...(wanted.client ? { clientId: wanted.client } : {}),
    ...(wanted.project ? { projectId: wanted.project } : {}),
  }
  const accounts = await listAccounts(stores, today, of)
  const others = (await stores.invoices.list(of)).filter((one) => one.status === 'draft' || one.kind === 'credit-note')
  const all = [
    ...accounts,
    ...others.map((invoice) => ({ invoice, paid: 0, credited: 0, balance: 0, payments: [] })),
  ].map((account) => ({ ...account, state: stateOf(account, today) }))
  const dayOf = (invoice: Invoice): IsoDate => invoice.issueDate ?? today
  const found = all.filter(
    ({ invoice, state }) =>
      (!wanted.status || state === wanted.status || (wanted.status === 'unpaid' && state === 'overdue')) &&
      (!wanted.period || (dayOf(invoice) >= wanted.period.from && dayOf(invoice) <= wanted.period.to)) &&
      (wanted.amount === undefined || isAmount(invoice, wanted.amount)),
  )
  const names = new Map((await stores.clients.list()).map((client) => [client.id, client.name]))
  return found
    .sort((a, b) => daysBetween(dayOf(a.invoice), dayOf(b.invoice)) || b.invoice.total - a.invoice.total)
    .map(({ invoice, balance, state }) => ({
      id: invoice.id,
      number: invoice.number,
      kind: invoice.kind,
      client: names.get(invoice.clientId) ?? '',
      clientId: invoice.clientId,
      date: invoice.issueDate,
      dueDate: invoice.dueDate,
      state,
      // A credit note takes away; what it left to receive is in its invoice's balance.
      total: invoice.kind === 'credit-note' ? -invoice.total : invoice.total,
      balance,
    }))
}

const MAX_ROWS = 15

function listCard(
  rows: z.output<typeof row>[],
  of: { client: string | null; state: string },
  lang: Lang,
  today: IsoDate,
): DraftCard {
  const money = (amount: number) => formatMoney(amount, lang)
  const issued = rows.filter((one) => one.state !== 'draft')
  const counted = issued.length ? issued : rows
  const sum = (key: 'total' | 'balance') => counted.reduce((total, one) => total + one[key], 0)
  const summary = rows.length
    ? say(lang, 'several', { count: rows.length, total: money(sum('total')), balance: money(sum('balance')) })
    : of.client
      ? say(lang, 'noneOf', { client: of.client, state: of.state })
      : say(lang, 'none')
  return {
    title: say(lang, 'title'),
    summary,
    tone: rows.some((one) => one.state === 'overdue') ? 'warning' : 'neutral',
    blocks: [
      { type: 'text', text: summary },
      ...(rows.length
        ? [
            {
              type: 'table' as const,
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'number') },
                { label: say(lang, 'client') },
                { label: say(lang, 'date') },
                { label: say(lang, 'state') },
                { label: say(lang, 'total'), align: 'right' as const },
                { label: say(lang, 'balance'), align: 'right' as const },
              ],
              rows: rows
                .slice(0, MAX_ROWS)
                .map((one) => [
                  { text: one.number ?? say(lang, 'draft'), href: invoiceHref(one) },
                  { text: one.client, href: `nova:clients/${one.clientId}` },
                  one.date ? formatDate(one.date, lang) : '–',
                  stateName(one, today, lang),
                  money(one.total),
                  money(one.balance),
                ]),
              ...(rows.length > MAX_ROWS ? { more: rows.length - MAX_ROWS } : {}),
            },
          ]
        : []),
    ],
    footer: say(lang, 'asOf', { date: formatDate(today, lang) }),
  }
}

function nextActions(sheet: z.output<typeof invoiceSheet>, lang: Lang): DraftAction[] {
  if (sheet.state === 'draft') return draftActions(sheet.id, lang)
  const action = (label: 'paid' | 'remind' | 'credit', tool: string, filled: Record<string, unknown>): DraftAction => ({
    type: 'button',
    label: say(lang, label),
    intent: { do: label === 'remind' ? 'tool' : 'form', tool, input: filled },
  })
  if (sheet.kind === 'credit-note') return []
  return [
    ...(sheet.balance > 0 ? [action('paid', 'payments.record', { invoice: sheet.id, amount: sheet.balance })] : []),
    ...(sheet.state === 'overdue' ? [action('remind', 'receivables.send_reminder', { client: sheet.client.id })] : []),
    action('credit', 'invoices.issue_credit_note', { invoice: sheet.id }),
  ]
}

export const findInvoices = defineTool<FindStores>()({
  name: 'invoices.find',
  title: { fr: 'Trouver une facture', en: 'Find an invoice' },
  gate: 'none',
  permission: 'finance.read',
  record: { kind: 'invoices', field: 'invoice' },
  examples: FIND,
  input,
  output,
  async run(wanted, ctx) {
    const said = wanted.invoice ? [] : await search(wanted, ctx)
    // "Has October been paid?" is answered by the invoice as it stands.
    const asked = wanted.status === 'paid' && said.length === 0 && !wanted.invoice
    const rows = asked ? await search({ ...wanted, status: undefined }, ctx) : said
    const id = wanted.invoice ?? (rows.length === 1 ? rows[0]!.id : null)
    const client = wanted.client ? await ctx.stores.clients.need(wanted.client) : null
    const of = { client: client?.name ?? null, state: wanted.status ?? 'any' }
    if (!id) return { one: null, pdf: null, rows, of }
    const one = await readSheet(ctx.stores, await ctx.stores.invoices.need(id), ctx.today)
    const stored = one.pdfFileId ? await ctx.stores.files.describe(one.pdfFileId) : null
    const pdf = stored && { id: stored.id, name: stored.name, mime: stored.mime, size: stored.size }
    return { one, pdf, rows, of }
  },
  card({ one, pdf, rows, of }, { lang, today }) {
    if (!one) return listCard(rows, of, lang, today)
    const owed = one.balance !== 0 && one.balance !== one.total
    return {
      ...sheetCard(one, lang, {
        summary: say(lang, 'one', {
          title: titleOf(one, lang),
          client: one.client.name,
          total: formatMoney(one.total, lang, one.currency),
          state: stateName(one, today, lang),
          balance: owed ? formatMoney(one.balance, lang, one.currency) : 'none',
        }),
        tone: one.state === 'overdue' ? 'warning' : one.state === 'paid' ? 'success' : 'neutral',
        after: [...paymentsTable(one, lang), ...(pdf ? [{ type: 'file' as const, file: pdf }] : [])],
        footer: say(lang, 'asOf', { date: formatDate(today, lang) }),
      }),
      actions: nextActions(one, lang),
    }
  },
})
