import { addDays, daysBetween, type IsoDate } from '../lib/dates.ts'

export type TicketPriority = 'low' | 'normal' | 'high'
/** Days to the first answer and to the solution. */
export const SERVICE_DAYS: Record<TicketPriority, { answer: number; solve: number }> = {
  high: { answer: 1, solve: 3 },
  normal: { answer: 2, solve: 10 },
  low: { answer: 5, solve: 30 },
}

export type TicketFact = { opened: IsoDate; priority: TicketPriority; answered: IsoDate | null; solved: IsoDate | null }

/** Where a ticket stands against its times; `late` in days, 0 when it is not. */
export function standTicket(
  ticket: TicketFact,
  today: IsoDate,
): { answerBy: IsoDate; solveBy: IsoDate; answerLate: number; solveLate: number } {
  const days = SERVICE_DAYS[ticket.priority]
  const [answerBy, solveBy] = [addDays(ticket.opened, days.answer), addDays(ticket.opened, days.solve)]
  const late = (by: IsoDate, done: IsoDate | null) => Math.max(0, daysBetween(by, done ?? today))
  return { answerBy, solveBy, answerLate: late(answerBy, ticket.answered), solveLate: late(solveBy, ticket.solved) }
}

export type ChurnFacts = {
  openComplaints: number
  daysSinceContact: number | null
  lastScore: number | null
  disputed: boolean
  payingSlower: boolean
  lostQuotes: number
}

/** Signs that a client may leave, 0 to 100, each with its points: something to call about, never a verdict. */
export function churnRisk(facts: ChurnFacts): { score: number; signs: { key: keyof ChurnFacts; points: number }[] } {
  const signs: { key: keyof ChurnFacts; points: number }[] = [
    { key: 'openComplaints', points: Math.min(30, facts.openComplaints * 15) },
    { key: 'disputed', points: facts.disputed ? 25 : 0 },
    {
      key: 'lastScore',
      points: facts.lastScore === null ? 0 : facts.lastScore <= 6 ? 25 : facts.lastScore <= 8 ? 8 : 0,
    },
    {
      key: 'daysSinceContact',
      points:
        facts.daysSinceContact === null ? 10 : facts.daysSinceContact > 180 ? 15 : facts.daysSinceContact > 90 ? 8 : 0,
    },
    { key: 'payingSlower', points: facts.payingSlower ? 10 : 0 },
    { key: 'lostQuotes', points: Math.min(10, facts.lostQuotes * 5) },
  ]
  const kept = signs.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)
  return {
    score: Math.min(
      100,
      kept.reduce((sum, { points }) => sum + points, 0),
    ),
    signs: kept,
  }
}

export type TicketCategory = 'complaint' | 'request' | 'defect' | 'billing' | 'noise-dust' | 'question'

/** Words that sort what a client says, in the order in which they decide. */
const SORTS: [TicketCategory, RegExp][] = [
  ['noise-dust', /\b(?:bruit|bruyant|poussiere|noise|noisy|dust|dusty|vibration)/],
  ['billing', /\b(?:factur\w*|charge en double|montant|paye\w* deux fois|invoice|bill|billing|overcharged?)\b/],
  [
    'defect',
    /\b(?:fuit\w*|infiltr\w*|fissur\w*|decoll\w*|bris\w*|casse\w*|ferme pas|ferment pas|refoul\w*|coule|moisissure|defaut|leak\w*|crack\w*|broken|close|closes|stuck|peeling|mould|mold)\b/,
  ],
  ['request', /\b(?:copie|certificat|besoin|aimerait|voudrait|demande|needs?|wants?|copy|certificate|would like)\b/],
  ['question', /\b(?:quand|comment|horaire|question|when|how|schedule)\b/],
]
const URGENT =
  /\b(?:eau|infiltr\w*|fuit\w*|inond\w*|feu|gaz|danger\w*|chauffage|electri\w*|bless\w*|ascenseur|urgent\w*|water|leak\w*|flood\w*|fire|gas|heating|injur\w*|unsafe|elevator)\b/

/** What a client says, sorted by its words: `text` in lower case without accents. A complaint where none decides. */
export function sortTicket(text: string): { category: TicketCategory; priority: TicketPriority } {
  const category = SORTS.find(([, words]) => words.test(text))?.[0] ?? 'complaint'
  const quiet = category === 'request' || category === 'question'
  return { category, priority: URGENT.test(text) ? 'high' : quiet ? 'low' : 'normal' }
}
