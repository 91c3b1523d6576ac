import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ariane } from '../../agents/marketing/ariane-marque.ts'
import { colette } from '../../agents/marketing/colette-evenements.ts'
import { checkBrandText } from '../../src/domain/brand-check.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([ariane, colette])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

describe('the brand', () => {
  const firm = { name: 'Constructions Chênevert inc.', licence: '1234-5678-90' }

  it('wants the licence, French and the name', () => {
    const failed = (text: string) =>
      checkBrandText(text, firm)
        .points.filter(({ ok }) => !ok)
        .map(({ point }) => point)
    expect(failed('Chênevert, votre entrepreneur – licence RBQ 1234 5678 90')).toEqual([])
    expect(failed('Chênevert – votre entrepreneur, licence 9999-9999-99')).toEqual(['licence'])
    expect(failed('We renovate your business! Call us.')).toEqual(['licence', 'french', 'name'])
  })

  it('stops the flyer that has neither, and lets the sign go', async () => {
    const flyer = await desk.run('genevieve', 'brand.check_compliance', { asset: 'le dépliant rénovation' })
    expect(flyer.output).toMatchObject({ what: 'Dépliant rénovation', fit: false })
    expect(flyer.card.summary).toContain('3 points')
    const sign = await desk.run('genevieve', 'brand.check_compliance', { asset: 'the site sign' }, 'en')
    expect(sign.output.points).toContainEqual({ point: 'licence', ok: true })
    await expect(desk.run('genevieve', 'brand.check_compliance', {})).rejects.toMatchObject({ field: 'text' })
  })

  it('brings out the white logo for the hoodies', async () => {
    const { output, card } = await desk.run('steve', 'brand.asset_library', {
      asset: 'logo en blanc pour les chandails',
    })
    expect(output.assets.map(({ title }: { title: string }) => title)).toEqual(['Logo blanc'])
    expect(card.summary).toContain('SVG, PNG')
    const none = await desk.run('steve', 'brand.asset_library', { asset: 'hologramme' })
    expect(none.card.summary).toContain('Au dossier : Logo couleur')
  })

  it('keeps a template that carries the licence, and none without one', async () => {
    const { subject } = await desk.preview('genevieve', 'brand.make_template', { kind: 'sign' })
    expect(subject).toMatchObject({ known: [expect.stringContaining('Pancarte de chantier')] })
    const { output } = await desk.run('genevieve', 'brand.make_template', { kind: 'flyer' })
    const kept = await desk.inOrganization((stores) => stores.records.byNumber('brand_asset', output.number))
    expect(kept).toMatchObject({ state: 'draft', title: 'Dépliant' })
    expect(checkBrandText(kept!.data.text, firm).fit).toBe(true)
    await expect(desk.preview('steve', 'brand.make_template', { kind: 'email' })).resolves.toBeTruthy()
    await expect(desk.run('steve', 'brand.make_template', { kind: 'email' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })
})

describe('events', () => {
  it('return what their leads bought', async () => {
    const { output, card } = await desk.run('genevieve', 'events.measure_return', { event: 'salon de l’habitation' })
    // 9 400 $ spent, 31 contacts, one contract of 28 700 $
    expect(output).toMatchObject({ spent: 940_000, sold: 2_870_000, won: 1, contacts: 31, perContact: 30_323 })
    expect(card.summary).toContain('3,05 $ par dollar')
    expect(textOf(card)).toContain('dépassé de 400,00 $')
    expect(output.next).toMatchObject({ budget: 950_000 })
    const open = await desk.run('genevieve', 'events.measure_return', { event: 'portes ouvertes' })
    expect(open.card.summary).toContain('n’a pas encore eu lieu')
    await expect(desk.run('genevieve', 'events.measure_return', { event: 'gala' })).rejects.toMatchObject({
      field: 'event',
    })
  })

  it('are planned with their tasks, none due in the past', async () => {
    const wanted = { name: 'souper de clients', date: '2026-12-10', budget: 180_000 }
    const { output } = await desk.run('genevieve', 'events.plan', wanted)
    expect(output.tasks.map(({ due }: { due: string }) => due)).toEqual([
      '2026-11-02',
      '2026-11-10',
      '2026-11-26',
      '2026-12-03',
      '2026-12-13',
    ])
    const [record, tasks] = await desk.inOrganization(async (stores) => [
      await stores.records.byNumber('show', output.number),
      await stores.tasks.list({ status: 'open' }),
    ])
    expect(record).toMatchObject({ state: 'planned', title: 'Souper de clients', data: { budget: 180_000 } })
    expect(tasks.filter(({ title }) => title.startsWith('Souper de clients'))).toHaveLength(5)
    await expect(desk.preview('genevieve', 'events.plan', { ...wanted, date: '2026-10-01' })).rejects.toMatchObject({
      field: 'date',
    })
  })
})

it.each([
  ['jai besoin du logo en blanc pour les chandails', 'brand.asset_library done', 'Logo blanc'],
  ['le dépliant rénovation est-il bon à imprimer', 'brand.check_compliance done', 'n’est pas prêt'],
  ['le salon de l’habitation vaut tu la peine l’an prochain', 'events.measure_return done', '28 700,00 $'],
])('%s', async (text, step, shown) => {
  const answer = await app.chat(text, { as: 'genevieve' })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it('plans at the click of who asked', async () => {
  const asked = await app.chat('organise un souper de clients le 10 décembre avec 1800 $', { as: 'genevieve' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['events.plan needs-confirmation'])
  const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'genevieve' })
  expect([status, body.state]).toEqual([200, 'approved'])
})
