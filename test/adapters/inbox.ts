import type { Inbox, Outgoing, Reply } from '../../src/chat/adapter.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import { PIXEL } from './pixel.ts'

/** An inbox that remembers what it was handed and knows duplicates as the real one does. */
export type TestInbox = Inbox & {
  /** Events in the order in which they were stored. */
  events: InboundEvent[]
  /** What it answers; by default that it accepted. */
  answer: (event: InboundEvent) => Promise<Reply>
  /** The cards that `cardFor` knows, by message; as the account in the asker may see them. */
  cards: Map<string, (account: string) => Outgoing | null>
  /** Clients and projects that `suggest` knows. */
  names: string[]
  /** What the adapter keeps, by `workspace/key`. */
  kept: Map<string, unknown>
  /** States that `link` takes, and the workspaces it linked. */
  states: Set<string>
  linked: string[]
  unlinked: string[]
}

export function createTestInbox(): TestInbox {
  const seen = new Set<string>()
  const chains = new Map<string, Promise<unknown>>()
  const inbox: TestInbox = {
    events: [],
    answer: async () => ({ type: 'accepted' }),
    cards: new Map(),
    names: [],
    kept: new Map(),
    states: new Set(),
    linked: [],
    unlinked: [],
    baseUrl: 'https://nova.example',
    readFile: async () => PIXEL,
    async receive(event) {
      const key = `${event.platform}/${event.workspace}/${event.id}`
      if (seen.has(key)) return { type: 'duplicate' }
      const reply = await inbox.answer(event)
      seen.add(key)
      inbox.events.push(event)
      return reply
    },
    settled: async () => true,
    cardFor: async ({ account }, message) => inbox.cards.get(message)?.(account.id) ?? null,
    preview: async () => null,
    suggest: async (_asker, _kind, text) =>
      inbox.names
        .filter((one) => one.toLowerCase().startsWith(text.toLowerCase()))
        .map((one) => ({ value: one, label: one })),
    async link(workspace, _name, state) {
      const known = inbox.states.delete(state)
      if (known) inbox.linked.push(workspace)
      return known
    },
    unlink: async (workspace) => void inbox.unlinked.push(workspace),
    store: {
      read: async (workspace, key) => inbox.kept.get(`${workspace}/${key}`) ?? null,
      write: async (workspace, key, value) => void inbox.kept.set(`${workspace}/${key}`, value),
      exclusively(workspace, key, work) {
        const name = `${workspace}/${key}`
        const next = (chains.get(name) ?? Promise.resolve()).then(work, work)
        chains.set(name, next)
        return next
      },
    },
  }
  return inbox
}
