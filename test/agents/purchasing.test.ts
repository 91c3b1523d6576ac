import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chantal } from '../../agents/finance/chantal-budgets.ts'
import { martine } from '../../agents/operations/martine-achats.ts'
import { readWantedLines } from '../../src/domain/order-text.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([martine, chantal])
  app = await openTestApp()
}, 180_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const steps = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)

describe('Martine', () => {
  it.each([
    ['40 feuilles de gypse 5/8', [['gypse 5/8', 'feuille', 40_000, null]]],
    ['2x6x16, 300 morceaux', [['2x6x16', 'morceau', 300_000, null]]],
    [
      '28 m3 de béton 30 MPa à 214 $ et 4 boîtes de vis',
      [
        ['béton 30 MPa', 'm3', 28_000, 21_400],
        ['vis', 'boîte', 4_000, null],
      ],
    ],
    ['16 dock bumpers at $215', [['dock bumpers', 'unité', 16_000, 21_500]]],
    ['8 dock doors at $4,120', [['dock doors', 'unité', 8_000, 412_000]]],
    ['du gypse', [['gypse', 'unité', null, null]]],
  ])('reads %s', (text, lines) => {
    expect(readWantedLines(text).map((one) => [one.description, one.unit, one.quantity, one.unitPrice])).toEqual(lines)
  })

  it('prices what is ordered by the last order, and looks in stock first', async () => {
    const project = await desk.idOf('CHE-2602')
    const wanted = { items: '40 feuilles de gypse 5/8', project }
    const { card } = await desk.preview('emilie', 'purchase_orders.create', wanted, 'fr')
    const priced = { items: '200 2x6, résidence', vendor: 'Grand-Pic à 16,20 $', project }
    const { subject } = await desk.preview('emilie', 'purchase_orders.create', priced)
    expect(subject).toMatchObject({ lines: [[expect.stringContaining('2'), 'morceau', 200_000, 1_620]] })
    expect(card.summary!.replaceAll('\u00a0', ' ')).toContain('740,00 $ avant taxes chez Systèmes intérieurs Duval')
    expect(textOf(card)).toContain('38 feuille de Gypse 5/8 type X, 4 × 8 en stock (entrepôt), 30 réservés, 8 libres')
    expect(textOf(card)).toContain('BC-2026-044')
    expect(textOf(card)).toMatch(/09 20 00 (?:garde|n’a plus)/)
    const { output } = await desk.run('emilie', 'purchase_orders.create', wanted)
    expect(output).toMatchObject({ number: 'BC-2026-048', subtotal: 74_000, costCode: '09 20 00' })
    const [row] = await desk.inOrganization((stores) => stores.purchaseOrders.list({ number: output.number }))
    expect(row).toMatchObject({ status: 'draft', projectId: project, subtotal: 74_000, requiredOn: null })
  })

  it('says when it comes too late, when one’s limit is passed, and what is missing', async () => {
    const project = await desk.idOf('CHE-2603')
    const preview = (items: string, more = {}) =>
      desk.preview('julien', 'purchase_orders.create', { items, project, ...more }, 'en')
    const late = textOf((await preview('12 rolls of membrane', { requiredOn: '2026-11-06' })).card)
    expect(late).toContain('$1,668.00')
    expect(late).toContain('Matériaux Grand-Pic')
    expect(late).toContain('takes 10 days')
    expect(textOf((await preview('10 dock doors at $4,120', { vendor: 'Lumina' })).card)).toContain(
      'Above your $10,000',
    )
    await expect(preview('membrane')).rejects.toMatchObject({ code: 'input.invalid', field: 'items' })
    await expect(preview('3 licornes')).rejects.toMatchObject({ code: 'input.invalid', field: 'items' })
    await expect(preview('3 membrane', { vendor: 'Zorglub' })).rejects.toMatchObject({ field: 'vendor' })
    await expect(preview('3 membrane', { requiredOn: '2026-10-01' })).rejects.toMatchObject({ field: 'requiredOn' })
    const done = await desk.idOf('CHE-2503')
    await expect(preview('3 membrane', { project: done })).rejects.toMatchObject({ code: 'rule.broken' })
  })

  it('follows what is awaited, the latest first', async () => {
    const { output, card } = await desk.run('dany', 'purchase_orders.track', {}, 'fr')
    const late = output.orders.filter(({ daysLate }: { daysLate: number }) => daysLate > 0)
    expect(late.map((one: Record<string, unknown>) => [one.number, one.state, one.daysLate])).toEqual([
      ['BC-2026-033', 'late', 12],
      ['BC-2026-039', 'late', 4],
      ['BC-2026-042', 'will-be-late', 3],
    ])
    expect(card.summary).toBe('6 commandes attendues, 2 en retard, 1 qui le sera.')
    const one = await desk.run('dany', 'purchase_orders.track', { order: 'BC-2026-033' }, 'en')
    expect(textOf(one.card)).toContain('88 of 96 panel')
    await expect(desk.run('dany', 'purchase_orders.track', { order: 'BC-2026-999' })).rejects.toMatchObject({
      field: 'order',
    })
  })

  it('is heard, waits for a yes, and refuses who may not buy', async () => {
    const asked = await app.chat('commande 40 feuilles de gypse 5/8 pour la résidence', { as: 'emilie' })
    expect(steps(asked)).toEqual(['purchase_orders.create needs-confirmation'])
    const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'emilie' })
    expect([status, body.state]).toEqual([200, 'approved'])
    expect(steps(await app.chat('order 12 rolls of membrane for the 6-plex', { as: 'steve' }))).toEqual([
      'purchase_orders.create refused',
    ])
    expect(steps(await app.chat('où en sont mes commandes', { as: 'julien' }))).toEqual(['purchase_orders.track done'])
  })
})
