import { z } from 'zod'
import {
  bondingCapacity,
  CAPACITY_MULTIPLE,
  type CovenantFigures,
  checkCovenants,
  fitsBonding,
} from '../../src/domain/financing.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { listActive, readStanding } from '../construction/standing.ts'
import { BONDING, COVENANTS } from './financing-examples.ts'
import { type PositionStores, readPosition, reportingDay } from './position.ts'

export type FinancingStores = PositionStores & { records: RecordStore }

const say = phrases({
  bondingTitle: { fr: 'Capacité de cautionnement', en: 'Bonding capacity' },
  left: {
    fr: 'Il reste {left} de cautionnement, au plus {single} par projet.',
    en: '{left} of bonding is left, {single} at most a project.',
  },
  fits: {
    fr: 'Un projet de {cost} entre : il resterait {after}.',
    en: 'A {cost} project fits: {after} would be left.',
  },
  single: {
    fr: 'Un projet de {cost} dépasse la limite de {single} par projet.',
    en: 'A {cost} project is above the {single} limit a project.',
  },
  aggregate: {
    fr: 'Un projet de {cost} dépasse ce qui reste ({left}).',
    en: 'A {cost} project is above what is left ({left}).',
  },
  limit: { fr: 'Limite globale', en: 'Aggregate limit' },
  oneLimit: { fr: 'Limite par projet', en: 'Single limit' },
  backlog: { fr: 'Coût à finir des chantiers', en: 'Cost to complete on jobs' },
  capital: { fr: 'Fonds de roulement', en: 'Working capital' },
  rule: { fr: 'Règle du pouce (× {n})', en: 'Rule of thumb (× {n})' },
  available: { fr: 'Reste', en: 'Left' },
  surety: {
    fr: '{lender} · au {date} · limites de la caution, qui décide; la règle du pouce n’est qu’un repère',
    en: '{lender} · as of {date} · limits of the surety, which decides; the rule of thumb is only a guide',
  },
  thumb: {
    fr: 'Au {date} · aucune ligne de caution inscrite : dix fois le fonds de roulement, un repère; la caution décide',
    en: 'As of {date} · no surety line recorded: ten times working capital, a guide; the surety decides',
  },
  covenantTitle: { fr: 'Ratios exigés', en: 'Covenants' },
  met: {
    fr: 'Les {count} conditions mesurées sont respectées{close, select, none {} other { ({close} de près)}}.',
    en: 'All {count} measured conditions are met{close, select, none {} other { ({close} narrowly)}}.',
  },
  broken: {
    fr: '{broken} conditions sur {count} ne sont pas respectées : parles-en au prêteur avant qu’il te le demande.',
    en: '{broken} of {count} conditions are not met: talk to the lender before they ask.',
  },
  none: { fr: 'Aucune condition de prêt n’est inscrite.', en: 'No loan condition is recorded.' },
  lender: { fr: 'Prêteur', en: 'Lender' },
  condition: { fr: 'Condition', en: 'Condition' },
  actual: { fr: 'Nous', en: 'Ours' },
  verdict: { fr: 'Verdict', en: 'Verdict' },
  least: { fr: '{metric} d’au moins {value}', en: '{metric} of at least {value}' },
  most: { fr: '{metric} d’au plus {value}', en: '{metric} of at most {value}' },
  current_ratio: { fr: 'ratio courant', en: 'current ratio' },
  debt_to_equity: { fr: 'dettes sur avoir', en: 'debt to equity' },
  debt_service: { fr: 'couverture de la dette', en: 'debt service cover' },
  working_capital: { fr: 'fonds de roulement', en: 'working capital' },
  yes: { fr: 'respecté', en: 'met' },
  close: { fr: 'respecté de près', en: 'narrowly met' },
  no: { fr: 'non respecté', en: 'not met' },
  unknown: { fr: 'n/d : demande le bilan', en: 'n/a: needs the balance sheet' },
  footer: {
    fr: 'Au {date} · actif et passif à court terme comme dans les ratios financiers · l’avoir et le service de la dette ne sont pas dans les livres de Nova',
    en: 'As of {date} · current assets and liabilities as in the financial ratios · equity and debt service are not in Nova’s books',
  },
})

const cents = z.int()

async function closedOn({ stores, today }: Context<FinancingStores>) {
  return reportingDay((await stores.organizations.get())?.booksClosedThrough, today)
}

export const bonding = defineTool<FinancingStores>()({
  name: 'financing.bonding_capacity',
  title: { fr: 'Dire combien de cautionnement il reste', en: 'Say how much bonding is left' },
  gate: 'none',
  permission: 'finance.read',
  examples: BONDING,
  input: z.object({
    cost: field.money({ label: { fr: 'Coût du projet visé', en: 'Cost of the project' } }).optional(),
  }),
  output: z.object({
    on: z.string(),
    lender: z.string().nullable(),
    workingCapital: cents,
    backlogCost: cents,
    ruleOfThumb: cents,
    aggregate: cents,
    single: cents,
    left: cents,
    cost: cents.nullable(),
    fits: z.boolean().nullable(),
    against: z.array(z.enum(['single', 'aggregate'])),
    leftAfter: cents.nullable(),
  }),
  async run({ cost }, ctx) {
    const { stores } = ctx
    const on = await closedOn(ctx)
    const { assets, liabilities } = await readPosition(stores, on)
    let backlogCost = 0
    for (const project of await listActive(stores)) {
      const { wip } = await readStanding(stores, project, on)
      backlogCost += Math.max(0, wip.estimatedCost - wip.cost)
    }
    const facilities = await stores.records.list('facility', { state: 'in-force' })
    const surety = facilities.find((one) => one.data.type === 'surety')
    const done = await stores.projects.list({ status: 'done' })
    const capacity = bondingCapacity({
      workingCapital: assets - liabilities,
      backlogCost,
      aggregateLimit: surety?.data.limit ?? null,
      singleLimit: surety?.data.single ?? null,
      largestCompleted: Math.max(0, ...done.map((one) => one.contractAmount)),
    })
    const fit = cost === undefined ? null : fitsBonding(capacity, cost)
    const { workingCapital, ruleOfThumb, aggregate, single, left } = capacity
    return {
      on,
      lender: surety?.data.lender ?? null,
      workingCapital,
      backlogCost,
      ruleOfThumb,
      aggregate,
      single,
      left,
      cost: cost ?? null,
      fits: fit?.fits ?? null,
      against: fit?.against ?? [],
      leftAfter: fit?.leftAfter ?? null,
    }
  },
  card(out, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const values = { cost: money(out.cost ?? 0), single: money(out.single), left: money(out.left) }
    const verdict =
      out.fits === null
        ? []
        : out.fits
          ? [say(lang, 'fits', { ...values, after: money(out.leftAfter ?? 0) })]
          : out.against.map((why) => say(lang, why, values))
    const summary = [...verdict, say(lang, 'left', values)].join(' ')
    const row = (label: string, amount: number) => ({ label, value: money(amount) })
    return {
      title: say(lang, 'bondingTitle'),
      summary,
      tone: out.fits === false ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            row(say(lang, 'limit'), out.aggregate),
            row(say(lang, 'backlog'), out.backlogCost),
            row(say(lang, 'available'), out.left),
            row(say(lang, 'oneLimit'), out.single),
            row(say(lang, 'capital'), out.workingCapital),
            row(say(lang, 'rule', { n: CAPACITY_MULTIPLE }), out.ruleOfThumb),
          ],
        },
      ],
      footer: say(lang, out.lender ? 'surety' : 'thumb', { lender: out.lender ?? '', date: formatDate(out.on, lang) }),
    }
  },
})

const METRICS = ['current_ratio', 'debt_to_equity', 'debt_service', 'working_capital'] as const
const shownValue = (metric: (typeof METRICS)[number], value: number, lang: Lang) =>
  metric === 'working_capital' ? formatMoney(value, lang) : formatNumber(value / 1_000_000, lang, 2, 2)

export const covenantCheck = defineTool<FinancingStores>()({
  name: 'financing.covenant_check',
  title: { fr: 'Vérifier les ratios exigés par la banque', en: 'Check the bank’s covenants' },
  gate: 'none',
  permission: 'finance.read',
  examples: COVENANTS,
  input: z.object({}),
  output: z.object({
    on: z.string(),
    checks: z.array(
      z.object({
        lender: z.string(),
        metric: z.enum(METRICS),
        at: z.enum(['least', 'most']),
        value: z.int(),
        actual: z.number().nullable(),
        met: z.boolean().nullable(),
        close: z.boolean(),
      }),
    ),
  }),
  async run(_, ctx) {
    const on = await closedOn(ctx)
    const { assets, liabilities } = await readPosition(ctx.stores, on)
    // Zero equity and debt service read as "n/d": the books hold neither.
    const figures: CovenantFigures = {
      currentAssets: assets,
      currentLiabilities: liabilities,
      debt: 0,
      equity: 0,
      cashFlow: 0,
      debtService: 0,
    }
    const facilities = await ctx.stores.records.list('facility', { state: 'in-force' })
    return {
      on,
      checks: facilities.flatMap(({ data }) =>
        checkCovenants(data.covenants, figures).map((one) => ({ lender: data.lender, ...one })),
      ),
    }
  },
  card({ on, checks }, { lang }) {
    const measured = checks.filter((one) => one.met !== null)
    const broken = measured.filter((one) => one.met === false).length
    const narrow = measured.filter((one) => one.close).length
    const summary = !checks.length
      ? say(lang, 'none')
      : broken
        ? say(lang, 'broken', { broken, count: measured.length })
        : say(lang, 'met', { count: measured.length, close: narrow ? String(narrow) : 'none' })
    return {
      title: say(lang, 'covenantTitle'),
      summary,
      tone: broken ? 'danger' : narrow ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'covenantTitle'),
          columns: [
            { label: say(lang, 'lender') },
            { label: say(lang, 'condition') },
            { label: say(lang, 'actual'), align: 'right' },
            { label: say(lang, 'verdict') },
          ],
          rows: checks.map((one) => [
            one.lender,
            say(lang, one.at, { metric: say(lang, one.metric), value: shownValue(one.metric, one.value, lang) }),
            one.actual === null ? '–' : shownValue(one.metric, one.actual, lang),
            say(lang, one.met === null ? 'unknown' : one.met ? (one.close ? 'close' : 'yes') : 'no'),
          ]),
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
