import { z } from 'zod'
import { computeCriticalPath, datesOf } from '../../src/domain/critical-path.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { projectHref } from './earned-value-card.ts'
import { type NetworkStores, networkFooter, projectRef, readNetwork, refOf, whichSite } from './network.ts'
import { CPM } from './schedule-examples.ts'

const say = phrases({
  title: { fr: 'Chemin critique – {project}', en: 'Critical path – {project}' },
  summary: {
    fr: '{code} : fin le {date}, en {days, plural, one {# jour ouvrable} other {# jours ouvrables}}. Chemin critique : {path}.',
    en: '{code}: finish on {date}, in {days, plural, one {# working day} other {# working days}}. Critical path: {path}.',
  },
  meaning: {
    fr: 'Un jour de retard sur {names} repousse la fin d’autant.{near}',
    en: 'A day lost on {names} pushes the finish by a day.{near}',
  },
  near: { fr: ' À un cheveu : {names}.', en: ' Close behind: {names}.' },
  nearOne: {
    fr: '{name} ({float, plural, one {# jour} other {# jours}} de marge)',
    en: '{name} ({float, plural, one {# day} other {# days}} of float)',
  },
  activity: { fr: 'Activité', en: 'Activity' },
  days: { fr: 'Jours', en: 'Days' },
  early: { fr: 'Au plus tôt', en: 'Early' },
  late: { fr: 'Fin au plus tard', en: 'Late finish' },
  float: { fr: 'Marge', en: 'Float' },
  critical: { fr: '0 (critique)', en: '0 (critical)' },
  done: { fr: '{name}, fait à {done}', en: '{name}, {done} done' },
  lookahead: { fr: '3 semaines', en: '3 weeks' },
  risk: { fr: 'Chances de finir', en: 'Chances of finishing' },
})

const planned = z.object({
  code: z.string(),
  name: z.string(),
  duration: z.int(),
  start: z.string(),
  end: z.string(),
  latestEnd: z.string(),
  float: z.int(),
  freeFloat: z.int(),
  critical: z.boolean(),
  done: z.int(),
})

/** Working days of float up to which an activity is worth a word. */
const NEAR = 2

export const computeCpm = defineTool<NetworkStores>()({
  name: 'schedule.compute_cpm',
  title: { fr: 'Calculer le chemin critique', en: 'Compute the critical path' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'network', field: 'project' },
  examples: CPM,
  input: z.object({ project: whichSite }),
  output: z.object({
    project: projectRef,
    province: z.string(),
    startsOn: z.string(),
    finishesOn: z.string(),
    days: z.int(),
    critical: z.array(z.string()),
    activities: z.array(planned),
  }),
  async run(input, { stores }) {
    const { project, rows, activities, startsOn, calendar } = await readNetwork(stores, input.project)
    const schedule = computeCriticalPath(activities)
    const dated = (start: number, finish: number) => datesOf({ start, finish }, startsOn, calendar)
    return {
      project: refOf(project),
      province: project.province,
      startsOn,
      finishesOn: dated(0, schedule.finish).end,
      days: schedule.finish,
      critical: schedule.critical,
      activities: schedule.activities.map((one, i) => ({
        code: one.id,
        name: rows[i]!.name,
        duration: one.duration,
        ...dated(one.start, one.finish),
        latestEnd: dated(one.latestStart, one.latestFinish).end,
        float: one.float,
        freeFloat: one.freeFloat,
        critical: one.critical,
        done: rows[i]!.donePpm,
      })),
    }
  },
  card({ project, province, startsOn, finishesOn, days, critical, activities }, { lang }) {
    const nameOf = (code: string) => activities.find((one) => one.code === code)!.name
    const near = activities.filter(({ float }) => float > 0 && float <= NEAR)
    const summary = say(lang, 'summary', {
      code: project.code,
      date: formatDate(finishesOn, lang),
      days,
      path: critical.join('-'),
    })
    const title = say(lang, 'title', { project: project.name })
    return {
      title,
      summary,
      tone: 'info',
      blocks: [
        {
          type: 'text',
          text: say(lang, 'meaning', {
            names: critical.map(nameOf).join(', '),
            near: near.length
              ? say(lang, 'near', {
                  names: near.map(({ name, float }) => say(lang, 'nearOne', { name, float })).join(', '),
                })
              : '',
          }),
        },
        {
          type: 'chart',
          chart: {
            kind: 'gantt',
            title,
            unit: 'percent',
            series: [
              {
                name: project.code,
                points: activities.map(({ code, name, start, end, done, critical: isCritical }) => ({
                  label: `${code} ${name}`,
                  value: done,
                  start,
                  end,
                  critical: isCritical,
                })),
              },
            ],
          },
        },
        {
          type: 'table',
          caption: title,
          columns: [
            { label: say(lang, 'activity') },
            { label: say(lang, 'days'), align: 'right' },
            { label: say(lang, 'early') },
            { label: say(lang, 'late') },
            { label: say(lang, 'float'), align: 'right' },
          ],
          rows: activities.map((one) => [
            {
              text: `${one.code} ${one.done ? say(lang, 'done', { name: one.name, done: formatPercent(one.done, lang, 0) }) : one.name}`,
              href: projectHref(project.code),
            },
            String(one.duration),
            `${formatDate(one.start, lang)} – ${formatDate(one.end, lang)}`,
            formatDate(one.latestEnd, lang),
            one.critical ? say(lang, 'critical') : String(one.float),
          ]),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'lookahead'),
          intent: { do: 'tool', tool: 'schedule.lookahead', input: { project: project.id } },
        },
        {
          type: 'button',
          label: say(lang, 'risk'),
          intent: { do: 'tool', tool: 'schedule_risk.run_monte_carlo', input: { project: project.id } },
        },
      ],
      footer: networkFooter(activities.length, startsOn, province, lang),
    }
  },
})
