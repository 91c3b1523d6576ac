import type { DraftAction, DraftCard } from '../../src/chat/card.ts'
import { dateIn, daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import type { Actor, Context, FollowUp } from '../../src/tool/define.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'

/** A request that waits, or waited, for a click. */
export type ApprovalRow = {
  id: string
  createdAt: Date
  tool: string
  gate: 'confirm' | 'approve'
  permission: Permission | null
  amount: number | null
  requesterId: string
  reviserId: string | null
  state: 'pending' | 'approved' | 'rejected' | 'expired' | 'cancelled' | 'superseded'
  revision: number
  decidedBy: string | null
  decidedAt: Date | null
  reason: string | null
  expiresAt: Date
  remindedAt: Date | null
  card: DraftCard
  edit: FollowUp | null
}

export type Delegation = {
  id: string
  fromId: string
  toId: string
  permission: Permission | null
  startsOn: IsoDate
  endsOn: IsoDate
  revokedAt: Date | null
}

export type ApprovalBookStores = {
  persons: Rows<PersonRow>
  approvals: {
    get(id: string): Promise<ApprovalRow | null>
    listPending(): Promise<ApprovalRow[]>
    update(id: string, patch: { remindedAt: Date }): Promise<unknown>
  }
  approvalDelegations: Rows<Delegation> & { activeOn(date: IsoDate): Promise<Delegation[]> }
}

const covers = (person: Actor, { permission, amount }: ApprovalRow) => {
  const limit = permission ? person.limits[permission] : undefined
  return (
    permission !== null &&
    person.permissions.has(permission) &&
    (limit === undefined || amount === null || Math.abs(amount) <= limit)
  )
}

/**
 * Who can be expected to decide, the smallest sufficient limit first. To tell and to remind only: the right itself is
 * checked at the click.
 */
export async function approversOf(
  approval: ApprovalRow,
  { stores, today }: Pick<Context<ApprovalBookStores>, 'stores' | 'today'>,
): Promise<Actor[]> {
  const persons = (await stores.persons.list({ active: true })).map(toActor)
  if (approval.gate === 'confirm') return persons.filter((one) => one.id === approval.requesterId)
  const delegations = await stores.approvalDelegations.activeOn(today)
  const limitOf = (one: Actor) => one.limits[approval.permission!] ?? Number.POSITIVE_INFINITY
  return persons
    .filter((one) => one.id !== approval.requesterId && one.id !== approval.reviserId)
    .filter((one) => {
      const lent = delegations.filter(
        ({ toId, fromId, permission }) =>
          toId === one.id && fromId !== approval.requesterId && (!permission || permission === approval.permission),
      )
      return (
        covers(one, approval) || lent.some(({ fromId }) => persons.some((p) => p.id === fromId && covers(p, approval)))
      )
    })
    .sort((a, b) => limitOf(a) - limitOf(b))
}

/** Pending and not expired: what waits for the actor's click, and what the actor asked of others. */
export async function openApprovals(ctx: Context<ApprovalBookStores>) {
  const pending = (await ctx.stores.approvals.listPending()).filter((one) => one.expiresAt > ctx.now)
  const mine: ApprovalRow[] = []
  for (const one of pending)
    if ((await approversOf(one, ctx)).some((person) => person.id === ctx.actor.id)) mine.push(one)
  const asked = pending.filter((one) => one.requesterId === ctx.actor.id && one.gate === 'approve')
  return { mine, asked }
}

export const ageInDays = (
  approval: Pick<ApprovalRow, 'createdAt'>,
  ctx: Pick<Context<unknown>, 'organization' | 'today'>,
) => Math.max(0, daysBetween(dateIn(ctx.organization.timeZone, approval.createdAt), ctx.today))

const say = phrases({
  approve: { fr: 'Approuver', en: 'Approve' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  edit: { fr: 'Modifier', en: 'Edit' },
  reject: { fr: 'Refuser', en: 'Reject' },
  cancel: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
})

/** The buttons that decide it, for who may; withdrawing for who asked. */
export function decisionActions(
  approval: ApprovalRow,
  may: { decide: boolean; cancel: boolean },
  lang: Lang,
): DraftAction[] {
  if (approval.state !== 'pending') return []
  const { id, revision, gate } = approval
  const button = (
    label: Parameters<typeof say>[1],
    decision: 'approve' | 'reject' | 'cancel',
    style: 'primary' | 'danger' | 'default',
  ): DraftAction => ({
    type: 'button',
    label: say(lang, label),
    style,
    intent: { do: 'decide', approval: id, revision, decision },
  })
  return [
    ...(may.decide ? [button(gate === 'confirm' ? 'confirm' : 'approve', 'approve', 'primary')] : []),
    ...(approval.edit && (may.decide || may.cancel)
      ? [
          {
            type: 'button' as const,
            label: say(lang, 'edit'),
            intent: { do: 'revise' as const, approval: id, revision },
          },
        ]
      : []),
    ...(may.decide && gate === 'approve' ? [button('reject', 'reject', 'danger')] : []),
    ...(may.cancel ? [button('cancel', 'cancel', 'default')] : []),
  ]
}
