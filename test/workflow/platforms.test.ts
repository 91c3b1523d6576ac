// Platforms that come, change and go, over a real database; their adapters write down what is asked of them.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Adapter, PlatformDefinition } from '../../src/chat/adapter.ts'
import type { Platform } from '../../src/chat/event.ts'
import { createLog } from '../../src/lib/log.ts'
import { createSealer } from '../../src/lib/seal.ts'
import { createPlatforms } from '../../src/workflow/platforms.ts'
import { createTestInbox } from '../adapters/inbox.ts'
import { openTestDatabase } from '../db/open.ts'

let database: Database
let organization: string
let person: string
const journal: string[] = []
let refusesToStart = false

beforeAll(async () => {
  database = await openTestDatabase()
  organization = crypto.randomUUID()
  person = await database.inOrganization(organization, async (stores) => {
    await stores.organizations.insert({ name: 'Chênevert' })
    return (await stores.persons.insert({ name: 'A', handle: 'a', title: '', role: 'admin' })).id
  })
})
afterAll(() => database.close())
beforeEach(() => void journal.splice(0))

const setting = (name: string) => ({ name, says: { fr: name, en: name }, secret: true, required: true })

function definition(platform: Platform): PlatformDefinition {
  return {
    guide: () => ({ steps: [], settings: [setting(`${platform}_TOKEN`)] }),
    create: async (values) => {
      const name = `${platform} ${values[`${platform}_TOKEN`]}`
      if (name.endsWith('impossible')) throw new Error('cannot be made')
      const adapter: Partial<Adapter> = {
        platform,
        paths: [],
        check: async () => [],
        start: async () => {
          journal.push(`start ${name}`)
          if (refusesToStart && platform === 'slack') throw new Error('no')
        },
        stop: async () => void journal.push(`stop ${name}`),
      }
      return adapter as Adapter
    },
  }
}

/** One process of Nova, as far as platforms go. */
function open(secret = 'secret of this installation', environment: Record<string, string> = {}) {
  const adapters = new Map<Platform, Adapter>()
  const platforms = createPlatforms<Stores>({
    definitions: { slack: definition('slack'), discord: definition('discord') },
    environment,
    baseUrl: 'https://nova.example',
    adapters,
    inboxOf: () => createTestInbox(),
    charts: { png: async () => new Uint8Array() },
    transact: database.inOrganization,
    organization: async () => organization,
    sealer: createSealer(secret),
    log: createLog('silent'),
  })
  return { adapters, platforms, on: () => [...adapters.keys()] }
}
const set = (at: ReturnType<typeof open>, token: string | null) =>
  at.platforms.set('slack', organization, person, token === null ? null : { slack_TOKEN: token })

it('one is replaced without a moment in which there is none; the old one ends before the new one starts', async () => {
  const nova = open()
  await nova.platforms.load()
  await nova.platforms.start()
  await set(nova, 'a')
  const seen: boolean[] = []
  const first = nova.adapters.get('slack')!
  const { stop } = first
  first.stop = async () => {
    seen.push(nova.adapters.has('slack'))
    await stop()
  }
  await set(nova, 'b')
  expect(seen).toEqual([true])
  expect(journal).toEqual(['start slack a', 'stop slack a', 'start slack b'])
  await set(nova, null)
  expect(journal.at(-1)).toBe('stop slack b')
  expect(nova.on()).toEqual([])
  await nova.platforms.stop()
})

it('two changes at once leave what was stored last, and nothing running twice', async () => {
  const nova = open()
  await nova.platforms.start()
  await Promise.all(['c', 'd', 'e'].map((token) => set(nova, token)))
  expect((await nova.platforms.stored('slack')).slack_TOKEN).toBe('e')
  const running =
    journal.filter((line) => line.startsWith('start')).length - journal.filter((line) => line.startsWith('stop')).length
  expect([running, journal.at(-1)]).toEqual([1, 'start slack e'])
  await nova.platforms.stop()
})

it('another process follows, and does nothing while nothing changed', async () => {
  const [one, other] = [open(), open()]
  await set(one, 'f')
  await other.platforms.load()
  expect(other.on()).toEqual(['slack'])
  const adapter = other.adapters.get('slack')
  await other.platforms.load()
  expect(other.adapters.get('slack')).toBe(adapter)
  await set(one, null)
  await other.platforms.load()
  expect(other.on()).toEqual([])
})

it('one that does not start or cannot be made leaves the others running, and says why', async () => {
  refusesToStart = true
  const nova = open(undefined, { discord_TOKEN: 'x' })
  await set(nova, 'g')
  await nova.platforms.load()
  await nova.platforms.start()
  expect(journal).toContain('start discord x')
  expect(nova.platforms.problem('slack')).toBeDefined()
  const bad = (await nova.platforms.check()).filter((check) => !check.ok)
  expect(bad.map((check) => [check.name.fr, Boolean(check.mend?.fr)])).toEqual([['Slack', true]])
  refusesToStart = false
  await set(nova, 'impossible')
  expect([nova.on(), Boolean(nova.platforms.problem('slack'))]).toEqual([['discord'], true])
  await set(nova, 'h')
  expect([nova.on().sort(), nova.platforms.problem('slack')]).toEqual([['discord', 'slack'], undefined])
  await nova.platforms.stop()
})

it('settings sealed with another secret are not read, and are told', async () => {
  await set(open(), 'i')
  const nova = open('another secret of another installation')
  await nova.platforms.load()
  expect(nova.on()).toEqual([])
  expect(nova.platforms.problem('slack')?.en).toContain('NOVA_SECRET')
})

it('a database that does not answer is no reason to count a platform as off', async () => {
  const nova = createPlatforms<Stores>({
    definitions: { slack: definition('slack') },
    environment: { slack_TOKEN: 'x' },
    baseUrl: 'https://nova.example',
    adapters: new Map(),
    inboxOf: () => createTestInbox(),
    charts: { png: async () => new Uint8Array() },
    transact: database.inOrganization,
    organization: () => Promise.reject(new Error('no database')),
    sealer: createSealer('secret'),
    log: createLog('silent'),
  })
  await expect(nova.load()).rejects.toThrow('no database')
})
