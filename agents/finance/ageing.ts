import { z } from 'zod'
import type { Block, Cell, DraftCard } from '../../src/chat/card.ts'
import { AGEING_BUCKETS, AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { listAccounts, receivablesOf } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { AGEING } from './receivable-examples.ts'

const say = phrases({
  title: { fr: 'Âge des comptes clients', en: 'Receivables ageing' },
  all: {
    fr: '{total} à recevoir, dont {overdue} en retard{worst, select, none {} other { ({worst} depuis plus de 60 jours)}}.',
    en: '{total} to receive, {overdue} of it overdue{worst, select, none {} other { ({worst} for more than 60 days)}}.',
  },
  over: {
    fr: '{total} en retard de plus de {days, plural, one {# jour} other {# jours}}, {count, plural, one {# facture} other {# factures}}.',
    en: '{total} overdue for more than {days, plural, one {# day} other {# days}}, {count, plural, one {# invoice} other {# invoices}}.',
  },
  nothing: { fr: 'Personne ne nous doit rien.', en: 'Nobody owes us anything.' },
  noneOver: { fr: 'Rien n’est en retard de plus de {days} jours.', en: 'Nothing is more than {days} days overdue.' },
  owesNothing: { fr: '{client} ne nous doit rien.', en: '{client} owes us nothing.' },
  byClient: { fr: 'Par client', en: 'By client' },
  byInvoice: { fr: 'Par facture', en: 'By invoice' },
  client: { fr: 'Client', en: 'Client' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  due: { fr: 'Échéance', en: 'Due' },
  late: { fr: 'Retard', en: 'Late' },
  days: { fr: '{days} j', en: '{days} d' },
  balance: { fr: 'Solde', en: 'Balance' },
  overdue: { fr: 'En retard', en: 'Overdue' },
  chart: { fr: 'À recevoir, par jours de retard', en: 'To receive, by days overdue' },
  remind: { fr: 'Relancer ceux en retard', en: 'Remind those overdue' },
  statement: { fr: 'Voir {client}', en: 'See {client}' },
  footer: {
    fr: 'Au {date} · factures émises moins paiements et crédits, taxes comprises, retenues exclues',
    en: 'As of {date} · issued invoices less payments and credits, taxes included, holdbacks excluded',
  },
})

const output = z.object({
  on: z.string(),
  over: z.int().nullable(),
  /** Whose account is asked for. */
  client: z.string().nullable(),
  buckets: z.object({ current: z.int(), '1-30': z.int(), '31-60': z.int(), '61-90': z.int(), '90+': z.int() }),
  total: z.int(),
  overdue: z.int(),
  items: z.array(
    z.object({
      number: z.string(),
      client: z.object({ id: z.string(), name: z.string() }),
      due: z.string(),
      daysLate: z.int(),
      balance: z.int(),
    }),
  ),
})
type Ageing = z.output<typeof output>

const MAX_ROWS = 15

function clientRows(ageing: Ageing, lang: Lang): Cell[][] {
  const groups = [...Map.groupBy(ageing.items, (item) => item.client.id).values()]
  const sum = (items: Ageing['items']) => items.reduce((total, item) => total + item.balance, 0)
  return groups
    .map((items) => ({ items, total: sum(items), overdue: sum(items.filter((item) => item.daysLate > 0)) }))
    .sort((a, b) => b.overdue - a.overdue || b.total - a.total)
    .map(({ items, total, overdue }) => [
      { text: items[0]!.client.name, href: `nova:clients/${items[0]!.client.id}` },
      formatMoney(total, lang),
      formatMoney(overdue, lang),
      say(lang, 'days', { days: Math.max(...items.map((item) => item.daysLate)) }),
    ])
}

const invoiceRows = (ageing: Ageing, lang: Lang): Cell[][] =>
  ageing.items.map((item) => [
    { text: item.number, href: `nova:invoices/${item.number}` },
    { text: item.client.name, href: `nova:clients/${item.client.id}` },
    formatDate(item.due, lang),
    say(lang, 'days', { days: item.daysLate }),
    formatMoney(item.balance, lang),
  ])

function ageingTable(ageing: Ageing, lang: Lang): Block {
  const detailed = ageing.over !== null || new Set(ageing.items.map((item) => item.client.id)).size === 1
  const rows = detailed ? invoiceRows(ageing, lang) : clientRows(ageing, lang)
  const right = (key: 'balance' | 'overdue' | 'late') => ({ label: say(lang, key), align: 'right' as const })
  return {
    type: 'table',
    caption: say(lang, detailed ? 'byInvoice' : 'byClient'),
    columns: detailed
      ? [
          { label: say(lang, 'invoice') },
          { label: say(lang, 'client') },
          { label: say(lang, 'due') },
          right('late'),
          right('balance'),
        ]
      : [{ label: say(lang, 'client') }, right('balance'), right('overdue'), right('late')],
    rows: rows.slice(0, MAX_ROWS),
    ...(rows.length > MAX_ROWS ? { more: rows.length - MAX_ROWS } : {}),
  }
}

function summaryOf(ageing: Ageing, lang: Lang): string {
  if (ageing.items.length === 0)
    return ageing.over !== null && !ageing.client
      ? say(lang, 'noneOver', { days: ageing.over })
      : ageing.client
        ? say(lang, 'owesNothing', { client: ageing.client })
        : say(lang, 'nothing')
  const total = formatMoney(ageing.total, lang)
  if (ageing.over !== null) return say(lang, 'over', { total, days: ageing.over, count: ageing.items.length })
  const worst = ageing.buckets['61-90'] + ageing.buckets['90+']
  return say(lang, 'all', {
    total,
    overdue: formatMoney(ageing.overdue, lang),
    worst: worst > 0 ? formatMoney(worst, lang) : 'none',
  })
}

function ageingCard(ageing: Ageing, lang: Lang): DraftCard {
  const summary = summaryOf(ageing, lang)
  const worst = ageing.buckets['61-90'] + ageing.buckets['90+']
  const used = AGEING_BUCKETS.filter((bucket) => ageing.over === null || ageing.buckets[bucket] !== 0)
  return {
    title: say(lang, 'title'),
    summary,
    tone: worst > 0 ? 'warning' : 'info',
    blocks:
      ageing.items.length === 0
        ? [{ type: 'text', text: summary }]
        : [
            { type: 'text', text: summary },
            {
              type: 'fields',
              fields: used.map((bucket) => ({
                label: AGEING_LABELS[bucket][lang],
                value: formatMoney(ageing.buckets[bucket], lang),
              })),
            },
            {
              type: 'chart',
              chart: {
                kind: 'bar',
                title: say(lang, 'chart'),
                unit: 'money',
                series: [
                  {
                    name: say(lang, 'balance'),
                    points: used.map((bucket) => ({
                      label: AGEING_LABELS[bucket][lang],
                      value: ageing.buckets[bucket],
                    })),
                  },
                ],
              },
            },
            ageingTable(ageing, lang),
          ],
    actions:
      ageing.overdue > 0
        ? [
            {
              type: 'button',
              label: say(lang, 'remind'),
              style: 'primary',
              intent: { do: 'form', tool: 'receivables.send_reminder', input: reminderInput(ageing) },
            },
          ]
        : [],
    footer: say(lang, 'footer', { date: formatDate(ageing.on, lang) }),
  }
}

/** The one client that is shown, or everybody as late as what is shown. */
function reminderInput({ items, over }: Ageing): Record<string, unknown> {
  const ids = new Set(items.map((item) => item.client.id))
  return ids.size === 1 ? { client: [...ids][0] } : { everyone: true, over: (over ?? 0) * 1000 }
}

export const overField = field.quantity({
  label: { fr: 'Jours de retard, plus de', en: 'Days overdue, more than' },
  cues: ['plus de', 'depuis plus de', 'over', 'more than', 'older than'],
})

export const ageing = defineTool<SheetStores>()({
  name: 'receivables.ageing',
  title: { fr: 'Âge des comptes clients', en: 'Receivables ageing' },
  gate: 'none',
  permission: 'finance.read',
  record: { kind: 'receivables', field: 'view' },
  examples: AGEING,
  input: z.object({
    client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
    over: overField.optional(),
    view: z.string().max(40).optional(),
  }),
  output,
  async run({ client, over }, { stores, today }) {
    const days = over === undefined ? null : Math.floor(over / 1000)
    const names = new Map((await stores.clients.list()).map((one) => [one.id, one.name]))
    const open = receivablesOf(await listAccounts(stores, today, client ? { clientId: client } : {}))
    const all = computeAgeing(open, today)
    const { buckets, total, overdue, items } =
      days === null
        ? all
        : computeAgeing(
            all.items.filter((item) => item.daysLate > days),
            today,
          )
    return {
      on: today,
      over: days,
      client: client ? (names.get(client) ?? null) : null,
      buckets,
      total,
      overdue,
      items: items.map(({ invoice, due, daysLate, balance }) => ({
        number: invoice.number!,
        client: { id: invoice.clientId, name: names.get(invoice.clientId) ?? '' },
        due,
        daysLate,
        balance,
      })),
    }
  },
  card: (result, { lang }) => ageingCard(result, lang),
})
