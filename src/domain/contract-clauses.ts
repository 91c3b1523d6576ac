import type { Bilingual } from '../lib/i18n.ts'
import { foldText } from './records/record.ts'

export type ClauseKind =
  | 'pay-when-paid'
  | 'penalty'
  | 'holdback'
  | 'notice'
  | 'termination'
  | 'indemnity'
  | 'interest'
  | 'changes'
  | 'warranty'
  | 'insurance'
  | 'arbitration'

type ClauseRule = {
  kind: ClauseKind
  risk: 'high' | 'medium' | 'low'
  label: Bilingual
  pattern: RegExp
  suggest: Bilingual
}

/** Read in folded text (no accents, lower case), sentence by sentence. */
const RULES: ClauseRule[] = [
  {
    kind: 'pay-when-paid',
    risk: 'high',
    label: { fr: 'Payé quand payé', en: 'Pay when paid' },
    pattern:
      /\b(pa(ye|iement|yable|id|yment|yable).{0,80}(apres|lorsqu|des que|a condition|conditionn|until|when|after|condition|contingent).{0,80}(recu|recoit|reception|paye par|receiv|receipt|paid by)|pay when paid|pay if paid|paye quand paye)/,
    suggest: {
      fr: 'Demander un délai fixe : « payable au plus tard 35 jours après la demande, que le maître de l’ouvrage ait payé ou non ».',
      en: 'Ask for a fixed time: “payable no later than 35 days after the application, whether or not the owner has paid”.',
    },
  },
  {
    kind: 'penalty',
    risk: 'high',
    label: { fr: 'Pénalité de retard', en: 'Liquidated damages' },
    pattern:
      /\b(penalit|dommages (interets )?liquid|liquidated damages|par jour de retard|per day of delay|for each day)/,
    suggest: {
      fr: 'Plafonner (5 % du prix) et exclure les retards qui ne viennent pas de nous.',
      en: 'Cap it (5% of the price) and exclude delays that are not ours.',
    },
  },
  {
    kind: 'indemnity',
    risk: 'high',
    label: { fr: 'Indemnisation large', en: 'Broad indemnity' },
    pattern: /\b(indemnis|tenir indemne|prendre fait et cause|hold harmless|indemnif)/,
    suggest: { fr: 'Limiter à notre faute et à la part assurée.', en: 'Limit it to our fault and to what is insured.' },
  },
  {
    kind: 'termination',
    risk: 'medium',
    label: { fr: 'Résiliation', en: 'Termination' },
    pattern: /\b(resili|terminat)/,
    suggest: {
      fr: 'Prévoir le paiement des travaux faits et un préavis de 10 jours.',
      en: 'Provide for payment of work done and 10 days of notice.',
    },
  },
  {
    kind: 'changes',
    risk: 'medium',
    label: { fr: 'Changements', en: 'Changes' },
    pattern: /\b(avenant|ordre de changement|change order|change directive|directive de changement)/,
    suggest: {
      fr: 'Aucun travail modifié sans avenant signé, ou tarif horaire convenu.',
      en: 'No changed work without a signed change order, or agreed rates.',
    },
  },
  {
    kind: 'notice',
    risk: 'medium',
    label: { fr: 'Préavis', en: 'Notice' },
    pattern:
      /\b(preavis|avis ecrit|avis.{0,60}(dans les|au plus tard) \d+ jours|written notice|notice.{0,60}within \d+ days)/,
    suggest: { fr: 'Noter le délai au calendrier dès la signature.', en: 'Put the delay in the calendar at signing.' },
  },
  {
    kind: 'holdback',
    risk: 'medium',
    label: { fr: 'Retenue', en: 'Holdback' },
    pattern: /\b(retenue|holdback|retainage)/,
    suggest: {
      fr: 'Fixer la date de libération : 45 jours après la fin des travaux.',
      en: 'Fix the release: 45 days after the end of the works.',
    },
  },
  {
    kind: 'interest',
    risk: 'low',
    label: { fr: 'Intérêt de retard', en: 'Late interest' },
    pattern: /\b(interet de retard|interet annuel|interest|taux annuel|per annum)/,
    suggest: {
      fr: 'Écrire un taux annuel : « 2 % par mois » seul n’en vaut que 5 par an.',
      en: 'Write an annual rate: “2% a month” alone is worth 5 a year.',
    },
  },
  {
    kind: 'warranty',
    risk: 'low',
    label: { fr: 'Garantie', en: 'Warranty' },
    pattern: /\b(garantie|warranty|guarantee)/,
    suggest: { fr: 'Un an à compter de la réception.', en: 'One year from acceptance.' },
  },
  {
    kind: 'insurance',
    risk: 'low',
    label: { fr: 'Assurance', en: 'Insurance' },
    pattern: /\b(assurance|insurance|assure additionnel|additional insured)/,
    suggest: { fr: 'Comparer aux certificats en main.', en: 'Compare with the certificates at hand.' },
  },
  {
    kind: 'arbitration',
    risk: 'low',
    label: { fr: 'Différends', en: 'Disputes' },
    pattern: /\b(arbitrage|mediation|arbitration|dispute)/,
    suggest: {
      fr: 'Préférer la médiation puis le tribunal du lieu de l’ouvrage.',
      en: 'Prefer mediation, then the court of the place of work.',
    },
  },
]

export type FoundClause = {
  kind: ClauseKind
  risk: 'high' | 'medium' | 'low'
  label: Bilingual
  quote: string
  page: number
  suggest: Bilingual
}

/** The clauses of a text by page, quoted as they are written; the riskiest first. Found words, not legal advice. */
export function findClauses(pages: readonly string[], kinds?: readonly ClauseKind[]): FoundClause[] {
  const order = { high: 0, medium: 1, low: 2 }
  const found = pages.flatMap((page, i) =>
    sentencesOf(page).flatMap((sentence) => {
      const folded = foldText(sentence)
      return RULES.filter((rule) => (!kinds || kinds.includes(rule.kind)) && rule.pattern.test(folded)).map(
        ({ kind, risk, label, suggest }) => ({
          kind,
          risk,
          label,
          suggest,
          quote: sentence.trim().slice(0, 600),
          page: i + 1,
        }),
      )
    }),
  )
  return found.sort((a, b) => order[a.risk] - order[b.risk] || a.page - b.page)
}

export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.;!?])\s+|\n+/).filter((one) => one.trim().length > 3)

/** Lines that two versions do not share, in their order. */
export function diffLines(before: string, after: string): { removed: string[]; added: string[] } {
  const [old, fresh] = [sentencesOf(before), sentencesOf(after)]
  const known = (list: string[]) => new Set(list.map(foldText))
  const [had, has] = [known(old), known(fresh)]
  return {
    removed: old.filter((one) => !has.has(foldText(one))),
    added: fresh.filter((one) => !had.has(foldText(one))),
  }
}
