import { afterAll, beforeAll, expect, it } from 'vitest'
import { eleonore } from '../../agents/legal/eleonore-juridique.ts'
import { octave } from '../../agents/legal/octave-reclamations.ts'
import { suzanne } from '../../agents/legal/suzanne-licences.ts'
import { triageMatter } from '../../src/domain/legal-triage.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([eleonore, suzanne, octave])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('puts what is owed to authorities and what expires in one order, a quarter ahead', async () => {
  const { output, card } = await desk.run('nadia', 'compliance.calendar')
  expect(output.until).toBe('2027-01-31')
  const lines = output.items.map((one: { title: string; due: string }) => `${one.due} ${one.title}`)
  expect(lines).toEqual([...lines].sort((a: string, b: string) => a.slice(0, 10).localeCompare(b.slice(0, 10))))
  for (const line of [
    '2026-11-15 Rapport mensuel CCQ d’octobre',
    '2026-11-15 Plomberie Rive-Haute',
    '2026-11-25 R-2026-087, CHE-2602',
    '2026-12-31 Ottawa contractor registration',
    '2027-01-20 Licence RBQ',
  ])
    expect(lines).toContain(line)
  expect(lines.join()).not.toContain('T5018')
  expect(textOf(card)).toContain('Maintien de la licence RBQ (date non confirmée)')
  const licences = await desk.run('isabelle', 'compliance.calendar', { kind: 'licence' })
  expect(licences.output.items).toHaveLength(2)
  const [first] = output.items
  const one = await desk.run('nadia', 'compliance.calendar', { number: first.number })
  expect(one.output.items).toHaveLength(1)
  await expect(desk.run('dany', 'compliance.calendar')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('says who should deal with a matter, and does not pretend to know one that it does not', async () => {
  const { output, card } = await desk.run('julien', 'legal.triage_question', {
    question: 'on a reçu une mise en demeure, on fait quoi',
  })
  expect(output.matter).toMatchObject({ key: 'demand', counsel: 'lawyer-first' })
  expect(textOf(card)).toContain('pas un conseil juridique')
  expect(triageMatter('un huissier a laissé des papiers')?.counsel).toBe('lawyer-now')
  expect(triageMatter('the sub threatens a construction lien')?.tool).toBe('liens.compute_deadlines')
  expect(triageMatter('quelle couleur pour le mur')).toBeNull()
  const unknown = await desk.run('tyler', 'legal.triage_question', { question: 'something odd' })
  expect(textOf(unknown.card)).toContain('do not recognize')
})

it('reads the licence: a pool is for a subcontractor who holds 13.5, roofing is ours', async () => {
  const pool = await desk.run('steve', 'licences.check_scope', { work: 'les piscines' })
  expect(pool.output).toMatchObject({ answer: 'by-subcontract', missing: ['13.5'], number: '1234-5678-90' })
  expect(pool.output.bond).toMatchObject({ amount: 4_000_000, draft: 6_000_000 })
  expect(textOf(pool.card)).toContain('non confirmé')
  const roof = await desk.run('steve', 'licences.check_scope', { work: 'la toiture' })
  expect(roof.output).toMatchObject({ answer: 'covered', missing: [] })
  const odd = await desk.run('steve', 'licences.check_scope', { work: 'du jonglage' })
  expect(odd.output.answer).toBe('unknown')
  const { output, card } = await desk.run('karine', 'licences.renewals')
  expect(output.licences.map((one: { ends: string }) => one.ends)).toEqual(['2026-12-31', '2027-01-20', '2027-04-30'])
  expect(textOf(card)).toContain('1 284,00 $')
})

it('verifies a certificate against what is required, writes it down, and takes it back', async () => {
  const nordet = await desk.run('julien', 'insurance.verify_certificate', { party: 'les gicleurs' }, 'fr')
  expect(nordet.output).toMatchObject({ limit: 100_000_000, state: 'insufficient', before: 'insufficient' })
  expect(nordet.output.problems).toEqual(['too-low', 'not-additional-insured'])
  expect(textOf(nordet.card)).toContain('montant sous 2 000 000,00 $')
  expect(nordet.undo).toBeNull()
  const aerex = await desk.run('julien', 'insurance.verify_certificate', { party: 'Ventilation Aérex' })
  expect(aerex.output).toMatchObject({ before: 'received', state: 'verified', problems: [] })
  const stateOf = () =>
    desk.inOrganization(async ({ records }) => (await records.need('insurance_cert', aerex.output.id)).state)
  expect(await stateOf()).toBe('verified')
  await desk.run('julien', aerex.undo!.tool, aerex.undo!.input)
  expect(await stateOf()).toBe('received')
  await expect(desk.run('julien', 'insurance.verify_certificate', { party: 'Zorglub' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'party',
  })
  await expect(desk.run('steve', 'insurance.verify_certificate', { party: 'Nordet' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('counts the legal days: the school by the public regulation, Northgate by Ontario, the residence by contract', async () => {
  const school = await desk.run('nadia', 'prompt_pay.compute_calendar', { project: await desk.idOf('CHE-2604') })
  expect(school.output).toMatchObject({ law: 'qc', basis: 'today', threshold: 7_500_000, source: 'RPRRD, phase 2' })
  const days = Object.fromEntries(school.output.dates.map((one: { step: string; by: string }) => [one.step, one.by]))
  expect(days).toEqual({
    subAppliesBy: '2026-11-25',
    contractorAppliesOn: '2026-12-01',
    ownerPaysBy: '2026-12-31',
    contractorPaysBy: '2027-01-05',
    lowerTiersPayBy: '2027-01-10',
  })
  expect(textOf(school.card)).toContain('31 déc. 2026')
  const northgate = await desk.run('nadia', 'prompt_pay.compute_calendar', {
    project: await desk.idOf('CHE-2601'),
    on: '2026-10-30',
  })
  expect(northgate.output.law).toBe('on')
  expect(northgate.output.dates).toContainEqual({ step: 'ownerRefusesBy', by: '2026-11-13' })
  expect(northgate.output.dates).toContainEqual({ step: 'ownerPaysBy', by: '2026-11-27' })
  expect(textOf(northgate.card)).toContain('Un refus est encore possible')
  const residence = await desk.run('nadia', 'prompt_pay.compute_calendar', {
    project: await desk.idOf('CHE-2602'),
    on: '2026-10-01',
  })
  expect(residence.output).toMatchObject({ law: 'contract', dates: [{ step: 'ownerPaysBy', by: '2026-10-31' }] })
  await expect(
    desk.run('steve', 'prompt_pay.compute_calendar', { project: await desk.idOf('CHE-2602') }),
  ).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('drafts a letter of demand for no more than is overdue, and sends nothing', async () => {
  const clientOf = (code: string) =>
    desk.inOrganization(async ({ projects }) => (await projects.list({ code }))[0]!.clientId)
  const brewery = await clientOf('CHE-2503')
  const wanted = { client: brewery, amount: 980_000 }
  const { card, subject } = await desk.preview('karine', 'legal.draft_letter', wanted, 'fr')
  expect(textOf(card)).toContain('12 nov. 2026')
  expect(subject).toMatchObject({ client: brewery, amount: 980_000 })
  const before = (await desk.outbox()).length
  const { output } = await desk.run('karine', 'legal.draft_letter', wanted, 'fr')
  const [letter] = await desk.inOrganization(({ documents }) => documents.list({ id: output.document }))
  expect(letter).toMatchObject({ kind: 'letter', clientId: brewery, data: { amount: 980_000 } })
  for (const part of ['MISE EN DEMEURE', '9\u00a0800,00\u00a0$', '12 novembre 2026', 'Constructions Chênevert inc.'])
    expect(letter!.text).toContain(part)
  expect((await desk.outbox()).length).toBe(before)
  await expect(
    desk.preview('karine', 'legal.draft_letter', { client: brewery, amount: 999_999_00 }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.run('steve', 'legal.draft_letter', wanted)).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('a letter of demand waits for who answers for legal matters', async () => {
  const asked = await app.chat('draft a formal notice to the brewery for the 9800', { as: 'karine' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['legal.draft_letter needs-approval'])
  const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'nadia' })
  expect([status, body.state]).toEqual([200, 'approved'])
})

it.each([
  ['c’est quoi les prochaines obligations légales', 'nadia', 'compliance.calendar', 'Rapport mensuel CCQ'],
  ['on a recu une mise en demeure on fait quoi', 'emilie', 'legal.triage_question', 'avocat'],
  ['notre rbq couvre tu les piscines', 'steve', 'licences.check_scope', '13.5'],
  ['when does our licence run out', 'nadia', 'licences.renewals', 'Ottawa'],
  ['l’assurance de Nordet est tu suffisante', 'julien', 'insurance.verify_certificate', 'ne suffit pas'],
  ['l’ecole doit nous payer quand legalement', 'nadia', 'prompt_pay.compute_calendar', '31 déc. 2026'],
])('%s', async (text, as, tool, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
