// What goes into the engine and what comes out.
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Dialogue, Done } from './dialogue.ts'
import type { Lexicon } from './references.ts'
import type { Smalltalk } from './smalltalk.ts'

export type Turn = {
  text: string
  today: IsoDate
  /** The person's language, used where the text does not tell. */
  lang?: Lang
  lexicon: Lexicon
  dialogue: Dialogue
  /** What the channel is about. */
  here?: { project?: string }
  actor?: { id: string }
}

export type ToolPart = {
  kind: 'tool'
  tool: string
  input: Record<string, unknown>
  /** 0..1; how sure the tool is the one that was meant. */
  confidence: number
  /** Required fields still without a value, in the order of the form. */
  missing: string[]
  ambiguous?: { field: string; candidates: { id: string; label: string }[] }
  /** Fields that were not said but follow from the thread, the channel or what was named. */
  guessed?: string[]
  /** Said for a field and impossible: `31 novembre`, an invoice number that does not exist. */
  invalid?: { field: string; said: string }[]
  /** Fields that continue from what an earlier part of this message produces. */
  uses?: { field: string; part: number }[]
  /** The part changes, repeats or completes the previous request. */
  follows?: 'again' | 'fix' | 'answer'
  from: string
}

export type Part =
  | ToolPart
  | { kind: 'policy'; policy: string; confidence: number; from: string }
  | { kind: 'choose'; candidates: { tool: string; confidence: number; input: Record<string, unknown> }[]; from: string }
  | { kind: 'unknown'; nearest: string[]; from: string }
  | { kind: 'undo'; from: string }
  | { kind: 'decision'; decision: 'approve' | 'reject'; from: string }
  | { kind: 'smalltalk'; which: Smalltalk }

export type Understanding = { lang: Lang; parts: Part[]; agent?: string }

export type Engine = {
  understand(turn: Turn): Understanding
  /** The question's field, and whatever else the reply fills; undefined when the reply is no answer to it. */
  answerTo(
    question: Done & { field: string; candidates?: { id: string; label: string }[] },
    turn: Turn,
  ): ToolPart | undefined
  serialize(): Uint8Array
}
