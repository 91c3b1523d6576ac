import { z } from 'zod'
import type { Invoice } from '../../src/domain/records/accounting.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { dateIn } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import {
  type ApprovalBookStores,
  type ApprovalRow,
  ageInDays,
  approversOf,
  decisionActions,
  openApprovals,
} from './approval-book.ts'
import { ESCALATE, REQUEST } from './approval-request-examples.ts'

type RequestStores = ApprovalBookStores & { invoices: Rows<Invoice>; clients: Rows<Client> }

const say = phrases({
  requestTitle: { fr: 'Demande d’approbation', en: 'Approval request' },
  requested: {
    fr: 'Le brouillon de {total} à {client} part en approbation.',
    en: 'The {total} draft to {client} goes for approval.',
  },
  title: { fr: 'Rappel envoyé', en: 'Reminder sent' },
  reminded: {
    fr: '{names} {n, plural, one {reçoit} other {reçoivent}} maintenant ta demande, prête à décider d’un clic : {what}',
    en: '{names} now {n, plural, one {has} other {have}} your request, ready to decide in one click: {what}',
  },
  age: {
    fr: 'Elle attend depuis {n, plural, =0 {aujourd’hui} one {# jour} other {# jours}}.',
    en: 'It has waited {n, plural, =0 {since today} one {# day} other {# days}}.',
  },
  ping: { fr: '{by} attend ta décision. {what}', en: '{by} waits for your decision. {what}' },
})

async function findDraft(
  { invoice, client }: { invoice?: string | undefined; client?: string | undefined },
  { stores, actor }: Context<RequestStores>,
): Promise<Invoice> {
  if (invoice) return stores.invoices.need(invoice)
  const drafts = await stores.invoices.list({ status: 'draft', ...(client ? { clientId: client } : {}) })
  const own = drafts.filter((one) => one.createdBy === actor.id)
  const found = own.at(-1) ?? (client || drafts.length === 1 ? drafts.at(-1) : undefined)
  if (found) return found
  if (drafts.length > 0)
    throw new NovaError(
      'input.invalid',
      { fr: `Il y a ${drafts.length} brouillons.`, en: `There are ${drafts.length} drafts.` },
      { field: 'client' },
    )
  throw new NovaError('not-found', {
    fr: 'Je ne trouve aucun brouillon de facture à faire approuver. Prépare d’abord la facture.',
    en: 'I find no draft invoice to get approved. Prepare the invoice first.',
  })
}

export const requestApproval = defineTool<RequestStores>()({
  name: 'approvals.request',
  title: { fr: 'Demander l’approbation d’un brouillon', en: 'Request approval of a draft' },
  gate: 'log',
  permission: 'finance.write',
  examples: REQUEST,
  input: z.object({
    client: field
      .client({
        label: { fr: 'Client', en: 'Client' },
        ask: { fr: 'Le brouillon de quel client?', en: 'Which client’s draft?' },
      })
      .optional(),
    invoice: field.invoice({ label: { fr: 'Brouillon', en: 'Draft' } }).optional(),
  }),
  output: z.object({ invoice: z.string(), client: z.string(), total: z.int() }),
  async run(input, ctx) {
    const draft = await findDraft(input, ctx)
    if (draft.status === 'issued')
      throw new NovaError('rule.broken', {
        fr: `La facture ${draft.number} est déjà émise : il n’y a plus rien à approuver.`,
        en: `Invoice ${draft.number} is issued already: there is nothing left to approve.`,
      })
    const client = await ctx.stores.clients.need(draft.clientId)
    return { invoice: draft.id, client: client.name, total: draft.total }
  },
  card({ client, total }, { lang }) {
    const sentence = say(lang, 'requested', { total: formatMoney(total, lang), client })
    return {
      title: say(lang, 'requestTitle'),
      summary: sentence,
      tone: 'info',
      blocks: [{ type: 'text', text: sentence }],
    }
  },
  followUp: ({ invoice }) => [{ tool: 'invoices.send', input: { invoice } }],
})

/** The one that waits longest among those asked, unless one is named. */
async function findAsked(id: string | undefined, ctx: Context<ApprovalBookStores>): Promise<ApprovalRow> {
  const { asked } = await openApprovals(ctx)
  const found = id ? asked.find((one) => one.id === id) : asked[0]
  if (found) return found
  throw new NovaError('not-found', {
    fr: 'Aucune demande à toi n’attend une approbation : il n’y a personne à relancer. Fais d’abord la demande, je l’envoie à qui peut décider.',
    en: 'No request of yours waits for approval: there is nobody to remind. Make the request first and I will send it to whoever may decide.',
  })
}

export const escalateOverdue = defineTool<ApprovalBookStores>()({
  name: 'approvals.escalate_overdue',
  title: { fr: 'Relancer une approbation', en: 'Chase an approval' },
  gate: 'log',
  permission: 'chat.use',
  examples: ESCALATE,
  input: z.object({ approval: field.approval({ label: { fr: 'Demande', en: 'Request' } }).optional() }),
  output: z.object({ approval: z.string(), what: z.string(), reminded: z.array(z.string()), ageDays: z.int() }),
  async run({ approval: id }, ctx) {
    const { stores, actor, now, today } = ctx
    const approval = await findAsked(id, ctx)
    const approvers = await approversOf(approval, ctx)
    if (approvers.length === 0)
      throw new NovaError('rule.broken', {
        fr: 'Personne n’a le droit de décider de cette demande en ce moment : l’administrateur peut accorder ce droit ou relever une limite.',
        en: 'Nobody has the right to decide this request at the moment: the administrator can grant it or raise a limit.',
      })
    // The first reminder goes to the nearest; after it, the others who could decide hear of it too.
    const before = approval.remindedAt
    const others = approvers.slice(1)
    const told = !before ? approvers.slice(0, 1) : others.length > 0 ? others : approvers
    if (before && others.length === 0 && dateIn(ctx.organization.timeZone, before) === today)
      throw new NovaError('rule.broken', {
        fr: `${approvers[0]!.name} a déjà eu un rappel aujourd’hui et personne d’autre ne peut décider. Je pourrai relancer demain.`,
        en: `${approvers[0]!.name} had a reminder today already and nobody else may decide. I can remind again tomorrow.`,
      })
    for (const person of told) {
      const words = say(person.lang, 'ping', { by: actor.name, what: approval.card.summary })
      ctx.request({
        kind: 'post',
        channel: { person: person.id },
        card: {
          ...approval.card,
          summary: words,
          tone: 'warning',
          blocks: [{ type: 'text', text: words }, ...approval.card.blocks],
          actions: decisionActions(approval, { decide: true, cancel: false }, person.lang),
        },
        key: `approval-reminder:${approval.id}:${approval.revision}:${person.id}:${now.getTime()}:${before?.getTime() ?? 0}`,
      })
    }
    // A frozen or coarse clock must not give two reminders one moment.
    await stores.approvals.update(approval.id, {
      remindedAt: before && before >= now ? new Date(before.getTime() + 1) : now,
    })
    return {
      approval: approval.id,
      what: approval.card.summary,
      reminded: told.map((one) => one.name),
      ageDays: ageInDays(approval, ctx),
    }
  },
  card({ what, reminded, ageDays }, { lang }) {
    const sentence = say(lang, 'reminded', { names: reminded.join(', '), n: reminded.length, what })
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [{ type: 'text', text: `${sentence}\n${say(lang, 'age', { n: ageDays })}` }],
    }
  },
})
