import { describe, expect, test } from 'vitest'
import { earnedSchedule, earnedValueAt, forecastFinalCosts } from '../../src/domain/earned-value.ts'
import { applyMarkups, compareActuals, computeEstimate, findMissingScope } from '../../src/domain/estimate.ts'
import { bidBonds, bondingCapacity, checkCovenants, fitsBonding } from '../../src/domain/financing.ts'
import { earnedHours, unitRate } from '../../src/domain/productivity.ts'
import { checkOrder, commitmentsOf, matchThreeWays, orderBy, standOrder } from '../../src/domain/purchase-order.ts'
import { QUEBEC_CONSTRUCTION } from '../../src/domain/work-calendar.ts'

describe('earned value, further', () => {
  const value = earnedValueAt(829_100_00, 520_000, 460_000, 419_200_00)

  test('the final cost by every method', () => {
    const methods = Object.fromEntries(
      forecastFinalCosts(value, { ev: 1, ac: 2 }).map(({ method, eac }) => [method, eac]),
    )
    expect(methods).toMatchObject({ trend: 911_304_35, 'one-off': 866_914_00, pessimistic: 975_491_87 })
    expect(methods.recent).toBe(419_200_00 + 2 * (829_100_00 - 381_386_00))
    expect(methods.weighted).toBeGreaterThan(methods.trend!)
    expect(methods.weighted).toBeLessThan(methods.pessimistic!)
  })

  test('earned schedule', () => {
    expect(earnedSchedule([100, 300, 600], 200, 2)).toEqual({ earned: 1.5, spiTime: 0.75, late: 0.5 })
    expect(earnedSchedule([100, 300], 300, 2)).toMatchObject({ earned: 2, late: 0 })
    expect(earnedSchedule([], 1, 1)).toBeNull()
  })
})

test('productivity: 147.2 earned over 171.0 paid', () => {
  const found = earnedHours([
    { code: '06 10 00', budget: 18_000, done: 460_000, paid: 8_800 },
    { code: '09 20 00', budget: 14_000, done: 460_000, paid: 8_300 },
  ])
  expect([found.earned, found.paid]).toEqual([14_720, 17_100])
  expect(found.factor).toBeCloseTo(0.861, 3)
  expect(unitRate(2_400_000, 6_000)).toBe(40)
  expect(unitRate(1000, 0)).toBeNull()
})

describe('bonding and covenants', () => {
  const input = {
    workingCapital: 500_000_00,
    backlogCost: 3_000_000_00,
    aggregateLimit: null,
    singleLimit: null,
    largestCompleted: 1_465_000_00,
  }

  test('ten times working capital less the backlog', () => {
    const capacity = bondingCapacity(input)
    expect(capacity).toMatchObject({
      aggregate: 5_000_000_00,
      single: 2_930_000_00,
      left: 2_000_000_00,
      basis: 'rule-of-thumb',
    })
    expect(fitsBonding(capacity, 2_000_000_00)).toMatchObject({ fits: true, leftAfter: 0 })
    expect(fitsBonding(capacity, 2_000_000_01).against).toEqual(['aggregate'])
    expect(bondingCapacity({ ...input, workingCapital: -1 }).left).toBe(0)
    expect(bondingCapacity({ ...input, aggregateLimit: 4_000_000_00, singleLimit: 1_000_000_00 })).toMatchObject({
      left: 1_000_000_00,
      basis: 'surety',
    })
    expect(bidBonds(1_000_00)).toEqual({ bid: 100_00, performance: 500_00, labourMaterial: 500_00 })
  })

  test('covenants: met, close, broken, unknown', () => {
    const figures = {
      currentAssets: 208_00,
      currentLiabilities: 100_00,
      debt: 300_00,
      equity: 100_00,
      cashFlow: 50_00,
      debtService: 0,
    }
    const check = checkCovenants(
      [
        { metric: 'current_ratio', at: 'least', value: 2_000_000 },
        { metric: 'debt_to_equity', at: 'most', value: 2_500_000 },
        { metric: 'debt_service', at: 'least', value: 1_250_000 },
      ],
      figures,
    )
    expect(check.map(({ met, close }) => [met, close])).toEqual([
      [true, true],
      [false, false],
      [null, false],
    ])
  })
})

describe('estimates', () => {
  const line = (code: string, quantity: number, likely: number) => ({
    code,
    description: '',
    unit: 'pi2',
    quantity,
    low: likely - 50,
    likely,
    high: likely + 100,
  })
  test('2 400 ft² of drywall and paint, overhead then profit', () => {
    const priced = computeEstimate(
      [line('09 20 00', 2_400_000, 4_10), line('09 91 00', 2_400_000, 1_65)],
      [
        { name: 'overhead', rate: 120_000, compound: false },
        { name: 'profit', rate: 80_000, compound: true },
      ],
    )
    expect(priced).toMatchObject({ cost: 13_800_00, lowCost: 11_400_00, highCost: 18_600_00 })
    expect(priced.markups.map(({ amount }) => amount)).toEqual([1_656_00, 1_236_48])
    expect(priced.price).toBe(16_692_48)
    expect(applyMarkups(13_800_00, [{ name: 'profit', rate: 80_000, compound: false }]).price).toBe(14_904_00)
    expect(() => computeEstimate([line('09', -1, 100)])).toThrow(/input\.invalid/)
  })

  test('what was probably forgotten, and what it came to', () => {
    expect(findMissingScope(['09 20 00']).map(({ division }) => division)).toEqual(['01', '09'])
    expect(
      findMissingScope(['01 50 00', '09 20 00', '09 91 00'], ['26 00 00']).map(({ division }) => division),
    ).toEqual(['26'])
    expect(
      compareActuals(
        [{ code: 'a', amount: 100 }],
        [
          { code: 'a', amount: 120 },
          { code: 'b', amount: 5 },
        ],
      ),
    ).toEqual([
      { code: 'a', estimated: 100, actual: 120, gap: 20, gapPpm: 200_000 },
      { code: 'b', estimated: 0, actual: 5, gap: 5, gapPpm: null },
    ])
  })
})

describe('orders', () => {
  const lines = (received: number) => [
    { description: 'gypse', unit: 'f', quantity: 40_000, unitPrice: 18_50, received },
  ]

  test('twenty working days before the windows are needed, over the closure', () => {
    expect(orderBy('2027-01-13', 20, QUEBEC_CONSTRUCTION)).toBe('2026-12-02')
    expect(orderBy('2026-11-09', 0)).toBe('2026-11-09')
  })

  test('where an order stands', () => {
    const order = { requiredOn: '2026-11-05', promisedOn: '2026-11-10', receivedOn: null }
    expect(standOrder(order, '2026-11-02')).toEqual({ state: 'will-be-late', daysLate: 5 })
    expect(standOrder(order, '2026-11-06')).toEqual({ state: 'late', daysLate: 1 })
    expect(standOrder({ ...order, promisedOn: '2026-11-04' }, '2026-11-02').state).toBe('on-time')
  })

  test('three-way match', () => {
    const match = (received: number, subtotal: number) => matchThreeWays({ lines: lines(received) }, { subtotal })
    expect(match(40_000, 740_00)).toMatchObject({ findings: [], payable: 740_00 })
    expect(match(40_000, 747_40).findings).toEqual([])
    expect(match(40_000, 747_41).findings).toEqual(['price', 'total'])
    expect(match(30_000, 740_00)).toMatchObject({ findings: ['quantity', 'over-billed'], payable: 555_00 })
    expect(match(0, 740_00)).toMatchObject({ findings: ['not-received'], payable: 0 })
    expect(matchThreeWays(null, { subtotal: 1 }).findings).toEqual(['no-order'])
  })

  test('limits and commitments', () => {
    expect(checkOrder(10_000_00, 10_000_00, { amount: 12_000_00, committed: 2_000_01 })).toEqual({
      withinLimit: true,
      withinBudget: false,
      left: -1,
    })
    expect(checkOrder(1, null, null)).toEqual({ withinLimit: true, withinBudget: null, left: null })
    const code = commitmentsOf({ budget: 100, spent: 40, committed: 50, billedOnCommitments: 30 })
    expect(code).toMatchObject({ toSpend: 20, engaged: 60, left: 40 })
  })
})
