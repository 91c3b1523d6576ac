// Bundles the server: unbundled, the database layer alone takes a second and 300 MB. Also prepares what a first start
// would wait for: an empty migrated database and the trained language engine.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { build } from 'esbuild'

await mkdir('dist', { recursive: true })
const { metafile } = await build({
  entryPoints: ['src/node.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  logLevel: 'warning',
  metafile: true,
  // These read files beside themselves; the others are faster and smaller inside the bundle.
  external: ['@electric-sql/pglite', '@resvg/resvg-wasm', 'pdfmake', 'pg-native', 'write-excel-file'],
  // Packages in CommonJS ask for what an ES module lacks.
  banner: {
    js: "import { createRequire as novaRequire } from 'node:module'; import { fileURLToPath as novaPath } from 'node:url'; import { dirname as novaDirectory } from 'node:path'; const require = novaRequire(import.meta.url); const __filename = novaPath(import.meta.url); const __dirname = novaDirectory(__filename);",
  },
})

// Only what is stale goes: a Nova that runs from here loads the others when it needs them.
for (const name of await readdir('dist'))
  if (name.endsWith('.js') && !(`dist/${name}` in metafile.outputs)) await rm(`dist/${name}`)

const migrations = (await readdir('db/migrations')).filter((name) => name.endsWith('.sql')).sort()
const hash = createHash('sha256')
for (const name of migrations) hash.update(await readFile(`db/migrations/${name}`))
const template = `dist/template-${hash.digest('hex').slice(0, 16)}.tar.gz`
if (!existsSync(template)) await (await import('./db/pglite.ts')).writeTemplate(template)

await import('./train.ts')
