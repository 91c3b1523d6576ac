import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import { runTurn } from '../../src/conversation/turn.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const INVOICE = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'

describe.each(drivers)('turns on $name', ({ open }) => {
  let nova: TestApp
  let database: Database

  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())

  const said = async (handle: string, text: string, more: Partial<InboundEvent> = {}): Promise<InboundEvent> => {
    const id = crypto.randomUUID()
    const account = { id: (await nova.personOf(handle)).id }
    const content = { type: 'message' as const, message: id, text, addressed: true, files: [] }
    const place = { channel: 'general', thread: null, kind: 'public' as const }
    return { platform: 'web', workspace: 'local', id, at: nova.clock.now, account, place, content, ...more }
  }
  const drafts = () => nova.within((stores) => stores.invoices.list({ status: 'draft' }))
  const messagesOf = (thread: string) =>
    nova.within(async (stores) => {
      const [conversation] = await stores.conversations.list({ thread })
      return conversation ? stores.messages.list({ conversationId: conversation.id, author: 'nova' }) : []
    })

  it('the same event twice is one turn with one answer', async () => {
    const event = await said('karine', INVOICE)
    const before = await drafts()
    const first = await nova.take(event)
    const again = await nova.take(event)
    expect(first.reply).toEqual({ type: 'accepted' })
    expect(again).toEqual({ reply: { type: 'duplicate' }, event: null })
    const answer = await nova.run(first.event!)
    expect(await nova.run(first.event!)).toEqual(answer)
    expect(await drafts()).toHaveLength(before.length + 1)
    expect(await messagesOf(event.id)).toHaveLength(1)
  })

  it('run by two at once, also on two instances: one effect, one answer', async () => {
    const other = await openTestApp({ database })
    const event = await said('karine', INVOICE)
    const before = await drafts()
    const { event: id } = await nova.take(event)
    const runs = await Promise.allSettled([
      runTurn(nova.host, nova.organization, id!),
      runTurn(other.host, other.organization, id!),
      runTurn(nova.host, nova.organization, id!),
    ])
    expect(runs.some((run) => run.status === 'fulfilled')).toBe(true)
    for (const run of runs)
      if (run.status === 'rejected') expect(run.reason).toMatchObject({ code: 'unavailable', retry: true })
    expect(await drafts()).toHaveLength(before.length + 1)
    expect(await messagesOf(event.id)).toHaveLength(1)
    await other.idle()
  })

  it('a turn that fails after its tool ran answers whole when it is run again, with the effect once', async () => {
    const event = await said('karine', INVOICE)
    const before = await drafts()
    const { event: id } = await nova.take(event)
    let left = 1
    const failing = {
      ...nova.host,
      transact: ((organization, work) =>
        nova.host.transact(organization, (stores, sql) =>
          work(
            {
              ...stores,
              messages: {
                ...stores.messages,
                insert: (row: Parameters<typeof stores.messages.insert>[0]) => {
                  if (row.author === 'nova' && left-- > 0) throw new Error('the disk is full')
                  return stores.messages.insert(row)
                },
              },
            },
            sql,
          ),
        )) as typeof nova.host.transact,
    }
    await expect(runTurn(failing, nova.organization, id!)).rejects.toThrow()
    expect(await drafts()).toHaveLength(before.length + 1)
    expect(await messagesOf(event.id)).toHaveLength(0)
    const answer = await runTurn(failing, nova.organization, id!)
    expect(answer.steps.map((step) => [step.tool, step.status])).toEqual([
      ['invoices.create_draft', 'done'],
      ['invoices.send', 'needs-approval'],
    ])
    expect(answer.text).toContain('293,19')
    expect(await drafts()).toHaveLength(before.length + 1)
    expect(await messagesOf(event.id)).toHaveLength(1)
  })

  it('a turn that keeps failing apologises once and leaves the thread free', async () => {
    const event = await said('karine', 'qui nous doit de l’argent?')
    const { event: id } = await nova.take(event)
    const broken = { ...nova.host, lexicon: () => Promise.reject(new Error('gone')) }
    for (let i = 0; i < 2; i += 1) await expect(runTurn(broken, nova.organization, id!)).rejects.toThrow()
    const answer = await runTurn(broken, nova.organization, id!)
    expect(answer.text).toContain('Rien n’est fait à moitié'.replace('’', "'"))
    const row = await nova.within((stores) => stores.events.need(id!))
    expect(row).toMatchObject({ state: 'failed', attempts: 3 })
    const next = await nova.take(
      await said('karine', 'bonjour', { place: { channel: 'general', thread: event.id, kind: 'public' } }),
    )
    expect((await nova.run(next.event!)).text).toContain('Karine')
  })

  it('a stranger gets a polite card, no data, and nothing is kept of what was said', async () => {
    const stranger = { account: { id: 'U-STRANGER', name: 'Mallory', verifiedEmail: 'mallory@elsewhere.example' } }
    const event = await said('karine', 'qui nous doit de l’argent? facture 3 h à 85 $', {
      platform: 'slack',
      workspace: 'T1',
      ...stranger,
    })
    const counts = () =>
      nova.within(async (stores) => ({
        drafts: (await stores.invoices.list({ status: 'draft' })).length,
        tasks: (await stores.agentTasks.list()).length,
        identities: (await stores.identities.list()).length,
        said: (await stores.messages.list({ author: 'person' })).length,
      }))
    const before = await counts()
    const { event: id } = await nova.take(event)
    const answer = await nova.run(id!)
    expect(answer.steps).toEqual([])
    expect(answer.text).toContain('relié')
    expect(answer.text).not.toMatch(/\d/)
    expect(answer.cards.flatMap((card) => card.actions)).toEqual([])
    expect(await counts()).toEqual(before)
  })

  it('an address that the platform vouches for links the account once; one that nobody or two have does not', async () => {
    const nadia = await nova.personOf('nadia')
    const account = { id: 'U-NADIA', verifiedEmail: nadia.email!.toUpperCase() }
    for (let i = 0; i < 2; i += 1) {
      const { event } = await nova.take(await said('nadia', 'bonjour', { platform: 'slack', workspace: 'T1', account }))
      expect((await nova.run(event!)).text).toContain('Nadia')
    }
    const linked = await nova.within((stores) => stores.identities.list({ platform: 'slack', personId: nadia.id }))
    expect(linked).toMatchObject([{ account: 'U-NADIA', linkedBy: 'email' }])
    const unvouched = { id: 'U-X' }
    const { event } = await nova.take(
      await said('nadia', 'bonjour', { platform: 'slack', workspace: 'T1', account: unvouched }),
    )
    expect((await nova.run(event!)).text).toContain('relié')
  })

  it('an account of somebody who left is a stranger', async () => {
    const steve = await nova.personOf('steve')
    const event = await said('steve', 'mes heures de la semaine')
    await nova.within((stores) => stores.persons.update(steve.id, { active: false }))
    const { event: id } = await nova.take(event)
    expect((await nova.run(id!)).text).toContain('relié')
    await nova.within((stores) => stores.persons.update(steve.id, { active: true }))
  })

  it('talk among others is neither kept nor answered; a request in her own thread is', async () => {
    const elsewhere = await said('dany', 'on dîne où?')
    const others = { ...elsewhere.content, addressed: false } as InboundEvent['content']
    expect(await nova.take({ ...elsewhere, content: others })).toEqual({ reply: { type: 'accepted' }, event: null })
    expect(await nova.within((stores) => stores.events.list({ externalId: elsewhere.id }))).toEqual([])
    const asked = await said('karine', 'qui nous doit de l’argent?')
    await nova.run((await nova.take(asked)).event!)
    const place = { channel: 'general', thread: asked.id, kind: 'public' as const }
    const inThread = async (text: string) => {
      const event = await said('karine', text, { place })
      const content = { ...event.content, addressed: false } as InboundEvent['content']
      return nova.run((await nova.take({ ...event, content })).event!)
    }
    expect((await inThread('haha merci')).cards).toEqual([])
    expect((await inThread('qui nous doit de l’argent depuis plus de 60 jours?')).steps).toMatchObject([
      { status: 'done' },
    ])
  })

  it('opening her place greets once', async () => {
    const tyler = await nova.personOf('tyler')
    const opened = (id: string) =>
      said('tyler', '', {
        id,
        content: { type: 'opened' },
        place: { channel: `dm-${tyler.id}`, thread: null, kind: 'dm' },
      })
    expect((await nova.run((await nova.take(await opened('o1'))).event!)).text).toContain('Hello Tyler')
    expect((await nova.run((await nova.take(await opened('o2'))).event!)).cards).toEqual([])
  })

  it.each([
    ['nothing', '', 'rien reçu'],
    ['only spaces', '  \n ', 'rien reçu'],
    ['too much', 'a '.repeat(4_001), '8000'],
  ])('%s is answered with what to do', async (_, text, expected) => {
    const answer = await nova.chat(text)
    expect(answer.text.replaceAll('\u00a0', '').replaceAll('\u202f', '')).toContain(expected)
    expect(answer.steps).toEqual([{ agent: 'nova', tool: 'chat.clarify_request', gate: 'none', status: 'done' }])
  })

  it('NUL and half a surrogate pair are taken out before anything is stored', async () => {
    const answer = await nova.chat('qui nous\u0000 doit de l’argent? \ud83d')
    expect(answer.steps[0]).toMatchObject({ status: 'done' })
    const event = await said('karine', 'bon\u0000jour')
    const { event: id } = await nova.take(event)
    expect((await nova.run(id!)).text).toContain('Karine')
  })
})
