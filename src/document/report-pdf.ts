import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { Lang } from '../lib/i18n.ts'
import type { DocumentAssets } from './assets.ts'
import { say } from './invoice-phrases.ts'
import { edge, figure, head, pieces, plain, rule, ruled } from './layout.ts'
import { COLOUR, PAGE, printPdf, type Sheet } from './pdf.ts'
import type { ReportDocument, ReportSection } from './report.ts'
import { formatCell, type Table } from './table.ts'

const WIDTH = PAGE.width - 2 * PAGE.side

function fieldsGrid(fields: { label: string; value: string }[], id?: string): ContentTable {
  // An amount is one word: four a row when all are short.
  const across = fields.every(({ value }) => value.length <= 15) ? 4 : 3
  const rows: TableCell[][] = []
  for (let start = 0; start < fields.length; start += across) {
    const row = fields.slice(start, start + across).map(
      ({ label, value }, i): TableCell => ({
        stack: [
          { text: label, fontSize: 7.5, color: COLOUR.muted, ...(id && start + i === 0 ? { id } : {}) },
          { text: value, bold: true, fontSize: 12 },
        ],
      }),
    )
    while (row.length < across) row.push({ text: '' })
    rows.push(row)
  }
  return {
    table: { widths: Array(across).fill('*'), dontBreakRows: true, body: rows },
    layout: {
      ...plain,
      fillColor: () => COLOUR.tint,
      paddingLeft: () => 9,
      paddingRight: () => 9,
      paddingTop: () => 6,
      paddingBottom: () => 4,
    },
    margin: [0, 2, 0, 8],
  }
}

/** The widest text column takes what the others leave; without one, all share the page. */
function reportTable({ columns, rows }: Table, lang: Lang, id?: string): ContentTable {
  const isText = (column: number) => columns[column]!.kind === 'text'
  const lengths = columns.map((_, i) =>
    isText(i) ? Math.max(0, ...rows.map((row) => String(row[i] ?? '').length)) : -1,
  )
  const widest = lengths.indexOf(Math.max(...lengths))
  const body = rows.flatMap((row, at) => {
    const shown = columns.map((column, i) => formatCell(row[i] ?? null, column, lang))
    const split = pieces(shown[widest] ?? '')
    return split.map((piece, part) =>
      columns.map((column, i): TableCell => {
        const text = i === widest ? piece : part === 0 ? shown[i]! : ''
        // Not on the head: pdfmake places that where it was last repeated.
        const mark = id && at === 0 && part === 0 && i === widest ? { id } : {}
        return { ...(column.kind === 'text' || column.kind === 'date' ? { text } : figure(text)), ...mark }
      }),
    )
  })
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: rows.length ? 1 : 0,
      dontBreakRows: true,
      widths: columns.map((_, i) =>
        isText(i) && i !== widest && columns.length > 4 ? 'auto' : isText(i) ? '*' : 'auto',
      ),
      body: [columns.map(({ header, kind }) => head(header, kind !== 'text' && kind !== 'date')), ...body],
    },
    layout: ruled,
    margin: [0, 2, 0, 8],
  }
}

function chartImage({ png, alt }: { png: Uint8Array; alt: string }, id?: string): Content {
  return {
    stack: [
      { image: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, fit: [WIDTH, 420], alignment: 'center' },
      // PDF readers get no alternative text from an image drawn this way, so it is printed.
      { text: alt, fontSize: 7.5, color: COLOUR.muted, margin: [0, 3, 0, 0], ...(id ? { id } : {}) },
    ],
    unbreakable: true,
    margin: [0, 4, 0, 10],
  }
}

const headingId = (index: number) => `heading-${index}`
const bodyId = (index: number) => `body-${index}`

function section(
  { heading, text, fields, table, chart }: ReportSection,
  index: number,
  lang: Lang,
  breaks: boolean,
): Content[] {
  const paragraphs = (text ?? '').split(/\n{2,}/).filter((paragraph) => paragraph.trim())
  const body: Content[] = [
    ...paragraphs.map(
      (each, i): Content => ({ text: each, margin: [0, 0, 0, 6], ...(i === 0 ? { id: bodyId(index) } : {}) }),
    ),
    ...(fields?.length ? [fieldsGrid(fields, paragraphs.length ? undefined : bodyId(index))] : []),
    ...(chart ? [chartImage(chart, paragraphs.length || fields?.length ? undefined : bodyId(index))] : []),
    ...(table
      ? [reportTable(table, lang, paragraphs.length || fields?.length || chart ? undefined : bodyId(index))]
      : []),
  ]
  return [
    {
      text: heading,
      id: headingId(index),
      bold: true,
      fontSize: 12,
      color: COLOUR.accent,
      margin: [0, 14, 0, 5],
      ...(breaks ? { pageBreak: 'before' as const } : {}),
    },
    ...body,
  ]
}

/** A report on Letter pages, with its sections in order. Equal input gives equal bytes. */
export async function renderReportPdf(report: ReportDocument, assets: DocumentAssets): Promise<Uint8Array> {
  const broken = new Set<number>()
  for (;;) {
    const pages = new Map<string, number>()
    const pdf = await printPdf({ ...sheet(report, broken), onPlaced: (id, page) => pages.set(id, page) }, assets)
    // A heading that ends a page goes to the next one with what it announces; those after it are then placed anew.
    const stray = report.sections.findIndex((_, i) => {
      const body = pages.get(bodyId(i))
      return !broken.has(i) && body !== undefined && body !== pages.get(headingId(i))
    })
    if (stray < 0) return pdf
    broken.add(stray)
  }
}

function sheet(report: ReportDocument, broken: Set<number>): Sheet {
  const { lang } = report
  return {
    title: `${report.title} · ${report.subtitle}`,
    author: report.author,
    lang,
    date: report.date,
    header: (page) => (page === 1 ? '' : edge(report.author, report.title, 'top')),
    footer: (page, count) => ({
      stack: [
        { ...rule(WIDTH, COLOUR.rule, 0.5), margin: [PAGE.side, 14, PAGE.side, 6] },
        edge(report.footer, say(lang, 'page', { page, count }), 'bottom'),
      ],
    }),
    content: [
      { text: report.author, fontSize: 9, color: COLOUR.muted },
      { text: report.title, bold: true, fontSize: 20, lineHeight: 1.15, color: COLOUR.accent },
      { text: report.subtitle, fontSize: 10.5, color: COLOUR.muted, margin: [0, 0, 0, 8] },
      rule(WIDTH, COLOUR.accent, 1.4),
      ...report.sections.flatMap((each, i) => section(each, i, lang, broken.has(i))),
    ],
  }
}
