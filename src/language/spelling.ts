// Slips of the finger put right by the words that requests are made of.
import { isOneSlip } from './normalise.ts'

/** `words`: those of the examples, the most frequent first. */
export function createSpeller(words: ReadonlySet<string>) {
  const byInitial = Map.groupBy(
    [...words].filter((word) => word.length >= 4),
    (word) => word[0],
  )
  const mend = (word: string) =>
    words.has(word) ? word : (byInitial.get(word[0])?.find((right) => isOneSlip(word, right)) ?? word)
  /** The masked text with each unknown word of five letters or more that is one slip away from a known one as that one. */
  return (masked: string) => masked.replace(/(?<![§a-z])[a-z]{5,}/g, mend)
}
