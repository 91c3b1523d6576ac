import { expect, test } from 'vitest'
import { partsOf } from './fixture-engine.ts'
import { AGENTS } from './fixture-tools.ts'
import { OUT_OF_SCOPE, PHRASINGS, SEVERAL, SINGLE } from './held-out.ts'

/** Keys in order, no accents and one case: what a person would call the same. */
const alike = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  )
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

const share = (count: number, of: number) => count / of
const gated = new Set(
  AGENTS.flatMap((agent) => agent.tools.filter((tool) => tool.gate === 'confirm' || tool.gate === 'approve')).map(
    (tool) => tool.name,
  ),
)

test('phrasings never seen reach their tool with their input', () => {
  const misses: string[] = []
  let rightTool = 0
  let exact = 0
  let wrongGated = 0
  for (const [text, tool, input] of PHRASINGS) {
    const parts = partsOf(text)
    const [part] = parts
    if (parts.length === 1 && part?.kind === 'tool' && part.tool === tool) {
      rightTool++
      if (alike(part.input) === alike(input)) exact++
      else misses.push(`slots: ${text} → ${JSON.stringify(part.input)}`)
    } else {
      misses.push(`tool: ${text} → ${parts.map((one) => (one.kind === 'tool' ? one.tool : one.kind)).join(' + ')}`)
      if (parts.some((one) => one.kind === 'tool' && one.tool !== tool && gated.has(one.tool))) wrongGated++
    }
  }
  console.log(
    `held out: ${PHRASINGS.length} phrasings, tool ${(100 * share(rightTool, PHRASINGS.length)).toFixed(1)} %, ` +
      `tool and slots ${(100 * share(exact, PHRASINGS.length)).toFixed(1)} %, wrong gated tool ${wrongGated}`,
  )
  expect(share(rightTool, PHRASINGS.length), misses.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(share(exact, PHRASINGS.length), misses.join('\n')).toBeGreaterThanOrEqual(0.75)
  expect(wrongGated, misses.join('\n')).toBeLessThanOrEqual(2)
})

test('what no tool does is recognised, and never as a tool with an effect', () => {
  const taken = OUT_OF_SCOPE.filter((text) =>
    partsOf(text).some((part) => part.kind === 'tool' || part.kind === 'policy'),
  )
  console.log(
    `out of scope recognised: ${(100 * share(OUT_OF_SCOPE.length - taken.length, OUT_OF_SCOPE.length)).toFixed(1)} %`,
  )
  expect(share(OUT_OF_SCOPE.length - taken.length, OUT_OF_SCOPE.length), taken.join('\n')).toBeGreaterThanOrEqual(0.85)
  for (const text of OUT_OF_SCOPE) {
    for (const part of partsOf(text)) if (part.kind === 'tool') expect(gated, text).not.toContain(part.tool)
  }
})

test.each(SEVERAL)('%s', (text, tools) => {
  expect(partsOf(text).map((part) => (part.kind === 'tool' ? part.tool : part.kind))).toEqual(tools)
})

test.each(SINGLE)('one request: %s', (text, tool) => {
  expect(partsOf(text).map((part) => (part.kind === 'tool' ? part.tool : part.kind))).toEqual([tool])
})
