import { afterAll, beforeAll, expect, it } from 'vitest'
import { benoit } from '../../agents/finance/benoit-conciliation.ts'
import { felix } from '../../agents/finance/felix-recus.ts'
import { josette } from '../../agents/finance/josette-fournisseurs.ts'
import { margaux } from '../../agents/finance/margaux-previsions.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([benoit, margaux, josette, felix])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('ties the statement to the books: 191 300.00 less the 38.50 of fees that the books do not have', async () => {
  const shown = await desk.preview('nadia', 'bank.reconcile', {}, 'fr')
  const text = textOf(shown.card)
  expect(text).toContain('devrait finir à 191 261,50 $ au 31 oct. 2026')
  expect(text).toContain('FRAIS BANCAIRES')
  expect(text).toContain('12 500,00 $')
  await expect(desk.preview('nadia', 'bank.reconcile', { balance: 19_000_000 }, 'fr')).rejects.toMatchObject({
    code: 'rule.broken',
    field: 'balance',
  })
  const { output } = await desk.run('nadia', 'bank.reconcile', { balance: 19_126_150 })
  expect(output).toMatchObject({ on: '2026-10-31', balance: 19_126_150, left: 1, fresh: 0 })
  const [account] = await desk.inOrganization((stores) => stores.cashAccounts.list({ name: 'Compte courant' }))
  expect(account).toMatchObject({ balance: 19_126_150, asOf: '2026-10-31' })
  await expect(desk.preview('nadia', 'bank.reconcile', { balance: 19_126_150 })).rejects.toMatchObject({
    code: 'rule.broken',
  })
  await expect(desk.run('steve', 'bank.reconcile')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('refuses a month that is not over', async () => {
  const period = { from: '2026-11-01', to: '2026-11-30' }
  await expect(desk.preview('nadia', 'bank.reconcile', { period })).rejects.toMatchObject({ field: 'period' })
})

it('spreads the backlog over the months by season, and adds what was billed for the year', async () => {
  const { output, card } = await desk.run('nadia', 'revenue.forecast', {}, 'fr')
  expect(output.months.map(({ revenue }: { revenue: number }) => revenue)).toEqual([84_950_718, 46_336_757, 31_237_078])
  expect(output.error).toBe(109_304)
  expect(card.summary.replaceAll('\u00a0', ' ')).toContain('novembre 2026 : 849 507,18 $')
  const year = await desk.run('nadia', 'revenue.forecast', { span: 'year' })
  expect(year.output.year).toEqual({ year: '2026', billed: 246_261_000, total: 246_261_000 + 84_950_718 + 46_336_757 })
  await expect(desk.run('nadia', 'revenue.forecast', { months: 90_000 })).rejects.toMatchObject({ field: 'months' })
  await expect(desk.run('steve', 'revenue.forecast')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('tells what is left to bill, the season, and how far off forecasts were', async () => {
  const backlog = (await desk.run('nadia', 'revenue.backlog_report')).output
  expect(backlog).toMatchObject({ total: 335_096_000, rows: [{ code: 'CHE-2604', left: 224_000_000 }, {}, {}, {}] })
  const season = (await desk.run('nadia', 'revenue.seasonality', {}, 'fr')).output
  const shares = season.months.map(({ share }: { share: number }) => share)
  expect(season.count).toBe(24)
  // Twelve shares of an average month.
  expect(Math.abs(shares.reduce((sum: number, share: number) => sum + share, 0) - 12_000_000)).toBeLessThan(12)
  const accuracy = (await desk.run('nadia', 'revenue.forecast_accuracy')).output
  expect(accuracy).toMatchObject({ wape: 109_304, bias: 12_154, meanError: 2_672_971 })
})

it.each([
  ['on va finir l’année à combien', 'nadia', 'revenue.forecast', '3 775 484,75'],
  ['revenue forecast next 3 months', 'isabelle', 'revenue.forecast', '849,507.18'],
  ['notre carnet par chantier', 'isabelle', 'revenue.backlog_report', '3 350 960,00'],
  ['on se trompe tu dans nos prévisions', 'nadia', 'revenue.forecast_accuracy', '10,9 %'],
  ['what are our slowest months', 'nadia', 'revenue.seasonality', 'December'],
  ['les revenus d’octobre', 'nadia', 'kpis.compute', 'octobre'],
])('%s', async (text, as, tool, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it.each([
  ['reconcile october, bank csv attached', 'nadia', '$191,261.50'],
  ['fais la conciliation bancaire d’octobre', 'nadia', '191 261,50'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['bank.reconcile needs-confirmation'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it('enters a bill once, its taxes split, and compares it with its order', async () => {
  const wanted = {
    vendor: 'Matériaux Grand-Pic',
    number: 'BOI-30001',
    amount: 237_000,
    basis: 'before',
    order: 'BC-2026-040',
    date: '2026-11-02',
  }
  const entered = await desk.run('nadia', 'bills.capture', wanted, 'fr')
  // 2 370.00 + GST 118.50 + QST 236.41
  expect(entered.output).toMatchObject({ subtotal: 237_000, total: 272_491, due: '2026-12-02', order: { fits: true } })
  await expect(desk.run('nadia', 'bills.capture', wanted)).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(
    desk.run('nadia', 'bills.capture', { ...wanted, number: 'BOI-30002', total: 270_000 }),
  ).rejects.toMatchObject({
    field: 'total',
  })
  await expect(desk.run('nadia', 'bills.capture', { ...wanted, vendor: 'Zébulon' })).rejects.toMatchObject({
    field: 'vendor',
  })
  await expect(desk.run('nadia', 'bills.capture', { ...wanted, number: 'B-9', date: '2026-10-15' })).rejects.toThrow()
  await desk.run('nadia', entered.undo!.tool, entered.undo!.input)
  const left = await desk.inOrganization((stores) => stores.bills.list({ number: 'BOI-30001' }))
  expect(left).toEqual([])
  const [order] = await desk.inOrganization((stores) => stores.purchaseOrders.list({ number: 'BC-2026-040' }))
  expect(order!.billId).toBeNull()
  await expect(desk.run('steve', 'bills.capture', wanted)).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('stops a bill that asks more than what was received', async () => {
  const { output, card } = await desk.run('nadia', 'bills.three_way_match', {}, 'fr')
  expect(output.rows[0]).toMatchObject({
    ...{ bill: 'BSC-20455', order: 'BC-2026-041', received: 470_800, billed: 631_400, payable: 470_800 },
    findings: ['price', 'total'],
  })
  expect(card.summary.replaceAll('\u00a0', ' ')).toContain('1 606,00 $ de trop')
  const alone = await desk.run('nadia', 'bills.three_way_match', { bill: 'GIC-23357' }, 'fr')
  expect(alone.card.summary).toContain('n’a pas de commande')
  await expect(desk.run('nadia', 'bills.three_way_match', { bill: 'XXX-99999' })).rejects.toMatchObject({
    field: 'bill',
  })
})

it.each([
  [
    'entre la facture de Béton Saint-Clair numéro BSC-20510, 1 000 $ avant taxes',
    'nadia',
    'bills.capture done',
    '1 149,75',
  ],
  ['bill from Acier Montfort number ACI-99001, total 1,149.75', 'nadia', 'bills.capture done', '1,000.00'],
  ['enter this supplier invoice', 'nadia', 'bills.capture needs-input', 'supplier'],
  ['la facture BSC-20455 est tu correcte avec la commande', 'nadia', 'bills.three_way_match done', '1 606,00'],
  ['three-way match please', 'isabelle', 'bills.three_way_match done', 'BC-2026-041'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it('draws the taxes from a receipt, on the rates of the place, once', async () => {
  const wanted = { vendor: 'Quincaillerie Paradis-Morin', amount: 5_749 }
  const entered = await desk.run('steve', 'expenses.ocr_receipt', wanted, 'fr')
  // 50.00 + GST 2.50 + QST 4.99
  expect(entered.output).toMatchObject({ subtotal: 5_000, total: 5_749, category: 'tools' })
  await expect(desk.run('steve', 'expenses.ocr_receipt', wanted)).rejects.toMatchObject({ code: 'rule.broken' })
  const ontario = { vendor: 'Esso', amount: 11_300, project: await desk.idOf('CHE-2601') }
  const fuel = await desk.run('tyler', 'expenses.ocr_receipt', ontario, 'en')
  expect(fuel.output).toMatchObject({ subtotal: 10_000, taxes: [{ tax: 'HST', amount: 1_300 }], category: 'fuel' })
  expect(textOf(fuel.card)).toContain('At $100 or more')
  await expect(desk.run('tyler', 'expenses.ocr_receipt', { ...ontario, amount: -500 })).rejects.toMatchObject({
    field: 'amount',
  })
  await expect(desk.run('tyler', entered.undo!.tool, entered.undo!.input)).rejects.toMatchObject({
    code: 'rule.broken',
  })
  await desk.run('steve', entered.undo!.tool, entered.undo!.input)
  expect(await desk.inOrganization((stores) => stores.expenses.list({ total: 5_749 }))).toEqual([])
})

it.each([
  ['reçu home hardware 57,48 $ pour le 6plex', 'steve', 'expenses.ocr_receipt done', '57,48'],
  ['gas receipt 82.15 from Esso', 'tyler', 'expenses.ocr_receipt done', '82.15'],
  ['heres my lunch receipt w/ the client', 'julien', 'expenses.ocr_receipt needs-input', 'total'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
