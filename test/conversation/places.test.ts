import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { InboundEvent, Platform } from '../../src/chat/event.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const INVOICE = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'
const BUSINESS_HOURS = new Date('2026-11-02T08:00:00-05:00')
const SUNDAY = new Date('2026-11-08T11:00:00-05:00')

describe.each(drivers)('places on $name', ({ open }) => {
  let nova: TestApp
  let database: Database
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())
  beforeEach(async () => {
    nova.clock.now = BUSINESS_HOURS
    await nova.within(async (stores) => {
      for (const one of await stores.routes.list()) await stores.routes.remove(one.id)
      for (const one of await stores.persons.list()) await stores.persons.update(one.id, { preferences: {} })
      await stores.organizations.update({ quiet: null })
    })
  })

  const steps = (answer: Answer) => answer.steps.map(({ tool, status }) => `${tool} ${status}`)
  const account = (handle: string) => `U-${handle}`
  const link = async (handle: string, platform: Platform) => {
    const { id } = await nova.personOf(handle)
    await nova.within((stores) =>
      stores.identities.link({ platform, workspace: 'T1', account: account(handle), personId: id, linkedBy: 'admin' }),
    )
  }
  const saidOn = async (
    platform: Platform,
    handle: string,
    text: string,
    place: Partial<InboundEvent['place']> = {},
  ) => {
    const id = crypto.randomUUID()
    const event: InboundEvent = {
      platform,
      workspace: 'T1',
      id,
      at: nova.clock.now,
      account: { id: account(handle) },
      place: { channel: `D-${handle}`, thread: null, kind: 'dm', ...place },
      content: { type: 'message', message: id, text, addressed: true, files: [] },
    }
    return nova.run((await nova.take(event)).event!)
  }
  /** Messages of Nova, with where each is. */
  const told = (filter: { approvalId?: string } = {}) =>
    nova.within(async (stores) => {
      const found = []
      for (const message of await stores.messages.list({ author: 'nova', ...filter })) {
        const { platform, channel } = await stores.conversations.need(message.conversationId)
        const [row] = (await stores.outbox.list()).filter((one) => one.payload.message === message.id)
        found.push({ platform, channel, message, until: (row?.payload.until as string | undefined) ?? null, row })
      }
      return found
    })
  const ask = async () => {
    const answer = await nova.chat(INVOICE, { channel: 'facturation' })
    const approval = answer.steps.find((step) => step.approval)!.approval!
    const shown = (await told({ approvalId: approval.id })).filter(
      ({ platform, channel }) => platform !== 'web' || channel !== 'facturation',
    )
    return { approval, shown }
  }

  describe('what goes where', () => {
    it('is changed and asked by conversation, in both languages, and taken back', async () => {
      const set = await nova.chat('envoie les rapports dans #facturation', { as: 'isabelle' })
      expect(steps(set)).toEqual(['routes.set done'])
      expect(set.text).toContain('#facturation')
      await nova.chat('put the alerts in #general', { as: 'isabelle' })
      const asked = await nova.chat('où vont les alertes?', { as: 'steve' })
      expect(asked.text).toContain('#general (Page locale)')
      expect(asked.text).toContain('#facturation (Page locale)')
      expect((await nova.chat('where do approvals land', { as: 'tyler' })).text).toContain(
        'Privately, to the nearest person who may decide.',
      )
      await nova.chat('envoie les rapports dans #general', { as: 'isabelle', thread: set.thread })
      await nova.chat('annule ça', { as: 'isabelle', thread: set.thread })
      const routes = await nova.within((stores) => stores.routes.list({ subject: 'reports' }))
      expect(routes).toMatchObject([{ channel: 'facturation' }])
    })

    it('is refused to others, with who may', async () => {
      const refused = await nova.chat('mets les approbations dans #general', { as: 'karine' })
      expect(steps(refused)).toEqual(['routes.set refused'])
      expect(refused.text).toContain('Isabelle Chênevert')
      expect(await nova.within((stores) => stores.routes.list())).toEqual([])
    })

    it('a channel that nobody knows is asked for, with those that are known', async () => {
      const answer = await nova.chat('envoie les alertes dans #inconnu', { as: 'isabelle' })
      expect(steps(answer)).toEqual(['routes.set needs-input'])
      expect(answer.text).toContain('#general')
      expect(await nova.within((stores) => stores.routes.list())).toEqual([])
    })

    it('“here” is the channel that it is asked in, also one that nobody had named', async () => {
      await link('isabelle', 'slack')
      const place = { channel: 'C0NEW', kind: 'public' as const }
      expect(steps(await saidOn('slack', 'isabelle', 'mets les alertes ici', place))).toEqual(['routes.set done'])
      const [route] = await nova.within((stores) => stores.routes.list({ subject: 'alerts' }))
      expect(route).toMatchObject({ platform: 'slack', workspace: 'T1', channel: 'C0NEW' })
    })

    it('reports that are scheduled without a channel go there', async () => {
      const input = { day: 'thursday', at: '7h' }
      expect((await nova.tool('reports.schedule_post', input, 'isabelle')).status).toBe(400)
      await nova.chat('envoie les rapports dans #facturation', { as: 'isabelle' })
      const { body } = await nova.tool('reports.schedule_post', input, 'isabelle')
      expect(JSON.stringify(body)).toContain('#facturation')
    })

    it('approvals are shown in their channel instead of privately', async () => {
      const nadia = await nova.personOf('nadia')
      expect((await ask()).shown.map(({ channel }) => channel)).toEqual([`dm-${nadia.id}`])
      await nova.chat('mets les approbations dans #general', { as: 'isabelle' })
      const { shown, approval } = await ask()
      expect(shown.map(({ channel }) => channel)).toEqual(['general'])
      // Decided there, every copy is edited.
      const button = shown[0]!.message.card!.actions.find((one) => one.label === 'Approuver')!
      const content = { type: 'button' as const, action: button.type === 'button' ? button.id : '', message: 'm' }
      await nova.hear('nadia', content, { channel: 'general', kind: 'public' })
      for (const { message } of await told({ approvalId: approval.id })) expect(message.card!.actions).toEqual([])
    })
  })

  describe('quiet hours', () => {
    it('of a person are said, kept and taken away by conversation', async () => {
      const quietOf = async (handle: string) => (await nova.personOf(handle)).preferences.quiet
      await nova.chat('ne m’écris pas après 17 h', { as: 'karine' })
      expect(await quietOf('karine')).toEqual({ from: '17:00', until: '07:00' })
      await nova.chat('pas de messages la fin de semaine', { as: 'karine' })
      expect(await quietOf('karine')).toEqual({ from: '17:00', until: '07:00', weekends: true })
      await nova.chat('enlève mes heures calmes', { as: 'karine' })
      expect(await quietOf('karine')).toEqual({ from: '00:00', until: '00:00' })
      await nova.chat('don’t message me before 8 am', { as: 'tyler' })
      expect(await quietOf('tyler')).toEqual({ from: '18:00', until: '08:00' })
    })

    it('of the company are an administrator’s, and undone', async () => {
      const quiet = async () => (await nova.within((stores) => stores.organizations.get()))!.quiet
      const text = 'heures calmes de l’entreprise de 18h à 7h et la fin de semaine'
      expect(steps(await nova.chat(text, { as: 'dany' }))).toEqual(['organization.set_quiet_hours refused'])
      const set = await nova.chat(text, { as: 'isabelle' })
      expect(await quiet()).toEqual({ from: '18:00', until: '07:00', weekends: true })
      await nova.chat('annule ça', { as: 'isabelle', thread: set.thread })
      expect(await quiet()).toBeNull()
    })

    it('hold an approval back for its approver, and not the answer to who asks', async () => {
      await nova.within((stores) =>
        stores.organizations.update({ quiet: { from: '18:00', until: '07:00', weekends: true } }),
      )
      nova.clock.now = SUNDAY
      const { shown, approval } = await ask()
      expect(shown).toHaveLength(1)
      expect(shown[0]!.until).toBe('2026-11-09T12:00:00.000Z')
      const wait = shown[0]!.row!.nextAt.getTime() - Date.now()
      expect(wait).toBeGreaterThan(19.9 * 3_600_000)
      expect(wait).toBeLessThan(20.1 * 3_600_000)
      const inThread = (await told({ approvalId: approval.id })).find(({ channel }) => channel === 'facturation')
      expect(inThread!.until).toBeNull()
      const own = await nova.chat('qui nous doit de l’argent', { as: 'nadia' })
      expect(own.steps[0]!.status).toBe('done')
      const asked = (await told()).at(-1)!
      expect(asked.until).toBeNull()
      // Administrators see what waits, and until when.
      const list = await nova.chat('quels messages ne sont pas partis', { as: 'isabelle' })
      expect(list.text).toContain('Nadia Belkacem')
      expect(list.text.replaceAll('\u00a0', ' ')).toContain('9 nov. 2026, 7 h')
      await nova.idle()
    })

    it('of the company do not hold what a person wants at any time', async () => {
      await nova.within((stores) =>
        stores.organizations.update({ quiet: { from: '18:00', until: '07:00', weekends: true } }),
      )
      nova.clock.now = SUNDAY
      await nova.chat('écris-moi n’importe quand', { as: 'nadia' })
      expect((await ask()).shown[0]!.until).toBeNull()
    })
  })

  describe('the same person on two platforms', () => {
    beforeEach(async () => {
      await link('nadia', 'slack')
      await link('nadia', 'teams')
    })

    it('has the same rights and language', async () => {
      for (const platform of ['slack', 'teams'] as const) {
        const answer = await saidOn(platform, 'nadia', 'qui nous doit de l’argent')
        expect(steps(answer)).toEqual(['receivables.ageing done'])
        expect(answer.lang).toBe('fr')
      }
      await saidOn('slack', 'nadia', 'parle-moi en anglais')
      expect((await saidOn('teams', 'nadia', 'help')).lang).toBe('en')
      await nova.within(async (stores) => {
        const [nadia] = await stores.persons.list({ handle: 'nadia' })
        await stores.persons.update(nadia!.id, { lang: 'fr' })
      })
    })

    it('is written to where they wrote last, until they say where', async () => {
      await saidOn('teams', 'nadia', 'allo')
      expect((await ask()).shown.map(({ platform }) => platform)).toEqual(['teams'])
      await saidOn('slack', 'nadia', 'allo')
      expect((await ask()).shown.map(({ platform }) => platform)).toEqual(['slack'])
      const set = await saidOn('slack', 'nadia', 'écris-moi sur Teams')
      expect(steps(set)).toEqual(['chat.set_user_preferences done'])
      await saidOn('slack', 'nadia', 'allo')
      expect((await ask()).shown.map(({ platform }) => platform)).toEqual(['teams'])
    })

    it('decides on one what was asked on the other', async () => {
      await link('karine', 'slack')
      await saidOn('teams', 'nadia', 'allo')
      const place = { channel: 'C0FACT', kind: 'public' as const }
      const asked = await saidOn('slack', 'karine', INVOICE, place)
      const approval = asked.steps.find((step) => step.approval)!.approval!
      const copies = await told({ approvalId: approval.id })
      expect(copies.map(({ platform }) => platform).sort()).toEqual(['slack', 'teams'])
      const mine = copies.find(({ platform }) => platform === 'teams')!
      const button = mine.message.card!.actions.find((one) => one.label === 'Approuver')!
      const event: InboundEvent = {
        platform: 'teams',
        workspace: 'T1',
        id: crypto.randomUUID(),
        at: nova.clock.now,
        account: { id: account('nadia') },
        place: { channel: mine.channel, thread: null, kind: 'dm' },
        content: { type: 'button', action: button.type === 'button' ? button.id : '', message: 'm' },
      }
      await nova.run((await nova.take(event)).event!)
      expect((await nova.within((stores) => stores.approvals.need(approval.id))).state).toBe('approved')
      for (const { message } of await told({ approvalId: approval.id })) expect(message.card!.actions).toEqual([])
    })
  })

  describe('in a channel', () => {
    const inChannel = async (handle: string, text: string, channel: string) => {
      const before = (await told()).length
      const answer = await nova.chat(text, { as: handle, channel })
      return { answer, told: (await told()).slice(before) }
    }

    it('what not everybody may see goes to the asker, and the channel gets a word', async () => {
      const { answer, told: messages } = await inChannel('nadia', 'qui nous doit de l’argent', 'general')
      expect(steps(answer)).toEqual(['receivables.ageing done'])
      const { id } = await nova.personOf('nadia')
      expect(messages.map(({ channel }) => channel)).toEqual(['general', `dm-${id}`])
      expect(messages[0]!.message.text).toContain('en privé')
      expect(messages[0]!.message.text).not.toMatch(/\d{3},\d{2}/)
      expect(messages[1]!.message.text).toMatch(/à recevoir, dont \d{3}\u00a0\d{3},\d{2}/)
    })

    it.each(['quoi de neuf ce matin', 'mes approbations', 'on est à combien de CPI sur le crépuscule'])(
      '%s: nothing but a word there',
      async (text) => {
        const { told: messages } = await inChannel('isabelle', text, 'general')
        expect(messages.filter(({ channel }) => channel === 'general')).toHaveLength(1)
        expect(messages[0]!.message.text).toContain('en privé')
      },
    )

    it('what everybody may see, and help, are answered there', async () => {
      for (const [handle, text] of [
        ['isabelle', 'aide'],
        ['steve', 'mes tâches'],
      ] as const) {
        const { told: messages } = await inChannel(handle, text, 'general')
        expect(messages.map(({ channel }) => channel)).toEqual(['general'])
        expect(messages[0]!.message.text).not.toContain('en privé')
      }
    })

    it('an administrator opens a channel to a subject, and closes it', async () => {
      const place = async () =>
        (await inChannel('nadia', 'qui nous doit de l’argent', 'general')).told.map(({ channel }) => channel)
      expect(steps(await nova.chat('dans #general tu peux parler de finances', { as: 'nadia' }))).toEqual([
        'channels.open_to refused',
      ])
      await nova.chat('dans #general tu peux parler de finances', { as: 'isabelle' })
      expect(await place()).toEqual(['general'])
      await nova.chat('ne parle plus de finances dans #general', { as: 'isabelle' })
      expect(await place()).toHaveLength(2)
    })

    it('what somebody asks to be done, and its result, stay in the thread', async () => {
      const { told: messages } = await inChannel('karine', INVOICE, 'general')
      expect(messages[0]).toMatchObject({ channel: 'general' })
      expect(messages[0]!.message.approvalId).not.toBeNull()
    })

    it('what waits in another thread is shown again to who may decide, privately', async () => {
      await nova.chat(INVOICE, { channel: 'facturation' })
      const { told: messages } = await inChannel('nadia', 'approuvé', 'general')
      const [word, ...apart] = messages.map(({ channel, message }) => ({ channel, approval: message.approvalId }))
      expect(word).toEqual({ channel: 'general', approval: null })
      const { id } = await nova.personOf('nadia')
      const shown = apart.filter(({ approval }) => approval)
      expect(shown.length).toBeGreaterThan(0)
      for (const one of shown) expect(one.channel).toBe(`dm-${id}`)
    })

    it('the demo company’s rooms hear what is talked about there', async () => {
      for (const [handle, text, channel] of [
        ['nadia', 'qui nous doit de l’argent', 'facturation'],
        ['emilie', 'why is the residence over budget', 'chantier-crepuscule'],
        ['isabelle', 'fais-moi le rapport de la semaine', 'general'],
      ] as const) {
        const { told: messages } = await inChannel(handle, text, channel)
        expect(messages.map((one) => one.channel)).toEqual([channel])
      }
    })
  })
})
