import { z } from 'zod'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type ApprovalBookStores,
  type ApprovalRow,
  ageInDays,
  approversOf,
  decisionActions,
  openApprovals,
} from './approval-book.ts'
import { LIST, SHOW } from './approval-examples.ts'

const say = phrases({
  title: { fr: 'Approbations', en: 'Approvals' },
  summary: {
    fr: '{mine, plural, =0 {Rien n’attend ta décision} one {# demande attend ta décision} other {# demandes attendent ta décision}}{asked, plural, =0 {} one {; # que tu as faite attend quelqu’un} other {; # que tu as faites attendent quelqu’un}}.',
    en: '{mine, plural, =0 {Nothing waits for your decision} one {# request waits for your decision} other {# requests wait for your decision}}{asked, plural, =0 {} one {; # that you made waits for somebody} other {; # that you made wait for somebody}}.',
  },
  mine: { fr: 'À décider par toi', en: 'For you to decide' },
  asked: { fr: 'Demandé par toi', en: 'Asked by you' },
  request: { fr: 'Demande', en: 'Request' },
  by: { fr: 'De', en: 'From' },
  from: { fr: 'Attend', en: 'Waits for' },
  amount: { fr: 'Montant', en: 'Amount' },
  age: { fr: 'Depuis', en: 'For' },
  days: {
    fr: '{n, plural, =0 {aujourd’hui} one {# jour} other {# jours}}',
    en: '{n, plural, =0 {today} one {# day} other {# days}}',
  },
  open: { fr: 'Ouvrir : {title}', en: 'Open: {title}' },
  remind: { fr: 'Relancer', en: 'Remind' },
  nobody: { fr: 'personne n’en a le droit', en: 'nobody has the right' },
  requester: {
    fr: 'Demandé par **{by}**, {age}. Peut décider : {who}.',
    en: 'Asked by **{by}**, {age}. May decide: {who}.',
  },
  approved: { fr: 'Déjà approuvé par {who}.', en: 'Approved already by {who}.' },
  rejected: { fr: 'Déjà refusé par {who} : {reason}', en: 'Rejected already by {who}: {reason}' },
  over: { fr: 'Cette demande n’est plus ouverte.', en: 'This request is no longer open.' },
  none: { fr: 'Rien n’attend ta décision.', en: 'Nothing waits for your decision.' },
})

const line = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  requester: z.string(),
  approvers: z.array(z.string()),
  amount: z.int().nullable(),
  ageDays: z.int(),
})

async function lineOf(approval: ApprovalRow, ctx: Context<ApprovalBookStores>): Promise<z.output<typeof line>> {
  const requester = await ctx.stores.persons.get(approval.requesterId)
  return {
    id: approval.id,
    title: approval.card.title,
    summary: approval.card.summary,
    requester: requester?.name ?? '–',
    approvers: (await approversOf(approval, ctx)).map((one) => one.name),
    amount: approval.amount,
    ageDays: ageInDays(approval, ctx),
  }
}

const MAX_BUTTONS = 4

export const listApprovals = defineTool<ApprovalBookStores>()({
  name: 'approvals.list',
  title: { fr: 'Voir les approbations en attente', en: 'See pending approvals' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  examples: LIST,
  input: z.object({}),
  output: z.object({ mine: z.array(line), asked: z.array(line) }),
  async run(_, ctx) {
    const { mine, asked } = await openApprovals(ctx)
    const lines = async (list: ApprovalRow[]) => {
      const all = []
      for (const one of list) all.push(await lineOf(one, ctx))
      return all
    }
    return { mine: await lines(mine), asked: await lines(asked) }
  },
  card({ mine, asked }, { lang }) {
    const summary = say(lang, 'summary', { mine: mine.length, asked: asked.length })
    const table = (name: 'mine' | 'asked', rows: typeof mine): Block => ({
      type: 'table',
      caption: say(lang, name),
      columns: [
        { label: say(lang, 'request') },
        { label: say(lang, name === 'mine' ? 'by' : 'from') },
        { label: say(lang, 'amount'), align: 'right' },
        { label: say(lang, 'age'), align: 'right' },
      ],
      rows: rows
        .slice(0, 15)
        .map((one) => [
          { text: one.summary, href: `nova:approvals/${one.id}` },
          name === 'mine' ? one.requester : one.approvers.join(', ') || say(lang, 'nobody'),
          one.amount === null ? '–' : formatMoney(one.amount, lang),
          say(lang, 'days', { n: one.ageDays }),
        ]),
      ...(rows.length > 15 ? { more: rows.length - 15 } : {}),
    })
    const open: DraftAction[] = mine.slice(0, MAX_BUTTONS).map((one) => ({
      type: 'button',
      label: say(lang, 'open', { title: one.summary.length > 48 ? `${one.summary.slice(0, 47)}…` : one.summary }),
      intent: { do: 'tool', tool: 'approvals.show', input: { approval: one.id } },
    }))
    const remind: DraftAction[] =
      open.length < MAX_BUTTONS && asked[0]
        ? [
            {
              type: 'button',
              label: say(lang, 'remind'),
              intent: { do: 'tool', tool: 'approvals.escalate_overdue', input: { approval: asked[0].id } },
            },
          ]
        : []
    return {
      title: say(lang, 'title'),
      summary,
      tone: mine.length ? 'warning' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(mine.length ? [table('mine', mine)] : []),
        ...(asked.length ? [table('asked', asked)] : []),
      ],
      actions: [...open, ...remind],
    }
  },
})

async function findApproval(id: string | undefined, ctx: Context<ApprovalBookStores>): Promise<ApprovalRow> {
  if (id) {
    const approval = await ctx.stores.approvals.get(id)
    const allowed =
      approval &&
      (approval.requesterId === ctx.actor.id ||
        approval.decidedBy === ctx.actor.id ||
        (await approversOf(approval, ctx)).some((one) => one.id === ctx.actor.id))
    if (allowed) return approval
    throw new NovaError('not-found', {
      fr: 'Cette demande n’existe pas, ou elle ne te concerne pas.',
      en: 'There is no such request, or it does not concern you.',
    })
  }
  const { mine, asked } = await openApprovals(ctx)
  const first = mine[0] ?? asked[0]
  if (first) return first
  throw new NovaError('not-found', { fr: say('fr', 'none'), en: say('en', 'none') })
}

export const showApproval = defineTool<ApprovalBookStores>()({
  name: 'approvals.show',
  title: { fr: 'Montrer une demande d’approbation', en: 'Show an approval request' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  record: { kind: 'approvals', field: 'approval' },
  examples: SHOW,
  input: z.object({ approval: field.approval({ label: { fr: 'Demande', en: 'Request' } }).optional() }),
  output: z.object({ approval: line, state: z.string(), revision: z.int() }),
  async run({ approval: id }, ctx) {
    const approval = await findApproval(id, ctx)
    return { approval: await lineOf(approval, ctx), state: approval.state, revision: approval.revision }
  },
  async card({ approval: shown }, ctx) {
    const { lang, actor, stores } = ctx
    const approval = (await stores.approvals.get(shown.id))!
    const decider = approval.decidedBy ? await stores.persons.get(approval.decidedBy) : null
    const open = approval.state === 'pending' && approval.expiresAt > ctx.now
    const approvers = await approversOf(approval, ctx)
    const ended = () => {
      if (approval.state === 'approved') return say(lang, 'approved', { who: decider?.name ?? '–' })
      if (approval.state === 'rejected')
        return say(lang, 'rejected', { who: decider?.name ?? '–', reason: approval.reason ?? '–' })
      return say(lang, 'over')
    }
    const text = open
      ? say(lang, 'requester', {
          by: shown.requester,
          age: say(lang, 'days', { n: shown.ageDays }),
          who: shown.approvers.join(', ') || say(lang, 'nobody'),
        })
      : ended()
    const may = {
      decide: approvers.some((one) => one.id === actor.id),
      cancel: approval.requesterId === actor.id,
    }
    return {
      ...approval.card,
      tone: open ? 'warning' : 'neutral',
      blocks: [...approval.card.blocks, { type: 'text', text }],
      actions: open ? decisionActions(approval, may, lang) : [],
    }
  },
})
