import { fold } from '../language/normalise.ts'
import type { Entity, Lexicon } from '../language/references.ts'

/** As many as any platform shows. */
const MOST = 25
/** Share of common trigrams from which a name is worth showing. */
const LIKE = 0.25

const trigrams = (text: string) => {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
}

/** How much of what was typed is in the name: a short start must find a long name. */
function likeness(typed: Set<string>, name: Set<string>): number {
  let common = 0
  for (const one of typed) if (name.has(one)) common += 1
  return common / typed.size
}

function scoreOf(entity: Entity, typed: string, grams: Set<string>): number {
  if (typed === '') return 1
  return Math.max(
    ...[...entity.names, ...(entity.code ? [entity.code] : [])].map(fold).map((name) => {
      if (name.startsWith(typed)) return 3
      if (name.split(/[^a-z0-9]+/).some((word) => word.startsWith(typed))) return 2
      return likeness(grams, trigrams(name))
    }),
  )
}

/** Names of one kind that begin like, or look like, what was typed; the nearest first. */
export function suggestNames(
  lexicon: Lexicon,
  kind: 'client' | 'project',
  text: string,
): { value: string; label: string }[] {
  const typed = fold(text).trim()
  const grams = trigrams(typed)
  return lexicon.entities
    .filter((one) => one.slot === kind)
    .map((entity) => ({ entity, score: scoreOf(entity, typed, grams) }))
    .filter(({ score }) => score >= LIKE)
    .sort((a, b) => b.score - a.score || a.entity.label.localeCompare(b.entity.label))
    .slice(0, MOST)
    .map(({ entity }) => ({ value: entity.names[0]!, label: entity.label }))
}
