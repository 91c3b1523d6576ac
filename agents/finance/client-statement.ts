import { z } from 'zod'
import { AGEING_BUCKETS, AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import type { Holdback } from '../../src/domain/records/accounting.ts'
import { daysBetween, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type Account, listAccounts, receivablesOf } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { STATEMENT } from './receivable-examples.ts'

export type StatementStores = SheetStores & { holdbacks: Rows<Holdback> }

const say = phrases({
  owes: {
    fr: '{client} doit {total}, dont {overdue} en retard{delay, select, none {} other {; paie en moyenne en {delay} jours}}.',
    en: '{client} owes {total}, {overdue} of it overdue{delay, select, none {} other {; pays in {delay} days on average}}.',
  },
  clear: {
    fr: '{client} ne doit rien en ce moment{delay, select, none {} other {; paie en moyenne en {delay} jours}}.',
    en: '{client} owes nothing at the moment{delay, select, none {} other {; pays in {delay} days on average}}.',
  },
  contact: { fr: 'Contact', en: 'Contact' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  terms: { fr: 'Conditions', en: 'Terms' },
  net: { fr: 'Net {days} jours', en: 'Net {days} days' },
  delay: { fr: 'Délai moyen de paiement', en: 'Mean time to pay' },
  days: { fr: '{days, plural, one {# jour} other {# jours}}', en: '{days, plural, one {# day} other {# days}}' },
  held: { fr: 'Retenues gardées', en: 'Holdbacks kept' },
  open: { fr: 'Factures ouvertes', en: 'Open invoices' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  due: { fr: 'Échéance', en: 'Due' },
  late: { fr: 'Retard', en: 'Late' },
  balance: { fr: 'Solde', en: 'Balance' },
  total: { fr: 'Total', en: 'Total' },
  remind: { fr: 'Relancer', en: 'Send a reminder' },
  bill: { fr: 'Facturer', en: 'Invoice' },
  paid: { fr: 'Inscrire un paiement', en: 'Record a payment' },
  footer: { fr: 'Au {date} · taxes comprises', en: 'As of {date} · taxes included' },
})

/** Days from the invoice to its last payment, over invoices that were settled by paying; null without any. */
export function meanPayDelay(accounts: readonly Account[]): number | null {
  const settled = accounts.filter((one) => one.balance <= 0 && one.payments.length > 0)
  if (settled.length === 0) return null
  const days = settled.map(({ invoice, payments }) => {
    const last = payments
      .map((one) => one.date)
      .sort()
      .at(-1)!
    return daysBetween(invoice.issueDate!, last)
  })
  return Math.round(days.reduce((total, one) => total + one, 0) / days.length)
}

const output = z.object({
  client: z.object({
    id: z.string(),
    name: z.string(),
    contact: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    termsDays: z.int(),
  }),
  buckets: z.object({ current: z.int(), '1-30': z.int(), '31-60': z.int(), '61-90': z.int(), '90+': z.int() }),
  total: z.int(),
  overdue: z.int(),
  held: z.int(),
  meanDays: z.int().nullable(),
  items: z.array(
    z.object({ number: z.string(), due: z.string(), daysLate: z.int(), total: z.int(), balance: z.int() }),
  ),
})

export const clientStatement = defineTool<StatementStores>()({
  name: 'receivables.client_statement',
  title: { fr: 'État de compte d’un client', en: 'A client’s statement' },
  gate: 'none',
  permission: 'finance.read',
  record: { kind: 'clients', field: 'client' },
  examples: STATEMENT,
  input: z.object({
    client: field.client({
      label: { fr: 'Client', en: 'Client' },
      ask: { fr: 'Quel client?', en: 'Which client?' },
    }),
  }),
  output,
  async run(input, { stores, today }) {
    const client = await stores.clients.need(input.client)
    const accounts = await listAccounts(stores, today, { clientId: client.id })
    const { buckets, total, overdue, items } = computeAgeing(receivablesOf(accounts), today)
    const held = accounts.length
      ? (await stores.holdbacks.list({ invoiceId: accounts.map((one) => one.invoice.id) })).filter(
          (one) => one.releasedOn === null || one.releasedOn > today,
        )
      : []
    const { id, name, contact, email, phone, termsDays } = client
    return {
      client: { id, name, contact, email, phone, termsDays },
      buckets,
      total,
      overdue,
      held: held.reduce((sum, one) => sum + one.amount, 0),
      meanDays: meanPayDelay(accounts) ?? client.meanPayDays,
      items: items.map(({ invoice, due, daysLate, balance }) => ({
        number: invoice.number!,
        due,
        daysLate,
        total: invoice.total,
        balance,
      })),
    }
  },
  card({ client, buckets, total, overdue, held, meanDays, items }, { lang, today }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, total > 0 ? 'owes' : 'clear', {
      client: client.name,
      total: money(total),
      overdue: money(overdue),
      delay: meanDays === null ? 'none' : String(meanDays),
    })
    const known = (key: 'contact' | 'email' | 'phone', value: string | null) =>
      value ? [{ label: say(lang, key), value }] : []
    return {
      title: client.name,
      summary,
      tone: buckets['61-90'] + buckets['90+'] > 0 ? 'warning' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            ...known('contact', client.contact),
            ...known('email', client.email),
            ...known('phone', client.phone),
            { label: say(lang, 'terms'), value: say(lang, 'net', { days: client.termsDays }) },
            ...(meanDays === null ? [] : [{ label: say(lang, 'delay'), value: say(lang, 'days', { days: meanDays }) }]),
            ...(held ? [{ label: say(lang, 'held'), value: money(held) }] : []),
            ...AGEING_BUCKETS.filter((bucket) => buckets[bucket] !== 0).map((bucket) => ({
              label: AGEING_LABELS[bucket][lang],
              value: money(buckets[bucket]),
            })),
          ],
        },
        ...(items.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'open'),
                columns: [
                  { label: say(lang, 'invoice') },
                  { label: say(lang, 'due') },
                  { label: say(lang, 'late'), align: 'right' as const },
                  { label: say(lang, 'total'), align: 'right' as const },
                  { label: say(lang, 'balance'), align: 'right' as const },
                ],
                rows: items
                  .slice(0, 15)
                  .map((item) => [
                    { text: item.number, href: `nova:invoices/${item.number}` },
                    formatDate(item.due, lang),
                    item.daysLate ? say(lang, 'days', { days: item.daysLate }) : '–',
                    money(item.total),
                    money(item.balance),
                  ]),
                ...(items.length > 15 ? { more: items.length - 15 } : {}),
              },
            ]
          : []),
      ],
      actions: [
        ...(overdue > 0
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'remind'),
                intent: { do: 'tool' as const, tool: 'receivables.send_reminder', input: { client: client.id } },
              },
            ]
          : []),
        ...(total > 0
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'paid'),
                intent: { do: 'form' as const, tool: 'payments.record', input: { client: client.id } },
              },
            ]
          : []),
        {
          type: 'button',
          label: say(lang, 'bill'),
          intent: { do: 'form', tool: 'invoices.create_draft', input: { client: client.id } },
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
