import type { Block, Column, DraftCard } from '../../src/chat/card.ts'
import { PROVINCE_NAMES } from '../../src/domain/province.ts'
import { taxName } from '../../src/domain/tax-rates.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { readProvince } from './invoice-price.ts'
import { daysLate, type InvoiceSheet } from './invoice-sheet.ts'

const say = phrases({
  lines: { fr: 'Lignes de la facture', en: 'Invoice lines' },
  description: { fr: 'Description', en: 'Description' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  price: { fr: 'Prix', en: 'Price' },
  amount: { fr: 'Montant', en: 'Amount' },
  client: { fr: 'Client', en: 'Client' },
  project: { fr: 'Projet', en: 'Project' },
  place: { fr: 'Lieu des travaux', en: 'Place of work' },
  issued: { fr: 'Date', en: 'Date' },
  due: { fr: 'Échéance', en: 'Due' },
  order: { fr: 'Bon de commande', en: 'Purchase order' },
  gross: { fr: 'Avant retenue', en: 'Before holdback' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  subtotal: { fr: 'Sous-total', en: 'Subtotal' },
  total: { fr: 'Total', en: 'Total' },
  paid: { fr: 'Payé', en: 'Paid' },
  credited: { fr: 'Crédité', en: 'Credited' },
  balance: { fr: 'Solde', en: 'Balance' },
  credits: { fr: 'Corrige la facture', en: 'Corrects invoice' },
  note: { fr: 'Note : {note}', en: 'Note: {note}' },
  byClient: {
    fr: 'Aucun projet nommé : taxes selon l’adresse du client ({place}). Si le chantier est ailleurs, dis-moi lequel.',
    en: 'No project named: taxes by the client’s address ({place}). If the site is elsewhere, tell me which.',
  },
  payments: { fr: 'Paiements reçus', en: 'Payments received' },
  date: { fr: 'Date', en: 'Date' },
  draft: { fr: 'brouillon', en: 'draft' },
  unpaid: { fr: 'à recevoir', en: 'unpaid' },
  overdue: {
    fr: 'en retard de {days, plural, one {# jour} other {# jours}}',
    en: '{days, plural, one {# day} other {# days}} overdue',
  },
  paidState: { fr: 'payée', en: 'paid' },
  creditedState: { fr: 'créditée', en: 'credited' },
  invoice: { fr: 'Facture {number}', en: 'Invoice {number}' },
  creditNote: { fr: 'Note de crédit {number}', en: 'Credit note {number}' },
  draftTitle: { fr: 'Brouillon de facture', en: 'Draft invoice' },
})

const UNITS: Record<InvoiceSheet['lines'][number]['unit'], Record<Lang, string>> = {
  unit: { fr: '', en: '' },
  hour: { fr: 'h', en: 'h' },
  day: { fr: 'j', en: 'd' },
  m: { fr: 'm', en: 'm' },
  m2: { fr: 'm²', en: 'm²' },
  m3: { fr: 'm³', en: 'm³' },
  lump: { fr: 'forfait', en: 'lump sum' },
}
export const unitName = (unit: keyof typeof UNITS, lang: Lang): string => UNITS[unit][lang]

export const invoiceHref = (invoice: { id: string; number: string | null }) =>
  `nova:invoices/${invoice.number ?? invoice.id}`

export function titleOf(sheet: Pick<InvoiceSheet, 'number' | 'kind'>, lang: Lang): string {
  if (!sheet.number) return say(lang, 'draftTitle')
  return say(lang, sheet.kind === 'credit-note' ? 'creditNote' : 'invoice', { number: sheet.number })
}

export function stateName(sheet: Pick<InvoiceSheet, 'state' | 'dueDate'>, today: string, lang: Lang): string {
  switch (sheet.state) {
    case 'draft':
      return say(lang, 'draft')
    case 'overdue':
      return say(lang, 'overdue', { days: daysLate(sheet.dueDate, today) })
    case 'paid':
      return say(lang, 'paidState')
    case 'credited':
      return say(lang, 'creditedState')
    default:
      return say(lang, 'unpaid')
  }
}

/** Quantity and unit of a line, e.g. `62,5 h`; nothing for a lump sum of one. */
function quantityText({ quantity, unit }: InvoiceSheet['lines'][number], lang: Lang): string {
  if (unit === 'lump' && quantity === 1000) return unitName('lump', lang)
  return `${formatNumber(quantity / 1000, lang, 3)}\u00a0${unitName(unit, lang)}`.trim()
}

const MAX_LINES = 15

/** The lines, the parties, each tax with its rate, the total: what has to be seen before an invoice leaves. */
export function sheetBlocks(sheet: InvoiceSheet, lang: Lang): Block[] {
  const money = (amount: number) => formatMoney(amount, lang, sheet.currency)
  const right = (label: string): Column => ({ label, align: 'right' })
  const place = PROVINCE_NAMES[readProvince(sheet.province)][lang]
  const fact = (key: 'client' | 'project' | 'place' | 'issued' | 'due' | 'order' | 'credits', value: string | null) =>
    value ? [{ label: say(lang, key), value }] : []
  const date = (day: string | null) => day && formatDate(day, lang)
  const blocks: Block[] = [
    {
      type: 'fields',
      fields: [
        { label: say(lang, 'client'), value: sheet.client.name, href: `nova:clients/${sheet.client.id}` },
        ...(sheet.project
          ? [
              {
                label: say(lang, 'project'),
                value: `${sheet.project.code} – ${sheet.project.name}`,
                href: `nova:projects/${sheet.project.code}`,
              },
            ]
          : []),
        ...fact('place', place),
        ...fact('credits', sheet.credits),
        ...fact('issued', date(sheet.issueDate)),
        ...fact('due', date(sheet.dueDate)),
        ...fact('order', sheet.purchaseOrder),
      ],
    },
    {
      type: 'table',
      caption: say(lang, 'lines'),
      columns: [
        { label: say(lang, 'description') },
        right(say(lang, 'quantity')),
        right(say(lang, 'price')),
        right(say(lang, 'amount')),
      ],
      rows: sheet.lines
        .slice(0, MAX_LINES)
        .map((line) => [line.description, quantityText(line, lang), money(line.unitPrice), money(line.amount)]),
      ...(sheet.lines.length > MAX_LINES ? { more: sheet.lines.length - MAX_LINES } : {}),
    },
    { type: 'fields', fields: totalFields(sheet, lang) },
  ]
  if (sheet.placeFrom === 'client' && sheet.state === 'draft')
    blocks.push({ type: 'text', text: say(lang, 'byClient', { place }) })
  if (sheet.notes) blocks.push({ type: 'text', text: say(lang, 'note', { note: sheet.notes }) })
  return blocks
}

function totalFields(sheet: InvoiceSheet, lang: Lang): { label: string; value: string }[] {
  const money = (amount: number) => formatMoney(amount, lang, sheet.currency)
  const shown = (key: 'gross' | 'holdback' | 'paid' | 'credited', amount: number) =>
    amount === 0 ? [] : [{ label: say(lang, key), value: money(amount) }]
  return [
    ...(sheet.holdback ? [...shown('gross', sheet.gross), ...shown('holdback', -sheet.holdback)] : []),
    { label: say(lang, 'subtotal'), value: money(sheet.subtotal) },
    ...sheet.taxes.map(({ tax, rate, amount }) => ({
      label: `${taxName(tax, lang)} ${formatPercent(rate, lang)}`,
      value: money(amount),
    })),
    { label: say(lang, 'total'), value: money(sheet.total) },
    ...shown('paid', sheet.paid),
    ...shown('credited', sheet.credited),
    ...(sheet.state === 'unpaid' || sheet.state === 'overdue' || sheet.paid
      ? [{ label: say(lang, 'balance'), value: money(sheet.balance) }]
      : []),
  ]
}

export function paymentsTable(sheet: InvoiceSheet, lang: Lang): Block[] {
  if (sheet.payments.length === 0) return []
  return [
    {
      type: 'table',
      caption: say(lang, 'payments'),
      columns: [{ label: say(lang, 'date') }, { label: say(lang, 'amount'), align: 'right' }],
      rows: sheet.payments
        .slice(-MAX_LINES)
        .map(({ date, amount }) => [formatDate(date, lang), formatMoney(amount, lang, sheet.currency)]),
    },
  ]
}

/** A card about one invoice: `summary` says what matters now. */
export function sheetCard(
  sheet: InvoiceSheet,
  lang: Lang,
  telling: Pick<DraftCard, 'summary' | 'tone'> & { title?: string; before?: Block[]; after?: Block[]; footer?: string },
): DraftCard {
  const { summary, tone, title, before = [], after = [], footer } = telling
  return {
    title: title ?? titleOf(sheet, lang),
    summary,
    tone,
    blocks: [...before, ...sheetBlocks(sheet, lang), ...after],
    ...(footer ? { footer } : {}),
  }
}
