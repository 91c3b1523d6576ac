// Hashed features of a text: words alone and in pairs, and the letters of words by three to five.

import { conceptsOf } from './concepts.ts'

/** Feature hash to count. */
export type Counts = Map<number, number>

const PRIME = 0x01000193
const step = (hash: number, code: number) => Math.imul(hash ^ code, PRIME)

function hashOf(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return hash | 0
}

const WORD = 0x811c9dc5
const PAIR = 0x2f0b4c47
const LETTERS = 0x5bd1e995
const OPENING = 0x7feb352d

/** Words of a clean text; digits become their count, a mask such as `§name` stays whole. */
export function wordsOf(clean: string): string[] {
  const words = clean.match(/§[a-z]+|[a-z]+|\d+/g) ?? []
  return words.map((word) => (/^\d/.test(word) ? `#${Math.min(word.length, 5)}` : word))
}

/** Feature counts in three blocks (words, letters, what words mean), so that each block weighs the same whatever the length. */
export function featuresOf(clean: string): { words: Counts; letters: Counts; meanings: Counts } {
  const words: Counts = new Map()
  const letters: Counts = new Map()
  const meanings: Counts = new Map()
  const tokens = wordsOf(clean)
  const add = (counts: Counts, hash: number) => counts.set(hash, (counts.get(hash) ?? 0) + 1)
  // Requests open alike: "rappelle-moi de", "remind me to", whatever follows.
  for (const token of tokens.slice(0, 3)) add(words, hashOf(token, OPENING))
  let before = '^'
  for (const token of tokens) {
    add(words, hashOf(token, WORD))
    add(words, hashOf(`${before} ${token}`, PAIR))
    before = token
    if (token[0] === '§') {
      add(letters, hashOf(token, LETTERS))
      continue
    }
    const framed = ` ${token} `
    for (let start = 0; start < framed.length - 2; start++) {
      let hash = LETTERS
      for (let length = 1; length <= 5 && start + length <= framed.length; length++) {
        hash = step(hash, framed.charCodeAt(start + length - 1))
        if (length >= 3) add(letters, hash | 0)
      }
    }
  }
  if (tokens.length) add(words, hashOf(`${before} $`, PAIR))
  let meant = '^'
  for (const token of tokens) {
    const concepts = token[0] === '§' ? [token] : conceptsOf(token)
    for (const concept of concepts) {
      if (concept !== token) add(meanings, hashOf(concept, WORD))
      add(meanings, hashOf(`${meant} ${concept}`, PAIR))
    }
    if (concepts.length) meant = concepts[0]!
  }
  return { words, letters, meanings }
}
