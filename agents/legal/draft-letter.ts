import { z } from 'zod'
import type { Document } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { SheetStores } from '../finance/invoice-sheet.ts'
import { needOrganization } from '../finance/issue.ts'
import { prepareMails } from '../finance/reminder-mails.ts'
import { LETTERS } from './compliance-examples.ts'

export type LetterStores = SheetStores & { documents: Rows<Document> }

/** What a letter of demand leaves to pay. */
const DAYS_TO_PAY = 10

/** The letter itself, in the client's language. */
const write = phrases({
  subject: { fr: 'Mise en demeure – {client}', en: 'Letter of demand – {client}' },
  sender: { fr: '{firm}\n{address}', en: '{firm}\n{address}' },
  to: { fr: '{client}\n{address}', en: '{client}\n{address}' },
  head: { fr: 'Le {date}\n\nMISE EN DEMEURE', en: '{date}\n\nLETTER OF DEMAND' },
  owed: {
    fr: 'Vous nous devez {amount} pour des travaux exécutés et facturés :',
    en: 'You owe us {amount} for work done and invoiced:',
  },
  line: {
    fr: '– Facture {number}, échue le {due} : solde de {balance}',
    en: '– Invoice {number}, due {due}: balance of {balance}',
  },
  demand: {
    fr: 'Nous vous mettons en demeure de nous payer cette somme au plus tard le {by}. À défaut, nous exercerons nos recours sans autre avis.',
    en: 'We formally demand payment of this amount by {by}. Failing that, we will use our remedies without further notice.',
  },
  reason: { fr: 'Motif : {reason}', en: 'Reason: {reason}' },
  close: { fr: 'Veuillez agir en conséquence.\n\n{firm}', en: 'Please govern yourself accordingly.\n\n{firm}' },
})

const say = phrases({
  title: { fr: 'Mise en demeure – {client}', en: 'Letter of demand – {client}' },
  ask: {
    fr: 'Garder ce projet de mise en demeure à {client} pour {amount}, à payer avant le {by}? Rien ne part.',
    en: 'Keep this draft letter of demand to {client} for {amount}, payable by {by}? Nothing is sent.',
  },
  kept: {
    fr: 'Le projet de mise en demeure à {client} pour {amount} est au dossier. Rien n’est parti : fais-le relire, puis envoie-le avec preuve de réception.',
    en: 'The draft letter of demand to {client} for {amount} is on file. Nothing was sent: have it read, then send it with proof of delivery.',
  },
  task: { fr: 'Tâche : faire relire et envoyer', en: 'Task: have it read and send it' },
  taskTitle: {
    fr: 'Faire relire et envoyer la mise en demeure à {client}',
    en: 'Have the letter of demand to {client} read, then send it',
  },
  liens: { fr: 'Voir les délais d’hypothèque', en: 'See the lien deadlines' },
  footer: {
    fr: 'C.c.Q., art. 1594 et 1595 · Avis, pas un conseil juridique.',
    en: 'C.C.Q., art. 1594 and 1595 · Guidance, not legal advice.',
  },
})

const input = z.object({
  client: field.client({
    label: { fr: 'Client', en: 'Client' },
    ask: { fr: 'Une mise en demeure à qui?', en: 'A letter of demand to whom?' },
  }),
  amount: field.money({ label: { fr: 'Montant', en: 'Amount' } }).optional(),
  reason: field
    .longText({ label: { fr: 'Motif à ajouter', en: 'Reason to add' }, cues: ['motif :', 'reason:'] })
    .optional(),
})

/** The letter as it would be kept. Throws `rule.broken` when nothing is overdue, or less than is asked for. */
async function compose({ client: id, amount: said, reason }: z.output<typeof input>, ctx: Context<LetterStores>) {
  const [mail] = await prepareMails({ client: id, tone: 'final' }, ctx)
  const { client, lines, total } = mail!
  const amount = said === undefined ? total : Math.abs(said)
  if (amount > total)
    throw new NovaError('rule.broken', {
      fr: `${client.name} n’a que ${formatMoney(total, 'fr')} en retard : je ne mets pas en demeure de payer ${formatMoney(amount, 'fr')}.`,
      en: `${client.name} has only ${formatMoney(total, 'en')} overdue: no demand is made for ${formatMoney(amount, 'en')}.`,
    })
  const organization = await needOrganization(ctx.stores)
  const by = addDays(ctx.today, DAYS_TO_PAY)
  const { lang } = client
  const text = [
    write(lang, 'sender', { firm: organization.name, address: organization.address }),
    write(lang, 'to', { client: client.name, address: client.address }),
    write(lang, 'head', { date: formatDate(ctx.today, lang, 'long') }),
    write(lang, 'owed', { amount: formatMoney(amount, lang) }),
    lines
      .map(({ number, due, balance }) =>
        write(lang, 'line', { number, due: formatDate(due, lang, 'long'), balance: formatMoney(balance, lang) }),
      )
      .join('\n'),
    ...(reason ? [write(lang, 'reason', { reason })] : []),
    write(lang, 'demand', { by: formatDate(by, lang, 'long') }),
    write(lang, 'close', { firm: organization.name }),
  ].join('\n\n')
  return { client, amount, by, text, title: write(lang, 'subject', { client: client.name }) }
}

export const draftLetter = defineTool<LetterStores>()({
  name: 'legal.draft_letter',
  title: { fr: 'Rédiger une mise en demeure', en: 'Draft a letter of demand' },
  gate: 'approve',
  permission: 'finance.write',
  approval: { permission: 'legal.manage' },
  examples: LETTERS,
  input,
  output: z.object({ document: z.string(), client: z.string(), amount: z.int(), text: z.string() }),
  async preview(wanted, ctx) {
    const { lang } = ctx
    const { client, amount, by, text } = await compose(wanted, ctx)
    const summary = say(lang, 'ask', {
      client: client.name,
      amount: formatMoney(amount, lang),
      by: formatDate(by, lang),
    })
    return {
      subject: { client: client.id, amount, text },
      card: {
        title: say(lang, 'title', { client: client.name }),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }, { type: 'divider' }, { type: 'text', text }],
        footer: say(lang, 'footer'),
      },
      edit: { tool: 'legal.draft_letter', input: wanted },
    }
  },
  async run(wanted, ctx) {
    const { stores, actor, today, conversation } = ctx
    const { client, amount, text, title } = await compose(wanted, ctx)
    const { id } = await stores.documents.insert({
      kind: 'letter',
      title,
      text,
      clientId: client.id,
      conversationId: conversation,
      authorId: actor.id,
      lang: client.lang,
      date: today,
      data: { amount },
    })
    return { document: id, client: client.name, amount, text }
  },
  card({ client, amount, text }, { lang, can }) {
    const summary = say(lang, 'kept', { client, amount: formatMoney(amount, lang) })
    return {
      title: say(lang, 'title', { client }),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }, { type: 'divider' }, { type: 'text', text }],
      actions: [
        ...(can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'task'),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle', { client }) },
                },
              },
            ]
          : []),
        {
          type: 'button',
          label: say(lang, 'liens'),
          intent: { do: 'form', tool: 'liens.compute_deadlines', input: {} },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
