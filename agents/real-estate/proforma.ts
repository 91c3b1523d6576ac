import { z } from 'zod'
import { titleMatch } from '../../src/domain/passages.ts'
import { computeProforma, type Proforma, testProforma } from '../../src/domain/real-estate.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { PROFORMA, SENSITIVITY } from './proforma-examples.ts'

type Stores = { records: RecordStore }

const say = phrases({
  title: { fr: 'Pro forma – {title}', en: 'Pro forma – {title}' },
  summary: {
    fr: '{title} : {flow} par an après l’hypothèque, rendement de {yield} sur le coût, couverture {dscr}{covers, select, yes {} other { – le loyer ne paie pas l’hypothèque}}.',
    en: '{title}: {flow} a year after the mortgage, {yield} yield on cost, coverage {dscr}{covers, select, yes {} other { – the rent does not pay the mortgage}}.',
  },
  cost: { fr: 'Coût total', en: 'Total cost' },
  collected: { fr: 'Loyers perçus par an', en: 'Rents collected a year' },
  noi: { fr: 'Revenu net d’exploitation', en: 'Net operating income' },
  yieldOnCost: { fr: 'Rendement sur le coût', en: 'Yield on cost' },
  value: { fr: 'Valeur à {cap}', en: 'Value at {cap}' },
  profit: { fr: 'Valeur moins coût', en: 'Value less cost' },
  equity: { fr: 'Mise de fonds', en: 'Equity' },
  service: { fr: 'Hypothèque par an', en: 'Mortgage a year' },
  flow: { fr: 'Liquidités par an', en: 'Cash flow a year' },
  cash: { fr: 'Rendement de la mise', en: 'Cash on cash' },
  dscr: { fr: 'Couverture de la dette', en: 'Debt coverage' },
  assumptions: {
    fr: '{units, plural, one {# logement} other {# logements}} à {rent} par mois, inoccupation {vacancy}, dépenses {expenses} des loyers, prêt de {share} à {rate} sur {years} ans.',
    en: '{units, plural, one {# unit} other {# units}} at {rent} a month, vacancy {vacancy}, expenses {expenses} of rents, loan of {share} at {rate} over {years} years.',
  },
  confirm: { fr: 'À confirmer : {list}.', en: 'To be confirmed: {list}.' },
  test: { fr: 'Tester taux, coûts et loyers', en: 'Test rates, costs and rents' },
  footer: {
    fr: '{number} du {date} · première année complète; hypothèses de la firme, pas une évaluation',
    en: '{number} of {date} · first full year; the firm’s assumptions, not an appraisal',
  },
  testTitle: { fr: 'Sensibilité – {title}', en: 'Sensitivity – {title}' },
  testSummary: {
    fr: '{title} : {flow} par an au départ; au pire des essais, {worst} ({which}).',
    en: '{title}: {flow} a year to begin with; in the worst test, {worst} ({which}).',
  },
  base: { fr: 'Départ', en: 'Base' },
  case: { fr: 'Essai', en: 'Test' },
  monthlyRent: { fr: 'Loyers {by}', en: 'Rents {by}' },
  hardCost: { fr: 'Construction {by}', en: 'Construction {by}' },
  loanRate: { fr: 'Taux du prêt {by}', en: 'Loan rate {by}' },
  vacancy: { fr: 'Inoccupation {by}', en: 'Vacancy {by}' },
  capRate: { fr: 'Taux de capitalisation {by}', en: 'Cap rate {by}' },
})

const input = z.object({
  site: field.text({
    label: { fr: 'Terrain ou projet', en: 'Lot or project' },
    ask: { fr: 'Quel terrain ou quel projet?', en: 'Which lot or project?' },
  }),
  rent: field
    .money({ label: { fr: 'Loyer par mois', en: 'Rent a month' }, cues: ['loyer de', 'loyer à', 'rent of', 'rent at'] })
    .optional(),
})
const ENOUGH = 0.3

/** The kept pro forma that words name, with what was said instead of its own figures. */
async function proformaNamed({ site, rent }: z.output<typeof input>, { stores }: Context<Stores>) {
  const kept = await stores.records.list('proforma', { state: ['draft', 'kept'] })
  const score = (one: TypedRecord<'proforma'>) =>
    one.number === site ? 2 : titleMatch(site.replace(/\bst\b/gi, 'saint'), `${one.title} ${one.data.site}`)
  const best = Math.max(0, ...kept.map(score))
  const named = kept.filter((one) => score(one) === best && best >= ENOUGH)
  const [only] = named
  if (!only || named.length > 1)
    throw new NovaError(
      only ? 'input.invalid' : 'not-found',
      {
        fr: `${only ? 'Plusieurs projets répondent à ce nom.' : 'Aucun pro forma n’est gardé pour ce terrain.'} Il y a : ${kept.map(({ title }) => title).join('; ') || 'aucun'}.`,
        en: `${only ? 'Several projects go by that name.' : 'No pro forma is kept for that lot.'} There are: ${kept.map(({ title }) => title).join('; ') || 'none'}.`,
      },
      { field: 'site' },
    )
  if (rent !== undefined && rent <= 0)
    throw new NovaError(
      'input.invalid',
      { fr: 'Le loyer doit être plus grand que zéro.', en: 'The rent must be more than zero.' },
      { field: 'rent' },
    )
  const { data, number, title, date, createdAt } = only
  const figures: Proforma = { ...data, monthlyRent: rent ?? data.monthlyRent }
  return { number, title, date: date ?? createdAt.toISOString().slice(0, 10), figures, toConfirm: data.toConfirm }
}

const result = z.object({
  cost: z.int(),
  collected: z.int(),
  noi: z.int(),
  value: z.int().nullable(),
  profit: z.int().nullable(),
  yieldOnCost: z.int().nullable(),
  equity: z.int(),
  debtService: z.int(),
  cashFlow: z.int(),
  cashOnCash: z.int().nullable(),
  dscr: z.number().nullable(),
})
const ratio = (value: number | null, lang: Lang) => (value === null ? 'n/d' : formatNumber(value, lang, 2, 2))
const share = (value: number | null, lang: Lang) => (value === null ? 'n/d' : formatPercent(value, lang, 2))

export const buildProforma = defineTool<Stores>()({
  name: 'realestate.build_proforma',
  title: { fr: 'Monter un pro forma', en: 'Build a pro forma' },
  gate: 'none',
  permission: 'finance.read',
  record: { kind: 'proformas', field: 'site' },
  examples: PROFORMA,
  input,
  output: z.object({
    number: z.string(),
    title: z.string(),
    date: z.string(),
    toConfirm: z.array(z.string()),
    figures: z.object({
      units: z.int(),
      monthlyRent: z.int(),
      vacancy: z.int(),
      expenses: z.int(),
      capRate: z.int(),
      loanShare: z.int(),
      loanRate: z.int(),
      loanYears: z.int(),
    }),
    result,
  }),
  async run(said, ctx) {
    const found = await proformaNamed(said, ctx)
    return { ...found, result: computeProforma(found.figures) }
  },
  card({ number, title, date, toConfirm, figures, result: got }, { lang }) {
    const money = (amount: number | null) => (amount === null ? 'n/d' : formatMoney(amount, lang))
    const covers = got.cashFlow >= 0
    const fact = (key: Parameters<typeof say>[1], value: string) => ({ label: say(lang, key), value })
    return {
      title: say(lang, 'title', { title }),
      summary: say(lang, 'summary', {
        title,
        flow: money(got.cashFlow),
        yield: share(got.yieldOnCost, lang),
        dscr: ratio(got.dscr, lang),
        covers: covers ? 'yes' : 'no',
      }),
      tone: covers ? 'success' : 'warning',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'cost'), value: money(got.cost), href: `nova:proformas/${number}` },
            fact('collected', money(got.collected)),
            fact('noi', money(got.noi)),
            fact('yieldOnCost', share(got.yieldOnCost, lang)),
            { label: say(lang, 'value', { cap: share(figures.capRate, lang) }), value: money(got.value) },
            fact('profit', money(got.profit)),
            fact('equity', money(got.equity)),
            fact('service', money(got.debtService)),
            fact('flow', money(got.cashFlow)),
            fact('cash', share(got.cashOnCash, lang)),
            fact('dscr', ratio(got.dscr, lang)),
          ],
        },
        {
          type: 'text',
          text: [
            say(lang, 'assumptions', {
              units: figures.units,
              rent: money(figures.monthlyRent),
              vacancy: share(figures.vacancy, lang),
              expenses: share(figures.expenses, lang),
              share: share(figures.loanShare, lang),
              rate: share(figures.loanRate, lang),
              years: figures.loanYears,
            }),
            ...(toConfirm.length ? [say(lang, 'confirm', { list: toConfirm.join(', ') })] : []),
          ].join('\n'),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'test'),
          intent: { do: 'tool', tool: 'realestate.sensitivity', input: { site: number, rent: figures.monthlyRent } },
        },
      ],
      footer: say(lang, 'footer', { number, date: formatDate(date, lang) }),
    }
  },
})

/** One figure at a time, in millionths of itself. */
const MOVES = [
  { key: 'monthlyRent', by: -100_000 },
  { key: 'hardCost', by: 100_000 },
  { key: 'loanRate', by: 250_000 },
  { key: 'vacancy', by: 1_000_000 },
  { key: 'capRate', by: 100_000 },
] as const

export const testAssumptions = defineTool<Stores>()({
  name: 'realestate.sensitivity',
  title: { fr: 'Tester les hypothèses d’un pro forma', en: 'Test a pro forma’s assumptions' },
  gate: 'none',
  permission: 'finance.read',
  examples: SENSITIVITY,
  input,
  output: z.object({
    number: z.string(),
    title: z.string(),
    date: z.string(),
    base: result,
    tests: z.array(z.object({ key: z.enum(MOVES.map(({ key }) => key)), by: z.int(), result })),
  }),
  async run(said, ctx) {
    const { number, title, date, figures } = await proformaNamed(said, ctx)
    return { number, title, date, base: computeProforma(figures), tests: testProforma(figures, MOVES) }
  },
  card({ number, title, date, base, tests }, { lang }) {
    const money = (amount: number | null) => (amount === null ? 'n/d' : formatMoney(amount, lang))
    const name = ({ key, by }: { key: (typeof MOVES)[number]['key']; by: number }) =>
      say(lang, key, { by: `${by > 0 ? '+' : ''}${formatPercent(by, lang, 0)}` })
    const worst = [...tests].sort((a, b) => a.result.cashFlow - b.result.cashFlow)[0]!
    const row = (text: string, got: z.output<typeof result>) => [
      text,
      money(got.cashFlow),
      share(got.yieldOnCost, lang),
      ratio(got.dscr, lang),
      money(got.profit),
    ]
    return {
      title: say(lang, 'testTitle', { title }),
      summary: say(lang, 'testSummary', {
        title,
        flow: money(base.cashFlow),
        worst: money(worst.result.cashFlow),
        which: name(worst),
      }),
      tone: worst.result.cashFlow < 0 ? 'warning' : 'success',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'testTitle', { title }),
          columns: [
            { label: say(lang, 'case') },
            ...(['flow', 'yieldOnCost', 'dscr', 'profit'] as const).map((key) => ({
              label: say(lang, key),
              align: 'right' as const,
            })),
          ],
          rows: [row(say(lang, 'base'), base), ...tests.map((one) => row(name(one), one.result))],
        },
      ],
      footer: say(lang, 'footer', { number, date: formatDate(date, lang) }),
    }
  },
})
