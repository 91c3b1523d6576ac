import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'
import { cycles, files, graph, reachOf, textOf } from './sources.ts'

/** Nearest to the ground first; one may import what stands before it, and its own. */
const LAYERS = [
  ['lib', 'errors'],
  ['config'],
  ['domain'],
  ['chart'],
  ['document'],
  ['chat'],
  ['tool'],
  ['model'],
  ['agent'],
  ['language'],
  ['approval'],
  ['mastermind'],
  ['conversation'],
  ['workflow'],
  ['http'],
  ['app', 'doctor', 'terminal', 'operations'],
  ['node', 'worker', 'worker-assets'],
]
const ENTRIES = ['src/app.ts', 'src/node.ts', 'src/worker.ts']
const OUTSIDE = ['adapters', 'agents', 'integrations', 'db']

/** What each folder beside src may import of it. */
const ALLOWED: Record<string, string[]> = {
  adapters: ['lib', 'errors', 'chart', 'chat'],
  agents: ['lib', 'errors', 'domain', 'chart', 'document', 'chat', 'tool', 'agent'],
  integrations: ['lib', 'errors', 'tool'],
}

const folderOf = (file: string) => file.split('/')[0]!
/** `lib` of src/lib/money.ts, `errors` of src/errors.ts. */
const partOf = (file: string) => file.split('/')[1]!.replace(/\.ts$/, '')
const layerOf = (file: string) => LAYERS.findIndex((layer) => layer.includes(partOf(file)))

type Breach = (file: string, imported: string, specifier: string) => boolean

function breaches(is: Breach): string[] {
  return [...graph].flatMap(([file, imports]) =>
    imports.flatMap(({ file: imported, specifier }) =>
      is(file, imported ?? '', specifier) ? [`${file} imports ${specifier}`] : [],
    ),
  )
}

const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`)

describe('dependency rules', () => {
  it('reads imports at all', () => {
    const imports = graph.get('src/app.ts')!
    expect(imports.map((one) => one.file)).toContain('agents/index.ts')
    expect(imports.find((one) => one.file === 'agents/index.ts')?.isType).toBe(false)
    expect(imports.find((one) => one.file === 'src/config.ts')?.isType).toBe(true)
    for (const [file, found] of graph)
      for (const one of found)
        if (one.file?.endsWith('.ts')) expect(files, `${file}: ${one.specifier}`).toContain(one.file)
  })

  it('1: inside src imports point one way', () => {
    expect(files.filter((file) => folderOf(file) === 'src' && !file.endsWith('.d.ts') && layerOf(file) < 0)).toEqual([])
    const isUp: Breach = (file, imported) =>
      folderOf(file) === 'src' && folderOf(imported) === 'src' && layerOf(imported) > layerOf(file)
    expect(breaches(isUp)).toEqual([])
  })

  it('2, 3, 4: each folder beside src imports only what it may', () => {
    const isForeign: Breach = (file, imported) => {
      const allowed = ALLOWED[folderOf(file)]
      if (!allowed || !imported || imported.endsWith('package.json')) return false
      return folderOf(imported) === 'src' ? !allowed.includes(partOf(imported)) : folderOf(imported) !== folderOf(file)
    }
    expect(breaches(isForeign)).toEqual([])
    const isSibling: Breach = (file, imported) =>
      (folderOf(file) === 'adapters' || folderOf(file) === 'integrations') &&
      folderOf(imported) === folderOf(file) &&
      file.split('/').length > 2 &&
      partOf(imported) !== partOf(file)
    expect(breaches(isSibling)).toEqual([])
    const isService: Breach = (file, imported) =>
      folderOf(file) === 'integrations' && partOf(file) !== 'index' && folderOf(imported) === 'integrations'
    expect(breaches(isService)).toEqual([])
  })

  it('5: drizzle and SQL never leave db', () => {
    const isDrizzle: Breach = (file, _, specifier) =>
      folderOf(file) !== 'db' &&
      ['drizzle-orm', 'postgres', '@electric-sql/pglite'].some((name) => isPackage(specifier, name))
    expect(breaches(isDrizzle)).toEqual([])
    const statement = /[`'"]\s*(select\s[^`'"]+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\s/i
    expect(files.filter((file) => folderOf(file) !== 'db' && statement.test(textOf(file)))).toEqual([])
  })

  it('6: only the composition root and the entries know the four folders, and nothing imports those', () => {
    const isRoot = (file: string) => ENTRIES.includes(file)
    const isOutside: Breach = (file, imported) =>
      folderOf(file) === 'src' && OUTSIDE.includes(folderOf(imported)) && !isRoot(file)
    expect(breaches(isOutside)).toEqual([])
    expect(breaches((file, imported) => isRoot(imported) && !isRoot(file))).toEqual([])
    expect(breaches((_, imported) => imported === 'src/node.ts' || imported === 'src/worker.ts')).toEqual([])
  })

  it('7: only node.ts reads the environment', () => {
    expect(files.filter((file) => file !== 'src/node.ts' && /\bprocess\.env\b/.test(textOf(file)))).toEqual([])
  })

  it('7: what runs on Workers touches nothing that they lack', () => {
    // With nodejs_compat these work in workerd.
    const there = [
      'buffer',
      'crypto',
      'async_hooks',
      'timers',
      'timers/promises',
      'events',
      'stream',
      'util',
      'path',
      'url',
    ]
    const lacking = new Set(builtinModules.filter((name) => !there.includes(name)))
    const entry = files.includes('src/worker.ts') ? 'src/worker.ts' : 'src/app.ts'
    const found = [...reachOf(entry)].flatMap((file) =>
      graph.get(file)!.flatMap(({ specifier, isType }) => {
        const builtin = specifier.startsWith('node:') ? specifier.slice(5) : specifier
        return !isType && lacking.has(builtin) ? [`${file} imports ${specifier}`] : []
      }),
    )
    expect(found).toEqual([])
  })

  it('8: each platform’s library stays in its adapter', () => {
    const homes = { '@slack/bolt': 'adapters/slack/', botbuilder: 'adapters/teams/', 'discord.js': 'adapters/discord/' }
    for (const [name, home] of Object.entries(homes))
      expect(breaches((file, _, specifier) => isPackage(specifier, name) && !file.startsWith(home))).toEqual([])
  })

  it('9: nothing imports itself round a cycle, not even types', () => {
    expect(cycles().map((cycle) => cycle.join(' → '))).toEqual([])
  })
})

describe('files', () => {
  it('stay within 300 lines', () => {
    const long = files.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
    expect(long.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('are named after what is in them', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|types|common|misc)(\/|\.ts$)/.test(file))).toEqual([])
    expect(files.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([])
  })
})
