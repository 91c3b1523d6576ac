import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jade } from '../../agents/marketing/jade-reseaux.ts'
import { sophie } from '../../agents/marketing/sophie-marketing.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([sophie, jade])
})
afterAll(() => desk.close())

describe('figures', () => {
  it('are those of the year, to the cent', async () => {
    const { output, card } = await desk.run('genevieve', 'marketing.funnel_metrics')
    expect(output).toMatchObject({
      cac: 520_000,
      spend: 4_680_000,
      newClients: 9,
      won: 11,
      quotes: 42,
      conversion: 261_905,
      ltv: 5_286_400,
      roas: 1200,
      adSales: 3_840_000,
    })
    expect(output.conversionValue).toBe(Math.round((output.sold * 1_000_000) / output.quoted))
    expect(textOf(card)).toContain('26,2 %')
    parseChart(card.blocks.find((block) => block.type === 'chart')!.chart)
    await expect(desk.run('steve', 'marketing.funnel_metrics')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('share what was sold among its sources without losing a cent', async () => {
    const { output } = await desk.run('isabelle', 'marketing.attribute_revenue')
    const sold = output.sources.reduce((sum: number, one: { sold: number }) => sum + one.sold, 0)
    expect(sold).toBe(output.total)
    const funnel = await desk.run('isabelle', 'marketing.funnel_metrics')
    expect(output.total).toBe(funnel.output.sold)
    const ads = output.campaigns.find((one: { channel: string }) => one.channel === 'google-ads')
    expect(ads).toMatchObject({ spent: 320_000, won: 2, sold: 3_840_000 })
  })
})

describe('the plan', () => {
  it('spends the budget exactly and makes campaigns and tasks', async () => {
    const { output } = await desk.run('genevieve', 'marketing.plan_quarter', { budget: 1_500_001 })
    expect(output).toMatchObject({ from: '2027-01-01', to: '2027-03-31' })
    expect(output.campaigns.reduce((sum: number, one: { budget: number }) => sum + one.budget, 0)).toBe(1_500_001)
    const planned = await desk.inOrganization((stores) => stores.campaigns.list({ status: 'planned' }))
    expect(planned).toHaveLength(output.campaigns.length)
    await desk.run('genevieve', 'marketing.plan_quarter', { budget: 1_500_001 })
    await expect(desk.preview('genevieve', 'marketing.plan_quarter', { budget: 500 })).rejects.toMatchObject({
      field: 'budget',
    })
  })
})

describe('posts', () => {
  it('tell of the site without naming the client, and are taken back', async () => {
    const project = await desk.idOf('CHE-2603')
    const { output, card, undo } = await desk.run('genevieve', 'social.draft_post', { project })
    expect(output.fr).toContain('Des logements')
    expect(output.text).not.toMatch(/Vachon|Leduc|\$/)
    expect(textOf(card)).toContain('Facebook n’est pas connecté')
    const gone = await desk.run('genevieve', undo!.tool, undo!.input)
    await desk.run('genevieve', gone.undo!.tool, gone.undo!.input)
    const post = await desk.inOrganization((stores) => stores.posts.need(output.id))
    expect(post.status).toBe('draft')
  })

  it('never go out where no page is connected, and say so', async () => {
    const { request, decide } = approvalsOf(desk, [jade])
    const asked = await request('genevieve', 'social.publish', {})
    const done = await decide('isabelle', asked.approval)
    expect(done.done!.output).toMatchObject({ sent: false })
    expect(textOf(done.done!.card)).toContain('n’est pas partie')
    expect((await desk.outbox()).filter((one) => one.kind === 'integration')).toEqual([])
  })

  it('are measured', async () => {
    const { output } = await desk.run('genevieve', 'social.performance')
    expect(output).toMatchObject({ views: 7240, engaged: 780 })
    expect(output.posts[0].views).toBe(3320)
  })
})
