import { NovaError } from '../errors.ts'
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
