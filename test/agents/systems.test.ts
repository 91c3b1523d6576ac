import { afterAll, beforeAll, expect, it } from 'vitest'
import { adele } from '../../agents/it-data/adele-ti.ts'
import { kenza } from '../../agents/it-data/kenza-integrations.ts'
import { lila } from '../../agents/it-data/lila-donnees.ts'
import { agentHealth, groupFailures } from '../../src/domain/agent-health.ts'
import { findGaps } from '../../src/domain/data-quality.ts'
import { readPastedRows } from '../../src/domain/pasted-rows.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { NOW, openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([lila, adele, kenza])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const PASTED = [
  'Nom;Courriel;Téléphone;Solde',
  'Ferme Lampron;info@lampron.example;450 555-0201;12,00',
  '"Garage ""Le Pont""; Sorel";pas-un-courriel;;',
  'Ferme Lampron;;;',
  'Northgate Storage Ltd.;;;',
  ';vide@x.example;;',
  'Clinique du Lac;;450 555-0202;',
].join('\n')

it('reads what a spreadsheet copies or saves, and says why a line is left', () => {
  const table = readPastedRows(PASTED, ['NORTHGATE STORAGE LTD'])!
  expect(table.mapping).toEqual({ Nom: 'name', Courriel: 'email', Téléphone: 'phone' })
  expect(table.ignored).toEqual(['Solde'])
  expect(table.rows.map(({ line, problem }) => [line, problem])).toEqual([
    [2, null],
    [3, 'bad-email'],
    [4, 'twice'],
    [5, 'known'],
    [6, 'no-name'],
    [7, null],
  ])
  expect(table.rows[1]!.values.name).toBe('Garage "Le Pont"; Sorel')
  expect(readPastedRows('Name\tPhone\nAcme\t555', [])!.rows[0]!.values).toEqual({ name: 'Acme', phone: '555' })
  expect(readPastedRows('Ferme Lampron, 450 555-0201', [])).toBeNull()
})

it('shows a list before it comes in, brings in what is new, and takes it back', async () => {
  const wanted = { target: 'clients', rows: PASTED }
  const { card, subject } = await desk.preview('karine', 'data.import_file', wanted, 'fr')
  expect(textOf(card)).toContain('Créer 2 fiches (clients)?')
  expect(textOf(card)).toContain('2 lignes déjà au dossier, 2 lignes refusées')
  expect(textOf(card)).toContain('Colonnes laissées de côté : Solde.')
  expect(subject).toMatchObject({ create: [{ name: 'Ferme Lampron' }, { name: 'Clinique du Lac' }] })
  const { output } = await desk.run('karine', 'data.import_file', wanted)
  expect(output).toMatchObject({ target: 'clients', created: 2 })
  const farm = () => desk.inOrganization(async ({ clients }) => (await clients.list({ name: 'Ferme Lampron' }))[0]!)
  expect(await farm()).toMatchObject({ email: 'info@lampron.example', phone: '450 555-0201', active: true })
  await expect(desk.preview('karine', 'data.import_file', wanted)).rejects.toMatchObject({ code: 'rule.broken' })
  const back = await desk.run('karine', 'data.undo_import', { import: output.number })
  expect(back.output).toEqual({ number: output.number, count: 2 })
  expect((await farm()).active).toBe(false)
  await expect(desk.preview('karine', 'data.undo_import', { import: output.number })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(
    desk.preview('karine', 'data.import_file', { target: 'clients', rows: 'ma liste excel' }),
  ).rejects.toMatchObject({ code: 'input.invalid', field: 'rows' })
  await expect(desk.run('steve', 'data.import_file', wanted)).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('counts what records lack, and calls whole what is whole', async () => {
  const party = { email: 'a@b.example', phone: '1', gstNumber: '123456789RT0001', qstNumber: null }
  expect(
    findGaps({
      clients: [
        { ...party, name: 'Acme inc.' },
        { ...party, name: 'ACMÉ ltée', phone: null },
      ],
      vendors: [{ ...party, name: 'Béton', gstNumber: '12' }],
      projects: [{ code: 'P1', managerId: 'x', startDate: '2026-01-01', endDate: '2026-02-01' }],
      hours: [
        { costCode: null, codeGuessed: false },
        { costCode: '06 10 00', codeGuessed: true },
      ],
    }).map(({ gap, count, of }) => [gap, count, of]),
  ).toEqual([
    ['client-phone', 1, 2],
    ['client-twice', 2, 2],
    ['vendor-number', 1, 1],
    ['hours-code', 1, 2],
    ['hours-guessed', 1, 2],
  ])
  const { output, card } = await desk.run('nadia', 'data.quality_scan', {}, 'fr')
  const vendors = await desk.inOrganization(async (stores) => (await stores.vendors.list({ active: true })).length)
  expect(output.gaps).toContainEqual(expect.objectContaining({ gap: 'vendor-gst', count: vendors, of: vendors }))
  expect(textOf(card)).toContain('fournisseurs sans numéro de TPS')
  const hours = await desk.run('nadia', 'data.quality_scan', { subject: 'hours' })
  expect(hours.output.gaps.every(({ gap }: { gap: string }) => gap.startsWith('hours'))).toBe(true)
})

it('measures answers by agent: failures, time, cost', async () => {
  const run = (agent: string, event: string, milliseconds: number, error: string | null = null) => ({
    ...{ agent, tool: `${agent}.do`, event, milliseconds, costMicros: 20_000, error },
  })
  const runs = [
    ...Array.from({ length: 19 }, (_, i) => run('a', 'done', i + 1)),
    run('a', 'failed', 900, 'internal'),
    run('b', 'refused', 5),
  ]
  expect(agentHealth(runs).all).toMatchObject({ answers: 21, failed: 1, refused: 1, p95: 19, costMicros: 420_000 })
  expect(agentHealth(runs).agents[0]).toMatchObject({ agent: 'a', answers: 20, p95: 19 })
  expect(groupFailures(runs)).toEqual([{ tool: 'a.do', agent: 'a', error: 'internal', count: 1 }])
  const none = await desk.run('isabelle', 'agents.health_report', {}, 'fr')
  expect(textOf(none.card)).toContain('Aucune réponse du 27 oct. 2026 au 2 nov. 2026')
  await desk.inOrganization(({ agentLogs }) =>
    agentLogs.insertMany([
      {
        agent: 'lila-donnees',
        event: 'failed',
        tool: 'data.import_file',
        error: 'internal',
        at: NOW,
        milliseconds: 40,
      },
      { agent: 'lila-donnees', event: 'done', tool: 'data.import_file', at: NOW, milliseconds: 12, costMicros: 30_000 },
      { agent: 'lila-donnees', event: 'failed', tool: 'data.import_file', at: new Date('2026-09-01T12:00:00Z') },
    ]),
  )
  const report = await desk.run('isabelle', 'agents.health_report', {}, 'fr')
  expect(report.output.all).toMatchObject({ answers: 2, failed: 1, p95: 40, costMicros: 30_000 })
  expect(textOf(report.card)).toContain('coût 0,03 $')
  const failures = await desk.run('isabelle', 'agents.review_failures', {}, 'en')
  expect(failures.output.groups).toEqual([
    { tool: 'data.import_file', agent: 'lila-donnees', error: 'internal', count: 1 },
  ])
  expect(textOf(failures.card)).toContain('Import a list')
  await expect(desk.run('nadia', 'agents.health_report')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('says what is connected, connects nothing that does not exist, and leaves keys out of chat', async () => {
  const { output, card } = await desk.run('isabelle', 'integrations.diagnose', {}, 'fr')
  expect(output.services.map(({ service, on }: { service: string; on: boolean }) => [service, on])).toEqual([
    ['smtp', false],
    ['slack', false],
    ['teams', false],
    ['discord', false],
  ])
  expect(textOf(card)).toContain('aucun connecteur n’existe encore')
  await expect(desk.preview('julien', 'integrations.connect', { service: 'QuickBooks' })).rejects.toMatchObject({
    code: 'rule.broken',
    data: { offer: { tool: 'reports.export' } },
  })
  const asked = await desk.preview('julien', 'integrations.connect', { service: 'notre courriel' }, 'fr')
  expect(textOf(asked.card)).toContain('envoyer des courriels, rien lire')
  const done = await desk.run('julien', 'integrations.connect', { service: 'Slack' })
  const task = await desk.inOrganization(({ tasks }) => tasks.need(done.output.task))
  expect(task).toMatchObject({ title: 'Brancher Slack dans les réglages de Nova', status: 'open' })
  await desk.inOrganization(({ workspaces }) => workspaces.insert({ platform: 'slack', workspace: 'T1', name: 'C' }))
  await expect(desk.preview('julien', 'integrations.connect', { service: 'Slack' })).rejects.toMatchObject({
    code: 'rule.broken',
  })
})

it.each([
  ['importe ma liste de clients excel', 'karine', 'data.import_file needs-input', 'Excel'],
  ['pourquoi nova est lente aujourdhui', 'isabelle', 'agents.health_report done', 'réponse'],
  ['any agent failures this week', 'isabelle', 'agents.review_failures done', 'failure'],
  ['is teams still connected?', 'isabelle', 'integrations.diagnose done', 'not connected'],
  ['branche notre quickbooks', 'emilie', 'integrations.connect failed', 'Aucun connecteur'],
  ['quels fournisseurs ont pas de numéro de taxe', 'nadia', 'data.quality_scan done', 'TPS'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
