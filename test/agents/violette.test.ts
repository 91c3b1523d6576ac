import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violette } from '../../agents/real-estate/violette-baux.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openDesk, textOf } from './demo-desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk([violette])
})
afterAll(() => desk.close())

type Line = { unit: string; monthsLate: number; owed: number; state: string; closes: string }

it('the rent roll counts November, owed since the first', async () => {
  const { output } = await desk.run('karine', 'leases.rent_roll')
  // 1 045 + 980 + 1 120 + 2 150 + 1 480 + 1 260 a month; unit 2 owes October and November, 102 November.
  expect(output).toMatchObject({ monthly: 803_500, owed: 2 * 98_000 + 148_000 })
  expect(output.lines.slice(0, 3).map(({ unit, monthsLate }: Line) => [unit, monthsLate])).toEqual([
    ['2', 2],
    ['102', 1],
    ['1', 0],
  ])
})

it('a dwelling of twelve months is given notice three to six months before its end', async () => {
  const { output, card } = await desk.run('nadia', 'leases.track_renewals', { lease: 'logement 3' })
  expect(output.leases).toHaveLength(1)
  expect(output.leases[0]).toMatchObject({ unit: '3', to: '2027-01-31', closes: '2026-10-31', state: 'passed' })
  expect(textOf(card)).toContain('C.c.Q., art. 1942 et 1945')
  expect(textOf(card)).toContain('mêmes conditions')
  const { number } = output.leases[0]
  expect(textOf(card)).toContain(`nova:leases/${number}`)
  expect((await desk.run('nadia', 'leases.track_renewals', { lease: number })).output.leases).toHaveLength(1)
})

it('what a commercial lease says is not guessed', async () => {
  const { output, card } = await desk.run('nadia', 'leases.track_renewals')
  expect(output.leases).toHaveLength(6)
  expect(textOf(card)).toContain('selon le bail commercial')
})

it('rents are for who may see the books', async () => {
  await expect(desk.run('steve', 'leases.rent_roll')).rejects.toMatchObject({ code: 'auth.forbidden' })
})

describe('as people ask', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openTestApp()
  }, 120_000)
  afterAll(() => app.close())

  it.each([
    ['qui a pas payé son loyer', 'karine', 'leases.rent_roll', 'Locataire B'],
    ['which tenants are behind on rent', 'nadia', 'leases.rent_roll', '3,440.00'],
    ['le bail du logement 3 finit quand', 'karine', 'leases.track_renewals', '31 janv. 2027'],
    ['any leases coming up for renewal', 'nadia', 'leases.track_renewals', 'Unit'],
  ])('%s', async (text, as, tool, shown) => {
    const answer = await app.chat(text, { as })
    expect(answer.steps.map((step) => `${step.tool} ${step.status}`)).toEqual([`${tool} done`])
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(shown)
  })
})
