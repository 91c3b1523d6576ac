import { afterAll, describe, expect, it } from 'vitest'
import { holdbackRateOf } from '../../agents/finance/invoice-price.ts'
import type { InvoiceSheet } from '../../agents/finance/invoice-sheet.ts'
import { raphael } from '../../agents/finance/raphael-facturation.ts'
import { demoClients } from '../../db/demo/generate.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import type { FileRef } from '../../src/chat/card.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

// Holds at compile time: the database gives everything that the agent asks for.
const agents: Agent<Stores>[] = [raphael]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

type Issued = { invoice: InvoiceSheet; pdf: FileRef; emailedTo: string | null }
const client = (code: string) => demoClients[code]!
const lump = (description: string, unitPrice: number) => ({ description, quantity: 1000, unit: 'lump', unitPrice })
const draft = (input: Record<string, unknown>) => desk.run('karine', 'invoices.create_draft', input)
const vachon = () => draft({ client: client('C4'), lines: [lump('Structure du 2e étage', 1_248_000)] })
const wrongTaxDraft = () =>
  desk.inOrganization(
    async (stores) => (await stores.invoices.list({ status: 'draft', clientId: client('C7') }))[0]!.id,
  )

describe('a draft', () => {
  it('bears both Québec taxes to the cent and goes on to approval', async () => {
    const { output, card, followUps } = await vachon()
    expect(output.invoice).toMatchObject({ subtotal: 1_248_000, total: 1_434_888, number: null, state: 'draft' })
    expect(output.invoice.taxes.map((tax: { amount: number }) => tax.amount)).toEqual([62_400, 124_488])
    expect(followUps).toEqual([{ tool: 'invoices.send', input: { invoice: output.invoice.id } }])
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('14 348,88 $')
    expect(textOf(card)).toContain('adresse du client (Québec)')
  })

  it('stays a draft when only a draft was asked for', async () => {
    const { followUps } = await draft({ client: client('C1'), lines: [lump('Toiture', 100_000)], draftOnly: true })
    expect(followUps).toEqual([])
  })

  it('is taxed where the site is, not where the client is', async () => {
    const project = await desk.idOf('CHE-2601')
    const { output } = await draft({ client: client('C7'), project, lines: [lump('Dock', 876_543)] })
    expect(output.invoice).toMatchObject({ province: 'ON', placeFrom: 'project', total: 990_494, lang: 'en' })
  })

  it.each([
    [333, 33, 100_000],
    [10_000, 725, 72_500],
    [123_456, 12_346, 100_000],
    [200_000, 0, 0],
    [-5000, -500, 0],
  ])('a holdback of %i that keeps %i was %i millionths', (gross, holdback, rate) => {
    expect(holdbackRateOf({ gross, holdback })).toBe(rate)
  })

  it('keeps a holdback of a project, follows it once issued, and keeps none without a project', async () => {
    const lines = [lump('Gypse', 200_000)]
    await expect(draft({ client: client('C8'), lines, holdback: 100_000 })).rejects.toThrow(/by project/)
    const project = await desk.idOf('CHE-2602')
    const { output } = await draft({ client: client('C8'), project, lines, holdback: 100_000 })
    const { id } = output.invoice
    expect(output.invoice).toMatchObject({ gross: 200_000, holdback: 20_000, subtotal: 180_000, total: 206_955 })
    const changed = await desk.run('karine', 'invoices.update_draft', { invoice: id, unitPrice: 300_000 })
    expect(changed.output.invoice).toMatchObject({ gross: 300_000, holdback: 30_000, total: 310_433 })
    await desk.run('nadia', 'invoices.send', { invoice: id })
    const held = await desk.inOrganization((stores) => stores.holdbacks.list({ invoiceId: id }))
    expect(held).toMatchObject([{ projectId: project, amount: 30_000, releasedOn: null }])
  })

  it('refuses the project of another client', async () => {
    const project = await desk.idOf('CHE-2601')
    await expect(draft({ client: client('C1'), project, lines: [lump('x', 100)] })).rejects.toThrow(/Northgate/)
  })

  it('takes hours, keeps what is not mentioned, and can be put back', async () => {
    const lines = [
      { description: 'Menuiserie', quantity: 40_000, unit: 'hour', unitPrice: 8_500 },
      lump('Matériaux', 21_200),
    ]
    const { output } = await draft({ client: client('C5'), lines })
    const changed = await desk.run('karine', 'invoices.update_draft', { invoice: output.invoice.id, hours: 4500 })
    expect(changed.output.invoice.lines.map((line: { amount: number }) => line.amount)).toEqual([382_500, 21_200])
    expect(changed.output.invoice.subtotal).toBe(403_700)
    const back = await desk.run('karine', changed.undo!.tool, changed.undo!.input)
    expect(back.output.invoice.total).toBe(output.invoice.total)
  })

  it('takes one more line, on the latest draft of who asks when none is named', async () => {
    await draft({ client: client('C1'), lines: [lump('Toiture', 100_000)], draftOnly: true })
    const { output } = await desk.run('karine', 'invoices.add_line', { lines: [lump('Transport', 50_000)] })
    expect(output.invoice).toMatchObject({ subtotal: 150_000, total: 172_463 })
    await expect(desk.run('nadia', 'invoices.add_line', { lines: [lump('Transport', 50_000)] })).rejects.toMatchObject({
      field: 'invoice',
    })
  })

  it('asks which line when two could be meant', async () => {
    const { output } = await draft({ client: client('C5'), lines: [lump('Bois', 5_000), lump('Vis', 6_000)] })
    await expect(
      desk.run('karine', 'invoices.update_draft', { invoice: output.invoice.id, unitPrice: 100 }),
    ).rejects.toMatchObject({ code: 'input.invalid', field: 'line' })
    const removed = await desk.run('karine', 'invoices.update_draft', {
      invoice: output.invoice.id,
      change: 'remove',
      line: 'vis',
    })
    expect(removed.output.invoice.subtotal).toBe(5_000)
  })

  it('is discarded without using a number, and comes back the same', async () => {
    const { output, undo } = await vachon()
    const gone = await desk.run('karine', undo!.tool, undo!.input)
    const again = await desk.run('karine', gone.undo!.tool, gone.undo!.input)
    expect(again.output.invoice).toMatchObject({ total: output.invoice.total, number: null })
  })

  it('is not for somebody without the right', async () => {
    await expect(
      desk.run('steve', 'invoices.create_draft', { client: client('C4'), lines: [lump('x', 100)] }),
    ).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('issuing', () => {
  it('needs somebody else than the asker, gives the next number, the date of the day, and the PDF', async () => {
    const { output } = await vachon()
    const waiting = await request('karine', 'invoices.send', { invoice: output.invoice.id })
    expect(waiting.approval.state).toBe('pending')
    expect(textOf(waiting.card)).toMatch(/1 244,88 \$.*14 348,88 \$/)
    expect(textOf(waiting.card)).toContain('123456789RT0001')
    const before = await desk.inOrganization(
      async (stores) => (await stores.numberSeries.list({ series: 'invoice', year: 2026 }))[0]!,
    )
    await expect(decide('karine', waiting.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const { done } = await decide('nadia', waiting.approval)
    const { invoice, pdf, emailedTo } = done!.output as Issued
    expect(invoice.number).toBe(`2026-${String(before.last + 1).padStart(4, '0')}`)
    expect(invoice).toMatchObject({
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      state: 'unpaid',
      balance: 1_434_888,
    })
    expect(emailedTo).toBeNull()
    expect(done!.card.blocks).toContainEqual({ type: 'file', file: pdf })
    const bytes = await desk.inOrganization(async (stores) => (await stores.files.need(pdf.id)).bytes)
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    await expect(desk.preview('karine', 'invoices.send', { invoice: invoice.id })).rejects.toThrow(/already issued/)
    await expect(
      desk.run('karine', 'invoices.update_draft', { invoice: invoice.id, unitPrice: 1 }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  })

  it('takes the next company number, 2026-0152, the first time', async () => {
    const numbers = await desk.inOrganization(async (stores) =>
      (await stores.invoices.list({ series: 'invoice', year: 2026, status: 'issued' })).map((one) => one.sequence!),
    )
    expect(Math.max(...numbers)).toBeGreaterThanOrEqual(152)
    expect(new Set(numbers).size).toBe(Math.max(...numbers))
  })

  it('refuses Québec taxes on work in Ontario, and the correction makes it right', async () => {
    const invoice = await wrongTaxDraft()
    const refused = await desk.preview('karine', 'invoices.send', { invoice }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'rule.broken' })
    expect(refused.says.fr).toContain('TVH 13')
    const { offer } = refused.data
    const fixed = await desk.run('karine', offer.tool, offer.input)
    expect(fixed.output.invoice).toMatchObject({ province: 'ON', total: 280_240 })
    await expect(desk.preview('karine', 'invoices.send', { invoice })).resolves.toBeDefined()
  })

  it('is what was shown: a draft changed after the card cannot be issued by it', async () => {
    const { output } = await draft({ client: client('C2'), lines: [lump('Portes', 200_000)] })
    const waiting = await request('karine', 'invoices.send', { invoice: output.invoice.id })
    await desk.run('karine', 'invoices.update_draft', { invoice: output.invoice.id, unitPrice: 900_000 })
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({ code: 'approval.stale' })
  })

  it('goes by e-mail once, when mail is connected', async () => {
    await desk.inOrganization((stores) =>
      stores.connections.insert({ integration: 'smtp', token: new Uint8Array([1]), state: 'connected' }),
    )
    const { output } = await draft({ client: client('C2'), lines: [lump('Portes', 200_000)] })
    const waiting = await request('karine', 'invoices.send', { invoice: output.invoice.id })
    const { done } = await decide('nadia', waiting.approval)
    const { pdf, emailedTo } = done!.output as Issued
    expect(emailedTo).toMatch(/@.*\.example$/)
    const [mail] = (await desk.outbox()).filter((effect) => effect.kind === 'email')
    expect(mail).toMatchObject({ to: emailedTo, files: [pdf] })
  })
})
