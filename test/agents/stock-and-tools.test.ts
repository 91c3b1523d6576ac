import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ludovic } from '../../agents/operations/ludovic-outils.ts'
import { perrine } from '../../agents/operations/perrine-inventaire.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([perrine, ludovic])
})
afterAll(() => desk.close())

describe('stock', () => {
  it('tells what is left, reserved and free', async () => {
    const { output, card } = await desk.run('steve', 'inventory.find_stock', { item: 'styrofoam 2 pouces' })
    expect(output).toMatchObject({ onHand: 64_000, reserved: 20_000, available: 44_000, orderNow: false })
    expect(textOf(card)).toContain('44 libres')
    expect((await desk.run('steve', 'inventory.find_stock', { item: output.number })).output.number).toBe(output.number)
  })

  it('a count replaces what was believed, and is taken back', async () => {
    const { output, undo } = await desk.run('steve', 'inventory.count', { item: 'blueskin', quantity: 12_000 })
    expect(output).toMatchObject({ before: 22_000, now: { onHand: 12_000 } })
    const { output: back } = await desk.run('steve', undo!.tool, undo!.input)
    expect(back.now.onHand).toBe(22_000)
  })

  it('what goes to a site leaves the yard, never more than there is', async () => {
    const project = await desk.idOf('CHE-2601')
    const { output, undo } = await desk.run('steve', 'inventory.transfer', { item: 'wrap', quantity: 6_000, project })
    expect(output.now.onHand).toBe(16_000)
    const { output: back } = await desk.run('steve', undo!.tool, undo!.input)
    expect(back).toMatchObject({ back: true, now: { onHand: 22_000 } })
    await expect(
      desk.run('steve', 'inventory.transfer', { item: 'wrap', quantity: 60_000, project }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  })

  it('what is under its line is to be ordered', async () => {
    const { output } = await desk.run('karine', 'inventory.reorder_point')
    const names = output.items.map(({ item }: { item: string }) => item)
    for (const word of ['Gypse', '2 × 6', 'Laine', '15M'])
      expect(names.some((name: string) => name.includes(word))).toBe(true)
    expect(output.amount).toBe(output.items.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0))
  })

  it('what nobody stocks is said, with what there is', async () => {
    await expect(desk.run('steve', 'inventory.find_stock', { item: 'licorne' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})

describe('hand tools', () => {
  it('tells who has one', async () => {
    const { card } = await desk.run('steve', 'tools.who_has', { tool: 'laser rotatif' })
    expect(textOf(card)).toMatch(/Mamadou .*CHE-2604/)
    const { output } = await desk.run('steve', 'tools.who_has')
    expect(output.lines.every(({ state }: { state: string }) => state === 'out')).toBe(true)
  })

  it('goes out once, comes back, and back again', async () => {
    const { output, undo } = await desk.run('steve', 'tools.check_out', { tool: 'laser à lignes' })
    expect(output.now).toMatchObject({ state: 'out', since: '2026-11-02' })
    await expect(desk.run('dany', 'tools.check_out', { tool: 'laser à lignes' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
    const { output: back } = await desk.run('steve', undo!.tool, undo!.input)
    expect(back.now.state).toBe('in-store')
  })

  it('broken is not free', async () => {
    const { output } = await desk.run('steve', 'tools.check_in', { tool: 'scie à onglets', broken: true })
    expect(output.now.state).toBe('broken')
    await expect(desk.run('steve', 'tools.check_out', { tool: 'scie à onglets' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    ['il reste tu du styrofoam 2 pouces a l’entrepot', 'steve', 'inventory.find_stock done', '44'],
    ['move 6 rolls of wrap from the yard to northgate', 'steve', 'inventory.transfer done', '16'],
    ['de quoi on va manquer à l’entrepôt', 'karine', 'inventory.reorder_point done', 'Gypse'],
    ['kia le laser rotatif', 'steve', 'tools.who_has done', 'Mamadou'],
    ['je ramène la Hilti TE 60', 'dany', 'tools.check_in done', 'TE 60'],
    ['je prends le laser à lignes', 'dany', 'tools.check_out done', 'Dany'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
