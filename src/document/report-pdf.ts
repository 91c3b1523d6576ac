import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { Lang } from '../lib/i18n.ts'
import type { DocumentAssets } from './assets.ts'
import { say } from './invoice-phrases.ts'
import { edge, figure, head, pieces, plain, rule, ruled } from './layout.ts'
import { COLOUR, PAGE, printPdf } from './pdf.ts'
import type { ReportDocument, ReportSection } from './report.ts'
import { formatCell, type Table } from './table.ts'

const WIDTH = PAGE.width - 2 * PAGE.side
const FIELDS_A_ROW = 4

function fieldsGrid(fields: { label: string; value: string }[]): ContentTable {
  const rows: TableCell[][] = []
  for (let start = 0; start < fields.length; start += FIELDS_A_ROW) {
    const row = fields.slice(start, start + FIELDS_A_ROW).map(
      ({ label, value }): TableCell => ({
        stack: [
          { text: label, fontSize: 7.5, color: COLOUR.muted },
          { text: value, bold: true, fontSize: 12 },
        ],
      }),
    )
    while (row.length < FIELDS_A_ROW) row.push({ text: '' })
    rows.push(row)
  }
  return {
    table: { widths: Array(FIELDS_A_ROW).fill('*'), dontBreakRows: true, body: rows },
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
function reportTable({ columns, rows }: Table, lang: Lang): ContentTable {
  const isText = (column: number) => columns[column]!.kind === 'text'
  const lengths = columns.map((_, i) =>
    isText(i) ? Math.max(0, ...rows.map((row) => String(row[i] ?? '').length)) : -1,
  )
  const widest = lengths.indexOf(Math.max(...lengths))
  const body = rows.flatMap((row) => {
    const shown = columns.map((column, i) => formatCell(row[i] ?? null, column, lang))
    const split = pieces(shown[widest] ?? '')
    return split.map((piece, part) =>
      columns.map((column, i): TableCell => {
        const text = i === widest ? piece : part === 0 ? shown[i]! : ''
        return column.kind === 'text' || column.kind === 'date' ? { text } : figure(text)
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

function chartImage({ png, alt }: { png: Uint8Array; alt: string }): Content {
  return {
    stack: [
      { image: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, width: WIDTH },
      // PDF readers get no alternative text from an image drawn this way, so it is printed.
      { text: alt, fontSize: 7.5, color: COLOUR.muted, margin: [0, 3, 0, 0] },
    ],
    unbreakable: true,
    margin: [0, 4, 0, 10],
  }
}

function section({ heading, text, fields, table, chart }: ReportSection, lang: Lang): Content[] {
  const [first, ...paragraphs] = (text ?? '').split(/\n{2,}/).filter((paragraph) => paragraph.trim())
  const paragraph = (each: string): Content => ({ text: each, margin: [0, 0, 0, 6] })
  const title: Content = { text: heading, bold: true, fontSize: 12, color: COLOUR.accent, margin: [0, 14, 0, 5] }
  const rest = [
    ...paragraphs.map(paragraph),
    ...(fields?.length ? [fieldsGrid(fields)] : []),
    ...(chart ? [chartImage(chart)] : []),
    ...(table ? [reportTable(table, lang)] : []),
  ]
  // A heading never ends a page: what is short and follows it is kept with it.
  if (first && first.length < 1500) return [{ stack: [title, paragraph(first)], unbreakable: true }, ...rest]
  if (first) return [title, paragraph(first), ...rest]
  const [next, ...others] = rest
  if (!next) return [title]
  if (fields?.length || chart) return [{ stack: [title, next], unbreakable: true }, ...others]
  return [{ ...title, headlineLevel: 1 }, ...rest]
}

/** A report on Letter pages, with its sections in order. Equal input gives equal bytes. */
export function renderReportPdf(report: ReportDocument, assets: DocumentAssets): Promise<Uint8Array> {
  const { lang } = report
  return printPdf(
    {
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
        ...report.sections.flatMap((each) => section(each, lang)),
      ],
    },
    assets,
  )
}
