import { beforeAll, expect, test } from 'vitest'
import { agents as registered } from '../../agents/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { createEngine, type Part } from '../../src/language/engine.ts'
import { lexicon, turnOf } from './fixture-engine.ts'
import { ENTITIES } from './fixture-lexicon.ts'

const agents: readonly Agent[] = registered
const engine = createEngine(agents, { names: ENTITIES })
/** Thousands, one after the other. */
const LONG = 180_000

/** Every third example, read once for both tests: all of them would take a minute. */
let read: { tool: string; text: string; parts: Part[] }[]
beforeAll(() => {
  const examples = agents.flatMap(({ tools }) =>
    tools.flatMap(({ name, examples: { fr, en } }) => [...fr, ...en].map((text) => ({ tool: name, text }))),
  )
  read = examples
    .filter((_, i) => i % 3 === 0)
    .map((one) => ({ ...one, ...engine.understand(turnOf(one.text, {}, { lexicon })) }))
}, LONG)

test('an example of a tool is read back as that tool', () => {
  const lost = read
    .filter(({ tool, parts }) => !parts.some((part) => part.kind === 'tool' && part.tool === tool))
    .map(
      ({ tool, text, parts }) =>
        `${tool}: ${text} → ${parts.map((part) => ('tool' in part ? part.tool : part.kind)).join(' + ')}`,
    )
  console.log(`examples read back: ${read.length - lost.length} of ${read.length}`)
  expect(lost.length / read.length, lost.join('\n')).toBeLessThanOrEqual(0.03)
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

test('what a model of inputs refuses never comes out', () => {
  const tools = new Map(agents.flatMap((agent) => agent.tools).map((tool) => [tool.name, tool]))
  for (const { text, parts } of read) {
    for (const part of parts) {
      if (part.kind !== 'tool') continue
      const shape = tools.get(part.tool)!.input.shape
      for (const [name, value] of Object.entries(part.input)) {
        expect(shape[name]!.safeParse(value).success, `${text}: ${name} ${JSON.stringify(value)}`).toBe(true)
      }
    }
  }
})
