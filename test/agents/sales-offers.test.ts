import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arnaud } from '../../agents/sales/arnaud-soumissions.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([arnaud])
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

  it.each([['la soumission S-2026-037 est tu encore bonne', 'genevieve', 'quotes.clauses_check done', '171 197,78']])(
    '%s',
    async (text, as, step, shown) => {
      const answer = await app.chat(text, { as })
      expect(stepsOf(answer)).toEqual([step])
      expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
    },
  )
})
