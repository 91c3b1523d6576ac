import type { Lang } from '../lib/i18n.ts'
import type { ChartSpec } from './spec.ts'
import { renderSvg } from './svg.ts'
import { WIDTH } from './theme.ts'

/**
 * Where the bytes come from, which differs by platform: the module of @resvg/resvg-wasm, and Inter (latin and latin-ext,
 * weights 400 and 600) as woff2 or ttf; resvg draws no text, and says nothing, with woff or without a font.
 */
export type ChartAssets = {
  wasm: () => Promise<BufferSource | WebAssembly.Module>
  fonts: () => Promise<Uint8Array[]>
}

export type Painter = {
  /** Stands alone: carries its fonts. */
  svg: (spec: ChartSpec, lang: Lang) => Promise<string>
  png: (spec: ChartSpec, lang: Lang) => Promise<Uint8Array>
}

async function loadRenderer(assets: ChartAssets) {
  const [resvg, fonts] = await Promise.all([import('@resvg/resvg-wasm'), assets.fonts()])
  if (!fonts.length) throw new Error('a chart needs its fonts: without them its words would be missing')
  wasm ??= assets.wasm().then((bytes) => resvg.initWasm(bytes))
  await wasm
  return { Resvg: resvg.Resvg, fonts }
}

/** resvg keeps one module a process and refuses to be given a second. */
let wasm: Promise<void> | undefined

/** An image in a page may not fetch fonts: it carries its own. The assets give the two weights of latin first. */
function fontFaces([regular, semibold]: Uint8Array[]): string {
  const face = (bytes: Uint8Array | undefined, weight: number) =>
    bytes
      ? `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}) format('woff2')}`
      : ''
  return `<style>${face(regular, 400)}${face(semibold, 600)}</style>`
}

/** Draws charts; loads on first use and keeps what it loaded. PNGs are 800 × 450. */
export function createPainter(assets: ChartAssets): Painter {
  let renderer: ReturnType<typeof loadRenderer> | undefined
  let faces: Promise<string> | undefined
  return {
    async svg(spec, lang) {
      faces ??= assets.fonts().then(fontFaces)
      const [svg, style] = await Promise.all([renderSvg(spec, lang), faces])
      return svg.replace(/<svg[^>]*>/, (opening) => `${opening}${style}`)
    },
    async png(spec, lang) {
      renderer ??= loadRenderer(assets)
      const [{ Resvg, fonts }, svg] = await Promise.all([renderer, renderSvg(spec, lang)])
      return rasterize(Resvg, svg, BEYOND_LATIN.test(svg) ? fonts : fonts.slice(0, LATIN_FONTS))
    },
  }
}

/** The assets give the two weights of latin first; the others cost time at each picture and are seldom needed. */
const LATIN_FONTS = 2
const BEYOND_LATIN = /[^\n -\u00ff\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122\u2212]/

type Rasterizer = typeof import('@resvg/resvg-wasm').Resvg

/** WebAssembly memory is not collected: what is made is freed. */
function rasterize(Resvg: Rasterizer, svg: string, fontBuffers: Uint8Array[]): Uint8Array {
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: WIDTH },
    font: { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  })
  try {
    const image = drawing.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    drawing.free()
  }
}
