import { afterAll, beforeAll, expect, it } from 'vitest'
import { gabrielle } from '../../agents/customer-service/gabrielle-service-client.ts'
import { juliette } from '../../agents/customer-service/juliette-satisfaction.ts'
import { samuel } from '../../agents/customer-service/samuel-plaintes.ts'
import { demoClients } from '../../db/demo/generate.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([gabrielle, samuel, juliette])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const tickets = () => desk.inOrganization((stores) => stores.records.list('ticket'))

it('shows the complaint that is open already instead of a second one', async () => {
  const { output, undo } = await desk.run('karine', 'tickets.open', { client: demoClients.C5, what: 'la poussière' })
  expect(output).toMatchObject({ isNew: false, ticket: { number: 'TIC-001', answerLate: 4 } })
  expect(undo).toBeNull()
  expect(await tickets()).toHaveLength(11)
})

it('opens, gives and settles a ticket, each with a way back', async () => {
  const opened = await desk.run('karine', 'tickets.open', {
    client: demoClients.C1,
    what: 'l’eau coule sous la porte du logement 4, ouvre un ticket',
  })
  expect(opened.output).toMatchObject({
    isNew: true,
    ticket: { title: 'L’eau coule sous la porte du logement 4', category: 'defect', priority: 'high' },
  })
  expect(opened.output.ticket).toMatchObject({ answerBy: '2026-11-03', solveBy: '2026-11-05' })
  const { number } = opened.output.ticket
  const dany = await desk.inOrganization(async (stores) => (await stores.persons.list({ handle: 'dany' }))[0]!)
  const given = await desk.run('karine', 'tickets.assign', { ticket: number, person: dany.id, due: '2026-11-06' })
  expect(given.output.ticket).toMatchObject({ state: 'assigned', owner: dany.name, solveBy: '2026-11-06' })
  const told = await desk.inOrganization((stores) => stores.notifications.list({ personId: dany.id, kind: 'task' }))
  expect(told.some(({ text }) => text.includes(number))).toBe(true)
  const settled = await desk.run('karine', 'tickets.settle', { ticket: number.slice(4), cause: 'seuil' })
  expect(settled.output.ticket).toMatchObject({ state: 'solved', cause: 'seuil', answered: '2026-11-02' })
  await expect(desk.run('karine', 'tickets.settle', { ticket: number })).rejects.toMatchObject({ code: 'rule.broken' })
  const again = await desk.run('karine', settled.undo!.tool, settled.undo!.input)
  expect(again.output.ticket).toMatchObject({ state: 'assigned', owner: dany.name })
  await desk.run('karine', opened.undo!.tool, opened.undo!.input)
  expect(await tickets()).toHaveLength(11)
})

it('asks which one where words fit several, and says what there is where they fit none', async () => {
  const person = await desk.inOrganization(async (stores) => (await stores.persons.list({ handle: 'steve' }))[0]!.id)
  await expect(desk.run('karine', 'tickets.assign', { ticket: 'la Résidence', person })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'ticket',
  })
  await expect(
    desk.run('karine', 'tickets.assign', { ticket: 'TIC-001', person, due: '2026-10-01' }),
  ).rejects.toMatchObject({ field: 'due' })
})

it('counts what is late, who may leave, and what comes back', async () => {
  const { output, card } = await desk.run('isabelle', 'service.sla_monitor', {}, 'fr')
  expect(output.tickets).toHaveLength(7)
  expect(card.summary).toContain('4 attendent une première réponse en retard')
  const one = await desk.run('isabelle', 'service.sla_monitor', { ticket: 'TIC-006' }, 'fr')
  expect(textOf(one.card)).toContain('11 jours de retard')
  const risk = (await desk.run('isabelle', 'service.churn_risk', {}, 'fr')).output.clients
  // Two complaints 30, a dispute 25, a score of 6 25; then two complaints 30 and a score of 7 8.
  expect(risk.slice(0, 2).map(({ client, score }: { client: string; score: number }) => [client, score])).toEqual([
    ['Microbrasserie La Débâcle', 80],
    ['Résidence Le Crépuscule Doré', 38],
  ])
  const { kinds } = (await desk.run('isabelle', 'tickets.root_cause')).output
  expect(kinds[0]).toMatchObject({ cause: 'defect', count: 4, share: 363_636 })
  await expect(desk.run('steve', 'service.churn_risk')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('writes to the client in their language, without any cost, and says what cannot be told', async () => {
  const shown = await desk.preview('emilie', 'service.client_update', { client: demoClients.C8 }, 'fr')
  const text = textOf(shown.card)
  for (const part of ['Bonjour Gaétane Lussier', '46 %', '26 février 2027', 'gypse du 2e étage'])
    expect(text).toContain(part)
  expect(text).not.toMatch(/\d \$|IPC|CPI/)
  const english = await desk.preview('emilie', 'service.client_update', { client: demoClients.C7 }, 'fr')
  expect(textOf(english.card)).toContain('Where your work stands')
  await expect(desk.preview('emilie', 'service.client_update', {})).rejects.toMatchObject({ field: 'client' })
  const { output } = await desk.run('emilie', 'service.client_update', { client: demoClients.C8 })
  expect(output).toMatchObject({ sent: false, to: 'comptes@residence-le-crepuscule-dore.example' })
  expect(await desk.outbox()).toEqual([])
})

it('an update leaves only when somebody else lets it', async () => {
  const asked = await app.chat('écris un petit suivi à la famille arsenault', { as: 'julien' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['service.client_update needs-approval'])
  const approval = asked.steps[0]!.approval!
  expect((await app.decide(approval, 'approve', { as: 'steve' })).status).not.toBe(200)
  const { status, body } = await app.decide(approval, 'approve', { as: 'emilie' })
  expect([status, body.state]).toEqual([200, 'approved'])
})

it('reads satisfaction from the answers of the year', async () => {
  const { output, card } = await desk.run('isabelle', 'surveys.compute_nps_csat', {}, 'fr')
  expect(output.nps.toFixed(1)).toBe('53.3')
  expect(Math.round(output.csat / 1000)).toBe(839)
  expect(card.summary).toContain('NPS de 53,3')
  expect(card.summary.replaceAll('\u00a0', ' ')).toContain('83,9 %')
  const before = output.promoters
  const added = await desk.run('karine', 'surveys.record_answer', { client: demoClients.C2, score: 9000 })
  expect((await desk.run('isabelle', 'surveys.compute_nps_csat')).output.promoters).toBe(before + 1)
  await desk.run('karine', added.undo!.tool, added.undo!.input)
  expect((await desk.run('isabelle', 'surveys.compute_nps_csat')).output.promoters).toBe(before)
  await expect(
    desk.run('karine', 'surveys.record_answer', { client: demoClients.C2, score: 11_000 }),
  ).rejects.toMatchObject({ field: 'score' })
})

it('asks only who agreed to be asked, and not twice', async () => {
  const shown = await desk.preview('emilie', 'surveys.send', { client: demoClients.C2 }, 'fr')
  expect(shown.card.summary).toContain('implicite, bon jusqu’au 6 janv. 2027')
  await expect(desk.preview('emilie', 'surveys.send', { client: demoClients.C6 })).rejects.toMatchObject({
    code: 'rule.broken',
  })
  expect((await desk.run('emilie', 'surveys.send', { client: demoClients.C2 })).output.sent).toBe(false)
  await expect(desk.preview('emilie', 'surveys.send', { client: demoClients.C2 })).rejects.toMatchObject({
    code: 'rule.broken',
  })
  await expect(desk.run('steve', 'surveys.send', { client: demoClients.C7 })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it.each([
  ['c’est quoi notre nps', 'isabelle', 'surveys.compute_nps_csat done', '53,3'],
  ['are clients happy with us, what is the csat', 'isabelle', 'surveys.compute_nps_csat done', '83.9'],
  ['send the survey to the clinic now its done', 'emilie', 'surveys.send needs-confirmation', 'Clinique'],
  ['la clinique a répondu 9 au sondage', 'karine', 'surveys.record_answer done', '9 sur 10'],
  ['mme arsenault se plaint de la poussière', 'karine', 'tickets.open done', 'TIC-001'],
  ['client says door doesnt close, open a ticket', 'karine', 'tickets.open needs-input', 'client'],
  ['give TIC-006 to Dany', 'nadia', 'tickets.assign done', 'TIC-006'],
  ['quels clients attendent après une réponse', 'isabelle', 'service.sla_monitor done', 'TIC-007'],
  ['any clients we might lose', 'isabelle', 'service.churn_risk done', 'Débâcle'],
  ['les plaintes reviennent sur quoi', 'isabelle', 'tickets.root_cause done', '36 %'],
  ['send the residence a friday update', 'emilie', 'service.client_update needs-approval', 'Gaétane'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
