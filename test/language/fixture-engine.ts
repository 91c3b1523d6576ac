import {
  createEngine,
  createLexicon,
  type Dialogue,
  type Part,
  type ToolPart,
  type Turn,
} from '../../src/language/engine.ts'
import { ENTITIES } from './fixture-lexicon.ts'
import { AGENTS } from './fixture-tools.ts'

export const TODAY = '2026-11-02'
export const lexicon = createLexicon(ENTITIES)
export const engine = createEngine(AGENTS, { names: ENTITIES })

export const turnOf = (text: string, dialogue: Partial<Dialogue> = {}, more: Partial<Turn> = {}): Turn => ({
  text,
  today: TODAY,
  lexicon,
  dialogue: { last: [], pending: [], ...dialogue },
  actor: { id: 'steve' },
  ...more,
})

export const partsOf = (text: string, dialogue: Partial<Dialogue> = {}, more: Partial<Turn> = {}): Part[] =>
  engine.understand(turnOf(text, dialogue, more)).parts

/** The one tool that a text asks for; throws with what came instead. */
export function toolOf(text: string, dialogue: Partial<Dialogue> = {}, more: Partial<Turn> = {}): ToolPart {
  const parts = partsOf(text, dialogue, more)
  if (parts.length !== 1 || parts[0]!.kind !== 'tool') throw new Error(`${text}: ${JSON.stringify(parts)}`)
  return parts[0]!
}
