import { afterAll, beforeAll, expect, it } from 'vitest'
import { tidyTitle } from '../../agents/construction/change-book.ts'
import { clement } from '../../agents/construction/clement-qrt.ts'
import { marguerite } from '../../agents/construction/marguerite-avenants.ts'
import { sylvain } from '../../agents/construction/sylvain-sous-traitance.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([marguerite, sylvain, clement])
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

it('prices are compared once every exclusion is added', async () => {
  const { output, card } = await desk.run('emilie', 'subcontracts.level_bids', { trade: 'électricien' })
  expect(output.offers.map(({ vendor, levelled, gap }: Record<string, unknown>) => [vendor, levelled, gap])).toEqual([
    ['Électricité Vaillant', 13_240_000, 0],
    ['Branchements Morel', 13_630_000, 390_000],
    ['Électro-Sainte-Ozite', 14_100_000, 860_000],
  ])
  expect(textOf(card)).toContain('alarme incendie (9 400,00 $)')
  expect(textOf(card)).toContain('Le plus bas à l’ouverture, Branchements Morel')
  await expect(desk.run('emilie', 'subcontracts.level_bids', { trade: 'ascenseur' })).rejects.toMatchObject({
    code: 'input.invalid',
  })
  await expect(desk.run('steve', 'subcontracts.level_bids', { trade: 'électricien' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('expired papers are told, and asking for them is a task made once', async () => {
  const { output, card } = await desk.run('emilie', 'subcontracts.verify_attestation', { vendor: 'Nordet' })
  expect(output.attestation.state).toBe('expired')
  expect(output.bad).toContain('attestation')
  expect(output.task).not.toBeNull()
  expect(card.summary).toContain('Ne paie pas')
  expect(card.footer).toContain('Avis, pas un conseil juridique.')
  const again = await desk.run('emilie', 'subcontracts.verify_attestation', { vendor: 'Nordet' })
  expect(again.output).toMatchObject({ task: null, open: true })
  const fine = await desk.run('emilie', 'subcontracts.verify_attestation', { vendor: 'Électricité Vaillant' })
  expect(fine.output.attestation.state).toBe('valid')
})

it('a subcontract keeps the holdback of its project, and says which papers are wanting', async () => {
  const project = await desk.idOf('CHE-2604')
  const wanted = { project, vendor: 'Nordet', amount: 5_700_000 }
  const { card, subject } = await desk.preview('emilie', 'subcontracts.issue', wanted)
  expect(textOf(card)).toContain('Papiers à régler avant le premier paiement : attestation à obtenir')
  const { output } = await desk.run('emilie', 'subcontracts.issue', wanted)
  expect(output).toMatchObject({ vendor: 'Gicleurs Nordet', amount: 5_700_000 })
  const [row] = await desk.inOrganization((stores) => stores.subcontracts.list({ number: output.number }))
  expect(row).toMatchObject({ status: 'draft', amount: 5_700_000 })
  // What is a draft already is changed, not doubled.
  const again = await desk.run('emilie', 'subcontracts.issue', { ...wanted, amount: 5_900_000 })
  expect(again.output.number).toBe(output.number)
  expect(subject).toMatchObject({ amount: 5_700_000 })
  const roofer = await desk.preview('emilie', 'subcontracts.issue', {
    project,
    vendor: 'the roofer',
    amount: 14_800_000,
  })
  expect(roofer.card.title).toContain('Toitures Alizé')
  await expect(desk.preview('emilie', 'subcontracts.issue', { ...wanted, amount: 0 })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})

it('a subcontractor is scored on its finished contracts only', async () => {
  const { output } = await desk.run('emilie', 'subcontracts.score_performance')
  const marks = output.scores.map(({ mark }: { mark: number }) => mark)
  expect(marks.length).toBeGreaterThan(3)
  expect(marks).toEqual([...marks].sort((a, b) => b - a))
  const [best] = output.scores
  const done = await desk.inOrganization(async (stores) => {
    const [vendor] = await stores.vendors.list({ name: best.vendor })
    return stores.subcontracts.list({ vendorId: vendor!.id, status: 'done' })
  })
  expect(best.contracts).toBe(done.length)
  const sum = (key: 'quality' | 'punctuality' | 'safety' | 'paperwork') =>
    done.reduce((total, one) => total + one[key]!, 0) / done.length
  const mark = 35 * sum('quality') + 30 * sum('punctuality') + 20 * sum('safety') + 15 * sum('paperwork')
  expect(best.mark).toBe(Math.round(mark / 1_000_000))
  const one = await desk.run('emilie', 'subcontracts.score_performance', { vendor: best.vendor })
  expect(one.output.scores).toEqual([best])
})

it('a question already asked is said before it is asked again', async () => {
  const project = await desk.idOf('CHE-2604')
  const question = 'quel type d’ancrage au mur nord'
  const { card, subject } = await desk.preview('emilie', 'rfis.create', { project, question })
  expect(textOf(card)).toContain('QRT-012 pose presque la même question')
  expect(subject).toMatchObject({ to: 'Girard Poulin architectes', due: '2026-11-09' })
  const { output } = await desk.run('emilie', 'rfis.create', {
    project,
    question: 'Joint de la dalle S-101',
    due: '2026-11-12',
  })
  expect(output).toMatchObject({ number: 'QRT-015', due: '2026-11-12' })
  const made = await desk.inOrganization((stores) => stores.records.byNumber('rfi', 'QRT-015'))
  expect(made).toMatchObject({ state: 'open', due: '2026-11-12', data: { sheet: 'S-101' } })
  await expect(desk.preview('emilie', 'rfis.create', { project, question, due: '2026-10-01' })).rejects.toMatchObject({
    code: 'input.invalid',
  })
  await expect(
    desk.preview('emilie', 'rfis.create', { project: await desk.idOf('CHE-2402'), question }),
  ).rejects.toMatchObject({
    data: { candidates: expect.arrayContaining([{ id: project, label: expect.any(String) }]) },
  })
})

it('open questions come oldest first, late ones said; one shows its answer', async () => {
  const { output } = await desk.run('emilie', 'rfis.list_open', { age: '7' })
  expect(output.rfis.map(({ number, days }: Record<string, unknown>) => [number, days])).toEqual([
    ['QRT-006', 28],
    ['QRT-014', 24],
    ['QRT-012', 14],
    ['QRT-013', 12],
    ['QRT-011', 11],
  ])
  expect(output.rfis.map(({ late }: { late: boolean }) => late)).toEqual([true, true, true, false, false])
  const one = await desk.run('emilie', 'rfis.list_open', { number: 'QRT-005' })
  expect(textOf(one.card)).toContain('Doubler et boulonner aux 600 mm.')
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
  ['compare les 3 prix d’electricien svp', 'emilie', 'subcontracts.level_bids done', '132 400,00'],
  ['Nordet a tu son attestation à jour', 'julien', 'subcontracts.verify_attestation done', 'attestation à obtenir'],
  [
    'draft the sub contract for the roofer at the sixplex, 148k',
    'emilie',
    'subcontracts.issue needs-approval',
    'Alizé',
  ],
  ['classement des sous-traitants', 'emilie', 'subcontracts.score_performance done', 'sur 100'],
  ['ouvre une QRT à l’école : quel type d’ancrage au mur nord', 'julien', 'rfis.create needs-confirmation', 'QRT-012'],
  ['any open RFIs older than a week?', 'julien', 'rfis.list_open done', 'QRT-006'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
