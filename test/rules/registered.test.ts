import { describe, expect, it } from 'vitest'
import { agents } from '../../agents/index.ts'
import { allTables } from '../../db/tables/index.ts'
import { CHARTS } from '../../src/chart/index.ts'
import type { Tool } from '../../src/tool/define.ts'
import { fieldsOf } from '../../src/tool/fields.ts'
import { files, graph, textOf } from './sources.ts'

const named = (file: string) => file.split('/').at(-1)!.replace(/\.ts$/, '')

describe('every file is registered', () => {
  it('agents', () => {
    const declared = files.filter((file) => file.startsWith('agents/') && /\bdefineAgent\b.*\(\{/.test(textOf(file)))
    expect(declared.length).toBeGreaterThan(0)
    expect(agents.map((agent) => agent.id).sort()).toEqual(declared.map(named).sort())
  })

  it('tools belong to an agent', () => {
    const owned = new Set(agents.flatMap((agent) => agent.tools.map((tool) => tool.name)))
    const declared = files
      .filter((file) => file.startsWith('agents/'))
      .flatMap((file) => [...textOf(file).matchAll(/defineTool[\s\S]{0,400}?name: '([a-z_]+\.[a-z0-9_]+)'/g)])
      .map((match) => match[1]!)
    expect(declared.length).toBeGreaterThan(10)
    expect(declared.filter((name) => !owned.has(name))).toEqual([])
  })

  it('tables', () => {
    const declared = files.filter((file) => /^db\/tables\/(?!index)/.test(file))
    const registered = graph.get('db/tables/index.ts')!.map((one) => one.file)
    expect(declared.filter((file) => !registered.includes(file))).toEqual([])
    expect(Object.keys(allTables)).toHaveLength(declared.length)
  })

  it('charts', () => {
    const declared = files.filter(
      (file) => /^src\/chart\/[a-z-]+\.ts$/.test(file) && /export const draw\w+: Draw\b/.test(textOf(file)),
    )
    expect(declared.map(named).sort()).toEqual(Object.keys(CHARTS).sort())
  })

  it('adapters', () => {
    const declared = files.filter((file) => /^adapters\/(\w+)\/\1\.ts$/.test(file))
    const known = files.filter((file) => file === 'src/app.ts' || file === 'adapters/index.ts')
    const registered = known.flatMap((file) => graph.get(file)!.map((one) => one.file))
    expect(declared.filter((file) => !registered.includes(file))).toEqual([])
  })
})

describe('what a person reads is there in both languages', () => {
  const tools = agents.flatMap((agent): readonly Tool[] => agent.tools)

  it('agents report to somebody and say who they are', () => {
    for (const agent of agents) {
      expect(agent.role.fr && agent.role.en && agent.mission.fr && agent.mission.en, agent.id).toBeTruthy()
      expect(agent.tools.length, agent.id).toBeGreaterThan(0)
    }
    expect(new Set(agents.map((agent) => agent.handle)).size).toBe(agents.length)
  })

  it.each(tools.map((tool) => [tool.name, tool] as const))('%s', (_, tool) => {
    expect(tool.title.fr).toBeTruthy()
    expect(tool.title.en).toBeTruthy()
    for (const lang of ['fr', 'en'] as const) {
      const examples = tool.examples[lang]
      expect(examples.length).toBeGreaterThanOrEqual(6)
      expect(new Set(examples).size).toBe(examples.length)
    }
    const fields = fieldsOf(tool.input)
    // What only a button fills in may lack words, and is never asked for then.
    const silent = Object.entries(tool.input.shape).filter(([name]) => !fields.some((field) => field.name === name))
    for (const [name, schema] of silent)
      expect((schema as { safeParse(value: unknown): { success: boolean } }).safeParse(undefined).success, name).toBe(
        true,
      )
    for (const field of fields) {
      expect(field.label.fr && field.label.en, `label of ${field.name}`).toBeTruthy()
      if (field.required) expect(field.ask?.fr && field.ask.en, `question for ${field.name}`).toBeTruthy()
      for (const option of field.options ?? []) expect(option.label.fr && option.label.en).toBeTruthy()
    }
  })
})
