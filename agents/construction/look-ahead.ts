import { z } from 'zod'
import { computeCriticalPath, datesOf } from '../../src/domain/critical-path.ts'
import { lookAhead } from '../../src/domain/look-ahead.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type NetworkStores, networkFooter, projectRef, readNetwork, refOf, whichSite } from './network.ts'
import { BASELINE, LOOKAHEAD } from './schedule-examples.ts'

const say = phrases({
  title: {
    fr: '{weeks, plural, one {# semaine} other {# semaines}} glissantes – {project}',
    en: '{weeks, plural, one {#-week} other {#-week}} lookahead – {project}',
  },
  summary: {
    fr: '{code} : {count, plural, =0 {rien au plan} one {# activité} other {# activités}} du {from} au {to}{critical, plural, =0 {} one {, dont # critique} other {, dont # critiques}}.',
    en: '{code}: {count, plural, =0 {nothing planned} one {# activity} other {# activities}} from {from} to {to}{critical, plural, =0 {} other {, # of them critical}}.',
  },
  week: { fr: 'Semaine', en: 'Week' },
  activity: { fr: 'Activité', en: 'Activity' },
  dates: { fr: 'Début – fin', en: 'Start – end' },
  crew: { fr: 'Équipe', en: 'Crew' },
  done: { fr: 'Fait', en: 'Done' },
  critical: { fr: '{name} (critique)', en: '{name} (critical)' },
  noCrew: { fr: '–', en: '–' },
  baseTitle: { fr: 'Référence d’échéancier – {project}', en: 'Schedule baseline – {project}' },
  willFreeze: {
    fr: 'Figer l’échéancier de {code} : du {from} au {to}, {days, plural, one {# jour ouvrable} other {# jours ouvrables}}.',
    en: 'Freeze the schedule of {code}: {from} to {to}, {days, plural, one {# working day} other {# working days}}.',
  },
  replaces: {
    fr: 'Remplace la référence {number} : fin le {old}.',
    en: 'Replaces baseline {number}: finish on {old}.',
  },
  frozen: {
    fr: 'Référence {number} figée pour {code} : fin le {to}.',
    en: 'Baseline {number} frozen for {code}: finish on {to}.',
  },
})

const MOST_WEEKS = 12

export const lookAheadTool = defineTool<NetworkStores>()({
  name: 'schedule.lookahead',
  title: { fr: 'Produire le trois semaines glissant', en: 'Produce the three-week lookahead' },
  gate: 'none',
  permission: 'projects.read',
  examples: LOOKAHEAD,
  input: z.object({
    project: whichSite,
    weeks: field.quantity({ label: { fr: 'Semaines', en: 'Weeks' } }).optional(),
  }),
  output: z.object({
    project: projectRef,
    province: z.string(),
    startsOn: z.string(),
    from: z.string(),
    to: z.string(),
    weeks: z.int(),
    count: z.int(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        week: z.int(),
        start: z.string(),
        end: z.string(),
        crew: z.int(),
        trade: z.string().nullable(),
        done: z.int(),
        critical: z.boolean(),
      }),
    ),
  }),
  async run({ project: id, weeks: said }, { stores, today }) {
    const { project, rows, activities, startsOn, calendar } = await readNetwork(stores, id)
    const weeks = Math.min(MOST_WEEKS, Math.max(1, Math.round((said ?? 3000) / 1000)))
    const open = activities.map((one, i) => ({ ...one, row: rows[i]!, done: rows[i]!.donePpm >= 1_000_000 }))
    return {
      project: refOf(project),
      province: project.province,
      startsOn,
      from: today,
      to: addDays(today, weeks * 7 - 1),
      weeks,
      count: rows.length,
      items: lookAhead(open, startsOn, calendar, today, weeks).map(({ row, week, start, end, critical }) => ({
        code: row.code,
        name: row.name,
        week,
        start,
        end,
        crew: row.crew,
        trade: row.trade,
        done: row.donePpm,
        critical,
      })),
    }
  },
  card({ project, province, startsOn, from, to, weeks, count, items }, { lang }) {
    const summary = say(lang, 'summary', {
      code: project.code,
      count: items.length,
      from: formatDate(from, lang),
      to: formatDate(to, lang),
      critical: items.filter((one) => one.critical).length,
    })
    const title = say(lang, 'title', { weeks, project: project.name })
    return {
      title,
      summary,
      tone: 'info',
      blocks: items.length
        ? [
            {
              type: 'table',
              caption: title,
              columns: [
                { label: say(lang, 'week'), align: 'right' },
                { label: say(lang, 'activity') },
                { label: say(lang, 'dates') },
                { label: say(lang, 'crew') },
                { label: say(lang, 'done'), align: 'right' },
              ],
              rows: items.map((one) => [
                String(one.week),
                {
                  text: `${one.code} ${one.critical ? say(lang, 'critical', { name: one.name }) : one.name}`,
                  href: `nova:network/${project.code}`,
                },
                `${formatDate(one.start, lang)} – ${formatDate(one.end, lang)}`,
                one.crew ? `${one.crew}${one.trade ? ` (${one.trade})` : ''}` : say(lang, 'noCrew'),
                formatPercent(one.done, lang, 0),
              ]),
            },
          ]
        : [{ type: 'text', text: summary }],
      footer: networkFooter(count, startsOn, province, lang),
    }
  },
})

type BaselineStores = NetworkStores & { records: RecordStore }

/** What would be frozen: each activity's place in working days. */
async function draftBaseline(projectId: string, { stores }: Context<BaselineStores>) {
  const { project, activities, startsOn, calendar } = await readNetwork(stores, projectId)
  const { finish, activities: planned } = computeCriticalPath(activities)
  const [current] = await stores.records.list('baseline', { projectId, state: 'current' })
  return {
    project: refOf(project),
    days: finish,
    current: current ? { id: current.id, number: current.number, finishesOn: current.data.finishesOn } : null,
    data: {
      startsOn,
      finishesOn: datesOf({ start: 0, finish }, startsOn, calendar).end,
      activities: planned.map(({ id: code, start, finish: end }) => ({ code, start, finish: end })),
    },
  }
}

export const setBaseline = defineTool<BaselineStores>()({
  name: 'schedule.set_baseline',
  title: { fr: 'Figer une référence d’échéancier', en: 'Freeze a schedule baseline' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: BASELINE,
  input: z.object({ project: whichSite }),
  output: z.object({ project: projectRef, number: z.string(), finishesOn: z.string() }),
  async preview({ project: id }, context) {
    const { lang } = context
    const { project, days, current, data } = await draftBaseline(id, context)
    const summary = say(lang, 'willFreeze', {
      code: project.code,
      from: formatDate(data.startsOn, lang),
      to: formatDate(data.finishesOn, lang),
      days,
    })
    return {
      card: {
        title: say(lang, 'baseTitle', { project: project.name }),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          ...(current
            ? [
                {
                  type: 'text' as const,
                  text: say(lang, 'replaces', { number: current.number, old: formatDate(current.finishesOn, lang) }),
                },
              ]
            : []),
        ],
      },
      subject: { project: project.code, replaces: current?.number ?? null, data },
    }
  },
  async run({ project: id }, context) {
    const { project, current, data } = await draftBaseline(id, context)
    const { records } = context.stores
    if (current) await records.change('baseline', current.id, { state: 'replaced' })
    const kept = await records.create('baseline', {
      title: `${project.code} ${data.startsOn} – ${data.finishesOn}`,
      projectId: project.id,
      personId: context.actor.id,
      date: context.today,
      due: data.finishesOn,
      data,
    })
    return { project, number: kept.number, finishesOn: data.finishesOn }
  },
  card({ project, number, finishesOn }, { lang }) {
    const summary = say(lang, 'frozen', { number, code: project.code, to: formatDate(finishesOn, lang) })
    return {
      title: say(lang, 'baseTitle', { project: project.name }),
      summary,
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [{ label: number, value: formatDate(finishesOn, lang), href: `nova:network/${project.code}` }],
        },
      ],
    }
  },
})
