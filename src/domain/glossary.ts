import { foldText } from './records/record.ts'

export type Term = { number: string; fr: string; en: string; note: string; state: 'approved' | 'proposed' | 'avoided' }

/** A folded word may take a plural's ending. */
const pattern = (term: string) =>
  new RegExp(`(?<![a-z0-9])${foldText(term).replaceAll(' ', '(?:e?s|x)? ')}(?:e?s|x)?(?![a-z0-9])`)

/** `float / margin` is two. */
const forms = (side: string) =>
  side
    .split('/')
    .map((one) => one.trim())
    .filter(Boolean)

/**
 * The terms that stand in a text, each with the language it stands in; of two that overlap the longer one. In the order
 * of the text.
 */
export function findTerms<T extends Term>(text: string, terms: readonly T[]): { term: T; lang: 'fr' | 'en' }[] {
  const folded = foldText(text)
  const hits = terms.flatMap((term) =>
    (['fr', 'en'] as const).flatMap((lang) =>
      forms(term[lang]).flatMap((form) => {
        const found = pattern(form).exec(folded)
        return found ? [{ term, lang, start: found.index, end: found.index + found[0].length }] : []
      }),
    ),
  )
  const longest = hits.filter(
    (one) =>
      !hits.some(
        (other) => other.end - other.start > one.end - one.start && other.start <= one.start && other.end >= one.end,
      ),
  )
  const seen = new Set<string>()
  return longest
    .sort((a, b) => a.start - b.start)
    .filter(({ term }) => !seen.has(term.number) && seen.add(term.number))
    .map(({ term, lang }) => ({ term, lang }))
}
