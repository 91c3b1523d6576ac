import { afterAll, beforeAll, expect, it } from 'vitest'
import { etienne } from '../../agents/construction/etienne-estimation.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([etienne])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

/** Administration 10 % on cost, profit 6 % and contingency 3 % on what is above, each rounded to the cent. */
const marked = (cost: number) => {
  let price = cost + Math.round(cost * 0.1)
  price += Math.round(price * 0.06)
  return price + Math.round(price * 0.03)
}

it('prices drywall and paint from our own costs, with their age and what is left out', async () => {
  const said = { work: 'gypse + peinture', quantity: 2_400_000 }
  const cost = 2400 * 410 + 2400 * 165
  const { card, subject } = await desk.preview('luc', 'estimates.build', said)
  expect(subject).toMatchObject({
    price: marked(cost),
    lines: [
      { code: '09 20 00', cost: 984_000, lowCost: 828_000, highCost: 1_248_000, asOf: '2026-10-22' },
      { code: '09 91 00', cost: 396_000, asOf: '2026-09-30' },
    ],
  })
  expect(textOf(card)).toContain('Non compris : les taxes, exigences générales')
  const { output } = await desk.run('luc', 'estimates.build', said)
  const [kept] = await desk.inOrganization((stores) => stores.estimates.list({ number: output.number }))
  expect(kept).toMatchObject({ cost, price: marked(cost), status: 'draft' })
  expect(kept!.lines).toHaveLength(2)
})

it('flags an old price, converts square metres, and refuses what it cannot price', async () => {
  const paving = await desk.preview('luc', 'estimates.build', { work: 'pavage', quantity: 100_000, metric: true })
  expect(textOf(paving.card)).toContain('plus de 6 mois')
  const paint = await desk.preview('luc', 'estimates.build', { work: 'peinture', quantity: 100_000, metric: true })
  expect(paint.subject).toMatchObject({ lines: [{ quantity: 1_076_391 }] })
  const build = (work: string, metric?: boolean) =>
    desk.preview('luc', 'estimates.build', { work, quantity: 1000, ...(metric ? { metric } : {}) })
  await expect(build('téléporteur')).rejects.toMatchObject({ code: 'input.invalid', field: 'work' })
  await expect(build('fenêtres', true)).rejects.toMatchObject({ field: 'quantity' })
  await expect(desk.run('steve', 'estimates.build', { work: 'gypse', quantity: 1000 })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it.each([
  ['quick price for 2400 sf of drywall + paint?', ['09 20 00', '09 91 00', '$9,840.00', '$3,960.00', 'Not included']],
  ['monte moi un prix rapide pour 2400 pi2 de gypse + peinture', ['09 20 00', '09 91 00']],
])('%s', async (text, shown) => {
  const answer = await app.chat(text, { as: 'luc' })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['estimates.build needs-confirmation'])
  const read = (answer.text + JSON.stringify(answer.cards)).replaceAll('\u00a0', ' ')
  for (const piece of shown) expect(read).toContain(piece)
})
