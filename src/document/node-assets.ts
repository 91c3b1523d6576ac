import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { DocumentAssets, FontFace } from './assets.ts'

// Latin first; the others let a person's own name be printed right (Łukasz, Nguyễn, Ελένη, Олена).
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic']

/** Inter from the installed package, read once. Works from source and from a bundle beside node_modules. */
export function createNodeDocumentAssets(): DocumentAssets {
  const { resolve } = createRequire(import.meta.url)
  const read = (subset: string, weight: number) =>
    readFile(resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`))
  const load = () =>
    Promise.all(
      SUBSETS.map(async (subset): Promise<FontFace> => {
        const [regular, semibold] = await Promise.all([read(subset, 400), read(subset, 600)])
        return { regular, semibold }
      }),
    )
  let fonts: Promise<FontFace[]> | undefined
  return {
    fonts() {
      fonts ??= load()
      return fonts
    },
  }
}
