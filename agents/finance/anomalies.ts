import { z } from 'zod'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import { OUTLIER_SCORE } from '../../src/domain/anomaly.ts'
import { NovaError } from '../../src/errors.ts'
import { daysBetween, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type AnomalyCase,
  type AnomalyStores,
  anomalyCase,
  type DuplicateCase,
  duplicateCase,
  findDuplicateCases,
  isAbout,
  scan,
} from './anomaly-cases.ts'
import { DUPLICATES, EXPLAIN, SCAN } from './anomaly-examples.ts'

const say = phrases({
  duplicatesTitle: { fr: 'Doublons probables', en: 'Likely duplicates' },
  duplicates: {
    fr: '{count, plural, one {# cas} other {# cas}} : {vendor}, {amount} entré deux fois. À toi de juger.',
    en: '{count, plural, one {# case} other {# cases}}: {vendor}, {amount} entered twice. Yours to judge.',
  },
  noDuplicate: { fr: 'Aucune facture fournisseur ne semble en double.', en: 'No vendor bill looks entered twice.' },
  reason: {
    fr: 'Même fournisseur, numéros semblables, {days, plural, =0 {même jour} one {# jour d’écart} other {# jours d’écart}}, {gap, select, none {même montant} other {{gap} de différence}} : cote {score} sur 4. Limites : 10 jours, 1 %.',
    en: 'Same vendor, similar numbers, {days, plural, =0 {same day} one {# day apart} other {# days apart}}, {gap, select, none {same amount} other {{gap} of difference}}: score {score} of 4. Limits: 10 days, 1%.',
  },
  hold: { fr: 'Tâche : retenir {number}', en: 'Task: hold {number}' },
  holdTitle: {
    fr: 'Retenir le paiement de {number} ({vendor}, {amount}) : semble entrée deux fois, avec {other}',
    en: 'Hold the payment of {number} ({vendor}, {amount}): it looks entered twice, with {other}',
  },
  number: { fr: 'Facture', en: 'Bill' },
  date: { fr: 'Date', en: 'Date' },
  total: { fr: 'Total', en: 'Total' },
  state: { fr: 'État', en: 'State' },
  received: { fr: 'reçue', en: 'received' },
  approved: { fr: 'approuvée', en: 'approved' },
  paid: { fr: 'payée', en: 'paid' },
  disputed: { fr: 'retenue', en: 'on hold' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  scanTitle: { fr: 'Anomalies', en: 'Anomalies' },
  scan: {
    fr: '{count} cas à vérifier dans les achats, les coûts et les reçus.',
    en: '{count} cases to check in bills, costs and receipts.',
  },
  clean: {
    fr: 'Rien d’anormal dans les achats, les coûts et les reçus.',
    en: 'Nothing unusual in bills, costs and receipts.',
  },
  duplicate: {
    fr: '**Doublon** · {vendor} : {first} et {second}, {amount}',
    en: '**Duplicate** · {vendor}: {first} and {second}, {amount}',
  },
  price: {
    fr: '**Prix** · {vendor} : {value} par {unit} le {date} ({project}), d’habitude {usual}; cote {score} (seuil {limit})',
    en: '**Price** · {vendor}: {value} per {unit} on {date} ({project}), usually {usual}; score {score} (threshold {limit})',
  },
  sum: {
    fr: '**Reçu** · {vendor}, {date} : les parties font {parts}, le total dit {total}',
    en: '**Receipt** · {vendor}, {date}: the parts make {parts}, the total says {total}',
  },
  explainTitle: { fr: 'Cas – {vendor}', en: 'Case – {vendor}' },
  comparables: { fr: 'Comparables', en: 'Comparables' },
  value: { fr: 'Prix unitaire', en: 'Unit price' },
  project: { fr: 'Projet', en: 'Project' },
  see: { fr: 'Expliquer', en: 'Explain' },
  footer: {
    fr: 'Cote : 0,6745 × |x − médiane| ÷ écart absolu médian (Iglewicz et Hoaglin, 1993) · un humain décide',
    en: 'Score: 0.6745 × |x − median| ÷ median absolute deviation (Iglewicz and Hoaglin, 1993) · a person decides',
  },
})

function lineOf(one: AnomalyCase, lang: Lang): string {
  const money = (amount: number) => formatMoney(amount, lang)
  if (one.kind === 'duplicate') {
    const [first, second] = one.bills
    return say(lang, 'duplicate', {
      vendor: one.vendor,
      first: first.number,
      second: second.number,
      amount: money(second.total),
    })
  }
  const date = formatDate(one.date, lang)
  if (one.kind === 'sum')
    return say(lang, 'sum', { vendor: one.vendor, date, parts: money(one.parts), total: money(one.total) })
  return say(lang, 'price', {
    vendor: one.vendor,
    unit: one.unit,
    project: one.project,
    date,
    value: money(one.value),
    usual: money(one.usual),
    score: formatNumber(one.score, lang, 1),
    limit: formatNumber(OUTLIER_SCORE, lang, 1),
  })
}

const sideBySide = ({ vendor, bills }: DuplicateCase, lang: Lang) => ({
  type: 'table' as const,
  caption: vendor,
  columns: [
    { label: say(lang, 'number') },
    { label: say(lang, 'date') },
    { label: say(lang, 'total'), align: 'right' as const },
    { label: say(lang, 'state') },
  ],
  rows: bills.map((one) => [
    one.number,
    formatDate(one.date, lang),
    formatMoney(one.total, lang),
    one.paidOn ? `${say(lang, one.status)} ${formatDate(one.paidOn, lang)}` : say(lang, one.status),
  ]),
})

/** Why these two look like one. */
function reasonOf({ bills: [first, second], score }: DuplicateCase, lang: Lang): Block {
  const gap = Math.abs(second.total - first.total)
  const days = daysBetween(first.date, second.date)
  const said = { days, gap: gap ? formatMoney(gap, lang) : 'none', score: formatNumber(score, lang, 1) }
  return { type: 'text', text: say(lang, 'reason', said) }
}

/** The one that is not paid yet is held, by a person. */
function holdAction({ vendor, bills: [first, second] }: DuplicateCase, lang: Lang): DraftAction {
  const [held, other] = second.status === 'paid' && first.status !== 'paid' ? [first, second] : [second, first]
  const { number, total } = held
  const title = say(lang, 'holdTitle', { number, vendor, amount: formatMoney(total, lang), other: other.number })
  return {
    type: 'button',
    label: say(lang, 'hold', { number }),
    intent: { do: 'form', tool: 'tasks.create_from_chat', input: { title, priority: 'high' } },
  }
}

export const findDuplicates = defineTool<AnomalyStores>()({
  name: 'anomalies.find_duplicates',
  title: { fr: 'Trouver les factures fournisseurs en double', en: 'Find duplicate vendor bills' },
  gate: 'none',
  permission: 'finance.read',
  examples: DUPLICATES,
  input: z.object({}),
  output: z.object({ cases: z.array(duplicateCase) }),
  run: async (_, { stores }) => ({ cases: await findDuplicateCases(stores) }),
  card({ cases }, { lang, can }) {
    const [first] = cases
    const summary = first
      ? say(lang, 'duplicates', {
          count: cases.length,
          vendor: first.vendor,
          amount: formatMoney(first.bills[1].total, lang),
        })
      : say(lang, 'noDuplicate')
    return {
      title: say(lang, 'duplicatesTitle'),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...cases.flatMap((one) => [sideBySide(one, lang), reasonOf(one, lang)]),
      ],
      actions: can('tasks.write') ? cases.slice(0, 3).map((one) => holdAction(one, lang)) : [],
    }
  },
})

export const scanTransactions = defineTool<AnomalyStores>()({
  name: 'anomalies.scan_transactions',
  title: { fr: 'Balayer les transactions pour des anomalies', en: 'Scan transactions for anomalies' },
  gate: 'none',
  permission: 'finance.read',
  examples: SCAN,
  input: z.object({}),
  output: z.object({ cases: z.array(anomalyCase) }),
  run: async (_, { stores, today }) => ({ cases: await scan(stores, today) }),
  card({ cases }, { lang }) {
    const summary = cases.length ? say(lang, 'scan', { count: cases.length }) : say(lang, 'clean')
    return {
      title: say(lang, 'scanTitle'),
      summary,
      tone: cases.length ? 'warning' : 'success',
      blocks: [{ type: 'text', text: [summary, ...cases.map((one) => `- ${lineOf(one, lang)}`)].join('\n') }],
      actions: cases.length
        ? [
            {
              type: 'button',
              label: say(lang, 'see'),
              intent: { do: 'tool', tool: 'anomalies.explain_case', input: { about: cases[0]!.vendor } },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})

export const explainCase = defineTool<AnomalyStores>()({
  name: 'anomalies.explain_case',
  title: { fr: 'Expliquer une anomalie par ses comparables', en: 'Explain an anomaly by its comparables' },
  gate: 'none',
  permission: 'finance.read',
  examples: EXPLAIN,
  input: z.object({
    about: field.text({
      label: { fr: 'Cas', en: 'Case' },
      ask: { fr: 'Quel cas? Donne le fournisseur.', en: 'Which case? Give the vendor.' },
      cues: ['anomalie', 'cas', 'facture', 'case', 'anomaly', 'bill'],
    }),
  }),
  output: z.object({ cases: z.array(anomalyCase) }),
  async run({ about }, { stores, today }) {
    const all = await scan(stores, today)
    const cases = all.filter((one) => isAbout(one, about))
    if (cases.length) return { cases }
    const vendors = [...new Set(all.map((one) => one.vendor))].join(', ')
    throw new NovaError(
      'not-found',
      vendors
        ? {
            fr: `Je n’ai pas de cas sous ce nom. Cas ouverts : ${vendors}.`,
            en: `I have no case under that name. Open cases: ${vendors}.`,
          }
        : { fr: 'Aucune anomalie n’est ouverte.', en: 'No anomaly is open.' },
      { field: 'about' },
    )
  },
  card({ cases }, { lang }) {
    const lines = cases.map((one) => lineOf(one, lang))
    return {
      title: say(lang, 'explainTitle', { vendor: [...new Set(cases.map((one) => one.vendor))].join(', ') }),
      summary: lines.join(' ').replaceAll('**', ''),
      tone: 'warning',
      blocks: [
        { type: 'text', text: lines.map((line) => `- ${line}`).join('\n') },
        ...cases.flatMap((one) =>
          one.kind === 'duplicate'
            ? [sideBySide(one, lang), reasonOf(one, lang)]
            : one.kind === 'price'
              ? [
                  {
                    type: 'table' as const,
                    caption: say(lang, 'comparables'),
                    columns: [
                      { label: say(lang, 'date') },
                      { label: say(lang, 'project') },
                      { label: say(lang, 'value'), align: 'right' as const },
                    ],
                    rows: one.comparables
                      .slice(-15)
                      .map(({ date, project, value }) => [formatDate(date, lang), project, formatMoney(value, lang)]),
                  },
                ]
              : [],
        ),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
