import cyrillic400 from '@fontsource/inter/files/inter-cyrillic-400-normal.woff'
import cyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff'
import greek400 from '@fontsource/inter/files/inter-greek-400-normal.woff'
import greek600 from '@fontsource/inter/files/inter-greek-600-normal.woff'
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff'
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff'
import latinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff'
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff'
import vietnamese400 from '@fontsource/inter/files/inter-vietnamese-400-normal.woff'
import vietnamese600 from '@fontsource/inter/files/inter-vietnamese-600-normal.woff'
import type { DocumentAssets, FontFace } from './assets.ts'

const face = (regular: ArrayBuffer, semibold: ArrayBuffer): FontFace => ({
  regular: new Uint8Array(regular),
  semibold: new Uint8Array(semibold),
})

// The subsets of node-assets.ts, in its order.
const faces = [
  face(latin400, latin600),
  face(latinExt400, latinExt600),
  face(vietnamese400, vietnamese600),
  face(greek400, greek600),
  face(cyrillic400, cyrillic600),
]

/** Inter, carried by the Workers bundle. */
export const workerDocumentAssets: DocumentAssets = { fonts: async () => faces }
