import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AGEING_BUCKETS, bucketOf, computeAgeing } from '../../src/domain/ageing.ts'
import { contractualRelease, ontarioAnnualRelease, statutoryHoldback } from '../../src/domain/holdback.ts'
import { formatInvoiceNumber, parseInvoiceNumber } from '../../src/domain/invoice-number.ts'
import { computeLateInterest } from '../../src/domain/late-interest.ts'
import { expectReceipts, likelyPaymentDate, median } from '../../src/domain/payer-forecast.ts'
import { readRegistration, registrationKind } from '../../src/domain/registration.ts'
import { addDays } from '../../src/lib/dates.ts'

describe('ageing', () => {
  const on = '2026-10-31'

  test('a balance changes bucket the day after 0, 30, 60 and 90 days past due', () => {
    const late = (days: number) => bucketOf(addDays(on, -days), on)
    expect([-5, 0, 1, 30, 31, 60, 61, 90, 91].map(late)).toEqual([
      'current',
      'current',
      '1-30',
      '1-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      '90+',
    ])
  })

  test('the demo company: buckets, total, overdue, the oldest first', () => {
    const ageing = computeAgeing(
      [
        { due: '2026-11-30', balance: 497_585_96 },
        { due: '2026-10-01', balance: 238_298_33 },
        { due: '2026-09-30', balance: 12_500_00 },
        { due: '2026-08-30', balance: 4_311_56 },
        { due: '2026-03-02', balance: 9_800_00 },
        { due: '2026-03-02', balance: 0 },
      ],
      on,
    )
    expect(AGEING_BUCKETS.map((bucket) => ageing.buckets[bucket])).toEqual([
      497_585_96, 238_298_33, 12_500_00, 4_311_56, 9_800_00,
    ])
    expect(ageing).toMatchObject({ total: 762_495_85, overdue: 264_909_89 })
    expect(ageing.items.map(({ balance }) => balance)).toEqual([9_800_00, 4_311_56, 12_500_00, 238_298_33, 497_585_96])
  })

  test('the buckets always sum to the receivables', () => {
    const receivable = fc.record({
      due: fc.integer({ min: -400, max: 400 }).map((days) => addDays(on, days)),
      balance: fc.integer({ min: -10_000_00, max: 1_000_000_00 }),
    })
    fc.assert(
      fc.property(fc.array(receivable), (receivables) => {
        const ageing = computeAgeing(receivables, on)
        const total = receivables.reduce((sum, { balance }) => sum + balance, 0)
        expect(Object.values(ageing.buckets).reduce((a, b) => a + b, 0)).toBe(total)
        expect(ageing.total).toBe(total)
      }),
    )
  })
})

describe('late interest', () => {
  const on = addDays('2026-09-25', 37)

  test('T16: the written annual rate, and 5 % where none is written', () => {
    expect(computeLateInterest(11_497_50, '2026-09-25', on, { annualRate: 180_000 })).toMatchObject({
      days: 37,
      interest: 209_79,
      basis: 'contract',
    })
    expect(computeLateInterest(11_497_50, '2026-09-25', on, 'no-annual-rate')).toMatchObject({
      rate: 50_000,
      interest: 58_28,
      basis: 'statutory',
    })
  })

  test('nothing without a clause, before the due date, or above 35 % a year', () => {
    expect(computeLateInterest(11_497_50, '2026-09-25', on, 'none')).toMatchObject({ interest: 0, basis: 'none' })
    expect(computeLateInterest(11_497_50, on, '2026-09-25', 'no-annual-rate')).toMatchObject({ days: 0, interest: 0 })
    expect(computeLateInterest(100_00, '2025-09-25', '2026-09-25', { annualRate: 350_000 }).interest).toBe(35_00)
    expect(() => computeLateInterest(100_00, '2026-09-25', on, { annualRate: 350_001 })).toThrow(/rule\.broken/)
  })
})

describe('cash by payer behaviour', () => {
  const delays = [49, 58, 61, 66, 72]

  test('the C1 invoice by its client', () => {
    const { parts, medianDelay } = expectReceipts(115_801_67, delays, [45, 60, 75])
    expect(parts).toEqual([
      { byDay: 45, expected: 16_543_10 },
      { byDay: 60, expected: 33_086_19 },
      { byDay: 75, expected: 49_629_29 },
      { byDay: null, expected: 16_543_09 },
    ])
    expect(medianDelay).toBe(61)
    expect(likelyPaymentDate('2026-10-31', delays)).toBe('2026-12-31')
  })

  test('never loses a cent, also for a client without history', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_00 }),
        fc.array(fc.integer({ min: 0, max: 200 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 6 }),
        (amount, delays, horizons) => {
          const { parts } = expectReceipts(
            amount,
            delays,
            horizons.sort((a, b) => a - b),
          )
          expect(parts.reduce((sum, { expected }) => sum + expected, 0)).toBe(amount)
          expect(parts.every(({ expected }) => expected >= 0)).toBe(true)
        },
      ),
    )
    expect(likelyPaymentDate('2026-10-31', [])).toBeNull()
  })

  test('median', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 5])]).toEqual([null, 3, 2.5, 5])
  })
})

describe('numbers', () => {
  test('registrations: a wrong form is invalid, a failed check digit only doubtful', () => {
    expect(readRegistration('GST', '123456782 RT 0001')).toMatchObject({ status: 'valid', number: '123456782RT0001' })
    expect(readRegistration('GST', '123456789rt0001').status).toBe('doubtful')
    expect(readRegistration('GST', '123456782RC0001').status).toBe('invalid')
    expect(readRegistration('GST', '12345678RT0001').status).toBe('invalid')
    expect(readRegistration('QST', '1234567890TQ0001').status).toBe('valid')
    expect(readRegistration('QST', '123456789TQ0001').status).toBe('invalid')
    expect(readRegistration('RBQ', '1234567890')).toMatchObject({ status: 'valid', number: '1234-5678-90' })
    expect(readRegistration('RBQ', '1234-567-90').status).toBe('invalid')
  })

  test('the kind is seen from the text', () => {
    const texts = ['123456789 RT0001', '1234567890TQ0001', '1234-5678-90', 'notre TVQ 12', 'allo']
    expect(texts.map(registrationKind)).toEqual(['GST', 'QST', 'RBQ', 'QST', undefined])
  })

  test('invoice numbers', () => {
    expect(formatInvoiceNumber({ kind: 'invoice', year: 2026, sequence: 152 })).toBe('2026-0152')
    expect(formatInvoiceNumber({ kind: 'credit', year: 2026, sequence: 9 })).toBe('NC-2026-0009')
    expect(parseInvoiceNumber('#2026-152')).toEqual({ kind: 'invoice', year: 2026, sequence: 152 })
    expect(['2026-0000', '152', '2026-11-02', 'CHE-2603'].map(parseInvoiceNumber)).toEqual(Array(4).fill(undefined))
    fc.assert(
      fc.property(
        fc.constantFrom('invoice' as const, 'credit' as const),
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 999_999 }),
        (kind, year, sequence) => {
          const number = { kind, year, sequence }
          expect(parseInvoiceNumber(formatInvoiceNumber(number))).toEqual(number)
        },
      ),
    )
  })
})

describe('holdback', () => {
  test('the law: none in Québec, 10 % in Ontario, 7.5 % in Manitoba', () => {
    expect(statutoryHoldback('QC')).toBeNull()
    expect(statutoryHoldback('ON')).toMatchObject({ rate: 100_000, confirmed: true })
    expect(statutoryHoldback('MB')?.rate).toBe(75_000)
  })

  test('Ontario: the dates of a release, the next one once it is past, 2027 at the earliest', () => {
    expect(ontarioAnnualRelease('2026-03-02', '2026-11-02')).toEqual({
      anniversary: '2027-03-02',
      noticeBy: '2027-03-16',
      liensExpire: '2027-05-15',
      payBy: '2027-05-29',
    })
    expect(ontarioAnnualRelease('2026-03-02', '2027-03-16').noticeBy).toBe('2027-03-16')
    expect(ontarioAnnualRelease('2026-03-02', '2027-03-17').anniversary).toBe('2028-03-02')
    expect(ontarioAnnualRelease('2024-05-10', '2026-04-01').anniversary).toBe('2027-05-10')
    expect(ontarioAnnualRelease('2026-12-28', '2028-01-05').anniversary).toBe('2027-12-28')
    expect(ontarioAnnualRelease('2028-02-29', '2028-03-01').anniversary).toBe('2029-02-28')
  })

  test('by contract: days after the end of the work', () => {
    expect(contractualRelease('2026-01-31', 45)).toBe('2026-03-17')
  })
})
