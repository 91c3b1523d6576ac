// From the tools' own examples to a trained classifier, and to the words that each tool's requests are made of.
import type { z } from 'zod'
import type { Bilingual } from '../lib/i18n.ts'
import { createClassifier, type Example, trainClassifier, type Weights } from './classify.ts'
import { normalise } from './normalise.ts'
import { OUT_OF_SCOPE } from './out-of-scope.ts'
import { createLexicon, type Entity, type Lexicon } from './references.ts'
import { findSpans, leadOf, maskText } from './spans.ts'

export type EngineAgent = {
  id: string
  handle: string
  name: string
  tools: {
    name: string
    gate: 'none' | 'log' | 'confirm' | 'approve'
    title: Bilingual
    examples: { fr: string[]; en: string[] }
    input: z.ZodObject
  }[]
  policies?: { name: string; examples: { fr: string[]; en: string[] } }[]
}

export const NOTHING = 'out-of-scope'
const POLICY = 'policy:'
export const policyOf = (label: string) => (label.startsWith(POLICY) ? label.slice(POLICY.length) : undefined)

/** A day without meaning: examples are masked, so which day it is does not matter. */
const SOME_DAY = '2026-11-02'

export type Trained = {
  weights: Weights
  /** Words that occur in a good share of a tool's examples: they belong to the request, not to what is said. */
  commands: Map<string, Set<string>>
  /** Words that mostly come first in examples: a clause that begins with one is likely a request. */
  openers: Set<string>
  /** Every word of every example, the most frequent first. */
  vocabulary: Set<string>
}

/** Share of a word's examples that begin with it, from which it opens requests: "heures" begins some, "envoie" most. */
const OPENS = 0.4

type Source = { label: string; text: string }

const sourcesOf = (agents: readonly EngineAgent[]): Source[] =>
  agents.flatMap((agent) => [
    ...agent.tools.flatMap((tool) =>
      [tool.title.fr, tool.title.en, ...tool.examples.fr, ...tool.examples.en].map((text) => ({
        label: tool.name,
        text,
      })),
    ),
    ...(agent.policies ?? []).flatMap((policy) =>
      [...policy.examples.fr, ...policy.examples.en].map((text) => ({ label: `${POLICY}${policy.name}`, text })),
    ),
  ])

/** Masks the examples with the names that they use, and trains on them. */
export function train(agents: readonly EngineAgent[], names: readonly Entity[]): Trained {
  const lexicon = createLexicon(names)
  const opening = new Map<string, { first: number; all: number }>()
  const said = new Map<string, number>()
  const counts = new Map<string, { texts: number; words: Map<string, number> }>()
  const examples: Example[] = sourcesOf(agents).flatMap(({ label, text }) => {
    const { masked, words } = maskExample(text, lexicon)
    const first = words.find((word) => !/^(?:moi|svp|je|j|i|please|can|you|peux|tu)$/.test(word))
    for (const word of new Set(words)) {
      const count = opening.get(word) ?? { first: 0, all: 0 }
      count.all++
      if (word === first) count.first++
      opening.set(word, count)
    }
    const count = counts.get(label) ?? { texts: 0, words: new Map() }
    count.texts++
    for (const word of new Set(words)) count.words.set(word, (count.words.get(word) ?? 0) + 1)
    counts.set(label, count)
    for (const word of words) said.set(word, (said.get(word) ?? 0) + 1)
    const lead = leadOf(masked)
    return lead
      ? [
          { label, text: masked },
          { label, text: lead },
        ]
      : [{ label, text: masked }]
  })
  const openers = new Set(
    [...opening].filter(([, { first, all }]) => first >= 2 && first >= OPENS * all).map(([word]) => word),
  )
  // Among few tools, as many as there are would outweigh them.
  for (const text of OUT_OF_SCOPE.slice(0, examples.length / 2)) {
    const { masked, words } = maskExample(text, lexicon)
    for (const word of words) said.set(word, (said.get(word) ?? 0) + 1)
    examples.push({ label: NOTHING, text: masked })
  }
  const vocabulary = new Set([...said.keys()].sort((a, b) => said.get(b)! - said.get(a)!))
  const commands = new Map(
    [...counts].map(([label, { texts, words }]) => [
      label,
      new Set([...words].filter(([, count]) => count >= 3 && count >= 0.09 * texts).map(([word]) => word)),
    ]),
  )
  return { weights: trainClassifier(examples).weights, commands, openers, vocabulary }
}

function maskExample(text: string, lexicon: Lexicon) {
  const normal = normalise(text)
  const masked = maskText(normal, findSpans(normal, lexicon, SOME_DAY))
  return { masked, words: masked.replace(/§[a-z]+/g, ' ').match(/[a-z]+/g) ?? [] }
}

/** To be raised with every change of the features, the training or the packing. */
const FORMAT = 6

/** Changes when any example does, or how they are learned; the key of the cache of what was learned. */
export async function examplesHash(agents: readonly EngineAgent[], names: readonly Entity[]): Promise<string> {
  const all = JSON.stringify([FORMAT, sourcesOf(agents), OUT_OF_SCOPE, names])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Header = {
  format: number
  labels: string[]
  commands: [string, string][]
  openers: string
  vocabulary: string
  lengths: number[]
}

const joined = (words: Iterable<string>) => [...words].join(' ')

/** What was learned as bytes: a JSON header with the words and the lengths, then the arrays. */
export function packTrained({ weights, commands, openers, vocabulary }: Trained): Uint8Array {
  const arrays = [weights.hashes, weights.rarity, weights.scale, weights.bias, weights.weights]
  const header = new TextEncoder().encode(
    JSON.stringify({
      format: FORMAT,
      labels: weights.labels,
      commands: [...commands].map(([label, words]) => [label, joined(words)]),
      openers: joined(openers),
      vocabulary: joined(vocabulary),
      lengths: arrays.map((array) => array.byteLength),
    } satisfies Header),
  )
  const start = 4 + Math.ceil(header.length / 4) * 4
  const bytes = new Uint8Array(start + arrays.reduce((sum, array) => sum + array.byteLength, 0))
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, 4)
  let at = start
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return bytes
}

/** Undefined for bytes of another format. The arrays stay views of one copy of the bytes. */
export function unpackTrained(packed: Uint8Array): Trained | undefined {
  try {
    const bytes = packed.slice()
    const length = new DataView(bytes.buffer).getUint32(0, true)
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header
    if (header.format !== FORMAT) return undefined
    let at = 4 + Math.ceil(length / 4) * 4
    const next = (i: number) => {
      const start = at
      at += header.lengths[i]!
      return [bytes.buffer, start, header.lengths[i]!] as const
    }
    const floats = ([buffer, start, size]: ReturnType<typeof next>) => new Float32Array(buffer, start, size / 4)
    const [buffer, start, size] = next(0)
    const weights: Weights = {
      labels: header.labels,
      hashes: new Int32Array(buffer, start, size / 4),
      rarity: floats(next(1)),
      scale: floats(next(2)),
      bias: floats(next(3)),
      weights: new Int8Array(...next(4)),
    }
    return {
      weights,
      commands: new Map(header.commands.map(([label, words]) => [label, new Set(words.split(' ').filter(Boolean))])),
      openers: new Set(header.openers.split(' ')),
      vocabulary: new Set(header.vocabulary.split(' ')),
    }
  } catch {
    return undefined
  }
}

export const classifierOf = (trained: Trained) => createClassifier(trained.weights)
