import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { FIND } from './drawing-examples.ts'
import {
  compareRevisions,
  currentSheets,
  type DrawingStores,
  drawingHref,
  nameOf,
  sheetsOnFile,
} from './drawing-sheets.ts'
import { projectHref } from './earned-value-card.ts'

const say = phrases({
  title: { fr: 'Plans en vigueur', en: 'Current drawings' },
  one: {
    fr: '{sheet}, {project} : révision {revision} en vigueur{since}.',
    en: '{sheet}, {project}: revision {revision} is current{since}.',
  },
  since: { fr: ' depuis le {date}', en: ' since {date}' },
  several: {
    fr: '{count} feuilles en vigueur : {list}.',
    en: '{count} current sheets: {list}.',
  },
  item: { fr: '{sheet} rév. {revision} ({project})', en: '{sheet} rev. {revision} ({project})' },
  sheet: { fr: 'Feuille', en: 'Sheet' },
  revision: { fr: 'Révision', en: 'Revision' },
  date: { fr: 'Date', en: 'Date' },
  project: { fr: 'Projet', en: 'Project' },
  withdrawn: { fr: 'Retirées', en: 'Withdrawn' },
  measure: { fr: 'Quantités de {sheet}', en: 'Quantities of {sheet}' },
  footer: {
    fr: 'Registre des plans; travaille toujours de la révision en vigueur',
    en: 'Register of drawings; always work from the current revision',
  },
})

const MOST = 12

export const findSheet = defineTool<DrawingStores>()({
  name: 'drawings.find_sheet',
  title: { fr: 'Trouver la feuille en vigueur', en: 'Find the current sheet' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'drawings', field: 'sheet' },
  examples: FIND,
  input: z.object({
    sheet: field.text({
      label: { fr: 'Feuille', en: 'Sheet' },
      ask: {
        fr: 'Quelle feuille? (p. ex. S-101, bordereau des portes)',
        en: 'Which sheet? (e.g. S-101, door schedule)',
      },
      cues: [
        'révision du',
        'révision de',
        'plan de',
        'plan des',
        'plan',
        'feuille',
        'find me the',
        'show me the',
        'drawing of',
        'revision of',
        'sheet',
        'drawing',
      ],
    }),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  }),
  output: z.object({
    sheets: z.array(
      z.object({
        number: z.string(),
        sheet: z.string(),
        name: z.string(),
        revision: z.string(),
        date: z.string().nullable(),
        project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
        withdrawn: z.array(z.string()),
        measured: z.boolean(),
      }),
    ),
  }),
  async run({ sheet: words, project }, { stores }) {
    const { records } = stores
    const named = /^pl-\d+$/i.test(words) ? await records.byNumber('drawing', words.toUpperCase()) : null
    const found = named ? [named] : await currentSheets(words, project, stores)
    if (!found.length) {
      const list = await sheetsOnFile(stores, project)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Aucune feuille en vigueur ne répond à « ${words} ». Au registre : ${list}.`,
          en: `No current sheet answers to “${words}”. On file: ${list}.`,
        },
        { field: 'sheet', data: { candidates: [] } },
      )
    }
    const projects = new Map((await stores.projects.list()).map((one) => [one.id, one]))
    const old = await records.list('drawing', { state: 'superseded' })
    return {
      sheets: found.slice(0, MOST).flatMap((one) => {
        const on = one.projectId ? projects.get(one.projectId) : undefined
        if (!on) return []
        const { sheet, revision, measures } = one.data
        return [
          {
            number: one.number,
            sheet,
            name: nameOf(one),
            revision,
            date: one.date,
            project: { id: on.id, code: on.code, name: on.name },
            withdrawn: old
              .filter(({ projectId, data }) => projectId === on.id && data.sheet === sheet)
              .map(({ data }) => data.revision)
              .sort(compareRevisions),
            measured: measures.length > 0,
          },
        ]
      }),
    }
  },
  card({ sheets }, { lang }) {
    const [first] = sheets
    const one = sheets.length === 1 ? first : undefined
    const measured = sheets.find((sheet) => sheet.measured)
    return {
      title: say(lang, 'title'),
      summary: one
        ? say(lang, 'one', {
            sheet: `${one.sheet} ${one.name}`,
            project: one.project.code,
            revision: one.revision,
            since: one.date ? say(lang, 'since', { date: formatDate(one.date, lang) }) : '',
          })
        : say(lang, 'several', {
            count: String(sheets.length),
            list: sheets
              .map(({ sheet, revision, project }) => say(lang, 'item', { sheet, revision, project: project.code }))
              .join(', '),
          }),
      tone: 'info',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'sheet') },
            { label: say(lang, 'project') },
            { label: say(lang, 'revision') },
            { label: say(lang, 'date') },
            { label: say(lang, 'withdrawn') },
          ],
          rows: sheets.map((sheet) => [
            { text: `${sheet.sheet} ${sheet.name}`, href: drawingHref(sheet.number) },
            { text: sheet.project.code, href: projectHref(sheet.project.code) },
            sheet.revision,
            sheet.date ? formatDate(sheet.date, lang) : '–',
            sheet.withdrawn.join(', ') || '–',
          ]),
        },
      ],
      actions: measured
        ? [
            {
              type: 'button',
              label: say(lang, 'measure', { sheet: measured.sheet }),
              intent: {
                do: 'tool',
                tool: 'takeoff.measure_drawing',
                input: { sheet: measured.sheet, project: measured.project.id },
              },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
