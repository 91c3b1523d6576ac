/** The size of every chart, in pixels; the SVG scales from it, the PNG has it exactly. */
export const WIDTH = 800
export const HEIGHT = 450
export const MARGIN = 24

/**
 * Eight colours that stay apart (CIE76 ≥ 18) for full, protan, deutan and tritan vision, each also told from white.
 * Found by search over the simulations of Machado, Oliveira and Fernandes (2009); a test measures them again.
 */
export const PALETTE = ['#1d4f8c', '#be681a', '#1d9260', '#e2b93f', '#9590f0', '#8b0e1f', '#b9c4a4', '#b1739e'] as const

export const INK = {
  title: '#16202c',
  text: '#2f3b4a',
  muted: '#5b6876',
  line: '#c3cad3',
  grid: '#e8ebef',
  empty: '#f4f6f8',
  paper: '#ffffff',
} as const

/** Meanings that recur; a sign or a word always says the same as the colour. */
export const MEANING = {
  up: '#1d9260',
  down: '#a8323a',
  total: '#3c4a5c',
  critical: '#a8323a',
  target: '#8b0e1f',
} as const

export const SIZE = { title: 20, subtitle: 13, label: 12.5, value: 12.5 } as const

export type Look = { fill: string; stroke: string; dash: number[]; shape: string }

const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]]
const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down']

/** How series `index` is drawn. Beyond eight the colours come again, pale inside and outlined, so twelve stay distinct. */
export function lookOf(index: number): Look {
  const stroke = PALETTE[index % PALETTE.length]!
  const again = index >= PALETTE.length
  return {
    fill: again ? mix(stroke, INK.paper, 0.6) : stroke,
    stroke,
    dash: DASHES[(index + (again ? 1 : 0)) % DASHES.length]!,
    shape: SHAPES[index % SHAPES.length]!,
  }
}

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** The colour `share` of the way from one hex colour to another. */
export function mix(from: string, to: string, share: number): string {
  const end = channels(to)
  return `#${channels(from)
    .map((value, i) =>
      Math.round(value + (end[i]! - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** WCAG relative luminance, 0 to 1. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Ink that reads on a fill: white on dark colours (contrast at least 4.5), near-black on the others. */
export const inkOn = (fill: string): string => (luminance(fill) < 0.18 ? INK.paper : INK.title)

/** A series' colour, darkened until words in it read on white. */
export const wordsIn = (stroke: string): string => mix(stroke, INK.title, luminance(stroke) > 0.18 ? 0.5 : 0.15)
