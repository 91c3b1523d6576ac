import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { foundOrganization } from '../../db/founding.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Inbox } from '../../src/chat/adapter.ts'
import type { Account, InboundEvent, Platform } from '../../src/chat/event.ts'
import { createEnded } from '../../src/conversation/ended.ts'
import { createInstallations } from '../../src/conversation/install.ts'
import { createInbox } from '../../src/conversation/platform-inbox.ts'
import { createSealer } from '../../src/lib/seal.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const SECRET = 's'.repeat(64)

describe.each(drivers)('what adapters are handed, on $name', ({ open }) => {
  let database: Database
  let nova: TestApp

  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())

  /** The inbox of a platform as one instance has it. */
  function inboxOf(platform: Platform, { secret = SECRET, ended = createEnded() } = {}) {
    const sealer = createSealer(secret)
    const installed = (of: Platform, workspace: string) =>
      database.asSystem((directory) => directory.installation(of, workspace))
    const installations = createInstallations<Stores>({ host: nova.host, sealer, installed, forget: () => {} })
    const organizationOf = async ({ platform: of, workspace }: Pick<InboundEvent, 'platform' | 'workspace'>) => {
      const known = await installed(of, workspace)
      return known?.active ? known.organization : null
    }
    const intake = {
      host: nova.host,
      transact: nova.host.transact,
      organizationOf,
      enqueueTurn: async () => {},
      wake: () => {},
    }
    const inbox: Inbox = createInbox<Stores>(platform, {
      intake,
      baseUrl: 'http://localhost:3000',
      sealer,
      installations,
      ended,
      counted: () => {},
    })
    return { inbox, installations, ended }
  }
  const linked = async (platform: Platform, workspace = randomUUID()) => {
    await nova.within((stores) => stores.workspaces.insert({ platform, workspace, name: 'Essai' }))
    return workspace
  }

  describe('the store', () => {
    it('gives back any JSON that was written, to any instance, and forgets with null', async () => {
      const workspace = await linked('slack')
      const { store } = inboxOf('slack').inbox
      const other = inboxOf('slack').inbox.store
      await fc.assert(
        fc.asyncProperty(fc.string(), fc.jsonValue({ noUnicodeString: false }), async (key, value) => {
          const kept = key.replaceAll('\0', '').toWellFormed()
          await store.write(workspace, kept, value)
          expect(await other.read(workspace, kept)).toEqual(JSON.parse(JSON.stringify(value)))
        }),
        { numRuns: 30 },
      )
      await store.write(workspace, 'token', 'x')
      await store.write(workspace, 'token', null)
      expect(await other.read(workspace, 'token')).toBeNull()
    })

    it('holds only ciphertext, which opens nowhere else and with no other secret', async () => {
      const workspace = await linked('slack')
      const { store } = inboxOf('slack').inbox
      await store.write(workspace, 'token', 'xoxb-very-secret')
      const [row] = await nova.within((stores) => stores.adapterValues.list({ workspace }))
      expect(Buffer.from(row!.value!).toString('latin1')).not.toContain('very-secret')
      expect(await inboxOf('slack', { secret: 'z'.repeat(64) }).inbox.store.read(workspace, 'token')).toBeNull()
      // Moved by hand to another key or workspace, it is worth nothing there.
      const elsewhere = await linked('slack')
      await nova.within(async (stores) => {
        await stores.adapterValues.write({ platform: 'slack', workspace, key: 'other' }, row!.value)
        await stores.adapterValues.write({ platform: 'slack', workspace: elsewhere, key: 'token' }, row!.value)
      })
      expect(await store.read(workspace, 'other')).toBeNull()
      expect(await store.read(elsewhere, 'token')).toBeNull()
      expect(await store.read(workspace, 'token')).toBe('xoxb-very-secret')
    })

    it('knows nothing of a workspace that is not linked, and keeps nothing for it', async () => {
      const { store } = inboxOf('slack').inbox
      expect(await store.read('nobody', 'token')).toBeNull()
      await expect(store.write('nobody', 'token', 1)).rejects.toMatchObject({ code: 'not-found' })
      await expect(store.exclusively('nobody', 'token', async () => 1)).rejects.toMatchObject({ code: 'not-found' })
    })

    it('lets one work at a time, over instances, and while reading and writing', async () => {
      const workspace = await linked('slack')
      const stores = [inboxOf('slack').inbox.store, inboxOf('slack').inbox.store]
      await stores[0]!.write(workspace, 'counter', 0)
      let inside = 0
      const add = (n: number) =>
        stores[n % 2]!.exclusively(workspace, 'counter', async () => {
          inside += 1
          expect(inside).toBe(1)
          const before = (await stores[n % 2]!.read(workspace, 'counter')) as number
          await stores[n % 2]!.write(workspace, 'counter', before + 1)
          inside -= 1
        })
      await Promise.all(Array.from({ length: 8 }, (_, n) => add(n)))
      expect(await stores[0]!.read(workspace, 'counter')).toBe(8)
      await expect(
        stores[0]!.exclusively(workspace, 'counter', () => Promise.reject(new Error('it failed'))),
      ).rejects.toThrow('it failed')
      expect(await stores[1]!.exclusively(workspace, 'counter', async () => 'free again')).toBe('free again')
    })

    it('takes over from an instance that died while it held', async () => {
      const workspace = await linked('slack')
      const of = { platform: 'slack' as const, workspace, key: 'token' }
      const past = new Date(Date.now() - 1)
      await nova.within((rows) => rows.adapterValues.hold(of, 'dead', new Date(Date.now() - 60_000), past))
      expect(await inboxOf('slack').inbox.store.exclusively(workspace, 'token', async () => 'mine')).toBe('mine')
    })
  })

  describe('installations', () => {
    const admin = () => nova.personOf('isabelle')

    it('link once, for who began them, and can be undone and done again', async () => {
      const { inbox, installations } = inboxOf('slack')
      const workspace = randomUUID()
      const state = await installations.begin(nova.organization, (await admin()).id)
      expect(await inbox.link(workspace, 'Bellerose', state)).toBe(true)
      expect(await inbox.link(randomUUID(), 'Bellerose', state)).toBe(false)
      await inbox.store.write(workspace, 'token', 'secret')
      // She prefers to be written to where Nova will be no more.
      const { id, preferences } = await admin()
      await nova.within(async (stores) => {
        await stores.identities.link({ platform: 'slack', workspace, account: 'U-A', personId: id, linkedBy: 'admin' })
        await stores.persons.update(id, { preferences: { ...preferences, platform: 'slack' } })
      })

      await inbox.unlink(workspace)
      expect(await inbox.store.read(workspace, 'token')).toBeNull()
      expect(await nova.within((stores) => stores.adapterValues.list({ workspace }))).toEqual([])
      expect(await database.asSystem((directory) => directory.installation('slack', workspace))).toEqual({
        organization: nova.organization,
        active: false,
      })
      const told = await nova.within(async (stores) =>
        (await stores.messages.list({ author: 'nova' })).filter((one) => one.text.includes('Bellerose')),
      )
      expect(told).toHaveLength(1)
      const page = await nova.within((stores) => stores.conversations.need(told[0]!.conversationId))
      expect(page).toMatchObject({ platform: 'web', channel: `dm-${id}` })
      await nova.within((stores) => stores.persons.update(id, { preferences }))

      const again = await installations.begin(nova.organization, (await admin()).id)
      expect(await inbox.link(workspace, 'Bellerose', again)).toBe(true)
      expect(await inbox.store.read(workspace, 'token')).toBeNull()
      const trail = await nova.within((stores) =>
        stores.auditLog.list({ subjectKind: 'workspace', subjectId: `slack/${workspace}` }),
      )
      expect(trail.map((one) => one.action)).toEqual(['workspace.link', 'workspace.unlink', 'workspace.link'])
    })

    it('refuse a state that is forged, too old, or of somebody without the right', async () => {
      const { inbox, installations } = inboxOf('slack')
      const { id } = await admin()
      const state = await installations.begin(nova.organization, id)
      const forged = [
        '',
        'x',
        `${nova.organization}.${randomUUID()}.${'0'.repeat(64)}`,
        state.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        await inboxOf('slack', { secret: 'z'.repeat(64) }).installations.begin(nova.organization, id),
      ]
      for (const one of forged) expect(await inbox.link(randomUUID(), 'x', one)).toBe(false)
      const worker = await installations.begin(nova.organization, (await nova.personOf('steve')).id)
      expect(await inbox.link(randomUUID(), 'x', worker)).toBe(false)
      const before = nova.clock.now
      nova.clock.now = new Date(before.getTime() + 15 * 60_000)
      expect(await inbox.link(randomUUID(), 'x', state)).toBe(false)
      nova.clock.now = before
      expect(await inbox.link(randomUUID(), 'x', state)).toBe(true)
    })

    it('leave a workspace with the organization that has it', async () => {
      const all = () => database.asSystem((directory) => directory.organizations())
      const known = (await all()).map((one) => one.id)
      await foundOrganization(database)
      const other = (await all()).find((one) => !known.includes(one.id))!.id
      const workspace = randomUUID()
      await database.inOrganization(other, (stores) =>
        stores.workspaces.insert({ platform: 'slack', workspace, name: 'Voisins' }),
      )
      const { inbox, installations } = inboxOf('slack')
      const state = await installations.begin(nova.organization, (await admin()).id)
      await expect(inbox.link(workspace, 'x', state)).rejects.toMatchObject({ code: 'conflict' })
      expect(await database.asSystem((directory) => directory.installation('slack', workspace))).toEqual({
        organization: other,
        active: true,
      })
    })
  })

  const eventOf = (platform: Platform, workspace: string, account: Account, text: string): InboundEvent => {
    const id = randomUUID()
    const content = { type: 'message' as const, message: id, text, addressed: true, files: [] }
    const place = { channel: 'C1', thread: null, kind: 'public' as const }
    return { platform, workspace, id, at: nova.clock.now, account, place, content }
  }
  const accountOf = async (handle: string): Promise<Account> => {
    const { email, id } = await nova.personOf(handle)
    return { id: `U-${id}`, verifiedEmail: email! }
  }

  it('wait for a turn here or on another instance, and no longer than allowed', async () => {
    const workspace = await linked('discord')
    const { inbox, ended } = inboxOf('discord')
    const event = eventOf('discord', workspace, await accountOf('karine'), 'bonjour')
    expect(await inbox.receive(event)).toEqual({ type: 'accepted' })
    expect(await inbox.settled(event, 0)).toBe(false)
    const [row] = await nova.within((stores) => stores.events.list({ externalId: event.id }))
    const elsewhere = inboxOf('discord').inbox.settled(event, 20_000)
    const here = inbox.settled(event, 20_000)
    await nova.run(row!.id)
    ended.tell(row!.id)
    expect(await Promise.all([here, elsewhere])).toEqual([true, true])
    expect(await inbox.settled(event, 0)).toBe(true)
  })

  describe('a card as an account may see it', () => {
    let workspace: string
    let inbox: Inbox
    beforeAll(async () => {
      workspace = await linked('teams')
      inbox = inboxOf('teams').inbox
    })
    const asked = async (text: string) => {
      const event = eventOf('teams', workspace, await accountOf('karine'), text)
      await inbox.receive(event)
      const [row] = await nova.within((stores) => stores.events.list({ externalId: event.id }))
      const answer = await nova.run(row!.id)
      const approval = answer.steps.find((step) => step.approval)!.approval!
      const messages = await nova.within((stores) => stores.messages.list({ approvalId: approval.id }))
      const conversations = await nova.within((stores) => stores.conversations.list({ thread: event.id }))
      const message = messages.find((one) => one.conversationId === conversations[0]!.id)!
      return { approval, message: message.id }
    }
    const seenBy = async (handle: string, message: string, place = { channel: 'C1', thread: null }) =>
      inbox.cardFor({ workspace, account: await accountOf(handle), place: { ...place, kind: 'public' } }, message)
    const labels = (seen: Awaited<ReturnType<typeof seenBy>>) =>
      seen?.card.actions.map((one) => one.label).filter((label) => /Approuver|Refuser|Retirer|Modifier/.test(label))

    it('decides for who may, withdraws for who asked, and shows the rest to the others', async () => {
      const { approval, message } = await asked('facture et envoie à la Coop Les Trois Saules 4 h de menuiserie à 85 $')
      expect(labels(await seenBy('nadia', message))).toEqual(['Approuver', 'Modifier', 'Refuser'])
      expect(labels(await seenBy('karine', message))).toEqual(['Modifier', 'Retirer ma demande'])
      expect(labels(await seenBy('steve', message))).toEqual([])
      expect((await seenBy('nadia', message))?.waiting).toBe(true)
      // The same button each time.
      const ids = async () => (await seenBy('karine', message))?.card.actions.map((one) => 'id' in one && one.id)
      expect(await ids()).toEqual(await ids())

      await nova.decide(approval, 'approve')
      const after = await seenBy('nadia', message)
      expect(labels(after)).toEqual([])
      expect(after?.waiting).toBeUndefined()
      expect(JSON.stringify(after?.card.blocks)).toContain('Approuvé par Nadia')
    })

    it('says that it expired before anything has closed it', async () => {
      const { message } = await asked('facture et envoie à la Coop Les Trois Saules 5 h de menuiserie à 85 $')
      const before = nova.clock.now
      nova.clock.now = new Date(before.getTime() + 8 * 24 * 3_600_000)
      const late = await seenBy('nadia', message)
      nova.clock.now = before
      expect(labels(late)).toEqual([])
      expect(late?.card.summary).toContain('Expiré')
    })

    it('is nothing to strangers, elsewhere, or when it is not known', async () => {
      const { message } = await asked('facture et envoie à la Coop Les Trois Saules 6 h de menuiserie à 85 $')
      const place = { channel: 'C1', thread: null, kind: 'public' as const }
      expect(await inbox.cardFor({ workspace, account: { id: 'nobody' }, place }, message)).toBeNull()
      expect(await seenBy('nadia', message, { channel: 'C2', thread: null })).toBeNull()
      expect(await seenBy('nadia', randomUUID())).toBeNull()
      expect(await seenBy('nadia', 'not an id')).toBeNull()
      const other = await linked('teams')
      expect(await inbox.cardFor({ workspace: other, account: await accountOf('nadia'), place }, message)).toBeNull()
    })
  })

  describe('links and names', () => {
    let workspace: string
    let inbox: Inbox
    beforeAll(async () => {
      workspace = await linked('slack')
      inbox = inboxOf('slack').inbox
    })
    const asker = async (handle: string) => ({
      workspace,
      account: await accountOf(handle),
      place: { channel: 'C1', thread: null, kind: 'public' as const },
    })
    const url = (record: string) => `http://localhost:3000/records/${record}`

    it('a preview tells which record and how it stands, and no amount', async () => {
      for (const record of ['invoices/2026-0140', 'projects/CHE-2603', 'receivables/ageing', 'kpis/dso']) {
        const shown = await inbox.preview(await asker('isabelle'), url(record))
        expect(shown?.card.title, record).toBeTruthy()
        expect(JSON.stringify(shown?.card), record).not.toContain('$')
      }
      expect((await inbox.preview(await asker('isabelle'), url('invoices/2026-0140')))?.card.title).toContain(
        '2026-0140',
      )
    })

    it('a preview is nothing to strangers, to who may not read it, and for other addresses', async () => {
      const stranger = { ...(await asker('karine')), account: { id: 'nobody' } }
      expect(await inbox.preview(stranger, url('invoices/2026-0140'))).toBeNull()
      expect(await inbox.preview(await asker('steve'), url('invoices/2026-0140'))).toBeNull()
      expect(await inbox.preview(await asker('isabelle'), 'https://example.com/records/invoices/2026-0140')).toBeNull()
      expect(await inbox.preview(await asker('isabelle'), url('invoices/9999-0000'))).toBeNull()
      expect(await inbox.preview(await asker('isabelle'), url('nothing/1'))).toBeNull()
    })

    it('names are found by their start, a word in them, or nearly', async () => {
      const found = async (kind: 'client' | 'project', text: string) =>
        (await inbox.suggest(await asker('karine'), kind, text)).map((one) => one.value)
      expect((await found('client', 'coop'))[0]).toBe('Coop Les Trois Saules')
      expect((await found('client', 'saul'))[0]).toBe('Coop Les Trois Saules')
      expect((await found('client', 'troi sauls'))[0]).toBe('Coop Les Trois Saules')
      expect((await found('project', 'CHE-2603')).length).toBeGreaterThan(0)
      expect((await found('client', '')).length).toBeLessThanOrEqual(25)
      expect(await inbox.suggest({ ...(await asker('karine')), account: { id: 'nobody' } }, 'client', '')).toEqual([])
    })
  })
})
