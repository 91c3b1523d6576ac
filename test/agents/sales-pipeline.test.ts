import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vincent } from '../../agents/sales/vincent-pipeline.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([vincent])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

describe('the pipeline', () => {
  it('weighs each open deal by its odds, to the cent', async () => {
    const { output, card } = await desk.run('genevieve', 'pipeline.forecast_wins')
    // 246 250 × 20 % + 41 800 × 45 % + 1 980 000 × 15 % + 845 000 × 25 % + 116 000 × 50 % + 38 500 × 40 %
    expect(output).toMatchObject({ count: 14, total: 326_755_000, weighted: 64_971_000, silent: 4, unpriced: 0 })
    expect(textOf(card)).toContain('649 710,00 $')
    expect(textOf(card)).toContain('nova:quotes/S-2026-')
    expect(card.actions![0]).toMatchObject({ intent: { tool: 'pipeline.follow_up' } })
  })

  it('shows those quiet for two weeks, the longest first', async () => {
    const { output } = await desk.run('genevieve', 'pipeline.forecast_wins', { silent: true, weeks: 2000 })
    expect(output.lines.map(({ amount, silentDays }: Record<string, number>) => [amount, silentDays])).toEqual([
      [4_620_000, 60],
      [3_275_000, 46],
      [1_840_000, 32],
    ])
  })

  it('is not for who has no part in sales', async () => {
    await expect(desk.run('steve', 'pipeline.forecast_wins')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('moves a deal, and back with its odds', async () => {
    const { output, undo } = await desk.run('genevieve', 'pipeline.move_stage', {
      deal: 'la caserne',
      stage: 'lost',
      reason: 'trop cher',
    })
    expect(output).toMatchObject({ before: 'estimating', after: 'lost', probabilityBefore: 250_000 })
    const after = await desk.run('genevieve', 'pipeline.forecast_wins')
    expect(after.output.weighted).toBe(64_971_000 - 21_125_000)
    await desk.run('genevieve', undo!.tool, undo!.input)
    expect((await desk.run('genevieve', 'pipeline.forecast_wins')).output.weighted).toBe(64_971_000)
    await expect(
      desk.run('genevieve', 'pipeline.move_stage', { deal: 'le stade', stage: 'won' }),
    ).rejects.toMatchObject({ code: 'input.invalid', field: 'deal' })
  })
})

describe('the follow-up', () => {
  it('writes to the four silent quotes over 10 000 $, each in its language', async () => {
    const { card } = await desk.preview('genevieve', 'pipeline.follow_up', { over: 1_000_000 }, 'en')
    const text = textOf(card)
    expect(card.summary).toContain('4 quotes')
    for (const part of ['$46,200.00', '$32,750.00', '$18,400.00', '$148,900.00']) expect(text).toContain(part)
    expect(text).toContain('at $18,400.00 plus taxes')
    expect(text).toContain('au prix de 148 900,00 $ plus taxes')
    expect(text).toContain('1234-5678-90')
  })

  it('leaves out who withdrew, and prepares the others where no mail is connected', async () => {
    const lead = await desk.inOrganization(async (stores) => {
      const [quote] = await stores.quotes.list({ prospect: 'Lakeview Marina' })
      const [lead] = await stores.leads.list({ quoteId: quote!.id })
      await stores.consents.insert({
        leadId: lead!.id,
        purpose: 'marketing',
        channel: 'email',
        basis: 'express',
        givenOn: '2026-09-20',
        withdrawnOn: '2026-10-10',
        proof: 'courriel',
      })
      return lead!
    })
    const { card } = await desk.preview('genevieve', 'pipeline.follow_up', {}, 'fr')
    expect(card.summary).toContain('3 soumissions')
    expect(textOf(card)).toContain('Lakeview Marina : pas de consentement')
    expect(textOf(card)).not.toContain(lead.email)
    const { output } = await desk.run('genevieve', 'pipeline.follow_up', { quote: 'salle d’opération' })
    expect(output.mails).toMatchObject([{ number: 'S-2026-029', name: 'Vétérinaire Griffe-Douce', sent: false }])
    expect(await desk.outbox()).toEqual([])
  })

  it('goes out once mail is connected, and counts as the last word', async () => {
    await desk.inOrganization((stores) =>
      stores.connections.insert({ integration: 'smtp', token: new Uint8Array([1]), state: 'connected' }),
    )
    const { output } = await desk.run('genevieve', 'pipeline.follow_up', { quote: 'le Quai 9' })
    expect(output.mails).toHaveLength(1)
    const [mail] = await desk.outbox()
    expect(mail).toMatchObject({ kind: 'email', to: output.mails[0].to })
    const after = await desk.run('genevieve', 'pipeline.forecast_wins', { silent: true })
    expect(after.output.silent).toBe(3)
  })

  it('writes to nobody who decided', async () => {
    await expect(desk.preview('genevieve', 'pipeline.follow_up', { quote: 'Sous-sol à isoler' })).rejects.toMatchObject(
      { code: 'rule.broken' },
    )
    await expect(desk.preview('genevieve', 'pipeline.follow_up', { over: 90_000_000 })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })
})

describe('as people ask', () => {
  it.each([
    ['quelles soumissions dorment depuis 2 semaines', 'genevieve', 'pipeline.forecast_wins done', 'Griffe-Douce'],
    ['what is in our pipeline', 'genevieve', 'pipeline.forecast_wins done', '649,710.00'],
    ['on a perdu le dossier de la caserne', 'genevieve', 'pipeline.move_stage done', 'Perdu'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })

  it('shows the messages and waits for the click of who asked', async () => {
    const asked = await app.chat('follow up on every quote over 10k with no answer', { as: 'genevieve' })
    expect(asked.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([
      'pipeline.follow_up needs-confirmation',
    ])
    const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'genevieve' })
    expect([status, body.state]).toEqual([200, 'approved'])
  })
})
