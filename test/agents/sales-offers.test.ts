import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arnaud } from '../../agents/sales/arnaud-soumissions.ts'
import { camille } from '../../agents/sales/camille-prospects.ts'
import { philippe } from '../../agents/sales/philippe-ventes.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([arnaud, camille, philippe])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

describe('a quote', () => {
  const wanted = { title: 'verrière, + tx, valide', amount: 3_850_000, prospect: 'Mme Gélinas', days: 30_000 }

  it('shows price, both taxes and the day it ends before it is made', async () => {
    const { card, subject } = await desk.preview('genevieve', 'quotes.create', wanted)
    expect(subject).toMatchObject({ title: 'Verrière', total: 4_426_538, valid: '2026-12-02', province: 'QC' })
    // 38 500 × 5 % and × 9,975 %
    for (const part of ['1 925,00 $', '3 840,38 $', '44 265,38 $', '1234-5678-90']) expect(textOf(card)).toContain(part)
  })

  it('is numbered after the last, kept as a draft, and printed', async () => {
    const { output, card } = await desk.run('genevieve', 'quotes.create', wanted)
    expect(output).toMatchObject({ number: 'S-2026-038', file: { mime: 'application/pdf' } })
    expect(output.file.size).toBeGreaterThan(2000)
    expect(card.actions).toMatchObject([{ intent: { tool: 'quotes.clauses_check', input: { quote: 'S-2026-038' } } }])
    const [row] = await desk.inOrganization((stores) => stores.quotes.list({ number: 'S-2026-038' }))
    expect(row).toMatchObject({ status: 'draft', prospect: 'Mme Gélinas', amount: 3_850_000, sentAt: null })
  })

  it('is taxed where its client is', async () => {
    const [northgate] = await desk.inOrganization((stores) => stores.clients.list({ province: 'ON' }))
    const { subject } = await desk.preview('genevieve', 'quotes.create', {
      title: 'Fence',
      amount: 1_800_000,
      client: northgate!.id,
    })
    expect(subject).toMatchObject({ lang: 'en', province: 'ON', total: 2_034_000 })
  })

  it.each([
    ['prospect', { title: 'Garage', amount: 100 }],
    ['amount', { title: 'Garage', amount: -5, prospect: 'X' }],
    ['days', { title: 'Garage', amount: 100, prospect: 'X', days: 400_000 }],
  ])('asks for the %s', async (named, input) => {
    await expect(desk.preview('genevieve', 'quotes.create', input)).rejects.toMatchObject({ field: named })
  })

  it('is checked point by point', async () => {
    const { output, card } = await desk.run('genevieve', 'quotes.clauses_check', { quote: 'la bibliothèque' })
    expect(output).toMatchObject({ number: 'S-2026-037', amount: 14_890_000, total: 17_119_778, status: 'sent' })
    expect(output.checks.every(({ ok }: { ok: boolean }) => ok)).toBe(true)
    expect(card.actions).toMatchObject([{ intent: { tool: 'pipeline.follow_up' } }])
    const old = await desk.run('genevieve', 'quotes.clauses_check', { quote: 'S-2026-029' })
    expect(old.output.checks).toContainEqual({ check: 'current', ok: true })
    await desk.inOrganization((stores) => stores.organizations.update({ rbqLicence: null }))
    const bare = await desk.run('genevieve', 'quotes.clauses_check', { quote: 'S-2026-037' })
    expect(bare.output.checks).toContainEqual({ check: 'licence', ok: false })
    expect(bare.card.tone).toBe('warning')
    await expect(desk.run('steve', 'quotes.clauses_check', { quote: 'S-2026-037' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

it('goes out to be signed once, with its PDF, where mail is connected', async () => {
  const clinic = await desk.inOrganization(async (stores) => {
    await stores.organizations.update({ rbqLicence: '1234-5678-90' })
    return (await stores.clients.list()).find(({ name, email }) => email && name.includes('Clinique'))!
  })
  const wanted = { title: 'Cabanon', amount: 850_000, client: clinic.id }
  const { number } = (await desk.run('genevieve', 'quotes.create', wanted)).output
  const send = () => desk.preview('genevieve', 'quotes.send_for_signature', { quote: number })
  await expect(send()).rejects.toMatchObject({ code: 'rule.broken' })
  await desk.inOrganization((stores) =>
    stores.connections.insert({ integration: 'smtp', token: new Uint8Array([1]), state: 'connected' }),
  )
  expect((await send()).subject).toMatchObject({ to: clinic.email, total: 977_288 })
  await desk.run('genevieve', 'quotes.send_for_signature', { quote: number })
  const [mail] = await desk.outbox()
  expect(mail).toMatchObject({ kind: 'email', to: clinic.email, files: [{ mime: 'application/pdf' }] })
  const [row] = await desk.inOrganization((stores) => stores.quotes.list({ number }))
  expect(row).toMatchObject({ status: 'sent' })
  expect(row!.sentAt).not.toBeNull()
  await expect(send()).rejects.toMatchObject({ code: 'rule.broken' })
})

describe('leads and the week', () => {
  it('notes an inquiry without claiming a consent, and takes it back', async () => {
    const { output, card, undo } = await desk.run('genevieve', 'leads.capture', {
      name: 'mme Gélinas veut',
      what: 'une verrière à St-Rosalba',
      phone: '450-555-0199',
    })
    expect(output).toMatchObject({ name: 'mme Gélinas', what: 'une verrière à St-Rosalba', earlier: null })
    expect(textOf(card)).toContain('LCAP')
    expect(textOf(card)).toContain('À demander : budget.')
    const find = () => desk.inOrganization((stores) => stores.leads.get(output.id))
    expect(await find()).toMatchObject({ status: 'new', date: '2026-11-02', consentAt: null, phone: '450-555-0199' })
    const again = await desk.run('genevieve', 'leads.capture', { name: 'Mme Gélinas', what: 'une galerie' })
    expect(again.output.earlier).toMatchObject({ notes: 'une verrière à St-Rosalba' })
    await desk.run('genevieve', undo!.tool, undo!.input)
    expect(await find()).toBeNull()
  })

  it('asks what is wanted, and for a whole address', async () => {
    const run = (input: Record<string, unknown>) => desk.run('genevieve', 'leads.capture', input)
    await expect(run({ name: 'Paul Rivard' })).rejects.toMatchObject({ field: 'what' })
    await expect(run({ name: 'P', what: 'toit', email: 'paul@' })).rejects.toMatchObject({ field: 'email' })
    await expect(desk.run('steve', 'leads.capture', { name: 'P', what: 'toit' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  it('puts first the deal that weighs most, and mine alone where asked', async () => {
    const { output, card } = await desk.run('luc', 'sales.weekly_focus')
    expect(output.lines.map(({ weighted }: { weighted: number }) => weighted)).toEqual([
      29_700_000, 21_125_000, 5_800_000, 2_978_000, 1_540_000,
    ])
    expect(output).toMatchObject({ weighted: 64_971_000, picked: 61_143_000 })
    expect(card.summary).toContain('Visite des lieux le 9 novembre')
    const own = await desk.run('genevieve', 'sales.weekly_focus', { mine: true })
    expect(own.output.lines[0]).toMatchObject({ amount: 14_890_000, owner: 'Geneviève Pronovost' })
  })

  it('tells what is won of what was decided', async () => {
    const { output, card } = await desk.run('genevieve', 'sales.win_loss_review')
    const rows = await desk.inOrganization((stores) => stores.quotes.list({ status: ['won', 'lost'] }))
    expect(output).toMatchObject({ won: 11, decided: rows.length, expired: 4 })
    expect(output.byCount).toBe(Math.round((11 * 1_000_000) / rows.length))
    const counted = output.bands.reduce(
      (sum: number, one: { won: number; lost: number }) => sum + one.won + one.lost,
      0,
    )
    expect(counted).toBe(rows.length)
    expect(textOf(card)).toContain('11 gagnées')
    const none = await desk.run('genevieve', 'sales.win_loss_review', {
      period: { from: '2020-01-01', to: '2020-12-31' },
    })
    expect(none.card.summary).toContain('Aucune soumission décidée')
  })
})

const stepsOf = (answer: { steps: { tool: string; status: string }[] }) =>
  answer.steps.map(({ tool, status }) => `${tool} ${status}`)

describe('as people ask', () => {
  it('prepares a quote at the click, having asked who it is for', async () => {
    const first = await app.chat('fais une soumission pour la verrière, 38 500 + tx, valide 30 jours', {
      as: 'genevieve',
    })
    expect(stepsOf(first)).toEqual(['quotes.create needs-input'])
    const asked = await app.chat('fais une soumission à la clinique pour un cabanon, 8 500 $', { as: 'genevieve' })
    expect(stepsOf(asked)).toEqual(['quotes.create needs-confirmation'])
    const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'genevieve' })
    expect([status, body.state]).toEqual([200, 'approved'])
  })

  it.each([
    ['la soumission S-2026-037 est tu encore bonne', 'genevieve', 'quotes.clauses_check done', '171 197,78'],
    ['nouvelle demande: mme gelinas veut une verriere a st-rosalba', 'genevieve', 'leads.capture done', 'mme gelinas'],
    ['what deals should I call today', 'genevieve', 'sales.weekly_focus done', '297,000.00'],
    ['pourquoi on perd des soumissions', 'genevieve', 'sales.win_loss_review done', '11 gagnées'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(stepsOf(answer)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
