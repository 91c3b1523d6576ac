import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { ApprovalHandle } from '../../src/tool/perform.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const LINE = { description: 'Menuiserie', quantity: 3000, unit: 'hour', unitPrice: 8500 }

describe.each(drivers)('approvals on $name', ({ open }) => {
  let nova: TestApp
  let database: Database

  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())

  const rowOf = (id: string) => nova.within((stores) => stores.approvals.need(id))
  const invoiceOf = (id: string) =>
    nova.within(async (stores) => stores.invoices.need(String((await stores.approvals.need(id)).input.invoice)))
  const copiesOf = (id: string) => nova.within((stores) => stores.messages.list({ approvalId: id }))
  const clientId = () => nova.within(async (stores) => (await stores.clients.list())[0]!.id)

  /** A draft invoice whose issue waits, asked for in a thread. Its amount before taxes is 255 $, times `times`. */
  async function waiting({ as = 'karine', times = 1 } = {}) {
    const input = { client: await clientId(), lines: [{ ...LINE, quantity: 3000 * times }] }
    const { status, body } = await nova.tool('invoices.create_draft', input, as)
    expect(status, JSON.stringify(body)).toBe(200)
    const step = body.steps.find((one: { approval?: ApprovalHandle }) => one.approval)
    expect(step).toMatchObject({ tool: 'invoices.send', gate: 'approve', status: 'needs-approval' })
    return step.approval as ApprovalHandle
  }

  /** The same asked in a conversation. */
  async function waitingInThread(as = 'karine') {
    const answer = await nova.chat('facture la Coop Les Trois Saules 3 h de menuiserie à 85 $', {
      as,
      channel: '#facturation',
    })
    const approval = answer.steps.find((step) => step.approval)?.approval
    expect(approval, answer.text).toBeDefined()
    return { approval: approval!, thread: answer.thread, answer }
  }

  it('approve: one invoice issued, numbered, its PDF in the thread, every copy edited', async () => {
    const { approval, thread } = await waitingInThread()
    const before = await copiesOf(approval.id)
    // One in the thread, one with the nearest who may decide.
    expect(before).toHaveLength(2)
    expect(before.every((copy) => copy.card!.actions.length > 0)).toBe(true)
    const { status, body } = await nova.decide(approval, 'approve')
    expect(body).toMatchObject({ id: approval.id, state: 'approved', by: 'nadia', revision: 1 })
    expect(status).toBe(200)
    const invoice = await invoiceOf(approval.id)
    expect(invoice.status).toBe('issued')
    expect(invoice.number).toMatch(/^2026-\d{4}$/)
    const copies = await copiesOf(approval.id)
    for (const copy of copies) {
      expect(copy.card!.actions).toEqual([])
      expect(copy.text).toContain('Approuvé par Nadia Belkacem')
      expect(copy.editedAt).not.toBeNull()
    }
    const edits = await nova.within((stores) => stores.outbox.list({ kind: 'edit' }))
    const edited = edits.map((row) => row.payload.message)
    for (const copy of copies) expect(edited).toContain(copy.id)
    const posted = await nova.within(async (stores) => {
      const [conversation] = await stores.conversations.list({ thread })
      return stores.messages.list({ conversationId: conversation!.id })
    })
    const pdf = posted.at(-1)!.files[0]!
    expect(pdf).toMatchObject({ mime: 'application/pdf', name: expect.stringContaining(invoice.number!) })
    const file = await nova.within((stores) => stores.files.get(pdf.id))
    expect(new TextDecoder().decode(file!.bytes.slice(0, 5))).toBe('%PDF-')
  })

  it('asked through the API: the outcome comes in direct messages', async () => {
    const approval = await waiting()
    await nova.decide(approval, 'approve')
    const karine = await nova.personOf('karine')
    const told = await nova.within(async (stores) => {
      const [conversation] = await stores.conversations.list({ channel: `dm-${karine.id}`, thread: `dm-${karine.id}` })
      return conversation ? stores.messages.list({ conversationId: conversation.id }) : []
    })
    expect(told.at(-1)?.files[0]?.mime).toBe('application/pdf')
  })

  it('reject wants a reason, and the one who asked reads it', async () => {
    const { approval } = await waitingInThread()
    for (const reason of [undefined, '   ']) {
      const refused = await nova.decide(approval, 'reject', reason === undefined ? {} : { reason })
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'input.invalid', field: 'reason' } } })
    }
    expect((await rowOf(approval.id)).state).toBe('pending')
    expect(await nova.decide(approval, 'reject', { reason: 'Mauvais client' })).toMatchObject({
      status: 200,
      body: { state: 'rejected', reason: 'Mauvais client' },
    })
    for (const copy of await copiesOf(approval.id)) expect(copy.text).toContain('Mauvais client')
    expect((await invoiceOf(approval.id)).status).toBe('draft')
  })

  it('cancel: by who asked or the administrator only', async () => {
    const approval = await waiting()
    expect(await nova.decide(approval, 'cancel')).toMatchObject({ status: 403 })
    expect(await nova.decide(approval, 'cancel', { as: 'karine' })).toMatchObject({ body: { state: 'cancelled' } })
    const late = await nova.decide(approval, 'approve')
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'approval.decided', state: 'cancelled' } } })
    expect(late.body.error.message).toContain('Karine Ouellet')
  })

  it('nobody approves what they asked for', async () => {
    const approval = await waiting({ as: 'nadia' })
    const own = await nova.decide(approval, 'approve')
    expect(own).toMatchObject({ status: 403, body: { error: { code: 'auth.forbidden' } } })
    expect(own.body.error.mayDecide).toEqual(['Isabelle Chênevert'])
    expect(await nova.decide(approval, 'approve', { as: 'isabelle' })).toMatchObject({ status: 200 })
  })

  it('over 150 000 $ only Isabelle may; Nadia is told so', async () => {
    const approval = await waiting({ times: 600 })
    expect((await rowOf(approval.id)).amount).toBeGreaterThan(15_000_000)
    const over = await nova.decide(approval, 'approve')
    expect(over.status).toBe(403)
    expect(over.body.error.message).toContain('limite')
    expect(over.body.error.message).toContain('Isabelle Chênevert')
    expect((await rowOf(approval.id)).state).toBe('pending')
    expect((await nova.decide(approval, 'approve', { as: 'isabelle' })).status).toBe(200)
  })

  it('nobody eligible: nothing is asked, and it says who has the right and why that is not enough', async () => {
    const input = { client: await clientId(), lines: [{ ...LINE, quantity: 2_000_000 }], draftOnly: true }
    const drafted = await nova.tool('invoices.create_draft', input, 'isabelle')
    const invoice = drafted.body.output.invoice.id
    const asked = await nova.tool('invoices.send', { invoice }, 'isabelle')
    expect(asked).toMatchObject({ status: 403, body: { error: { code: 'auth.forbidden' } } })
    expect(asked.body.error.message).toMatch(/Isabelle Chênevert \(fait la demande\).*Nadia Belkacem \(limite de/)
  })

  it('rights are read again: of the one who decides', async () => {
    const approval = await waiting()
    const nadia = await nova.personOf('nadia')
    await nova.within((stores) => stores.persons.update(nadia.id, { granted: ['books.close'] }))
    expect(await nova.decide(approval, 'approve')).toMatchObject({ status: 403 })
    await nova.within((stores) => stores.persons.update(nadia.id, { granted: nadia.granted, active: false }))
    expect((await nova.decide(approval, 'approve')).status).toBe(404)
    await nova.within((stores) => stores.persons.update(nadia.id, { active: true }))
    expect(await nova.decide(approval, 'approve')).toMatchObject({ status: 200 })
  })

  it('rights are read again: of the one who asked, and nothing is left behind', async () => {
    const approval = await waiting()
    const karine = await nova.personOf('karine')
    const outbox = await nova.within((stores) => stores.outbox.list())
    for (const patch of [{ granted: [] }, { active: false }]) {
      await nova.within((stores) => stores.persons.update(karine.id, patch))
      const refused = await nova.decide(approval, 'approve')
      expect(refused).toMatchObject({ status: 403 })
      expect(refused.body.error.message).toContain('Karine Ouellet')
      await nova.within((stores) => stores.persons.update(karine.id, { granted: karine.granted, active: true }))
    }
    expect((await rowOf(approval.id)).state).toBe('pending')
    expect((await invoiceOf(approval.id)).status).toBe('draft')
    expect(await nova.within((stores) => stores.outbox.list())).toHaveLength(outbox.length)
  })

  it('expires after its week: late clicks are told so, and the clock edits its cards', async () => {
    const { approval } = await waitingInThread()
    const { expiresAt } = await rowOf(approval.id)
    const { now } = nova.clock
    try {
      nova.clock.now = expiresAt
      const late = await nova.decide(approval, 'approve')
      expect(late).toMatchObject({ status: 409, body: { error: { state: 'expired', by: null } } })
      await nova.tick()
      expect((await rowOf(approval.id)).state).toBe('expired')
      for (const copy of await copiesOf(approval.id)) expect(copy.text).toContain('Expiré')
    } finally {
      nova.clock.now = now
    }
  })

  it('the same asked again takes the place of the older request, whose cards say so', async () => {
    const approval = await waiting()
    const { input } = await rowOf(approval.id)
    const again = await nova.tool('invoices.send', input)
    const next = again.body.steps[0].approval as ApprovalHandle
    expect(next.id).not.toBe(approval.id)
    expect((await rowOf(approval.id)).state).toBe('superseded')
    const copies = await copiesOf(approval.id)
    expect(copies.length).toBeGreaterThan(0)
    for (const copy of copies) expect(copy.card!.actions).toEqual([])
    expect(await nova.decide(approval, 'approve')).toMatchObject({
      status: 409,
      body: { error: { state: 'superseded' } },
    })
    expect(await nova.decide(next, 'approve')).toMatchObject({ status: 200 })
  })

  it('an edit makes a new revision; the old card is stale; who edited may not approve', async () => {
    const approval = await waiting()
    const { input } = await rowOf(approval.id)
    const edited = await nova.tool('invoices.update_draft', { invoice: input.invoice, hours: 500 }, 'nadia')
    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
    const nadia = await nova.personOf('nadia')
    expect(await rowOf(approval.id)).toMatchObject({ revision: 2, reviserId: nadia.id, state: 'pending' })
    const [copy] = await copiesOf(approval.id)
    expect(copy!.text).toContain('Version 2')
    const stale = await nova.decide(approval, 'approve', { as: 'isabelle' })
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'approval.stale' } } })
    const next = { id: approval.id, revision: 2 }
    expect(await nova.decide(next, 'approve')).toMatchObject({ status: 403 })
    expect(await nova.decide(next, 'approve', { as: 'isabelle' })).toMatchObject({ status: 200 })
    expect((await invoiceOf(approval.id)).subtotal).toBe(5 * 8500)
  })

  it('what changed under the card is never executed: stale, and a new revision is shown', async () => {
    const approval = await waiting()
    const invoice = await invoiceOf(approval.id)
    const [client] = await nova.within((stores) => stores.clients.list({ id: invoice.clientId }))
    await nova.within((stores) => stores.clients.update(client!.id, { address: '1, rue Ailleurs\nQuébec' }))
    const stale = await nova.decide(approval, 'approve')
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'approval.stale' } } })
    expect((await invoiceOf(approval.id)).status).toBe('draft')
    expect(await rowOf(approval.id)).toMatchObject({ revision: 2, state: 'pending', reviserId: null })
    expect(await nova.decide({ id: approval.id, revision: 2 }, 'approve')).toMatchObject({ status: 200 })
    await nova.within((stores) => stores.clients.update(client!.id, { address: client!.address }))
  })

  it('a draft that is thrown away takes its request with it', async () => {
    const approval = await waiting()
    const { input } = await rowOf(approval.id)
    await nova.tool('invoices.discard_draft', { invoice: input.invoice })
    expect((await rowOf(approval.id)).state).toBe('superseded')
    expect((await nova.decide(approval, 'approve')).status).toBe(409)
  })

  it('ten clicks at once, approve against reject: one wins, the others hear who and when', async () => {
    const approval = await waiting()
    const clicks = Array.from({ length: 10 }, (_, i) =>
      nova.decide(approval, i % 3 === 0 ? 'reject' : 'approve', {
        as: i % 2 === 0 ? 'nadia' : 'isabelle',
        reason: 'non',
        lang: 'en',
      }),
    )
    const ended = await Promise.all(clicks)
    const won = ended.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    const row = await rowOf(approval.id)
    expect(won[0]!.body.state).toBe(row.state)
    const name = row.decidedBy === (await nova.personOf('nadia')).id ? 'Nadia Belkacem' : 'Isabelle Chênevert'
    for (const { status, body } of ended.filter((one) => one.status !== 200)) {
      expect(status).toBe(409)
      expect(body.error).toMatchObject({
        code: 'approval.decided',
        state: row.state,
        by: name,
        at: row.decidedAt!.toISOString(),
      })
      expect(body.error.message).toContain(name)
    }
    expect((await invoiceOf(approval.id)).status).toBe(row.state === 'approved' ? 'issued' : 'draft')
  })

  it('several invoices approved at once get numbers without a gap, and the journal is sound', async () => {
    const approvals = []
    for (let i = 0; i < 4; i += 1) approvals.push(await waiting())
    const ended = await Promise.all(
      approvals.flatMap((approval) => ['nadia', 'isabelle'].map((as) => nova.decide(approval, 'approve', { as }))),
    )
    expect(ended.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 409, 409, 409, 409])
    const { sequences, audit } = await nova.within(async (stores) => ({
      sequences: (await stores.invoices.list({ status: 'issued', series: 'invoice', year: 2026 })).map(
        (one) => one.sequence!,
      ),
      audit: await stores.auditLog.verify(),
    }))
    const sorted = sequences.toSorted((a, b) => a - b)
    expect(sorted).toEqual(Array.from(sorted, (_, i) => sorted[0]! + i))
    expect(audit.broken).toBeNull()
    expect(audit.sound).toBeGreaterThan(20)
  })

  it('delegation: Karine’s invoices by Julien for Nadia, within her limit, that right and those days only', async () => {
    const [nadia, julien] = [await nova.personOf('nadia'), await nova.personOf('julien')]
    const approval = await waiting()
    const large = await waiting({ times: 600 })
    expect((await nova.decide(approval, 'approve', { as: 'julien' })).status).toBe(403)
    const delegate = (values: object) =>
      nova.within((stores) =>
        stores.approvalDelegations.insert({
          fromId: nadia.id,
          toId: julien.id,
          startsOn: '2026-11-01',
          endsOn: '2026-11-08',
          ...values,
        }),
      )
    await delegate({ permission: 'books.close' })
    await delegate({ startsOn: '2026-10-01', endsOn: '2026-11-01' })
    expect((await nova.decide(approval, 'approve', { as: 'julien' })).status).toBe(403)
    await delegate({ permission: 'invoices.approve' })
    expect((await nova.decide(large, 'approve', { as: 'julien' })).status).toBe(403)
    expect(await nova.decide(approval, 'approve', { as: 'julien' })).toMatchObject({
      status: 200,
      body: { by: 'julien' },
    })
    // Nobody decides for themselves through somebody else.
    const own = await waiting({ as: 'nadia' })
    expect((await nova.decide(own, 'approve', { as: 'julien' })).status).toBe(403)
  })
})
