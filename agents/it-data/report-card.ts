import type { Block, DraftCard, FileRef } from '../../src/chat/card.ts'
import { formatDate } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import type { Report } from './report-facts.ts'
import { changedText, chartOf, rangeOf, say, summaryOf, titleOf, trirText, waitingText } from './report-text.ts'

function keyFigures(report: Report, lang: Lang): Block[] {
  const money = (value: number) => formatMoney(value, lang)
  const { cash, receivables, safety, sales } = report
  const fields = [
    ...(cash ? [{ label: say(lang, 'cash', { date: formatDate(cash.asOf, lang) }), value: money(cash.balance) }] : []),
    ...(receivables
      ? [
          { label: say(lang, 'receivable'), value: money(receivables.total), href: 'nova:receivables/ageing' },
          { label: say(lang, 'overdue'), value: money(receivables.overdue), href: 'nova:receivables/ageing' },
        ]
      : []),
    ...(cash
      ? [
          { label: say(lang, 'invoiced'), value: money(cash.invoiced), href: 'nova:kpis/revenue' },
          { label: say(lang, 'receivedField'), value: money(cash.received), href: 'nova:kpis/receipts' },
        ]
      : []),
    ...(safety ? [{ label: say(lang, 'trir'), value: trirText(safety, lang), href: 'nova:kpis/trir' }] : []),
    ...(sales && sales.conversion !== null
      ? [
          {
            label: say(lang, 'conversion'),
            value: formatPercent(sales.conversion, lang, 1),
            href: 'nova:kpis/conversion',
          },
        ]
      : []),
  ]
  return fields.length ? [{ type: 'fields', fields }] : []
}

const MAX_ROWS = 6

function projectTable({ projects }: Report, lang: Lang): Block[] {
  if (!projects?.length) return []
  const costs = projects.some(({ cpi }) => cpi !== null)
  const percent = (value: number) => formatPercent(value, lang, 0)
  return [
    {
      type: 'table',
      caption: say(lang, 'progressChart'),
      columns: [
        { label: say(lang, 'project') },
        { label: say(lang, 'progress'), align: 'right' },
        ...(costs
          ? [
              { label: say(lang, 'cpi'), align: 'right' as const },
              { label: say(lang, 'risk'), align: 'right' as const },
            ]
          : []),
      ],
      rows: projects
        .slice(0, MAX_ROWS)
        .map((one) => [
          { text: `${one.atRisk ? '⚠ ' : ''}${one.code}`, href: `nova:projects/${one.code}` },
          `${percent(one.done)} / ${percent(one.planned)}`,
          ...(costs
            ? [
                one.cpi === null ? 'n/d' : formatNumber(one.cpi, lang, 2, 2),
                one.risk ? formatMoney(one.risk, lang) : '–',
              ]
            : []),
        ]),
      ...(projects.length > MAX_ROWS ? { more: projects.length - MAX_ROWS } : {}),
    },
  ]
}

function lateTable({ late }: Report, lang: Lang): Block[] {
  if (!late.tasks.length) return []
  return [
    {
      type: 'table',
      caption: say(lang, 'lateTitle'),
      columns: [
        { label: say(lang, 'task') },
        { label: say(lang, 'who') },
        { label: say(lang, 'days'), align: 'right' },
      ],
      rows: late.tasks.map(({ id, title, who, days }) => [
        { text: title, href: `nova:tasks/${id}` },
        who,
        String(days),
      ]),
      ...(late.count > late.tasks.length ? { more: late.count - late.tasks.length } : {}),
    },
  ]
}

function waitingTable({ waiting }: Report, lang: Lang): Block[] {
  if (!waiting.length) return []
  return [
    {
      type: 'table',
      caption: say(lang, 'waitingTitle'),
      columns: [{ label: say(lang, 'what') }, { label: say(lang, 'amount'), align: 'right' }],
      rows: waiting
        .slice(0, MAX_ROWS)
        .map((one) => [
          { text: waitingText(one, lang), href: one.href },
          one.amount === null ? '–' : formatMoney(one.amount, lang),
        ]),
      ...(waiting.length > MAX_ROWS ? { more: waiting.length - MAX_ROWS } : {}),
    },
  ]
}

/** Money first, then what changed, the sites, what is late, what waits for a decision, a chart. */
export function reportCard(report: Report, lang: Lang, file: FileRef | null = null): DraftCard {
  const chart = chartOf(report, lang)
  return {
    title: `${titleOf(report, lang)} – ${rangeOf(report, lang).toLowerCase()}`,
    summary: summaryOf(report, lang),
    tone: 'info',
    blocks: [
      ...keyFigures(report, lang),
      { type: 'text', text: `**${say(lang, 'changedTitle')}** : ${changedText(report, lang)}` },
      ...projectTable(report, lang),
      ...lateTable(report, lang),
      ...waitingTable(report, lang),
      ...(chart ? [{ type: 'chart' as const, chart }] : []),
      ...(file ? [{ type: 'file' as const, file }] : []),
    ],
    footer: say(lang, 'footer', { date: formatDate(report.asOf, lang) }),
  }
}
