import type { Cents, Ppm } from '../lib/money.ts'
import { shareOf } from './quotient.ts'

export const BID_CRITERIA = [
  'margin-history',
  'crew-load',
  'bonding',
  'distance',
  'competition',
  'client',
  'licence',
] as const
export type BidCriterion = (typeof BID_CRITERIA)[number]

/** Weights sum to 100. */
export const BID_WEIGHTS: Record<BidCriterion, number> = {
  'margin-history': 25,
  'crew-load': 20,
  bonding: 20,
  distance: 10,
  competition: 10,
  client: 10,
  licence: 5,
}

export type BidFacts = {
  /** Margin of similar projects done, in millionths. */
  marginHistory: Ppm | null
  /** Share of crew hours already taken over the works. */
  crewLoad: Ppm | null
  bondingFits: boolean | null
  distanceKm: number | null
  competitors: number | null
  /** Mean days that the client takes to pay. */
  payDays: number | null
  licence: 'covered' | 'by-subcontract' | 'not-covered' | 'unknown'
}

export type BidScore = {
  /** 0 to 100 of what is known. */
  score: number | null
  criteria: { criterion: BidCriterion; weight: number; points: number | null }[]
  missing: BidCriterion[]
  blocking: BidCriterion[]
  advice: 'bid' | 'weigh' | 'pass' | 'unknown'
}

const between = (value: number, worst: number, best: number) =>
  Math.max(0, Math.min(1, (value - worst) / (best - worst)))

/** A score out of what is known, and what is missing to know more. People decide. */
export function scoreBid(facts: BidFacts): BidScore {
  const marks: Record<BidCriterion, number | null> = {
    'margin-history': facts.marginHistory === null ? null : between(facts.marginHistory, 40_000, 150_000),
    'crew-load': facts.crewLoad === null ? null : between(facts.crewLoad, 1_100_000, 600_000),
    bonding: facts.bondingFits === null ? null : Number(facts.bondingFits),
    distance: facts.distanceKm === null ? null : between(facts.distanceKm, 150, 20),
    competition: facts.competitors === null ? null : between(facts.competitors, 9, 2),
    client: facts.payDays === null ? null : between(facts.payDays, 70, 25),
    licence: { covered: 1, 'by-subcontract': 0.6, 'not-covered': 0, unknown: null }[facts.licence],
  }
  const criteria = BID_CRITERIA.map((criterion) => {
    const mark = marks[criterion]
    const weight = BID_WEIGHTS[criterion]
    return { criterion, weight, points: mark === null ? null : Math.round(mark * weight * 10) / 10 }
  })
  const known = criteria.filter(({ points }) => points !== null)
  const weight = known.reduce((sum, one) => sum + one.weight, 0)
  const score = weight ? Math.round((known.reduce((sum, one) => sum + one.points!, 0) * 100) / weight) : null
  const blocking: BidCriterion[] = [
    ...(facts.bondingFits === false ? (['bonding'] as const) : []),
    ...(facts.licence === 'not-covered' ? (['licence'] as const) : []),
  ]
  const advice = score === null ? 'unknown' : blocking.length || score < 40 ? 'pass' : score >= 65 ? 'bid' : 'weigh'
  return {
    score,
    criteria,
    missing: criteria.filter(({ points }) => points === null).map(({ criterion }) => criterion),
    blocking,
    advice,
  }
}

/** Bids won among those decided, by count and by value. */
export function hitRate(bids: readonly { amount: Cents; state: 'won' | 'lost' | 'open' }[]): {
  byCount: Ppm | null
  byValue: Ppm | null
  decided: number
} {
  const decided = bids.filter(({ state }) => state !== 'open')
  const won = decided.filter(({ state }) => state === 'won')
  const value = (list: readonly { amount: Cents }[]) => list.reduce((sum, { amount }) => sum + amount, 0)
  return {
    byCount: shareOf(won.length, decided.length),
    byValue: shareOf(value(won), value(decided)),
    decided: decided.length,
  }
}

/** What is expected of open opportunities: each amount × its probability; amounts in cents. */
export function weighPipeline<T extends { amount: Cents; probability: Ppm }>(
  open: readonly T[],
): { items: (T & { weighted: Cents })[]; total: Cents; weighted: Cents } {
  const items = open
    .map((one) => ({ ...one, weighted: Math.round((one.amount * one.probability) / 1_000_000) }))
    .sort((a, b) => b.weighted - a.weighted)
  const sum = (key: 'amount' | 'weighted') => items.reduce((total, one) => total + one[key], 0)
  return { items, total: sum('amount'), weighted: sum('weighted') }
}

/** One offer of a vendor; `excludes` are the things left out and what they are worth. */
export type Offer = {
  vendor: string
  price: Cents
  freight: Cents
  leadDays: number
  excludes: readonly { item: string; worth: Cents }[]
}

/** Offers brought to one scope: price, freight and what each leaves out; the lowest first. `late` misses the need. */
export function levelOffers<T extends Offer>(offers: readonly T[], neededInDays: number | null = null) {
  const levelled = offers
    .map((offer) => {
      const added = offer.excludes.reduce((sum, { worth }) => sum + worth, 0)
      const late = neededInDays !== null && offer.leadDays > neededInDays
      return { ...offer, added, levelled: offer.price + offer.freight + added, late }
    })
    .sort((a, b) => a.levelled - b.levelled)
  const best = levelled[0]?.levelled ?? 0
  return levelled.map((one) => ({ ...one, gap: one.levelled - best }))
}
