import { z } from 'zod'
import { RETENTION } from '../../src/domain/privacy.ts'
import type { Certification } from '../../src/domain/records/watched.ts'
import type { Task, TimeEntry } from '../../src/domain/records/work.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { OWN_DATA } from './privacy-examples.ts'

type Own = { id: string; personId: string | null }
/** Where something is held on somebody. */
export type OwnStores = {
  persons: Rows<PersonRow>
  identities: { list(filter: { personId: string }): Promise<{ platform: string }[]> }
  timeEntries: { list(filter: { personId: string }): Promise<TimeEntry[]> }
  messages: { list(filter: { personId: string; deletedAt: null }): Promise<Own[]> }
  tasks: Rows<Task>
  certifications: { list(filter: { personId: string }): Promise<Certification[]> }
}

const say = phrases({
  title: { fr: 'Ce que je garde sur toi', en: 'What I hold on you' },
  summary: {
    fr: '{name} : ton profil, {entries, plural, one {# ligne d’heures} other {# lignes d’heures}}, {messages, plural, one {# message} other {# messages}} (gardés {months} mois), {cards, plural, one {# carte} other {# cartes}} de compétence et {tasks, plural, one {# tâche} other {# tâches}}.',
    en: '{name}: your profile, {entries, plural, one {# hours line} other {# hours lines}}, {messages, plural, one {# message} other {# messages}} (kept {months} months), {cards, plural, one {# competency card} other {# competency cards}} and {tasks, plural, one {# task} other {# tasks}}.',
  },
  category: { fr: 'Renseignement', en: 'Information' },
  held: { fr: 'Ce qu’il y a', en: 'What there is' },
  purpose: { fr: 'Pour quoi', en: 'What for' },
  kept: { fr: 'Gardé', en: 'Kept' },
  seen: { fr: 'Qui le voit', en: 'Who sees it' },
  profile: { fr: 'Profil', en: 'Profile' },
  profileHeld: {
    fr: 'nom, titre, rôle, langue{email}; comptes reliés : {accounts}',
    en: 'name, title, role, language{email}; linked accounts: {accounts}',
  },
  email: { fr: ', courriel', en: ', e-mail' },
  noAccount: { fr: 'aucun', en: 'none' },
  profileFor: { fr: 'savoir qui demande et ce qu’il peut faire', en: 'knowing who asks and what they may do' },
  whileEmployed: { fr: 'tant que tu es à l’emploi', en: 'while you work here' },
  everyone: { fr: 'tes collègues (nom, titre)', en: 'your colleagues (name, title)' },
  hours: { fr: 'Heures', en: 'Hours' },
  hoursHeld: { fr: '{count} lignes, {hours} h', en: '{count} lines, {hours} h' },
  hoursFor: { fr: 'paie, coûts de chantier', en: 'pay, site costs' },
  hoursSeen: { fr: 'toi, qui approuve les heures, la paie', en: 'you, who approves hours, payroll' },
  months: { fr: '{months} mois', en: '{months} months' },
  messages: { fr: 'Messages avec Nova', en: 'Messages with Nova' },
  messagesFor: { fr: 'te répondre et garder le fil', en: 'answering you and keeping the thread' },
  messagesSeen: {
    fr: 'toi; dans un canal, ceux qui y sont',
    en: 'you; in a channel, those who are in it',
  },
  cards: { fr: 'Cartes et formations', en: 'Cards and training' },
  cardsFor: { fr: 'travail sécuritaire et rappels avant l’échéance', en: 'safe work and reminders before expiry' },
  cardsSeen: { fr: 'toi, les gérants', en: 'you, managers' },
  tasks: { fr: 'Tâches', en: 'Tasks' },
  tasksFor: { fr: 'suivre ce qui est à faire', en: 'following what is to be done' },
  tasksSeen: { fr: 'toi et ton équipe', en: 'you and your team' },
  logs: { fr: 'Journaux des agents', en: 'Agent logs' },
  logsHeld: { fr: 'quel agent a répondu, quand', en: 'which agent answered, when' },
  logsFor: { fr: 'expliquer une réponse, corriger une panne', en: 'explaining an answer, mending a fault' },
  logsSeen: { fr: 'administration', en: 'administration' },
  decisions: {
    fr: 'Aucune décision à ton sujet (embauche, discipline, paie, crédit) n’est prise par Nova seule : une personne décide, et tu peux demander pourquoi. Ta paie et ta santé ne sont montrées dans aucun canal.',
    en: 'No decision about you (hiring, discipline, pay, credit) is taken by Nova alone: a person decides, and you may ask why. Your pay and health are shown in no channel.',
  },
  footer: {
    fr: 'Loi 25 (P-39.1) · calendrier de conservation de l’entreprise · durées à confirmer par la personne responsable',
    en: 'Law 25 (P-39.1) · the firm’s retention schedule · times to be confirmed by the person in charge',
  },
  access: { fr: 'Demander une copie', en: 'Request a copy' },
  correction: { fr: 'Demander une correction', en: 'Request a correction' },
  erasure: { fr: 'Demander l’effacement', en: 'Request erasure' },
})

const held = z.object({
  name: z.string(),
  email: z.boolean(),
  accounts: z.array(z.string()),
  entries: z.int(),
  /** Hundredths of an hour. */
  hours: z.int(),
  messages: z.int(),
  cards: z.int(),
  tasks: z.int(),
})
export type Held = z.output<typeof held>

/** What is held on one person, counted. */
export async function readHeld(stores: OwnStores, personId: string): Promise<Held> {
  const person = await stores.persons.need(personId)
  const accounts = await stores.identities.list({ personId })
  const entries = await stores.timeEntries.list({ personId })
  return {
    name: person.name,
    email: person.email !== null,
    accounts: [...new Set(accounts.map(({ platform }) => platform))].sort(),
    entries: entries.length,
    hours: entries.reduce((sum, { hours }) => sum + hours, 0),
    messages: (await stores.messages.list({ personId, deletedAt: null })).length,
    cards: (await stores.certifications.list({ personId })).length,
    tasks: (await stores.tasks.list({ assigneeId: personId })).length,
  }
}

export const heldText = (own: Held, lang: Lang): string =>
  say(lang, 'summary', {
    name: own.name,
    entries: own.entries,
    messages: own.messages,
    months: String(RETENTION.chat.months),
    cards: own.cards,
    tasks: own.tasks,
  })

export const explainUse = defineTool<OwnStores>()({
  name: 'privacy.explain_automated_use',
  title: { fr: 'Expliquer ce que Nova sait de moi', en: 'Explain what Nova knows about me' },
  gate: 'none',
  permission: 'chat.use',
  audience: 'asker',
  examples: OWN_DATA,
  input: z.object({}),
  output: held,
  run: (_, { stores, actor }) => readHeld(stores, actor.id),
  card(own, { lang }) {
    const months = (subject: keyof typeof RETENTION) =>
      say(lang, 'months', { months: String(RETENTION[subject].months) })
    const count = (value: number) => formatNumber(value, lang, 0)
    return {
      title: say(lang, 'title'),
      summary: heldText(own, lang),
      tone: 'info',
      blocks: [
        { type: 'text', text: heldText(own, lang) },
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: (['category', 'held', 'purpose', 'kept', 'seen'] as const).map((key) => ({ label: say(lang, key) })),
          rows: [
            [
              say(lang, 'profile'),
              say(lang, 'profileHeld', {
                email: own.email ? say(lang, 'email') : '',
                accounts: own.accounts.join(', ') || say(lang, 'noAccount'),
              }),
              say(lang, 'profileFor'),
              say(lang, 'whileEmployed'),
              say(lang, 'everyone'),
            ],
            [
              say(lang, 'hours'),
              say(lang, 'hoursHeld', { count: count(own.entries), hours: formatNumber(own.hours / 100, lang, 2) }),
              say(lang, 'hoursFor'),
              months('receipts'),
              say(lang, 'hoursSeen'),
            ],
            [
              say(lang, 'messages'),
              count(own.messages),
              say(lang, 'messagesFor'),
              months('chat'),
              say(lang, 'messagesSeen'),
            ],
            [
              say(lang, 'cards'),
              count(own.cards),
              say(lang, 'cardsFor'),
              say(lang, 'whileEmployed'),
              say(lang, 'cardsSeen'),
            ],
            [
              say(lang, 'tasks'),
              count(own.tasks),
              say(lang, 'tasksFor'),
              say(lang, 'whileEmployed'),
              say(lang, 'tasksSeen'),
            ],
            [say(lang, 'logs'), say(lang, 'logsHeld'), say(lang, 'logsFor'), months('prompts'), say(lang, 'logsSeen')],
          ],
        },
        { type: 'text', text: say(lang, 'decisions') },
      ],
      actions: (['access', 'correction', 'erasure'] as const).map((type) => ({
        type: 'button' as const,
        label: say(lang, type),
        intent: { do: 'form' as const, tool: 'privacy.handle_access_request', input: { type } },
      })),
      footer: say(lang, 'footer'),
    }
  },
})
