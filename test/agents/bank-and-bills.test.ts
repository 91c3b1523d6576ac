import { afterAll, beforeAll, expect, it } from 'vitest'
import { benoit } from '../../agents/finance/benoit-conciliation.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([benoit])
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

it.each([
  ['reconcile october, bank csv attached', 'nadia', '$191,261.50'],
  ['fais la conciliation bancaire d’octobre', 'nadia', '191 261,50'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['bank.reconcile needs-confirmation'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
