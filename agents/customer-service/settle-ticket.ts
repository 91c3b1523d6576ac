import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type Ticket,
  type TicketStores,
  ticketField,
  ticketFields,
  ticketHref,
  ticketLine,
  ticketLines,
  ticketNamed,
} from './ticket-book.ts'
import { ASSIGN, SETTLE } from './ticket-examples.ts'

const say = phrases({
  title: { fr: 'Demande de client', en: 'Client ticket' },
  assigned: {
    fr: '{number} ({client}, {what}) est à {name}, à régler d’ici le {due}.',
    en: '{number} ({client}, {what}) is {name}’s, to settle by {due}.',
  },
  settled: { fr: '{number} ({client}, {what}) est réglée.', en: '{number} ({client}, {what}) is settled.' },
  reopened: { fr: '{number} ({client}, {what}) est rouverte.', en: '{number} ({client}, {what}) is open again.' },
  withdrawn: { fr: '{number} est retirée : {what}.', en: '{number} is withdrawn: {what}.' },
  record: { fr: 'Fiche', en: 'Record' },
  told: { fr: 'Une demande de client est à toi', en: 'A client ticket is yours' },
  toldText: {
    fr: '{by} t’a confié {number} : {what} ({client}), à régler d’ici le {due}.',
    en: '{by} gave you {number}: {what} ({client}), to settle by {due}.',
  },
  settle: { fr: 'Marquer réglée', en: 'Mark settled' },
})

const before = z.object({
  state: z.enum(['open', 'assigned', 'waiting', 'solved', 'closed']),
  personId: z.string().nullable(),
  due: z.string().nullable(),
  solvedOn: z.string().nullable(),
  cause: z.string().nullable(),
})
const beforeOf = ({ state, personId, due, data }: Ticket): z.output<typeof before> => ({
  state,
  personId,
  due,
  solvedOn: data.solvedOn,
  cause: data.cause,
})

export const assignTicket = defineTool<TicketStores>()({
  name: 'tickets.assign',
  title: { fr: 'Confier une demande à quelqu’un', en: 'Give a ticket to somebody' },
  gate: 'log',
  permission: 'tasks.write',
  examples: ASSIGN,
  input: z.object({
    ticket: ticketField,
    person: field.person({
      label: { fr: 'Responsable', en: 'Owner' },
      ask: { fr: 'À qui?', en: 'To whom?' },
      cues: ['à', 'to'],
    }),
    due: field.date({ label: { fr: 'À régler d’ici', en: 'Settle by' } }).optional(),
  }),
  output: z.object({ ticket: ticketLine, before }),
  async run({ ticket: words, person: id, due }, ctx) {
    const { stores, actor, today } = ctx
    const ticket = await ticketNamed(words, stores)
    if (ticket.state === 'closed' || ticket.state === 'solved')
      throw new NovaError('rule.broken', {
        fr: `${ticket.number} est déjà réglée : ouvre une nouvelle demande si ça recommence.`,
        en: `${ticket.number} is settled already: open a new ticket if it starts again.`,
      })
    if (due && due < today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Cette date est passée : donne un jour à venir.', en: 'That day is past: give one still to come.' },
        { field: 'due' },
      )
    const person = await stores.persons.need(id)
    const changed = await stores.records.change('ticket', ticket.id, {
      state: 'assigned',
      personId: person.id,
      due: due ?? ticket.due ?? addDays(today, 10),
    })
    const [line] = await ticketLines([changed], stores, today)
    if (person.id !== actor.id)
      await stores.notifications.insert({
        kind: 'task',
        personId: person.id,
        subjectKind: 'tickets',
        subjectId: ticket.id,
        title: say(person.lang, 'told'),
        text: say(person.lang, 'toldText', {
          by: actor.name,
          number: line!.number,
          what: line!.title,
          client: line!.client,
          due: formatDate(changed.due!, person.lang),
        }),
        state: 'pending',
      })
    return { ticket: line!, before: beforeOf(ticket) }
  },
  card({ ticket }, { lang }) {
    const summary = say(lang, 'assigned', {
      number: ticket.number,
      client: ticket.client,
      what: ticket.title,
      name: ticket.owner ?? '',
      due: formatDate(ticket.solveBy, lang),
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }, ticketFields(ticket, lang)],
      actions: [
        {
          type: 'button',
          label: say(lang, 'settle'),
          intent: { do: 'form', tool: 'tickets.settle', input: { ticket: ticket.number } },
        },
      ],
    }
  },
  undo: ({ ticket, before: restore }) => ({ tool: 'tickets.settle', input: { ticket: ticket.number, restore } }),
})

export const settleTicket = defineTool<TicketStores>()({
  name: 'tickets.settle',
  title: { fr: 'Marquer une demande réglée', en: 'Mark a ticket settled' },
  gate: 'log',
  permission: 'tasks.write',
  examples: SETTLE,
  input: z.object({
    ticket: ticketField,
    cause: field
      .text({
        label: { fr: 'Cause', en: 'Cause' },
        cues: ['cause :', 'c’était', 'à cause de', 'cause:', 'it was', 'because of'],
      })
      .optional(),
    /** What undo goes back to. */
    restore: before.optional(),
    /** Opened by mistake. */
    withdraw: z.boolean().optional(),
  }),
  output: z.object({ ticket: ticketLine, done: z.enum(['settled', 'reopened', 'withdrawn']), before }),
  async run({ ticket: words, cause, restore, withdraw }, { stores, today }) {
    const ticket = await ticketNamed(words, stores)
    if (withdraw) {
      const [line] = await ticketLines([ticket], stores, today)
      await stores.records.remove('ticket', ticket.id)
      return { ticket: line!, done: 'withdrawn' as const, before: beforeOf(ticket) }
    }
    if (!restore && (ticket.state === 'solved' || ticket.state === 'closed'))
      throw new NovaError('rule.broken', {
        fr: `${ticket.number} est déjà réglée.`,
        en: `${ticket.number} is settled already.`,
      })
    const {
      solvedOn,
      cause: kept,
      ...fields
    } = restore ?? {
      state: 'solved' as const,
      personId: ticket.personId,
      due: ticket.due,
      solvedOn: today,
      cause: cause ?? ticket.data.cause,
    }
    const answered = restore ? ticket.data.firstAnswerOn : (ticket.data.firstAnswerOn ?? today)
    const changed = await stores.records.change('ticket', ticket.id, {
      ...fields,
      data: { ...ticket.data, solvedOn, cause: kept, firstAnswerOn: answered },
    })
    const [line] = await ticketLines([changed], stores, today)
    return { ticket: line!, done: restore ? ('reopened' as const) : ('settled' as const), before: beforeOf(ticket) }
  },
  card({ ticket, done }, { lang }) {
    const summary = say(lang, done, { number: ticket.number, client: ticket.client, what: ticket.title })
    return {
      title: say(lang, 'title'),
      summary,
      tone: done === 'settled' ? 'success' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(done === 'withdrawn'
          ? []
          : [
              {
                type: 'fields' as const,
                fields: [{ label: say(lang, 'record'), value: ticket.number, href: ticketHref(ticket.number) }],
              },
              ticketFields(ticket, lang),
            ]),
      ],
    }
  },
  undo: ({ ticket, done, before: restore }) =>
    done === 'settled' ? { tool: 'tickets.settle', input: { ticket: ticket.number, restore } } : null,
})
