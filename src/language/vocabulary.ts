// The features that a classifier knows, and a text as a vector of them.
import { type Features, featuresOf } from './features.ts'

export type Vector = { index: Int32Array; value: Float32Array }

export type Vocabulary = {
  size: number
  vectorOf(features: Features): Vector
}

/** Weight of each block of features: words, letters, meanings. */
const SHARES = [1, 1.3, 1.4] as const
/** Vectors have this length, so that two texts of one meaning score alike whatever their length. */
const LENGTH = 2

/** Hash to place by open addressing: half the time and a quarter of the memory of a Map. */
export function createTable(capacity: number) {
  let mask = 16
  while (mask < 2 * capacity) mask *= 2
  const keys = new Int32Array(mask)
  const places = new Int32Array(mask).fill(-1)
  mask--
  const slotOf = (hash: number) => {
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
    while (places[slot]! >= 0 && keys[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }
  return {
    /** -1 for a hash that was never put. */
    get: (hash: number) => places[slotOf(hash)]!,
    put(hash: number, place: number) {
      const slot = slotOf(hash)
      keys[slot] = hash
      places[slot] = place
    },
  }
}

export function createVocabulary(hashes: Int32Array, weights: Float32Array): Vocabulary {
  const table = createTable(hashes.length)
  hashes.forEach((hash, place) => {
    table.put(hash, place)
  })
  const counts = new Uint16Array(hashes.length)
  return {
    size: hashes.length,
    vectorOf({ hashes: said, letters, meanings }) {
      const index: number[] = []
      const shares: number[] = []
      for (let i = 0; i < said.length; i++) {
        const place = table.get(said[i]!)
        if (place < 0) continue
        if (counts[place]!++ > 0) continue
        index.push(place)
        shares.push(i < letters ? SHARES[0] : i < meanings ? SHARES[1] : SHARES[2])
      }
      const value = new Float32Array(index.length)
      let square = 0
      for (let i = 0; i < index.length; i++) {
        const place = index[i]!
        const weight = (1 + Math.log(counts[place]!)) * weights[place]! * shares[i]!
        counts[place] = 0
        value[i] = weight
        square += weight * weight
      }
      const norm = square ? LENGTH / Math.sqrt(square) : 0
      for (let i = 0; i < value.length; i++) value[i]! *= norm
      return { index: Int32Array.from(index), value }
    },
  }
}

/**
 * The features of the texts and the weight of each: what few classes share tells more. A feature that fewer than
 * `minimum` texts have is left out. `classes[i]` is the class of text i.
 */
export function learnVocabulary(texts: readonly string[], classes: Int32Array, labels: number, minimum: number) {
  const features = texts.map(featuresOf)
  const table = createTable(features.reduce((sum, one) => sum + one.hashes.length, 0) >> 1)
  const hashes: number[] = []
  const texted: number[] = []
  const classed: number[] = []
  const lastText: number[] = []
  const lastClass: number[] = []
  const order = [...classes.keys()].sort((a, b) => classes[a]! - classes[b]! || a - b)
  for (const text of order) {
    const own = classes[text]!
    for (const hash of features[text]!.hashes) {
      let place = table.get(hash)
      if (place < 0) {
        place = hashes.push(hash) - 1
        table.put(hash, place)
        texted.push(0)
        classed.push(0)
        lastText.push(-1)
        lastClass.push(-1)
      }
      if (lastText[place] === text) continue
      lastText[place] = text
      texted[place]!++
      if (lastClass[place] === own) continue
      lastClass[place] = own
      classed[place]!++
    }
  }
  const kept = [...hashes.keys()].filter((place) => texted[place]! >= minimum)
  const known = Int32Array.from(kept, (place) => hashes[place]!)
  const weights = Float32Array.from(kept, (place) => (Math.log((1 + labels) / (1 + classed[place]!)) + 1) ** 0.85)
  return { features, hashes: known, weights }
}
