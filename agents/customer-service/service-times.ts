import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import {
  answerText,
  OPEN_STATES,
  solveText,
  stateText,
  type TicketStores,
  ticketField,
  ticketFields,
  ticketHref,
  ticketLine,
  ticketLines,
  ticketNamed,
} from './ticket-book.ts'
import { SERVICE_TIMES } from './ticket-follow-examples.ts'

const say = phrases({
  title: { fr: 'Demandes des clients', en: 'Client tickets' },
  summary: {
    fr: '{open, plural, one {# demande ouverte} other {# demandes ouvertes}}; {silent, plural, =0 {tous ont eu une réponse à temps} one {# attend une première réponse en retard} other {# attendent une première réponse en retard}}{late, plural, =0 {} one {, # dépasse son délai} other {, # dépassent leur délai}}.',
    en: '{open, plural, one {# open ticket} other {# open tickets}}; {silent, plural, =0 {all were answered in time} one {# waits for a late first answer} other {# wait for a late first answer}}{late, plural, =0 {} one {, # is past its time} other {, # are past their time}}.',
  },
  none: { fr: 'Aucune demande de client n’est ouverte.', en: 'No client ticket is open.' },
  one: { fr: '{number} – {client} : {what}.', en: '{number} – {client}: {what}.' },
  ticket: { fr: 'Demande', en: 'Ticket' },
  client: { fr: 'Client', en: 'Client' },
  state: { fr: 'État', en: 'State' },
  owner: { fr: 'Responsable', en: 'Owner' },
  nobody: { fr: 'personne', en: 'nobody' },
  answer: { fr: 'Première réponse', en: 'First answer' },
  solve: { fr: 'Règlement', en: 'Settlement' },
  assign: { fr: 'Assigner {number}', en: 'Assign {number}' },
  settle: { fr: 'Marquer {number} réglée', en: 'Mark {number} settled' },
  footer: {
    fr: 'Délais visés : haute 1 j et 3 j, normale 2 j et 10 j, basse 5 j et 30 j (première réponse, règlement)',
    en: 'Times aimed at: high 1 d and 3 d, normal 2 d and 10 d, low 5 d and 30 d (first answer, settlement)',
  },
})

export const serviceTimes = defineTool<TicketStores>()({
  name: 'service.sla_monitor',
  title: { fr: 'Suivre les demandes et leurs délais', en: 'Follow tickets and their times' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'tickets', field: 'ticket' },
  examples: SERVICE_TIMES,
  input: z.object({ ticket: ticketField.optional() }),
  output: z.object({ tickets: z.array(ticketLine), asked: z.boolean() }),
  async run({ ticket: words }, { stores, today }) {
    const number = words?.match(/\bTIC-\d+\b/i)?.[0]
    const chosen = number
      ? [await ticketNamed(number, stores)]
      : await stores.records.list('ticket', { state: [...OPEN_STATES] })
    const tickets = await ticketLines(chosen, stores, today)
    const weight = (one: (typeof tickets)[number]) => (one.answered ? 0 : one.answerLate * 10) + one.solveLate
    return { tickets: tickets.sort((a, b) => weight(b) - weight(a)), asked: number !== undefined }
  },
  card({ tickets, asked }, { lang }) {
    const [first] = tickets
    const summary = !first
      ? say(lang, 'none')
      : asked
        ? say(lang, 'one', { number: first.number, client: first.client, what: first.title })
        : say(lang, 'summary', {
            open: tickets.length,
            silent: tickets.filter(({ answered, answerLate }) => !answered && answerLate > 0).length,
            late: tickets.filter(({ solveLate }) => solveLate > 0).length,
          })
    const closed = first?.state === 'solved' || first?.state === 'closed'
    return {
      title: say(lang, 'title'),
      summary,
      tone: tickets.some(({ answered, answerLate }) => !answered && answerLate > 0) ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(!first
          ? []
          : asked
            ? [ticketFields(first, lang)]
            : [
                {
                  type: 'table' as const,
                  caption: say(lang, 'title'),
                  columns: [
                    { label: say(lang, 'ticket') },
                    { label: say(lang, 'client') },
                    { label: say(lang, 'state') },
                    { label: say(lang, 'owner') },
                    { label: say(lang, 'answer') },
                    { label: say(lang, 'solve') },
                  ],
                  rows: tickets.map((one) => [
                    { text: `${one.number} ${one.title}`, href: ticketHref(one.number) },
                    one.client,
                    stateText(one.state, lang),
                    one.owner ?? say(lang, 'nobody'),
                    answerText(one, lang),
                    solveText(one, lang),
                  ]),
                },
              ]),
      ],
      actions:
        first && !closed
          ? [
              {
                type: 'button',
                label: say(lang, 'assign', { number: first.number }),
                style: 'primary',
                intent: { do: 'form', tool: 'tickets.assign', input: { ticket: first.number } },
              },
              {
                type: 'button',
                label: say(lang, 'settle', { number: first.number }),
                intent: { do: 'form', tool: 'tickets.settle', input: { ticket: first.number } },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
