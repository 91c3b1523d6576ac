import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { sumHours } from '../../src/domain/hours.ts'
import { addDays, formatDate, type Period, weekOf } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { MINE } from './hours-examples.ts'
import { formatHours, projectHref, type TimeStores, whoseHours } from './hours-line.ts'

const say = phrases({
  title: { fr: 'Heures de {person}', en: 'Hours of {person}' },
  mine: { fr: 'Mes heures', en: 'My hours' },
  summary: {
    fr: '{total} du {from} au {to}{overtime, select, none {} other {, dont {overtime} en temps supplémentaire}}{waiting, select, none {} other {; {waiting} à approuver}}.',
    en: '{total} from {from} to {to}{overtime, select, none {} other {, {overtime} of it overtime}}{waiting, select, none {} other {; {waiting} to be approved}}.',
  },
  nothing: { fr: 'Aucune heure inscrite du {from} au {to}.', en: 'No hours logged from {from} to {to}.' },
  project: { fr: 'Projet', en: 'Project' },
  hours: { fr: 'Heures', en: 'Hours' },
  overtime: { fr: 'dont temps supp.', en: 'of which overtime' },
  waiting: { fr: 'À approuver', en: 'To be approved' },
  byDay: { fr: 'Heures par jour', en: 'Hours a day' },
  footer: {
    fr: 'Feuilles de temps, entrées rejetées ou corrigées exclues',
    en: 'Timesheets, rejected or corrected entries left out',
  },
  log: { fr: 'Inscrire des heures', en: 'Log hours' },
  approve: { fr: 'Faire approuver', en: 'Get approved' },
})

const output = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  total: z.int(),
  overtime: z.int(),
  waiting: z.int(),
  projects: z.array(
    z.object({ code: z.string(), name: z.string(), hours: z.int(), overtime: z.int(), waiting: z.int() }),
  ),
  days: z.array(z.object({ date: z.string(), hours: z.int() })),
})

/** This week, or the last one while this one is empty. */
async function usualPeriod(person: string, { stores, today }: Context<TimeStores>): Promise<Period> {
  const week = weekOf(today)
  const some = await stores.timeEntries.between(week, { personId: person })
  return some.length > 0 ? week : weekOf(addDays(week.from, -1))
}

export const myHours = defineTool<TimeStores>()({
  name: 'timesheets.my_hours',
  title: { fr: 'Voir mes heures', en: 'See my hours' },
  gate: 'none',
  audience: 'asker',
  permission: 'time.write',
  examples: MINE,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
  }),
  output,
  async run(input, ctx) {
    const { stores } = ctx
    const person = await whoseHours(input.person, ctx)
    const period = input.period ?? (await usualPeriod(person.id, ctx))
    const entries = await stores.timeEntries.between(period, {
      personId: person.id,
      status: ['submitted', 'approved'],
      ...(input.project ? { projectId: input.project } : {}),
    })
    const projects = new Map((await stores.projects.list()).map((one) => [one.id, one]))
    const waitingOf = (list: typeof entries) => sumHours(list.filter((one) => one.status === 'submitted')).total
    const byProject = [...Map.groupBy(entries, (one) => one.projectId)].map(([id, list]) => ({
      code: projects.get(id)?.code ?? '',
      name: projects.get(id)?.name ?? '',
      hours: sumHours(list).total,
      overtime: sumHours(list).overtime,
      waiting: waitingOf(list),
    }))
    return {
      person: { id: person.id, name: person.name },
      ...period,
      total: sumHours(entries).total,
      overtime: sumHours(entries).overtime,
      waiting: waitingOf(entries),
      projects: byProject.sort((a, b) => b.hours - a.hours),
      days: [...Map.groupBy(entries, (one) => one.date)].map(([date, list]) => ({ date, hours: sumHours(list).total })),
    }
  },
  card({ person, from, to, total, overtime, waiting, projects, days }, { lang, actor }) {
    const period = { from: formatDate(from, lang), to: formatDate(to, lang) }
    const summary =
      total === 0
        ? say(lang, 'nothing', period)
        : say(lang, 'summary', {
            ...period,
            total: formatHours(total, lang),
            overtime: overtime ? formatHours(overtime, lang) : 'none',
            waiting: waiting ? formatHours(waiting, lang) : 'none',
          })
    const table: Block = {
      type: 'table',
      caption: say(lang, 'hours'),
      columns: [
        { label: say(lang, 'project') },
        { label: say(lang, 'hours'), align: 'right' },
        { label: say(lang, 'overtime'), align: 'right' },
        { label: say(lang, 'waiting'), align: 'right' },
      ],
      rows: projects
        .slice(0, 15)
        .map((one) => [
          { text: `${one.code} ${one.name}`, href: projectHref(one.code) },
          formatHours(one.hours, lang),
          formatHours(one.overtime, lang),
          formatHours(one.waiting, lang),
        ]),
      ...(projects.length > 15 ? { more: projects.length - 15 } : {}),
    }
    const chart: Block = {
      type: 'chart',
      chart: {
        kind: 'bar',
        title: say(lang, 'byDay'),
        unit: 'hours',
        series: [
          {
            name: say(lang, 'hours'),
            points: days.map(({ date, hours }) => ({ label: formatDate(date, lang), value: hours / 100 })),
          },
        ],
      },
    }
    return {
      title: person.id === actor.id ? say(lang, 'mine') : say(lang, 'title', { person: person.name }),
      summary,
      tone: 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(projects.length ? [table] : []),
        ...(days.length > 1 && days.length <= 31 ? [chart] : []),
      ],
      actions: [
        { type: 'button', label: say(lang, 'log'), intent: { do: 'form', tool: 'timesheets.log_hours', input: {} } },
        ...(waiting
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'approve'),
                intent: {
                  do: 'tool' as const,
                  tool: 'timesheets.approve_week',
                  input: { person: person.id, period: { from, to } },
                },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
