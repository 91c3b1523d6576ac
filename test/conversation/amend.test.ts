import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Form } from '../../src/chat/card.ts'
import type { InboundContent, InboundEvent } from '../../src/chat/event.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const INVOICE = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'
const START = new Date('2026-11-02T08:00:00-05:00')
const MINUTE = 60_000

describe.each(drivers)('after the question on $name', ({ open }) => {
  let nova: TestApp
  let database: Database
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())
  beforeEach(() => {
    nova.clock.now = START
  })

  const eventOf = async (handle: string, content: InboundContent, place: Partial<InboundEvent['place']> = {}) => ({
    platform: 'web' as const,
    workspace: 'local',
    id: crypto.randomUUID(),
    at: nova.clock.now,
    account: { id: (await nova.personOf(handle)).id },
    place: { channel: 'facturation', thread: null, kind: 'public' as const, ...place },
    content,
  })
  const send = async (handle: string, content: InboundContent, place: Partial<InboundEvent['place']> = {}) => {
    const { reply, event } = await nova.take(await eventOf(handle, content, place))
    return { reply, event, answer: event ? await nova.run(event) : null }
  }
  const ask = async (handle: string, text: string) => {
    const message = crypto.randomUUID()
    const { answer } = await send(handle, { type: 'message', message, text, addressed: true, files: [] })
    return { message, answer: answer! }
  }
  const edit = (handle: string, message: string, text: string) =>
    send(handle, { type: 'message-edited', message, text, addressed: true }, { thread: message })
  const remove = (handle: string, message: string) =>
    send(handle, { type: 'message-deleted', message }, { thread: message })
  const thread = (message: string) =>
    nova.within(async (stores) => {
      const [conversation] = await stores.conversations.list({ channel: 'facturation', thread: message })
      return conversation ? stores.messages.list({ conversationId: conversation.id }) : []
    })
  const answers = async (message: string) => (await thread(message)).filter(({ author }) => author === 'nova')
  const approvalOf = (answer: Answer) => answer.steps.find((step) => step.approval)!.approval!

  it('a message that is deleted before its turn began is not answered, and its words are not kept', async () => {
    const message = crypto.randomUUID()
    const pending = () => nova.within(async (stores) => (await stores.approvals.listPending()).length)
    const before = await pending()
    const asked = { type: 'message' as const, message, text: INVOICE, addressed: true, files: [] }
    const { event } = await nova.take(await eventOf('karine', asked))
    expect((await remove('karine', message)).reply).toEqual({ type: 'accepted' })
    expect(await nova.run(event!)).toMatchObject({ steps: [], cards: [] })
    expect(await pending()).toBe(before)
    expect(await thread(message)).toEqual([])
    const kept = await nova.within((stores) => stores.events.need(event!))
    expect(kept).toMatchObject({ state: 'done', payload: { content: { text: '' } } })
  })

  it('an edit that comes before its original is the question, and the original is the same one', async () => {
    const message = crypto.randomUUID()
    const edited = await edit('nadia', message, 'montre la facture 2026-0149')
    const original = {
      type: 'message' as const,
      message,
      text: 'montre la facture 2026-0148',
      addressed: true,
      files: [],
    }
    const late = await nova.take(await eventOf('nadia', original))
    expect(edited.reply).toEqual({ type: 'accepted' })
    expect(late.reply).toEqual({ type: 'duplicate' })
    const given = await answers(message)
    expect(given).toHaveLength(1)
    expect(given[0]!.text).toContain('2026-0149')
    await edit('nadia', message, 'montre la facture 2026-0148')
    expect((await answers(message))[0]!.text).toContain('2026-0148')
  })

  describe('an edited question', () => {
    it('that only looked something up is answered again in place of the answer', async () => {
      const { message } = await ask('nadia', 'montre la facture 2026-0148')
      const [before] = await answers(message)
      nova.clock.now = new Date(START.getTime() + 9 * MINUTE)
      const { event } = await edit('nadia', message, 'montre la facture 2026-0149')
      const after = await answers(message)
      expect(after).toHaveLength(1)
      expect(after[0]!.id).toBe(before!.id)
      expect(after[0]!.text).toContain('2026-0149')
      expect(after[0]!.card!.footer).toContain('mis à jour')
      const edits = await nova.within((stores) => stores.outbox.list({ kind: 'edit' }))
      expect(edits.filter((row) => row.payload.message === before!.id)).toHaveLength(1)
      // Run again after a crash, it is the same answer; edited again, it takes the same place again.
      await nova.run(event!)
      await edit('nadia', message, 'montre la facture 2026-0150')
      expect(await answers(message)).toMatchObject([{ id: before!.id, text: expect.stringContaining('2026-0150') }])
      const [question] = (await thread(message)).filter(({ author }) => author === 'person')
      expect(question).toMatchObject({ text: 'montre la facture 2026-0150' })
    })

    it('before its turn began is read as it is now; nobody else’s edit counts', async () => {
      const message = crypto.randomUUID()
      const text = 'montre la facture 2026-0148'
      const asked = { type: 'message' as const, message, text, addressed: true, files: [] }
      const { event } = await nova.take(await eventOf('nadia', asked))
      expect((await edit('karine', message, 'montre la facture 2026-0150')).event).toBeNull()
      expect((await edit('nadia', message, 'montre la facture 2026-0149')).event).toBeNull()
      expect((await nova.run(event!)).text).toContain('2026-0149')
      expect(await answers(message)).toHaveLength(1)
    })

    it('is left alone after ten minutes, or when nothing changed', async () => {
      const { message } = await ask('nadia', 'montre la facture 2026-0148')
      await edit('nadia', message, 'montre la facture 2026-0148')
      nova.clock.now = new Date(START.getTime() + 11 * MINUTE)
      await edit('nadia', message, 'montre la facture 2026-0149')
      expect(await answers(message)).toMatchObject([{ text: expect.stringContaining('2026-0148'), editedAt: null }])
    })

    it('that waits for approval is not asked twice: what waits can be changed or withdrawn', async () => {
      const { message, answer } = await ask('karine', INVOICE)
      const count = () => nova.within(async (stores) => (await stores.approvals.listPending()).length)
      const before = await count()
      const told = await edit('karine', message, INVOICE.replace('3 h', '5 h'))
      expect(await count()).toBe(before)
      const labels = told.answer!.cards[0]!.actions.map((one) => one.label)
      expect(labels).toEqual(expect.arrayContaining(['Modifier la demande', 'Retirer ma demande']))
      const withdraw = told.answer!.cards[0]!.actions.find((one) => one.label === 'Retirer ma demande')!
      await send(
        'karine',
        { type: 'button', action: withdraw.type === 'button' ? withdraw.id : '', message: 'm' },
        { thread: message },
      )
      const { id } = approvalOf(answer)
      expect((await nova.within((stores) => stores.approvals.need(id))).state).toBe('cancelled')
    })

    it('that had an effect is not done twice, and can be undone', async () => {
      const tasks = () => nova.within((stores) => stores.tasks.list())
      const before = (await tasks()).length
      const { message } = await ask('julien', 'crée une tâche : appeler le plombier demain')
      expect(await tasks()).toHaveLength(before + 1)
      const told = await edit('julien', message, 'crée une tâche : appeler l’électricien demain')
      expect(await tasks()).toHaveLength(before + 1)
      expect(told.answer!.text).toContain('je n’ai rien refait')
      expect(told.answer!.cards[0]!.actions.map((one) => one.label)).toContain('Annuler')
    })

    it('of somebody else, or not said to Nova, is no turn', async () => {
      const { message } = await ask('nadia', 'montre la facture 2026-0148')
      await edit('karine', message, 'montre la facture 2026-0149')
      expect(await answers(message)).toMatchObject([{ text: expect.stringContaining('2026-0148') }])
      const others = {
        type: 'message-edited' as const,
        message: crypto.randomUUID(),
        text: 'on dîne où',
        addressed: false,
      }
      expect((await send('nadia', others)).event).toBeNull()
    })
  })

  describe('a deleted question', () => {
    it('takes back what waits, says so on its cards, and says nothing else', async () => {
      const { message, answer } = await ask('karine', INVOICE)
      const before = (await answers(message)).length
      const { answer: said } = await remove('karine', message)
      expect(said!.cards).toEqual([])
      expect(await answers(message)).toHaveLength(before)
      const { id } = approvalOf(answer)
      const approval = await nova.within((stores) => stores.approvals.need(id))
      expect(approval).toMatchObject({ state: 'cancelled', reason: 'Le message de la demande a été supprimé.' })
      const copies = await nova.within((stores) => stores.messages.list({ approvalId: id }))
      for (const copy of copies) {
        expect(copy.card!.actions).toEqual([])
        expect(copy.text).toContain('a été supprimé')
      }
    })

    it('is forgotten: its words are nowhere, and the record says that they were erased', async () => {
      const secret = `montre la facture 2026-0148 du cousin ${crypto.randomUUID()}`
      const { message } = await ask('nadia', secret)
      await edit('nadia', message, `${secret} svp`)
      await remove('nadia', message)
      const [question] = (await thread(message)).filter(({ author }) => author === 'person')
      expect(question).toMatchObject({ text: '', files: [] })
      const events = await nova.within((stores) => stores.events.list())
      expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain(secret)
      const [entry] = await nova.within((stores) => stores.auditLog.list({ subjectId: question!.id }, 1))
      expect(entry).toMatchObject({ action: 'message.erased', actorId: (await nova.personOf('nadia')).id })
      expect((await nova.within((stores) => stores.auditLog.verify())).broken).toBeNull()
      // Deleted twice, it is erased once.
      await remove('nadia', message)
      const entries = await nova.within((stores) => stores.auditLog.list({ subjectId: question!.id }, 5))
      expect(entries).toHaveLength(1)
    })

    it('leaves what was done', async () => {
      const { message } = await ask('julien', 'crée une tâche : peindre la clôture vendredi')
      const tasks = await nova.within((stores) => stores.tasks.list())
      await remove('julien', message)
      expect(await nova.within((stores) => stores.tasks.list())).toEqual(tasks)
    })

    it('by somebody who looks after the channel: forgotten, and what its author asked for stays', async () => {
      const { message, answer } = await ask('karine', INVOICE)
      await remove('isabelle', message)
      const [question] = (await thread(message)).filter(({ author }) => author === 'person')
      expect(question!.text).toBe('')
      const { id } = approvalOf(answer)
      expect((await nova.within((stores) => stores.approvals.need(id))).state).toBe('pending')
    })
  })

  describe('whether an answer helped', () => {
    const rate = async (thread: string, message: string, good: boolean, text?: string) =>
      send('nadia', { type: 'feedback', message, good, ...(text ? { text } : {}) }, { thread })

    it('is kept, asks what was wrong for that person’s eyes only, and is told to administrators', async () => {
      const { message } = await ask('nadia', 'montre la facture 2026-0148')
      const [answered] = await answers(message)
      const { answer } = await rate(message, answered!.id, false)
      const nadia = await nova.personOf('nadia')
      const asked = (await answers(message)).at(-1)!
      expect(asked).toMatchObject({ visibleTo: nadia.id, text: expect.stringContaining('Qu’est-ce qui clochait?') })
      const button = answer!.cards[0]!.actions[0]!
      const { reply } = await send(
        'nadia',
        { type: 'button', action: button.type === 'button' ? button.id : '', message: 'm' },
        { thread: message },
      )
      const form = (reply as { form: Form }).form
      expect(form.fields.map(({ name }) => name)).toEqual(['text'])
      await send('nadia', { type: 'form', form: form.id, values: { text: 'Il manque le projet' } }, { thread: message })
      const kept = await nova.within((stores) => stores.feedback.list({ messageId: answered!.id }))
      expect(kept).toMatchObject([{ good: false, text: 'Il manque le projet', personId: nadia.id }])
      // The last word counts; a thank-you needs no answer.
      const before = (await answers(message)).length
      await rate(message, answered!.id, true)
      expect(await answers(message)).toHaveLength(before)
      expect(await nova.within((stores) => stores.feedback.list({ messageId: answered!.id }))).toHaveLength(1)
      await rate(message, answered!.id, false, 'Trop long')
      const review = await nova.chat('qu’est-ce que les gens ont moins aimé?', { as: 'isabelle' })
      expect(review.text).toContain('Trop long')
      expect((await nova.chat('qu’est-ce que les gens ont moins aimé?', { as: 'steve' })).steps[0]!.status).toBe(
        'refused',
      )
    })

    it('of a message of somebody else’s, or of none, is nothing', async () => {
      const { message } = await ask('nadia', 'montre la facture 2026-0148')
      const count = () => nova.within(async (stores) => (await stores.feedback.list()).length)
      const before = await count()
      const [question] = (await thread(message)).filter(({ author }) => author === 'person')
      await rate(message, question!.id, false)
      await rate(message, crypto.randomUUID(), false)
      expect(await count()).toBe(before)
    })
  })
})
