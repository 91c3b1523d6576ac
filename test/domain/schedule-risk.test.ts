import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simulateCost } from '../../src/domain/cost-risk.ts'
import { type Activity, computeCriticalPath, delaySchedule } from '../../src/domain/critical-path.ts'
import { lookAhead } from '../../src/domain/look-ahead.ts'
import {
  calibrateDurations,
  chanceWithin,
  pertPath,
  simulateSchedule,
  type UncertainActivity,
} from '../../src/domain/schedule-risk.ts'
import { QUEBEC_CONSTRUCTION } from '../../src/domain/work-calendar.ts'

const SCHOOL: UncertainActivity[] = (
  [
    ['A', 3, [], [2, 3, 4]],
    ['B', 6, ['A'], [4, 6, 10]],
    ['E', 20, ['A'], [15, 20, 31]],
    ['C', 14, ['B'], [11, 14, 22]],
    ['D', 12, ['B', 'E'], [9, 12, 18]],
    ['F', 8, ['C', 'D'], [6, 8, 13]],
    ['G', 9, ['D'], [7, 9, 14]],
    ['H', 3, ['F', 'G'], [2, 3, 5]],
  ] as const
).map(([id, duration, after, [low, likely, high]]) => ({ id, duration, after, estimate: { low, likely, high } }))

describe('Monte Carlo of the school', () => {
  const risk = simulateSchedule(SCHOOL)

  test('mean, percentiles and chance', () => {
    for (const [value, expected] of [
      [risk.mean, 49.5],
      [risk.p50, 49.3],
      [risk.p80, 52.6],
      [risk.p90, 54.4],
    ] as const)
      expect(Math.abs(value - expected)).toBeLessThan(0.3)
    expect(Math.abs(chanceWithin(risk, 52) - 0.754)).toBeLessThan(0.01)
    expect(Math.abs(risk.drivers.find(({ id }) => id === 'F')!.onPath - 0.29)).toBeLessThan(0.02)
    expect(risk.drivers.slice(0, 2).map(({ id }) => id)).toEqual(['E', 'D'])
  })

  test('the same seed gives the same answer, another one nearly', () => {
    expect(simulateSchedule(SCHOOL).p80).toBe(risk.p80)
    const other = simulateSchedule(SCHOOL, { seed: 7 })
    expect(other.p80).not.toBe(risk.p80)
    expect(Math.abs(other.p80 - risk.p80)).toBeLessThan(0.3)
  })

  test('PERT along one path is more hopeful', () => {
    const path = pertPath(SCHOOL)
    expect(path.mean).toBeCloseTo(49.17, 2)
    expect(path.deviation).toBeCloseTo(3.33, 2)
    expect(path.within(47)).toBeCloseTo(0.26, 2)
    expect(path.within(52)).toBeCloseTo(0.8, 2)
    expect(path.within(52)).toBeGreaterThan(chanceWithin(risk, 52))
  })

  test('stays between the shortest and the longest possible', () => {
    const days = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(fc.array(fc.tuple(days, days, days), { minLength: 1, maxLength: 6 }), (points) => {
        const chain = points.map((three, i): UncertainActivity => {
          const [low, likely, high] = three.sort((a, b) => a - b) as [number, number, number]
          return { id: `${i}`, duration: likely, after: i ? [`${i - 1}`] : [], estimate: { low, likely, high } }
        })
        const found = simulateSchedule(chain, { runs: 200 })
        const sum = (key: 'low' | 'high') => chain.reduce((total, { estimate }) => total + estimate[key], 0)
        expect(found.finishes[0]).toBeGreaterThanOrEqual(sum('low') - 1e-9)
        expect(found.finishes.at(-1)).toBeLessThanOrEqual(sum('high') + 1e-9)
        expect(found.p50).toBeLessThanOrEqual(found.p80)
        expect(chanceWithin(found, sum('high') + 1)).toBe(1)
      }),
      { numRuns: 30 },
    )
    expect(simulateSchedule([], { runs: 10 })).toMatchObject({ mean: 0, p90: 0, drivers: [] })
  })
})

describe('links', () => {
  const two = (link: object): Activity[] => [
    { id: 'A', duration: 10, after: [] },
    { id: 'B', duration: 4, after: [{ id: 'A', ...link }] },
  ]
  test.each([
    [{}, 10, 14],
    [{ lag: 3 }, 13, 17],
    [{ lag: -2 }, 8, 12],
    [{ type: 'start-start', lag: 2 }, 2, 10],
    [{ type: 'finish-finish', lag: 1 }, 7, 11],
  ])('%j', (link, start, finish) => {
    const schedule = computeCriticalPath(two(link))
    expect(schedule.activities[1]!.start).toBe(start)
    expect(schedule.finish).toBe(finish)
    expect(schedule.activities.every((one) => one.float >= 0 && one.freeFloat <= one.float)).toBe(true)
  })

  test('a delay eats the float before it moves the end', () => {
    expect(delaySchedule(SCHOOL, { E: 5 }).slip).toBe(5)
    expect(delaySchedule(SCHOOL, { B: 13 }).slip).toBe(0)
    expect(delaySchedule(SCHOOL, { B: 14 }).slip).toBe(1)
    expect(delaySchedule(SCHOOL, { F: 2 })).toMatchObject({ slip: 1, after: { critical: ['A', 'E', 'D', 'F', 'H'] } })
  })
})

test('look-ahead: three weeks from the start', () => {
  const activities = SCHOOL.map((one) => ({ ...one, done: one.id === 'A' }))
  const items = lookAhead(activities, '2026-11-30', QUEBEC_CONSTRUCTION, '2026-11-30')
  expect(items.map(({ id, start, end, week, critical }) => [id, start, end, week, critical])).toEqual([
    ['B', '2026-12-03', '2026-12-10', 1, false],
    ['E', '2026-12-03', '2027-01-13', 1, true],
    ['C', '2026-12-11', '2027-01-13', 2, false],
  ])
})

test('cost: the contingency takes the likely total to P80', () => {
  const lines = [100_000_00, 250_000_00, 40_000_00].map((likely, i) => ({
    label: `${i}`,
    estimate: { low: likely * 0.9, likely, high: likely * 1.4 },
  }))
  const risk = simulateCost(lines)
  expect(risk.likely).toBe(390_000_00)
  expect(risk.p50).toBeGreaterThan(risk.likely)
  expect(risk.contingency).toBe(risk.p80 - risk.likely)
  expect(risk.p50 < risk.p80 && risk.p80 < risk.p90).toBe(true)
  expect(simulateCost([])).toMatchObject({ mean: 0, p80: 0, contingency: 0 })
})

test('calibration needs three activities', () => {
  expect(calibrateDurations([{ planned: 10, actual: 12 }])).toBeNull()
  const past = [10, 12, 15].map((actual) => ({ planned: 10, actual }))
  expect(calibrateDurations(past)).toMatchObject({ count: 3, likely: 1.2 })
})
