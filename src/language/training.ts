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
  /** First words of examples: a clause that begins with one is likely a request. */
  openers: Set<string>
  /** Every word of every example. */
  vocabulary: Set<string>
}

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
export function train(agents: readonly EngineAgent[], names: readonly Entity[], load?: Weights): Trained {
  const lexicon = createLexicon(names)
  const openers = new Set<string>()
  const vocabulary = new Set<string>()
  const counts = new Map<string, { texts: number; words: Map<string, number> }>()
  const examples: Example[] = sourcesOf(agents).flatMap(({ label, text }) => {
    const { masked, words } = maskExample(text, lexicon)
    const first = words.find((word) => !/^(?:moi|svp|je|j|i|please|can|you|peux|tu)$/.test(word))
    if (first) openers.add(first)
    const count = counts.get(label) ?? { texts: 0, words: new Map() }
    count.texts++
    for (const word of new Set(words)) count.words.set(word, (count.words.get(word) ?? 0) + 1)
    counts.set(label, count)
    for (const word of words) vocabulary.add(word)
    const lead = leadOf(masked)
    return lead
      ? [
          { label, text: masked },
          { label, text: lead },
        ]
      : [{ label, text: masked }]
  })
  for (const text of OUT_OF_SCOPE) {
    const { masked, words } = maskExample(text, lexicon)
    for (const word of words) vocabulary.add(word)
    examples.push({ label: NOTHING, text: masked })
  }
  const commands = new Map(
    [...counts].map(([label, { texts, words }]) => [
      label,
      new Set([...words].filter(([, count]) => count >= 3 && count >= 0.09 * texts).map(([word]) => word)),
    ]),
  )
  const weights =
    load ?? trainClassifier(examples, { epochs: 12, rate: 0.6, minimum: examples.length > 3000 ? 2 : 1 }).weights
  return { weights, commands, openers, vocabulary }
}

function maskExample(text: string, lexicon: Lexicon) {
  const normal = normalise(text)
  const masked = maskText(normal, findSpans(normal, lexicon, SOME_DAY))
  return { masked, words: masked.replace(/§[a-z]+/g, ' ').match(/[a-z]+/g) ?? [] }
}

/** Changes when any example does; the key of the cache of weights. */
export async function examplesHash(agents: readonly EngineAgent[], names: readonly Entity[]): Promise<string> {
  const all = JSON.stringify([sourcesOf(agents), OUT_OF_SCOPE, names])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const FORMAT = 1

/** Weights as bytes: a JSON header with the lengths, then the arrays. */
export function packWeights(weights: Weights): Uint8Array {
  const arrays = [weights.hashes, weights.idf, weights.scale, weights.bias, weights.weights]
  const header = new TextEncoder().encode(
    JSON.stringify({ format: FORMAT, labels: weights.labels, lengths: arrays.map((array) => array.byteLength) }),
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

/** Undefined for bytes of another format. */
export function unpackWeights(packed: Uint8Array): Weights | undefined {
  try {
    const bytes = packed.slice()
    const length = new DataView(bytes.buffer).getUint32(0, true)
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)))
    if (header.format !== FORMAT) return undefined
    let at = 4 + Math.ceil(length / 4) * 4
    const next = (i: number) => {
      const part = bytes.buffer.slice(at, at + header.lengths[i])
      at += header.lengths[i]
      return part
    }
    return {
      labels: header.labels,
      hashes: new Int32Array(next(0)),
      idf: new Float32Array(next(1)),
      scale: new Float32Array(next(2)),
      bias: new Float32Array(next(3)),
      weights: new Int8Array(next(4)),
    }
  } catch {
    return undefined
  }
}

export const classifierOf = (trained: Trained) => createClassifier(trained.weights)
