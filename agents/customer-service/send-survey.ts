import { z } from 'zod'
import { mayContact } from '../../src/domain/privacy.ts'
import type { Survey } from '../../src/domain/records/market.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import type { Consent } from '../../src/domain/records/watched.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, dateIn, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { RECORD_ANSWER, SEND } from './survey-examples.ts'

export type SurveyStores = {
  surveys: Rows<Survey>
  clients: Rows<Client>
  projects: Rows<Project>
  consents: Rows<Consent>
  notifications: Rows<Notification>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Sondage de satisfaction', en: 'Satisfaction survey' },
  ask: {
    fr: 'Envoyer le sondage à {client}? Consentement {basis, select, express {écrit} other {implicite}}{until, select, none {} other {, bon jusqu’au {until}}}.',
    en: 'Send the survey to {client}? {basis, select, express {Written} other {Implied}} consent{until, select, none {} other {, good until {until}}}.',
  },
  sent: { fr: 'Le sondage est parti à {client}.', en: 'The survey went to {client}.' },
  prepared: {
    fr: 'Le sondage de {client} est prêt à copier; rien n’est parti.',
    en: 'The survey for {client} is ready to copy; nothing was sent.',
  },
  mail: { fr: '**À :** {to}\n**Objet :** {subject}\n\n{text}', en: '**To:** {to}\n**Subject:** {subject}\n\n{text}' },
  noAddress: { fr: '{client} (aucun courriel au dossier)', en: '{client} (no e-mail on file)' },
  notConnected: {
    fr: 'Le courriel n’est pas connecté : je garderai le texte prêt à copier et rien ne partira.',
    en: 'E-mail is not connected: I will keep the text ready to copy and nothing will go out.',
  },
  record: { fr: 'Inscrire sa réponse', en: 'Record their answer' },
  footer: {
    fr: 'LCAP : un message à un client demande son consentement; l’implicite dure 24 mois. Avis, pas un conseil juridique.',
    en: 'CASL: a message to a client needs their consent; implied consent lasts 24 months. Guidance, not legal advice.',
  },
  recorded: {
    fr: '{client} : {score} sur 10 est inscrit{removed, select, yes {… puis retiré} other {}}.',
    en: '{client}: {score} out of 10 is recorded{removed, select, yes {… then removed} other {}}.',
  },
  score: { fr: 'Voir le NPS', en: 'See the NPS' },
})

const write = phrases({
  subject: { fr: 'Une question sur vos travaux', en: 'One question about your work' },
  body: {
    fr: 'Bonjour{contact, select, none {} other { {contact}}},\n\nDe 0 à 10, nous recommanderiez-vous à un proche ou à un collègue{project, select, none {} other { après « {project} »}}? Répondez à ce message avec votre chiffre et, si vous le voulez, un mot pour dire pourquoi.\n\nMerci de votre confiance.\n\n{firm}{phone, select, none {} other { – {phone}}}\nPour ne plus recevoir nos sondages, répondez « retrait ».',
    en: 'Hello{contact, select, none {} other { {contact}}},\n\nFrom 0 to 10, would you recommend us to a friend or colleague{project, select, none {} other { after “{project}”}}? Reply to this message with your number and, if you like, a word to say why.\n\nThank you for your trust.\n\n{firm}{phone, select, none {} other { – {phone}}}\nTo stop receiving our surveys, reply “remove”.',
  },
})

/** Nobody is asked twice within three months. */
const REST_DAYS = 90

const clientField = field.client({
  label: { fr: 'Client', en: 'Client' },
  ask: { fr: 'À quel client?', en: 'Which client?' },
})

async function prepare(id: string, { stores, today, organization }: Context<SurveyStores>) {
  const client = await stores.clients.need(id)
  const { allowed, basis, until } = mayContact(await stores.consents.list({ clientId: id }), 'survey', today)
  if (!allowed)
    throw new NovaError('rule.broken', {
      fr: `${client.name} n’a pas consenti à recevoir un sondage : je ne lui écris pas. Demande-lui de vive voix, ou note son accord.`,
      en: `${client.name} has not agreed to surveys: I will not write to them. Ask in person, or record their agreement.`,
    })
  const asked = (await stores.notifications.list({ kind: 'survey', clientId: id })).at(-1)
  const askedOn = asked ? dateIn(organization.timeZone, asked.createdAt) : null
  if (askedOn && askedOn > addDays(today, -REST_DAYS))
    throw new NovaError('rule.broken', {
      fr: `${client.name} a déjà reçu le sondage le ${formatDate(askedOn, 'fr')} : pas deux fois en ${REST_DAYS} jours.`,
      en: `${client.name} got the survey on ${formatDate(askedOn, 'en')} already: not twice in ${REST_DAYS} days.`,
    })
  const firm = await stores.organizations.get()
  const done = (await stores.projects.list({ clientId: id, status: ['done', 'active'] })).sort((a, b) =>
    (a.endDate ?? '').localeCompare(b.endDate ?? ''),
  )
  const finished = done.filter(({ status }) => status === 'done').at(-1)
  return {
    client: { id, name: client.name },
    projectId: finished?.id ?? null,
    to: client.email,
    basis,
    until,
    subject: write(client.lang, 'subject'),
    text: write(client.lang, 'body', {
      contact: client.contact ?? 'none',
      project: finished?.name ?? 'none',
      firm: firm?.name ?? organization.name,
      phone: firm?.phone ?? 'none',
    }),
  }
}
type Mail = { client: { name: string }; to: string | null; subject: string; text: string }

const mailText = ({ client, to, subject, text }: Mail, lang: Lang) => ({
  type: 'text' as const,
  text: say(lang, 'mail', { to: to ?? say(lang, 'noAddress', { client: client.name }), subject, text }),
})

export const sendSurvey = defineTool<SurveyStores>()({
  name: 'surveys.send',
  title: { fr: 'Envoyer un sondage de satisfaction', en: 'Send a satisfaction survey' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: SEND,
  input: z.object({ client: clientField }),
  output: z.object({
    client: z.object({ id: z.string(), name: z.string() }),
    to: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    sent: z.boolean(),
  }),
  async preview({ client }, ctx) {
    const { lang } = ctx
    const one = await prepare(client, ctx)
    const mailOn = await ctx.connected('smtp')
    return {
      card: {
        title: say(lang, 'title'),
        summary: say(lang, 'ask', {
          client: one.client.name,
          basis: one.basis ?? 'implied',
          until: one.until ? formatDate(one.until, lang) : 'none',
        }),
        tone: 'info',
        blocks: [...(mailOn ? [] : [{ type: 'text' as const, text: say(lang, 'notConnected') }]), mailText(one, lang)],
        footer: say(lang, 'footer'),
      },
      subject: { ...one, mailOn },
    }
  },
  async run({ client: id }, ctx) {
    const { stores, now } = ctx
    const { client, projectId, to, subject, text } = await prepare(id, ctx)
    const sent = (await ctx.connected('smtp')) && to !== null
    const note = await stores.notifications.insert({
      kind: 'survey',
      clientId: client.id,
      subjectKind: projectId ? 'projects' : 'clients',
      subjectId: projectId ?? client.id,
      title: subject,
      text,
      state: sent ? 'sent' : 'draft',
      sentAt: sent ? now : null,
    })
    if (sent) ctx.request({ kind: 'email', to, subject, text, files: [], key: `survey:${note.id}` })
    return { client, to, subject, text, sent }
  },
  card(one, { lang }) {
    const summary = say(lang, one.sent ? 'sent' : 'prepared', { client: one.client.name })
    return {
      title: say(lang, 'title'),
      summary,
      tone: one.sent ? 'success' : 'warning',
      blocks: [{ type: 'text', text: summary }, ...(one.sent ? [] : [mailText(one, lang)])],
      actions: [
        {
          type: 'button',
          label: say(lang, 'record'),
          intent: { do: 'form', tool: 'surveys.record_answer', input: { client: one.client.id } },
        },
      ],
    }
  },
})

/** Thousandths, as quantities are; a nought is an answer too. */
const scoreField = z
  .int()
  .min(0)
  .meta({
    slot: 'quantity',
    label: { fr: 'Note de 0 à 10', en: 'Score from 0 to 10' },
    ask: { fr: 'Quelle note, de 0 à 10?', en: 'Which score, from 0 to 10?' },
    cues: ['note de', 'a répondu', 'a donné', 'nous donne', 'score of', 'answered', 'gave us', 'gave'],
  })

export const recordAnswer = defineTool<SurveyStores>()({
  name: 'surveys.record_answer',
  title: { fr: 'Inscrire la note d’un client', en: 'Record a client’s score' },
  gate: 'log',
  permission: 'tasks.write',
  examples: RECORD_ANSWER,
  input: z.object({
    client: clientField,
    score: scoreField,
    comment: field
      .longText({
        label: { fr: 'Commentaire', en: 'Comment' },
        cues: ['parce que', 'commentaire :', 'because', 'comment:'],
      })
      .optional(),
    /** The answer that undo takes away. */
    remove: z.string().optional(),
  }),
  output: z.object({
    id: z.string(),
    client: z.object({ id: z.string(), name: z.string() }),
    score: z.int(),
    removed: z.boolean(),
  }),
  async run({ client: id, score: thousandths, comment, remove }, { stores, today }) {
    const client = await stores.clients.need(id)
    const score = thousandths / 1000
    const named = { id: client.id, name: client.name }
    if (remove) {
      await stores.surveys.remove(remove)
      return { id: remove, client: named, score, removed: true }
    }
    if (!Number.isInteger(score) || score > 10)
      throw new NovaError(
        'input.invalid',
        { fr: 'La note est un chiffre rond de 0 à 10.', en: 'The score is a whole number from 0 to 10.' },
        { field: 'score' },
      )
    const answer = await stores.surveys.insert({
      kind: 'nps',
      score,
      clientId: id,
      projectId: null,
      comment: comment ?? '',
      date: today,
    })
    return { id: answer.id, client: named, score, removed: false }
  },
  card({ client, score, removed }, { lang }) {
    const summary = say(lang, 'recorded', { client: client.name, score, removed: removed ? 'yes' : 'no' })
    return {
      title: say(lang, 'title'),
      summary,
      tone: removed ? 'neutral' : 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'score'),
          intent: { do: 'tool', tool: 'surveys.compute_nps_csat', input: {} },
        },
      ],
    }
  },
  undo: ({ id, client, score, removed }) =>
    removed ? null : { tool: 'surveys.record_answer', input: { client: client.id, score: score * 1000, remove: id } },
})
