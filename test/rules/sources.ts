import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export const ROOT = new URL('../../', import.meta.url).pathname

/** The folders that the product is made of. */
export const FOLDERS = ['src', 'adapters', 'agents', 'integrations', 'db']

export type Import = {
  /** As written. */
  specifier: string
  /** Path from the root of the repository, or null for a package. */
  file: string | null
  /** Erased when it runs. */
  isType: boolean
}

/** Every TypeScript file of the product, by its path from the root. */
export const files: string[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length)),
)
  .map(normalize)
  .sort()

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const STATEMENT = /^(?:import|export)\s+(?:(type)\s+)?(?:([^'"`;=()]*?)\s+from\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** What a file imports or re-exports, statically or by `import()`. */
export function importsOf(file: string): Import[] {
  const text = textOf(file).replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, '')
  const resolve = (specifier: string) => (specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null)
  const found: Import[] = []
  for (const [, type, names, specifier] of text.matchAll(STATEMENT)) {
    const listed = /^\{([\s\S]*)\}$/.exec(names?.trim() ?? '')?.[1]
    const onlyTypes = listed?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false
    found.push({ specifier: specifier!, file: resolve(specifier!), isType: type !== undefined || onlyTypes })
  }
  for (const [, specifier] of text.matchAll(DYNAMIC))
    found.push({ specifier: specifier!, file: resolve(specifier!), isType: false })
  return found
}

export const graph: ReadonlyMap<string, Import[]> = new Map(files.map((file) => [file, importsOf(file)]))

/** The files of one import cycle after another, each once. */
export function cycles(): string[][] {
  const state = new Map<string, 'open' | 'closed'>()
  const path: string[] = []
  const found: string[][] = []
  const visit = (file: string) => {
    if (state.get(file) === 'closed') return
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    path.push(file)
    for (const next of graph.get(file) ?? []) if (next.file && graph.has(next.file)) visit(next.file)
    path.pop()
    state.set(file, 'closed')
  }
  for (const file of files) visit(file)
  return found
}

/** What runs when the entry runs: types are not followed, `import()` is. */
export function reachOf(entry: string): Set<string> {
  const reached = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    for (const next of graph.get(file) ?? [])
      if (!next.isType && next.file && graph.has(next.file)) waiting.push(next.file)
  }
  return reached
}
