import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeInvoice } from '../../src/domain/invoice.ts'
import { PROVINCES, type Province } from '../../src/domain/province.ts'
import {
  applyEarlyPayment,
  computeCredit,
  computeTaxes,
  extractTaxes,
  taxAmount,
  taxesInCad,
} from '../../src/domain/tax.ts'
import { taxesFor } from '../../src/domain/tax-rates.ts'

const at = (province: Province, date = '2026-11-02') => ({ province, date })
const amounts = (taxed: { taxes: readonly { amount: number }[]; total: number }) => [
  ...taxed.taxes.map((line) => line.amount),
  taxed.total,
]

describe('taxes of an amount', () => {
  test.each([
    ['T1', 'QC', '2026-11-02', 1_000_00, [50_00, 99_75, 1_149_75]],
    ['T2', 'QC', '2026-11-02', 100_00, [5_00, 9_98, 114_98]],
    ['T5', 'QC', '2026-11-02', 12_480_00, [624_00, 1_244_88, 14_348_88]],
    ['T6', 'ON', '2026-11-02', 8_765_43, [1_139_51, 9_904_94]],
    ['T7 before', 'NS', '2025-03-31', 18_450_75, [2_767_61, 21_218_36]],
    ['T7 after', 'NS', '2025-04-01', 18_450_75, [2_583_11, 21_033_86]],
    ['T9', 'BC', '2026-11-02', 1_570_00, [78_50, 1_648_50]],
    ['GST that a float gets wrong', 'AB', '2026-11-02', 20_70, [1_04, 21_74]],
    ['HST that a float gets wrong', 'NB', '2026-11-02', 3_30, [50, 3_80]],
    ['QST that toFixed gets wrong', 'QC', '2026-11-02', 140_00, [7_00, 13_97, 160_97]],
    ['Saskatchewan, whole contract', 'SK', '2026-11-02', 1_000_00, [50_00, 60_00, 1_110_00]],
    ['a credit', 'QC', '2026-11-02', -100_00, [-5_00, -9_98, -114_98]],
  ] as const)('%s', (_name, province, date, base, expected) => {
    expect(amounts(taxAmount(base, at(province, date)))).toEqual(expected)
  })

  test('T3: once on the subtotal, not line by line', () => {
    const third = { amount: 33_33 }
    const taxed = computeTaxes([third, third, third], at('QC'))
    expect(amounts(taxed)).toEqual([5_00, 9_97, 114_96])
    expect(3 * taxAmount(33_33, at('QC')).taxes[1]!.amount).toBe(9_96)
  })

  test('T10: zero-rated and exempt lines bear none', () => {
    const taxed = computeTaxes(
      [{ amount: 640_00 }, { amount: 120_00, supply: 'zero-rated' }, { amount: 300_00, supply: 'exempt' }],
      at('QC'),
    )
    expect(amounts(taxed)).toEqual([32_00, 63_84, 1_155_84])
    expect(taxed).toMatchObject({ taxable: 640_00, zeroRated: 120_00, exempt: 300_00, subtotal: 1_060_00 })
  })

  test('who is not registered charges none', () => {
    expect(computeTaxes([{ amount: 500_00 }], at('QC'), false)).toMatchObject({ taxes: [], total: 500_00 })
  })

  test('each rate names its source, and a date before the data is refused', () => {
    for (const province of PROVINCES) for (const row of taxesFor(at(province))) expect(row.source).not.toBe('')
    expect(() => taxesFor(at('QC', '2012-12-31'))).toThrow(/rule\.broken/)
    expect(() => taxesFor(at('SK', '2016-01-01'))).toThrow(/rule\.broken/)
  })

  test('total = base + taxes; each tax within half a cent of the exact one; symmetric in sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }),
        fc.constantFrom(...PROVINCES),
        (base, province) => {
          const taxed = taxAmount(base, at(province))
          expect(taxed.total).toBe(base + taxed.taxTotal)
          for (const line of taxed.taxes) {
            const error = BigInt(line.amount) * 1_000_000n - BigInt(base) * BigInt(line.rate)
            expect(error <= 500_000n && error >= -500_000n).toBe(true)
          }
          expect(taxAmount(-base, at(province)).taxTotal).toBe(-taxed.taxTotal + 0)
        },
      ),
    )
  })
})

describe('taxes inside a total', () => {
  test('T11', () => {
    const inside = extractTaxes(5_000_00, at('QC'))
    expect([inside.taxable, ...inside.taxes.map((line) => line.amount)]).toEqual([4_348_77, 217_44, 433_79])
  })

  test('the parts always sum to the total, and a taxed amount is found again within a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), fc.constantFrom(...PROVINCES), (amount, province) => {
        const inside = extractTaxes(amount, at(province))
        expect(inside.taxable + inside.taxTotal).toBe(amount)
        const back = extractTaxes(taxAmount(amount, at(province)).total, at(province))
        expect(Math.abs(back.taxable - amount)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('early payment, credit, US dollars', () => {
  const date = '2026-11-02'
  const invoice = { date, ...taxAmount(12_480_00, at('QC')) }

  test('T5: 2/10 net 30 paid on day 9 keeps the full tax', () => {
    const terms = { rate: 20_000, days: 10 }
    expect(applyEarlyPayment(invoice, terms, '2026-11-11')).toMatchObject({ discount: 249_60, due: 14_099_28 })
    expect(applyEarlyPayment(invoice, terms, '2026-11-12')).toMatchObject({ earned: true, lastDay: '2026-11-12' })
    expect(applyEarlyPayment(invoice, terms, '2026-11-13')).toMatchObject({ discount: 0, due: 14_348_88 })
  })

  test('T13', () => {
    expect(amounts(computeCredit(invoice, 1_872_00))).toEqual([93_60, 186_73, 2_152_33])
    expect(amounts(computeCredit(invoice, 500_00))).toEqual([25_00, 49_88, 574_88])
  })

  test('credits never give back more than was charged, and all of it when the price is exhausted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500_00 }), { minLength: 1, maxLength: 8 }), (parts) => {
        const charged = taxAmount(
          parts.reduce((a, b) => a + b, 0),
          at('QC'),
        )
        const notes: ReturnType<typeof computeCredit>[] = []
        for (const part of parts) {
          const taxable = notes.reduce((total, note) => total + note.taxable, 0)
          notes.push(computeCredit(charged, part, { taxable, taxes: notes.flatMap((note) => note.taxes) }))
        }
        expect(notes.reduce((total, note) => total + note.total, 0)).toBe(charged.total)
      }),
    )
    expect(() => computeCredit(invoice, 12_480_01)).toThrow(/rule\.broken/)
    expect(() => computeCredit(invoice, 0)).toThrow(/rule\.broken/)
  })

  test('T15: taxed in US dollars, taxes printed in Canadian dollars', () => {
    const { taxes } = taxAmount(3_200_00, at('QC'))
    expect(taxes.map((line) => line.amount)).toEqual([160_00, 319_20])
    expect(taxesInCad(taxes, 1_387_500).map((line) => line.amount)).toEqual([222_00, 442_89])
  })
})

describe('invoice with lines', () => {
  test('quantities in thousandths, each line rounded once', () => {
    const total = computeInvoice(
      [
        { quantity: 37_500, unitPrice: 85_00 },
        { quantity: 333, unitPrice: 10_01 },
      ],
      at('QC'),
    )
    expect(total.lineAmounts).toEqual([3_187_50, 3_33])
    expect(total.gross).toBe(3_190_83)
  })

  test('holdback of mixed supplies: the taxable part alone bears tax', () => {
    const total = computeInvoice(
      [
        { quantity: 1000, unitPrice: 1_000_00 },
        { quantity: 1000, unitPrice: 200_00, supply: 'exempt' },
      ],
      at('QC'),
      { holdbackRate: 100_000 },
    )
    expect(total).toMatchObject({ gross: 1_200_00, holdback: 120_00, taxable: 900_00, exempt: 180_00 })
    expect(amounts(total)).toEqual([45_00, 89_78, 1_214_78])
  })
})
