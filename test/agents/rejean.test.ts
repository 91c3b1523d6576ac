import { afterAll, beforeAll, expect, it } from 'vitest'
import { rejean } from '../../agents/finance/rejean-ccq.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let app: TestApp
beforeAll(async () => {
  desk = await openDesk([rejean])
  app = await openTestApp()
}, 120_000)
afterAll(async () => {
  await desk.close()
  await app.close()
})

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' }

/** Steve, Dany, Mamadou and Tyler: who worked how long, where, approved in October. */
const approvedHours = () =>
  desk.inOrganization(async (stores) => {
    const ontario = (await stores.projects.list({ code: 'CHE-2601' }))[0]!.id
    const wages = new Map((await stores.records.list('wage')).map((one) => [one.personId, one.data]))
    const entries = await stores.timeEntries.between(OCTOBER, { status: 'approved' })
    return entries
      .filter(({ personId }) => wages.get(personId)!.ccq)
      .map((one) => ({ ...one, outside: one.projectId === ontario, hourly: wages.get(one.personId)!.hourly }))
  })

it('takes the approved hours of Québec sites, with 13 % of indemnity and the two levies', async () => {
  const { output, card } = await desk.run('nadia', 'ccq.compute_remittance', {}, 'fr')
  const hours = await approvedHours()
  const sum = (outside: boolean) =>
    hours.filter((one) => one.outside === outside).reduce((total, one) => total + one.hours, 0)
  expect(output).toMatchObject({
    month: '2026-10-01',
    due: '2026-11-15',
    state: 'none',
    hours: sum(false),
    outside: sum(true),
  })
  // At least every hour at its regular rate; overtime comes on top.
  const floor = hours
    .filter(({ outside }) => !outside)
    .reduce((total, one) => total + (one.hours * one.hourly) / 100, 0)
  expect(output.wages).toBeGreaterThanOrEqual(floor)
  expect(Math.abs(output.indemnity - output.wages * 0.13)).toBeLessThan(5)
  expect(output.levyEmployer).toBe(Math.round(output.wages * 0.0075))
  expect(output.remittance).toBe(output.indemnity + output.levyEmployer + output.levyEmployee)
  expect(output.sectors.map(({ sector }: { sector: string }) => sector).sort()).toEqual([
    'institutional-commercial',
    'residential',
  ])
  expect(card.summary).toContain('Le rapport d’octobre 2026 n’est pas fait')
  expect(textOf(card)).toContain('non confirmé')
})

it('tells what was sent as the register has it', async () => {
  const { output, card } = await desk.run('nadia', 'ccq.compute_remittance', {
    period: { from: '2026-09-01', to: '2026-09-30' },
  })
  expect(output).toMatchObject({ state: 'sent', number: 'CCQ-003', hours: 60_800, indemnity: 741_000 })
  expect(card.summary).toContain('CCQ-003')
  await expect(
    desk.preview('nadia', 'ccq.prepare_monthly_report', { period: { from: '2026-09-01', to: '2026-09-30' } }),
  ).rejects.toMatchObject({ code: 'rule.broken' })
})

it('prepares the report once validated, and does again what was not sent', async () => {
  const { subject } = await desk.preview('nadia', 'ccq.prepare_monthly_report')
  expect(subject).toMatchObject({ month: '2026-10-01', due: '2026-11-15' })
  const { output } = await desk.run('nadia', 'ccq.prepare_monthly_report')
  const again = await desk.run('nadia', 'ccq.prepare_monthly_report', { period: OCTOBER })
  expect([output.number, again.output.number]).toEqual(['CCQ-004', 'CCQ-004'])
  const record = await desk.inOrganization((stores) => stores.records.byNumber('ccq_report', 'CCQ-004'))
  expect(record).toMatchObject({ state: 'draft', due: '2026-11-15', amount: output.remittance })
  await expect(
    desk.preview('nadia', 'ccq.prepare_monthly_report', { period: { from: '2026-11-01', to: '2026-11-30' } }),
  ).rejects.toMatchObject({ message: expect.stringContaining('not over') })
  await expect(desk.run('karine', 'ccq.prepare_monthly_report')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

it('finds hours without a card, and says what waits', async () => {
  const { output } = await desk.run('nadia', 'ccq.check_hours_rules')
  expect(output.issues).toEqual([])
  expect(output.waiting).toBeGreaterThan(0)
  await desk.inOrganization(async (stores) => {
    const [dany] = await stores.persons.list({ handle: 'dany' })
    const [card] = await stores.certifications.list({ personId: dany!.id, kind: 'ccq' })
    await stores.certifications.update(card!.id, { expiresOn: '2026-09-30' })
  })
  const after = await desk.run('nadia', 'ccq.check_hours_rules', {}, 'fr')
  expect(new Set(after.output.issues.map(({ name, problem }: Record<string, string>) => `${name} ${problem}`))).toEqual(
    new Set(['Dany Morissette no-card']),
  )
  expect(textOf(after.card)).toContain('sans carte CCQ valide')
})

it.each([
  ['le rapport ccq est tu parti', 'nadia', 'ccq.compute_remittance done', '15 nov. 2026'],
  ['prépare le rapport CCQ d’octobre', 'nadia', 'ccq.prepare_monthly_report needs-approval', '15 nov. 2026'],
  ['who has hours with no trade code', 'nadia', 'ccq.check_hours_rules done', 'CCQ'],
])('%s', async (text, as, step, shown) => {
  const answer = await app.chat(text, { as })
  expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
  expect(plain(answer.text)).toContain(shown)
})
