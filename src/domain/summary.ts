import { sentencesOf } from './contract-clauses.ts'
import { foldText } from './records/record.ts'

export type SummaryPoint = { page: number; text: string }
export type SummarySection = { heading: string; from: number; to: number; points: SummaryPoint[] }

/** A heading ends at a colon or with its line; a sentence that begins like one does not. */
const HEADING =
  /^(?:(?:section|division|chapitre|chapter|partie|part|annexe|appendix|article)\s+[\dIVXA-Z][\d.]*|\d+(?:\.\d+)*\.?\s+(?=\p{Lu}))[^\n:.]{0,100}(?=[:\n]|$)/iu
/** Of a section; a text with few of them is told in more. */
const MOST_POINTS = 2
const FEW_SECTIONS = 3
const POINTS_OF_FEW = 6
const LONGEST = 240

/** What binds, costs or ends weighs more than what describes. */
const WEIGHTS: [RegExp, number][] = [
  [/\d[\d ,.]*\s*\$|\$\s*\d/, 3],
  [/\b(penalit|liquidated|retenue|holdback|garantie|warranty|caution|bond)/, 3],
  [/\b\d+ (jours?|days?|mois|months?|ans?|years?|heures?|hours?)\b/, 2],
  [/\b(doit|doivent|shall|must|obligatoire|exige|interdit|required)\b/, 2],
  [/\d/, 1],
]
const weigh = (sentence: string): number => {
  const folded = foldText(sentence)
  return WEIGHTS.reduce(
    (sum, [pattern, weight]) => sum + (pattern.test(folded) || pattern.test(sentence) ? weight : 0),
    0,
  )
}

/**
 * A long text by its headings, each with the sentences that bind most, as they are written. Extractive: nothing is
 * said that does not stand on the page. Pages without a heading go with the ones before; sentences in `leave` are left out.
 */
export function summarize(pages: readonly string[], leave: readonly string[] = []): SummarySection[] {
  const left = new Set(leave.map(foldText))
  const sections: (SummarySection & { found: (SummaryPoint & { weight: number })[] })[] = []
  for (const [i, text] of pages.entries()) {
    const heading = HEADING.exec(text.trim())?.[0].trim()
    const last = sections.at(-1)
    if (!last || (heading && foldText(heading) !== foldText(last.heading)))
      sections.push({ heading: heading ?? '', from: i + 1, to: i + 1, points: [], found: [] })
    const section = sections.at(-1)!
    section.to = i + 1
    const body = heading
      ? text
          .trim()
          .slice(heading.length)
          .replace(/^[\s:.–-]+/, '')
      : text
    for (const sentence of sentencesOf(body)) {
      const folded = foldText(sentence)
      if (left.has(folded) || section.found.some((one) => foldText(one.text) === folded)) continue
      section.found.push({ page: i + 1, text: sentence.trim().slice(0, LONGEST), weight: weigh(sentence) })
    }
  }
  const most = sections.length < FEW_SECTIONS ? POINTS_OF_FEW : MOST_POINTS
  return sections.map(({ found, ...section }) => ({
    ...section,
    points: found
      .sort((a, b) => b.weight - a.weight || a.page - b.page)
      .slice(0, most)
      .sort((a, b) => a.page - b.page)
      .map(({ page, text }) => ({ page, text })),
  }))
}
