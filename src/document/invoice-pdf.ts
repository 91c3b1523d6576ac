import type { Content } from 'pdfmake/interfaces.js'
import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { DocumentAssets } from './assets.ts'
import { checkSums, type InvoiceDocument } from './invoice.ts'
import { say } from './invoice-phrases.ts'
import { LAST_ROW, linesTable, scheduleTable } from './invoice-tables.ts'
import { TOTALS, totals } from './invoice-totals.ts'
import { caption, edge, figure, plain, rule } from './layout.ts'
import { COLOUR, PAGE, printPdf, type Sheet } from './pdf.ts'

const WIDTH = PAGE.width - 2 * PAGE.side

/** `Facture 2026-0152`, or with the draft mark in place of a number. */
function heading({ kind, lang, number }: InvoiceDocument): string {
  return `${say(lang, `title.${kind}`)} ${number ?? `(${say(lang, 'draft')})`}`
}

function letterhead(invoice: InvoiceDocument): Content {
  const { supplier, lang } = invoice
  const contact = [
    supplier.address,
    [supplier.phone && say(lang, 'telephone', { number: supplier.phone }), supplier.email]
      .filter(Boolean)
      .join('  ·  '),
    supplier.licence && say(lang, 'licence', { number: supplier.licence }),
  ]
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: supplier.name, bold: true, fontSize: 14, lineHeight: 1.1, margin: [0, 0, 0, 4] },
          { text: contact.filter(Boolean).join('\n'), fontSize: 8.5, color: COLOUR.muted },
        ],
      },
      {
        width: 230,
        alignment: 'right',
        stack: [
          { text: say(lang, `title.${invoice.kind}`), bold: true, fontSize: 20, lineHeight: 1.1, color: COLOUR.accent },
          // An English document of a Québec firm also says what it is in French.
          ...(lang === 'en' ? [{ text: say('fr', `title.${invoice.kind}`), fontSize: 8.5, color: COLOUR.muted }] : []),
          ...(invoice.number
            ? [
                {
                  text: invoice.number,
                  fontSize: 12,
                  bold: true,
                  margin: [0, 3, 0, 0] as [number, number, number, number],
                },
              ]
            : [
                { text: say(lang, 'draft'), fontSize: 12, bold: true, color: '#a4421f' },
                { text: say(lang, 'draft.note'), fontSize: 8, color: '#a4421f' },
              ]),
        ],
      },
    ],
  }
}

function facts(invoice: InvoiceDocument): Content {
  const { lang } = invoice
  const rows: [string, string | null | undefined][] = [
    [say(lang, 'issued'), formatDate(invoice.issueDate, lang, 'long')],
    [say(lang, 'due'), invoice.dueDate && formatDate(invoice.dueDate, lang, 'long')],
    [say(lang, 'terms'), invoice.terms],
    [say(lang, 'po'), invoice.project?.po],
    [say(lang, 'credits'), invoice.credits?.invoice],
    [say(lang, 'currency'), invoice.currency === 'USD' ? say(lang, 'usd') : null],
  ]
  return {
    table: {
      widths: ['auto', '*'],
      body: rows.flatMap(([label, value]) =>
        value
          ? [
              [
                { text: label, color: COLOUR.muted, noWrap: true },
                { text: value, alignment: 'right' as const },
              ],
            ]
          : [],
      ),
    },
    layout: { ...plain, paddingTop: () => 0.8, paddingBottom: () => 0.8 },
  }
}

function parties(invoice: InvoiceDocument): Content {
  const { client, project, lang } = invoice
  const lines = [
    client.address,
    client.contact && say(lang, 'attention', { name: client.contact }),
    client.gst && say(lang, 'client.gst', { number: client.gst }),
  ]
  return {
    columns: [
      {
        width: project ? 140 : 298,
        stack: [caption(say(lang, 'client')), { text: client.name, bold: true }, lines.filter(Boolean).join('\n')],
      },
      project
        ? {
            width: 140,
            stack: [
              caption(say(lang, 'project')),
              { text: `${project.code} · ${project.name}`, bold: true },
              project.address ?? '',
            ],
          }
        : { text: '', width: 0 },
      { width: 196, stack: [facts(invoice)] },
    ],
    columnGap: 18,
    margin: [0, 16, 0, 18],
  }
}

function contractSummary(invoice: InvoiceDocument): Content[] {
  const { application, lang, currency } = invoice
  if (!application) return []
  const money = (amount: number) => figure(formatMoney(amount, lang, currency))
  const { original, changes, revised } = application.contract
  const cells: [string, number][] = [
    [say(lang, 'original'), original],
    [say(lang, 'changes'), changes],
    [say(lang, 'revised'), revised],
    [say(lang, 'balance'), application.balance],
  ]
  return [
    {
      text: say(lang, 'application', {
        number: application.number,
        date: formatDate(application.periodTo, lang, 'long'),
      }),
      bold: true,
      margin: [0, 0, 0, 5],
    },
    {
      table: {
        widths: cells.map(() => '*'),
        body: [
          cells.map(([label]) => ({ text: label, fontSize: 7.5, color: COLOUR.muted, alignment: 'right' as const })),
          cells.map(([, amount]) => ({ ...money(amount), bold: true })),
        ],
      },
      layout: {
        ...plain,
        fillColor: () => COLOUR.tint,
        paddingLeft: () => 8,
        paddingRight: () => 8,
        paddingTop: () => 4,
        paddingBottom: () => 3,
      },
      margin: [0, 0, 0, 12],
    },
  ]
}

type Section = { label: string; text: string }

function closing(invoice: InvoiceDocument): Section[] {
  const { lang, earlyPayment, currency } = invoice
  const early =
    earlyPayment &&
    say(lang, 'early', {
      discount: formatMoney(earlyPayment.discount, lang, currency),
      pay: formatMoney(earlyPayment.pay, lang, currency),
      by: formatDate(earlyPayment.by, lang, 'long'),
    })
  const sections: [string, string][] = [
    [say(lang, 'payment'), [early, invoice.payment].filter(Boolean).join('\n')],
    [say(lang, 'interest'), invoice.interest ?? ''],
    [say(lang, 'notes'), invoice.notes ?? ''],
  ]
  return sections.flatMap(([label, text]) => (text ? [{ label, text }] : []))
}

/** Sections longer than this go under the totals instead of beside them, where they may break over pages. */
const BESIDE = 600

const section = ({ label, text }: Section, index: number, top: number): Content => ({
  stack: [caption(label), { text, fontSize: 8.5 }],
  margin: [0, index === 0 ? top : 11, 0, 0],
})

function footer(invoice: InvoiceDocument, page: number, count: number): Content {
  const { supplier, lang } = invoice
  const legal = [
    supplier.name,
    supplier.licence && say(lang, 'licence', { number: supplier.licence }),
    lang === 'en' && say(lang, 'french'),
  ]
  return {
    stack: [
      { ...rule(WIDTH, COLOUR.rule, 0.5), margin: [PAGE.side, 14, PAGE.side, 6] },
      edge(
        legal.filter(Boolean).join('  ·  '),
        `${heading(invoice)}  ·  ${say(lang, 'page', { page, count })}`,
        'bottom',
      ),
    ],
  }
}

/**
 * The invoice, credit note, pay application or holdback release as a Letter page, in the client's language, with
 * everything that the tax laws and the Building Act want on it at any amount. Equal input gives equal bytes, so a hash
 * stored at issue stays true. Throws `rule.broken` when the amounts do not add up.
 */
export async function renderInvoicePdf(invoice: InvoiceDocument, assets: DocumentAssets): Promise<Uint8Array> {
  checkSums(invoice)
  const pages = new Map<string, number>()
  const onPlaced = (id: string, page: number) => pages.set(id, page)
  const pdf = await printPdf({ ...sheet(invoice, false), onPlaced }, assets)
  // Totals alone on a page say nothing: the last line goes along.
  return pages.get(LAST_ROW) === pages.get(TOTALS) ? pdf : printPdf(sheet(invoice, true), assets)
}

function sheet(invoice: InvoiceDocument, parted: boolean): Sheet {
  const sections = closing(invoice)
  const short = sections.reduce((length, { text }) => length + text.length, 0) < BESIDE
  return {
    title: `${heading(invoice)} · ${invoice.client.name}`,
    author: invoice.supplier.name,
    lang: invoice.lang,
    date: invoice.issueDate,
    ...(invoice.number ? {} : { watermark: say(invoice.lang, 'draft') }),
    header: (page) => (page === 1 ? '' : edge(invoice.supplier.name, heading(invoice), 'top')),
    footer: (page, count) => footer(invoice, page, count),
    content: [
      letterhead(invoice),
      { ...rule(WIDTH, COLOUR.accent, 1.4), margin: [0, 12, 0, 0] },
      parties(invoice),
      ...contractSummary(invoice),
      ...(invoice.application ? scheduleTable(invoice.application, invoice, parted) : linesTable(invoice, parted)),
      totals(invoice, short ? sections.map((each, i) => section(each, i, 2)) : []),
      ...(short ? [] : sections.map((each, i) => section(each, i, 14))),
    ],
  }
}
