import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Ppm } from '../lib/money.ts'
import { median } from './payer-forecast.ts'
import { shareOf } from './quotient.ts'

export type DeficiencyFact = { opened: IsoDate; due: IsoDate | null; closed: IsoDate | null; cause: string; by: string }

/** How deficiencies are dealt with on a day: how many are open, late, closed, and the median days to close. */
export function deficiencyFigures(
  list: readonly DeficiencyFact[],
  today: IsoDate,
): { open: number; late: number; closed: number; closedShare: Ppm | null; medianDays: number | null } {
  const closed = list.filter((one) => one.closed)
  const open = list.filter((one) => !one.closed)
  return {
    open: open.length,
    late: open.filter(({ due }) => due !== null && due < today).length,
    closed: closed.length,
    closedShare: shareOf(closed.length, list.length),
    medianDays: median(closed.map((one) => daysBetween(one.opened, one.closed!))),
  }
}

/** Causes by number, the most frequent first, with the share that they make up together (Pareto). */
export function pareto(causes: readonly string[]): { cause: string; count: number; share: Ppm; cumulative: Ppm }[] {
  const groups = [...Map.groupBy(causes, (cause) => cause)].map(([cause, all]) => ({ cause, count: all.length }))
  let sum = 0
  return groups
    .sort((a, b) => b.count - a.count || a.cause.localeCompare(b.cause))
    .map(({ cause, count }) => {
      sum += count
      return { cause, count, share: shareOf(count, causes.length)!, cumulative: shareOf(sum, causes.length)! }
    })
}

/** Inspections that passed the first time. */
export const firstPassYield = (first: readonly { passed: boolean }[]): Ppm | null =>
  shareOf(first.filter(({ passed }) => passed).length, first.length)

/** A subcontractor's mark from 0 to 100; what was not judged counts for nothing. Marks are 0 to 1 in millionths. */
export function scoreSubcontractor(marks: {
  quality: Ppm | null
  punctuality: Ppm | null
  safety: Ppm | null
  paperwork: Ppm | null
}): number | null {
  const weights = { quality: 35, punctuality: 30, safety: 20, paperwork: 15 } as const
  const known = (Object.keys(weights) as (keyof typeof weights)[]).filter((key) => marks[key] !== null)
  const weight = known.reduce((sum, key) => sum + weights[key], 0)
  return weight ? Math.round(known.reduce((sum, key) => sum + weights[key] * marks[key]!, 0) / (weight * 10_000)) : null
}

const PLACE =
  'corridors?|couloir|hall|lobby|logements?|appartement|chambre|salle|bureau|locale?|escaliers?|façade|facade|étage|etage|sous-sol|toit|toiture|entrée|entree|garage|quai|aile|cage|rez-de-chaussée|bay|unit|room|office|stairwell|stairs?|floor|basement|roof|entrance|dock|level|suite|mur (?:nord|sud|est|ouest)|(?:north|south|east|west) wall'
const WHERE = new RegExp(
  `(?:^|[\\s,;(–-]+)((?:(?:dans|sur|à|a|au|aux|du|de|des|in|on|at|of|près de|near)\\s+)?(?:(?:les?|la|the)\\s+|l['’])?(?:\\d+(?:er?|re|ère|ème|eme|th|st|nd|rd)?\\s+)?(?:${PLACE})(?!\\p{L}).*)$`,
  'iu',
)
const LEAD = /^(?:(?:dans|sur|à|a|au|aux|du|de|des|in|on|at|of)\s+)?(?:(?:les?|la|the)\s+|l['’])?/i

const PHOTO =
  /[\s,;(–-]*(?:avec (?:la |une )?|with (?:a |the )?)?(?:photos?|pics?|pictures?)(?: (?:jointes?|attached|en pièce jointe))?[\s).]*$/i

/** Without the mention that a photo came with it. */
export const withoutPhoto = (text: string): string => text.replace(PHOTO, '').trim() || text

/** What is wrong and where, of one sentence: `fissure dans le gypse corridor 2e étage`. */
export function splitDefect(said: string): { what: string; where: string } {
  const text = withoutPhoto(said)
  const found = WHERE.exec(text)
  const what = found ? text.slice(0, found.index).replace(/[\s,;:(–-]+$/, '') : text
  if (!found || !what) return { what: text, where: '' }
  return { what, where: found[1]!.replace(LEAD, '').replace(/[\s,;.)]+$/, '') }
}
