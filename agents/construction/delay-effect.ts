import { z } from 'zod'
import { datesOf, delaySchedule } from '../../src/domain/critical-path.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  activitiesNamed,
  type NetworkStores,
  networkFooter,
  projectRef,
  readNetwork,
  refOf,
  whichSite,
} from './network.ts'
import { DELAY } from './schedule-examples.ts'

const say = phrases({
  title: { fr: 'Effet d’un retard – {project}', en: 'Effect of a delay – {project}' },
  moved: {
    fr: '{activity}, {delay, plural, one {# jour} other {# jours}} de plus : {code} finit le {after} au lieu du {before}, {slip, plural, one {# jour ouvrable} other {# jours ouvrables}} plus tard.',
    en: '{activity}, {delay, plural, one {# day} other {# days}} more: {code} finishes on {after} instead of {before}, {slip, plural, one {# working day} other {# working days}} later.',
  },
  absorbed: {
    fr: '{activity}, {delay, plural, one {# jour} other {# jours}} de plus : la fin de {code} ne bouge pas ({before}), la marge de {float, plural, one {# jour} other {# jours}} l’absorbe.',
    en: '{activity}, {delay, plural, one {# day} other {# days}} more: the finish of {code} does not move ({before}), its float of {float, plural, one {# day} other {# days}} takes it.',
  },
  finish: { fr: 'Fin', en: 'Finish' },
  length: { fr: 'Durée, jours ouvrables', en: 'Length, working days' },
  path: { fr: 'Chemin critique', en: 'Critical path' },
  change: { fr: '{before} → {after}', en: '{before} → {after}' },
  other: { fr: 'Plutôt {activity}', en: 'Rather {activity}' },
  schedule: { fr: 'Voir l’échéancier', en: 'See the schedule' },
  limit: {
    fr: 'Rien n’est changé à l’échéancier : c’est une simulation.',
    en: 'The schedule is not changed: this is a simulation.',
  },
})

/** Working days: a week is five. */
const WEEK = 5
const MOST_DAYS = 500

export const propagateDelay = defineTool<NetworkStores>()({
  name: 'schedule.propagate_delay',
  title: { fr: 'Montrer l’effet d’un retard', en: 'Show the effect of a delay' },
  gate: 'none',
  permission: 'projects.read',
  examples: DELAY,
  input: z.object({
    project: whichSite,
    days: field.quantity({ label: { fr: 'Retard', en: 'Delay' } }).optional(),
    weeks: field.boolean({ label: { fr: 'En semaines', en: 'In weeks' }, cues: ['semaine', 'week', 'wk'] }).optional(),
    activity: field.text({
      label: { fr: 'Activité', en: 'Activity' },
      ask: { fr: 'Quelle activité est en retard?', en: 'Which activity is late?' },
    }),
  }),
  output: z.object({
    project: projectRef,
    province: z.string(),
    startsOn: z.string(),
    count: z.int(),
    activity: z.object({ code: z.string(), name: z.string(), float: z.int() }),
    others: z.array(z.object({ code: z.string(), name: z.string() })),
    delay: z.int(),
    slip: z.int(),
    before: z.object({ days: z.int(), date: z.string(), path: z.string() }),
    after: z.object({ days: z.int(), date: z.string(), path: z.string() }),
  }),
  async run({ project: id, activity: words, days, weeks }, { stores }) {
    const network = await readNetwork(stores, id)
    const [row, ...others] = activitiesNamed(network, words)
    const delay = Math.round(((days ?? (weeks ? 1000 : 0)) / 1000) * (weeks ? WEEK : 1))
    if (delay < 1 || delay > MOST_DAYS)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'De combien de jours ouvrables est le retard? Dis un nombre de 1 à 500, par exemple « 5 jours » ou « 2 semaines ».',
          en: 'How many working days is the delay? Say a number from 1 to 500, such as “5 days” or “2 weeks”.',
        },
        { field: 'days' },
      )
    const { before, after, slip } = delaySchedule(network.activities, { [row!.code]: delay })
    const stand = (schedule: typeof before) => ({
      days: schedule.finish,
      date: datesOf({ start: 0, finish: schedule.finish }, network.startsOn, network.calendar).end,
      path: schedule.critical.join('-'),
    })
    return {
      project: refOf(network.project),
      province: network.project.province,
      startsOn: network.startsOn,
      count: network.rows.length,
      activity: {
        code: row!.code,
        name: row!.name,
        float: before.activities.find((one) => one.id === row!.code)!.float,
      },
      others: others.map(({ code, name }) => ({ code, name })),
      delay,
      slip,
      before: stand(before),
      after: stand(after),
    }
  },
  card({ project, province, startsOn, count, activity, others, delay, slip, before, after }, { lang }) {
    const summary = say(lang, slip ? 'moved' : 'absorbed', {
      activity: `${activity.code} ${activity.name}`,
      delay,
      code: project.code,
      before: formatDate(before.date, lang),
      after: formatDate(after.date, lang),
      slip,
      float: activity.float,
    })
    const change = (one: string, other: string) =>
      one === other ? one : say(lang, 'change', { before: one, after: other })
    return {
      title: say(lang, 'title', { project: project.name }),
      summary,
      tone: slip ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'finish'),
              value: change(formatDate(before.date, lang), formatDate(after.date, lang)),
              href: `nova:network/${project.code}`,
            },
            { label: say(lang, 'length'), value: change(String(before.days), String(after.days)) },
            { label: say(lang, 'path'), value: change(before.path, after.path) },
          ],
        },
        { type: 'text', text: say(lang, 'limit') },
      ],
      actions: [
        ...others.slice(0, 3).map((other) => ({
          type: 'button' as const,
          label: say(lang, 'other', { activity: `${other.code} ${other.name}` }),
          intent: {
            do: 'tool' as const,
            tool: 'schedule.propagate_delay',
            input: { project: project.id, activity: other.code, days: delay * 1000 },
          },
        })),
        {
          type: 'button',
          label: say(lang, 'schedule'),
          intent: { do: 'tool', tool: 'schedule.compute_cpm', input: { project: project.id } },
        },
      ],
      footer: networkFooter(count, startsOn, province, lang),
    }
  },
})
