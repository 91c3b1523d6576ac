import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gustave } from '../../agents/operations/gustave-livraisons.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

describe('deliveries', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    desk = await openDesk([gustave])
  })
  afterAll(() => desk.close())

  it('tells when the joists arrive', async () => {
    const { output, card } = await desk.run('steve', 'deliveries.track', { delivery: 'poutrelles' })
    expect(output.deliveries).toMatchObject([{ date: '2026-11-03', window: '07:30', state: 'confirmed' }])
    expect(textOf(card)).toContain('07:30')
  })

  it('lists what is expected, in order, without what has come', async () => {
    const { output } = await desk.run('steve', 'deliveries.track')
    expect(output.deliveries.map(({ date }: { date: string }) => date)).toEqual(
      ['03', '04', '05', '10', '12'].map((day) => `2026-11-${day}`),
    )
  })

  it('plans the round from the yard and back', async () => {
    const { output } = await desk.run('steve', 'deliveries.plan_route')
    expect(output.stops).toHaveLength(3)
    const [a, b, c] = [Math.hypot(2, 1), Math.hypot(11, -6), Math.hypot(60, 70)]
    const best = Math.min(
      a + Math.hypot(9, 7) + Math.hypot(49, 76) + c,
      b + Math.hypot(9, 7) + Math.hypot(58, 69) + c,
      a + Math.hypot(58, 69) + Math.hypot(49, 76) + b,
    )
    expect(output.metres).toBe(Math.round(best * 1000))
  })

  it('moves one, back to be confirmed', async () => {
    const { output } = await desk.run('karine', 'deliveries.schedule', {
      ...{ delivery: 'BC-2026-042', date: '2026-11-13', window: 'pm' },
    })
    expect(output).toMatchObject({ item: 'Portes coupe-feu', date: '2026-11-13', window: 'pm', state: 'planned' })
  })

  it('refuses a day that is over and what is not coming', async () => {
    const refused = { code: 'input.invalid' }
    await expect(
      desk.run('karine', 'deliveries.schedule', { delivery: 'gypse', date: '2026-10-01' }),
    ).rejects.toMatchObject(refused)
    await expect(desk.run('steve', 'deliveries.track', { delivery: 'licorne' })).rejects.toMatchObject(refused)
  })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    ['le camion de poutrelles arrive à quelle heure', 'steve', 'deliveries.track done', '07:30'],
    ['planifie la tournée de livraison', 'steve', 'deliveries.plan_route done', 'km'],
  ])('%s, %s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
    expect(answer.text).toContain(shown)
  })
})
