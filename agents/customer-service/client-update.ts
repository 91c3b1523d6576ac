import { z } from 'zod'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { ScheduledActivity } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CLIENT_UPDATE } from './service-examples.ts'
import { OPEN_STATES, type TicketStores } from './ticket-book.ts'

export type UpdateStores = TicketStores & {
  activities: Rows<ScheduledActivity>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Suivi au client', en: 'Client update' },
  ask: {
    fr: 'Envoyer à {client} un mot sur {project}, sans aucun coût interne?',
    en: 'Send {client} a word on {project}, without any internal cost?',
  },
  sent: { fr: 'Le suivi de {project} est parti à {client}.', en: 'The update on {project} went to {client}.' },
  prepared: {
    fr: 'Le suivi de {project} est prêt à copier; rien n’est parti à {client}.',
    en: 'The update on {project} is ready to copy; nothing went to {client}.',
  },
  mail: { fr: '**À :** {to}\n**Objet :** {subject}\n\n{text}', en: '**To:** {to}\n**Subject:** {subject}\n\n{text}' },
  noAddress: { fr: '{client} (aucun courriel au dossier)', en: '{client} (no e-mail on file)' },
  notConnected: {
    fr: 'Le courriel n’est pas connecté : je garderai le texte prêt à copier et rien ne partira.',
    en: 'E-mail is not connected: I will keep the text ready to copy and nothing will go out.',
  },
})

/** In the client's language, as the firm speaks to clients. */
const write = phrases({
  subject: { fr: 'Où en sont vos travaux : {project}', en: 'Where your work stands: {project}' },
  hello: {
    fr: 'Bonjour{contact, select, none {} other { {contact}}},',
    en: 'Hello{contact, select, none {} other { {contact}}},',
  },
  progress: {
    fr: 'Voici où en sont vos travaux ({project}) : ils étaient faits à {done} le {on}{end, select, none {} other {; la fin prévue au contrat est le {end}}}.',
    en: 'Here is where your work stands ({project}): it was {done} complete on {on}{end, select, none {} other {; the contract foresees its end on {end}}}.',
  },
  planned: {
    fr: 'Vos travaux ({project}) commencent {start, select, none {bientôt} other {le {start}}}.',
    en: 'Your work ({project}) begins {start, select, none {soon} other {on {start}}}.',
  },
  finished: { fr: 'Vos travaux ({project}) sont terminés.', en: 'Your work ({project}) is finished.' },
  doing: { fr: 'En ce moment : {list}.', en: 'Right now: {list}.' },
  next: { fr: 'Ensuite : {list}.', en: 'Next: {list}.' },
  ticket: {
    fr: 'Nous suivons aussi votre demande du {date} : {what}.',
    en: 'We are also following your request of {date}: {what}.',
  },
  close: {
    fr: 'Une question? Répondez à ce message et nous vous rappelons.\n\n{sender}\n{firm}{phone, select, none {} other { – {phone}}}',
    en: 'A question? Reply to this message and we will call you back.\n\n{sender}\n{firm}{phone, select, none {} other { – {phone}}}',
  },
})

const input = z.object({
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  text: field
    .longText({ label: { fr: 'Texte du message', en: 'Text of the message' }, cues: ['texte :', 'text:'] })
    .optional(),
})
type Said = z.output<typeof input>

/** The project named, else the one under way for the client, else the client's last. */
async function siteOf({ project, client }: Said, { stores }: Context<UpdateStores>): Promise<Project> {
  if (project) return stores.projects.need(project)
  if (!client)
    throw new NovaError(
      'input.invalid',
      { fr: 'Un suivi à quel client, pour quel projet?', en: 'An update to which client, on which project?' },
      { field: 'client' },
    )
  const own = (await stores.projects.list({ clientId: client })).filter(({ status }) => status !== 'cancelled')
  const active = own.filter(({ status }) => status === 'active')
  if (active.length > 1)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Ce client a plusieurs chantiers : ${active.map(({ code }) => code).join(', ')}. Lequel?`,
        en: `That client has several sites: ${active.map(({ code }) => code).join(', ')}. Which one?`,
      },
      {
        field: 'project',
        data: { candidates: active.map(({ id, code, name }) => ({ id, label: `${code} ${name}` })) },
      },
    )
  const last = active[0] ?? own.sort((a, b) => (a.endDate ?? '').localeCompare(b.endDate ?? '')).at(-1)
  if (last) return last
  throw new NovaError('not-found', {
    fr: 'Aucun projet n’est au dossier de ce client : il n’y a rien à raconter.',
    en: 'No project is on file for that client: there is nothing to tell.',
  })
}

const SHOWN = 3

async function prepare(said: Said, ctx: Context<UpdateStores>) {
  const { stores, actor, organization, today } = ctx
  const project = await siteOf(said, ctx)
  const client = await stores.clients.need(project.clientId)
  const firm = await stores.organizations.get()
  const { lang } = client
  const activities = (await stores.activities.list({ projectId: project.id })).sort((a, b) => a.position - b.position)
  const named = (list: readonly ScheduledActivity[]) =>
    list
      .slice(0, SHOWN)
      .map(({ name }) => name.toLowerCase())
      .join(', ')
  const doing = named(activities.filter(({ donePpm }) => donePpm > 0 && donePpm < 1_000_000))
  const next = named(activities.filter(({ donePpm }) => donePpm === 0))
  const tickets = (await stores.records.list('ticket', { clientId: client.id, state: [...OPEN_STATES] })).filter(
    ({ projectId, data }) => (!projectId || projectId === project.id) && data.category !== 'billing',
  )
  const day = (date: string) => formatDate(date, lang, 'long')
  const stands =
    project.status === 'done'
      ? write(lang, 'finished', { project: project.name })
      : project.status === 'planned' || project.progressPpm === 0
        ? write(lang, 'planned', { project: project.name, start: project.startDate ? day(project.startDate) : 'none' })
        : write(lang, 'progress', {
            project: project.name,
            done: formatPercent(project.progressPpm, lang, 0),
            on: day(project.progressAsOf ?? today),
            end: project.endDate ? day(project.endDate) : 'none',
          })
  const text = [
    write(lang, 'hello', { contact: client.contact ?? 'none' }),
    [
      stands,
      ...(project.status === 'active' && doing ? [write(lang, 'doing', { list: doing })] : []),
      ...(project.status === 'active' && next ? [write(lang, 'next', { list: next })] : []),
      ...tickets.map(({ date, title }) =>
        write(lang, 'ticket', { date: day(date ?? today), what: title.toLowerCase() }),
      ),
    ].join('\n\n'),
    write(lang, 'close', {
      sender: actor.name,
      firm: firm?.name ?? organization.name,
      phone: firm?.phone ?? 'none',
    }),
  ].join('\n\n')
  return {
    project: { id: project.id, code: project.code, name: project.name },
    client: { id: client.id, name: client.name },
    to: client.email,
    subject: write(lang, 'subject', { project: project.name }),
    text: said.text ?? text,
  }
}

const mail = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  client: z.object({ id: z.string(), name: z.string() }),
  to: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
})

const mailText = (one: z.output<typeof mail>, lang: Lang) => ({
  type: 'text' as const,
  text: say(lang, 'mail', {
    to: one.to ?? say(lang, 'noAddress', { client: one.client.name }),
    subject: one.subject,
    text: one.text,
  }),
})
const projectText = ({ code, name }: { code: string; name: string }) => `${code} ${name}`

export const clientUpdate = defineTool<UpdateStores>()({
  name: 'service.client_update',
  title: { fr: 'Écrire au client où en sont ses travaux', en: 'Write to the client where their work stands' },
  gate: 'approve',
  permission: 'projects.read',
  approval: { permission: 'projects.write' },
  examples: CLIENT_UPDATE,
  input,
  output: mail.extend({ sent: z.boolean() }),
  async preview(said, ctx) {
    const { lang } = ctx
    const one = await prepare(said, ctx)
    const mailOn = await ctx.connected('smtp')
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'ask', { client: one.client.name, project: projectText(one.project) }),
        tone: 'info',
        blocks: [...(mailOn ? [] : [{ type: 'text' as const, text: say(lang, 'notConnected') }]), mailText(one, lang)],
      },
      subject: { ...one, mailOn },
      edit: { tool: 'service.client_update', input: { project: one.project.id, text: one.text } },
    }
  },
  async run(said, ctx) {
    const { stores, now } = ctx
    const one = await prepare(said, ctx)
    const sent = (await ctx.connected('smtp')) && one.to !== null
    const note = await stores.notifications.insert({
      kind: 'client-update',
      clientId: one.client.id,
      subjectKind: 'projects',
      subjectId: one.project.id,
      title: one.subject,
      text: one.text,
      state: sent ? 'sent' : 'draft',
      sentAt: sent ? now : null,
    })
    if (sent)
      ctx.request({
        kind: 'email',
        to: one.to!,
        subject: one.subject,
        text: one.text,
        files: [],
        key: `update:${note.id}`,
      })
    return { ...one, sent }
  },
  card(one, { lang }) {
    const summary = say(lang, one.sent ? 'sent' : 'prepared', {
      project: projectText(one.project),
      client: one.client.name,
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: one.sent ? 'success' : 'warning',
      blocks: [{ type: 'text', text: summary }, mailText(one, lang)],
    }
  },
})
