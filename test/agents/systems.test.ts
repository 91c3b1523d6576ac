import { afterAll, beforeAll, expect, it } from 'vitest'
import { lila } from '../../agents/it-data/lila-donnees.ts'
import { findGaps } from '../../src/domain/data-quality.ts'
import { readPastedRows } from '../../src/domain/pasted-rows.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([lila])
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

it.each([
  ['importe ma liste de clients excel', 'karine', 'data.import_file needs-input', 'Excel'],
  ['quels fournisseurs ont pas de numéro de taxe', 'nadia', 'data.quality_scan done', 'TPS'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
