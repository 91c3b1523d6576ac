import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { republish } from '../../src/conversation/publish.ts'
import { drivers } from '../db/open.ts'
import { AT, busy, createPlatform, openDeliveries, refused } from './deliveries.ts'

describe.each(drivers)('outbox on $name', ({ open }) => {
  let database: Database
  let firm: Awaited<ReturnType<typeof openDeliveries>>

  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    firm = await openDeliveries(database)
  })
  afterAll(() => database.close())

  it('posts in the order of writing, each once', async () => {
    const slack = createPlatform()
    for (const title of ['1', '2', '3']) await firm.say(title, 'a')
    await firm.drain(slack.adapter)
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['1', '2', '3'])
    expect((await firm.rows()).map((row) => row.state)).toEqual(['sent', 'sent', 'sent'])
  })

  it('waits as long as the platform asks, holds back that thread only, and keeps its order', async () => {
    let isBusy = true
    const slack = createPlatform((title) => (isBusy && title === 'a1' ? busy(7) : null))
    for (const [title, thread] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      await firm.say(title, thread)
    const before = Date.now()
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['b1'])
    expect(firm.later).toEqual([7])
    const [first] = await firm.rows()
    expect(first).toMatchObject({ state: 'pending', attempts: 1 })
    expect(first!.nextAt.getTime()).toBeGreaterThanOrEqual(before + 7000)
    // Another drain meanwhile, with the platform well again: the one behind may not overtake.
    isBusy = false
    await firm.say('a3', 'a')
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['b1'])
    await firm.hurry()
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['b1', 'a1', 'a2', 'a3'])
  })

  it('a refusal for good ends that row and blocks nothing', async () => {
    const slack = createPlatform((title) => (title === 'a1' ? refused() : null))
    for (const [title, thread] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
    ] as const)
      await firm.say(title, thread)
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['b1', 'a2'])
    expect((await firm.rows()).map((row) => row.state)).toEqual(['failed', 'sent', 'sent'])
    expect(firm.later).toEqual([])
  })

  it('gives up after eight attempts, and says that it may have been done', async () => {
    const slack = createPlatform(() => new TypeError('fetch failed'))
    await firm.say('a1', 'a')
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await firm.drain(slack.adapter)
      await firm.hurry()
    }
    expect(await firm.rows()).toMatchObject([{ state: 'unknown', attempts: 8 }])
    expect(firm.later).toEqual([2, 4, 8, 16, 32, 64, 128])
  })

  it('two drains at once post nothing twice and nothing out of order', async () => {
    const slack = createPlatform()
    for (let i = 1; i <= 12; i += 1) await firm.say(`${i}`, i % 2 === 0 ? 'even' : 'odd')
    await Promise.all([firm.drain(slack.adapter), firm.drain(slack.adapter), firm.drain(slack.adapter)])
    await firm.drain(slack.adapter)
    const posted = slack.titles().map(Number)
    expect(posted.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    for (const rest of [0, 1]) {
      const thread = posted.filter((n) => n % 2 === rest)
      expect(thread).toEqual(thread.toSorted((a, b) => a - b))
    }
  })

  it('more than one batch of a thread that waits does not keep others from being posted', async () => {
    const slack = createPlatform((title) => (title.startsWith('a') ? busy(5) : null))
    for (let i = 1; i <= 101; i += 1) await firm.say(`a${i}`, 'a')
    await firm.say('b1', 'b')
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['b1'])
  })

  it('edits every posted copy; an edit before the post is the post', async () => {
    const slack = createPlatform()
    const message = await firm.say('draft', 'a')
    const edit = (title: string) =>
      firm.within((stores) =>
        republish(message, { title, summary: title, tone: 'neutral', blocks: [] }, 'fr', AT, stores),
      )
    await edit('second')
    await firm.drain(slack.adapter)
    expect(slack.told.map(({ did, what }) => [did, what])).toEqual([
      ['post', 'second'],
      ['update', 'second'],
    ])
    await edit('third')
    await firm.drain(slack.adapter)
    expect(slack.told.at(-1)).toMatchObject({ did: 'update', what: 'third' })
  })

  it('a file that fails is tried again without posting the card again', async () => {
    let fails = true
    const slack = createPlatform((title) => (fails && title === 'b.pdf' ? busy(1) : null))
    const files = await firm.within(async (stores) => {
      const save = (name: string) =>
        stores.files.insert({ name, mime: 'application/pdf', bytes: new Uint8Array([1]), sha256: name })
      return [await save('a.pdf'), await save('b.pdf')]
    })
    const blocks = files.map(({ id, name, mime, size }) => ({ type: 'file' as const, file: { id, name, mime, size } }))
    await firm.say('invoice', 'a', { blocks })
    await firm.drain(slack.adapter)
    fails = false
    await firm.hurry()
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['invoice', 'a.pdf', 'b.pdf'])
  })

  it('a private message is whispered to the account of its person', async () => {
    const slack = createPlatform()
    const person = await firm.within(async (stores) => {
      const [admin] = await stores.persons.list()
      const identity = { platform: 'slack' as const, workspace: 'T1', account: 'U7', personId: admin!.id }
      await stores.identities.insert({ ...identity, linkedBy: 'admin' })
      return admin!.id
    })
    await firm.say('only you', 'a', { visibleTo: person })
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['only you → U7'])
  })

  it('a post that a tool asked for opens a thread and is posted once, whatever is run again', async () => {
    const slack = createPlatform()
    const card = { title: 'Report', summary: 'Report', tone: 'info', blocks: [] }
    const row = await firm.within(async (stores) => {
      const channel = { platform: 'slack' as const, workspace: 'T1', channel: 'C9', name: '#chantier' }
      await stores.channels.insert({ ...channel, kind: 'public' })
      const payload = { kind: 'post', channel: { platform: 'slack', channel: '#chantier' }, card, lang: 'en', key: 'k' }
      return stores.outbox.insert({ kind: 'post', payload, idempotencyKey: 'k' })
    })
    await Promise.all([firm.drain(slack.adapter), firm.drain(slack.adapter)])
    await firm.drain(slack.adapter)
    expect(slack.told).toMatchObject([{ did: 'post', what: 'Report', thread: null }])
    const surfaces = await firm.within((stores) => stores.surfaces.list())
    const conversation = await firm.within(async (stores) => (await stores.conversations.list({ channel: 'C9' }))[0]!)
    expect(conversation).toMatchObject({ thread: surfaces[0]!.thread, lang: 'en' })
    // As after a crash between the writing and the mark of the drain.
    await firm.within((stores) => stores.outbox.update(row.id, { nextAt: new Date(0) }))
    await firm.drain(slack.adapter)
    expect(slack.told).toHaveLength(1)
  })

  it('a card that was deleted on the platform is edited in its new copy from then on', async () => {
    const slack = createPlatform()
    const { id } = await firm.say('1', 'a')
    await firm.drain(slack.adapter)
    const again = async (title: string, adapter = slack.adapter) => {
      await firm.within(async (stores) => {
        const message = await stores.messages.need(id)
        await republish(message, { title, summary: title, tone: 'neutral', blocks: [] }, 'fr', AT, stores)
      })
      await firm.drain(adapter)
    }
    const { post } = slack.adapter
    await again('2', {
      ...slack.adapter,
      update: ({ workspace, channel, thread }, outgoing) => post({ workspace, channel, thread }, outgoing),
    })
    await again('3')
    expect(slack.told.map(({ did, what }) => [did, what])).toEqual([
      ['post', '1'],
      ['post', '2'],
      ['update', '3'],
    ])
    expect(slack.told[2]!.message).toBe(slack.told[1]!.message)
    expect(await firm.within((stores) => stores.surfaces.list())).toMatchObject([{ message: slack.told[1]!.message }])
  })

  it('a post to a channel that does not exist, and what nothing carries, fail without holding anything', async () => {
    const slack = createPlatform()
    await firm.within(async (stores) => {
      const payload = { channel: { platform: 'slack', channel: '#nowhere' }, card: { title: 'x' } }
      await stores.outbox.insert({ kind: 'post', payload, idempotencyKey: 'p' })
      await stores.outbox.insert({ kind: 'email', payload: {}, idempotencyKey: 'e' })
    })
    await firm.say('1', 'a')
    await firm.drain(slack.adapter)
    expect(slack.titles()).toEqual(['1'])
    expect((await firm.rows()).map((row) => row.state)).toEqual(['failed', 'failed', 'sent'])
  })
})
