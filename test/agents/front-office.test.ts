import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delphine } from '../../agents/executive/delphine-approbations.ts'
import { mastermind } from '../../agents/executive/mastermind.ts'
import { raphael } from '../../agents/finance/raphael-facturation.ts'
import { ines } from '../../agents/sales/ines-crm.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([mastermind, ines, raphael, delphine])
})
afterAll(() => desk.close())

describe('clients', () => {
  it('are added, corrected and put aside again', async () => {
    const added = await desk.run('karine', 'clients.create_or_update', {
      name: 'Maple Homes',
      province: 'ON',
      lang: 'en',
      terms: 45_000,
    })
    expect(added.output.record).toMatchObject({ name: 'Maple Homes', province: 'ON', lang: 'en', termsDays: 45 })
    expect(added.card.tone).toBe('warning')
    const client = added.output.record.id
    const changed = await desk.run('karine', 'clients.create_or_update', { client, email: 'ap@maple.example' })
    expect(changed.output.record).toMatchObject({ email: 'ap@maple.example', termsDays: 45 })
    const back = await desk.run('karine', changed.undo!.tool, changed.undo!.input)
    expect(back.output.record.email).toBeNull()
    await desk.run('karine', added.undo!.tool, added.undo!.input)
    const rows = await desk.inOrganization((stores) => stores.clients.list({ name: 'Maple Homes' }))
    expect(rows).toMatchObject([{ active: false }])
    const again = await desk.run('karine', 'clients.create_or_update', { name: 'maple homes' })
    expect(again.output.record).toMatchObject({ id: client, active: true })
  })

  it('are kept by the office, one record each, with a real e-mail', async () => {
    const save = (handle: string, input: Record<string, unknown>) => desk.run(handle, 'clients.create_or_update', input)
    await expect(save('steve', { name: 'X' })).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(save('karine', {})).rejects.toMatchObject({ field: 'name' })
    const { output: said } = await save('karine', { name: 'Z inc., 12 rue des Pins', email: 'c’est ap@z.example' })
    expect(said.record).toMatchObject({ name: 'Z inc.', address: '12 rue des Pins', email: 'ap@z.example' })
    await expect(save('karine', { name: 'Y', email: 'nope' })).rejects.toMatchObject({ field: 'email' })
    const { output } = await desk.run('steve', 'clients.find', { province: 'ON' })
    expect(output.clients.map((one: { name: string }) => one.name)).toContain('Northgate Storage Ltd.')
  })
})

describe('steps', () => {
  it('name who takes care of a matter, and whether one may ask', async () => {
    const karine = await desk.run('karine', 'orchestration.route_task', { about: 'les factures' })
    expect(karine.output.found[0]).toMatchObject({ agent: 'Raphaël', allowed: true })
    const steve = await desk.run('steve', 'orchestration.route_task', { about: 'les factures' })
    expect(steve.output.found[0].allowed).toBe(false)
    expect(steve.card.actions).toEqual([])
    const none = await desk.run('steve', 'orchestration.route_task', { about: 'xyzzy' })
    expect(textOf(none.card)).toContain('Aucun agent')
  })

  it('shows one’s own only', async () => {
    const { output } = await desk.run('steve', 'orchestration.plan_request')
    expect(output).toMatchObject({ plans: [], running: 0, waiting: 0 })
  })

  it('withdraws what one asked for, and nothing of others', async () => {
    const client = await desk.inOrganization(async (stores) => (await stores.clients.list({ code: 'C4' }))[0]!.id)
    const lines = [{ description: 'Béton', quantity: 1000, unit: 'lump', unitPrice: 100_000 }]
    const draft = (await desk.run('karine', 'invoices.create_draft', { client, lines })).output.invoice.id
    const { approval } = await approvalsOf(desk, [raphael]).request('karine', 'invoices.send', { invoice: draft })
    await expect(desk.preview('julien', 'orchestration.cancel_or_retry', { action: 'cancel' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
    const { output } = await desk.run('karine', 'orchestration.cancel_or_retry', { action: 'cancel' })
    expect(output.requests).toMatchObject([{ id: approval.id }])
    const row = await desk.inOrganization((stores) => stores.approvals.get(approval.id))
    expect(row).toMatchObject({ state: 'cancelled' })
    await expect(desk.preview('karine', 'orchestration.cancel_or_retry', { action: 'retry' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })
})
