// A choice is picked by its label or one of its words; a yes or no by the field's cues.
import type { Field } from '../../tool/fields.ts'
import { normalise } from '../normalise.ts'
import { findAll, type Span } from './span.ts'

const patterns = new Map<string, RegExp>()

/** The words with the endings that gender, number and tense put on them. */
export function wordsPattern(words: string): RegExp {
  let pattern = patterns.get(words)
  if (!pattern) {
    const plain = normalise(words)
      .clean.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/[\s-]+/g, '[ -]+')
    // "Rappelle-moi d'" goes right on.
    const end = plain.endsWith("'") ? '' : '(?:ement|ment|ly|e?s|es?|x)?(?![a-z0-9])'
    pattern = new RegExp(`(?<![a-z0-9])${plain}${end}`, 'g')
    patterns.set(words, pattern)
  }
  return pattern
}

/** Values of a choice that the text names, the longest wording first. */
export function findChoices(clean: string, field: Field): Span<string>[] {
  const found = (field.options ?? []).flatMap((option) =>
    [option.label.fr, option.label.en, ...(option.words ?? [])].flatMap((words) =>
      findAll(clean, wordsPattern(words), () => option.value),
    ),
  )
  return found
    .flatMap((span) => (DENIED.test(clean.slice(0, span.start)) ? opposite(clean, field, span) : [span]))
    .sort((a, b) => b.end - b.start - (a.end - a.start))
}

const DENIED = /\b(?:pas|non|not|never|jamais|n't)(?: (?:encore|yet|been|ete))* $/

/** "Pas payées" is what says "impayées", "not paid" what says "unpaid", where the field has it. */
function opposite(clean: string, field: Field, span: Span<string>): Span<string>[] {
  const stem = clean.slice(span.start, span.start + 4)
  const other = field.options?.find((option) =>
    [option.label.fr, option.label.en, ...(option.words ?? [])].some((word) =>
      ['im', 'in', 'un', 'non '].some((prefix) => normalise(word).clean.startsWith(prefix + stem)),
    ),
  )
  return other ? [{ ...span, value: other.value }] : []
}

/** True or false when one of the field's cues or its label is said, plainly or denied. */
export function findBoolean(clean: string, field: Field): boolean | undefined {
  for (const words of [...(field.cues ?? []), field.label.fr, field.label.en]) {
    const match = clean.match(new RegExp(wordsPattern(words).source))
    if (match)
      return !/\b(?:sans|pas(?: de)?|non|no|not|without|don't|aucune?)\b ?(?:les |the |de |d')?$/.test(
        clean.slice(0, match.index),
      )
  }
  return undefined
}
