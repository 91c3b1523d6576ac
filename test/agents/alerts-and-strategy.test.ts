import { afterAll, beforeAll, expect, it } from 'vitest'
import { maxence } from '../../agents/executive/maxence-alertes.ts'
import { solene } from '../../agents/executive/solene-strategie.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([maxence, solene])
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

it('an alert is silenced until a day or until it gets worse, with a way back', async () => {
  const metrics = async () =>
    (await desk.run('isabelle', 'alerts.evaluate')).output.fired.map((one: Fired) => one.metric)
  expect(await metrics()).toContain('project.cpi')
  const seen = await desk.run('marc-antoine', 'alerts.snooze_or_ack', { metric: 'project.cpi' })
  expect(seen.output).toMatchObject({ state: 'acknowledged', metric: 'project.cpi' })
  const rules = () => desk.inOrganization((stores) => stores.alerts.list({ id: seen.output.id }))
  expect((await rules())[0]).toMatchObject({ state: 'acknowledged' })
  await desk.run('marc-antoine', seen.undo!.tool, seen.undo!.input)
  expect((await rules())[0]).toMatchObject({ state: 'active', lastValue: null })
  const asleep = await desk.run('nadia', 'alerts.snooze_or_ack', { metric: 'project.underbilled', until: '2026-11-16' })
  expect(asleep.output).toMatchObject({ state: 'snoozed', until: '2026-11-16' })
  expect(await metrics()).not.toContain('project.underbilled')
  await desk.run('nadia', asleep.undo!.tool, asleep.undo!.input)
  expect(await metrics()).toContain('project.underbilled')
  await expect(
    desk.run('nadia', 'alerts.snooze_or_ack', { metric: 'project.underbilled', until: '2026-11-01' }),
  ).rejects.toMatchObject({ field: 'until' })
  await expect(desk.run('tyler', 'alerts.snooze_or_ack', { metric: 'cash.balance' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('mutes from the chat', async () => {
  const answer = await app.chat('snooze the cash alert until november 20', { as: 'isabelle' })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['alerts.snooze_or_ack done'])
  expect(answer.text).toContain('Nov')
})

type Action = { kind: string; amount: number; due: string; owner: { name: string }; project: { code: string } }

it('ranks what to mend by dollars, each with its owner, its day and its task', async () => {
  const { output, card } = await desk.run('isabelle', 'strategy.recommend_actions', {}, 'fr')
  expect((output.actions as Action[]).map(({ kind, amount, due }) => [kind, amount, due])).toEqual([
    ['first', 13_563_218, '2026-11-25'],
    ['overrun', 8_220_435, '2026-11-13'],
    ['shortPay', 1_250_000, '2026-11-06'],
  ])
  const kept = await desk.inOrganization((stores) => stores.records.list('recommendation', { state: 'new' }))
  expect(new Set((output.actions as Action[]).map(({ amount }) => amount))).toEqual(
    new Set(kept.map(({ amount }) => amount)),
  )
  expect((output.actions as Action[]).every(({ owner }) => owner.name.length > 0)).toBe(true)
  expect(output.overdue).toBe(26_490_989)
  expect(card.actions!.map(({ label }) => label.slice(0, 7))).toEqual(['Tâche :', 'Tâche :', 'Tâche :', 'Relance'])
  await expect(desk.run('steve', 'strategy.recommend_actions')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('leaves out what somebody set aside', async () => {
  await desk.inOrganization(async (stores) => {
    const found = (await stores.records.list('recommendation')).find(({ amount }) => amount === 1_250_000)
    await stores.records.change('recommendation', found!.id, { state: 'dismissed' })
  })
  const { output } = await desk.run('isabelle', 'strategy.recommend_actions')
  expect((output.actions as Action[]).map(({ amount }) => amount)).not.toContain(1_250_000)
})

it('sets a goal on the firm’s own quarter, once, against the year before', async () => {
  const wanted = { metric: 'margin', percent: 140_000 }
  const shown = await desk.preview('isabelle', 'strategy.set_goal', wanted, 'fr')
  expect(shown.subject).toMatchObject({ target: 140_000, unit: 'ppm', fromDate: '2026-11-01', toDate: '2027-01-31' })
  expect(textOf(shown.card)).toContain('Les 12 mois d’avant : 13,2 %')
  await desk.run('isabelle', 'strategy.set_goal', wanted)
  await expect(desk.preview('isabelle', 'strategy.set_goal', wanted)).rejects.toMatchObject({ code: 'rule.broken' })
  await expect(desk.preview('isabelle', 'strategy.set_goal', { metric: 'dso' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'count',
  })
  const { output } = await desk.run('nadia', 'strategy.review_goals')
  expect(output.goals).toHaveLength(4)
  expect(new Set(output.goals.map(({ state }: { state: string }) => state))).toEqual(new Set(['fresh']))
  expect((await desk.run('steve', 'strategy.review_goals')).output.hidden).toBeGreaterThan(0)
})

it.each([
  ['what should I fix first next week', 'isabelle', 'strategy.recommend_actions done', '$135,632.18'],
  ['je règle quoi en premier ce mois-ci', 'isabelle', 'strategy.recommend_actions done', '135 632,18'],
  ['on est rendu où dans les objectifs', 'nadia', 'strategy.review_goals done', 'trop tôt'],
  ['fixe la cible de marge à 13,5 % ce trimestre', 'isabelle', 'strategy.set_goal needs-confirmation', '13,5 %'],
  ['on vise 42 jours de recouvrement', 'isabelle', 'strategy.set_goal needs-confirmation', '42 jours ou moins'],
  ['set a goal of 3.8M in revenue', 'isabelle', 'strategy.set_goal needs-confirmation', '3,800,000'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
})
