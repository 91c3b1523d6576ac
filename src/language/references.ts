// The organization's own clients, projects, persons, invoices and the like, found in a text by name, code or number.
import type { ReferenceSlot } from '../tool/fields.ts'
import { isOneSlip, normalise } from './normalise.ts'

export type Entity = {
  slot: ReferenceSlot
  id: string
  /** Every name people use for it, nicknames included. */
  names: string[]
  /** A number or code, e.g. `CHE-2603`, `2026-0148`. */
  code?: string
  label: string
  /** What it belongs to: a project its client, an invoice its client and project. */
  belongsTo?: Partial<Record<ReferenceSlot, string>>
}

/** An entity that a stretch of the clean text may mean; score 0..1. */
export type Candidate = { entity: Entity; score: number }
export type Mention = {
  slot: ReferenceSlot
  start: number
  end: number
  candidates: Candidate[]
  /** What was written goes on with a name that is not this one's: "Coop Les Érables" is not the coop that is known. */
  doubtful?: true
}

export type Lexicon = {
  entities: readonly Entity[]
  /** Mentions of a clean text, at most one for the same words and slot, best first among its candidates. */
  find(clean: string): Mention[]
  byId(slot: ReferenceSlot, id: string): Entity | undefined
}

/** Below this a mention is only used where the tool asks for exactly that kind of thing. */
export const STRONG = 0.5

/** Words that name nothing by themselves. */
const HOLLOW = new Set(
  (
    'le la les l un une des de du d au aux a et the of and inc ltd ltee enr co corp rue avenue gestion groupe construction ' +
    'constructions entreprises famille family projet project job chantier site client compagnie phase travaux on in to for tache task ferme'
  ).split(' '),
)

/** Buildings that are named in either language. */
const BUILDINGS: [fr: string, en: string][] = [
  ['brasserie', 'brewery'],
  ['microbrasserie', 'brewery'],
  ['clinique', 'clinic'],
  ['ecole', 'school'],
  ['entrepot', 'warehouse'],
  ['residence', 'retirement home'],
  ['cuisine', 'kitchen'],
  ['agrandissement', 'extension'],
  ['eglise', 'church'],
  ['hopital', 'hospital'],
  ['usine', 'plant'],
  ['garderie', 'daycare'],
  ['bibliotheque', 'library'],
  ['toiture', 'roof'],
  ['stationnement', 'parking lot'],
]

type Word = { text: string; start: number; end: number }
type Name = { entity: number; words: string[]; compact: string; weight: number }

export const wordsIn = (clean: string): Word[] =>
  [...clean.matchAll(/[a-z0-9]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

const compactOf = (words: string[]) => {
  const kept = words.filter((word) => !['le', 'la', 'les', 'l', 'the'].includes(word))
  return (kept.length ? kept : words).join('')
}

export function createLexicon(entities: readonly Entity[]): Lexicon {
  const names: Name[] = []
  const byCompact = new Map<string, Set<number>>()
  const byWord = new Map<string, number[]>()
  const holders = new Map<string, Set<number>>()
  const codes = codeIndex(entities)
  const ids = new Map(entities.map((entity) => [`${entity.slot} ${entity.id}`, entity]))

  entities.forEach((entity, index) => {
    for (const said of namesOf(entity)) {
      const words = wordsIn(normalise(said).clean).map((word) => word.text)
      if (!words.length) continue
      const compact = compactOf(words)
      addTo(byCompact, compact, index)
      const telling = words.filter((word) => !HOLLOW.has(word))
      const at = names.push({ entity: index, words: telling.length ? telling : words, compact, weight: 0 }) - 1
      for (const word of new Set(names[at]!.words)) {
        byWord.set(word, [...(byWord.get(word) ?? []), at])
        addTo(holders, `${entity.slot} ${word}`, index)
      }
    }
  })
  const rarity = (slot: string, word: string) => 1 / Math.sqrt(holders.get(`${slot} ${word}`)?.size ?? 1)
  for (const name of names) {
    name.weight = name.words.reduce((sum, word) => sum + rarity(entities[name.entity]!.slot, word), 0)
  }
  const byInitial = new Map<string, string[]>()
  for (const word of byWord.keys()) byInitial.set(word[0]!, [...(byInitial.get(word[0]!) ?? []), word])

  /** Words of the lexicon that a typed word may be, with how sure that is. */
  function meanings(typed: string): [string, number][] {
    if (HOLLOW.has(typed)) return []
    if (byWord.has(typed)) return [[typed, 1]]
    if (typed.length < 5 || /^\d/.test(typed)) return []
    const found: [string, number][] = []
    for (const word of (byInitial.get(typed[0]!) ?? []).filter((one) => one.length >= 5)) {
      if (isOneSlip(typed, word)) found.push([word, 0.88])
      else if (`${word}s` === typed || word === `${typed}s`) found.push([word, 0.95])
      else if (word.length >= 8 && Math.abs(word.length - typed.length) <= 2 && closeness(typed, word) >= 0.6)
        found.push([word, 0.78])
    }
    return found
  }

  function find(clean: string): Mention[] {
    const words = wordsIn(clean)
    const hits = new Map<string, { slot: ReferenceSlot; start: number; end: number; scores: Map<number, number> }>()
    const hit = (entity: number, start: number, end: number, score: number) => {
      const slot = entities[entity]!.slot
      const key = `${slot} ${start} ${end}`
      const group = hits.get(key) ?? { slot, start, end, scores: new Map() }
      group.scores.set(entity, Math.max(score, group.scores.get(entity) ?? 0))
      hits.set(key, group)
    }
    for (const code of codes.find(clean)) for (const entity of code.entities) hit(entity, code.start, code.end, 1.05)
    for (let i = 0; i < words.length; i++) {
      let compact = ''
      for (let j = i; j < Math.min(words.length, i + 8); j++) {
        compact += words[j]!.text
        if (compact.length < 3 || (j === i && HOLLOW.has(compact))) continue
        for (const entity of byCompact.get(compact) ?? []) hit(entity, words[i]!.start, words[j]!.end, 1)
      }
    }
    partialHits(words, hit)
    return settle([...hits.values()])
  }

  /** Names of which only some words were typed, or typed with a slip. */
  function partialHits(words: Word[], hit: (entity: number, start: number, end: number, score: number) => void) {
    const reached = new Map<number, { at: number; word: string; sure: number }[]>()
    words.forEach((typed, at) => {
      for (const [word, sure] of meanings(typed.text)) {
        for (const name of byWord.get(word)!) {
          const list = reached.get(name) ?? []
          list.push({ at, word, sure })
          reached.set(name, list)
        }
      }
    })
    for (const [index, places] of reached) {
      const name = names[index]!
      const slot = entities[name.entity]!.slot
      for (const run of runsOf(places, words)) {
        const covered = new Map<string, number>()
        for (const place of run) covered.set(place.word, Math.max(place.sure, covered.get(place.word) ?? 0))
        let sum = 0
        let telling = 0
        for (const [word, sure] of covered) {
          sum += sure * rarity(slot, word)
          if (word.length >= 4 && holders.get(`${slot} ${word}`)?.size === 1) telling = Math.max(telling, sure)
        }
        const coverage = sum / name.weight
        const named = slot === 'client' || slot === 'project' || slot === 'person'
        const score = Math.max(0.95 * coverage, named && telling ? 0.62 * telling + 0.2 * coverage : 0)
        if (score >= 0.2) hit(name.entity, words[run[0]!.at]!.start, words[run.at(-1)!.at]!.end, score)
      }
    }
  }

  function settle(
    groups: { slot: ReferenceSlot; start: number; end: number; scores: Map<number, number> }[],
  ): Mention[] {
    const mentions = groups.map(({ slot, start, end, scores }) => ({
      slot,
      start,
      end,
      candidates: [...scores]
        .map(([entity, score]) => ({ entity: entities[entity]!, score }))
        .sort((a, b) => b.score - a.score || a.entity.id.localeCompare(b.entity.id)),
    }))
    const rank = (mention: Mention) => mention.candidates[0]!.score + 0.004 * (mention.end - mention.start)
    mentions.sort((a, b) => rank(b) - rank(a))
    const kept: Mention[] = []
    for (const mention of mentions) {
      const same = kept.find(
        (other) => other.slot === mention.slot && mention.start < other.end && other.start < mention.end,
      )
      if (!same) kept.push(mention)
    }
    return kept.sort((a, b) => a.start - b.start)
  }

  return { entities, find, byId: (slot, id) => ids.get(`${slot} ${id}`) }
}

/** Candidates that cannot be told apart from the best one. */
export function rivals(mention: Mention): Candidate[] {
  const best = mention.candidates[0]!.score
  // Of a name only partly said, longer names that share those words are as likely.
  const margin = best < STRONG ? 0.25 : 0.06
  return mention.candidates.filter((candidate) => best - candidate.score < margin)
}

function namesOf(entity: Entity): string[] {
  // A numbered thing is labelled with its client and amount, which are not its name.
  const numbered = entity.slot === 'invoice' || entity.slot === 'quote' || entity.slot === 'approval'
  const names = new Set(numbered ? entity.names : [entity.label, ...entity.names])
  if (entity.slot !== 'client' && entity.slot !== 'project') return [...names]
  for (const name of [...names]) {
    const { clean } = normalise(name)
    for (const [fr, en] of BUILDINGS) {
      names.add(clean.replace(new RegExp(`\\b${fr}\\b`), en))
      names.add(clean.replace(new RegExp(`\\b${en}\\b`), fr))
    }
  }
  return [...names]
}

function runsOf<T extends { at: number }>(places: T[], words: Word[]): T[][] {
  const runs: T[][] = []
  for (const place of places.sort((a, b) => a.at - b.at)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const between = last ? words.slice(last.at + 1, place.at) : []
    if (run && last && between.length <= 3 && between.every((word) => HOLLOW.has(word.text))) run.push(place)
    else runs.push([place])
  }
  return runs
}

function addTo<K>(map: Map<K, Set<number>>, key: K, value: number) {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}

/** Share of the letter trigrams of both words that they have in common (Dice). */
function closeness(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 0
  const gramsOf = (word: string) => {
    const framed = ` ${word} `
    return new Set(Array.from({ length: framed.length - 2 }, (_, i) => framed.slice(i, i + 3)))
  }
  const grams = gramsOf(a)
  const others = gramsOf(b)
  let shared = 0
  for (const gram of others) if (grams.has(gram)) shared++
  return (2 * shared) / (grams.size + others.size)
}

const CUE = `(?:factures?|invoices?|no|numero|number|#|la|fact|inv|bill)`

/** Codes by their whole, and by their last group of digits: `CHE-2603` also as 2603, `2026-0148` as 0148, #148. */
function codeIndex(entities: readonly Entity[]) {
  const whole = new Map<string, Set<number>>()
  const tails = new Map<string, Set<number>>()
  const short = new Map<string, Set<number>>()
  entities.forEach((entity, index) => {
    if (!entity.code) return
    const code = normalise(entity.code).clean
    addTo(whole, code.replace(/[^a-z0-9]/g, ''), index)
    const tail = code.match(/(\d{3,})$/)?.[1]
    if (!tail || tail === code) return
    addTo(tails, tail, index)
    addTo(short, String(Number(tail)), index)
  })
  return {
    find(clean: string): { start: number; end: number; entities: Iterable<number> }[] {
      const found: { start: number; end: number; entities: Iterable<number> }[] = []
      const numbered = clean.matchAll(/(?<![\d-])\d{4}-\d{2,}(?![\d-])/g)
      for (const match of [...numbered, ...clean.matchAll(/(?<![a-z0-9])[a-z]{1,5}[- ]?\d{2,}(?:-\d+)*/g)]) {
        const known = whole.get(match[0].replace(/[^a-z0-9]/g, ''))
        if (known) found.push({ start: match.index, end: match.index + match[0].length, entities: known })
      }
      for (const match of clean.matchAll(
        /(?<![a-z\d.,$-])\d{3,6}(?![\d-]|[.,]\d| ?(?:\$|%|h\b|k\b|dollars|sf|pi2))/g,
      )) {
        const span = { start: match.index, end: match.index + match[0].length }
        const exact = tails.get(match[0])
        if (exact && (match[0].length >= 4 || /#$/.test(clean.slice(0, span.start))))
          found.push({ ...span, entities: exact })
        else if (new RegExp(`(?:^|[^a-z])${CUE} ?#?$`).test(clean.slice(Math.max(0, span.start - 12), span.start))) {
          const known = short.get(String(Number(match[0])))
          if (known) found.push({ ...span, entities: known })
        }
      }
      return found
    },
  }
}
