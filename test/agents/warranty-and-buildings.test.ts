import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anselme } from '../../agents/customer-service/anselme-garanties.ts'
import { renaud } from '../../agents/real-estate/renaud-immobilier.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([anselme, renaud])
})
afterAll(() => desk.close())

describe('warranties', () => {
  it('the sure year of the clinic has ended; a hidden defect is covered only if it is serious', async () => {
    const project = await desk.idOf('CHE-2402')
    const leak = await desk.run('karine', 'warranty.check_coverage', { project, nature: 'hidden' })
    expect(leak.output).toMatchObject({ endOfWork: '2025-07-31', covered: true, onlyIfSerious: true })
    expect(leak.output.covers.map(({ until }: { until: string }) => until)).toEqual(['2030-07-31', '2026-07-31'])
    const door = await desk.run('karine', 'warranty.check_coverage', { project, nature: 'malfunction' })
    expect(door.output).toMatchObject({ covered: false })
    expect(textOf(door.card)).toContain('31 juill. 2026')
    expect(textOf(door.card)).toContain('C.c.Q., art. 2118 et 2120')
  })

  it('a site under way has no warranty yet', async () => {
    const project = await desk.idOf('CHE-2602')
    await expect(desk.run('karine', 'warranty.check_coverage', { project })).rejects.toMatchObject({
      code: 'rule.broken',
    })
  })

  it('two warranties end in winter', async () => {
    const { output } = await desk.run('karine', 'warranty.expiring_visits')
    expect(output.ending.map(({ code, endsOn }: { code: string; endsOn: string }) => [code, endsOn])).toEqual([
      ['CHE-2502', '2027-01-31'],
      ['CHE-2503', '2027-01-31'],
    ])
  })

  it('a visit is a task of who goes, and no day that has passed', async () => {
    const project = await desk.idOf('CHE-2503')
    const said = { project, what: 'le drain', date: '2026-11-05' }
    expect(textOf((await desk.preview('karine', 'warranty.dispatch_visit', said)).card)).toContain('le drain')
    const { output } = await desk.run('karine', 'warranty.dispatch_visit', said)
    const tasks = await desk.inOrganization((stores) => stores.tasks.list({ dueDate: '2026-11-05' }))
    expect(tasks.some(({ assigneeId, title }) => assigneeId === output.person.id && title.includes('le drain'))).toBe(
      true,
    )
    await expect(
      desk.preview('karine', 'warranty.dispatch_visit', { ...said, date: '2026-10-01' }),
    ).rejects.toMatchObject({ code: 'input.invalid' })
  })
})

describe('buildings', () => {
  it('cost a year, by square metre and by unit', async () => {
    const { output, card } = await desk.run('nadia', 'properties.operating_costs')
    // 16 400 + 12 100 + 5 200 + 8 400 = 42 100 over 780 m²; 6 100 + 2 600 + 3 900 = 12 600 over 310 m².
    expect(output.total).toBe(4_210_000 + 1_260_000)
    expect(output.properties.map((one: { perM2: number; perUnit: number }) => [one.perM2, one.perUnit])).toEqual([
      [5_397, 1_052_500],
      [4_065, 420_000],
    ])
    expect(textOf(card)).toContain('12 sept. 2024')
    await expect(desk.run('steve', 'properties.operating_costs')).rejects.toMatchObject({ code: 'auth.forbidden' })
  })

  it('what is due becomes tasks once', async () => {
    const due = await desk.preview('karine', 'properties.maintenance_plan', {
      property: 'triplex',
      until: '2026-12-31',
    })
    expect(textOf(due.card)).toContain('4 entretiens dus')
    const { output } = await desk.run('karine', 'properties.maintenance_plan', {
      property: 'triplex',
      until: '2026-12-31',
    })
    expect(output).toMatchObject({ added: 4, cost: 65_000 + 28_000 + 22_000 + 9_000 })
    await expect(
      desk.preview('karine', 'properties.maintenance_plan', { property: 'triplex', until: '2026-12-31' }),
    ).rejects.toMatchObject({ code: 'rule.broken' })
  })

  it('no heat is urgent, a squeaking door is not', async () => {
    const heat = await desk.run('karine', 'properties.work_request', {
      what: 'le chauffage marche pas',
      property: 'triplex',
      unit: '2',
    })
    expect(heat.output).toMatchObject({ urgent: true, due: '2026-11-03', property: 'Triplex de la rue Principale' })
    expect(heat.undo).toEqual({ tool: 'tasks.cancel', input: { task: heat.output.id } })
    const door = await desk.run('karine', 'properties.work_request', { what: 'la porte grince', property: 'triplex' })
    expect(door.output).toMatchObject({ urgent: false, due: '2026-11-09' })
  })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    [
      'infiltration d’eau a la clinique, c’est tu sous garantie',
      'karine',
      'warranty.check_coverage done',
      'vice caché',
    ],
    ['send someone to fix the brewery drain', 'karine', 'warranty.dispatch_visit needs-confirmation', 'drain'],
    ['quelles garanties achèvent', 'karine', 'warranty.expiring_visits done', 'CHE-2503'],
    ['le locataire du 2e dit que le chauffage marche pas', 'karine', 'properties.work_request done', 'urgent'],
    ['when was the roof last inspected', 'nadia', 'properties.operating_costs done', 'Sep 12, 2024'],
    ['entretien préventif du triplex', 'karine', 'properties.maintenance_plan needs-confirmation', 'Toiture'],
  ])('%s', async (text, as, step, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map(({ tool, status }) => `${tool} ${status}`)).toEqual([step])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
