import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate, lastOfMonth } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatHours } from '../hr/hours-line.ts'
import { type CcqStores, monthAsked, readCcqMonth } from './ccq-book.ts'
import { REMITTANCE, REPORT } from './ccq-examples.ts'

const say = phrases({
  title: { fr: 'Rapport CCQ – {month}', en: 'CCQ report – {month}' },
  ask: {
    fr: 'Rapport CCQ de {month} : {hours} de {workers, plural, one {# salarié} other {# salariés}}, {remittance} à remettre au plus tard le {due}. Le valider?',
    en: 'CCQ report for {month}: {hours} of {workers, plural, one {# worker} other {# workers}}, {remittance} to remit by {due}. Validate it?',
  },
  nil: {
    fr: 'Rapport CCQ de {month} : aucune heure assujettie. Il se transmet quand même, au plus tard le {due}.',
    en: 'CCQ report for {month}: no hours subject to it. It is sent all the same, by {due}.',
  },
  done: {
    fr: '{number} est prêt : à transmettre à la CCQ au plus tard le {due}, avec {remittance}.',
    en: '{number} is ready: to be sent to the CCQ by {due}, with {remittance}.',
  },
  sent: {
    fr: 'Le rapport de {month} est parti ({number}) : {hours}, {indemnity} d’indemnités.',
    en: 'The report for {month} was sent ({number}): {hours}, {indemnity} of indemnities.',
  },
  ready: {
    fr: 'Le rapport de {month} est prêt ({number}) mais pas transmis : {remittance} à remettre au plus tard le {due}.',
    en: 'The report for {month} is ready ({number}) but not sent: {remittance} to remit by {due}.',
  },
  todo: {
    fr: 'Le rapport de {month} n’est pas fait : {remittance} à remettre au plus tard le {due}.',
    en: 'The report for {month} is not done: {remittance} to remit by {due}.',
  },
  sector: { fr: 'Secteur', en: 'Sector' },
  residential: { fr: 'Résidentiel', en: 'Residential' },
  'institutional-commercial': { fr: 'Institutionnel et commercial', en: 'Institutional and commercial' },
  industrial: { fr: 'Industriel', en: 'Industrial' },
  civil: { fr: 'Génie civil', en: 'Civil engineering' },
  hours: { fr: 'Heures', en: 'Hours' },
  wages: { fr: 'Salaires', en: 'Wages' },
  indemnity: { fr: 'Indemnités', en: 'Indemnities' },
  levyEmployer: { fr: 'Prélèvement, employeur', en: 'Levy, employer' },
  levyEmployee: { fr: 'Prélèvement, salariés', en: 'Levy, employees' },
  remittance: { fr: 'Total à remettre', en: 'Total to remit' },
  waiting: {
    fr: '{hours} du mois ne sont pas approuvées et ne sont pas comptées.',
    en: '{hours} of the month are not approved and not counted.',
  },
  outside: {
    fr: '{hours} faites hors Québec ne vont pas au rapport.',
    en: '{hours} worked outside Québec do not go into the report.',
  },
  issues: {
    fr: '{n, plural, one {# point à régler} other {# points à régler}} dans les heures : vérifie-les avant de valider.',
    en: '{n, plural, one {# point to settle} other {# points to settle}} in the hours: check them before validating.',
  },
  check: { fr: 'Vérifier les heures', en: 'Check the hours' },
  prepare: { fr: 'Préparer le rapport', en: 'Prepare the report' },
  footer: {
    fr: 'Indemnité {indemnity} et prélèvement {levy} · depuis le {from} · {source} · non confirmé. Avantages sociaux et autres cotisations non compris. Secteurs déduits du nom des chantiers. Avis, pas un conseil juridique.',
    en: 'Indemnity {indemnity} and levy {levy} · from {from} · {source} · not confirmed. Social benefits and other contributions not included. Sectors deduced from the sites’ names. Guidance, not legal advice.',
  },
})

const input = z.object({
  period: field.period({ label: { fr: 'Mois', en: 'Month' }, cues: ['mois de', 'month of'] }).optional(),
})
const sector = z.enum(['residential', 'institutional-commercial', 'industrial', 'civil'])
const output = z.object({
  number: z.string().nullable(),
  state: z.enum(['none', 'draft', 'sent']),
  month: z.string(),
  due: z.string(),
  hours: z.int(),
  workers: z.int(),
  wages: z.int(),
  indemnity: z.int(),
  levyEmployer: z.int(),
  levyEmployee: z.int(),
  remittance: z.int(),
  sectors: z.array(z.object({ sector, hours: z.int(), wages: z.int(), indemnity: z.int() })),
  waiting: z.int(),
  outside: z.int(),
  issues: z.int(),
  rates: z.object({ indemnity: z.int(), levy: z.int(), from: z.string(), source: z.string() }),
})
type Filed = z.output<typeof output>

async function read(said: z.output<typeof input>, ctx: Context<CcqStores>): Promise<Filed> {
  const { report, issues, crews, waiting, outside, filed, month } = await readCcqMonth(
    monthAsked(said.period, ctx.today),
    ctx,
  )
  const sectors = [...Map.groupBy(report.lines, (line) => line.sector)].map(([name, own]) => ({
    sector: name,
    hours: own.reduce((sum, one) => sum + one.regular + one.overtime, 0),
    wages: own.reduce((sum, one) => sum + one.wages, 0),
    indemnity: own.reduce((sum, one) => sum + one.indemnity, 0),
  }))
  const { hours, wages, indemnity, levyEmployer, levyEmployee, remittance, dueBy, rates } = report
  return {
    number: filed?.number ?? null,
    state: filed?.state ?? 'none',
    month,
    due: dueBy,
    hours,
    workers: new Set(report.lines.map(({ personId }) => personId)).size,
    wages,
    indemnity,
    levyEmployer,
    levyEmployee,
    remittance,
    sectors: sectors.sort((a, b) => b.hours - a.hours),
    waiting,
    outside,
    issues: issues.length + crews.length,
    rates: { indemnity: rates.indemnity, levy: rates.levy, from: rates.from, source: rates.source },
    // What was sent is what the register says, whatever was corrected since.
    ...(filed?.state === 'sent'
      ? {
          hours: filed.data.hours,
          wages: filed.data.wages,
          indemnity: filed.data.indemnity,
          workers: filed.data.workers,
        }
      : {}),
  }
}

const notesOf = (filed: Filed, lang: Lang): Block[] =>
  [
    ...(filed.waiting ? [say(lang, 'waiting', { hours: formatHours(filed.waiting, lang) })] : []),
    ...(filed.outside ? [say(lang, 'outside', { hours: formatHours(filed.outside, lang) })] : []),
    ...(filed.issues ? [say(lang, 'issues', { n: filed.issues })] : []),
  ].map((text) => ({ type: 'text', text }))

function cardOf(filed: Filed, key: 'ask' | 'nil' | 'done' | 'sent' | 'ready' | 'todo', lang: Lang): DraftCard {
  const money = (amount: number) => formatMoney(amount, lang)
  const month = formatDate(filed.month, lang, 'month')
  const { rates } = filed
  const sent = filed.state === 'sent'
  const button = (label: string, tool: string) => ({
    type: 'button' as const,
    label,
    intent: {
      do: 'tool' as const,
      tool,
      input: { period: { from: filed.month, to: lastOfMonth(filed.month) } },
    },
  })
  return {
    title: say(lang, 'title', { month }),
    summary: say(lang, key, {
      month,
      number: filed.number ?? '',
      workers: filed.workers,
      hours: formatHours(filed.hours, lang),
      indemnity: money(filed.indemnity),
      remittance: money(filed.remittance),
      due: formatDate(filed.due, lang),
    }),
    tone: key === 'done' || key === 'sent' ? 'success' : filed.waiting || filed.issues ? 'warning' : 'info',
    blocks: [
      ...(sent || !filed.sectors.length
        ? []
        : [
            {
              type: 'table' as const,
              caption: say(lang, 'title', { month }),
              columns: [
                { label: say(lang, 'sector') },
                { label: say(lang, 'hours'), align: 'right' as const },
                { label: say(lang, 'wages'), align: 'right' as const },
                { label: say(lang, 'indemnity'), align: 'right' as const },
              ],
              rows: filed.sectors.map((one) => [
                say(lang, one.sector),
                formatHours(one.hours, lang),
                money(one.wages),
                money(one.indemnity),
              ]),
            },
          ]),
      {
        type: 'fields',
        fields: (sent
          ? (['wages', 'indemnity'] as const)
          : (['wages', 'indemnity', 'levyEmployer', 'levyEmployee', 'remittance'] as const)
        ).map((name) => ({ label: say(lang, name), value: money(filed[name]) })),
      },
      ...(sent ? [] : notesOf(filed, lang)),
    ],
    actions:
      key === 'todo'
        ? [
            button(say(lang, 'prepare'), 'ccq.prepare_monthly_report'),
            button(say(lang, 'check'), 'ccq.check_hours_rules'),
          ]
        : filed.issues
          ? [button(say(lang, 'check'), 'ccq.check_hours_rules')]
          : [],
    footer: say(lang, 'footer', {
      indemnity: formatPercent(rates.indemnity, lang),
      levy: formatPercent(rates.levy, lang),
      from: formatDate(rates.from, lang),
      source: rates.source,
    }),
  }
}

async function toPrepare(said: z.output<typeof input>, ctx: Context<CcqStores>): Promise<Filed> {
  const filed = await read(said, ctx)
  const month = (lang: Lang) => formatDate(filed.month, lang, 'month')
  if (lastOfMonth(filed.month) >= ctx.today)
    throw new NovaError('rule.broken', {
      fr: `Le mois de ${month('fr')} n’est pas fini : son rapport se prépare à partir du ${formatDate(addMonths(filed.month, 1), 'fr')}.`,
      en: `${month('en')} is not over: its report can be prepared from ${formatDate(addMonths(filed.month, 1), 'en')}.`,
    })
  if (filed.state === 'sent')
    throw new NovaError('rule.broken', {
      fr: `Le rapport de ${month('fr')} est déjà transmis (${filed.number}). Une correction se fait directement à la CCQ.`,
      en: `The report for ${month('en')} was sent already (${filed.number}). A correction is made with the CCQ itself.`,
    })
  return filed
}

export const prepareReport = defineTool<CcqStores>()({
  name: 'ccq.prepare_monthly_report',
  title: { fr: 'Préparer le rapport mensuel CCQ', en: 'Prepare the monthly CCQ report' },
  gate: 'approve',
  permission: 'payroll.read',
  approval: { permission: 'payroll.read' },
  examples: REPORT,
  input,
  output,
  async preview(said, ctx) {
    const filed = await toPrepare(said, ctx)
    const { number, state, waiting, outside, issues, ...subject } = filed
    return { card: cardOf(filed, filed.hours ? 'ask' : 'nil', ctx.lang), subject }
  },
  async run(said, ctx) {
    const filed = await toPrepare(said, ctx)
    const { month, hours, wages, indemnity, workers, remittance, due } = filed
    const { records } = ctx.stores
    const values = {
      title: `Rapport ${month.slice(0, 7)}`,
      date: month,
      due,
      amount: remittance,
      data: { month, hours, wages, indemnity, workers },
    }
    const before = filed.number ? await records.byNumber('ccq_report', filed.number) : null
    const { number } = before
      ? await records.change('ccq_report', before.id, values)
      : await records.create('ccq_report', values)
    return { ...filed, number, state: 'draft' as const }
  },
  card: (filed, { lang }) => cardOf(filed, 'done', lang),
})

export const computeRemittance = defineTool<CcqStores>()({
  name: 'ccq.compute_remittance',
  title: { fr: 'Calculer la remise à la CCQ', en: 'Compute the CCQ remittance' },
  gate: 'none',
  permission: 'payroll.read',
  examples: REMITTANCE,
  input,
  output,
  run: read,
  card: (filed, { lang }) =>
    cardOf(filed, filed.state === 'sent' ? 'sent' : filed.state === 'draft' ? 'ready' : 'todo', lang),
})
