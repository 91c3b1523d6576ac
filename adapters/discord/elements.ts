import type { APIMessageTopLevelComponent, ButtonStyle as DiscordStyle } from 'discord.js'
import type { Capabilities } from '../../src/chat/adapter.ts'
import type { ButtonStyle } from '../../src/chat/card.ts'

/** Limits of Discord, in components, elements, UTF-16 units or bytes. */
export const LIMITS = {
  /** Of a message, nested ones included. */
  components: 40,
  /** All text of a message's components; a little under the 4,000 that Discord counts. */
  text: 3_900,
  tableRows: 10,
  rowButtons: 5,
  buttons: 25,
  button: 80,
  url: 512,
  /** Of a button's own id: `custom_id` is at most 100 and also says what the click means, and in which thread. */
  action: 64,
  alt: 1_024,
  files: 10,
  fileBytes: 10_000_000,
  requestBytes: 24_000_000,
  modalTitle: 45,
  modalFields: 5,
  label: 45,
  description: 100,
  input: { options: 25, value: 100, label: 100, text: 4_000 },
  threadName: 100,
  choices: 25,
  choice: 100,
} as const

export const CAPABILITIES: Capabilities = {
  nativeCharts: [],
  maxButtons: LIMITS.buttons,
  maxTextLength: LIMITS.text,
  maxTableRows: LIMITS.tableRows,
  edits: true,
  dialogs: true,
  showsFiles: true,
  home: false,
  personalCards: false,
}

/** Only the person who acted sees it; replies to interactions only. */
export const EPHEMERAL = 64
/** Components instead of content, and no previews of links, which could fetch what a model wrote. */
export const CARD_FLAGS = 32_768 | 4

/** What is sent as a message: nobody is ever pinged by it. */
export type MessageBody = {
  flags: number
  components: APIMessageTopLevelComponent[]
  allowed_mentions: { parse: [] }
  attachments: { id: string; filename: string; description?: string }[]
}

/** Discord's numbers for components, so that its SDK is not loaded for them. */
export const STYLES = { primary: 3, danger: 4, default: 2 } as const satisfies Record<ButtonStyle, DiscordStyle>

/** What a button or dialog of ours means: `do` click, `ask` click that is asked about first, `sure` the answer to that. */
export type Meaning = 'do' | 'ask' | 'sure' | 'form' | 'more' | 'good' | 'bad' | 'why'

export const customId = (meaning: Meaning, ...parts: (string | number)[]): string => [meaning, ...parts].join(':')

/** Reads `customId` with `parts` parts before the last, which may have colons itself. */
export function readId(id: string, parts = 0): [meaning: string, ...rest: string[]] {
  const [meaning = '', ...rest] = id.split(':')
  return [meaning, ...rest.slice(0, parts), rest.slice(parts).join(':')]
}

export type Button = { label: string; id: string; style?: ButtonStyle }

const buttonOf = ({ label, id, style = 'default' }: Button) => ({
  type: 2 as const,
  style: STYLES[style],
  label: label.slice(0, LIMITS.button) || '…',
  custom_id: id,
})

/** A sentence, already escaped, for the one who acted, with the buttons that go on from it. */
export const note = (text: string, ...buttons: Button[]): MessageBody => ({
  flags: CARD_FLAGS | EPHEMERAL,
  components: [
    { type: 10, content: text.slice(0, LIMITS.text) || '…' },
    ...(buttons.length > 0 ? [{ type: 1 as const, components: buttons.map(buttonOf) }] : []),
  ],
  allowed_mentions: { parse: [] },
  attachments: [],
})
