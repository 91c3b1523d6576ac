import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2'
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2'
import latinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2'
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2'
import renderer from '@resvg/resvg-wasm/index_bg.wasm'
import type { ChartAssets } from './png.ts'

/** Chart assets carried by the Workers bundle. */
export const workerAssets: ChartAssets = {
  wasm: async () => renderer,
  fonts: async () => [latin400, latin600, latinExt400, latinExt600].map((font) => new Uint8Array(font)),
}
