import { expect, test } from 'vitest'
import { agents as registered } from '../../agents/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { createEngine } from '../../src/language/engine.ts'
import { lexicon, turnOf } from './fixture-engine.ts'
import { ENTITIES } from './fixture-lexicon.ts'

const agents: readonly Agent[] = registered
const engine = createEngine(agents, { names: ENTITIES })
/** Thousands of examples, one after the other. */
const LONG = 180_000

test('every example of every tool is read back as that tool', { timeout: LONG }, () => {
  const lost: string[] = []
  let asked = 0
  for (const tool of agents.flatMap((agent) => agent.tools)) {
    for (const text of [...tool.examples.fr, ...tool.examples.en]) {
      asked++
      const { parts } = engine.understand(turnOf(text, {}, { lexicon }))
      if (!parts.some((part) => part.kind === 'tool' && part.tool === tool.name)) {
        lost.push(
          `${tool.name}: ${text} → ${parts.map((part) => (part.kind === 'tool' ? part.tool : part.kind)).join(' + ')}`,
        )
      }
    }
  }
  console.log(`examples read back: ${asked - lost.length} of ${asked}`)
  expect(lost.length / asked, lost.join('\n')).toBeLessThanOrEqual(0.03)
})

test('every example of every policy is refused or asked about, never carried out', () => {
  for (const policy of agents.flatMap((agent) => agent.policies ?? [])) {
    for (const text of [...policy.examples.fr, ...policy.examples.en]) {
      const { parts } = engine.understand(turnOf(text, {}, { lexicon }))
      for (const part of parts) {
        if (part.kind !== 'tool') continue
        const { gate } = agents.flatMap((agent) => agent.tools).find((tool) => tool.name === part.tool)!
        expect(gate, `${policy.name}: ${text} → ${part.tool}`).toBe('none')
      }
    }
  }
})

test('what a model of inputs refuses never comes out', { timeout: LONG }, () => {
  const tools = new Map(agents.flatMap((agent) => agent.tools).map((tool) => [tool.name, tool]))
  for (const tool of tools.values()) {
    for (const text of [...tool.examples.fr, ...tool.examples.en]) {
      for (const part of engine.understand(turnOf(text, {}, { lexicon })).parts) {
        if (part.kind !== 'tool') continue
        const shape = tools.get(part.tool)!.input.shape
        for (const [name, value] of Object.entries(part.input)) {
          expect(shape[name]!.safeParse(value).success, `${text}: ${name} ${JSON.stringify(value)}`).toBe(true)
        }
      }
    }
  }
})
