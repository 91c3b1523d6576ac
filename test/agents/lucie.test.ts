import { afterAll, describe, expect, it } from 'vitest'
import { lucie } from '../../agents/finance/lucie-demandes-paiement.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { approvalsOf } from './approve.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [lucie]
const desk = await openDesk(agents)
const { request, decide } = approvalsOf(desk, agents)
afterAll(desk.close)

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' }
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
const build = async (handle: string, code: string, more: Record<string, unknown> = {}) =>
  desk.run(handle, 'pay_applications.build', { project: await desk.idOf(code), period: OCTOBER, ...more })
const applications = async (code: string) => {
  const projectId = await desk.idOf(code)
  return desk.inOrganization((stores) => stores.payApplications.list({ projectId }))
}

describe('a month that was billed', () => {
  it('is shown with its figures, and nothing is built', async () => {
    const before = await applications('CHE-2601')
    const { output, card, undo } = await build('nadia', 'CHE-2601', {})
    expect(output.billed[0]).toMatchObject({ gross: 18_522_000, holdback: 1_852_200, total: 18_836_874 })
    expect(output.application).toBeNull()
    expect(undo).toBeNull()
    expect(textOf(card)).toContain('188 368,74')
    expect(await applications('CHE-2601')).toEqual(before)
  })

  it('is not built again under another name of the month', async () => {
    const { output } = await build('nadia', 'CHE-2603', { period: { from: '2026-10-31', to: '2026-10-31' } })
    expect(output.billed[0].total).toBe(11_580_167)
  })
})

describe('a month that was not', () => {
  it('is built from the schedule of values, once, and can be taken back', async () => {
    const first = await build('nadia', 'CHE-2604')
    const sheet = first.output.application
    const lines = await desk.inOrganization(async (stores) => stores.sovLines.listOfContract(first.output.project.id))
    const gross = lines.reduce((sum, line) => sum + Math.round((line.scheduled * line.toDatePpm) / 1e6), 0)
    expect(sheet).toMatchObject({
      number: 1,
      gross,
      holdback: Math.round(gross / 10),
      due: gross - Math.round(gross / 10),
    })
    const again = await build('nadia', 'CHE-2604')
    expect(again.output).toMatchObject({ isNew: false, application: { id: sheet.id } })
    expect(await applications('CHE-2604')).toHaveLength(1)
    await desk.run('nadia', first.undo!.tool, first.undo!.input)
    expect(await applications('CHE-2604')).toHaveLength(0)
  })

  it('without progress since the last application says so; progress by line builds the next', async () => {
    await expect(build('nadia', 'CHE-2603', { period: NOVEMBER })).rejects.toThrow(/Nothing new|Rien de nouveau/)
    const { output } = await build('nadia', 'CHE-2603', { period: NOVEMBER, progress: 'Finitions 40 %' })
    // 30 points more of 34 800.00, the tenth of it withheld.
    expect(output.application).toMatchObject({ number: 4, due: 939_600 })
    await expect(build('nadia', 'CHE-2603', { period: NOVEMBER, progress: 'Piscine 40 %' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
    await expect(build('nadia', 'CHE-2603', { period: NOVEMBER, progress: 'Finitions 140 %' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })

  it('never bills what nobody signed, nor less than before', async () => {
    await expect(build('nadia', 'CHE-2603', { period: NOVEMBER, progress: 'Finitions 1 %' })).rejects.toMatchObject({
      code: 'rule.broken',
    })
    const { output } = await build('nadia', 'CHE-2602', { period: NOVEMBER, progress: 'Gypse 90 %' })
    expect(output.application.unsigned.length).toBeGreaterThan(0)
    for (const { title } of output.application.unsigned)
      expect(output.application.lines.map((line: { name: string }) => line.name).join()).not.toContain(title)
  })

  it('is not for the site', async () => {
    await expect(build('dany', 'CHE-2604')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('submitting', () => {
  it('waits for somebody else, then issues the invoice with its holdback, once', async () => {
    const { output } = await build('nadia', 'CHE-2604')
    const project = output.project.id
    const waiting = await request('nadia', 'pay_applications.submit', { project })
    await expect(decide('nadia', waiting.approval)).rejects.toMatchObject({ code: 'auth.forbidden' })
    const { done } = await decide('isabelle', waiting.approval)
    expect((done!.output as { total: number }).total).toBe(output.application.total)
    const [invoice] = await desk.inOrganization((stores) =>
      stores.invoices.list({ projectId: project, kind: 'pay-application' }),
    )
    const { gross, holdback, due, total } = output.application
    expect(invoice).toMatchObject({ status: 'issued', gross, holdback, subtotal: due, total })
    const held = await desk.inOrganization((stores) => stores.holdbacks.list({ invoiceId: invoice!.id }))
    expect(held[0]!.amount).toBe(holdback)
    await expect(request('nadia', 'pay_applications.submit', { project })).rejects.toMatchObject({ code: 'not-found' })
  })
})
