import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { standTicket } from '../../src/domain/service-level.ts'
import { daysBetween, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type TicketStores = {
  records: RecordStore
  clients: Rows<Client>
  projects: Rows<Project>
  persons: Rows<PersonRow>
  notifications: Rows<Notification>
}
export type Ticket = TypedRecord<'ticket'>

export const OPEN_STATES = ['open', 'assigned', 'waiting'] as const
const CATEGORIES = ['complaint', 'request', 'defect', 'billing', 'noise-dust', 'question'] as const
const STATES = ['open', 'assigned', 'waiting', 'solved', 'closed'] as const
const PRIORITIES = ['low', 'normal', 'high'] as const

const say = phrases({
  complaint: { fr: 'plainte', en: 'complaint' },
  request: { fr: 'demande', en: 'request' },
  defect: { fr: 'défaut', en: 'defect' },
  billing: { fr: 'facturation', en: 'billing' },
  'noise-dust': { fr: 'bruit ou poussière', en: 'noise or dust' },
  question: { fr: 'question', en: 'question' },
  open: { fr: 'ouverte', en: 'open' },
  assigned: { fr: 'assignée', en: 'assigned' },
  waiting: { fr: 'en attente', en: 'waiting' },
  solved: { fr: 'réglée', en: 'solved' },
  closed: { fr: 'fermée', en: 'closed' },
  low: { fr: 'basse', en: 'low' },
  normal: { fr: 'normale', en: 'normal' },
  high: { fr: 'haute', en: 'high' },
  client: { fr: 'Client', en: 'Client' },
  kind: { fr: 'Genre', en: 'Kind' },
  kindValue: { fr: '{category}, priorité {priority}', en: '{category}, {priority} priority' },
  state: { fr: 'État', en: 'State' },
  owner: { fr: 'Responsable', en: 'Owner' },
  nobody: { fr: 'personne encore', en: 'nobody yet' },
  answer: { fr: 'Première réponse', en: 'First answer' },
  solve: { fr: 'À régler', en: 'To settle' },
  by: { fr: 'd’ici le {date}', en: 'by {date}' },
  late: {
    fr: 'due le {date}, {days, plural, one {# jour} other {# jours}} de retard',
    en: 'due {date}, {days, plural, one {# day} other {# days}} late',
  },
  given: { fr: 'donnée le {date}', en: 'given on {date}' },
  cause: { fr: 'Cause', en: 'Cause' },
})

export const ticketLine = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  client: z.string(),
  category: z.enum(CATEGORIES),
  priority: z.enum(PRIORITIES),
  state: z.enum(STATES),
  owner: z.string().nullable(),
  opened: z.string(),
  answered: z.string().nullable(),
  answerBy: z.string(),
  answerLate: z.int(),
  solveBy: z.string(),
  solveLate: z.int(),
  cause: z.string().nullable(),
})
export type TicketLine = z.output<typeof ticketLine>

export async function ticketLines(
  tickets: readonly Ticket[],
  stores: Pick<TicketStores, 'clients' | 'persons'>,
  today: IsoDate,
): Promise<TicketLine[]> {
  const clients = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
  const people = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  return tickets.map(({ id, number, title, clientId, personId, state, date, due, data }) => {
    const opened = date ?? today
    const { category, priority, firstAnswerOn: answered, solvedOn: solved, cause } = data
    const times = standTicket({ opened, priority, answered, solved }, today)
    const own = due ? { solveBy: due, solveLate: Math.max(0, daysBetween(due, solved ?? today)) } : {}
    return {
      id,
      number,
      title,
      client: clients.get(clientId ?? '') ?? '',
      category,
      priority,
      state,
      owner: people.get(personId ?? '') ?? null,
      opened,
      answered,
      ...times,
      ...own,
      cause,
    }
  })
}

export const ticketField = field.text({
  label: { fr: 'Demande ou plainte', en: 'Ticket' },
  ask: { fr: 'Laquelle? Donne son numéro ou le client.', en: 'Which one? Give its number or the client.' },
  cues: [
    'ticket',
    'billet',
    'plainte de',
    'plainte',
    'demande de',
    'complaint from',
    'complaint',
    'ticket from',
    'request from',
  ],
})

const NOISE = /\b(?:le|la|les|du|de|des|un|une|the|of|from|ticket|billet|plainte|demande|complaint|request)\b/gi

/** The open ticket that words name: its number, its title, its client. Throws as `oneNamed` does. */
export async function ticketNamed(words: string, stores: Pick<TicketStores, 'records' | 'clients'>): Promise<Ticket> {
  const tickets = await stores.records.list('ticket', { state: [...OPEN_STATES] })
  const short = words.trim().match(/^\d{1,4}$/)?.[0]
  if (short) return ticketNamed(`TIC-${short.padStart(3, '0')}`, stores)
  const exact = tickets.find(({ id, number }) => id === words || number.toLowerCase() === words.trim().toLowerCase())
  const named = exact ?? (await stores.records.byNumber('ticket', words.trim().toUpperCase()))
  if (named) return named
  const clients = new Map((await stores.clients.list()).map((client) => [client.id, client]))
  const things = tickets.map((ticket) => {
    const client = clients.get(ticket.clientId ?? '')
    const aliases = client ? [client.name, ...client.aliases] : []
    return { id: ticket.number, name: `${ticket.number} ${ticket.title}`, aliases, ticket }
  })
  const said = words.replace(NOISE, ' ').trim() || words
  return oneNamed(said, things, { field: 'ticket', what: { fr: 'demande ouverte', en: 'open ticket' } }).ticket
}

export const ticketHref = (number: string) => `nova:tickets/${number}`
export const stateText = (state: TicketLine['state'], lang: Lang) => say(lang, state)
export const categoryText = (category: TicketLine['category'], lang: Lang) => say(lang, category)

/** When the client hears of us first, or by when; and by when it is settled. */
export const answerText = ({ answered, answerBy, answerLate }: TicketLine, lang: Lang): string =>
  answered
    ? say(lang, 'given', { date: formatDate(answered, lang) })
    : answerLate
      ? say(lang, 'late', { date: formatDate(answerBy, lang), days: answerLate })
      : say(lang, 'by', { date: formatDate(answerBy, lang) })

export const solveText = ({ solveBy, solveLate }: TicketLine, lang: Lang): string =>
  solveLate
    ? say(lang, 'late', { date: formatDate(solveBy, lang), days: solveLate })
    : say(lang, 'by', { date: formatDate(solveBy, lang) })

/** A ticket whole, as every card shows it. */
export function ticketFields(ticket: TicketLine, lang: Lang) {
  const { client, category, priority, state, owner, cause } = ticket
  return {
    type: 'fields' as const,
    fields: [
      { label: say(lang, 'client'), value: client },
      {
        label: say(lang, 'kind'),
        value: say(lang, 'kindValue', { category: say(lang, category), priority: say(lang, priority) }),
      },
      { label: say(lang, 'state'), value: say(lang, state) },
      { label: say(lang, 'owner'), value: owner ?? say(lang, 'nobody') },
      { label: say(lang, 'answer'), value: answerText(ticket, lang) },
      ...(state === 'solved' || state === 'closed'
        ? []
        : [{ label: say(lang, 'solve'), value: solveText(ticket, lang) }]),
      ...(cause ? [{ label: say(lang, 'cause'), value: cause }] : []),
    ],
  }
}
