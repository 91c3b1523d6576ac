// Each kind in both languages, judged by its pixels: words are drawn, and nothing is clipped at the edges.
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { describeChart } from '../../src/chart/describe.ts'
import { nodeAssets } from '../../src/chart/node-assets.ts'
import { createPainter } from '../../src/chart/png.ts'
import { CHART_KINDS, type ChartSpec } from '../../src/chart/spec.ts'
import { renderSvg } from '../../src/chart/svg.ts'
import { chartTable } from '../../src/chart/table.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { sampleOf } from './samples.ts'

const painter = createPainter(nodeAssets)
const LANGS = ['fr', 'en'] as const

type Image = { width: number; height: number; isInk(x: number, y: number): boolean }

/** Reads an 8-bit RGB(A) PNG; a pixel is ink when it is clearly not white. */
function readPng(bytes: Uint8Array): Image {
  const data = Buffer.from(bytes)
  expect(data.subarray(1, 4).toString()).toBe('PNG')
  const [width, height, channels] = [data.readUInt32BE(16), data.readUInt32BE(20), data[25] === 6 ? 4 : 3]
  const parts: Buffer[] = []
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at)
    if (data.subarray(at + 4, at + 8).toString() === 'IDAT') parts.push(data.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const pixels = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]!
    for (let i = 0; i < stride; i += 1) {
      const left = i >= channels ? pixels[y * stride + i - channels]! : 0
      const up = y > 0 ? pixels[(y - 1) * stride + i]! : 0
      const corner = i >= channels && y > 0 ? pixels[(y - 1) * stride + i - channels]! : 0
      const value = raw[y * (stride + 1) + 1 + i]!
      pixels[y * stride + i] = (value + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!) & 255
    }
  }
  return {
    width,
    height,
    isInk: (x, y) => [0, 1, 2].some((c) => pixels[y * stride + x * channels + c]! < 200),
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function inkIn(image: Image, left: number, top: number, right: number, bottom: number): number {
  let count = 0
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) if (image.isInk(x, y)) count += 1
  return count
}

const cases = CHART_KINDS.flatMap((kind) => LANGS.map((lang) => ({ kind, lang })))

describe.each(cases)('$kind in $lang', ({ kind, lang }) => {
  const spec = sampleOf(kind, lang)

  test('is 800 × 450 with its title drawn and nothing at the edges', async () => {
    const image = readPng(await painter.png(spec, lang))
    expect([image.width, image.height]).toEqual([800, 450])
    // The title stands in the head of the picture.
    expect(inkIn(image, 20, 15, 500, 60)).toBeGreaterThan(200)
    const border = 4
    const edges =
      inkIn(image, 0, 0, 800, border) +
      inkIn(image, 0, 450 - border, 800, 450) +
      inkIn(image, 0, 0, border, 450) +
      inkIn(image, 800 - border, 0, 800, 450)
    expect(edges).toBe(0)
  })

  test('has a table and a sentence that stand for it', () => {
    const table = chartTable(spec, lang)
    expect(table.rows.length).toBeGreaterThan(0)
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
    expect(describeChart(spec, lang)).toContain(spec.title)
  })

  test('is a spec that would be accepted from outside', () => {
    expect(parseChart(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
  })
})

const bar = (points: ChartSpec['series'][0]['points'], title = 'Essai'): ChartSpec => ({
  kind: 'bar',
  title,
  unit: 'money',
  series: [{ name: 'A', points }],
})

test('accents, the no-break space and the dollar are drawn: each letter changes the picture', async () => {
  const pictures = await Promise.all(
    ['Ete', 'Été', 'Etœ', 'Et€', 'Et$'].map(async (title) =>
      Buffer.from(await painter.png(bar([{ label: 'x', value: 100 }], title), 'fr')).toString('base64'),
    ),
  )
  expect(new Set(pictures).size).toBe(pictures.length)
})

test('numbers and dates are written in the language', async () => {
  const spec = bar([{ label: '2026-08', value: 114_975 }])
  expect(chartTable(spec, 'fr').rows[0]).toEqual(['août 2026', '1\u00a0149,75\u00a0$'])
  expect(chartTable(spec, 'en').rows[0]).toEqual(['Aug 2026', '$1,149.75'])
})

test.each([
  ['no series', { ...bar([]), series: [] }],
  ['no points', bar([])],
  ['one point', bar([{ label: 'seul', value: 1 }])],
  [
    'zeros',
    bar([
      { label: 'a', value: 0 },
      { label: 'b', value: 0 },
    ]),
  ],
  [
    'negatives',
    bar([
      { label: 'a', value: -500 },
      { label: 'b', value: 900 },
    ]),
  ],
  ['huge', bar([{ label: 'a', value: 9e14 }])],
  [
    '24 months',
    bar(
      Array.from({ length: 24 }, (_, i) => ({
        label: `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
        value: i * 1e6,
      })),
    ),
  ],
  ['a label of 300 letters', bar([{ label: 'x'.repeat(300), value: 5 }])],
] as [string, ChartSpec][])('%s draws without being clipped', async (_name, spec) => {
  const image = readPng(await painter.png(spec, 'fr'))
  expect(inkIn(image, 0, 0, 800, 4) + inkIn(image, 796, 0, 800, 450) + inkIn(image, 0, 446, 800, 450)).toBe(0)
  expect(inkIn(image, 0, 0, 800, 450)).toBeGreaterThan(100)
})

test('text of others cannot become markup', async () => {
  const svg = await renderSvg(
    bar([{ label: '<script>alert(1)</script>&"', value: 5 }], '</title><image href="http://x"/>'),
    'fr',
  )
  expect(svg).not.toMatch(/<script|<image/)
})

test('the page’s SVG carries its fonts', async () => {
  expect(await painter.svg(bar([{ label: 'a', value: 5 }]), 'fr')).toContain('@font-face')
})
