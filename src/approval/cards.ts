import type { Block, DraftAction, DraftCard, Tone } from '../chat/card.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Approval, ApprovalState } from './approval.ts'

const say = phrases({
  approve: { fr: 'Approuver', en: 'Approve' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  edit: { fr: 'Modifier', en: 'Edit' },
  reject: { fr: 'Refuser', en: 'Reject' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  withdraw: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
  asks: {
    fr: '**{requester}** demande une approbation. Peut décider : {eligible}.',
    en: '**{requester}** asks for an approval. May decide: {eligible}.',
  },
  waits: { fr: 'Rien ne sera fait sans ta confirmation.', en: 'Nothing happens until you confirm.' },
  revised: { fr: 'Version {revision} : relis avant de décider.', en: 'Version {revision}: review it before deciding.' },
  approved: { fr: 'Approuvé par {by}, {at}.', en: 'Approved by {by}, {at}.' },
  rejected: { fr: 'Refusé par {by}, {at}.', en: 'Rejected by {by}, {at}.' },
  cancelled: { fr: 'Retiré par {by}, {at}.', en: 'Withdrawn by {by}, {at}.' },
  expired: {
    fr: 'Expiré le {at} sans décision. Refais la demande si elle tient toujours.',
    en: 'Expired {at} without a decision. Ask again if it still stands.',
  },
  superseded: { fr: 'Remplacé par une demande plus récente, {at}.', en: 'Replaced by a newer request, {at}.' },
  reason: { fr: 'Raison : {reason}', en: 'Reason: {reason}' },
})

type Who = { requester: string; eligible: string[] }

/** The card that waits for a click. Everybody in the channel may see it; the click is checked. */
export function approvalCard(approval: Approval, who: Who): DraftCard {
  const { lang, gate, id, revision, card } = approval
  const lines: Block[] = []
  if (revision > 1) lines.push({ type: 'text', text: say(lang, 'revised', { revision }) })
  lines.push({
    type: 'text',
    text:
      gate === 'confirm'
        ? say(lang, 'waits')
        : say(lang, 'asks', { requester: who.requester, eligible: who.eligible.join(', ') }),
  })
  const decision = (kind: 'approve' | 'reject' | 'cancel') =>
    ({ do: 'decide', approval: id, revision, decision: kind }) as const
  const actions: DraftAction[] = [
    {
      type: 'button',
      label: say(lang, gate === 'confirm' ? 'confirm' : 'approve'),
      style: 'primary',
      intent: decision('approve'),
    },
  ]
  if (approval.edit)
    actions.push({ type: 'button', label: say(lang, 'edit'), intent: { do: 'revise', approval: id, revision } })
  actions.push(
    gate === 'confirm'
      ? { type: 'button', label: say(lang, 'cancel'), intent: decision('cancel') }
      : { type: 'button', label: say(lang, 'reject'), style: 'danger', intent: decision('reject') },
  )
  return {
    ...card,
    tone: 'warning',
    blocks: [...card.blocks, ...lines],
    actions: [...actions, ...(card.actions ?? [])],
  }
}

/** The one approval that a card's buttons decide, so that every copy of it is edited after the decision. */
export function approvalOf(card: DraftCard): string | null {
  const ids = (card.actions ?? []).flatMap((action) =>
    action.type === 'button' && action.intent.do === 'decide' ? [action.intent.approval] : [],
  )
  return new Set(ids).size === 1 ? ids[0]! : null
}

/** For who asked: nobody has to decide any more. */
export function withdrawAction({ id, revision }: Approval, lang: Lang): Extract<DraftAction, { type: 'button' }> {
  const intent = { do: 'decide', approval: id, revision, decision: 'cancel' } as const
  return { type: 'button', label: say(lang, 'withdraw'), intent }
}

export function decidedSentence(lang: Lang, facts: { state: ApprovalState; by: string | null; at: string }): string {
  const state = facts.state === 'pending' ? 'expired' : facts.state
  return say(lang, state, { by: facts.by ?? '—', at: facts.at })
}

const TONES: Partial<Record<ApprovalState, Tone>> = { approved: 'success', rejected: 'danger' }

/** The same card after the decision: no buttons, and who decided, when, why. */
export function decidedCard(approval: Approval, by: string | null, at: string): DraftCard {
  const { lang, state, card, reason } = approval
  const sentence = decidedSentence(lang, { state, by, at })
  const blocks: Block[] = [...card.blocks, { type: 'text', text: `**${sentence}**` }]
  if (reason) blocks.push({ type: 'text', text: say(lang, 'reason', { reason }) })
  return { ...card, tone: TONES[state] ?? 'neutral', summary: `${card.title} — ${sentence}`, blocks, actions: [] }
}
