import { z } from 'zod'
import { titleMatch } from '../../src/domain/passages.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { SERVICE_DAYS, sortTicket } from '../../src/domain/service-level.ts'
import { addDays } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  answerText,
  OPEN_STATES,
  type Ticket,
  type TicketStores,
  ticketFields,
  ticketHref,
  ticketLine,
  ticketLines,
} from './ticket-book.ts'
import { OPEN } from './ticket-examples.ts'

const say = phrases({
  title: { fr: 'Demande de client', en: 'Client ticket' },
  opened: {
    fr: '{number} est ouverte pour {client} : {what}. Première réponse {answer}.',
    en: '{number} is open for {client}: {what}. First answer {answer}.',
  },
  same: {
    fr: '{number} est déjà ouverte pour {client} : {what}. Je n’en ouvre pas une deuxième.',
    en: '{number} is open already for {client}: {what}. No second one is opened.',
  },
  record: { fr: 'Fiche', en: 'Record' },
  assign: { fr: 'Assigner', en: 'Assign' },
  settle: { fr: 'Marquer réglée', en: 'Mark settled' },
})

const input = z.object({
  client: field.client({
    label: { fr: 'Client', en: 'Client' },
    ask: { fr: 'C’est quel client?', en: 'Which client is it?' },
  }),
  what: field.longText({
    label: { fr: 'Ce que le client dit', en: 'What the client says' },
    ask: { fr: 'Qu’est-ce que le client dit au juste?', en: 'What exactly does the client say?' },
    cues: [
      'se plaint que',
      'se plaint de',
      'se plaint du',
      'se plaint des',
      'plainte pour',
      'dit que',
      'rapporte que',
      'rapporte',
      'demande :',
      'complains that',
      'complains about',
      'complaining about',
      'says that',
      'says',
      'reports that',
      'reports',
    ],
  }),
  priority: field
    .choice(['low', 'normal', 'high'], {
      label: { fr: 'Priorité', en: 'Priority' },
      options: [
        { value: 'high', label: { fr: 'Haute', en: 'High' }, words: ['urgent', 'urgente', 'priorité haute'] },
        { value: 'normal', label: { fr: 'Normale', en: 'Normal' } },
        { value: 'low', label: { fr: 'Basse', en: 'Low' }, words: ['pas pressant', 'no rush'] },
      ],
    })
    .optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})
type Said = z.output<typeof input>

/** Shared words of two texts from which they are about one thing. */
const SAME = 0.5

/** A ticket of the same client, open, about the same thing. */
async function sameOpen({ client, what }: Said, { stores }: Context<TicketStores>): Promise<Ticket | null> {
  const open = await stores.records.list('ticket', { clientId: client, state: [...OPEN_STATES] })
  const about = sortTicket(foldText(what)).category
  return (
    open.find(({ title, data }) => {
      const alike = Math.max(titleMatch(what, title), titleMatch(title, what))
      return alike >= SAME || (data.category === about && about === 'noise-dust' && alike > 0)
    }) ?? null
  )
}

/** The one that is under way for the client, where there is just one. */
async function siteOf({ client, project }: Said, { stores }: Context<TicketStores>) {
  if (project) return stores.projects.need(project)
  const active = await stores.projects.list({ clientId: client, status: 'active' })
  return active.length === 1 ? active[0]! : null
}

/** What is left of a sentence once the order in it is taken out: "door doesn't close, open a ticket". */
const ORDER =
  /[\s,;.–-]*(?:\b(?:ouvre|ouvrir|note|inscris|cr[ée]e|open|log|create)\b[^,;.]*\b(?:ticket|billet|plainte|demande|complaint))[\s,;:.]*/gi

export const openTicket = defineTool<TicketStores>()({
  name: 'tickets.open',
  title: { fr: 'Ouvrir une demande ou une plainte', en: 'Open a request or complaint' },
  gate: 'log',
  permission: 'tasks.write',
  examples: OPEN,
  input,
  output: z.object({ ticket: ticketLine, isNew: z.boolean() }),
  async run({ what, ...rest }, ctx) {
    const { stores, today, origin } = ctx
    const said = { ...rest, what: what.replace(ORDER, ' ').trim() || what }
    const shown = async (ticket: Ticket) => (await ticketLines([ticket], stores, today))[0]!
    const same = await sameOpen(said, ctx)
    if (same) return { ticket: await shown(same), isNew: false }
    const sorted = sortTicket(foldText(said.what))
    const priority = said.priority ?? sorted.priority
    const site = await siteOf(said, ctx)
    const title = said.what[0]!.toUpperCase() + said.what.slice(1)
    const ticket = await stores.records.create('ticket', {
      title: title.slice(0, 120),
      date: today,
      due: addDays(today, SERVICE_DAYS[priority].solve),
      clientId: said.client,
      projectId: site?.id ?? null,
      data: {
        category: sorted.category,
        priority,
        description: title,
        channel: origin?.platform ?? 'api',
        firstAnswerOn: null,
        solvedOn: null,
        cause: null,
      },
    })
    return { ticket: await shown(ticket), isNew: true }
  },
  card({ ticket, isNew }, { lang }) {
    const summary = say(lang, isNew ? 'opened' : 'same', {
      number: ticket.number,
      client: ticket.client,
      what: ticket.title,
      answer: answerText(ticket, lang),
    })
    const fields = ticketFields(ticket, lang)
    return {
      title: say(lang, 'title'),
      summary,
      tone: isNew ? 'success' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          ...fields,
          fields: [
            { label: say(lang, 'record'), value: ticket.number, href: ticketHref(ticket.number) },
            ...fields.fields,
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'assign'),
          style: 'primary',
          intent: { do: 'form', tool: 'tickets.assign', input: { ticket: ticket.number } },
        },
        {
          type: 'button',
          label: say(lang, 'settle'),
          intent: { do: 'form', tool: 'tickets.settle', input: { ticket: ticket.number } },
        },
      ],
    }
  },
  undo: ({ ticket, isNew }) =>
    isNew ? { tool: 'tickets.settle', input: { ticket: ticket.number, withdraw: true } } : null,
})
