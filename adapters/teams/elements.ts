import type { Capabilities } from '../../src/chat/adapter.ts'
import type { Payload } from '../../src/chat/payload.ts'

export const CARD = 'application/vnd.microsoft.card.adaptive'

/** Limits of Teams, and what is still legible at the width of a phone; `room` in units of JSON, the rest in units of text. */
export const LIMITS = {
  /** A message may have 100 KB with two bytes a character, of which 80 are used. */
  room: 36_000,
  buttons: 20,
  /** Teams refuses more than six in one row, and a phone cuts off what is wider than so many letters. */
  rowButtons: 5,
  rowWidth: 36,
  button: 40,
  fields: 40,
  /** People to whom a card may be shown in their own way. */
  deciders: 60,
  /** More rows make a card endless and more columns unreadable; longer cells fill a phone's screen. */
  tableRows: 40,
  tableColumns: 8,
  cell: 200,
  chart: { title: 100, label: 40, axis: 60, slices: 8, series: 8, points: 24 },
  prompts: 4,
  /** More choices make a list that nobody can scroll; what is looked for is typed then. */
  input: { options: 150, value: 1_000, label: 150, text: 4_000 },
  /** Longer answers are cards, which are cut where Teams would refuse a message. */
  text: 6_000,
} as const

/** Kinds that Teams draws itself. */
export const NATIVE_CHARTS = ['bar', 'line', 'area', 'pie', 'stacked-bar', 'gauge'] as const

export const CAPABILITIES: Capabilities = {
  nativeCharts: NATIVE_CHARTS,
  maxButtons: LIMITS.buttons,
  maxTextLength: LIMITS.room / 2,
  maxTableRows: LIMITS.tableRows,
  edits: true,
  dialogs: true,
  showsFiles: false,
  home: false,
  personalCards: true,
}

/** Units of the JSON of an element: what counts for Teams is the size of the whole message, two bytes each. */
export const sizeOf = (part: unknown): number => JSON.stringify(part).length

export const textBlock = (text: string, more: Payload = {}): Payload => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
})

/** Small grey text. */
export const note = (text: string): Payload => textBlock(text, { isSubtle: true, size: 'Small', spacing: 'Small' })

/** A card with inputs or links of its own. */
export const cardOf = (body: Payload[], actions: Payload[]): Payload => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  actions,
})

/** What an action carries that asks for the card as it is now. */
export const REFRESH = { nova: { refresh: true } }
