import { afterAll, beforeAll, expect, it } from 'vitest'
import { bastien } from '../../agents/construction/bastien-appels-offres.ts'
import { maelle } from '../../agents/construction/maelle-codes-couts.ts'
import { gilberte } from '../../agents/finance/gilberte-financement.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([bastien, gilberte, maelle])
  app = await openTestApp()
}, 180_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

it('lists open tenders by closing day, of a region or under a value', async () => {
  const { output, card } = await desk.run('emilie', 'tenders.watch_sources')
  expect(output.tenders.map(({ closes }: { closes: string }) => closes)).toEqual([
    '2026-11-16',
    '2026-11-19',
    '2026-11-24',
    '2026-11-26',
    '2026-12-03',
    '2026-12-10',
  ])
  expect(card.summary).toContain('Caserne de Sainte-Ozite')
  const region = await desk.run('emilie', 'tenders.watch_sources', { region: 'Mauricie' })
  expect(region.output).toMatchObject({ elsewhere: 4 })
  expect(region.output.tenders.map(({ distanceKm }: { distanceKm: number }) => distanceKm)).toEqual([88, 95])
  const small = await desk.run('emilie', 'tenders.watch_sources', { most: 50_000_000 })
  expect(small.output.tenders.map(({ title }: { title: string }) => title)).toEqual(['Garage municipal de Grand-Pic'])
  const none = await desk.run('emilie', 'tenders.watch_sources', { region: 'Outaouais' })
  expect(none.card.summary).toBe('Aucun appel d’offres ouvert (Outaouais) dans notre registre; 6 ailleurs.')
})

type Criterion = { criterion: string; points: number | null; fact: string | null }

it('scores the arena on what is known, says what is missing and leaves the decision', async () => {
  const { output, card } = await desk.run('emilie', 'tenders.score_bid_no_bid', { tender: 'arena job' }, 'en')
  const points = Object.fromEntries(output.criteria.map((one: Criterion) => [one.criterion, one.points]))
  // 9.7 % margin on CHE-2502, 270 000 of 205 000 hours after November, 1.98 M$ under the 2.5 M$ single limit.
  expect(points).toEqual({
    'margin-history': 13,
    'crew-load': 0,
    bonding: 20,
    distance: 8.3,
    competition: 5.7,
    client: null,
    licence: 5,
  })
  expect(output).toMatchObject({ number: 'AO-001', score: 58, advice: 'weigh', blocking: [] })
  expect(card.summary).toContain('The decision stays yours')
  expect(textOf(card)).toContain('Missing to judge better: how the client pays, date of the site visit')
  expect(card.actions!.map(({ label }) => label)).toEqual(['Bid', 'Pass', 'Ask Luc'])
})

it('who does not see the books is told that bonding is left out', async () => {
  const { output, card } = await desk.run('luc', 'tenders.score_bid_no_bid', { tender: 'CLSC' })
  const bonding = output.criteria.find((one: Criterion) => one.criterion === 'bonding')
  expect([bonding.points, output.bondingHidden]).toEqual([null, true])
  expect(textOf(card)).toContain('le cautionnement (tu n’y as pas accès)')
})

it('a decision is kept once made, can be taken back, and is closed after submission', async () => {
  const { output } = await desk.run('emilie', 'tenders.record_decision', {
    tender: 'garage municipal',
    decision: 'pass',
  })
  expect(output).toMatchObject({ number: 'AO-006', decision: 'pass', before: 'watch' })
  const state = () => desk.inOrganization((stores) => stores.records.byNumber('tender', 'AO-006'))
  expect((await state())?.state).toBe('passed')
  await desk.run('emilie', 'tenders.record_decision', { tender: 'AO-006', decision: output.before })
  expect((await state())?.state).toBe('watched')
  await expect(
    desk.run('emilie', 'tenders.record_decision', { tender: 'AO-003', decision: 'pass' }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
})

it('checks what a bid needs against what is on file', async () => {
  const { output, card } = await desk.run('emilie', 'tenders.submission_checklist', { tender: 'caserne' })
  expect(output.items.map(({ state }: { state: string }) => state)).toEqual([
    'toGet',
    'toGet',
    'toGet',
    'ready',
    'toGet',
  ])
  // 10 % of 845 000 $.
  expect(output.items[0].bond).toMatchObject({ amount: 8_450_000 })
  expect(output.items[1].renewBy).not.toBeNull()
  expect(card.summary).toContain('1 pièce prête sur 5; dépôt le 16 nov. 2026')
  expect(textOf(card)).toContain('Ajout d’une porte de garage')
})

it('an unknown tender is told with those on file', async () => {
  await expect(desk.run('emilie', 'tenders.submission_checklist', { tender: 'piscine' })).rejects.toMatchObject({
    code: 'input.invalid',
    data: { candidates: [] },
  })
  await expect(desk.run('tyler', 'tenders.score_bid_no_bid', { tender: 'aréna' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it.each([
  ['calfeutrage', '07 92 00'],
  ['scaffold rental', '01 54 00'],
  ['window caulking', '07 92 00'],
  ['charpente d’acier', '05 12 00'],
  ['peinture des fenêtres', '09 91 00'],
  ['laine minérale', '07 20 00'],
])('%s goes under %s', async (work, code) => {
  expect((await desk.run('luc', 'cost_codes.classify', { work })).output).toMatchObject({ code, own: true })
})

it('a work that several codes fit is asked about, one of no code is told, another list is named as such', async () => {
  await expect(desk.run('luc', 'cost_codes.classify', { work: 'charpente' })).rejects.toMatchObject({
    data: { candidates: [{ id: '05 12 00' }, { id: '06 10 00' }] },
  })
  await expect(desk.run('luc', 'cost_codes.classify', { work: 'zamboni' })).rejects.toMatchObject({
    code: 'input.invalid',
    data: { candidates: [] },
  })
  const elevator = await desk.run('luc', 'cost_codes.classify', { work: 'ascenseur' })
  expect(elevator.output).toMatchObject({ code: '14 20 00', own: false, price: null })
  expect(elevator.card.summary).toContain('répertoire commun')
  const worker = await desk.run('tyler', 'cost_codes.classify', { work: 'calfeutrage' })
  expect(worker.output.price).toBeNull()
})

it('the last concrete is out of line with the six before it', async () => {
  const { output, card } = await desk.run('emilie', 'cost_codes.trend_price', { material: 'béton' })
  expect(output).toMatchObject({ code: '03 30 00', unit: 'm3', usual: 21_500 })
  expect(output.purchases).toHaveLength(7)
  expect(output.purchases.at(-1)).toMatchObject({ date: '2026-10-27', price: 28_700, project: 'CHE-2604' })
  expect(output.purchases.at(-1).score).toBeCloseTo(16.2, 1)
  expect(card.summary.replaceAll('\u00a0', ' ')).toContain('loin des 215,00 $ habituels (+33,5 %)')
  expect(card.blocks.some((block) => block.type === 'chart')).toBe(true)
  const paint = await desk.run('emilie', 'cost_codes.trend_price', { material: 'paint' }, 'en')
  expect(paint.output.purchases).toEqual([])
  expect(textOf(paint.card)).toContain('Our unit cost: $1.65 a pi2')
  await expect(desk.run('tyler', 'cost_codes.trend_price', { material: 'béton' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it.each([
  ['should we bid on the arena job?', 'emilie', 'tenders.score_bid_no_bid done', '58/100'],
  ['ya tu des AO interessants en mauricie cette semaine', 'luc', 'tenders.watch_sources done', 'Grand-Pic'],
  ['on laisse tomber l’AO du CLSC', 'emilie', 'tenders.record_decision done', 'On passe notre tour pour CLSC'],
  [
    'il nous manque quoi comme papiers pour déposer la caserne',
    'emilie',
    'tenders.submission_checklist done',
    '84 500,00',
  ],
  ['cest quoi le code pour le calfeutrage', 'steve', 'cost_codes.classify done', '07 92 00'],
  ['what code do I use for scaffold rental', 'tyler', 'cost_codes.classify done', '01 54 00'],
  ['le prix du béton, ça monte tu', 'emilie', 'cost_codes.trend_price done', '287,00'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
