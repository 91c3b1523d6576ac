import { NovaError } from '../errors.ts'
import { dateIn, formatDate, formatTime } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { Actor } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import type { Approval } from './approval.ts'
import { decidedSentence } from './cards.ts'
import type { Verdict } from './policy.ts'

const REASONS: Partial<Record<Verdict, { fr: string; en: string }>> = {
  'own-request': {
    fr: "On n'approuve pas sa propre demande.",
    en: 'Nobody approves their own request.',
  },
  'not-the-asker': {
    fr: 'Seule la personne qui a demandé peut confirmer.',
    en: 'Only the person who asked may confirm.',
  },
  'over-limit': {
    fr: "Le montant dépasse ta limite d'approbation.",
    en: 'The amount is over your approval limit.',
  },
}

/** Why this person may not decide, and who may. */
export function whoMayDecide(names: string[], verdict: Verdict = 'no-right'): NovaError {
  const reason = REASONS[verdict] ?? {
    fr: "Tu n'as pas le droit de décider de ceci.",
    en: 'You do not have the right to decide this.',
  }
  const who =
    names.length > 0
      ? { fr: `Peut décider : ${names.join(', ')}.`, en: `May decide: ${names.join(', ')}.` }
      : {
          fr: "Personne d'autre n'a ce droit en ce moment : l'administrateur peut l'accorder ou relever une limite.",
          en: 'Nobody else has this right at the moment: the administrator can grant it or raise a limit.',
        }
  return new NovaError(
    'auth.forbidden',
    { fr: `${reason.fr} ${who.fr}`, en: `${reason.en} ${who.en}` },
    { data: { mayDecide: names } },
  )
}

/** Nobody may decide it now: who has the right, and what keeps each from it. */
export function nobodyMayDecide(
  approval: Pick<Approval, 'permission' | 'requesterId'>,
  holders: readonly Actor[],
): NovaError {
  const why = (one: Actor, lang: 'fr' | 'en') => {
    const limit = approval.permission ? one.limits[approval.permission] : undefined
    if (one.id === approval.requesterId)
      return lang === 'fr' ? `${one.name} (fait la demande)` : `${one.name} (asks for it)`
    if (limit === undefined) return one.name
    const amount = formatMoney(limit, lang)
    return lang === 'fr' ? `${one.name} (limite de ${amount})` : `${one.name} (limit of ${amount})`
  }
  const list = (lang: 'fr' | 'en') => holders.map((one) => why(one, lang)).join(', ') || '—'
  return new NovaError(
    'auth.forbidden',
    {
      fr: `Personne ne peut décider de ceci en ce moment. Ont ce droit : ${list('fr')}. L'administrateur peut l'accorder à quelqu'un d'autre ou relever une limite.`,
      en: `Nobody may decide this at the moment. The right is with: ${list('en')}. The administrator can grant it to somebody else or raise a limit.`,
    },
    { data: { mayDecide: [] } },
  )
}

export const noSuchRequest = () =>
  new NovaError('not-found', { fr: "Cette demande n'existe pas.", en: 'There is no such request.' })

export const staleRequest = () =>
  new NovaError('approval.stale', {
    fr: 'Le contenu a changé depuis cette carte. Vérifie la nouvelle version avant de décider.',
    en: 'The content has changed since this card. Review the new version before deciding.',
  })

export const requesterLostRight = (requester: Actor) => ({
  fr: `${requester.name} n'a plus le droit de faire cette demande; rien n'a été exécuté.`,
  en: `${requester.name} no longer has the right to ask for this; nothing was executed.`,
})

type Persons = { persons: { get(id: string): Promise<PersonRow | null> } }

/** It is over: how, by whom and when. An expired one that nobody closed yet counts as over. */
export async function alreadyDecided(
  approval: Approval | null,
  call: Omit<Call, 'actor'>,
  stores: Persons,
): Promise<NovaError> {
  if (!approval) return noSuchRequest()
  const state = approval.state === 'pending' ? 'expired' : approval.state
  const decider = approval.decidedBy ? await stores.persons.get(approval.decidedBy) : null
  const by = decider?.name ?? null
  const when = approval.decidedAt ?? approval.expiresAt
  const { timeZone } = call.organization
  const sentence = (lang: 'fr' | 'en') => {
    const at = `${formatDate(dateIn(timeZone, when), lang)}, ${formatTime(when, timeZone, lang)}`
    return decidedSentence(lang, { state, by, at })
  }
  return new NovaError(
    'approval.decided',
    { fr: sentence('fr'), en: sentence('en') },
    { data: { state, by, at: when.toISOString(), revision: approval.revision } },
  )
}
