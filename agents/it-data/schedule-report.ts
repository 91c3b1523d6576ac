import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { scopeFields, sectionList } from './report-scope.ts'
import { EMAIL, POST } from './schedule-examples.ts'
import {
  type Channel,
  findChannel,
  inputOf,
  type Plan,
  planOf,
  type ReportKind,
  refuseTwice,
  type ScheduleStores,
} from './schedule-plan.ts'
import { nextText, whenFields, whenText } from './schedule-when.ts'

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
})

const reportName = (kind: ReportKind, lang: Lang) => say(lang, kind)

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
              { label: say(lang, 'sections'), value: sectionList(plan.sections, lang) },
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
              { label: say(lang, 'sections'), value: sectionList(plan.sections, lang) },
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
