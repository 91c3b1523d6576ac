import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { RATIOS } from './close-examples.ts'
import { DSO_DAYS, type PositionStores, readPosition, reportingDay } from './position.ts'

const say = phrases({
  title: { fr: 'Ratios financiers', en: 'Financial ratios' },
  summary: {
    fr: 'Ratio courant {ratio}, délai de recouvrement {dso} jours, {runway} mois d’encaisse.',
    en: 'Current ratio {ratio}, {dso} days sales outstanding, {runway} months of cash.',
  },
  ratio: { fr: 'Ratio courant', en: 'Current ratio' },
  dso: { fr: 'Délai de recouvrement', en: 'Days sales outstanding' },
  runway: { fr: 'Autonomie de l’encaisse', en: 'Cash runway' },
  days: { fr: '{n} jours', en: '{n} days' },
  months: { fr: '{n} mois', en: '{n} months' },
  unknown: { fr: 'n/d', en: 'n/a' },
  assets: { fr: 'À court terme : ce qu’on a', en: 'Current: what we have' },
  item: { fr: 'Poste', en: 'Item' },
  amount: { fr: 'Montant', en: 'Amount' },
  cash: { fr: 'Encaisse', en: 'Cash' },
  receivables: { fr: 'Comptes clients', en: 'Receivables' },
  holdbacks: { fr: 'Retenues à recevoir', en: 'Holdbacks receivable' },
  underbilled: { fr: 'Travaux faits, pas facturés', en: 'Work done, not billed' },
  payables: { fr: 'Fournisseurs', en: 'Payables' },
  overbilled: { fr: 'Facturé d’avance', en: 'Billed ahead' },
  otherDebts: { fr: 'Autres dettes à court terme', en: 'Other current debts' },
  have: { fr: 'Total de l’actif à court terme', en: 'Total current assets' },
  owe: { fr: 'Total du passif à court terme', en: 'Total current liabilities' },
  noBurn: {
    fr: 'L’autonomie demande la dépense mensuelle prévue (réglage monthlyBurn).',
    en: 'Runway needs the expected monthly spending (setting monthlyBurn).',
  },
  footer: {
    fr: 'Au {date} · recouvrement : comptes clients ÷ {invoiced} facturés en {days} jours · autonomie : encaisse ÷ {burn} par mois',
    en: 'As of {date} · outstanding: receivables ÷ {invoiced} invoiced in {days} days · runway: cash ÷ {burn} a month',
  },
})

const ratio = z.number().nullable()
export const positionShape = z.object({
  on: z.string(),
  cash: z.int(),
  receivables: z.int(),
  overdue: z.int(),
  holdbacks: z.int(),
  underbilled: z.int(),
  payables: z.int(),
  overbilled: z.int(),
  otherDebts: z.int(),
  invoiced: z.int(),
  assets: z.int(),
  liabilities: z.int(),
  currentRatio: ratio,
  dso: ratio,
  burn: z.int().nullable(),
  runway: ratio,
})
type Shape = z.output<typeof positionShape>

const decimal = (value: number | null, lang: Lang, digits: number): string =>
  value === null ? say(lang, 'unknown') : formatNumber(value, lang, digits, digits)

/** The three ratios as they are read: 2.08, 42.7 days, 4.2 months. */
export function ratioFields(position: Shape, lang: Lang): { label: string; value: string }[] {
  return [
    { label: say(lang, 'ratio'), value: decimal(position.currentRatio, lang, 2) },
    { label: say(lang, 'dso'), value: say(lang, 'days', { n: decimal(position.dso, lang, 1) }) },
    { label: say(lang, 'runway'), value: say(lang, 'months', { n: decimal(position.runway, lang, 1) }) },
  ]
}

export const ratios = defineTool<PositionStores>()({
  name: 'finance.ratios',
  title: { fr: 'Calculer les ratios financiers', en: 'Compute the financial ratios' },
  gate: 'none',
  permission: 'finance.read',
  examples: RATIOS,
  input: z.object({}),
  output: positionShape,
  async run(_, { stores, today }) {
    const closed = (await stores.organizations.get())?.booksClosedThrough
    return readPosition(stores, reportingDay(closed, today))
  },
  card(position, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, 'summary', {
      ratio: decimal(position.currentRatio, lang, 2),
      dso: decimal(position.dso, lang, 1),
      runway: decimal(position.runway, lang, 1),
    })
    const row = (
      key: 'cash' | 'receivables' | 'holdbacks' | 'underbilled' | 'payables' | 'overbilled' | 'otherDebts',
      href?: string,
    ) => [href ? { text: say(lang, key), href } : say(lang, key), money(position[key])]
    return {
      title: say(lang, 'title'),
      summary,
      tone: position.currentRatio !== null && position.currentRatio < 1 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        { type: 'fields', fields: ratioFields(position, lang) },
        {
          type: 'table',
          caption: say(lang, 'assets'),
          columns: [{ label: say(lang, 'item') }, { label: say(lang, 'amount'), align: 'right' }],
          rows: [
            row('cash'),
            row('receivables', 'nova:receivables/ageing'),
            row('holdbacks'),
            row('underbilled'),
            [say(lang, 'have'), money(position.assets)],
            row('payables'),
            row('overbilled'),
            row('otherDebts'),
            [say(lang, 'owe'), money(position.liabilities)],
          ],
        },
        ...(position.burn === null ? [{ type: 'text' as const, text: say(lang, 'noBurn') }] : []),
      ],
      footer: say(lang, 'footer', {
        date: formatDate(position.on, lang),
        invoiced: money(position.invoiced),
        days: DSO_DAYS,
        burn: position.burn === null ? say(lang, 'unknown') : money(position.burn),
      }),
    }
  },
})
