// Hashed features of a text: its words alone and in pairs, the letters of words by two to four, and what words mean.
import { meaningsOf } from './concepts.ts'

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
const MEANING = 0x3c6ef372

const SPACE = 32
const SHORTEST = 2
const LONGEST = 4

/** Words of a clean text; digits become their count, a mask such as `§name` stays whole. */
export function wordsOf(clean: string): string[] {
  const words = clean.match(/§[a-z]+|[a-z]+|\d+/g) ?? []
  return words.map((word) => (/^\d/.test(word) ? `#${Math.min(word.length, 5)}` : word))
}

/** Feature hashes, each as often as it occurs, in three blocks: words, letters, meanings. */
export type Features = { hashes: number[]; letters: number; meanings: number }

export function featuresOf(clean: string): Features {
  const hashes: number[] = []
  const tokens = wordsOf(clean)
  // Requests open alike: "rappelle-moi de", "remind me to", whatever follows.
  for (const token of tokens.slice(0, 3)) hashes.push(hashOf(token, OPENING))
  let before = '^'
  for (const token of tokens) {
    hashes.push(hashOf(token, WORD), hashOf(token, hashOf(`${before} `, PAIR)))
    before = token
  }
  if (tokens.length) hashes.push(hashOf(`${before} $`, PAIR))
  const letters = hashes.length
  for (const token of tokens) {
    if (token[0] === '§') hashes.push(hashOf(token, LETTERS))
    else pushLetters(hashes, token)
  }
  const meanings = hashes.length
  for (const token of tokens) for (const meaning of meaningsOf(token)) hashes.push(hashOf(meaning, MEANING))
  return { hashes, letters, meanings }
}

/** Runs of letters of one word, the spaces around it included. */
function pushLetters(hashes: number[], word: string) {
  const end = word.length + 2
  for (let start = 0; start <= end - SHORTEST; start++) {
    let hash = LETTERS
    for (let length = 1; length <= LONGEST && start + length <= end; length++) {
      const at = start + length - 2
      hash = step(hash, at < 0 || at === word.length ? SPACE : word.charCodeAt(at))
      if (length >= SHORTEST) hashes.push(hash | 0)
    }
  }
}
