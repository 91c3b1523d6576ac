import { afterAll, describe, expect, it } from 'vitest'
import { victoria } from '../../agents/finance/victoria-finances.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [victoria]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

describe('the ratios', () => {
  it('are those of the demo company', async () => {
    const { output, card } = await desk.run('nadia', 'finance.ratios', {})
    expect(output).toMatchObject({
      cash: 24_130_000,
      receivables: 76_249_585,
      holdbacks: 21_878_900,
      underbilled: 15_935_218,
      payables: 48_820_000,
      overbilled: 3_922_085,
      otherDebts: 13_540_000,
      invoiced: 164_408_461,
    })
    const text = card.summary
    expect(text).toContain('2,08')
    expect(text).toContain('42,7')
    expect(text).toContain('4,2')
  })

  it('are not for the site', async () => {
    await expect(desk.run('dany', 'finance.ratios', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('the monthly package', () => {
  it('tells the last closed month and the twelve that end with it', async () => {
    const { output, card } = await desk.run('isabelle', 'finance.monthly_package', {})
    expect(output.month).toBe('2026-10-01')
    expect(output.twelve).toEqual({ now: 293_453_000, earlier: 355_271_000 })
    expect(output.now.revenue).toBe(48_099_000)
    expect(textOf(card)).toContain('−17,4 %')
    expect(output.file).toBeNull()
  })

  it('comes as a PDF when asked, in the reader’s language', async () => {
    const { output, card } = await desk.run('nadia', 'finance.monthly_package', { pdf: true }, 'en')
    expect(card.blocks.some((block) => block.type === 'file')).toBe(true)
    const bytes = await desk.inOrganization(async (stores) => (await stores.files.need(output.file.id)).bytes)
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
  })

  it('tells a month that is asked for', async () => {
    const { output } = await desk.run('isabelle', 'finance.monthly_package', {
      period: { from: '2026-02-01', to: '2026-02-28' },
    })
    expect(output.now.revenue).toBe(1_650_000)
  })
})

describe('margins', () => {
  it('by project are 13.44 % on 2401 and 9.72 % on 2502, which lost 2.28 points', async () => {
    const { output } = await desk.run('isabelle', 'finance.margin_by_client', { by: 'project' })
    const of = (id: string) => output.lines.find((line: { id: string }) => line.id === id)
    expect(of('CHE-2401').margin).toBe(134_407)
    expect(of('CHE-2502')).toMatchObject({ margin: 97_201, bid: 120_000, fade: 22_799 })
  })

  it('by client sum the projects of each', async () => {
    const projects = (await desk.run('isabelle', 'finance.margin_by_client', { by: 'project' })).output.lines
    const clients = (await desk.run('isabelle', 'finance.margin_by_client', {})).output.lines
    const total = (lines: { revenue: number; cost: number }[]) =>
      lines.reduce((sum, one) => sum + one.revenue - one.cost, 0)
    expect(total(clients)).toBe(total(projects))
    expect(clients.length).toBeLessThan(projects.length)
  })
})

describe('closing a month', () => {
  it('is refused while the month runs, or when it is closed already', async () => {
    await expect(desk.preview('nadia', 'finance.close_month', {})).rejects.toThrow(/not over/)
    await expect(
      desk.preview('nadia', 'finance.close_month', { month: { from: '2026-09-01', to: '2026-09-30' } }),
    ).rejects.toThrow(/already closed/)
  })

  it('shows what is open, waits for somebody else, then nothing can be dated there', async () => {
    await desk.inOrganization((stores) => stores.organizations.update({ booksClosedThrough: '2026-09-30' }))
    const waiting = await request('nadia', 'finance.close_month', {})
    expect(textOf(waiting.card)).toContain('Brouillons de factures du mois')
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await decide('isabelle', waiting.approval)
    const closed = await desk.inOrganization(async (stores) => (await stores.organizations.get())!.booksClosedThrough)
    expect(closed).toBe('2026-10-31')
  })
})
