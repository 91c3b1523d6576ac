import { afterAll, describe, expect, it } from 'vitest'
import { carmen } from '../../agents/finance/carmen-recouvrement.ts'
import { demoClients } from '../../db/demo/generate.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [carmen]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

describe('the ageing', () => {
  it('is that of the demo company to the cent', async () => {
    const { output, card } = await desk.run('nadia', 'receivables.ageing', {})
    expect(output.buckets).toEqual({
      current: 49_758_596,
      '1-30': 23_829_833,
      '31-60': 1_250_000,
      '61-90': 431_156,
      '90+': 980_000,
    })
    expect(output.total).toBe(76_249_585)
    expect(card.summary.replaceAll('\u00a0', ' ')).toContain('762 495,85 $')
  })

  it('keeps to a client, or to what is late by more than so many days', async () => {
    const one = await desk.run('nadia', 'receivables.ageing', { client: demoClients.C4! })
    expect(one.output.total).toBe(431_156 + 10_885_833 + 11_580_167)
    const late = await desk.run('nadia', 'receivables.ageing', { over: 60_000 })
    expect(late.output.total).toBe(431_156 + 980_000)
  })

  it('is not for the site', async () => {
    await expect(desk.run('steve', 'receivables.ageing', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('a client statement', () => {
  it('shows what is open and how fast the client pays', async () => {
    const { output, card } = await desk.run('karine', 'receivables.client_statement', { client: demoClients.C4! })
    expect(output).toMatchObject({ total: 22_897_156, overdue: 431_156 + 10_885_833, held: 2_833_900, meanDays: 61 })
    expect(card.title).toBe('Gestion Vachon-Leduc')
  })
})

describe('a reminder', () => {
  it('shows both overdue invoices and the whole text in French, and claims no interest', async () => {
    const { card, edit } = await desk.preview('nadia', 'receivables.send_reminder', {
      client: demoClients.C4!,
      tone: 'firm',
    })
    const text = textOf(card)
    expect(text).toContain('4 311,56 $')
    expect(text).toContain('108 858,33 $')
    expect(text).not.toContain('115 801,67')
    expect(text).toContain('Bonjour Réjean Vachon')
    expect(text).not.toMatch(/intérêt/i)
    expect(edit).toMatchObject({ tool: 'receivables.send_reminder', input: { client: demoClients.C4! } })
  })

  it('names the interest only when the contract states an annual rate', async () => {
    await desk.inOrganization((stores) => stores.clients.update(demoClients.C6!, { interestPpm: 180_000 }))
    const firm = await desk.preview('nadia', 'receivables.send_reminder', { client: demoClients.C6!, tone: 'firm' })
    expect(textOf(firm.card)).toContain('intérêt de 18 % par an')
  })

  it('is asked of nobody who is on time', async () => {
    await expect(desk.preview('nadia', 'receivables.send_reminder', { client: demoClients.C5! })).rejects.toMatchObject(
      { code: 'rule.broken' },
    )
    await expect(desk.preview('nadia', 'receivables.send_reminder', {})).rejects.toMatchObject({ field: 'client' })
  })

  it('is prepared, not sent, while mail is not connected; then goes to each client in their language', async () => {
    const first = await desk.run('nadia', 'receivables.send_reminder', { everyone: true })
    expect(first.output.mails.every((mail: { sent: boolean }) => !mail.sent)).toBe(true)
    expect(await desk.outbox()).toEqual([])
    expect(textOf(first.card)).toContain('rien n’est parti')
    await desk.inOrganization((stores) =>
      stores.connections.insert({ integration: 'smtp', token: new Uint8Array([1]), state: 'connected' }),
    )
    const waiting = await request('nadia', 'receivables.send_reminder', { everyone: true, over: 1000 })
    expect(textOf(waiting.card)).toContain('déjà été relancé')
    const { done } = await decide('nadia', waiting.approval)
    const { mails } = done!.output as { mails: { to: string; total: number }[] }
    const sent = await desk.outbox()
    expect(sent.map((effect) => effect.kind === 'email' && effect.to).sort()).toEqual(
      mails.map((mail) => mail.to).sort(),
    )
    expect(mails.reduce((sum, mail) => sum + mail.total, 0)).toBe(76_249_585 - 49_758_596)
  })
})

describe('late interest', () => {
  it('is 209.79 at 18 % on 11 497.50 for 37 days', async () => {
    const { output } = await desk.run('nadia', 'receivables.compute_interest', {
      amount: 1_149_750,
      days: 37_000,
      rate: 180_000,
    })
    expect(output).toMatchObject({ interest: 20_979, basis: 'supposed' })
  })

  it('is nothing where the contract states none', async () => {
    const { output, card } = await desk.run('nadia', 'receivables.compute_interest', { client: demoClients.C4! })
    expect(output.interest).toBe(0)
    expect(card.summary).toContain('Aucun intérêt')
  })
})

describe('a payment arrangement', () => {
  it('splits what is overdue to the cent and follows each date by a task', async () => {
    const waiting = await request('karine', 'receivables.payment_plan', { client: demoClients.C4!, count: 3000 })
    const { done } = await decide('nadia', waiting.approval)
    const { instalments } = done!.output as { instalments: { date: string; amount: number }[] }
    expect(instalments.map((one) => one.amount)).toEqual([3_772_330, 3_772_330, 3_772_329])
    expect(instalments.map((one) => one.date)).toEqual(['2026-11-09', '2026-12-09', '2027-01-09'])
    const tasks = await desk.inOrganization((stores) => stores.tasks.list({ clientId: demoClients.C4!, kind: 'call' }))
    expect(tasks.map((task) => task.dueDate)).toEqual(
      expect.arrayContaining(['2026-11-09', '2026-12-09', '2027-01-09']),
    )
  })
})
