import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateScore, findDuplicateBills, findOutliers } from '../../src/domain/anomaly.ts'
import { classifyWork, costCodeLabel } from '../../src/domain/cost-code.ts'
import { splitDay, sumHours } from '../../src/domain/hours.ts'
import {
  acquisitionCost,
  conversion,
  lifetimeValue,
  netPromoterScore,
  returnOnAdSpend,
  satisfaction,
} from '../../src/domain/marketing.ts'
import {
  currentRatio,
  daysSalesOutstanding,
  grossMargin,
  growth,
  marginFade,
  runwayMonths,
} from '../../src/domain/ratios.ts'
import { backlog, forecastRevenue } from '../../src/domain/revenue.ts'
import { computeSafetyRates } from '../../src/domain/safety.ts'

describe('ratios', () => {
  test('the demo company', () => {
    const assets = 241_300_00 + 762_495_85 + 218_789_00 + 159_352_18
    expect(currentRatio(assets, 488_200_00 + 39_220_85 + 61_400_00 + 74_000_00)).toBeCloseTo(2.08, 2)
    expect(daysSalesOutstanding(762_495_85, 1_644_084_61, 92)).toBeCloseTo(42.7, 1)
    expect(runwayMonths(241_300_00, 58_000_00)).toBeCloseTo(4.2, 1)
    expect(growth(2_934_530_00, 3_552_710_00)).toBe(-174_002)
  })

  test('margins: CHE-2401 and CHE-2502, with its fade', () => {
    expect(grossMargin(1_180_000_00, 1_021_400_00)).toBe(134_407)
    expect(grossMargin(1_465_000_00, 1_322_600_00)).toBe(97_201)
    expect(marginFade(1_465_000_00, 1_289_200_00, 1_322_600_00)).toBe(22_799)
  })

  test('nothing to divide by is n/d', () => {
    expect([currentRatio(1, 0), daysSalesOutstanding(1, 0, 92), runwayMonths(1, 0)]).toEqual([null, null, null])
    expect([grossMargin(0, 10), growth(10, 0), marginFade(0, 1, 1)]).toEqual([null, null, null])
  })
})

describe('revenue', () => {
  const open = [
    { left: 1_890_000_00 - 1_474_200_00, end: '2026-12-31' },
    { left: 987_000_00 - 430_300_00, end: '2027-02-28' },
    { left: 421_850_00 - 283_390_00, end: '2026-12-31' },
    { left: 2_240_000_00, end: '2027-08-31' },
  ]

  test('backlog and forecast of the demo company', () => {
    expect(backlog(open)).toBe(3_350_960_00)
    const months = forecastRevenue(open, 22_000_00, '2026-11-02', 2)
    expect(months.map(({ month, revenue }) => [month, Math.round(revenue / 100)])).toEqual([
      ['2026-11-01', 849_507],
      ['2026-12-01', 463_368],
    ])
  })

  test('all that is left is forecast by the last end, and a late project in the first month', () => {
    const contract = fc.record({
      left: fc.integer({ min: 0, max: 100_000_000_00 }),
      end: fc.constantFrom('2026-08-31', '2026-11-30', '2027-02-28', '2027-12-01'),
    })
    fc.assert(
      fc.property(fc.array(contract), (contracts) => {
        const months = forecastRevenue(contracts, 0, '2026-11-02', 14)
        expect(months.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(backlog(contracts))
      }),
    )
    expect(forecastRevenue([{ left: 500, end: '2026-01-31' }], 0, '2026-11-02', 1)[0]!.revenue).toBe(500)
    expect(backlog([{ left: -500, end: '2026-01-31' }])).toBe(0)
  })
})

describe('anomalies', () => {
  test('the concrete price', () => {
    const [spike, ...others] = findOutliers([212, 218, 209, 221, 215, 214, 287])
    expect(spike).toMatchObject({ index: 6, value: 287, usual: 215, by: 'score' })
    expect(spike!.score).toBeCloseTo(16.2, 1)
    expect(others).toEqual([])
  })

  test('equal values but one: by relative gap', () => {
    expect(findOutliers([100, 100, 100, 100, 130])).toMatchObject([{ index: 4, by: 'gap', score: 0.3 }])
    expect(findOutliers([100, 100, 100, 100, 110])).toEqual([])
    expect(findOutliers([1, 2, 900])).toEqual([])
  })

  const bill = { vendor: 'Béton Saint-Clair', number: 'BSC-10482', date: '2026-09-14', amount: 8_412_55 }

  test.each([
    ['the same again', { number: 'BSC 10482', date: '2026-09-22' }, true],
    ['a digit swapped', { number: 'BSC-10428' }, true],
    ['without its prefix', { number: '10482' }, true],
    ['1 % less', { amount: 8_328_43 }, true],
    ['more than 1 % less', { amount: 8_328_42 }, false],
    ['ten days later', { date: '2026-09-24' }, true],
    ['eleven days later', { date: '2026-09-25' }, false],
    ['another vendor', { vendor: 'Béton Sainte-Claire' }, false],
    ['another number', { number: 'BSC-10519' }, false],
    ['its credit', { amount: -8_412_55 }, false],
  ])('duplicate bill: %s', (_case, change, found) => {
    expect(findDuplicateBills([bill, { ...bill, ...change }])).toHaveLength(found ? 1 : 0)
    expect(findDuplicateBills([{ ...bill, ...change }, bill])).toHaveLength(found ? 1 : 0)
    expect(duplicateScore(bill, { ...bill, ...change }) > 0).toBe(found)
  })

  test('a duplicate is scored out of 4, a half for what is nearly so', () => {
    expect(duplicateScore(bill, bill)).toBe(4)
    expect(duplicateScore(bill, { ...bill, amount: bill.amount + 1 })).toBe(3.5)
    expect(duplicateScore(bill, { ...bill, amount: bill.amount + 1, number: `${bill.number}A` })).toBe(3)
  })
})

describe('marketing', () => {
  test('the demo company', () => {
    expect(acquisitionCost(46_800_00, 9)).toBe(5_200_00)
    expect(lifetimeValue(118_000_00, 140_000, 32)).toBe(52_864_00)
    expect(returnOnAdSpend(38_400_00, 3_200_00)).toBe(12)
    expect(satisfaction(26, 31)).toBe(838_710)
    const answers = [...Array(19).fill(9), ...Array(8).fill(8), ...Array(3).fill(6)]
    const score = netPromoterScore(answers)
    expect(score).toMatchObject({ promoters: 19, passives: 8, detractors: 3 })
    expect(score.score).toBeCloseTo(53.3, 1)
  })

  test('conversion by count and by value', () => {
    const quotes = Array.from({ length: 42 }, (_, i) => ({ amount: i < 11 ? 30_000_00 : 10_000_00, won: i < 11 }))
    expect(conversion(quotes)).toEqual({ byCount: 261_905, byValue: 515_625 })
    expect(conversion([])).toEqual({ byCount: null, byValue: null })
  })

  test('nothing yet is n/d', () => {
    expect([acquisitionCost(100, 0), returnOnAdSpend(100, 0), satisfaction(0, 0)]).toEqual([null, null, null])
    expect(netPromoterScore([]).score).toBeNull()
  })
})

test('safety: 2 recordables, 1 with 14 lost days, in 21 450 hours', () => {
  const rates = computeSafetyRates({ hours: 21_450, recordables: 2, lostTime: 1, lostDays: 14 })
  expect(rates.trir).toBeCloseTo(18.6, 1)
  expect(rates.ltir).toBeCloseTo(9.3, 1)
  expect(rates.severity).toBeCloseTo(130.5, 1)
  expect(computeSafetyRates({ hours: 0, recordables: 0, lostTime: 0, lostDays: 0 }).trir).toBeNull()
})

describe('hours', () => {
  test('what no part covers comes first', () => {
    const caulking = { hours: 200, work: 'calfeutrage', overtime: false }
    expect(splitDay(800, [caulking])).toEqual([{ hours: 600, overtime: false }, caulking])
    const lines = splitDay(1000, [{ hours: 200, overtime: true }])
    expect(sumHours(lines)).toEqual({ regular: 800, overtime: 200, total: 1000 })
    expect(splitDay(750)).toEqual([{ hours: 750, overtime: false }])
    expect(splitDay(200, [caulking])).toEqual([caulking])
  })

  test('refuses parts above the total and impossible days', () => {
    expect(() => splitDay(100, [{ hours: 200, overtime: false }])).toThrow(/input\.invalid/)
    expect(() => splitDay(2401)).toThrow(/input\.invalid/)
    expect(() => splitDay(0)).toThrow(/input\.invalid/)
    expect(() => splitDay(100, [{ hours: -100, overtime: false }])).toThrow(/input\.invalid/)
  })
})

describe('cost codes', () => {
  test.each([
    ['calfeutrage', '07 92 00'],
    ['window caulking', '07 92 00'],
    ['pose de fenêtres', '08 50 00'],
    ['fenetres 2e étage', '08 50 00'],
    ['gypse', '09 20 00'],
    ['tirage de joints', '09 20 00'],
    ['drywall in the corridor', '09 20 00'],
    ['peinture des portes', '09 91 00'],
    ['gicleurs', '21 10 00'],
    ['coulée de la dalle', '03 30 00'],
    ['pour slab', '03 30 00'],
    ['démolition du plafond', '02 41 00'],
    ['roofing', '07 50 00'],
    ['porte de garage', '08 36 00'],
    ['excavation', '31 23 00'],
    ['code 092000', '09 20 00'],
    ['03 30 00 semelles', '03 30 00'],
    ['pour Dany', undefined],
    ['', undefined],
  ])('%s', (phrase, code) => {
    expect(classifyWork(phrase)).toBe(code)
  })

  test('labels: the work, else the division, else none', () => {
    expect(costCodeLabel('07 92 00')).toEqual({ fr: 'Calfeutrage', en: 'Caulking' })
    expect(costCodeLabel('26 51 00')).toEqual({ fr: 'Électricité', en: 'Electrical' })
    expect(costCodeLabel('99 00 00')).toBeUndefined()
  })
})
