// Which of many classes a text belongs to: logistic regression, one against the rest, on TF-IDF of hashed features.
import { featuresOf } from './features.ts'

export type Example = { text: string; label: string }
export type Scored = { label: string; score: number }

type Vector = { index: Int32Array; value: Float32Array }

/** A trained classifier as plain data: what `serialize` writes and `load` reads. */
export type Weights = {
  labels: string[]
  /** Feature hashes, and the inverse document frequency of each. */
  hashes: Int32Array
  idf: Float32Array
  /** Feature-major, one signed byte a class; `scale[feature]` gives back the real value. */
  weights: Int8Array
  scale: Float32Array
  bias: Float32Array
}

export type Classifier = {
  weights: Weights
  /** All classes, best first; scores are independent probabilities in 0..1, not summing to 1. */
  scores(clean: string): Scored[]
}

/** Weight of each block of features. */
const SHARES = [1, 1, 0.8] as const

function vectorOf(clean: string, indexOf: Map<number, number>, idf: Float32Array): Vector {
  const { words, letters, meanings } = featuresOf(clean)
  const index: number[] = []
  const value: number[] = []
  for (const [counts, share] of [
    [words, SHARES[0]],
    [letters, SHARES[1]],
    [meanings, SHARES[2]],
  ] as const) {
    const start = index.length
    let square = 0
    for (const [hash, count] of counts) {
      const at = indexOf.get(hash)
      if (at === undefined) continue
      const weight = (1 + Math.log(count)) * idf[at]!
      index.push(at)
      value.push(weight)
      square += weight * weight
    }
    const norm = square ? share / Math.sqrt(square) : 0
    for (let i = start; i < value.length; i++) value[i]! *= norm
  }
  return { index: Int32Array.from(index), value: Float32Array.from(value) }
}

export type Training = { epochs?: number; rate?: number; decay?: number; minimum?: number; seed?: number }

/** Trains on the examples; the same examples and seed give the same weights. */
export function trainClassifier(examples: readonly Example[], training: Training = {}): Classifier {
  const { epochs = 20, rate = 0.5, decay = 1e-5, minimum = 1, seed = 20261122 } = training
  const labels = [...new Set(examples.map((example) => example.label))]
  const labelOf = new Map(labels.map((label, i) => [label, i]))
  const frequency = new Map<number, number>()
  for (const example of examples) {
    const { words, letters, meanings } = featuresOf(example.text)
    for (const counts of [words, letters, meanings]) {
      for (const hash of counts.keys()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
    }
  }
  const kept = [...frequency].filter(([, count]) => count >= minimum)
  const hashes = Int32Array.from(kept, ([hash]) => hash)
  const idf = Float32Array.from(kept, ([, count]) => Math.log((1 + examples.length) / (1 + count)) + 1)
  const indexOf = new Map(kept.map(([hash], i) => [hash, i]))
  const vectors = examples.map((example) => vectorOf(example.text, indexOf, idf))
  const targets = Int32Array.from(examples, (example) => labelOf.get(example.label)!)
  const { weights, bias } = descend(vectors, targets, kept.length, labels.length, { epochs, rate, decay, seed })
  return createClassifier(quantise(labels, hashes, idf, weights, bias))
}

/** Share of features left out at random in each step, so that no request hangs on one word. */
const DROPPED = 0.3

type Descent = { epochs: number; rate: number; decay: number; seed: number }

/** Stochastic descent with Adagrad a feature; a class whose gradient is negligible is skipped, which is most of them. */
function descend(vectors: Vector[], targets: Int32Array, features: number, classes: number, options: Descent) {
  const weights = new Float32Array(features * classes)
  const bias = new Float32Array(classes).fill(-2)
  const seen = new Float32Array(features).fill(1e-3)
  const scores = new Float32Array(classes)
  const order = Int32Array.from(vectors.keys())
  let state = options.seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 4294967296
  }
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const kept = order[i]!
      order[i] = order[j]!
      order[j] = kept
    }
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs)
    for (const document of order) {
      const { index, value: whole } = vectors[document]!
      const value = whole.map((v) => (random() < DROPPED ? 0 : v / (1 - DROPPED)))
      scores.set(bias)
      for (let k = 0; k < index.length; k++) {
        const row = index[k]! * classes
        const v = value[k]!
        if (!v) continue
        for (let c = 0; c < classes; c++) scores[c]! += v * weights[row + c]!
      }
      const target = targets[document]!
      const active: number[] = []
      let square = 0
      for (let c = 0; c < classes; c++) {
        const p = 1 / (1 + Math.exp(-scores[c]!))
        const gradient = p - (c === target ? 1 : 0)
        if (gradient > 0.004 || gradient < -0.004) {
          active.push(c)
          scores[c] = gradient
          square += gradient * gradient
        }
      }
      if (!active.length) continue
      for (const c of active) bias[c]! -= 0.05 * rate * scores[c]!
      for (let k = 0; k < index.length; k++) {
        const f = index[k]!
        const v = value[k]!
        if (!v) continue
        seen[f]! += v * v * square
        const stride = (rate * v) / Math.sqrt(seen[f]!)
        const row = f * classes
        for (const c of active) {
          const at = row + c
          weights[at] = weights[at]! * (1 - options.decay) - stride * scores[c]!
        }
      }
    }
  }
  return { weights, bias }
}

function quantise(
  labels: string[],
  hashes: Int32Array,
  idf: Float32Array,
  real: Float32Array,
  bias: Float32Array,
): Weights {
  const classes = labels.length
  const weights = new Int8Array(real.length)
  const scale = new Float32Array(hashes.length)
  for (let f = 0; f < hashes.length; f++) {
    const row = real.subarray(f * classes, (f + 1) * classes)
    let largest = 0
    for (const weight of row) largest = Math.max(largest, Math.abs(weight))
    scale[f] = largest / 127
    if (largest) for (let c = 0; c < classes; c++) weights[f * classes + c] = Math.round(row[c]! / scale[f]!)
  }
  return { labels, hashes, idf, weights, scale, bias }
}

export function createClassifier(weights: Weights): Classifier {
  const classes = weights.labels.length
  const indexOf = new Map<number, number>()
  weights.hashes.forEach((hash, i) => {
    indexOf.set(hash, i)
  })
  return {
    weights,
    scores(clean) {
      const { index, value } = vectorOf(clean, indexOf, weights.idf)
      const sums = Float32Array.from(weights.bias)
      for (let k = 0; k < index.length; k++) {
        const f = index[k]!
        const v = value[k]! * weights.scale[f]!
        const row = f * classes
        for (let c = 0; c < classes; c++) sums[c]! += v * weights.weights[row + c]!
      }
      return weights.labels
        .map((label, c) => ({ label, score: 1 / (1 + Math.exp(-sums[c]!)) }))
        .sort((a, b) => b.score - a.score)
    },
  }
}
