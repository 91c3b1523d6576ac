import { afterAll, beforeAll, expect, it } from 'vitest'
import { antoine } from '../../agents/operations/antoine-operations.ts'
import { lionel } from '../../agents/operations/lionel-prix-fournisseurs.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([antoine, lionel])
})
afterAll(() => desk.close())

it('what may hold the sites up, the latest order first', async () => {
  const { output, card } = await desk.run('steve', 'operations.bottlenecks')
  const orders = output.found.filter(({ kind }: { kind: string }) => kind === 'lateOrder' || kind === 'comingLate')
  expect(orders.map(({ kind, days }: { kind: string; days: number }) => [kind, days])).toEqual([
    ['lateOrder', 12],
    ['lateOrder', 4],
    ['comingLate', 3],
  ])
  expect(textOf(card)).toContain('nova:orders/')
})

it('what is awaited by a day, for one site too', async () => {
  const { output } = await desk.run('steve', 'operations.material_plan')
  expect(output.orders.length).toBeGreaterThan(0)
  const project = await desk.idOf('CHE-2601')
  const { output: one } = await desk.run('steve', 'operations.material_plan', { project })
  expect(one.orders.length).toBeGreaterThan(0)
  expect(one.orders.every(({ project }: { project: string }) => project === 'CHE-2601')).toBe(true)
})

it('a request for prices holds what and how many, and is refused without', async () => {
  const said = { what: '300 morceaux de 2x6x16' }
  expect(textOf((await desk.preview('isabelle', 'rfqs.send', said)).card)).toContain('300')
  const { output } = await desk.run('isabelle', 'rfqs.send', said)
  const record = await desk.inOrganization((stores) => stores.records.byNumber('rfq', output.number))
  expect(record).toMatchObject({ state: 'sent', due: '2026-11-09', data: { offers: [] } })
  await expect(desk.preview('isabelle', 'rfqs.send', { what: 'du bois' })).rejects.toMatchObject({
    code: 'input.invalid',
  })
  await expect(desk.run('steve', 'rfqs.send', said)).rejects.toMatchObject({ code: 'auth.forbidden' })
})
