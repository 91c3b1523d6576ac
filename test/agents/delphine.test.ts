import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delphine } from '../../agents/executive/delphine-approbations.ts'
import { raphael } from '../../agents/finance/raphael-facturation.ts'
import type { Effect } from '../../src/tool/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let persons: Map<string, string>
let draft: string
let approval: string
beforeAll(async () => {
  desk = await openDesk([delphine, raphael])
  persons = await desk.inOrganization(
    async (stores) => new Map((await stores.persons.list()).map((one) => [one.handle, one.id])),
  )
  const client = await desk.inOrganization(async (stores) => (await stores.clients.list({ code: 'C4' }))[0]!.id)
  const lines = [{ description: 'Démolition', quantity: 1000, unit: 'lump', unitPrice: 1_248_000 }]
  draft = (await desk.run('karine', 'invoices.create_draft', { client, lines })).output.invoice.id
  approval = (await approvalsOf(desk, [raphael]).request('karine', 'invoices.send', { invoice: draft })).approval.id
})
afterAll(() => desk.close())

const pings = async () =>
  (await desk.outbox()).filter((one): one is Extract<Effect, { kind: 'post' }> => one.kind === 'post')

describe('what waits', () => {
  it('is listed to who may decide and to who asked, and to nobody else', async () => {
    const nadia = await desk.run('nadia', 'approvals.list')
    expect(nadia.output.mine).toMatchObject([
      { id: approval, requester: 'Karine Ouellet', amount: 1_434_888, ageDays: 0 },
    ])
    expect(nadia.card.actions).toMatchObject([{ intent: { do: 'tool', tool: 'approvals.show', input: { approval } } }])
    expect(textOf(nadia.card)).toContain('14 348,88 $')
    const karine = await desk.run('karine', 'approvals.list')
    expect(karine.output).toMatchObject({ mine: [], asked: [{ approvers: ['Nadia Belkacem', 'Isabelle Chênevert'] }] })
    const steve = await desk.run('steve', 'approvals.list')
    expect(steve.output).toEqual({ mine: [], asked: [] })
    await expect(desk.run('steve', 'approvals.show', { approval })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is shown again with buttons that only who may decide gets', async () => {
    const decisions = async (handle: string) =>
      ((await desk.run(handle, 'approvals.show', { approval })).card.actions ?? []).flatMap((action) =>
        action.type === 'button' && action.intent.do === 'decide' ? [action.intent.decision] : [],
      )
    expect(await decisions('nadia')).toEqual(['approve', 'reject'])
    expect(await decisions('karine')).toEqual(['cancel'])
  })
})

describe('asking', () => {
  it('sends a draft to approval by its follow-up', async () => {
    const { output, followUps } = await desk.run('karine', 'approvals.request')
    expect(output).toMatchObject({ invoice: draft, total: 1_434_888 })
    expect(followUps).toEqual([{ tool: 'invoices.send', input: { invoice: draft } }])
  })

  it('reminds the nearest approver, then the next', async () => {
    const first = await desk.run('karine', 'approvals.escalate_overdue')
    expect(first.output.reminded).toEqual(['Nadia Belkacem'])
    const second = await desk.run('karine', 'approvals.escalate_overdue', { approval })
    expect(second.output.reminded).toEqual(['Isabelle Chênevert'])
    const posted = await pings()
    expect(posted.map((one) => one.channel)).toEqual([
      { person: persons.get('nadia') },
      { person: persons.get('isabelle') },
    ])
    expect(posted[0]!.card.actions![0]).toMatchObject({ intent: { do: 'decide', approval, decision: 'approve' } })
    await expect(desk.run('julien', 'approvals.escalate_overdue')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('delegating', () => {
  it('lends no more than one has, and ends', async () => {
    const { decide } = approvalsOf(desk, [raphael])
    const handle = { id: approval, revision: 1, state: 'pending' }
    await expect(decide('emilie', handle)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const period = { from: '2026-11-02', to: '2026-11-06' }
    const input = { person: persons.get('emilie'), period }
    const { card } = await desk.preview('nadia', 'approvals.delegate', input)
    expect(textOf(card)).toContain('factures jusqu’à 150 000,00 $')
    await desk.run('nadia', 'approvals.delegate', input)
    const emilie = await desk.run('emilie', 'approvals.list')
    expect(emilie.output.mine).toHaveLength(1)
    await desk.run('nadia', 'approvals.revoke_delegation')
    await expect(decide('emilie', handle)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await desk.run('nadia', 'approvals.delegate', input)
    const done = await decide('emilie', handle)
    expect(done.approval.state).toBe('approved')
    const shown = await desk.run('karine', 'approvals.show', { approval })
    expect(textOf(shown.card)).toContain('Déjà approuvé par Émilie Rancourt')
    expect(shown.card.actions).toEqual([])
  })

  it('is refused to who has nothing to lend, to oneself and for the past', async () => {
    const delegate = (handle: string, to: string, from: string, until: string) =>
      desk.preview(handle, 'approvals.delegate', { person: persons.get(to), period: { from, to: until } })
    await expect(delegate('steve', 'dany', '2026-11-02', '2026-11-06')).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(delegate('nadia', 'nadia', '2026-11-02', '2026-11-06')).rejects.toMatchObject({ code: 'rule.broken' })
    await expect(delegate('nadia', 'emilie', '2026-10-01', '2026-10-06')).rejects.toMatchObject({ field: 'period' })
    await expect(delegate('nadia', 'emilie', '2026-11-02', '2027-11-06')).rejects.toMatchObject({ field: 'period' })
  })
})
