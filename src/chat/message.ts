import type { Card, FileRef } from './card.ts'

/** One message of a thread as people see it. `thread` is the id of the root message, null for a root itself. */
export type ChatMessage = {
  id: string
  channel: string
  thread: string | null
  author: { kind: 'person'; id: string; name: string } | { kind: 'nova' }
  at: Date
  text: string
  card: Card | null
  files: FileRef[]
  edited: boolean
}
