import { afterAll, beforeAll, expect, it } from 'vitest'
import { cedric } from '../../agents/legal/cedric-contrats.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([cedric])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('quotes the clause with its page, its risk and what to ask for', async () => {
  const { output, card } = await desk.run('julien', 'contracts.review', { clause: 'pay-when-paid' }, 'en')
  expect(output).toMatchObject({ contract: { number: 'CTR-005' }, clauses: [{ page: 2, risk: 'high' }] })
  expect(output.clauses[0].quote).toMatch(/^Le sous-traitant sera payé dans les 7 jours/)
  for (const part of ['high', 'no later than 35 days', 'CTR-005', 'not legal advice'])
    expect(textOf(card)).toContain(part)
})

it('reads pasted text, says when nothing is found, and asks which when several fit', async () => {
  const paste =
    'The Subcontractor shall be paid within 5 days after receipt of payment by the owner.\fWarranty: one year.'
  const { output } = await desk.run('julien', 'contracts.review', { text: paste })
  expect(output.contract).toBeNull()
  expect(output.clauses.map(({ kind, page }: { kind: string; page: number }) => [kind, page])).toEqual([
    ['pay-when-paid', 1],
    ['warranty', 2],
  ])
  const none = await desk.run('julien', 'contracts.review', { text: 'Bonjour, voici les plans.' }, 'fr')
  expect(none.output.clauses).toEqual([])
  expect(textOf(none.card)).toContain('fais-la confirmer')
  await expect(desk.run('julien', 'contracts.review', { side: 'client' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'project',
  })
  await expect(desk.run('steve', 'contracts.review', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it.each([
  ['is there a pay-when-paid clause in this sub agreement', 'julien', 'aura reçu le paiement'],
  ['regarde le contrat de lecole ya tu des penalites', 'emilie', '1 200 $ par jour de retard'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['contracts.review done'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
