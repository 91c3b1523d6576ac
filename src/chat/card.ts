import type { ChartSpec } from '../chart/spec.ts'

/** Tone is never told by colour alone: renderers add a word or a sign. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A stored file, posted by id; bytes are fetched when a platform needs them. */
export type FileRef = { id: string; name: string; mime: string; size: number }

/**
 * `href` is either `https:` or a record of Nova, `nova:invoices/2026-0152`; adapters turn the latter into an
 * address of the local page.
 */
export type Cell = string | { text: string; href: string }

export type Column = { label: string; align?: 'left' | 'right' }

export type Block =
  /** Markdown subset: bold, italic, code, links, lists, line breaks. */
  | { type: 'text'; text: string }
  | { type: 'fields'; fields: { label: string; value: string; href?: string }[] }
  /** `more` counts rows that were left out of `rows`. */
  | { type: 'table'; caption: string; columns: Column[]; rows: Cell[][]; more?: number }
  | { type: 'chart'; chart: ChartSpec }
  | { type: 'image'; file: FileRef; alt: string }
  | { type: 'file'; file: FileRef }
  /** `done` is integer millionths of the whole. */
  | { type: 'progress'; label: string; done: number }
  | { type: 'divider' }

/** One input of a form, made from a field of a tool's input schema. */
export type FormField = {
  name: string
  label: string
  kind: 'text' | 'long-text' | 'number' | 'money' | 'percent' | 'date' | 'period' | 'choice' | 'choices' | 'boolean'
  required: boolean
  hint?: string
  value?: string
  /** For `choice` and `choices`, and for a reference to a client, project, person or invoice. */
  options?: { value: string; label: string }[]
}

/** Values come back as text, by field name; `id` is opaque and its meaning is looked up on the server. */
export type Form = { id: string; title: string; submit: string; fields: FormField[] }

/** `confirm` is a question asked before the click counts, for what cannot be undone. */
export type ButtonStyle = 'primary' | 'danger' | 'default'
export type Action =
  | { type: 'button'; id: string; label: string; style: ButtonStyle; confirm?: string }
  | { type: 'link'; label: string; url: string }

/** What a platform can post. Buttons carry only an opaque id. */
export type Card = {
  title: string
  /** Stands alone: notification, screen reader, last resort. Plain text. */
  summary: string
  tone: Tone
  blocks: Block[]
  actions: Action[]
  footer?: string
  /** Who answered, e.g. "Hector · valeur acquise". */
  author?: string
}

/** What a click will do; kept on the server and looked up by the button's id. */
export type Intent =
  | { do: 'say'; text: string }
  | { do: 'tool'; tool: string; input: Record<string, unknown> }
  /** Opens the tool's form, filled in with what is known. */
  | { do: 'form'; tool: string; input: Record<string, unknown> }
  | { do: 'decide'; approval: string; revision: number; decision: 'approve' | 'reject' | 'cancel' }
  /** Opens the form of what waits for approval; saving makes a new revision. */
  | { do: 'revise'; approval: string; revision: number }

export type DraftAction =
  | { type: 'button'; label: string; style?: ButtonStyle; confirm?: string; intent: Intent }
  | { type: 'link'; label: string; url: string }

/** A card as tools write it: buttons say what they mean; ids are given when it is posted. */
export type DraftCard = Omit<Card, 'actions'> & { actions?: DraftAction[] }
