import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kilometreAllowance, nextService, rentOrBuy, utilisation } from '../../src/domain/equipment-cost.ts'
import { measureForecast, measureSeason } from '../../src/domain/forecast-accuracy.ts'
import { planRound, planStock } from '../../src/domain/inventory.ts'
import { amortizeLoan, capitalCostAllowance, leasePayment } from '../../src/domain/loan.ts'
import { estimateDeductions, explainPay, remittanceDueBy, slipsDueBy } from '../../src/domain/payroll.ts'
import { computeProforma, leaseNotice, rentRoll } from '../../src/domain/real-estate.ts'

describe('loans, leases, allowances', () => {
  test('a loan ends at zero and pays its price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 500_000_000 }),
        fc.integer({ min: 0, max: 150_000 }),
        fc.integer({ min: 1, max: 300 }),
        (principal, rate, months) => {
          const loan = amortizeLoan(principal, rate, months)
          expect(loan.rows.at(-1)!.balance).toBe(0)
          expect(loan.rows.reduce((sum, row) => sum + row.principal, 0)).toBe(principal)
        },
      ),
      { numRuns: 50 },
    )
    expect(amortizeLoan(100_000_00, 60_000, 60).payment).toBe(1_933_28)
    expect(leasePayment(60_000_00, 0, 0, 60)).toBe(1_000_00)
    expect(leasePayment(60_000_00, 10_000_00, 60_000, 60)).toBeLessThan(amortizeLoan(60_000_00, 60_000, 60).payment)
  })

  test('CCA: half the rate the first year', () => {
    expect(capitalCostAllowance(100_000_00, '10', 3)!.map(({ allowance }) => allowance)).toEqual([
      15_000_00, 25_500_00, 17_850_00,
    ])
    expect(capitalCostAllowance(100_00, '999', 1)).toBeNull()
  })
})

describe('machines and stock', () => {
  const machine = { purchase: 80_000_00, residual: 20_000_00, lifeHours: 8_000, rentalDay: 450_00, runningHour: 35_00 }
  test('renting wins few days, owning many', () => {
    expect(rentOrBuy(machine, 10, 70_000, 20_000).better).toBe('rent')
    expect(rentOrBuy(machine, 150, 70_000, 20_000).better).toBe('own')
    const { breakEvenDays } = rentOrBuy(machine, 1, 70_000, 20_000)
    expect(rentOrBuy(machine, breakEvenDays!, 70_000, 20_000).better).toBe('own')
    expect(rentOrBuy(machine, breakEvenDays! - 1, 70_000, 20_000).better).toBe('rent')
    expect(utilisation(10, { from: '2026-10-05', to: '2026-10-30' })).toBe(500_000)
  })

  test('service and kilometres', () => {
    expect(nextService({ meter: 12_400, serviceEvery: 2_500, lastServiceAt: 10_000 }, 50, '2026-11-02')).toEqual({
      left: 100,
      overdue: false,
      on: '2026-11-04',
    })
    expect(kilometreAllowance(200, 4_900, '2025-06-01')).toMatchObject({ amount: 100 * 72 + 100 * 66, confirmed: true })
    expect(kilometreAllowance(1, 0, '2019-01-01')).toBeNull()
  })

  test('stock: order at the point, at least back to it', () => {
    const item = {
      onHand: 12_000,
      reserved: 4_000,
      weeklyUse: 7_000,
      leadDays: 7,
      safetyStock: 2_000,
      unitCost: 40_00,
      orderCost: 50_00,
    }
    const plan = planStock(item)
    expect(plan).toMatchObject({ available: 8_000, reorderPoint: 9_000, orderNow: true })
    expect(plan.quantity / 1000).toBe(Math.ceil(Math.sqrt((2 * 364 * 5_000) / 800)))
    expect(planStock({ ...item, onHand: 50_000 })).toMatchObject({ orderNow: false, quantity: 0 })
  })

  test('a round visits each stop once', () => {
    const stops = [
      ['a', 0, 10],
      ['b', 10, 10],
      ['c', 10, 0],
    ].map(([id, x, y]) => ({ id: String(id), x: Number(x), y: Number(y) }))
    expect(planRound(stops).distance).toBe(40)
    expect(planRound([stops[1]!, stops[0]!, stops[2]!]).order.toSorted()).toEqual(['a', 'b', 'c'])
    expect(planRound([])).toEqual({ order: [], distance: 0 })
  })
})

describe('payroll', () => {
  test('deductions leave a net, grow with the pay and say that they are not confirmed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), (gross) => {
        const found = estimateDeductions(gross, 52, '2026-10-31')
        expect(found.net + found.total).toBe(gross)
        expect(found.net).toBeGreaterThanOrEqual(0)
        expect(estimateDeductions(gross + 10_000, 52, '2026-10-31').net).toBeGreaterThan(found.net)
      }),
    )
    const week = estimateDeductions(1_920_00, 52, '2026-10-31')
    expect(week).toMatchObject({ qpip: 8_26, confirmed: false })
    expect(() => estimateDeductions(1, 52, '2020-01-01')).toThrow(/rule\.broken/)
  })

  test('why a pay changed: causes sum to the difference', () => {
    const before = { regularPay: 1_600_00, overtimePay: 200_00, net: 1_300_00, hours: 4000 }
    const now = { regularPay: 1_280_00, overtimePay: 0, net: 950_00, hours: 3200 }
    const { difference, causes } = explainPay(before, now)
    expect(difference).toBe(-350_00)
    expect(causes).toEqual([
      { cause: 'regular', amount: -320_00 },
      { cause: 'overtime', amount: -200_00 },
      { cause: 'deductions', amount: 170_00 },
    ])
    expect([remittanceDueBy('2026-10-01'), slipsDueBy(2027)]).toEqual(['2026-11-15', '2028-02-29'])
  })
})

describe('real estate', () => {
  test('eight units', () => {
    const result = computeProforma({
      units: 8,
      land: 180_000_00,
      hardCost: 1_650_000_00,
      softCost: 170_000_00,
      monthlyRent: 1_650_00,
      vacancy: 30_000,
      expenses: 320_000,
      capRate: 55_000,
      loanShare: 750_000,
      loanRate: 48_000,
      loanYears: 25,
    })
    expect(result).toMatchObject({
      cost: 2_000_000_00,
      grossRent: 158_400_00,
      collected: 153_648_00,
      noi: 104_480_64,
      loan: 1_500_000_00,
      equity: 500_000_00,
    })
    expect(result.value).toBe(1_899_648_00)
    expect(result.dscr).toBeCloseTo(result.noi / result.debtService, 10)
  })

  test('rents owed, and the window of a notice', () => {
    const lease = { unit: '3', tenant: 'x', rent: 1_000_00, to: '2027-06-30' }
    expect(
      rentRoll(
        [
          { ...lease, paidThrough: '2026-09-30' },
          { ...lease, paidThrough: '2026-11-30' },
        ],
        '2026-11-02',
      ),
    ).toMatchObject({ monthly: 2_000_00, owed: 2_000_00 })
    const notice = leaseNotice({ from: '2026-07-01', to: '2027-06-30', use: 'dwelling' }, '2026-11-02')
    expect(notice).toMatchObject({ opens: '2026-12-31', closes: '2027-03-31', state: 'not-yet', confirmed: true })
    expect(leaseNotice({ from: '2026-07-01', to: '2027-06-30', use: 'dwelling' }, '2027-04-01').state).toBe('passed')
    expect(leaseNotice({ from: '2026-07-01', to: '2026-12-31', use: 'dwelling' }, '2026-11-02')).toMatchObject({
      opens: '2026-10-31',
      closes: '2026-11-30',
      state: 'open',
    })
  })
})

test('forecasts against what came', () => {
  expect(
    measureForecast([
      { target: 'a', foreseen: 110, actual: 100 },
      { target: 'b', foreseen: 80, actual: 100 },
    ]),
  ).toEqual({ count: 2, meanError: 15, wape: 150_000, bias: -50_000 })
  expect(measureForecast([])).toMatchObject({ meanError: null, wape: null })
  const year = Array.from({ length: 12 }, (_, i) => ({
    month: `2026-${String(i + 1).padStart(2, '0')}`,
    amount: i ? 100 : 700,
  }))
  expect(measureSeason(year)![0]).toBe(4_666_667)
  expect(measureSeason(year.slice(1))).toBeNull()
})
