import { describeChart } from '../../src/chart/describe.ts'
import type { FileRef } from '../../src/chat/card.ts'
import type { ReportDocument, ReportSection } from '../../src/document/report.ts'
import { AGEING_LABELS } from '../../src/domain/ageing.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { formatDate } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { Report, ReportStores } from './report-facts.ts'
import {
  changedText,
  chartOf,
  rangeOf,
  SECTION_NAMES,
  say,
  summaryOf,
  titleOf,
  trirText,
  waitingText,
} from './report-text.ts'

export type FilingStores = ReportStores & { documents: Rows<Document> }

/** The report as a printed document; the chart's picture goes with its first section. */
export function reportDocument(
  report: Report,
  author: string,
  lang: Lang,
  chart: ReportSection['chart'] | null,
): ReportDocument {
  const money = (value: number) => formatMoney(value, lang)
  const { cash, receivables, projects, safety, sales, late, waiting } = report
  const sections: ReportSection[] = [
    {
      heading: say(lang, 'changedTitle'),
      text: `${summaryOf(report, lang)}\n\n${changedText(report, lang)}`,
      ...(cash ? {} : chart ? { chart } : {}),
    },
  ]
  if (cash)
    sections.unshift({
      heading: SECTION_NAMES.cash[lang],
      fields: [
        { label: say(lang, 'cash', { date: formatDate(cash.asOf, lang) }), value: money(cash.balance) },
        { label: say(lang, 'invoiced'), value: money(cash.invoiced) },
        { label: say(lang, 'receivedField'), value: money(cash.received) },
      ],
      ...(chart ? { chart } : {}),
    })
  if (receivables)
    sections.push({
      heading: SECTION_NAMES.receivables[lang],
      fields: [
        { label: say(lang, 'receivable'), value: money(receivables.total) },
        { label: say(lang, 'overdue'), value: money(receivables.overdue) },
        ...receivables.buckets.map(({ bucket, amount }) => ({
          label: AGEING_LABELS[bucket][lang],
          value: money(amount),
        })),
      ],
      table: {
        columns: [
          { header: say(lang, 'invoice'), kind: 'text' },
          { header: say(lang, 'client'), kind: 'text' },
          { header: say(lang, 'days'), kind: 'number' },
          { header: say(lang, 'balance'), kind: 'money' },
        ],
        rows: receivables.worst.map(({ number, client, daysLate, balance }) => [number, client, daysLate, balance]),
      },
    })
  if (projects)
    sections.push({
      heading: SECTION_NAMES.projects[lang],
      table: {
        columns: [
          { header: say(lang, 'project'), kind: 'text' },
          { header: say(lang, 'doneSeries'), kind: 'percent' },
          { header: say(lang, 'plannedSeries'), kind: 'percent' },
          ...(projects.some(({ cpi }) => cpi !== null)
            ? ([
                { header: say(lang, 'cpi'), kind: 'number' },
                { header: say(lang, 'risk'), kind: 'money' },
              ] as const)
            : []),
        ],
        rows: projects.map((one) => [
          `${one.code} ${one.name}`,
          one.done,
          one.planned,
          ...(projects.some(({ cpi }) => cpi !== null)
            ? [one.cpi === null ? null : Math.round(one.cpi * 100) / 100, one.risk]
            : []),
        ]),
      },
    })
  if (safety)
    sections.push({
      heading: SECTION_NAMES.safety[lang],
      text: `${say(lang, 'incidents', { count: safety.incidents })}. ${say(lang, 'trir')} : ${trirText(safety, lang)}.`,
    })
  if (sales)
    sections.push({
      heading: SECTION_NAMES.sales[lang],
      text: say(lang, 'won', { sent: sales.sent, won: sales.won, amount: money(sales.wonAmount) }),
      ...(sales.conversion === null
        ? {}
        : { fields: [{ label: say(lang, 'conversion'), value: formatPercent(sales.conversion, lang, 1) }] }),
    })
  sections.push(
    {
      heading: say(lang, 'lateTitle'),
      text: `${say(lang, 'lateFact', { count: late.count })}.`,
      ...(late.tasks.length
        ? {
            table: {
              columns: [
                { header: say(lang, 'task'), kind: 'text' },
                { header: say(lang, 'who'), kind: 'text' },
                { header: say(lang, 'days'), kind: 'number' },
              ],
              rows: late.tasks.map(({ title, who, days }) => [title, who, days]),
            },
          }
        : {}),
    },
    {
      heading: say(lang, 'waitingTitle'),
      ...(waiting.length
        ? {
            table: {
              columns: [
                { header: say(lang, 'what'), kind: 'text' },
                { header: say(lang, 'amount'), kind: 'money' },
              ],
              rows: waiting.map((one) => [waitingText(one, lang), one.amount]),
            },
          }
        : { text: say(lang, 'none') }),
    },
  )
  return {
    title: titleOf(report, lang),
    subtitle: rangeOf(report, lang),
    author,
    lang,
    date: report.asOf,
    sections,
    footer: say(lang, 'footer', { date: formatDate(report.asOf, lang) }),
  }
}

const FILE_NAMES = {
  weekly: { fr: 'rapport-semaine', en: 'weekly-report' },
  monthly: { fr: 'rapport-mois', en: 'monthly-report' },
  custom: { fr: 'rapport', en: 'report' },
} as const

/** Prints the report, keeps the file, and files it among the documents. */
export async function fileReport(report: Report, context: Context<FilingStores>): Promise<FileRef> {
  const { lang, documents, stores, organization, actor, today } = context
  const spec = chartOf(report, lang)
  const chart = spec ? { png: await documents.chart(spec, lang), alt: describeChart(spec, lang) } : null
  const bytes = await documents.report(reportDocument(report, organization.name, lang, chart))
  const name = `${FILE_NAMES[report.kind][lang]}-${report.period.to}.pdf`
  const file = await context.saveFile({ name, mime: 'application/pdf', bytes })
  await stores.documents.insert({
    kind: 'report',
    title: `${titleOf(report, lang)} – ${rangeOf(report, lang)}`,
    fileId: file.id,
    authorId: actor.id,
    lang,
    date: today,
    text: summaryOf(report, lang),
    data: { kind: report.kind, period: report.period, sections: report.sections },
  })
  return file
}
