import { afterAll, beforeAll, expect, it } from 'vitest'
import { tidyTitle } from '../../agents/construction/change-book.ts'
import { marguerite } from '../../agents/construction/marguerite-avenants.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([marguerite])
  app = await openTestApp()
}, 180_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it.each([
  ['pontage pourri trouvé, ca va couter environ , fait lavenant', 'Pontage pourri trouvé'],
  ['an extra outlet, + material, write it up', 'Extra outlet'],
  ['mur de plus, délai', 'Mur de plus'],
  ['déplacer la porte', 'Déplacer la porte'],
])('a change said as "%s" is titled "%s"', (said, title) => {
  expect(tidyTitle(said)).toBe(title)
})

it('a change order is numbered, taxed and added to the contract once signed', async () => {
  const project = await desk.idOf('CHE-2603')
  const wanted = { project, title: 'Pontage pourri', amount: 1_275_000, days: 3000 }
  const { card, subject } = await desk.preview('emilie', 'change_orders.draft', wanted)
  expect(subject).toMatchObject({ number: 'AV-03', amount: 1_275_000, days: 3 })
  // 12 750 + 5 % + 9.975 % = 14 659.31; 421 850 + 12 750 = 434 600.
  for (const part of ['14 659,31', '421 850,00 $ → 434 600,00', '3 jours de plus']) expect(textOf(card)).toContain(part)
  const worker = await desk.preview('steve', 'change_orders.draft', wanted)
  expect(textOf(worker.card)).not.toContain('434 600,00')
  const { output } = await desk.run('emilie', 'change_orders.draft', wanted)
  expect(output).toMatchObject({ number: 'AV-03' })
  await expect(desk.preview('emilie', 'change_orders.draft', wanted)).rejects.toMatchObject({ code: 'rule.broken' })
  const after = await desk.run('emilie', 'change_orders.contract_value', { project })
  expect(after.output).toMatchObject({
    first: 41_230_000,
    signed: 955_000,
    unsigned: 1_275_000,
    revised: 42_185_000,
  })
})

it('hours need their rate, and an amount beside them is the materials', async () => {
  const project = await desk.idOf('CHE-2602')
  const base = { project, title: 'Extra outlet', hours: 300, amount: 8_500 }
  await expect(desk.preview('emilie', 'change_orders.draft', base)).rejects.toMatchObject({
    data: {},
    code: 'input.invalid',
  })
  const { subject } = await desk.preview('emilie', 'change_orders.draft', { ...base, rate: 9_000 })
  expect(subject).toMatchObject({ amount: 3 * 9_000 + 8_500 })
  await expect(
    desk.preview('emilie', 'change_orders.draft', { project: await desk.idOf('CHE-2503'), title: 'x', amount: 100_00 }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
})

it('the oldest unsigned change comes first, with what it is worth', async () => {
  const project = await desk.idOf('CHE-2602')
  const { output, card } = await desk.run('emilie', 'change_orders.track_pending', { project })
  expect(output).toMatchObject({ total: 1_864_000, changes: [{ number: 'AV-01', days: 18 }] })
  expect(textOf(card)).toContain('la résidence n’a pas encore signé')
  await expect(desk.run('steve', 'change_orders.track_pending')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('a change order waits for somebody else who may decide up to its amount', async () => {
  const asked = await app.chat('avenant de 12 750 $ au 6-plex pour du pontage pourri', { as: 'emilie' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['change_orders.draft needs-approval'])
  const approval = asked.steps[0]!.approval!
  expect((await app.decide(approval, 'approve', { as: 'emilie' })).status).not.toBe(200)
  const { status, body } = await app.decide(approval, 'approve', { as: 'isabelle' })
  expect([status, body.state]).toEqual([200, 'approved'])
  const signed = await app.within((stores) => stores.changeOrders.list({ number: 'AV-03' }))
  expect(signed).toMatchObject([{ amount: 1_275_000, status: 'draft', title: 'Pontage pourri' }])
})

it.each([
  [
    'client wants an extra outlet, 3h + 85 material, write it up',
    'julien',
    'change_orders.draft needs-input',
    'On which project',
  ],
  ['quels avenants traînent sans signature', 'emilie', 'change_orders.track_pending done', '18 640,00'],
  ['c’est rendu à combien le contrat du 6-plex', 'emilie', 'change_orders.contract_value done', '421 850,00'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
