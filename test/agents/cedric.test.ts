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

it('reads the figures that bind, keeps what the file lacked, and puts it back', async () => {
  const { output, card } = await desk.run('julien', 'contracts.extract_terms', { side: 'subcontract' }, 'fr')
  const terms = output.terms.map((one: { key: string; amount: number; rate: number; days: number; page: number }) => [
    one.key,
    one.amount ?? one.rate ?? one.days,
    one.page,
  ])
  expect(terms).toEqual([
    ['price', 14_800_000, 1],
    ['payment', 7, 2],
    ['holdback', 100_000, 1],
    ['release', 45, 1],
    ['notice', 5, 3],
    ['penalty', 50_000, 3],
    ['insurance', 200_000_000, 3],
  ])
  expect(output).toMatchObject({ contract: { number: 'CTR-005' }, changed: [], before: null })
  for (const part of ['148 000,00 $', '500,00 $ par jour', 'Pas trouvé dans le texte : intérêt de retard'])
    expect(textOf(card)).toContain(part)
  expect(textOf(card)).not.toContain('plafond de la pénalité')

  const noticeOf = () =>
    desk.inOrganization(async ({ records }) => (await records.byNumber('contract', 'CTR-002'))!.data.noticeDays)
  const { id } = await desk.inOrganization(async ({ records }) => {
    const found = (await records.byNumber('contract', 'CTR-002'))!
    return records.change('contract', found.id, { data: { ...found.data, noticeDays: null } })
  })
  const read = await desk.run('nadia', 'contracts.extract_terms', { project: await desk.idOf('CHE-2601') }, 'en')
  expect(read.output).toMatchObject({ changed: ['notice'], before: { noticeDays: null, interest: 60_000 } })
  expect(textOf(read.card)).toContain('6% a year')
  expect(await noticeOf()).toBe(10)
  expect(read.undo!.input).toMatchObject({ restore: { id } })
  await desk.run('nadia', read.undo!.tool, read.undo!.input)
  expect(await noticeOf()).toBeNull()
  const pasted = await desk.run('julien', 'contracts.extract_terms', { text: 'Bonjour, à lundi.' }, 'fr')
  expect(textOf(pasted.card)).toContain('aucun chiffre qui engage')
})

it.each([
  ['extract the terms of the Northgate agreement', 'julien', '1,890,000.00'],
  ['relève les termes du contrat de l’école', 'emilie', '1 200,00 $ par jour'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['contracts.extract_terms done'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it.each([
  ['is there a pay-when-paid clause in this sub agreement', 'julien', 'aura reçu le paiement'],
  ['regarde le contrat de lecole ya tu des penalites', 'emilie', '1 200 $ par jour de retard'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['contracts.review done'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
