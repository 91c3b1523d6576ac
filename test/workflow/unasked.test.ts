import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Adapter } from '../../src/chat/adapter.ts'
import type { Platform } from '../../src/chat/event.ts'
import { tellPrivately } from '../../src/conversation/direct.ts'
import { raiseAlert } from '../../src/conversation/route.ts'
import { drainOutbox } from '../../src/workflow/outbox.ts'
import { runDueSchedules } from '../../src/workflow/schedules.ts'
import { writePost } from '../../src/workflow/write-post.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'
import { createPlatform, refused } from './deliveries.ts'

const EVENING = new Date('2026-11-02T19:00:00-05:00')
const CARD = { title: 'Nouvelle', summary: 'Une nouvelle', tone: 'info' as const, blocks: [] }

describe.each(drivers)('what nobody asked for on $name', ({ open }) => {
  let nova: TestApp
  let database: Database
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())
  beforeEach(async () => {
    nova.clock.now = EVENING
    await nova.within(async (stores) => {
      await stores.organizations.update({ quiet: { from: '18:00', until: '07:00' } })
      for (const one of await stores.routes.list()) await stores.routes.remove(one.id)
      for (const one of await stores.schedules.list()) await stores.schedules.update(one.id, { active: false })
    })
  })
  const profile = () => nova.host.profile(nova.organization)
  const messagesTo = async (handle: string) => {
    const { id } = await nova.personOf(handle)
    return nova.within(async (stores) => {
      const [direct] = await stores.conversations.list({ channel: `dm-${id}` })
      const messages = direct ? await stores.messages.list({ conversationId: direct.id, author: 'nova' }) : []
      const rows = await stores.outbox.list({ kind: 'message' })
      return messages.map((message) => {
        const row = rows.find(({ payload }) => payload.message === message.id)!
        return { title: message.card!.title, text: message.text, until: row.payload.until ?? null, row }
      })
    })
  }

  it('a reminder waits until its person may be disturbed, and is told once', async () => {
    const { id } = await nova.personOf('julien')
    await nova.within((stores) =>
      stores.notifications.insert({ kind: 'reminder', personId: id, title: 'Le permis', dueAt: EVENING }),
    )
    await nova.tick()
    await nova.tick()
    const told = (await messagesTo('julien')).filter(({ title }) => title === 'Le permis')
    expect(told).toMatchObject([{ until: '2026-11-03T12:00:00.000Z' }])
    expect(told[0]!.row.nextAt.getTime()).toBeGreaterThan(Date.now() + 11.9 * 3_600_000)
    await nova.idle()
    expect((await nova.within((stores) => stores.outbox.need(told[0]!.row.id))).state).toBe('pending')
  })

  it('what waits holds nothing back: an answer written later in the same place is posted first', async () => {
    const slack = createPlatform()
    const person = await nova.within(async (stores) => {
      const row = await stores.persons.insert({ name: 'Rose Roy', handle: 'rose' })
      const account = { platform: 'slack' as const, workspace: 'T1', account: 'UROSE', personId: row.id }
      await stores.identities.link({ ...account, linkedBy: 'admin' })
      return row
    })
    const organization = await profile()
    const say = (title: string, now: Date) =>
      nova.within((stores) => tellPrivately({ person, card: { ...CARD, title } }, organization, now, stores))
    await nova.idle()
    await say('le soir', EVENING)
    await say('le jour', new Date('2026-11-03T15:00:00Z'))
    await drainOutbox(
      {
        transact: nova.host.transact,
        adapters: new Map<Platform, Adapter>([['slack', slack.adapter]]),
        carriers: {},
        now: () => EVENING,
        log: nova.host.log,
        later: async () => {},
      },
      nova.organization,
    )
    expect(slack.titles()).toContain('le jour')
    expect(slack.titles()).not.toContain('le soir')
  })

  it('what would be of no use by then does not wait', async () => {
    const person = await nova.personOf('luc')
    const expiresAt = new Date(EVENING.getTime() + 3_600_000)
    const organization = await profile()
    await nova.within((stores) => tellPrivately({ person, card: CARD, expiresAt }, organization, EVENING, stores))
    expect((await messagesTo('luc')).at(-1)!.until).toBeNull()
  })

  it('for somebody without an account is seen by administrators', async () => {
    const organization = await profile()
    await nova.within(async (stores) => {
      const person = await stores.persons.insert({ name: 'Paul Perdu', handle: 'paul' })
      expect(await tellPrivately({ person, card: CARD }, organization, EVENING, stores)).toBeNull()
    })
    const list = await nova.tool('messages.list_undelivered', {}, 'isabelle')
    expect(list.body.output.items).toContainEqual(
      expect.objectContaining({ what: 'Nouvelle', whom: 'Paul Perdu', state: 'failed' }),
    )
    expect((await nova.tool('messages.list_undelivered', {}, 'karine')).status).toBe(403)
  })

  it('an alert goes to its channel, or to each administrator where none was chosen', async () => {
    const organization = await profile()
    const raise = () =>
      nova.within((stores) => raiseAlert(() => ({ ...CARD, title: 'Alerte' }), organization, EVENING, stores))
    await raise()
    expect((await messagesTo('isabelle')).map(({ title }) => title)).toContain('Alerte')
    const before = (await messagesTo('isabelle')).length
    await nova.within((stores) =>
      stores.routes.insert({ subject: 'alerts', platform: 'web', workspace: 'local', channel: 'general' }),
    )
    await raise()
    expect(await messagesTo('isabelle')).toHaveLength(before)
    const posted = await nova.within(async (stores) => (await stores.messages.list({ author: 'nova' })).at(-1)!)
    const conversation = await nova.within((stores) => stores.conversations.need(posted.conversationId))
    expect(conversation.channel).toBe('general')
  })

  it('a post to a route goes to the chosen channel; without one it says how to choose', async () => {
    const post = (key: string) =>
      nova.within(async (stores) => {
        const payload = { kind: 'post', channel: { route: 'reports' }, card: CARD, lang: 'fr' }
        const row = await stores.outbox.insert({ kind: 'post', payload, idempotencyKey: key })
        return writePost(row, EVENING, stores)
      })
    await expect(post('without')).rejects.toMatchObject({ code: 'not-found' })
    await nova.within((stores) =>
      stores.routes.insert({ subject: 'reports', platform: 'web', workspace: 'local', channel: 'facturation' }),
    )
    const { message } = (await post('with')) as { message: string }
    const row = await nova.within((stores) => stores.messages.need(message))
    const { channel } = await nova.within((stores) => stores.conversations.need(row.conversationId))
    expect(channel).toBe('facturation')
  })

  it('a schedule that did not run is told to its owner with what to do; once they left, to administrators', async () => {
    nova.clock.now = new Date('2026-11-02T08:00:30-05:00')
    const plan = async (handle: string, name: string) => {
      const { id } = await nova.personOf(handle)
      return nova.within((stores) =>
        stores.schedules.insert({
          name,
          tool: 'receivables.ageing',
          cron: '0 8 * * 1',
          timeZone: 'America/Toronto',
          platform: 'web',
          workspace: 'local',
          channel: 'general',
          personId: id,
          nextRunAt: new Date('2026-11-02T13:00:00Z'),
        }),
      )
    }
    await plan('steve', 'Comptes du lundi')
    await nova.tick()
    await nova.tick()
    const told = (await messagesTo('steve')).filter(({ title }) => title === 'Envoi programmé manqué')
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toContain('Comptes du lundi')
    expect(told[0]!.text).toContain('Ton rôle ne permet pas')
    await plan('mamadou', 'Comptes de Mamadou')
    const mamadou = await nova.personOf('mamadou')
    await nova.within((stores) => stores.persons.update(mamadou.id, { active: false }))
    await nova.tick()
    expect((await messagesTo('isabelle')).some(({ text }) => text.includes('Comptes de Mamadou'))).toBe(true)
  })

  it('a report that the platform refused is told too, once', async () => {
    nova.clock.now = new Date('2026-11-02T08:00:30-05:00')
    const { id } = await nova.personOf('isabelle')
    await nova.within((stores) =>
      stores.schedules.insert({
        name: 'Rapport archivé',
        tool: 'receivables.ageing',
        cron: '0 8 * * 1',
        timeZone: 'America/Toronto',
        platform: 'slack',
        workspace: 'T1',
        channel: 'C0GONE',
        personId: id,
        nextRunAt: new Date('2026-11-02T13:00:00Z'),
      }),
    )
    const slack = createPlatform(() => refused())
    // Nova's own deliveries know no Slack here: what is due must be left to the ones below.
    await nova.idle()
    await runDueSchedules({ ...nova.host, deliver: () => {} }, nova.organization)
    await drainOutbox(
      {
        transact: nova.host.transact,
        adapters: new Map<Platform, Adapter>([['slack', slack.adapter]]),
        carriers: {},
        now: () => EVENING,
        log: nova.host.log,
        later: async () => {},
      },
      nova.organization,
    )
    await nova.tick()
    await nova.tick()
    const told = (await messagesTo('isabelle')).filter(({ text }) => text.includes('Rapport archivé'))
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toContain('la plateforme l’a refusé')
  })
})
