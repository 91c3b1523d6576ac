import { z } from 'zod'
import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import type { ReportDocument } from '../../src/document/report.ts'
import { AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import { growth } from '../../src/domain/ratios.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { addMonths, firstOfMonth, formatDate, lastOfMonth } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { listAccounts, receivablesOf } from './invoice-book.ts'
import { PACKAGE } from './package-examples.ts'
import { type PositionStores, readMonths, readPosition, reportingDay } from './position.ts'
import { positionShape, ratioFields } from './ratios.ts'

export type PackageStores = PositionStores & { documents: Rows<Document> }

const say = phrases({
  title: { fr: 'Dossier financier, {month}', en: 'Finance package, {month}' },
  made: {
    fr: '{month} : {revenue} facturés, {cost} de coûts de chantier, {margin} de différence; encaisse {cash}.',
    en: '{month}: {revenue} invoiced, {cost} of project costs, {margin} between them; cash {cash}.',
  },
  revenue: { fr: 'Facturé avant taxes', en: 'Invoiced before taxes' },
  cost: { fr: 'Coûts de chantier', en: 'Project costs' },
  margin: { fr: 'Facturé moins coûts', en: 'Invoiced less costs' },
  received: { fr: 'Encaissé', en: 'Received' },
  cash: { fr: 'Encaisse', en: 'Cash' },
  receivables: { fr: 'Comptes clients', en: 'Receivables' },
  overdue: { fr: 'dont en retard', en: 'of it overdue' },
  payables: { fr: 'Fournisseurs à payer', en: 'Payables' },
  holdbacks: { fr: 'Retenues à recevoir', en: 'Holdbacks receivable' },
  changed: { fr: 'Ce qui a changé', en: 'What changed' },
  before: {
    fr: 'Facturation : {before, select, none {rien le mois d’avant} other {{before} par rapport au mois d’avant}}{year, select, none {} other {, {year} par rapport au même mois l’an passé}}.',
    en: 'Invoicing: {before, select, none {nothing the month before} other {{before} against the month before}}{year, select, none {} other {, {year} against the same month last year}}.',
  },
  last12: {
    fr: 'Douze mois : {now} facturés, contre {earlier} les douze précédents ({change}).',
    en: 'Twelve months: {now} invoiced, against {earlier} the twelve before ({change}).',
  },
  late: {
    fr: 'En retard : {overdue} sur {total} à recevoir, dont {old} depuis plus de 60 jours.',
    en: 'Overdue: {overdue} of {total} to receive, {old} of it for more than 60 days.',
  },
  loss: {
    fr: 'Les coûts dépassent la facturation du mois : travaux faits et pas encore facturés, {under} en tout.',
    en: 'Costs exceed the month’s invoicing: work done and not billed yet, {under} in all.',
  },
  chart: { fr: 'Facturation et coûts, six mois', en: 'Invoicing and costs, six months' },
  file: { fr: 'Dossier financier {month}.pdf', en: 'Finance package {month}.pdf' },
  pdf: { fr: 'En PDF', en: 'As PDF' },
  ageing: { fr: 'Comptes clients', en: 'Receivables' },
  ratios: { fr: 'Ratios', en: 'Ratios' },
  footer: {
    fr: 'Flux du mois; soldes au {date} · facturation avant taxes, retenues comprises · coûts inscrits aux projets',
    en: 'Flows of the month; balances as of {date} · invoicing before taxes, holdbacks included · costs entered on projects',
  },
  key: { fr: 'En un coup d’œil', en: 'At a glance' },
})

const month = z.object({ month: z.string(), revenue: z.int(), cost: z.int(), received: z.int() })
const output = z.object({
  month: z.string(),
  now: month,
  before: month.nullable(),
  lastYear: month.nullable(),
  six: z.array(month),
  /** Revenue of the twelve months up to this one, and of the twelve before. */
  twelve: z.object({ now: z.int(), earlier: z.int() }),
  position: positionShape,
  buckets: z.object({ current: z.int(), '1-30': z.int(), '31-60': z.int(), '61-90': z.int(), '90+': z.int() }),
  file: z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() }).nullable(),
})
type Package = z.output<typeof output>
type Figures = Omit<Package, 'file'>

async function readPackage(asked: string | undefined, ctx: Context<PackageStores>): Promise<Figures> {
  const { stores, today } = ctx
  const closed = reportingDay((await stores.organizations.get())?.booksClosedThrough, today)
  const first = firstOfMonth(asked && asked < today ? asked : closed)
  const end = lastOfMonth(first)
  const on = end < today ? end : today
  const months = await readMonths(stores, { from: addMonths(first, -23), to: end })
  const total = (own: typeof months) => own.reduce((sum, one) => sum + one.revenue, 0)
  return {
    month: first,
    now: months.at(-1)!,
    before: months.at(-2) ?? null,
    lastYear: months.at(-13) ?? null,
    six: months.slice(-6),
    twelve: { now: total(months.slice(-12)), earlier: total(months.slice(0, 12)) },
    position: await readPosition(stores, on),
    buckets: computeAgeing(receivablesOf(await listAccounts(stores, on)), on).buckets,
  }
}

const monthName = (date: string, lang: Lang) => formatDate(date, lang, 'month')
const signed = (rate: number | null, lang: Lang) =>
  rate === null ? 'none' : `${rate > 0 ? '+' : ''}${formatPercent(rate, lang, 1, 1)}`

function summaryOf({ month, now, position }: Figures, lang: Lang): string {
  return say(lang, 'made', {
    month: monthName(month, lang),
    revenue: formatMoney(now.revenue, lang),
    cost: formatMoney(now.cost, lang),
    margin: formatMoney(now.revenue - now.cost, lang),
    cash: formatMoney(position.cash, lang),
  })
}

/** Sentences that a reader would want first; only what the figures bear out. */
function changesOf({ now, before, lastYear, twelve, position, buckets }: Figures, lang: Lang): string[] {
  const against = (earlier: { revenue: number } | null) => (earlier ? growth(now.revenue, earlier.revenue) : null)
  const old = buckets['61-90'] + buckets['90+']
  const yearly = growth(twelve.now, twelve.earlier)
  return [
    say(lang, 'before', { before: signed(against(before), lang), year: signed(against(lastYear), lang) }),
    ...(yearly === null
      ? []
      : [
          say(lang, 'last12', {
            now: formatMoney(twelve.now, lang),
            earlier: formatMoney(twelve.earlier, lang),
            change: signed(yearly, lang),
          }),
        ]),
    ...(position.overdue > 0
      ? [
          say(lang, 'late', {
            overdue: formatMoney(position.overdue, lang),
            total: formatMoney(position.receivables, lang),
            old: formatMoney(old, lang),
          }),
        ]
      : []),
    ...(now.cost > now.revenue ? [say(lang, 'loss', { under: formatMoney(position.underbilled, lang) })] : []),
  ]
}

function chartOf({ six }: Figures, lang: Lang): ChartSpec {
  const series = (key: 'revenue' | 'cost') => ({
    name: say(lang, key),
    points: six.map((one) => ({ label: monthName(one.month, lang), value: one[key] })),
  })
  return { kind: 'bar', title: say(lang, 'chart'), unit: 'money', series: [series('revenue'), series('cost')] }
}

function keyFields({ now, position }: Figures, lang: Lang): { label: string; value: string; href?: string }[] {
  const money = (amount: number) => formatMoney(amount, lang)
  return [
    { label: say(lang, 'revenue'), value: money(now.revenue) },
    { label: say(lang, 'cost'), value: money(now.cost) },
    { label: say(lang, 'margin'), value: money(now.revenue - now.cost) },
    { label: say(lang, 'received'), value: money(now.received) },
    { label: say(lang, 'cash'), value: money(position.cash) },
    { label: say(lang, 'receivables'), value: money(position.receivables), href: 'nova:receivables/ageing' },
    { label: say(lang, 'overdue'), value: money(position.overdue), href: 'nova:receivables/ageing' },
    { label: say(lang, 'payables'), value: money(position.payables) },
    { label: say(lang, 'holdbacks'), value: money(position.holdbacks) },
    ...ratioFields(position, lang),
  ]
}

async function writePdf(figures: Figures, ctx: Context<PackageStores>) {
  const { lang, organization, today } = ctx
  const chart = chartOf(figures, lang)
  const plain = ({ label, value }: { label: string; value: string }) => ({ label, value })
  const report: ReportDocument = {
    title: say(lang, 'title', { month: monthName(figures.month, lang) }),
    subtitle: summaryOf(figures, lang),
    author: organization.name,
    lang,
    date: today,
    sections: [
      { heading: say(lang, 'key'), fields: keyFields(figures, lang).map(plain) },
      { heading: say(lang, 'changed'), text: changesOf(figures, lang).join('\n\n') },
      { heading: say(lang, 'chart'), chart: { png: await ctx.documents.chart(chart, lang), alt: chart.title } },
      {
        heading: say(lang, 'ageing'),
        table: {
          columns: [
            { header: say(lang, 'ageing'), kind: 'text' },
            { header: say(lang, 'receivables'), kind: 'money' },
          ],
          rows: Object.entries(figures.buckets).map(([bucket, amount]) => [
            AGEING_LABELS[bucket as keyof typeof AGEING_LABELS][lang],
            amount,
          ]),
        },
      },
    ],
    footer: say(lang, 'footer', { date: formatDate(figures.position.on, lang) }),
  }
  const stored = await ctx.saveFile({
    name: say(lang, 'file', { month: figures.month.slice(0, 7) }),
    mime: 'application/pdf',
    bytes: await ctx.documents.report(report),
  })
  const file = { id: stored.id, name: stored.name, mime: stored.mime, size: stored.size }
  await ctx.stores.documents.insert({
    kind: 'finance-package',
    title: report.title,
    fileId: file.id,
    authorId: ctx.actor.id,
    lang,
    date: today,
    text: report.subtitle,
  })
  return file
}

export const monthlyPackage = defineTool<PackageStores>()({
  name: 'finance.monthly_package',
  title: { fr: 'Produire le dossier financier du mois', en: 'Produce the monthly finance package' },
  gate: 'none',
  permission: 'finance.read',
  examples: PACKAGE,
  input: z.object({
    period: field.period({ label: { fr: 'Mois', en: 'Month' } }).optional(),
    pdf: field.boolean({ label: { fr: 'En PDF', en: 'As PDF' }, cues: ['pdf', 'imprimable', 'printable'] }).optional(),
  }),
  output,
  async run({ period, pdf }, ctx) {
    const figures = await readPackage(period?.to, ctx)
    return { ...figures, file: pdf ? await writePdf(figures, ctx) : null }
  },
  card({ file, ...figures }, { lang }) {
    const changes = changesOf(figures, lang)
    const blocks: Block[] = [
      { type: 'text', text: summaryOf(figures, lang) },
      { type: 'fields', fields: keyFields(figures, lang) },
      { type: 'text', text: `**${say(lang, 'changed')}**\n${changes.map((one) => `- ${one}`).join('\n')}` },
      { type: 'chart', chart: chartOf(figures, lang) },
      ...(file ? [{ type: 'file' as const, file }] : []),
    ]
    const actions: DraftAction[] = [
      ...(file
        ? []
        : [
            {
              type: 'button' as const,
              label: say(lang, 'pdf'),
              intent: {
                do: 'tool' as const,
                tool: 'finance.monthly_package',
                input: { period: { from: figures.month, to: lastOfMonth(figures.month) }, pdf: true },
              },
            },
          ]),
      {
        type: 'button',
        label: say(lang, 'ageing'),
        intent: { do: 'tool', tool: 'receivables.ageing', input: {} },
      },
      { type: 'button', label: say(lang, 'ratios'), intent: { do: 'tool', tool: 'finance.ratios', input: {} } },
    ]
    return {
      title: say(lang, 'title', { month: monthName(figures.month, lang) }),
      summary: summaryOf(figures, lang),
      tone: figures.now.cost > figures.now.revenue ? 'warning' : 'info',
      blocks,
      actions,
      footer: say(lang, 'footer', { date: formatDate(figures.position.on, lang) }),
    }
  },
})
