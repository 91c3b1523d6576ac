import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { mailReport } from './email-report.ts'
import { reportCard } from './report-card.ts'
import { readReport } from './report-facts.ts'
import { fileReport } from './report-file.ts'
import { readScope } from './report-scope.ts'
import { CHANGE, LIST } from './schedule-change-examples.ts'
import { findChannel, type ReportSchedule, type ScheduleStores } from './schedule-plan.ts'
import { scheduleList } from './schedule-report.ts'
import { PAUSE, RESUME, RUN } from './schedule-run-examples.ts'
import { cronOf, nextText, readClock, whenFields, whenOf, whenText } from './schedule-when.ts'

const say = phrases({
  title: { fr: 'Horaires', en: 'Schedules' },
  summary: {
    fr: '{count, plural, =0 {Aucun rapport programmé} one {# rapport programmé} other {# rapports programmés}}{paused, plural, =0 {} one {, dont # en pause} other {, dont # en pause}}.',
    en: '{count, plural, =0 {No scheduled report} one {# scheduled report} other {# scheduled reports}}{paused, plural, =0 {} one {, # paused} other {, # paused}}.',
  },
  name: { fr: 'Nom', en: 'Name' },
  when: { fr: 'Quand', en: 'When' },
  next: { fr: 'Prochaine fois', en: 'Next time' },
  where: { fr: 'Où', en: 'Where' },
  paused: { fr: 'en pause', en: 'paused' },
  mail: { fr: 'courriel, {name}', en: 'e-mail, {name}' },
  changed: { fr: '« {name} » : {when} ({where}).', en: '"{name}": {when} ({where}).' },
  pausedNow: {
    fr: '« {name} » est en pause : rien ne partira avant la reprise.',
    en: '"{name}" is paused: nothing goes out until it is resumed.',
  },
  resumedNow: { fr: '« {name} » reprend : prochaine fois {next}.', en: '"{name}" resumes: next time {next}.' },
  ranPost: { fr: '« {name} » est posté dans #{where}.', en: '"{name}" is posted to #{where}.' },
  ranMail: { fr: '« {name} » part à {where}.', en: '"{name}" is on its way to {where}.' },
  ranNoMail: {
    fr: '« {name} » est prêt mais pas envoyé : connecte d’abord le courriel (SMTP) dans les intégrations.',
    en: '"{name}" is ready but not sent: first connect e-mail (SMTP) in the integrations.',
  },
})

const whichSchedule = field
  .schedule({
    label: { fr: 'Horaire', en: 'Schedule' },
    ask: { fr: 'Lequel des rapports programmés?', en: 'Which of the scheduled reports?' },
  })
  .optional()

/**
 * The schedule that is meant: the one named, else the only one there is among those `fits` keeps. Throws
 * `auth.forbidden` when it is somebody else's and the actor does not manage schedules, `input.invalid` to ask which.
 */
async function needMine(
  id: string | undefined,
  { stores, actor, can }: Context<ScheduleStores>,
  fits: (schedule: ReportSchedule) => boolean = () => true,
): Promise<ReportSchedule> {
  const isMine = ({ personId }: ReportSchedule) => personId === actor.id || can('schedules.manage')
  if (!id) {
    const mine = (await stores.schedules.list()).filter((one) => isMine(one) && fits(one))
    if (mine.length === 1) return mine[0]!
    const names = mine.map(({ name }) => `« ${name} »`).join(', ')
    throw new NovaError(
      'input.invalid',
      mine.length
        ? { fr: `Il y en a plusieurs : ${names}.`, en: `There are several: ${names}.` }
        : { fr: 'Tu n’as aucun rapport programmé de ce genre.', en: 'You have no such scheduled report.' },
      mine.length ? { field: 'schedule' } : {},
    )
  }
  const schedule = await stores.schedules.need(id)
  if (isMine(schedule)) return schedule
  throw new NovaError('auth.forbidden', {
    fr: `« ${schedule.name} » est à quelqu’un d’autre : demande-lui, ou à un gestionnaire.`,
    en: `"${schedule.name}" is somebody else’s: ask them, or a manager.`,
  })
}

/** The channel's name, or the person that it goes to by e-mail. */
async function placeOf(schedule: ReportSchedule, { stores, lang }: Context<ScheduleStores>): Promise<string> {
  if (schedule.tool === 'reports.email')
    return say(lang, 'mail', { name: (await stores.persons.need(schedule.personId)).name })
  const [channel] = await stores.channels.list({ platform: schedule.platform, channel: schedule.channel })
  return `#${channel?.name ?? schedule.channel}`
}

const listed = z.object({
  id: z.string(),
  name: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  where: z.string(),
  active: z.boolean(),
})

export const listSchedules = defineTool<ScheduleStores>()({
  name: 'schedules.list',
  title: { fr: 'Voir les rapports programmés', en: 'See the scheduled reports' },
  gate: 'none',
  permission: 'reports.read',
  examples: LIST,
  input: z.object({}),
  output: z.object({ schedules: z.array(listed) }),
  async run(_input, context) {
    const all = await context.stores.schedules.list()
    const mine = all.filter(({ personId }) => personId === context.actor.id || context.can('schedules.manage'))
    const schedules = []
    for (const one of mine) {
      const { id, name, cron, timeZone, active } = one
      schedules.push({ id, name, cron, timeZone, active, where: await placeOf(one, context) })
    }
    return { schedules }
  },
  card: ({ schedules }, { lang, now }) => ({
    title: say(lang, 'title'),
    summary: say(lang, 'summary', {
      count: schedules.length,
      paused: schedules.filter(({ active }) => !active).length,
    }),
    tone: 'neutral',
    blocks: schedules.length
      ? [
          {
            type: 'table',
            caption: say(lang, 'title'),
            columns: [
              { label: say(lang, 'name') },
              { label: say(lang, 'when') },
              { label: say(lang, 'where') },
              { label: say(lang, 'next') },
            ],
            rows: schedules
              .slice(0, 15)
              .map(({ name, cron, timeZone, where, active }) => [
                name,
                whenText(cron, timeZone, lang),
                where,
                active ? nextText(cron, timeZone, now, lang) : say(lang, 'paused'),
              ]),
            ...(schedules.length > 15 ? { more: schedules.length - 15 } : {}),
          },
        ]
      : [],
  }),
})

const told = (text: string, lang: 'fr' | 'en'): DraftCard => ({
  title: say(lang, 'title'),
  summary: text,
  tone: 'success',
  blocks: [{ type: 'text', text }],
  actions: [scheduleList(lang)],
})

const place = z.object({
  cron: z.string(),
  platform: z.enum(['slack', 'teams', 'discord', 'web']),
  workspace: z.string(),
  channel: z.string(),
})

export const changeSchedule = defineTool<ScheduleStores>()({
  name: 'schedules.change',
  title: { fr: 'Changer un rapport programmé', en: 'Change a scheduled report' },
  gate: 'log',
  permission: 'reports.read',
  examples: CHANGE,
  input: z.object({
    schedule: whichSchedule,
    ...whenFields,
    channel: field
      .text({ label: { fr: 'Canal', en: 'Channel' }, cues: ['dans le canal', 'canal', 'channel', 'pour le canal'] })
      .optional(),
    /** Exactly what it was, when a change is taken back. */
    restore: place.optional(),
  }),
  output: listed.extend({ before: place }),
  async run({ schedule: id, day, at, channel, restore }, context) {
    const schedule = await needMine(id, context)
    const now = whenOf(schedule.cron)
    if (!restore && !day && !at && !channel)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Qu’est-ce qui change : le jour, l’heure ou le canal?',
          en: 'What changes: the day, the time or the channel?',
        },
        { field: 'day' },
      )
    const clock = at ? readClock(at) : (now?.clock ?? '07:00')
    const room = channel ? await findChannel(channel, context) : schedule
    const { platform, workspace } = room
    const next = restore ?? {
      cron: day || at ? cronOf(day ?? now?.day ?? 'monday', clock) : schedule.cron,
      platform,
      workspace,
      channel: room.channel,
    }
    const saved = await context.stores.schedules.update(schedule.id, { ...next, nextRunAt: null })
    const before = {
      cron: schedule.cron,
      platform: schedule.platform,
      workspace: schedule.workspace,
      channel: schedule.channel,
    }
    const { name, cron, timeZone, active } = saved
    return { id: schedule.id, name, cron, timeZone, active, where: await placeOf(saved, context), before }
  },
  card: ({ name, cron, timeZone, where }, { lang }) =>
    told(say(lang, 'changed', { name, when: whenText(cron, timeZone, lang), where }), lang),
  undo: ({ id, before }) => ({ tool: 'schedules.change', input: { schedule: id, restore: before } }),
})

const switchTo = (active: boolean) =>
  defineTool<ScheduleStores>()({
    name: active ? 'schedules.resume' : 'schedules.pause',
    title: active
      ? { fr: 'Reprendre un rapport programmé', en: 'Resume a scheduled report' }
      : { fr: 'Mettre un rapport programmé en pause', en: 'Pause a scheduled report' },
    gate: 'log',
    permission: 'reports.read',
    examples: active ? RESUME : PAUSE,
    input: z.object({ schedule: whichSchedule }),
    output: listed,
    async run({ schedule: id }, context) {
      const schedule = await needMine(id, context, (one) => one.active !== active)
      const saved = await context.stores.schedules.update(schedule.id, { active, nextRunAt: null })
      const { name, cron, timeZone } = saved
      return { id: schedule.id, name, cron, timeZone, active, where: await placeOf(saved, context) }
    },
    card: ({ name, cron, timeZone }, { lang, now }) =>
      told(
        active
          ? say(lang, 'resumedNow', { name, next: nextText(cron, timeZone, now, lang) })
          : say(lang, 'pausedNow', { name }),
        lang,
      ),
    undo: ({ id }) => ({ tool: active ? 'schedules.pause' : 'schedules.resume', input: { schedule: id } }),
  })

export const pauseSchedule = switchTo(false)
export const resumeSchedule = switchTo(true)

const KIND = z.enum(['weekly', 'monthly']).catch('weekly')

export const runSchedule = defineTool<ScheduleStores>()({
  name: 'schedules.run_now',
  title: { fr: 'Lancer un rapport programmé maintenant', en: 'Run a scheduled report now' },
  gate: 'log',
  permission: 'reports.read',
  examples: RUN,
  input: z.object({ schedule: whichSchedule }),
  output: z.object({ name: z.string(), where: z.string(), how: z.enum(['posted', 'mailed', 'not-mailed']) }),
  async run({ schedule: id }, context) {
    const schedule = await needMine(id, context)
    const { stores, now } = context
    const owner = toActor(await stores.persons.need(schedule.personId))
    // As the scheduler would: with the rights and in the language that the schedule has.
    const theirs = { ...context, actor: owner, lang: schedule.lang, can: owner.permissions.has.bind(owner.permissions) }
    const sections = typeof schedule.input.sections === 'string' ? schedule.input.sections : undefined
    const said = { kind: KIND.parse(schedule.input.kind), sections }
    const where = await placeOf(schedule, context)
    if (schedule.tool === 'reports.email') {
      const { sent, email } = await mailReport(said, theirs)
      return { name: schedule.name, where: email, how: sent ? ('mailed' as const) : ('not-mailed' as const) }
    }
    const report = await readReport(await readScope(said, stores, context.today), theirs)
    const file = schedule.input.attach ? await fileReport(report, theirs) : null
    context.request({
      kind: 'post',
      channel: { platform: schedule.platform, channel: schedule.channel },
      card: reportCard(report, schedule.lang, file),
      key: `schedule-now:${schedule.id}:${now.toISOString()}`,
    })
    return { name: schedule.name, where: where.replace(/^#/, ''), how: 'posted' as const }
  },
  card: ({ name, where, how }, { lang }) =>
    told(say(lang, how === 'posted' ? 'ranPost' : how === 'mailed' ? 'ranMail' : 'ranNoMail', { name, where }), lang),
})
