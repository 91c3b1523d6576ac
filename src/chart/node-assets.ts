import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ChartAssets } from './png.ts'

// Found through node_modules, so it is the same from source and from a bundle in dist/.
const { resolve } = createRequire(import.meta.url)

const FONTS = ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600']

/** Chart assets read from the installed packages. */
export const nodeAssets: ChartAssets = {
  wasm: () => readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
  fonts: () =>
    Promise.all(
      FONTS.map(
        async (name) => new Uint8Array(await readFile(resolve(`@fontsource/inter/files/inter-${name}-normal.woff2`))),
      ),
    ),
}
