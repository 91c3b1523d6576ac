import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { linksOf } from '../../src/domain/critical-path.ts'
import type { ScheduledActivity, TaskDependency } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import type { UncertainActivity } from '../../src/domain/schedule-risk.ts'
import {
  CCQ_PUBLISHED_THROUGH,
  QUEBEC_CONSTRUCTION,
  WEEKDAYS,
  type WorkCalendar,
} from '../../src/domain/work-calendar.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type NetworkStores = {
  projects: Rows<Project>
  activities: Rows<ScheduledActivity>
  taskDependencies: Rows<TaskDependency>
}

const say = phrases({
  quebec: {
    fr: 'Jours ouvrables : lundi à vendredi, sans les congés et vacances de la construction du Québec (dates après {year} selon la règle, à confirmer à la CCQ).',
    en: 'Working days: Monday to Friday, without Québec construction’s holidays and closures (dates after {year} by the rule, to be confirmed with the CCQ).',
  },
  weekdays: {
    fr: 'Jours ouvrables : lundi à vendredi; les fériés hors Québec ne sont pas retirés.',
    en: 'Working days: Monday to Friday; holidays outside Québec are not taken out.',
  },
  footer: {
    fr: '{count, plural, one {# activité} other {# activités}} à partir du {from}. {calendar}',
    en: '{count, plural, one {# activity} other {# activities}} from {from}. {calendar}',
  },
})

export const whichSite = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'De quel chantier parles-tu?', en: 'Which project?' },
  cues: ['sur', 'pour', 'du chantier', 'on', 'for'],
})

export const projectRef = z.object({ id: z.string(), code: z.string(), name: z.string() })

/** A project's schedule with its activities known by their letter. */
export type Network = {
  project: Project
  rows: ScheduledActivity[]
  activities: UncertainActivity[]
  startsOn: IsoDate
  calendar: WorkCalendar
}

/** Throws `rule.broken` when nobody planned the project. */
export async function readNetwork(stores: NetworkStores, projectId: string): Promise<Network> {
  const project = await stores.projects.need(projectId)
  const listed = await stores.activities.list({ projectId })
  const rows = listed.sort((a, b) => a.position - b.position)
  if (!rows.length) {
    const planned = new Set((await stores.activities.list()).map((one) => one.projectId))
    const codes = (await stores.projects.list()).filter(({ id }) => planned.has(id)).map(({ code }) => code)
    throw new NovaError('rule.broken', {
      fr: `${project.code} n’a pas d’échéancier par activités. Ceux qui en ont un : ${codes.join(', ') || 'aucun'}.`,
      en: `${project.code} has no schedule by activities. Those that have one: ${codes.join(', ') || 'none'}.`,
    })
  }
  const codeOf = new Map(rows.map(({ id, code }) => [id, code]))
  const links = await stores.taskDependencies.list({ projectId })
  const activities = rows.map((row) => ({
    id: row.code,
    duration: row.duration,
    after: links
      .filter(({ successorId }) => successorId === row.id)
      .map(({ predecessorId, type, lag }) => ({ id: codeOf.get(predecessorId)!, type, lag })),
    estimate: { low: row.optimistic, likely: row.likely, high: row.pessimistic },
  }))
  const starts = rows.flatMap(({ startsOn }) => startsOn ?? []).sort()
  const startsOn = starts[0] ?? project.startDate
  if (!startsOn)
    throw new NovaError('rule.broken', {
      fr: `L’échéancier de ${project.code} n’a pas de date de départ : entre-la sur sa première activité.`,
      en: `The schedule of ${project.code} has no start date: enter it on its first activity.`,
    })
  return { project, rows, activities, startsOn, calendar: project.province === 'QC' ? QUEBEC_CONSTRUCTION : WEEKDAYS }
}

export const refOf = ({ id, code, name }: Project) => ({ id, code, name })

export const networkFooter = (count: number, startsOn: IsoDate, province: string, lang: Lang): string =>
  say(lang, 'footer', {
    count,
    from: formatDate(startsOn, lang),
    calendar: say(lang, province === 'QC' ? 'quebec' : 'weekdays', { year: String(CCQ_PUBLISHED_THROUGH) }),
  })

const ORDERED = /\b(?:arriv|livr|command|fourniss|deliver|order|ship|supplier)/

/**
 * The activities that words speak of, the likeliest first: by letter, by the words of their names, else by the kind of
 * work in the other language. What is said to arrive is what was ordered. Throws `input.invalid` with the names when there is none.
 */
export function activitiesNamed({ rows, activities, project }: Network, words: string): ScheduledActivity[] {
  const letter = rows.find(({ code }) => code.toLowerCase() === words.trim().toLowerCase())
  if (letter) return [letter]
  const said = foldText(words)
  const stems = said.split(' ').filter((word) => word.length > 3)
  const scoreOf = (row: ScheduledActivity) =>
    foldText(row.name)
      .split(' ')
      .filter((word) => word.length > 3)
      .filter((word) => stems.some((stem) => stem.slice(0, 5) === word.slice(0, 5))).length
  const work = classifyWork(words)
  const isSameWork = (row: ScheduledActivity) => Number(work !== undefined && classifyWork(row.name) === work)
  const scored = rows.map((row) => ({ row, score: scoreOf(row) || isSameWork(row) })).filter(({ score }) => score > 0)
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const named = scored.filter(({ score }) => score === best).map(({ row }) => row)
  if (!named.length)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Je ne trouve pas cette activité dans l’échéancier de ${project.code}. Il y a : ${rows.map(({ code, name }) => `${code} ${name}`).join(', ')}.`,
        en: `That activity is not in the schedule of ${project.code}. There are: ${rows.map(({ code, name }) => `${code} ${name}`).join(', ')}.`,
      },
      { field: 'activity' },
    )
  const rank = (row: ScheduledActivity) => (ORDERED.test(said) && row.crew === 0 ? 0 : 1)
  const follows = (row: ScheduledActivity) =>
    linksOf(activities.find(({ id }) => id === row.code)!).some(({ id }) => named.some(({ code }) => code === id))
  return named.sort((a, b) => rank(a) - rank(b) || Number(follows(a)) - Number(follows(b)))
}
