// Which of many classes a text belongs to: softmax regression on hashed features, begun at the middle of each class.
import { featuresOf } from './features.ts'
import { createVocabulary, learnVocabulary, type Vector } from './vocabulary.ts'

export type Example = { text: string; label: string }
export type Scored = { label: string; score: number }

/** A trained classifier as plain data: what `serialize` writes and `load` reads. */
export type Weights = {
  labels: string[]
  /** Feature hashes, and how much each one tells. */
  hashes: Int32Array
  rarity: Float32Array
  /** Feature-major, one signed byte a class; `scale[feature]` gives back the real value. */
  weights: Int8Array
  scale: Float32Array
  bias: Float32Array
}

export type Classifier = {
  weights: Weights
  /** All classes, best first; the scores sum to at most 1: what resembles no example keeps some for itself. */
  scores(clean: string): Scored[]
}

export type Training = { epochs?: number; rate?: number; seed?: number }

/** Share of features left out at random in each step, so that no request hangs on one word. */
const DROPPED = 0.3
/** How sure the middles of the classes are before the first step. */
const MIDDLE = 10
/** Classes of a text that are worked on after the first pass. */
const NEAREST = 32
/** Gradients below this teach nothing. */
const NEGLIGIBLE = 0.004
/** A text whose own class is off by less than this is known: it rests for two passes. */
const KNOWN = 0.03

/** Trains on the examples; the same examples and seed give the same weights. */
export function trainClassifier(examples: readonly Example[], training: Training = {}): Classifier {
  const { epochs = 8, rate = 0.6, seed = 20261122 } = training
  const labels = [...new Set(examples.map((example) => example.label))]
  const labelOf = new Map(labels.map((label, i) => [label, i]))
  const classes = Int32Array.from(examples, (example) => labelOf.get(example.label)!)
  const minimum = examples.length > 3000 ? 2 : 1
  const learned = learnVocabulary(
    examples.map((example) => example.text),
    classes,
    labels.length,
    minimum,
  )
  const vocabulary = createVocabulary(learned.hashes, learned.weights)
  const vectors = learned.features.map(vocabulary.vectorOf)
  const weights = middles(vectors, classes, learned.hashes.length, labels.length)
  const bias = descend(vectors, classes, weights, labels.length, { epochs, rate, seed })
  return createClassifier(quantise(labels, learned.hashes, learned.weights, weights, bias))
}

/** Weights that score a text by how near the middle of each class is. */
function middles(vectors: Vector[], targets: Int32Array, features: number, classes: number): Float32Array {
  const weights = new Float32Array(features * classes)
  vectors.forEach(({ index, value }, document) => {
    for (let k = 0; k < index.length; k++) weights[index[k]! * classes + targets[document]!]! += value[k]!
  })
  const square = new Float64Array(classes)
  for (let row = 0; row < weights.length; row += classes)
    for (let c = 0; c < classes; c++) square[c]! += weights[row + c]! * weights[row + c]!
  const share = square.map((sum) => (sum ? MIDDLE / Math.sqrt(sum) : 0))
  for (let row = 0; row < weights.length; row += classes)
    for (let c = 0; c < classes; c++) weights[row + c]! *= share[c]!
  return weights
}

type Descent = { epochs: number; rate: number; seed: number }

/** Stochastic descent with Adagrad a feature, in place; gives the biases. */
function descend(
  vectors: Vector[],
  targets: Int32Array,
  weights: Float32Array,
  classes: number,
  { epochs, rate: first, seed }: Descent,
): Float32Array {
  const bias = new Float32Array(classes)
  const seen = new Float32Array(weights.length / classes).fill(1e-3)
  const scores = new Float32Array(classes)
  const near: Int32Array[] = []
  const all = Int32Array.from(bias.keys())
  const active = new Int32Array(classes)
  const order = Int32Array.from(vectors.keys())
  const rests = new Uint16Array(vectors.length)
  const longest = vectors.reduce((most, { index }) => Math.max(most, index.length), 0)
  const rows = new Int32Array(longest)
  const values = new Float32Array(longest)
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state >>> 0
  }
  const dropped = DROPPED * 2 ** 32
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random() % (i + 1)
      const kept = order[i]!
      order[i] = order[j]!
      order[j] = kept
    }
    const rate = first * (1 - (0.9 * epoch) / epochs)
    for (const document of order) {
      if (rests[document]! > epoch) continue
      const { index, value } = vectors[document]!
      let count = 0
      for (let k = 0; k < index.length; k++) {
        if (random() < dropped) continue
        rows[count] = index[k]!
        values[count++] = value[k]! / (1 - DROPPED)
      }
      const target = targets[document]!
      const places = near[document] ?? all
      scores.set(bias)
      if (places === all) {
        for (let k = 0; k < count; k++) {
          const row = rows[k]! * classes
          const v = values[k]!
          for (let c = 0; c < classes; c++) scores[c]! += v * weights[row + c]!
        }
        near[document] = nearest(scores, target)
      } else {
        for (let k = 0; k < count; k++) {
          const row = rows[k]! * classes
          const v = values[k]!
          for (let p = 0; p < places.length; p++) {
            const c = places[p]!
            scores[c]! += v * weights[row + c]!
          }
        }
      }
      toShares(scores, places)
      scores[target]! -= 1
      if (scores[target]! > -KNOWN) rests[document] = epoch + 3
      let actives = 0
      let square = 0
      for (let p = 0; p < places.length; p++) {
        const gradient = scores[places[p]!]!
        if (gradient < NEGLIGIBLE && gradient > -NEGLIGIBLE) continue
        active[actives++] = places[p]!
        square += gradient * gradient
      }
      for (let a = 0; a < actives; a++) bias[active[a]!]! -= 0.05 * rate * scores[active[a]!]!
      if (!actives) continue
      for (let k = 0; k < count; k++) {
        const feature = rows[k]!
        const v = values[k]!
        seen[feature]! += v * v * square
        const stride = (rate * v) / Math.sqrt(seen[feature]!)
        const row = feature * classes
        for (let a = 0; a < actives; a++) {
          const c = active[a]!
          weights[row + c]! -= stride * scores[c]!
        }
      }
    }
  }
  return bias
}

/** The classes that a text may be taken for: the best ones, and its own. */
function nearest(scores: Float32Array, target: number): Int32Array {
  if (scores.length <= NEAREST) return Int32Array.from(scores.keys())
  const least = Float32Array.from(scores).sort()[scores.length - NEAREST]!
  const places: number[] = []
  for (let c = 0; c < scores.length; c++) if (c === target || scores[c]! >= least) places.push(c)
  return Int32Array.from(places)
}

/** Sums to shares of 1, in place. */
function toShares(scores: Float32Array, places: Int32Array) {
  let most = -Infinity
  for (let p = 0; p < places.length; p++) most = Math.max(most, scores[places[p]!]!)
  let sum = 0
  for (let p = 0; p < places.length; p++) {
    const share = Math.exp(scores[places[p]!]! - most)
    scores[places[p]!] = share
    sum += share
  }
  for (let p = 0; p < places.length; p++) scores[places[p]!]! /= sum
}

function quantise(
  labels: string[],
  hashes: Int32Array,
  rarity: Float32Array,
  real: Float32Array,
  bias: Float32Array,
): Weights {
  const classes = labels.length
  const weights = new Int8Array(real.length)
  const scale = new Float32Array(hashes.length)
  for (let feature = 0; feature < hashes.length; feature++) {
    const row = feature * classes
    let largest = 0
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(real[row + c]!))
    scale[feature] = largest / 127
    if (largest) for (let c = 0; c < classes; c++) weights[row + c] = Math.round((real[row + c]! * 127) / largest)
  }
  return { labels, hashes, rarity, weights, scale, bias }
}

/** The sum of its best class from which a text is taken to resemble the examples. */
const FAMILIAR = 4

export function createClassifier(weights: Weights): Classifier {
  const classes = weights.labels.length
  const vocabulary = createVocabulary(weights.hashes, weights.rarity)
  const sums = new Float32Array(classes)
  return {
    weights,
    scores(clean) {
      const { index, value } = vocabulary.vectorOf(featuresOf(clean))
      sums.set(weights.bias)
      for (let k = 0; k < index.length; k++) {
        const row = index[k]! * classes
        const v = value[k]! * weights.scale[index[k]!]!
        for (let c = 0; c < classes; c++) sums[c]! += v * weights.weights[row + c]!
      }
      let most = FAMILIAR
      for (let c = 0; c < classes; c++) most = Math.max(most, sums[c]!)
      let sum = Math.exp(FAMILIAR - most)
      for (let c = 0; c < classes; c++) sum += Math.exp(sums[c]! - most)
      return weights.labels
        .map((label, c) => ({ label, score: Math.exp(sums[c]! - most) / sum }))
        .sort((a, b) => b.score - a.score)
    },
  }
}
