import { afterAll, describe, expect, it } from 'vitest'
import { benoit } from '../../agents/finance/benoit-conciliation.ts'
import { demoClients } from '../../db/demo/generate.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { openDesk, textOf } from './demo-desk.ts'

const agents: Agent<Stores>[] = [benoit]
const desk = await openDesk(agents)
afterAll(desk.close)

const paid = () => desk.inOrganization((stores) => stores.payments.list({ date: '2026-11-02' }))

describe('deposits', () => {
  it('sure ones are recorded once, with a way back; the others wait for a person', async () => {
    const { output, undo } = await desk.run('nadia', 'payments.match_deposit', {})
    const of = (amount: number) => output.rows.find((one: { amount: number }) => one.amount === amount)
    expect(of(11_580_167)).toMatchObject({ confidence: 'exact', short: 0 })
    expect(of(11_580_167).invoices[0].client).toContain('Vachon-Leduc')
    expect(of(420_000).confidence).toBe('review')
    expect((await paid()).map((one) => one.amount)).toEqual([11_580_167])
    const again = await desk.run('nadia', 'payments.match_deposit', { amount: 11_580_167 })
    expect(await paid()).toHaveLength(1)
    expect(again.output.already).toEqual([of(11_580_167).invoices[0].number])
    expect(again.undo).toBeNull()
    await desk.run('nadia', undo!.tool, undo!.input)
    expect(await paid()).toHaveLength(0)
  })

  it('that are not in the account record nothing', async () => {
    const { output } = await desk.run('nadia', 'payments.match_deposit', { amount: 123_457 })
    expect(output.rows[0]).toMatchObject({ id: null, invoices: [], confidence: 'review' })
    expect(await paid()).toHaveLength(0)
  })

  it('are not for the site', async () => {
    await expect(desk.run('dany', 'payments.match_deposit', {})).rejects.toMatchObject({ code: 'auth.forbidden' })
  })
})

describe('a short payment', () => {
  it('names its likeliest cause', async () => {
    const residence = await desk.run('nadia', 'payments.explain_short_pay', { client: demoClients.C8! })
    expect(residence.output).toMatchObject({ short: 1_250_000, cause: 'unknown' })
    const brewery = await desk.run('nadia', 'payments.explain_short_pay', { client: demoClients.C6! })
    expect(brewery.output).toMatchObject({ short: 980_000, cause: 'disputed' })
    expect(textOf(brewery.card)).toContain('litige')
  })

  it('says so when there is none', async () => {
    await expect(desk.run('nadia', 'payments.explain_short_pay', { client: demoClients.C1! })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
