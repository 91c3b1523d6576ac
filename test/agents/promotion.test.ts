import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alizee } from '../../agents/marketing/alizee-contenu.ts'
import { hugo } from '../../agents/marketing/hugo-seo.ts'
import { tristan } from '../../agents/marketing/tristan-portfolio.ts'
import { valentin } from '../../agents/marketing/valentin-publicite.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([valentin, tristan, hugo, alizee])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

describe('ads', () => {
  it('return what their leads bought, by network, to the cent', async () => {
    const { output, card } = await desk.run('genevieve', 'ads.roas_report', { network: 'google-ads' })
    // 16 500 + 21 900 sold; 112,40 + 1 900 + 1 187,60 spent; 16 leads
    expect(output.total).toMatchObject({ revenue: 3_840_000, spent: 320_000, leads: 16, perLead: 20_000, roas: 1200 })
    expect(output.ads).toHaveLength(3)
    expect(card.summary).toContain('12,0 $ par dollar')
    const all = await desk.run('genevieve', 'ads.roas_report')
    expect(all.output.total.spent).toBe(320_000 + 9_400 + 20_000 + 38_200)
    await expect(desk.run('steve', 'ads.roas_report')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('are kept with their cap once accepted, and spend nothing', async () => {
    const wanted = { headline: 'salles de bain', cap: 30_000 }
    const { card } = await desk.preview('genevieve', 'ads.build_campaign', wanted)
    expect(textOf(card)).toContain('environ 1,5 demandes')
    const { output } = await desk.run('genevieve', 'ads.build_campaign', wanted)
    const kept = await desk.inOrganization((stores) => stores.records.byNumber('ad', output.number))
    expect(kept).toMatchObject({ state: 'draft', data: { headline: 'Salles de bain', cap: 30_000, spent: 0 } })
    expect(await desk.outbox()).toEqual([])
    for (const cap of [100, 900_000_000])
      await expect(desk.preview('genevieve', 'ads.build_campaign', { ...wanted, cap })).rejects.toMatchObject({
        field: 'cap',
      })
  })

  it('wait for who approves marketing', async () => {
    const asked = await app.chat('mets 300$ sur une pub pour les salles de bain', { as: 'genevieve' })
    expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['ads.build_campaign needs-approval'])
    const approval = asked.steps[0]!.approval!
    expect((await app.decide(approval, 'approve', { as: 'steve' })).status).not.toBe(200)
    const { status, body } = await app.decide(approval, 'approve', { as: 'isabelle' })
    expect([status, body.state]).toEqual([200, 'approved'])
  })
})

it('picks the good photos of a site, and says which may be shown', async () => {
  const brewery = await desk.run('genevieve', 'portfolio.select_photos', { project: await desk.idOf('CHE-2503') })
  expect(brewery.output).toMatchObject({ all: 3, usable: 3, pairs: 1 })
  const clinic = await desk.run('genevieve', 'portfolio.select_photos', { project: await desk.idOf('CHE-2402') })
  expect(clinic.output).toMatchObject({ all: 1, usable: 0 })
  expect(textOf(clinic.card)).toContain('autorisation demandée')
  const school = await desk.run('genevieve', 'portfolio.select_photos', { project: await desk.idOf('CHE-2604') })
  expect(textOf(school.card)).toContain('montre un danger : tranchée sans étançon')
  const all = await desk.run('genevieve', 'portfolio.select_photos', {}, 'en')
  expect(all.output).toMatchObject({ all: 12, usable: 4 })
})

it('finds what holds the site back, the licence first', async () => {
  const { output, card } = await desk.run('genevieve', 'seo.audit_site')
  expect(output).toMatchObject({ pages: 8, slowest: { path: '/', ms: 3900 } })
  expect(output.findings[0]).toMatchObject({ path: '/renovation', key: 'licence' })
  expect(card.summary).toContain('/renovation')
  expect(textOf(card)).toContain('3,9 s')
  const ranks = await desk.run('genevieve', 'seo.rank_report')
  expect(ranks.card.summary).toContain('« rénovation trois-rivières » n’est classé nulle part')
  expect(ranks.output.against.every(({ path }: { path: string }) => path === '/renovation')).toBe(true)
  expect(ranks.output.keywords[0]).toMatchObject({ words: 'aménagement microbrasserie', position: 2 })
})

it('writes of a site without its client, its address or its price', async () => {
  const project = await desk.idOf('CHE-2503')
  const { output } = await desk.run('genevieve', 'content.write_article', {
    project,
    type: 'case-study',
    language: 'en',
  })
  expect(output).toMatchObject({ lang: 'en', cleared: 3 })
  expect(output.body).toContain('A commercial space: mission accomplished')
  expect(output.body).toContain('It is complete.')
  const { client, kept } = await desk.inOrganization(async (stores) => {
    const { clientId } = await stores.projects.need(project)
    return {
      client: await stores.clients.need(clientId),
      kept: await stores.records.byNumber('article', output.number),
    }
  })
  expect(output.body).not.toContain(client.name)
  expect(output.body).not.toContain('$')
  expect(kept).toMatchObject({ state: 'draft', projectId: project, data: { type: 'case-study', audience: null } })
  await expect(desk.run('steve', 'content.write_article', { project })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})

it('keeps an article at the click of who asked', async () => {
  const asked = await app.chat('ecris un petit texte sur la reno de la clinique', { as: 'genevieve' })
  expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([
    'content.write_article needs-confirmation',
  ])
  expect(asked.text).toContain('La clinique Boréal-Nord')
  const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'genevieve' })
  expect([status, body.state]).toEqual([200, 'approved'])
})

it.each([
  ['quelle annonce a le mieux marché', 'ads.roas_report done', 'Salle de bain à prix fixe'],
  ['ya tu des belles photos de la microbrasserie', 'portfolio.select_photos done', 'autorisée'],
  ['is our website slow or is it me', 'seo.audit_site done', '3.9 s'],
  ['pourquoi on sort pas sur google pour renovation trois-rivieres', 'seo.rank_report done', 'introuvable'],
])('%s', async (text, step, shown) => {
  const answer = await app.chat(text, { as: 'genevieve' })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
