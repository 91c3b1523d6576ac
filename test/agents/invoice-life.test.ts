import { afterAll, describe, expect, it } from 'vitest'
import { benoit } from '../../agents/finance/benoit-conciliation.ts'
import { raphael } from '../../agents/finance/raphael-facturation.ts'
import { demoClients } from '../../db/demo/generate.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const desk = await openDesk([raphael, benoit])
const { request, decide } = approvalsOf(desk, [raphael])
afterAll(desk.close)

const byNumber = (number: string) => desk.inOrganization(async (stores) => (await stores.invoices.list({ number }))[0]!)
const unpaidJob = () =>
  desk.inOrganization(async (stores) => (await stores.invoices.list({ clientId: demoClients.C4!, total: 431_156 }))[0]!)

describe('a credit note', () => {
  it('of 500.00 on 2026-0148 is 574.88, waits for Isabelle alone, and leaves the invoice as it was', async () => {
    const before = await byNumber('2026-0148')
    const waiting = await request('nadia', 'invoices.issue_credit_note', { invoice: before.id, amount: 50_000 })
    expect(textOf(waiting.card)).toMatch(/500,00 \$.*25,00 \$.*49,88 \$.*574,88 \$/)
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({
      code: 'auth.forbidden',
      data: { mayDecide: ['Isabelle Chênevert'] },
    })
    const { done } = await decide('isabelle', waiting.approval)
    const { invoice } = done!.output as { invoice: { number: string; credits: string; total: number } }
    expect(invoice).toMatchObject({ number: 'NC-2026-0009', credits: '2026-0148', total: 57_488 })
    expect(await byNumber('2026-0148')).toEqual(before)
  })

  it('never gives back more than what is left, and the last one takes the taxes that are left', async () => {
    const invoice = await unpaidJob()
    await desk.run('isabelle', 'invoices.issue_credit_note', { invoice: invoice.id, percent: 333_333 })
    await expect(
      desk.preview('nadia', 'invoices.issue_credit_note', { invoice: invoice.id, amount: invoice.taxable }),
    ).rejects.toMatchObject({ code: 'rule.broken', field: 'amount' })
    await desk.run('isabelle', 'invoices.issue_credit_note', { invoice: invoice.id, everything: true })
    const notes = await desk.inOrganization((stores) => stores.invoices.list({ creditsId: invoice.id }))
    expect(notes.reduce((sum, note) => sum + note.total, 0)).toBe(invoice.total)
  })

  it('asks how much when nothing says it', async () => {
    const { id } = await byNumber('2026-0150')
    await expect(desk.preview('nadia', 'invoices.issue_credit_note', { invoice: id })).rejects.toMatchObject({
      code: 'input.invalid',
      field: 'amount',
    })
  })
})

describe('finding invoices', () => {
  it('shows one with its lines, balance and payments', async () => {
    const { id } = await byNumber('2026-0100')
    const { output, card } = await desk.run('karine', 'invoices.find', { invoice: id })
    expect(output.one.number).toBe('2026-0100')
    expect(card.title).toBe('Facture 2026-0100')
  })

  it('lists those of a client by state, with totals that add up', async () => {
    const { output, card } = await desk.run('karine', 'invoices.find', { client: demoClients.C8!, status: 'unpaid' })
    const total = output.rows.reduce((sum: number, row: { balance: number }) => sum + row.balance, 0)
    expect(output.rows.length).toBeGreaterThan(1)
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain(
      `${Math.floor(total / 100)
        .toLocaleString('fr-CA')
        .replaceAll(/\s/g, ' ')},${String(total % 100).padStart(2, '0')}`,
    )
  })

  it('finds by the amount with taxes, with or without its cents', async () => {
    const invoice = await byNumber('2026-0148')
    for (const amount of [invoice.total, Math.floor(invoice.total / 100) * 100]) {
      const { output } = await desk.run('karine', 'invoices.find', { amount })
      const found = [output.one, ...output.rows].map((one: { number: string } | null) => one?.number)
      expect(found).toContain('2026-0148')
    }
  })

  it('keeps finances from the site', async () => {
    for (const handle of ['steve', 'mamadou', 'tyler', 'dany'])
      await expect(desk.run(handle, 'invoices.find', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('a payment', () => {
  it('takes the whole balance unless told otherwise, and can be taken back', async () => {
    const invoice = await byNumber('2026-0151')
    const paid = await desk.run('karine', 'payments.record', { invoice: invoice.id })
    expect(paid.output).toMatchObject({ amount: invoice.total, balance: 0, date: '2026-11-02' })
    await expect(desk.run('karine', 'payments.record', { invoice: invoice.id })).rejects.toMatchObject({
      code: 'rule.broken',
    })
    const back = await desk.run('karine', paid.undo!.tool, paid.undo!.input)
    expect(back.output.balance).toBe(invoice.total)
  })

  it('says what is short', async () => {
    const invoice = await byNumber('2026-0149')
    const { card, output } = await desk.run('karine', 'payments.record', { invoice: invoice.id, amount: 10_000 })
    expect(output.balance).toBe(invoice.total - 10_000)
    expect(card.tone).toBe('warning')
  })

  it('is not dated in a closed month, nor in the future', async () => {
    const { id } = await byNumber('2026-0150')
    await expect(
      desk.run('karine', 'payments.record', { invoice: id, amount: 100, date: '2026-10-31' }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(
      desk.run('karine', 'payments.record', { invoice: id, amount: 100, date: '2026-11-03' }),
    ).rejects.toMatchObject({ field: 'date' })
  })
})

describe('a quote', () => {
  it('that was won becomes a draft once; others do not', async () => {
    const quotes = await desk.inOrganization((stores) => stores.quotes.list())
    const won = quotes.find((one) => one.status === 'won' && one.clientId)!
    const open = quotes.find((one) => one.status === 'sent')!
    const { output } = await desk.run('karine', 'invoices.convert_quote', { quote: won.id })
    expect(output.invoice.gross).toBe(won.amount)
    await expect(desk.run('karine', 'invoices.convert_quote', { quote: won.id })).rejects.toThrow(/already/)
    await expect(desk.run('karine', 'invoices.convert_quote', { quote: open.id })).rejects.toThrow(/not accepted/)
  })
})
