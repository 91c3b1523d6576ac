import { z } from 'zod'
import { renderCsv } from '../../src/document/csv.ts'
import { addMonths, formatDate, type Period } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { lastClosedMonth } from './books.ts'
import { fileSchema } from './build-report.ts'
import { type ExportStores, LISTS, type ListKey, readList } from './export-lists.ts'
import { EXPORT } from './report-examples.ts'
import { readReport } from './report-facts.ts'
import { fileReport } from './report-file.ts'
import { readScope, scopeFields } from './report-scope.ts'

const say = phrases({
  title: { fr: 'Fichier prêt', en: 'File ready' },
  list: {
    fr: '{name} : {count, plural, =0 {aucune ligne} one {# ligne} other {# lignes}}, du {from} au {to}, en {format}.',
    en: '{name}: {count, plural, =0 {no row} one {# row} other {# rows}}, {from} to {to}, as {format}.',
  },
  report: {
    fr: 'Le rapport du {from} au {to} est en PDF dans le fil.',
    en: 'The report of {from} to {to} is in the thread as PDF.',
  },
  footer: { fr: 'Toutes les lignes que ton rôle permet de voir', en: 'All the rows that your role allows you to see' },
})

const NAMES: Record<ListKey, Bilingual & { words: string[]; file: Bilingual }> = {
  invoices: {
    fr: 'Factures',
    en: 'Invoices',
    words: ['facture', 'facturation', 'invoice', 'billing'],
    file: { fr: 'factures', en: 'invoices' },
  },
  hours: {
    fr: 'Heures',
    en: 'Hours',
    words: ['feuilles de temps', 'heure', 'timesheets', 'time sheet'],
    file: { fr: 'heures', en: 'hours' },
  },
  tasks: { fr: 'Tâches', en: 'Tasks', words: ['tâche', 'task'], file: { fr: 'taches', en: 'tasks' } },
  ageing: {
    fr: 'Comptes à recevoir',
    en: 'Receivables',
    words: ['âge des comptes', 'âge', 'ageing', 'aging', 'à recevoir', 'recevables'],
    file: { fr: 'a-recevoir', en: 'receivables' },
  },
  projects: {
    fr: 'Projets',
    en: 'Projects',
    words: ['chantiers', 'jobs', 'projet'],
    file: { fr: 'projets', en: 'projects' },
  },
}
const MIMES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const
type Format = keyof typeof MIMES

/** Lists start with the fiscal year's turn of the calendar: the year to date says more than a month. */
async function periodFor(
  list: ListKey,
  asked: Period | undefined,
  { stores, today }: Context<ExportStores>,
): Promise<Period> {
  if (asked)
    return list === 'tasks' || asked.to <= today ? asked : { from: asked.from <= today ? asked.from : today, to: today }
  const closed = await lastClosedMonth(stores, today)
  if (list === 'hours') return closed
  if (list === 'ageing' || list === 'projects') return { from: closed.to, to: closed.to }
  return { from: `${today.slice(0, 4)}-01-01`, to: list === 'tasks' ? addMonths(today, 12) : today }
}

const PDF_COLUMNS: Record<ListKey, number[]> = {
  invoices: [0, 1, 3, 13, 14],
  hours: [0, 1, 2, 3, 6],
  tasks: [0, 1, 2, 3, 4],
  ageing: [0, 1, 2, 3, 5],
  projects: [0, 1, 3, 5, 6, 7],
}

async function exportList(list: ListKey, format: Format, asked: Period | undefined, context: Context<ExportStores>) {
  const { lang, documents, organization, today } = context
  const period = await periodFor(list, asked, context)
  const table = await readList(list, period, context)
  const name = NAMES[list][lang]
  const chosen = PDF_COLUMNS[list].filter((i) => i < table.columns.length)
  const bytes =
    format === 'csv'
      ? renderCsv(table, lang)
      : format === 'xlsx'
        ? await documents.workbook([{ name, ...table }], lang)
        : await documents.report({
            title: name,
            subtitle: `${formatDate(period.from, lang)} – ${formatDate(period.to, lang)}`,
            author: organization.name,
            lang,
            date: today,
            sections: [
              {
                heading: name,
                table: {
                  columns: chosen.map((i) => table.columns[i]!),
                  rows: table.rows.map((row) => chosen.map((i) => row[i] ?? null)),
                },
              },
            ],
            footer: say(lang, 'footer'),
          })
  const file = await context.saveFile({
    name: `${NAMES[list].file[lang]}-${period.to}.${format}`,
    mime: MIMES[format],
    bytes,
  })
  return { what: list, format, period, rows: table.rows.length, file }
}

export const exportReport = defineTool<ExportStores>()({
  name: 'reports.export',
  title: { fr: 'Exporter en PDF, Excel ou CSV', en: 'Export to PDF, Excel or CSV' },
  gate: 'none',
  permission: 'reports.read',
  examples: EXPORT,
  input: z.object({
    what: field
      .choice(['report', ...LISTS], {
        label: { fr: 'Quoi', en: 'What' },
        options: [
          { value: 'report', label: { fr: 'Rapport', en: 'Report' }, words: ['dernier rapport', 'last report'] },
          ...LISTS.map((value) => ({
            value,
            label: { fr: NAMES[value].fr, en: NAMES[value].en },
            words: NAMES[value].words,
          })),
        ],
      })
      .optional(),
    format: field
      .choice(['pdf', 'xlsx', 'csv'], {
        label: { fr: 'Format', en: 'Format' },
        options: [
          { value: 'pdf', label: { fr: 'PDF', en: 'PDF' } },
          {
            value: 'xlsx',
            label: { fr: 'Excel', en: 'Excel' },
            words: ['xlsx', 'tableur', 'spreadsheet', 'chiffrier'],
          },
          { value: 'csv', label: { fr: 'CSV', en: 'CSV' } },
        ],
      })
      .optional(),
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    ...scopeFields,
  }),
  output: z.object({
    what: z.enum(['report', ...LISTS]),
    format: z.enum(['pdf', 'xlsx', 'csv']),
    period: z.object({ from: z.string(), to: z.string() }),
    rows: z.int(),
    file: fileSchema,
  }),
  async run({ what = 'report', format, ...said }, context) {
    if (what !== 'report') return exportList(what, format ?? 'xlsx', said.period, context)
    const scope = await readScope(said, context.stores, context.today)
    const file = await fileReport(await readReport(scope, context), context)
    return { what, format: 'pdf' as const, period: scope.period, rows: 0, file }
  },
  card({ what, format, period, rows, file }, { lang }) {
    const from = formatDate(period.from, lang)
    const to = formatDate(period.to, lang)
    const summary =
      what === 'report'
        ? say(lang, 'report', { from, to })
        : say(lang, 'list', {
            name: NAMES[what][lang],
            count: rows,
            from,
            to,
            format: format === 'xlsx' ? 'Excel' : format.toUpperCase(),
          })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'file', file },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
