// Makes the app that a Teams administrator uploads: npm run teams:package [address of Nova] [folder]
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { zipSync } from 'fflate'
import { ACCENT, teamsEnglish, teamsManifest } from './adapters/teams/manifest.ts'
import { readConfig } from './src/config.ts'

const svg = (size: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${inside}</svg>`

/** A star of four points, `reach` of the size from its middle. */
function star(size: number, reach: number): string {
  const [c, r, w] = [size / 2, size * reach, size * reach * 0.26]
  const points = [
    [c, c - r],
    [c + w, c - w],
    [c + r, c],
    [c + w, c + w],
    [c, c + r],
    [c - w, c + w],
    [c - r, c],
    [c - w, c - w],
  ]
  return `<path d="M${points.map((point) => point.join(' ')).join('L')}Z" fill="#ffffff"/>`
}

/** 192 px on the company's colour, and a white outline of 32 px on nothing, as Teams asks. */
const ICONS = {
  'color.png': svg(192, `<rect width="192" height="192" fill="${ACCENT}"/>${star(192, 0.32)}`),
  'outline.png': svg(32, star(32, 0.47)),
}

/** The files of the package, by name. */
export async function teamsPackage(appId: string, baseUrl: string): Promise<Record<string, Uint8Array>> {
  const here = createRequire(import.meta.url)
  await initWasm(await readFile(here.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const { version } = here('./package.json') as { version: string }
  // Teams wants a version that starts with a number above zero.
  const manifest = teamsManifest({ appId, baseUrl, version: version.replace(/^0\./, '1.') })
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
  const icons = Object.entries(ICONS).map(([name, drawn]) => [name, new Resvg(drawn).render().asPng()])
  return { 'manifest.json': json(manifest), 'en.json': json(teamsEnglish()), ...Object.fromEntries(icons) }
}

async function main([address, folder = 'dist']: string[]) {
  const { TEAMS_APP_ID: appId, NOVA_URL } = readConfig(process.env)
  const baseUrl = address ?? NOVA_URL
  if (!appId || !baseUrl?.startsWith('https://')) {
    console.error(
      'Il manque TEAMS_APP_ID, ou une adresse publique en https: NOVA_URL, ou npm run teams:package https://nova.example.ca\n' +
        'Missing TEAMS_APP_ID, or a public https address: NOVA_URL, or npm run teams:package https://nova.example.com',
    )
    process.exitCode = 1
    return
  }
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'nova-teams.zip')
  await writeFile(path, zipSync(await teamsPackage(appId, baseUrl)))
  console.log(path)
}

if (import.meta.main) await main(process.argv.slice(2))
