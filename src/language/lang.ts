// Which language a message is in, and whether it is one that Nova speaks.
import type { Lang } from '../lib/i18n.ts'

const FRENCH = new Set(
  (
    'le la les un une des du de au aux et est sont pour avec sur dans chez moi toi nous vous je tu il elle on qui que quoi quel quelle quels quelles ' +
    "combien comment pourquoi ou quand c'est fais fait faire montre envoie mets ajoute donne mes mon ma nos notre ce cette ces pas plus svp puis suis " +
    "facture factures taxe semaine mois annee hier demain aujourd'hui heures chantier projet tache rapport bonjour salut merci oui veux peux dois faut ya tous lundi mardi mercredi " +
    't es ben bin c j m lui leur dis aide rien toute bien mal va vas allo depuis avant apres sans combien argent jeudi vendredi samedi dimanche janvier fevrier avril juin juillet aout septembre octobre novembre decembre client relance note l d j qu n s'
  ).split(' '),
)
const ENGLISH = new Set(
  (
    'the a an is are was were of to for with at in and or my our your we you i me it this that what which who how when where why do does did can ' +
    'could would please show send make give put list create bill invoice invoices tax week month year yesterday tomorrow today hours job project task report hello hi thanks yes ' +
    'actually same rather make change second first because but by not if so there got paid from about need want have has had much many any all every each from since last next remind monday tuesday wednesday thursday friday saturday sunday january february april june july august september ' +
    'october november december s don doesn isn didn won no remove add approve morning afternoon evening anything something nothing everything fire new now here up down out off only good great tell find hours owe owes'
  ).split(' '),
)
const SPANISH = new Set(
  'el los las una del al por para con que como cuanto cuanta donde cuando quiero puedo puedes hola gracias favor buenos dias usted esta estan necesito enviar enviame factura mis tus muy pero tengo hacer hoy manana semana deben debe cliente clientes facturas cuantas trabajo obra necesitamos dinero y'.split(
    ' ',
  ),
)
const OTHERS = new Set(
  'ich und nicht bitte das der was kostet wie viel wann wo ein eine ist wie mir danke guten haben rechnung io sono grazie ciao come voglio oggi quanto obrigado voce nao fazer bom dia fatura por ola mwen kijan bonswa'.split(
    ' ',
  ),
)

const count = (words: string[], set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length

export type Detected = { lang: Lang; foreign: boolean }

/** `fallback` is the person's language, used when the text does not tell. */
export function detectLanguage(original: string, clean: string, fallback: Lang): Detected {
  const letters = original.match(/\p{L}/gu)?.length ?? 0
  const latin = original.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters >= 3 && latin < letters / 2) return { lang: fallback, foreign: true }
  const words = clean.match(/[a-z]+/g) ?? []
  const french = count(words, FRENCH) + (/[éèêàçùâîôœ]/i.test(original) ? 1.5 : 0)
  const english = count(words, ENGLISH)
  const foreign = Math.max(count(words, SPANISH), count(words, OTHERS)) + (/[ñ¿¡ßãõ]/i.test(original) ? 2 : 0)
  const lang = french === english ? fallback : french > english ? 'fr' : 'en'
  return { lang, foreign: foreign >= 2 && foreign > Math.max(french, english) + 0.5 }
}
