// Whether what the engine understood is what an utterance asks for.
import type { Lexicon, Part, ToolPart } from '../../src/language/engine.ts'
import { REFERENCE_SLOTS, type ReferenceSlot } from '../../src/tool/fields.ts'
import type { Utterance } from './quebec.ts'

export type Judged = {
  utterance: Utterance
  /** The one tool that was chosen without asking. */
  chosen: string | undefined
  /** Tools that Nova would offer with buttons. */
  offered: string[]
  /** Highest confidence in any tool, 0..1. */
  confidence: number
  right: boolean
  /** Undefined where the utterance says no slots or another tool came out. */
  exact: boolean | undefined
  /** A tool that writes or waits for a click, and was not asked for. */
  falsely: string | undefined
}

const plain = (value: unknown) =>
  String(value).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

/** A reference by the name or code that people use; hours in hours, shares in percent. */
function saidOf(name: string, part: ToolPart, lexicon: Lexicon, wanted: unknown): unknown {
  const value = part.input[name]
  if (name === 'hours' && Array.isArray(part.input.lines))
    return part.input.lines.reduce((sum, line: { hours?: number }) => sum + (line.hours ?? 0), 0) / 100
  if (name === 'hours' && typeof value === 'number') return value / 100
  if (name === 'progress' && typeof value === 'number') return value / 10_000
  if (name === 'count' && typeof value === 'number') return value === wanted ? value : value / 1000
  if (name === 'days' && typeof value === 'number') return value === wanted ? value : value / 1000
  if (typeof value !== 'string') return value
  for (const slot of REFERENCE_SLOTS as readonly ReferenceSlot[]) {
    const entity = lexicon.byId(slot, value)
    if (entity)
      return slot === 'client' || slot === 'person' || slot === 'task' ? entity.label : (entity.code ?? entity.label)
  }
  return value
}

function isExact(part: ToolPart, { slots }: Utterance, lexicon: Lexicon): boolean | undefined {
  if (!slots) return undefined
  return Object.entries(slots).every(([name, wanted]) => {
    const got = saidOf(name, part, lexicon, wanted)
    if (got === undefined) return false
    return typeof wanted === 'object' ? plain(got).includes(plain(wanted.has)) : plain(got) === plain(wanted)
  })
}

export function judge(
  utterance: Utterance,
  parts: Part[],
  lexicon: Lexicon,
  gates: ReadonlyMap<string, string>,
): Judged {
  const tools = parts.filter((part) => part.kind === 'tool')
  const offered = parts.flatMap((part) => (part.kind === 'choose' ? part.candidates.map(({ tool }) => tool) : []))
  const confidences = parts.flatMap((part) =>
    part.kind === 'tool' || part.kind === 'policy'
      ? [part.confidence]
      : part.kind === 'choose'
        ? part.candidates.map(({ confidence }) => confidence)
        : [],
  )
  const outside = utterance.tool === 'oos' || utterance.tool === 'ask'
  const single = parts.length === 1 ? tools[0] : undefined
  const right = outside ? !tools.length : single?.tool === utterance.tool
  return {
    utterance,
    chosen: single?.tool,
    offered,
    confidence: Math.max(0, ...confidences),
    right,
    exact: right && single ? isExact(single, utterance, lexicon) : undefined,
    falsely: tools.find(({ tool }) => tool !== utterance.tool && gates.get(tool) !== 'none')?.tool,
  }
}

/** Chance that what is in scope is surer than what is not. */
export function areaUnderCurve(inside: number[], outside: number[]): number {
  let wins = 0
  for (const a of inside) for (const b of outside) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (inside.length * outside.length)
}
