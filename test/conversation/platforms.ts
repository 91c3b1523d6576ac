import { randomUUID } from 'node:crypto'
import type { Stores } from '../../db/tables/index.ts'
import type { Adapter } from '../../src/chat/adapter.ts'
import type { Account, InboundContent, InboundEvent, Place, Platform } from '../../src/chat/event.ts'
import { refreshHomes } from '../../src/conversation/home.ts'
import type { Host } from '../../src/conversation/host.ts'
import { receive } from '../../src/conversation/inbox.ts'
import { runTurn } from '../../src/conversation/turn.ts'
import { drainOutbox } from '../../src/workflow/outbox.ts'
import type { TestApp } from '../app.ts'
import { createPlatform } from '../workflow/deliveries.ts'

/** Platforms beside the local page, told of what a firm's turns come to. */
export function createPlatforms(nova: TestApp) {
  const slack = createPlatform(undefined, 'slack')
  const teams = createPlatform(undefined, 'teams')
  const discord = createPlatform(undefined, 'discord')
  const adapters = new Map<Platform, Adapter>([slack, teams, discord].map(({ adapter }) => [adapter.platform, adapter]))
  let refreshing: Promise<void> = Promise.resolve()
  const host: Host<Stores> = {
    ...nova.host,
    adapterOf: (platform) => adapters.get(platform),
    deliver: () => {},
    refreshHome: (organization, persons) => {
      refreshing = refreshHomes(host, organization, persons)
    },
  }
  const enqueued: string[] = []
  const intake = {
    host,
    transact: nova.host.transact,
    organizationOf: async () => nova.organization,
    enqueueTurn: async (_organization: string, event: string) => void enqueued.push(event),
    wake: () => {},
  }
  const room: Place = { channel: 'C1', thread: null, kind: 'public' }
  return {
    slack,
    teams,
    discord,
    host,
    refreshed: () => refreshing,
    /** A person's account there: linked by the address that the platform vouches for. */
    async accountOf(handle: string): Promise<Account> {
      const { email, id } = await nova.personOf(handle)
      return { id: `U-${id}`, verifiedEmail: email! }
    },
    event(
      platform: Platform,
      account: Account,
      content: InboundContent | string,
      place: Partial<Place> = {},
    ): InboundEvent {
      const id = randomUUID()
      const said: InboundContent =
        typeof content === 'string'
          ? { type: 'message', message: id, text: content, addressed: true, files: [] }
          : content
      return {
        platform,
        workspace: 'W1',
        id,
        at: nova.clock.now,
        account,
        place: { ...room, ...place },
        content: said,
      }
    },
    /** Stored; the id of its turn, null where there is none. */
    async take(event: InboundEvent): Promise<string | null> {
      const before = enqueued.length
      await receive(intake, event)
      return enqueued[before] ?? null
    },
    run: (event: string, of: Host<Stores> = host) => runTurn(of, nova.organization, event),
    /** Said, answered and posted. */
    async say(event: InboundEvent) {
      const turn = await this.take(event)
      const answer = turn ? await this.run(turn) : null
      await this.drain()
      return answer
    },
    drain: () =>
      drainOutbox(
        {
          transact: nova.host.transact,
          adapters,
          carriers: {},
          now: nova.host.now,
          log: nova.host.log,
          later: async () => {},
        },
        nova.organization,
      ),
  }
}
