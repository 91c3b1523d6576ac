import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '../../src/chat/card.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { openTestApp, type TestApp } from '../app.ts'

const INVOICE = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'
const DECISION = { agent: 'delphine-approbations', tool: 'approvals.record_decision', gate: 'approve' }

describe('in a thread', () => {
  let nova: TestApp
  beforeAll(async () => {
    nova = await openTestApp()
  })
  afterAll(() => nova.close())

  const room = (thread: string) => ({ channel: 'facturation', thread, kind: 'public' as const })
  const press = (as: string, answer: Answer, label: string) => {
    const button = answer.cards.flatMap((card) => card.actions).find((one) => one.label === label)
    if (button?.type !== 'button') throw new Error(`no button ${label}`)
    const content = { type: 'button' as const, action: button.id, message: 'm' }
    return nova.hear(as, content, room(answer.thread))
  }
  const submit = (as: string, form: Form, values: Record<string, string>, thread: string) =>
    nova.hear(as, { type: 'form', form: form.id, values }, room(thread))
  const formOf = (reply: { type: string; form?: Form }) => {
    expect(reply.type).toBe('form')
    return reply.form!
  }
  const asked = async (text = INVOICE) => {
    const answer = await nova.chat(text, { channel: 'facturation' })
    const approval = answer.steps.find((step) => step.approval)?.approval
    expect(approval, answer.text).toBeDefined()
    return { answer, approval: approval! }
  }
  const rowOf = (id: string) => nova.within((stores) => stores.approvals.need(id))
  const draftOf = (id: string) =>
    nova.within(async (stores) => stores.invoices.get(String((await stores.approvals.need(id)).input.invoice)))

  it('the word “approuvé” decides nothing: what waits is shown again', async () => {
    const { answer, approval } = await asked()
    const said = await nova.chat('approuvé', { as: 'nadia', thread: answer.thread, channel: 'facturation' })
    expect(said.steps).toEqual([{ ...DECISION, status: 'needs-approval', approval }])
    expect(said.cards.at(-1)!.actions.map((one) => one.label)).toContain('Approuver')
    expect((await rowOf(approval.id)).state).toBe('pending')
    // The copy that was shown again is edited with the others.
    await press('nadia', said, 'Approuver')
    expect((await rowOf(approval.id)).state).toBe('approved')
    const copies = await nova.within((stores) => stores.messages.list({ approvalId: approval.id }))
    expect(copies.length).toBeGreaterThanOrEqual(3)
    expect(copies.flatMap((copy) => copy.card!.actions)).toEqual([])
    const nothing = await nova.chat('approuvé', { as: 'dany' })
    expect(nothing.steps).toEqual([{ ...DECISION, status: 'done' }])
  })

  it('who may not decide is told so privately, and the card stays', async () => {
    const { answer, approval } = await asked()
    const { answer: refused } = await press('dany', answer, 'Approuver')
    expect(refused!.text).toContain('Nadia Belkacem')
    const dany = await nova.personOf('dany')
    const messages = await nova.within((stores) => stores.messages.list({ visibleTo: dany.id }))
    expect(messages.at(-1)!.text).toBe(refused!.text)
    expect((await rowOf(approval.id)).state).toBe('pending')
  })

  it('buttons of a private card are of no use to others; unknown and stale ones say so', async () => {
    const { answer } = await asked()
    const { answer: refused } = await press('dany', answer, 'Approuver')
    const dany = await nova.personOf('dany')
    const own = await nova.within((stores) =>
      stores.actions.insert({
        token: crypto.randomUUID(),
        intent: { do: 'say', text: 'bonjour' },
        personId: dany.id,
      }),
    )
    expect(refused).not.toBeNull()
    const click = (as: string, action: string) =>
      nova.hear(as, { type: 'button', action, message: 'm' }, room(answer.thread))
    expect((await click('karine', own.token)).answer!.text).toContain("n'est plus valable")
    expect((await click('dany', own.token)).answer!.text).toContain('Dany')
    expect((await click('karine', 'no-such-token')).answer!.text).toContain("n'est plus valable")
  })

  it('reject opens a form that asks why; without a reason nothing is decided', async () => {
    const { answer, approval } = await asked()
    const form = formOf((await press('nadia', answer, 'Refuser')).reply as { type: string; form?: Form })
    expect(form.fields.map((field) => [field.name, field.required])).toEqual([['reason', true]])
    await submit('nadia', form, { reason: ' ' }, answer.thread)
    expect((await rowOf(approval.id)).state).toBe('pending')
    await submit('nadia', form, { reason: 'Tarif à revoir' }, answer.thread)
    expect(await rowOf(approval.id)).toMatchObject({ state: 'rejected', reason: 'Tarif à revoir' })
    const late = await press('isabelle', answer, 'Refuser')
    expect(late.reply.type).toBe('accepted')
    expect(late.answer!.text).toContain('Refusé par Nadia Belkacem')
  })

  it('edit: the form holds what is there, a mistake is named, saving makes a new revision', async () => {
    const { answer, approval } = await asked()
    const form = formOf((await press('karine', answer, 'Modifier')).reply as { type: string; form?: Form })
    const values = Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? '']))
    expect(values.lines).toBe('Menuiserie : 3 h × 85,00 $')
    // Which draft it is does not change.
    expect(values).not.toHaveProperty('invoice')
    // Told while the form is still open, so that nothing that was typed is lost.
    const wrong = submit('karine', form, { ...values, dueDate: 'jamais' }, answer.thread)
    await expect(wrong).rejects.toMatchObject({ code: 'input.invalid', field: 'dueDate' })
    expect((await rowOf(approval.id)).revision).toBe(1)
    await submit('karine', form, { ...values, lines: values.lines!.replace('3 h', '5 h') }, answer.thread)
    expect(await rowOf(approval.id)).toMatchObject({ revision: 2, state: 'pending' })
    expect((await draftOf(approval.id))!.subtotal).toBe(5 * 8500)
    const stale = await press('nadia', answer, 'Approuver')
    expect(stale.answer!.text).toContain('changé')
    expect((await rowOf(approval.id)).state).toBe('pending')
    expect(await nova.decide({ id: approval.id, revision: 2 }, 'approve')).toMatchObject({ status: 200 })
  })

  it('“annule ça” withdraws the request and removes the draft; then there is nothing to undo', async () => {
    const { answer, approval } = await asked()
    const invoice = (await draftOf(approval.id))!.id
    const undone = await nova.chat('annule ça', { thread: answer.thread, channel: 'facturation' })
    expect(undone.steps).toMatchObject([
      { tool: 'invoices.discard_draft', status: 'done' },
      { ...DECISION, status: 'done', approval: { id: approval.id, state: 'cancelled' } },
    ])
    expect((await rowOf(approval.id)).state).toBe('cancelled')
    expect(await nova.within((stores) => stores.invoices.get(invoice))).toBeNull()
    const nothing = await nova.chat('annule ça', { as: 'dany', thread: answer.thread, channel: 'facturation' })
    expect(nothing.steps).toEqual([{ agent: 'nova', tool: 'chat.clarify_request', gate: 'none', status: 'done' }])
  })

  it('“mets-le à 45 h” replaces what was asked', async () => {
    const { answer, approval } = await asked()
    const mended = await nova.chat('mets-le à 45 h', { thread: answer.thread, channel: 'facturation' })
    const next = mended.steps.find((step) => step.approval)?.approval
    expect(mended.text).toContain('45\u00a0h')
    const pending = await nova.within((stores) => stores.approvals.listPending())
    const mine = pending.filter((one) => one.id === approval.id || one.id === next?.id)
    expect(mine).toHaveLength(1)
    expect((await draftOf(mine[0]!.id))!.subtotal).toBe(45 * 8500)
  })

  it('a request of two parts gets one answer', async () => {
    const answer = await nova.chat('qui nous doit de l’argent et comment va le 6-plex?', { as: 'isabelle' })
    expect(answer.steps.length).toBe(2)
    expect(answer.cards).toHaveLength(1)
  })

  it('small talk is a step of Nova’s own', async () => {
    const answer = await nova.chat('bonjour', { as: 'tyler' })
    expect(answer.steps).toEqual([{ agent: 'nova', tool: 'chat.clarify_request', gate: 'none', status: 'done' }])
  })

  it('a question asks for one thing; the answer in words or by the form completes it', async () => {
    const question = await nova.chat('crée une facture', { channel: 'facturation' })
    expect(question.steps).toMatchObject([{ tool: 'invoices.create_draft', status: 'needs-input' }])
    const form = formOf(
      (await press('karine', question, 'Remplir le formulaire')).reply as { type: string; form?: Form },
    )
    const client = form.fields.find((field) => field.name === 'client')!
    expect(client.options!.length).toBeGreaterThan(5)
    const coop = client.options!.find((one) => one.label.includes('Trois Saules'))!
    const lines = 'Menuiserie : 3 h × 85 $'
    const { answer } = await submit('karine', form, { client: coop.value, lines }, question.thread)
    expect(answer!.steps.at(-1)).toMatchObject({ tool: 'invoices.send', status: 'needs-approval' })
    const inWords = await nova.chat('crée une facture', { channel: 'facturation' })
    const thread = { thread: inWords.thread, channel: 'facturation' }
    expect((await nova.chat('la coop les trois saules', thread)).steps).toMatchObject([{ status: 'needs-input' }])
    const done = await nova.chat('2 h de peinture à 60 $', thread)
    expect(done.steps.at(-1)).toMatchObject({ tool: 'invoices.send', status: 'needs-approval' })
  })
})
