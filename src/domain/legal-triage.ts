import type { Bilingual } from '../lib/i18n.ts'
import { foldText } from './records/record.ts'

export type Counsel = 'lawyer-now' | 'lawyer-first' | 'ourselves'

export type LegalMatter = {
  key: string
  label: Bilingual
  counsel: Counsel
  steps: Bilingual
  source: string | null
  /** A tool that takes it on. */
  tool: string | null
}

type Rule = LegalMatter & { pattern: RegExp }

/** Read in folded text; the first that fits is the gravest. */
const RULES: Rule[] = [
  {
    key: 'sued',
    pattern:
      /poursui|poursuite|cour |tribunal|assignation|huissier|saisie|lawsuit|sued|suing|court|bailiff|statement of claim|demande introductive/,
    label: { fr: 'Poursuite, saisie ou papier de cour', en: 'Lawsuit, seizure or court paper' },
    counsel: 'lawyer-now',
    steps: {
      fr: 'Note le jour et l’heure de la remise : le délai pour répondre est écrit sur l’acte et part de là.\nEnvoie une copie à l’avocat aujourd’hui, puis à l’assureur.\nNe réponds pas toi-même; ne détruis et ne modifie rien.',
      en: 'Note the day and hour it was served: the time to answer is written on it and runs from there.\nSend a copy to the lawyer today, then to the insurer.\nDo not answer yourself; destroy and change nothing.',
    },
    source: 'Code de procédure civile',
    tool: null,
  },
  {
    key: 'injury',
    pattern: /accident|blesse|deces|mort |inspecteur|cnesst|injur|fatal|inspector/,
    label: { fr: 'Accident grave ou visite d’un inspecteur', en: 'Serious accident or an inspector’s visit' },
    counsel: 'lawyer-now',
    steps: {
      fr: 'Les secours d’abord; après un accident grave, laisse les lieux intacts et avise la CNESST tout de suite.\nRéponds à l’inspecteur avec politesse, sur les faits seulement, et garde copie de ce que tu remets.\nAppelle l’avocat avant toute déclaration signée.',
      en: 'First aid first; after a serious accident, leave the place as it is and tell the CNESST at once.\nAnswer the inspector politely, on facts only, and keep a copy of what you hand over.\nCall the lawyer before any signed statement.',
    },
    source: 'LSST, art. 62',
    tool: null,
  },
  {
    key: 'demand',
    pattern:
      /mise en demeure|mise en demeur|lettre d avocat|lettre de l avocat|demand letter|formal notice|lawyer s letter|legal letter/,
    label: { fr: 'Mise en demeure ou lettre d’avocat', en: 'Demand letter or lawyer’s letter' },
    counsel: 'lawyer-first',
    steps: {
      fr: 'Note le jour de réception et le délai que la lettre donne; garde l’enveloppe ou le courriel.\nNe réponds pas à chaud, n’admets rien, ne promets rien.\nSors le contrat, les avenants, le journal et les photos; ne modifie rien.\nRemets le tout à l’avocat avant la fin du délai, et avise l’assureur si on parle de dommages.',
      en: 'Note the day it came and the time that it gives; keep the envelope or the e-mail.\nDo not answer in anger, admit nothing, promise nothing.\nGet out the contract, change orders, log and photos; change nothing.\nHand it all to the lawyer before that time ends, and tell the insurer when damage is claimed.',
    },
    source: 'C.c.Q., art. 1594 et 1595',
    tool: null,
  },
  {
    key: 'lien',
    pattern: /hypothequ|construction lien|\blien\b|\bliens\b|denonciation|preavis d exercice/,
    label: { fr: 'Hypothèque légale ou dénonciation', en: 'Construction lien or notice of contract' },
    counsel: 'lawyer-first',
    steps: {
      fr: 'Les délais sont courts et ne se rattrapent pas : regarde-les d’abord.\nL’avis et l’inscription passent par un avocat ou un notaire.\nRéclame les quittances avant de payer plus bas.',
      en: 'The times are short and cannot be made up: look at them first.\nNotice and registration go through a lawyer or notary.\nCollect releases before paying further down.',
    },
    source: 'C.c.Q., art. 2724 à 2728',
    tool: 'liens.compute_deadlines',
  },
  {
    key: 'staff',
    pattern: /congedi|renvoy|mise a pied|harcel|grief|discrimin|fire |firing|dismiss|laid off|harass|grievance/,
    label: { fr: 'Congédiement, harcèlement ou grief', en: 'Dismissal, harassment or grievance' },
    counsel: 'lawyer-first',
    steps: {
      fr: 'Personne n’est congédié ni accusé par message : une rencontre, un témoin, des faits datés.\nParle à l’avocat ou à l’association avant la décision.\nGarde le dossier hors des canaux.',
      en: 'Nobody is dismissed or accused by message: a meeting, a witness, dated facts.\nTalk to the lawyer or the association before deciding.\nKeep the file out of channels.',
    },
    source: 'LNT, art. 81.18 et 124',
    tool: null,
  },
  {
    key: 'privacy',
    pattern: /fuite|renseignements personnels|vol de donnees|pirat|loi 25|data breach|privacy incident|leak/,
    label: { fr: 'Incident de confidentialité', en: 'Privacy incident' },
    counsel: 'lawyer-first',
    steps: {
      fr: 'Arrête la fuite, note quoi, qui et quand.\nLa personne responsable juge s’il y a risque de préjudice sérieux; si oui, la CAI et les personnes sont avisées avec diligence.\nL’incident entre au registre.',
      en: 'Stop the leak; note what, who and when.\nThe person in charge judges whether there is a risk of serious harm; if so, the CAI and the persons are told promptly.\nThe incident goes in the register.',
    },
    source: 'Loi 25 (P-39.1, art. 3.5)',
    tool: null,
  },
  {
    key: 'contract',
    pattern: /contrat|clause|signer|entente|contract|sign |agreement/,
    label: { fr: 'Contrat à signer ou à comprendre', en: 'Contract to sign or understand' },
    counsel: 'ourselves',
    steps: {
      fr: 'Fais sortir les clauses à risque et les délais.\nFais relire par un juriste si une clause est à risque élevé, ou si le prix dépasse ce que tu peux perdre.',
      en: 'Have the risky clauses and time limits pulled out.\nHave a lawyer read it when a clause is high risk, or the price is more than you can lose.',
    },
    source: null,
    tool: 'contracts.review',
  },
  {
    key: 'unpaid',
    pattern:
      /pas paye|impaye|veut pas payer|refuse de payer|paie pas|paye pas|payer pas|not paid|won t pay|refuses to pay|unpaid|owes/,
    label: { fr: 'Client qui ne paie pas', en: 'Client who does not pay' },
    counsel: 'ourselves',
    steps: {
      fr: 'Relance d’abord par écrit; garde la preuve d’envoi.\nRegarde tout de suite les délais d’hypothèque légale : eux n’attendent pas.\nL’avocat entre en jeu pour la mise en demeure et l’inscription.',
      en: 'Remind in writing first; keep proof of sending.\nLook at the lien deadlines at once: they do not wait.\nThe lawyer comes in for the demand letter and registration.',
    },
    source: 'C.c.Q., art. 2724 à 2728',
    tool: 'receivables.send_reminder',
  },
]

/** What kind of matter words tell of, and who should deal with it; null when they tell of none that is known. */
export function triageMatter(words: string): LegalMatter | null {
  const folded = `${foldText(words)} `
  const found = RULES.find(({ pattern }) => pattern.test(folded))
  if (!found) return null
  const { pattern, ...matter } = found
  return matter
}
