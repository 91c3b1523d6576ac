import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainShortPay, matchDeposits } from '../../src/domain/bank-matching.ts'
import { BID_CRITERIA, BID_WEIGHTS, hitRate, levelOffers, scoreBid, weighPipeline } from '../../src/domain/bids.ts'
import { forecastCash, payProfile } from '../../src/domain/cash-forecast.ts'
import {
  breakEven,
  checkDiscount,
  escalateByIndex,
  marginOfMarkup,
  markupOfMargin,
  priceForMargin,
  simulateHire,
} from '../../src/domain/pricing.ts'

describe('pricing', () => {
  test('margin is of the price, markup of the cost', () => {
    expect(priceForMargin(80_00, 200_000)).toBe(100_00)
    expect([marginOfMarkup(250_000), markupOfMargin(200_000), markupOfMargin(1_000_000)]).toEqual([
      200_000,
      250_000,
      null,
    ])
    expect(breakEven(58_000_00, 145_000)).toBe(400_000_00)
    expect(breakEven(1, 0)).toBeNull()
    expect(escalateByIndex(100_00, 120, 132)).toBe(110_00)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), (margin) => {
        expect(Math.abs(marginOfMarkup(markupOfMargin(margin)!) - margin)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a discount stops at the floor', () => {
    expect(checkDiscount(100_000_00, 85_000_00, 50_000, 100_000)).toMatchObject({
      price: 95_000_00,
      discount: 5_000_00,
      margin: 105_263,
      allowed: true,
      most: 5_555_56,
    })
    expect(checkDiscount(100_000_00, 85_000_00, 60_000, 100_000).allowed).toBe(false)
  })

  test('two carpenters for a month', () => {
    const effect = simulateHire({
      people: 2,
      hourly: 45_00,
      burden: 300_000,
      hoursAMonth: 160,
      months: 1,
      billed: 78_00,
      revenueHours: 130,
    })
    expect(effect).toEqual({ cost: 18_720_00, revenue: 20_280_00, margin: 1_560_00, breakEvenHours: 120 })
  })
})

describe('bids', () => {
  const facts = {
    marginHistory: 130_000,
    crewLoad: 700_000,
    bondingFits: true,
    distanceKm: 30,
    competitors: 4,
    payDays: 33,
    licence: 'covered',
  } as const
  test('weights are a hundred, what is unknown is named, a missing bond passes', () => {
    expect(BID_CRITERIA.reduce((sum, one) => sum + BID_WEIGHTS[one], 0)).toBe(100)
    expect(scoreBid(facts)).toMatchObject({ advice: 'bid', missing: [], blocking: [] })
    expect(scoreBid({ ...facts, bondingFits: false })).toMatchObject({ advice: 'pass', blocking: ['bonding'] })
    const blind = scoreBid({
      marginHistory: null,
      crewLoad: null,
      bondingFits: null,
      distanceKm: null,
      competitors: null,
      payDays: null,
      licence: 'unknown',
    })
    expect(blind).toMatchObject({ score: null, advice: 'unknown' })
    expect(blind.missing).toHaveLength(7)
  })

  test('hit rate, pipeline, levelled offers', () => {
    const bids = [
      { amount: 300, state: 'won' },
      { amount: 100, state: 'lost' },
      { amount: 900, state: 'open' },
    ] as const
    expect(hitRate(bids)).toEqual({ byCount: 500_000, byValue: 750_000, decided: 2 })
    expect(
      weighPipeline([
        { amount: 100_00, probability: 250_000 },
        { amount: 100_00, probability: 500_000 },
      ]),
    ).toMatchObject({ total: 200_00, weighted: 75_00 })
    const offer = (vendor: string, price: number, freight: number, worth: number, leadDays: number) => ({
      vendor,
      price,
      freight,
      leadDays,
      excludes: [{ item: 'x', worth }],
    })
    const found = levelOffers([offer('a', 100, 0, 30, 5), offer('b', 110, 5, 0, 30)], 20)
    expect(found.map(({ vendor, levelled, gap, late }) => [vendor, levelled, gap, late])).toEqual([
      ['b', 115, 0, true],
      ['a', 130, 15, false],
    ])
  })
})

describe('cash over thirteen weeks', () => {
  const input = {
    opening: 241_300_00,
    today: '2026-11-02',
    receipts: [{ label: '6-plex', invoiced: '2026-10-31', amount: 115_801_67, delays: [49, 58, 61, 66, 72] }],
    flows: [
      { label: 'paie', date: '2026-12-18', amount: -300_000_00 },
      { label: 'retenue', date: '2027-06-01', amount: 1_00 },
    ],
  }
  test('the median of the client, the lowest week and what it lacks', () => {
    const forecast = forecastCash(input)
    expect(forecast.weeks).toHaveLength(13)
    expect(forecast.weeks[8]).toMatchObject({ from: '2026-12-28', in: 115_801_67 })
    expect(forecast.lowest).toMatchObject({ week: 7, balance: -58_700_00 })
    expect(forecast.gap).toBe(58_700_00)
    expect(forecast.weeks.at(-1)!.balance).toBe(241_300_00 + 115_801_67 - 300_000_00)
    expect(forecastCash({ ...input, floor: 10_000_00 }).gap).toBe(68_700_00)
  })

  test('the range holds the middle, and the same seed gives the same range', () => {
    const forecast = forecastCash(input)
    for (const week of forecast.weeks) expect(week.low <= week.balance && week.balance <= week.high).toBe(true)
    expect(forecastCash(input)).toEqual(forecast)
    expect(payProfile([49, 58, 61, 66, 72], 30)).toMatchObject({ median: 61, lateShare: 1 })
    expect(payProfile([], 30)).toBeNull()
  })
})

describe('deposits', () => {
  const invoice = (id: string, balance: number, names = ['Résidence Le Crépuscule Doré', 'Crépuscule']) => ({
    id,
    number: `2026-0${id}`,
    names,
    balance,
    date: '2026-10-01',
  })
  const deposit = (amount: number, description: string) => [{ id: 'd', date: '2026-10-20', amount, description }]
  test.each([
    [deposit(100, 'VIR 2026-0140 x'), 'exact', 'number', 0],
    [deposit(100, 'DEPOT CREPUSCULE'), 'exact', 'amount-and-name', 0],
    [deposit(100, 'DEPOT'), 'high', 'amount', 0],
    [deposit(300, 'Crépuscule'), 'high', 'sum', 0],
    [deposit(90, 'CREPUSCULE'), 'review', 'short-pay', 10],
    [deposit(7, 'FRAIS'), 'review', 'none', 0],
  ])('%j', (deposits, confidence, reason, short) => {
    expect(matchDeposits(deposits, [invoice('140', 100), invoice('141', 200)])[0]).toMatchObject({
      confidence,
      reason,
      short,
    })
  })

  test('no invoice is matched twice, and none before it was made', () => {
    const twice = [...deposit(100, '2026-0140'), { ...deposit(100, '2026-0140')[0]!, id: 'e' }]
    expect(matchDeposits(twice, [invoice('140', 100)]).map(({ confidence }) => confidence)).toEqual(['exact', 'review'])
    expect(
      matchDeposits([{ ...deposit(100, '2026-0140')[0]!, date: '2026-09-01' }], [invoice('140', 100)])[0]!.reason,
    ).toBe('none')
  })

  test('why it is short', () => {
    const of = { subtotal: 100_00, taxes: 14_98, total: 114_98, holdbackPpm: 100_000, discountPpm: 20_000, disputed: 0 }
    const cause = (paid: number, more = {}) => explainShortPay(paid, { ...of, ...more }).cause
    expect([
      cause(100_00),
      cause(104_98),
      cause(112_98),
      cause(114_97),
      cause(90_00),
      cause(90_00, { disputed: 24_98 }),
    ]).toEqual(['tax-not-paid', 'holdback', 'discount', 'rounding', 'unknown', 'disputed'])
  })
})
