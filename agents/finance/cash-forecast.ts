import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { FORECAST, GAP } from './cash-examples.ts'
import { type CashFigures, type CashStores, cashShape, HORIZON_WEEKS, readCash } from './cash-figures.ts'

const say = phrases({
  title: { fr: 'Encaisse des 13 prochaines semaines', en: 'Cash over the next 13 weeks' },
  summary: {
    fr: 'Le plus bas : {balance} la semaine du {week} (de {low} à {high}). {late}',
    en: 'Lowest: {balance} in the week of {week} (from {low} to {high}). {late}',
  },
  asked: {
    fr: 'Semaine du {week} : {balance} à la fin (P10 {low}, P90 {high}).',
    en: 'Week of {week}: {balance} at its end (P10 {low}, P90 {high}).',
  },
  late: {
    fr: 'Le plus lent : {client}, médiane {days} j, nous doit {owed}.',
    en: 'Slowest: {client}, median {days} d, owes us {owed}.',
  },
  balance: { fr: 'Encaisse prévue', en: 'Expected cash' },
  low: { fr: 'P10', en: 'P10' },
  high: { fr: 'P90', en: 'P90' },
  caption: { fr: 'Par semaine', en: 'By week' },
  week: { fr: 'Semaine du', en: 'Week of' },
  in: { fr: 'Entrées', en: 'In' },
  out: { fr: 'Sorties', en: 'Out' },
  levers: { fr: 'Trois leviers', en: 'Three levers' },
  release: {
    fr: 'Retenue de {project} : {amount}{from, select, no {} other {, libérable le {from}}}',
    en: 'Holdback of {project}: {amount}{from, select, no {} other {, releasable on {from}}}',
  },
  reminder: {
    fr: 'Relancer {client} : {amount} en retard ({count} factures)',
    en: 'Remind {client}: {amount} overdue ({count} invoices)',
  },
  terms: {
    fr: 'Délais des fournisseurs : {amount} dus d’ici là ({count} factures), à négocier de 30 jours',
    en: 'Vendor terms: {amount} due by then ({count} bills), to negotiate by 30 days',
  },
  doubtful: {
    fr: '{amount} en souffrance depuis plus de 90 jours ne sont pas comptés.',
    en: '{amount} more than 90 days late is not counted.',
  },
  gapTitle: { fr: 'Creux de trésorerie', en: 'Cash trough' },
  gap: {
    fr: 'Creux la semaine du {week} : {balance} (P10 {low}). Les trois leviers valent {total}.',
    en: 'Trough in the week of {week}: {balance} (P10 {low}). The three levers are worth {total}.',
  },
  remind: { fr: 'Préparer la relance', en: 'Prepare the reminder' },
  see: { fr: 'Voir les leviers', en: 'See the levers' },
  footer: {
    fr: 'Ouverture {opening} · encaissements selon les délais passés de chaque client, {weeks} semaines, 2 000 tirages · sorties : comptes fournisseurs, paie et remises, dettes inscrites · sans factures ni achats à venir',
    en: 'Opening {opening} · receipts by each client’s past delays, {weeks} weeks, 2,000 draws · out: bills, payroll and remittances, recorded debts · without invoices or purchases to come',
  },
})

function leverLines({ levers }: CashFigures, lang: Lang): string[] {
  const money = (amount: number) => formatMoney(amount, lang)
  const { release, reminder, terms } = levers
  return [
    ...(release
      ? [
          say(lang, 'release', {
            project: release.project,
            amount: money(release.amount),
            from: release.from ? formatDate(release.from, lang) : 'no',
          }),
        ]
      : []),
    ...(reminder ? [say(lang, 'reminder', { ...reminder, amount: money(reminder.amount) })] : []),
    ...(terms.count ? [say(lang, 'terms', { ...terms, amount: money(terms.amount) })] : []),
  ]
}

const leverTotal = ({ levers: { release, reminder, terms } }: CashFigures) =>
  (release?.amount ?? 0) + (reminder?.amount ?? 0) + terms.amount

const weekValues = (week: CashFigures['lowest'], lang: Lang) => ({
  week: formatDate(week.from, lang),
  balance: formatMoney(week.balance, lang),
  low: formatMoney(week.low, lang),
  high: formatMoney(week.high, lang),
})

const lateLine = ({ latePayer }: CashFigures, lang: Lang) =>
  latePayer
    ? say(lang, 'late', {
        client: latePayer.name,
        days: formatNumber(latePayer.median, lang, 1),
        owed: formatMoney(latePayer.owed, lang),
      })
    : ''

const footer = (figures: CashFigures, lang: Lang) =>
  say(lang, 'footer', { opening: formatMoney(figures.opening, lang), weeks: HORIZON_WEEKS })

export const cashForecast = defineTool<CashStores>()({
  name: 'cash.forecast_13_weeks',
  title: { fr: 'Prévoir l’encaisse sur 13 semaines', en: 'Forecast cash over 13 weeks' },
  gate: 'none',
  permission: 'finance.read',
  examples: FORECAST,
  input: z.object({ date: field.date({ label: { fr: 'Pour le', en: 'For' } }).optional() }),
  output: cashShape.extend({ asked: cashShape.shape.lowest.nullable() }),
  async run({ date }, { stores, today }) {
    const figures = await readCash(stores, today)
    const asked = date ? figures.weeks.find((week) => week.from <= date && date <= week.to) : undefined
    return { ...figures, asked: asked ?? null }
  },
  card(figures, { lang }) {
    const { weeks, lowest, asked, doubtful } = figures
    const money = (amount: number) => formatMoney(amount, lang)
    const general = say(lang, 'summary', { ...weekValues(lowest, lang), late: lateLine(figures, lang) })
    const summary = asked ? `${say(lang, 'asked', weekValues(asked, lang))} ${general}` : general
    const series = (key: 'balance' | 'low' | 'high') => ({
      name: say(lang, key),
      points: weeks.map((week) => ({ label: formatDate(week.from, lang), value: week[key] })),
    })
    const right = (key: 'in' | 'out' | 'balance' | 'low' | 'high') => ({
      label: say(lang, key),
      align: 'right' as const,
    })
    const list = leverLines(figures, lang).map((line) => `- ${line}`)
    return {
      title: say(lang, 'title'),
      summary: summary.trim(),
      tone: (asked ?? lowest).low < 0 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary.trim() },
        {
          type: 'chart',
          chart: {
            kind: 'line',
            title: say(lang, 'title'),
            unit: 'money',
            series: [series('balance'), series('low'), series('high')],
          },
        },
        {
          type: 'table',
          caption: say(lang, 'caption'),
          columns: [
            { label: say(lang, 'week') },
            right('in'),
            right('out'),
            right('balance'),
            right('low'),
            right('high'),
          ],
          rows: weeks.map((week) => [
            formatDate(week.from, lang),
            money(week.in),
            money(week.out),
            money(week.balance),
            money(week.low),
            money(week.high),
          ]),
        },
        ...(list.length ? [{ type: 'text' as const, text: [`**${say(lang, 'levers')}**`, ...list].join('\n') }] : []),
        ...(doubtful ? [{ type: 'text' as const, text: say(lang, 'doubtful', { amount: money(doubtful) }) }] : []),
      ],
      actions: [{ type: 'button', label: say(lang, 'see'), intent: { do: 'tool', tool: 'cash.find_gap', input: {} } }],
      footer: footer(figures, lang),
    }
  },
})

export const findGap = defineTool<CashStores>()({
  name: 'cash.find_gap',
  title: { fr: 'Trouver le creux d’encaisse et comment le combler', en: 'Find the cash trough and how to fill it' },
  gate: 'none',
  permission: 'finance.read',
  examples: GAP,
  input: z.object({}),
  output: cashShape,
  run: (_, { stores, today }) => readCash(stores, today),
  card(figures, { lang }) {
    const { lowest, levers } = figures
    const summary = say(lang, 'gap', {
      ...weekValues(lowest, lang),
      total: formatMoney(leverTotal(figures), lang),
    })
    const lines = [...leverLines(figures, lang), lateLine(figures, lang)].filter(Boolean)
    return {
      title: say(lang, 'gapTitle'),
      summary,
      tone: lowest.low < 0 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        { type: 'text', text: lines.map((line) => `- ${line}`).join('\n') },
      ],
      actions: levers.reminder
        ? [
            {
              type: 'button',
              label: say(lang, 'remind'),
              style: 'primary',
              intent: {
                do: 'tool',
                tool: 'receivables.send_reminder',
                input: { client: levers.reminder.clientId },
              },
            },
          ]
        : [],
      footer: footer(figures, lang),
    }
  },
})
