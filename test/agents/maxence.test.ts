import { afterAll, beforeAll, expect, it } from 'vitest'
import { maxence } from '../../agents/executive/maxence-alertes.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([maxence])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

type Fired = { metric: string; worst: number; readings: { subject: string; value: number }[] }

it('groups what is over its line by rule, the worst first', async () => {
  const { output, card } = await desk.run('isabelle', 'alerts.evaluate', {}, 'fr')
  const fired = output.fired as Fired[]
  expect(output.rules).toBe(9)
  expect(fired[0]).toMatchObject({ metric: 'project.cpi' })
  expect(fired[0]!.readings[0]!.subject).toContain('CHE-2602')
  expect(textOf(card)).toContain('IPC : 0,91')
  const of = (metric: string) => fired.find((one) => one.metric === metric)
  // E has earned 135 632.18 that nobody billed yet.
  expect(of('project.underbilled')!.worst).toBe(13_563_218)
  expect(
    of('certification.days_left')!
      .readings.map(({ subject }) => subject)
      .join(),
  ).toContain('Mamadou')
  // Acknowledged at 34 % and snoozed until the ninth: both are silent.
  expect(of('bill.unit_price_gap')).toBeUndefined()
  expect(of('order.days_late')).toBeUndefined()
  for (const { readings } of fired.filter(({ metric }) => metric === 'invoice.days_late'))
    expect(readings.map(({ value }) => value)).toEqual([...readings.map(({ value }) => value)].sort((a, b) => b - a))
})

it('shows nobody what their role does not', async () => {
  const { output, card } = await desk.run('steve', 'alerts.evaluate', {}, 'fr')
  expect((output.fired as Fired[]).every(({ metric }) => /task|order|change/.test(metric))).toBe(true)
  expect(output.hidden).toBe(7)
  expect(textOf(card)).not.toContain('IPC')
  await expect(
    desk.preview('steve', 'alerts.create_rule', { metric: 'project.cpi', count: 900 }),
  ).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('says before it is set what a rule would say today, and sets it once with its morning report', async () => {
  const wanted = { metric: 'project.cpi', count: 930 }
  const shown = await desk.preview('marc-antoine', 'alerts.create_rule', wanted, 'fr')
  expect(textOf(shown.card)).toContain('0,91')
  expect(shown.subject).toMatchObject({ comparison: 'below', threshold: 930_000 })
  await desk.run('marc-antoine', 'alerts.create_rule', wanted)
  const [schedule] = await desk.inOrganization((stores) => stores.schedules.list({ tool: 'alerts.evaluate' }))
  expect(schedule).toMatchObject({ cron: '30 7 * * 1-5', active: true })
  await expect(desk.preview('marc-antoine', 'alerts.create_rule', wanted)).rejects.toMatchObject({
    code: 'rule.broken',
  })
})

it('asks for the threshold in the unit of what is watched', async () => {
  await expect(desk.preview('isabelle', 'alerts.create_rule', { metric: 'cash.balance' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'amount',
  })
  const { subject } = await desk.preview('isabelle', 'alerts.create_rule', { metric: 'order.days_late' })
  expect(subject).toMatchObject({ comparison: 'above', threshold: 0 })
})

it.each([
  ['avertis moi si un projet dépasse 90% du budget', 'nadia', 'coût sur budget au-dessus de 90 %'],
  ['préviens-moi quand une facture a 75 jours de retard', 'nadia', 'au-dessus de 75 jours'],
  ['fais moi savoir si l’ipc passe sous 0,92', 'marc-antoine', 'IPC sous 0,92'],
  ['warn me if cash drops below 120k', 'nadia', 'Cash under $120,000'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual(['alerts.create_rule needs-confirmation'])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})

it.each([
  ['quelque chose est-tu dans le rouge', 'isabelle', 'CHE-2602'],
  ['any alerts on right now', 'nadia', 'CPI'],
])('%s', async (text, as, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual(['alerts.evaluate done'])
  expect(answer.text).toContain(shown)
})

it('a rule is set by the click of who asked', async () => {
  const asked = await app.chat('avise-moi si l’encaisse tombe sous 90 000 $', { as: 'isabelle' })
  const { status, body } = await app.decide(asked.steps[0]!.approval!, 'approve', { as: 'isabelle' })
  expect([status, body.state]).toEqual([200, 'approved'])
  const rules = await app.within((stores) => stores.alerts.list({ metric: 'cash.balance' }))
  expect(rules.map(({ threshold }) => threshold)).toContain(9_000_000)
})
