import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Platform } from '../../src/chat/event.ts'
import type { Schedule } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { BuildStores } from './build-report.ts'
import { EMAIL, POST } from './report-examples.ts'
import { SECTIONS } from './report-facts.ts'
import { readSections, scopeFields, sectionList } from './report-scope.ts'
import { cronOf, nextText, readClock, whenFields, whenText } from './schedule-when.ts'

export type Channel = {
  id: string
  platform: Platform
  workspace: string
  channel: string
  name: string
  kind: 'public' | 'private' | 'dm'
  personId: string | null
}
/** A schedule whose platform is one of ours, as the scheduler takes it. */
export type ReportSchedule = Omit<Schedule, 'platform'> & { platform: Platform }
export type ScheduleStores = BuildStores & { schedules: Rows<ReportSchedule>; channels: Rows<Channel> }

const say = phrases({
  title: { fr: 'Rapport programmé', en: 'Scheduled report' },
  postWillBe: { fr: 'Poster le {report} dans #{channel} {when}.', en: 'Post the {report} to #{channel} {when}.' },
  postIs: {
    fr: 'Le {report} sera posté dans #{channel} {when}.',
    en: 'The {report} will be posted to #{channel} {when}.',
  },
  mailWillBe: {
    fr: 'Envoyer le {report} à {name} ({email}) {when}.',
    en: 'E-mail the {report} to {name} ({email}) {when}.',
  },
  mailIs: {
    fr: 'Le {report} partira à {name} ({email}) {when}.',
    en: 'The {report} will go to {name} ({email}) {when}.',
  },
  mailPaused: {
    fr: 'L’envoi du {report} à {name} {when} est prêt mais en pause : le courriel n’est pas connecté.',
    en: 'Sending the {report} to {name} {when} is ready but paused: e-mail is not connected.',
  },
  connect: {
    fr: 'Pour que ça parte, un administrateur connecte le courriel (SMTP) dans les intégrations; ensuite, reprends l’horaire.',
    en: 'To let it go out, an administrator connects e-mail (SMTP) in the integrations; then resume the schedule.',
  },
  weekly: { fr: 'rapport de la semaine', en: 'weekly report' },
  monthly: { fr: 'rapport du mois', en: 'monthly report' },
  sections: { fr: 'Sections', en: 'Sections' },
  when: { fr: 'Quand', en: 'When' },
  zone: { fr: '{when} ({zone})', en: '{when} ({zone})' },
  next: { fr: 'Prochaine fois', en: 'Next time' },
  where: { fr: 'Où', en: 'Where' },
  to: { fr: 'À', en: 'To' },
  audience: {
    fr: 'Il est fait avec tes droits : toutes les personnes de #{channel} verront ces chiffres.',
    en: 'It is made with your rights: everybody in #{channel} will see these figures.',
  },
  mailRights: {
    fr: 'Il est fait avec les droits de {name}, et ne part qu’à son adresse vérifiée dans l’entreprise.',
    en: 'It is made with {name}’s rights, and only goes to their verified address in the company.',
  },
  list: { fr: 'Voir les horaires', en: 'See the schedules' },
  name: { fr: '{report} – {where}', en: '{report} – {where}' },
})

export type ReportKind = 'weekly' | 'monthly'
const reportName = (kind: ReportKind, lang: Lang) => say(lang, kind)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

type Plan = {
  kind: ReportKind
  sections: string[]
  cron: string
  timeZone: string
  platform: Platform
  workspace: string
  channel: string
  channelName: string
  name: string
}

type Said = {
  kind?: ReportKind | undefined
  sections?: string | undefined
  day?: Parameters<typeof cronOf>[0] | undefined
  at?: string | undefined
}

const missingPlace = () =>
  new NovaError(
    'input.invalid',
    {
      fr: 'Dans quel canal? Nomme un canal que je connais, par exemple #general.',
      en: 'In which channel? Name one I know, for example #general.',
    },
    { field: 'channel' },
  )

/** The channel that a text names, else the one it was asked in. */
export async function findChannel(
  text: string | undefined,
  { stores, origin }: Context<ScheduleStores>,
): Promise<Channel> {
  const all = await stores.channels.list(origin ? { platform: origin.platform } : {})
  const rooms = all.filter(({ kind }) => kind !== 'dm')
  if (!text) {
    const here = origin && rooms.find(({ channel }) => channel === origin.place.channel)
    if (here) return here
    throw missingPlace()
  }
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .map((word) => word.replace(/^#/, ''))
  const named = rooms.find(
    ({ name, channel }) => words.includes(name.toLowerCase()) || words.includes(channel.toLowerCase()),
  )
  if (named) return named
  throw missingPlace()
}

async function planOf(said: Said, place: Channel, context: Context<ScheduleStores>, where: string): Promise<Plan> {
  const { stores, organization } = context
  const kind = said.kind ?? 'weekly'
  const sections = await readSections(said.sections, stores)
  const cron = cronOf(said.day ?? (kind === 'monthly' ? 'monthly' : 'monday'), said.at ? readClock(said.at) : '07:00')
  const name = say(organization.lang, 'name', { report: capital(reportName(kind, organization.lang)), where })
  return {
    kind,
    sections,
    cron,
    timeZone: organization.timeZone,
    platform: place.platform,
    workspace: place.workspace,
    channel: place.channel,
    channelName: place.name,
    name,
  }
}

/** Throws `conflict` when the same report goes to the same place at the same time already. */
async function refuseTwice(plan: Plan, tool: string, stores: ScheduleStores): Promise<string> {
  const same = await stores.schedules.list({ tool, channel: plan.channel, cron: plan.cron })
  const twin = same.find(({ input }) => (input.kind ?? 'weekly') === plan.kind)
  if (twin)
    throw new NovaError('conflict', {
      fr: `« ${twin.name} » fait déjà cela au même moment${twin.active ? '' : ', mais il est en pause : reprends-le'}.`,
      en: `"${twin.name}" already does that at the same time${twin.active ? '' : ', but it is paused: resume it'}.`,
    })
  const names = new Set((await stores.schedules.list()).map(({ name }) => name))
  let name = plan.name
  for (let i = 2; names.has(name); i += 1) name = `${plan.name} (${i})`
  return name
}

const inputOf = ({ kind, sections }: Plan) => ({
  kind,
  attach: true,
  ...(sections.length < SECTIONS.length ? { sections: sections.join(', ') } : {}),
})

const whenFact = (plan: Pick<Plan, 'cron' | 'timeZone'>, lang: Lang) => ({
  label: say(lang, 'when'),
  value: say(lang, 'zone', { when: whenText(plan.cron, plan.timeZone, lang), zone: plan.timeZone }),
})

export const scheduleList = (lang: Lang) =>
  ({ type: 'button', label: say(lang, 'list'), intent: { do: 'tool', tool: 'schedules.list', input: {} } }) as const

const scheduled = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['weekly', 'monthly']),
  cron: z.string(),
  timeZone: z.string(),
  where: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
})

export const schedulePost = defineTool<ScheduleStores>()({
  name: 'reports.schedule_post',
  title: { fr: 'Poster un rapport régulièrement', en: 'Post a report regularly' },
  gate: 'confirm',
  permission: 'schedules.manage',
  examples: POST,
  input: z.object({
    ...scopeFields,
    ...whenFields,
    channel: field
      .text({
        label: { fr: 'Canal', en: 'Channel' },
        ask: { fr: 'Dans quel canal?', en: 'In which channel?' },
        cues: ['dans le canal', 'dans', 'canal', 'in the channel', 'in', 'to', 'channel'],
      })
      .optional(),
  }),
  output: scheduled,
  async preview({ channel, ...said }, context) {
    const { lang, stores, now } = context
    const place = await findChannel(channel, context)
    const plan = await planOf(said, place, context, `#${place.name}`)
    await refuseTwice(plan, 'reports.build', stores)
    const when = whenText(plan.cron, plan.timeZone, lang)
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'postWillBe', { report: reportName(plan.kind, lang), channel: place.name, when }),
        tone: 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              whenFact(plan, lang),
              { label: say(lang, 'where'), value: `#${place.name}` },
              { label: say(lang, 'sections'), value: sectionList(plan.sections as never, lang) },
              { label: say(lang, 'next'), value: nextText(plan.cron, plan.timeZone, now, lang) },
            ],
          },
          { type: 'text', text: say(lang, 'audience', { channel: place.name }) },
        ],
      },
      subject: plan,
      edit: { tool: 'reports.schedule_post', input: { ...said, channel: place.name } },
    }
  },
  async run({ channel, ...said }, context) {
    const { stores, actor, lang } = context
    const place = await findChannel(channel, context)
    const plan = await planOf(said, place, context, `#${place.name}`)
    const name = await refuseTwice(plan, 'reports.build', stores)
    const { platform, workspace, cron, timeZone } = plan
    const row = { name, tool: 'reports.build', input: inputOf(plan), cron, timeZone, platform, workspace, lang }
    const { id } = await stores.schedules.insert({
      ...row,
      channel: plan.channel,
      personId: actor.id,
      active: true,
      nextRunAt: null,
    })
    return { id, name, kind: plan.kind, cron, timeZone, where: place.name, email: null, active: true }
  },
  card: ({ kind, cron, timeZone, where }, { lang, now }) => {
    const summary = say(lang, 'postIs', {
      report: reportName(kind, lang),
      channel: where,
      when: whenText(cron, timeZone, lang),
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        { type: 'fields', fields: [{ label: say(lang, 'next'), value: nextText(cron, timeZone, now, lang) }] },
      ],
      actions: [scheduleList(lang)],
    }
  },
})

type Recipient = { id: string; name: string; email: string; dm: Channel }

/** A person of the organization with an address and a direct channel. Throws `rule.broken` without. */
async function recipientOf(
  person: string | undefined,
  { stores, actor, origin }: Context<ScheduleStores>,
): Promise<Recipient> {
  const { id, name, email, active } = await stores.persons.need(person ?? actor.id)
  const dms = await stores.channels.list({ kind: 'dm', personId: id })
  const dm = dms.find(({ platform }) => platform === origin?.platform) ?? dms[0]
  if (email && active && dm) return { id, name, email, dm }
  throw new NovaError('rule.broken', {
    fr: `Je n’ai pas d’adresse vérifiée pour ${name} : un administrateur doit l’ajouter. Je n’envoie rien hors de l’entreprise.`,
    en: `I have no verified address for ${name}: an administrator has to add it. I send nothing outside the company.`,
  })
}

export const scheduleEmail = defineTool<ScheduleStores>()({
  name: 'reports.schedule_email',
  title: { fr: 'Recevoir un rapport par courriel', en: 'Get a report by e-mail' },
  gate: 'approve',
  permission: 'reports.read',
  approval: { permission: 'schedules.approve' },
  examples: EMAIL,
  input: z.object({
    ...scopeFields,
    ...whenFields,
    person: field.person({ label: { fr: 'Destinataire', en: 'Recipient' }, cues: ['à', 'to'] }).optional(),
  }),
  output: scheduled,
  async preview({ person, ...said }, context) {
    const { lang, stores, now } = context
    const to = await recipientOf(person, context)
    const plan = await planOf(said, to.dm, context, to.name)
    await refuseTwice(plan, 'reports.email', stores)
    const values = {
      report: reportName(plan.kind, lang),
      name: to.name,
      email: to.email,
      when: whenText(plan.cron, plan.timeZone, lang),
    }
    const connected = await context.connected('smtp')
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'mailWillBe', values),
        tone: connected ? 'info' : 'warning',
        blocks: [
          {
            type: 'fields',
            fields: [
              whenFact(plan, lang),
              { label: say(lang, 'to'), value: `${to.name} – ${to.email}` },
              { label: say(lang, 'sections'), value: sectionList(plan.sections as never, lang) },
              { label: say(lang, 'next'), value: nextText(plan.cron, plan.timeZone, now, lang) },
            ],
          },
          { type: 'text', text: say(lang, 'mailRights', { name: to.name }) },
          ...(connected ? [] : [{ type: 'text' as const, text: say(lang, 'connect') }]),
        ],
      },
      subject: { ...plan, person: to.id, email: to.email },
      edit: { tool: 'reports.schedule_email', input: { ...said, person: to.id } },
    }
  },
  async run({ person, ...said }, context) {
    const { stores, lang } = context
    const to = await recipientOf(person, context)
    const plan = await planOf(said, to.dm, context, to.name)
    const name = await refuseTwice(plan, 'reports.email', stores)
    const active = await context.connected('smtp')
    const { platform, workspace, channel, cron, timeZone } = plan
    const { attach, ...input } = inputOf(plan)
    const { id } = await stores.schedules.insert({
      name,
      tool: 'reports.email',
      input,
      cron,
      timeZone,
      platform,
      workspace,
      channel,
      lang,
      personId: to.id,
      active,
      nextRunAt: null,
    })
    return { id, name, kind: plan.kind, cron, timeZone, where: to.name, email: to.email, active }
  },
  card({ kind, cron, timeZone, where, email, active }, { lang }): DraftCard {
    const values = {
      report: reportName(kind, lang),
      name: where,
      email: email ?? '',
      when: whenText(cron, timeZone, lang),
    }
    const summary = say(lang, active ? 'mailIs' : 'mailPaused', values)
    return {
      title: say(lang, 'title'),
      summary,
      tone: active ? 'success' : 'warning',
      blocks: [{ type: 'text', text: active ? summary : `${summary} ${say(lang, 'connect')}` }],
      actions: [scheduleList(lang)],
    }
  },
})
