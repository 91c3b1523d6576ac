import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { foundOrganization } from '../../db/founding.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Adapter, Capabilities, Outgoing, PostedMessage, Progress } from '../../src/chat/adapter.ts'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Platform } from '../../src/chat/event.ts'
import { publish } from '../../src/conversation/publish.ts'
import { NovaError } from '../../src/errors.ts'
import { createLog } from '../../src/lib/log.ts'
import { type Delivery, drainOutbox } from '../../src/workflow/outbox.ts'

export const AT = new Date('2026-11-02T13:00:00Z')

export const busy = (retryAfter: number) =>
  new NovaError('rate-limited', { fr: 'Trop vite', en: 'Too fast' }, { retry: true, data: { retryAfter } })
export const refused = () => new NovaError('integration.failed', { fr: 'Refusé', en: 'Refused' })

type Told = {
  did: 'post' | 'update' | 'upload' | 'whisper' | 'finish' | 'home'
  what: string
  thread?: string | null
  key: string
  /** As the adapter was handed it. */
  outgoing?: Outgoing
  /** The platform's id of the message. */
  message?: string
}

const CAPABILITIES: Capabilities = {
  nativeCharts: [],
  maxButtons: 5,
  maxTextLength: 3000,
  maxTableRows: 100,
  edits: true,
  dialogs: true,
  showsFiles: false,
  home: false,
  personalCards: false,
}

/** A platform that remembers what it was told, and fails as `fails` says. */
export function createPlatform(
  fails: (title: string) => Error | null = () => null,
  platform: Exclude<Platform, 'web'> = 'slack',
) {
  const told: Told[] = []
  const working: { progress: Progress; shown: PostedMessage | null }[] = []
  const check = (title: string) => {
    const error = fails(title)
    if (error) throw error
  }
  const adapter: Adapter = {
    platform,
    capabilities: { ...CAPABILITIES, home: true },
    paths: [],
    handle: async () => new Response(),
    async post({ workspace, channel, thread }, outgoing) {
      const { card, idempotencyKey: key } = outgoing
      check(card.title)
      const message = randomUUID()
      told.push({ did: 'post', what: card.title, thread, key, outgoing, message })
      return { workspace, channel, message, thread: thread ?? message }
    },
    async update(message, outgoing) {
      const { card, idempotencyKey: key } = outgoing
      check(card.title)
      told.push({ did: 'update', what: card.title, thread: message.thread, key, outgoing, message: message.message })
      return message
    },
    async whisper(_target, account, outgoing) {
      const { card, idempotencyKey: key } = outgoing
      told.push({ did: 'whisper', what: `${card.title} → ${account}`, key, outgoing })
    },
    directChannel: async (_workspace, account) => `D${account}`,
    async upload({ thread }, file, _bytes, key) {
      check(file.name)
      told.push({ did: 'upload', what: file.name, thread, key })
    },
    async progress({ workspace, channel, thread }, progress, shown) {
      check('progress')
      working.push({ progress, shown })
      if (progress.steps.length === 0) return null
      const message = randomUUID()
      return shown ?? { workspace, channel, message, thread: thread ?? message }
    },
    async finish(shown, outgoing) {
      const { card, idempotencyKey: key } = outgoing
      check(card.title)
      told.push({ did: 'finish', what: card.title, thread: shown.thread, key, outgoing, message: shown.message })
      return shown
    },
    download: async () => new Uint8Array(),
    async showHome(_workspace, account, cards) {
      check('home')
      for (const outgoing of cards)
        told.push({ did: 'home', what: `${outgoing.card.title} → ${account}`, key: outgoing.idempotencyKey, outgoing })
    },
    channels: async () => [],
    check: async () => [],
    start: async () => {},
    stop: async () => {},
  }
  return { adapter, told, working, titles: () => told.map((one) => one.what) }
}

/** A new organization of the database, and its outbox drained by hand. */
export async function openDeliveries(database: Database) {
  const all = () => database.asSystem((directory) => directory.organizations())
  const before = new Set((await all()).map((one) => one.id))
  await foundOrganization(database)
  const organization = (await all()).find((one) => !before.has(one.id))!.id
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => database.inOrganization(organization, work)
  const later: number[] = []
  const parts = (adapter: Adapter): Delivery<Stores> => ({
    transact: database.inOrganization,
    adapters: new Map<Platform, Adapter>([['slack', adapter]]),
    carriers: {},
    now: () => AT,
    log: createLog('silent'),
    later: async (_organization, seconds) => void later.push(seconds),
  })
  return {
    organization,
    within,
    later,
    drain: (adapter: Adapter) => drainOutbox(parts(adapter), organization),
    /** A card posted to a thread of a channel; each call is a transaction. */
    say: (title: string, thread: string, more: Partial<DraftCard> & { visibleTo?: string } = {}) =>
      within(async (stores) => {
        const place = { platform: 'slack' as const, workspace: 'T1', channel: 'C1', thread, lang: 'fr' as const }
        const conversation = await stores.conversations.open(place)
        const { visibleTo = null, ...card } = more
        const draft: DraftCard = { title, summary: title, tone: 'neutral', blocks: [], ...card }
        return publish({ conversation, card: draft, lang: 'fr', at: AT, visibleTo }, stores)
      }),
    /** The moment of the next attempt has come. */
    hurry: () =>
      within(async (stores) => {
        for (const row of await stores.outbox.list({ state: 'pending' }))
          await stores.outbox.update(row.id, { nextAt: new Date(Date.now() - 1000) })
      }),
    rows: () => within((stores) => stores.outbox.list()),
  }
}
