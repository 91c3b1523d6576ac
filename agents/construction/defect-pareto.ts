import { z } from 'zod'
import { classifyWork, costCodeLabel } from '../../src/domain/cost-code.ts'
import { deficiencyFigures, pareto } from '../../src/domain/quality.ts'
import { dateIn } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  deficiencyLine,
  deficiencyLines,
  deficiencyTable,
  isLate,
  type QualityStores,
  titleOf,
} from './deficiency-facts.ts'
import { PARETO } from './inspection-examples.ts'

const say = phrases({
  title: { fr: 'Déficiences', en: 'Punch list' },
  titleOf: { fr: 'Déficiences – {project}', en: 'Punch list – {project}' },
  summary: {
    fr: '{open, plural, =0 {Aucune déficience ouverte} one {# déficience ouverte} other {# déficiences ouvertes}}{late, plural, =0 {} other {, dont # en retard}}; {closed} {closed, plural, one {fermée} other {fermées}}{cause, select, none {} other {. Cause la plus fréquente : {cause} ({share})}}.',
    en: '{open, plural, =0 {No open punch item} one {# open punch item} other {# open punch items}}{late, plural, =0 {} other {, # of them late}}; {closed} closed{cause, select, none {} other {. Most frequent cause: {cause} ({share})}}.',
  },
  none: { fr: 'Aucune déficience au dossier.', en: 'No punch item on file.' },
  causes: { fr: 'Causes, la plus fréquente d’abord', en: 'Causes, the most frequent first' },
  cause: { fr: 'Corps d’ouvrage', en: 'Trade of the work' },
  count: { fr: 'Nombre', en: 'Count' },
  share: { fr: 'Part cumulée', en: 'Cumulative share' },
  by: { fr: 'Par sous-traitant', en: 'By subcontractor' },
  own: { fr: 'nos équipes', en: 'our crews' },
  other: { fr: 'autre', en: 'other' },
  openOnes: { fr: 'Encore ouvertes', en: 'Still open' },
  median: {
    fr: 'Délai médian de fermeture : {days} j.',
    en: 'Median time to close: {days} d.',
  },
  task: { fr: 'Confier : {title}', en: 'Give: {title}' },
  footer: {
    fr: 'La cause est lue dans le titre, par code MasterFormat.',
    en: 'The cause is read from the title, by MasterFormat code.',
  },
})

const counted = z.object({ cause: z.string(), count: z.int(), cumulative: z.int() })

export const defectPareto = defineTool<QualityStores>()({
  name: 'quality.defect_pareto',
  title: { fr: 'Classer les déficiences par cause', en: 'Rank punch items by cause' },
  gate: 'none',
  permission: 'projects.read',
  examples: PARETO,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    project: z.string().nullable(),
    open: z.array(deficiencyLine),
    late: z.int(),
    closed: z.int(),
    medianDays: z.number().nullable(),
    causes: z.array(counted),
    by: z.array(counted),
  }),
  async run({ project }, { stores, today, lang, organization }) {
    const all = await stores.deficiencies.list(project ? { projectId: project } : {})
    const vendors = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
    const day = (at: Date) => dateIn(organization.timeZone, at)
    const facts = all.map((one) => {
      const label = costCodeLabel(classifyWork(one.title) ?? '')
      return {
        opened: day(one.createdAt),
        due: one.dueDate,
        closed: one.closedAt && one.status !== 'open' ? day(one.closedAt) : null,
        cause: label?.[lang] ?? say(lang, 'other'),
        by: vendors.get(one.vendorId ?? '') ?? say(lang, 'own'),
      }
    })
    const { late, closed, medianDays } = deficiencyFigures(facts, today)
    const open = await deficiencyLines(
      all.filter(({ status }) => status === 'open'),
      stores,
    )
    return {
      project: project ? (await stores.projects.need(project)).name : null,
      open: open.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')),
      late,
      closed,
      medianDays,
      causes: pareto(facts.map(({ cause }) => cause)).map(({ share, ...one }) => one),
      by: pareto(facts.map(({ by }) => by)).map(({ share, ...one }) => one),
    }
  },
  card({ project, open, late, closed, medianDays, causes, by }, { lang, today }) {
    const [first] = causes
    const title = project ? say(lang, 'titleOf', { project }) : say(lang, 'title')
    const ranking = (caption: string, list: typeof causes) => ({
      type: 'table' as const,
      caption,
      columns: [
        { label: say(lang, 'cause') },
        { label: say(lang, 'count'), align: 'right' as const },
        { label: say(lang, 'share'), align: 'right' as const },
      ],
      rows: list.map((one) => [one.cause, String(one.count), formatPercent(one.cumulative, lang, 0)]),
    })
    return {
      title,
      summary: first
        ? say(lang, 'summary', {
            open: open.length,
            late,
            closed,
            cause: first.count > 1 ? first.cause : 'none',
            share: formatPercent(first.cumulative, lang, 0),
          })
        : say(lang, 'none'),
      tone: late ? 'warning' : 'neutral',
      blocks: [
        ...(open.length ? [deficiencyTable(open, say(lang, 'openOnes'), today, lang)] : []),
        ...(first ? [ranking(say(lang, 'causes'), causes)] : []),
        ...(by.length > 1 ? [ranking(say(lang, 'by'), by)] : []),
        ...(medianDays !== null && medianDays >= 0
          ? [{ type: 'text' as const, text: say(lang, 'median', { days: formatNumber(medianDays, lang, 0) }) }]
          : []),
      ],
      actions: open
        .filter((one) => isLate(one, today) || !one.who)
        .slice(0, 3)
        .map((one) => ({
          type: 'button',
          label: say(lang, 'task', { title: titleOf(one) }).slice(0, 75),
          intent: { do: 'form', tool: 'quality.assign_repair', input: { deficiency: one.id } },
        })),
      ...(first ? { footer: say(lang, 'footer') } : {}),
    }
  },
})
