import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Activity, computeCriticalPath, datesOf } from '../../src/domain/critical-path.ts'
import { computeEarnedValue, earnedFrom, earnedValueAt } from '../../src/domain/earned-value.ts'
import { computeWip, sumWip } from '../../src/domain/wip.ts'
import {
  ccqClosures,
  ccqHolidays,
  countWorkingDays,
  QUEBEC_CONSTRUCTION,
  WEEKDAYS,
  workingDay,
} from '../../src/domain/work-calendar.ts'

describe('earned value', () => {
  test('CHE-2602 at 2026-10-31', () => {
    const value = earnedValueAt(829_100_00, 520_000, 460_000, 419_200_00)
    expect(value).toMatchObject({
      pv: 431_132_00,
      ev: 381_386_00,
      cv: -37_814_00,
      sv: -49_746_00,
      eac: 911_304_35,
      eacOneOff: 866_914_00,
      eacPessimistic: 975_491_87,
      etc: 492_104_35,
      vac: -82_204_35,
    })
    expect(value.cpi).toBeCloseTo(0.9098, 4)
    expect(value.spi).toBeCloseTo(0.8846, 4)
    expect(value.tcpi).toBeCloseTo(1.0923, 4)
  })

  test('what has no meaning is null, never infinite', () => {
    const nothing = computeEarnedValue({ bac: 100_00, pv: 0, ev: 0, ac: 0 })
    expect(nothing).toMatchObject({ cpi: null, spi: null, eac: null, eacPessimistic: null, etc: null, vac: null })
    expect(computeEarnedValue({ bac: 100_00, pv: 50_00, ev: 0, ac: 10_00 })).toMatchObject({ cpi: 0, eac: null })
    expect(computeEarnedValue({ bac: 100_00, pv: 50_00, ev: 50_00, ac: 0 })).toMatchObject({ cpi: null, eac: null })
    expect(computeEarnedValue({ bac: 100_00, pv: 50_00, ev: 50_00, ac: 100_00 }).tcpi).toBeNull()
  })

  test('on plan and on budget, every estimate is the budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1_000_000_000 }), fc.integer({ min: 1, max: 99 }), (budget, percent) => {
        const bac = budget * 100
        const spent = budget * percent
        const value = computeEarnedValue({ bac, pv: spent, ev: spent, ac: spent })
        expect(value).toMatchObject({ cpi: 1, spi: 1, tcpi: 1, eac: bac, eacOneOff: bac, eacPessimistic: bac, vac: 0 })
      }),
    )
  })

  test('from activities', () => {
    expect(
      earnedFrom([
        { budget: 100_00, done: 500_000 },
        { budget: 33_33, done: 1_000_000 },
        { budget: 70_00, done: 0 },
      ]),
    ).toBe(83_33)
  })
})

describe('work in progress', () => {
  const portfolio = [
    [1_890_000_00, 1_625_400_00, 1_243_431_00, 1_474_200_00, 76.5, 1_445_850_00, 28_350_00],
    [987_000_00, 911_304_35, 419_200_00, 430_300_00, 46.0, 454_020_00, -23_720_00],
    [421_850_00, 349_840_00, 226_000_00, 283_390_00, 64.6, 272_519_15, 10_870_85],
    [2_240_000_00, 1_948_800_00, 118_000_00, 0, 6.06, 135_632_18, -135_632_18],
  ] as const
  const computed = portfolio.map(([contract, estimatedCost, cost, billed]) =>
    computeWip({ contract, estimatedCost, cost, billed }),
  )

  test.each(portfolio.map((row, i) => [i, row] as const))('project %i', (i, [, , , , percent, earned, over]) => {
    expect(computed[i]).toMatchObject({ earned, over })
    expect(computed[i]!.complete! / 10_000).toBeCloseTo(percent, 1)
  })

  test('liability and asset are not netted', () => {
    expect(sumWip(computed)).toEqual({ overbilled: 39_220_85, underbilled: 159_352_18 })
  })

  test('cost past its estimate earns the contract, no estimate earns nothing known', () => {
    const over = computeWip({ contract: 100_00, estimatedCost: 80_00, cost: 90_00, billed: 100_00 })
    expect(over).toMatchObject({ complete: 1_000_000, earned: 100_00, over: 0 })
    const unknown = computeWip({ contract: 100_00, estimatedCost: 0, cost: 0, billed: 0 })
    expect(unknown).toMatchObject({ complete: null, earned: null, over: null })
  })
})

const envelope = (order = 20): Activity[] => [
  { id: 'A', duration: 3, after: [] },
  { id: 'B', duration: 6, after: ['A'] },
  { id: 'E', duration: order, after: ['A'] },
  { id: 'C', duration: 14, after: ['B'] },
  { id: 'D', duration: 12, after: ['B', 'E'] },
  { id: 'F', duration: 8, after: ['C', 'D'] },
  { id: 'G', duration: 9, after: ['D'] },
  { id: 'H', duration: 3, after: ['F', 'G'] },
]

describe('critical path', () => {
  const ending = (activities: Activity[]) => {
    const schedule = computeCriticalPath(activities)
    const last = schedule.activities.find(({ finish }) => finish === schedule.finish)!
    return [schedule.finish, datesOf(last, '2026-11-30', QUEBEC_CONSTRUCTION).end]
  }

  test('the school envelope', () => {
    const schedule = computeCriticalPath(envelope())
    expect(schedule.finish).toBe(47)
    expect(schedule.critical).toEqual(['A', 'E', 'D', 'G', 'H'])
    const floats = Object.fromEntries(schedule.activities.map(({ id, float }) => [id, float]))
    expect(floats).toEqual({ A: 0, B: 13, C: 13, D: 0, E: 0, F: 1, G: 0, H: 0 })
    const free = Object.fromEntries(schedule.activities.map(({ id, freeFloat }) => [id, freeFloat]))
    expect(free).toMatchObject({ B: 0, C: 12, F: 1, H: 0 })
  })

  test('its dates, over the winter closure, and five days later', () => {
    expect(ending(envelope())).toEqual([47, '2027-02-16'])
    expect(ending(envelope(25))).toEqual([52, '2027-02-23'])
    const first = computeCriticalPath(envelope()).activities[0]!
    expect(datesOf(first, '2026-11-28', QUEBEC_CONSTRUCTION)).toEqual({ start: '2026-11-30', end: '2026-12-02' })
  })

  test('the order in which activities are given does not matter', () => {
    expect(computeCriticalPath(envelope().reverse())).toMatchObject({ finish: 47, critical: ['A', 'E', 'D', 'G', 'H'] })
  })

  test('refuses a cycle and an unknown predecessor', () => {
    const cycle = [
      { id: 'A', duration: 1, after: ['B'] },
      { id: 'B', duration: 1, after: ['A'] },
    ]
    expect(() => computeCriticalPath(cycle)).toThrow(/rule\.broken.*A, B/)
    expect(() => computeCriticalPath([{ id: 'A', duration: 1, after: ['Z'] }])).toThrow(/rule\.broken.*Z/)
    expect(computeCriticalPath([])).toEqual({ activities: [], finish: 0, critical: [] })
  })

  test('free float is the wait before the earliest follower', () => {
    const followers = [
      { id: 'A', duration: 2, after: [] },
      { id: 'B', duration: 9, after: [] },
      { id: 'C', duration: 1, after: ['A'] },
      { id: 'D', duration: 1, after: ['A', 'B'] },
    ]
    for (const order of [followers, followers.toReversed()]) {
      const free = Object.fromEntries(computeCriticalPath(order).activities.map(({ id, freeFloat }) => [id, freeFloat]))
      expect(free).toEqual({ A: 0, B: 0, C: 7, D: 0 })
    }
  })

  test('delaying an activity within its float moves nothing, one day more moves the end by a day', () => {
    const network = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat())), { minLength: 1, maxLength: 12 })
      .map((rows) =>
        rows.map(([duration, links], i) => ({
          id: `${i}`,
          duration,
          after: i ? [...new Set(links.map((link) => `${link % i}`))] : [],
        })),
      )
    fc.assert(
      fc.property(network, fc.nat(), (activities, pick) => {
        const schedule = computeCriticalPath(activities)
        const { id, float } = schedule.activities[pick % activities.length]!
        const lengthened = (days: number) =>
          computeCriticalPath(
            activities.map((each) => (each.id === id ? { ...each, duration: each.duration + days } : each)),
          )
        expect(float).toBeGreaterThanOrEqual(0)
        expect(lengthened(float).finish).toBe(schedule.finish)
        expect(lengthened(float + 1).finish).toBe(schedule.finish + 1)
      }),
    )
  })
})

describe('the calendar of Québec construction', () => {
  test.each([
    [2015, '2015-12-20'],
    [2016, '2016-07-24', '2016-12-25'],
    [2023, '2023-07-23'],
    [2024, '2024-07-21'],
    [2025, '2025-07-20', '2025-12-21'],
    [2026, '2026-07-19', '2026-12-20'],
  ])('closures of %i', (year, ...starts) => {
    const { summer, winter } = ccqClosures(year)
    for (const start of starts) expect([summer.from, winter.from]).toContain(start)
    expect(countWorkingDays(summer, QUEBEC_CONSTRUCTION) + countWorkingDays(winter, QUEBEC_CONSTRUCTION)).toBe(0)
  })

  test('holidays of 2025 as published', () => {
    expect(ccqHolidays(2025)).toEqual([
      '2025-01-01',
      '2025-04-18',
      '2025-04-21',
      '2025-05-19',
      '2025-06-24',
      '2025-06-30',
      '2025-09-01',
      '2025-10-13',
      '2025-11-10',
      '2025-12-25',
    ])
  })

  test('holidays that moved in other years', () => {
    expect(ccqHolidays(2023)).toEqual(expect.arrayContaining(['2023-06-23', '2023-06-30', '2023-11-10', '2023-05-22']))
    expect(ccqHolidays(2021)).toEqual(expect.arrayContaining(['2021-11-12', '2021-09-06', '2021-10-11']))
    expect(ccqHolidays(2015)).toEqual(expect.arrayContaining(['2015-07-03', '2015-11-09', '2015-04-03']))
  })

  test('working days are counted from 1 and never fall on a day off', () => {
    expect(workingDay('2026-12-18', 2, QUEBEC_CONSTRUCTION)).toBe('2027-01-04')
    expect(workingDay('2026-12-18', 2, WEEKDAYS)).toBe('2026-12-21')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const date = workingDay('2026-01-05', count, QUEBEC_CONSTRUCTION)
        expect(QUEBEC_CONSTRUCTION(date)).toBe(true)
        expect(countWorkingDays({ from: '2026-01-05', to: date }, QUEBEC_CONSTRUCTION)).toBe(count)
      }),
    )
  })
})
