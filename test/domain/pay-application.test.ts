import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billChange, billInstalment, billWithHoldback, releaseHoldback } from '../../src/domain/invoice.ts'
import { buildPayApplication, type PayApplicationInput } from '../../src/domain/pay-application.ts'
import { billTimeAndMaterial, labourIndemnity } from '../../src/domain/time-and-material.ts'

const quebec = { province: 'QC', date: '2026-10-31' } as const

const sixplex: PayApplicationInput = {
  lines: [
    { name: 'Structure', amount: 38_500_00, done: 650_000 },
    { name: 'Démolition', amount: 27_400_00, done: 1_000_000 },
    { name: 'Enveloppe', amount: 168_900_00, done: 800_000 },
    { name: 'Intérieur', amount: 142_700_00, done: 450_000 },
    { name: 'Finition', amount: 34_800_00, done: 100_000 },
  ],
  changes: [
    { name: 'AV-01', amount: 12_750_00, done: 1_000_000, signed: true },
    { name: 'AV-02', amount: -3_200_00, done: 1_000_000, signed: true },
  ],
  stored: 18_600_00,
  holdbackRate: 100_000,
  previousGross: 171_480_00,
}

describe('pay application', () => {
  test('C1', () => {
    const claim = buildPayApplication(sixplex, quebec)
    expect(claim).toMatchObject({
      contract: 412_300_00,
      revised: 421_850_00,
      work: 264_790_00,
      gross: 283_390_00,
      holdback: 28_339_00,
      earned: 255_051_00,
      previousEarned: 154_332_00,
      due: 100_719_00,
      leftToBill: 166_799_00,
    })
    expect(claim.taxed.taxes.map((line) => line.amount)).toEqual([5_035_95, 10_046_72])
    expect(claim.taxed.total).toBe(115_801_67)
  })

  test('an unsigned change is listed and never billed', () => {
    const unsigned = { name: 'AV-03', amount: 9_000_00, done: 1_000_000, signed: false }
    const claim = buildPayApplication({ ...sixplex, changes: [...sixplex.changes, unsigned] }, quebec)
    expect(claim.due).toBe(100_719_00)
    expect(claim.revised).toBe(421_850_00)
    expect(claim.unsigned).toEqual([unsigned])
  })

  test('refuses more than 100 % and less than was claimed', () => {
    const over = { ...sixplex, lines: [{ name: 'Structure', amount: 100, done: 1_000_001 }] }
    expect(() => buildPayApplication(over, quebec)).toThrow(/rule\.broken/)
    expect(() => buildPayApplication({ ...sixplex, previousGross: 300_000_00 }, quebec)).toThrow(/rule\.broken/)
  })

  test('successive claims and the release of the holdback add up to the contract', () => {
    const money = fc.integer({ min: 1, max: 1_000_000_00 })
    const contract = fc.array(money, { minLength: 1, maxLength: 6 })
    const steps = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 6 })
    fc.assert(
      fc.property(contract, steps, fc.integer({ min: 0, max: 150_000 }), (amounts, done, holdbackRate) => {
        let previousGross = 0
        let paid = 0
        let held = 0
        for (const part of [...done.sort((a, b) => a - b), 1_000_000]) {
          const lines = amounts.map((amount, i) => ({ name: `${i}`, amount, done: part }))
          const claim = buildPayApplication({ lines, changes: [], stored: 0, holdbackRate, previousGross }, quebec)
          paid += claim.due
          previousGross = claim.gross
          held = claim.holdback
        }
        expect(paid + held).toBe(amounts.reduce((a, b) => a + b, 0))
      }),
    )
  })
})

describe('other bills of a contract', () => {
  const figures = (taxed: { taxes: readonly { amount: number }[]; total: number }) => [
    ...taxed.taxes.map((line) => line.amount),
    taxed.total,
  ]

  test('C2: release of a holdback', () => {
    expect(figures(releaseHoldback(118_000_00, 118_000_00, quebec))).toEqual([5_900_00, 11_770_50, 135_670_50])
    expect(() => releaseHoldback(118_000_01, 118_000_00, quebec)).toThrow(/rule\.broken/)
  })

  test('C4: Manitoba, 7.5 % held', () => {
    const bill = billWithHoldback(48_333_33, 75_000, { province: 'MB', date: '2026-10-31' })
    expect(bill).toMatchObject({ holdback: 3_625_00, subtotal: 44_708_33, total: 46_943_75 })
    expect(figures(bill)).toEqual([2_235_42, 46_943_75])
  })

  test('Ontario, 10 % held, tax on the net', () => {
    const bill = billWithHoldback(185_220_00, 100_000, { province: 'ON', date: '2026-10-31' })
    expect(bill).toMatchObject({ holdback: 18_522_00, subtotal: 166_698_00, taxTotal: 21_670_74, total: 188_368_74 })
  })

  test('C6: time and material', () => {
    const bill = billTimeAndMaterial(
      {
        labour: [{ hours: 6_250, rate: 78_40 }],
        materials: 3_218_66,
        equipment: 640_00,
        markup: 150_000,
        subcontracts: 2_150_00,
        subcontractMarkup: 100_000,
      },
      quebec,
    )
    expect(bill).toMatchObject({ labour: 4_900_00, own: 8_758_66, ownMarkup: 1_313_80, subcontracts: 2_365_00 })
    expect([bill.subtotal, ...figures(bill)]).toEqual([12_437_46, 621_87, 1_240_64, 14_299_97])
  })

  test('C8: change order', () => {
    const bill = billChange(987_000_00, 3_850_00, quebec)
    expect([...figures(bill), bill.contract]).toEqual([192_50, 384_04, 4_426_54, 990_850_00])
  })

  test('C9: instalment', () => {
    const bill = billInstalment(184_900_00, 150_000, quebec)
    expect([bill.subtotal, ...figures(bill)]).toEqual([27_735_00, 1_386_75, 2_766_57, 31_888_32])
  })

  test('C10: indemnity of 13 %', () => {
    expect(labourIndemnity({ hours: 4_000, rate: 48_00 })).toEqual({ wages: 1_920_00, indemnity: 249_60 })
  })
})
