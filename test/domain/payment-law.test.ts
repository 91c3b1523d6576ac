import { describe, expect, test } from 'vitest'
import { attestationValidUntil, checkAttestation } from '../../src/domain/attestation.ts'
import { ontarioSubstantialPerformance } from '../../src/domain/holdback.ts'
import { computeLienDeadlines, lienExposure } from '../../src/domain/liens.ts'
import {
  contractorCalendar,
  ontarioCalendar,
  promptPaymentApplies,
  quebecPublicCalendar,
} from '../../src/domain/prompt-payment.ts'
import { prepareT5018 } from '../../src/domain/t5018.ts'

describe('liens', () => {
  test('Québec: 30 days to register, 6 months to sue, from the end of the work', () => {
    const deadlines = computeLienDeadlines('QC', '2026-10-16', '2026-11-02')
    expect(deadlines).toMatchObject({ registerBy: '2026-11-15', sueBy: '2027-04-16', daysLeft: 13, state: 'open' })
    expect(computeLienDeadlines('QC', '2026-10-16', '2026-11-16').state).toBe('register-passed')
    expect(computeLienDeadlines('QC', '2026-10-16', '2027-04-17').state).toBe('lapsed')
    expect(computeLienDeadlines('QC', '2026-08-31', '2026-11-02').sueBy).toBe('2027-02-28')
  })

  test('Ontario: 60 days, then 90 more; what was not checked says so', () => {
    const deadlines = computeLienDeadlines('ON', '2027-03-16', '2026-11-02')
    expect(deadlines).toMatchObject({
      preserveDays: 60,
      registerBy: '2027-05-15',
      sueBy: '2027-08-13',
      confirmed: true,
    })
    expect(computeLienDeadlines('SK', '2026-10-16', '2026-11-02').confirmed).toBe(false)
  })

  test('exposure never goes below zero', () => {
    expect(
      lienExposure([
        { contractAmount: 100_00, billed: 60_00, paid: 50_00, released: 40_00 },
        { contractAmount: 30_00, billed: 30_00, paid: 30_00, released: 35_00 },
      ]),
    ).toEqual({ exposure: 60_00, unreleased: 20_00, uncovered: 10_00 })
  })
})

describe('prompt payment', () => {
  test('Québec public: Sept 25 → Oct 1 → Oct 31 → Nov 5 → Nov 10', () => {
    expect(quebecPublicCalendar('2026-09-25')).toEqual({
      subAppliesBy: '2026-09-25',
      contractorAppliesOn: '2026-10-01',
      ownerPaysBy: '2026-10-31',
      contractorPaysBy: '2026-11-05',
      lowerTiersPayBy: ['2026-11-10'],
    })
    expect(quebecPublicCalendar('2026-09-26').contractorAppliesOn).toBe('2026-11-01')
    expect(quebecPublicCalendar('2026-12-10', 2)).toMatchObject({
      ownerPaysBy: '2027-01-31',
      lowerTiersPayBy: ['2027-02-10', '2027-02-15'],
    })
  })

  test('missing the 1st costs a month', () => {
    expect(contractorCalendar('2026-12-01')).toMatchObject({
      contractorAppliesOn: '2026-12-01',
      ownerPaysBy: '2026-12-31',
    })
    expect(contractorCalendar('2026-12-02').ownerPaysBy).toBe('2027-01-31')
  })

  test('thresholds by the day of the tender', () => {
    const contract = { amount: 500_000_00, work: 'building', body: 'lcop' } as const
    expect(promptPaymentApplies({ ...contract, tenderOn: '2026-09-07' }).applies).toBe(false)
    expect(promptPaymentApplies({ ...contract, tenderOn: '2026-09-08' }).applies).toBe(true)
    expect(promptPaymentApplies({ ...contract, tenderOn: '2026-09-08', work: 'civil' }).applies).toBe(false)
    expect(promptPaymentApplies({ ...contract, tenderOn: '2027-09-08', amount: 1 }).applies).toBe(true)
    expect(promptPaymentApplies({ ...contract, tenderOn: '2025-09-07', amount: 9_000_000_00 }).applies).toBe(false)
    expect(promptPaymentApplies({ ...contract, tenderOn: '2027-09-08', body: 'municipal' })).toMatchObject({
      applies: false,
      confirmed: false,
    })
  })

  test('Ontario: 28 days, 7 down-tier, refusal in 14', () => {
    expect(ontarioCalendar('2026-10-31')).toEqual({
      ownerPaysBy: '2026-11-28',
      ownerRefusesBy: '2026-11-14',
      contractorPaysBy: '2026-12-05',
      contractorRefusesBy: '2026-11-21',
    })
  })

  test('Ontario substantial performance: 3 % of the first million, 2 % of the next, 1 % of the rest', () => {
    expect(ontarioSubstantialPerformance(1_890_000_00, 47_800_00, true)).toMatchObject({
      threshold: 47_800_00,
      reached: true,
    })
    expect(ontarioSubstantialPerformance(1_890_000_00, 47_800_01, true).reached).toBe(false)
    expect(ontarioSubstantialPerformance(1_890_000_00, 0, false).reached).toBe(false)
    expect(ontarioSubstantialPerformance(5_000_000_00, 0, true).threshold).toBe(80_000_00)
  })
})

describe('subcontractors', () => {
  test('T5018: services over 500 $ with taxes, due six months after', () => {
    const pay = (vendorId: string, amount: number, more: object = {}) => ({
      vendorId,
      name: vendorId,
      businessNumber: null,
      date: '2026-03-01',
      amount,
      services: true,
      ...more,
    })
    const found = prepareT5018(
      [
        pay('a', 300_00),
        pay('a', 200_01),
        pay('b', 500_00),
        pay('c', 9_000_00, { services: false }),
        pay('d', 800_00, { businessNumber: '123456789' }),
        pay('d', 900_00, { date: '2027-01-01' }),
      ],
      { from: '2026-01-01', to: '2026-12-31' },
    )
    expect(found.slips.map(({ vendorId, amount }) => [vendorId, amount])).toEqual([
      ['d', 800_00],
      ['a', 500_01],
    ])
    expect(found).toMatchObject({ total: 1_300_01, below: 1, missingNumbers: ['a'], dueBy: '2027-06-30' })
  })

  test('attestation: from 25 000 $, to the end of the third month after issue', () => {
    expect(attestationValidUntil('2026-06-10')).toBe('2026-09-30')
    expect(attestationValidUntil('2026-11-30')).toBe('2027-02-28')
    const check = (amount: number, expires: string | null) =>
      checkAttestation(amount, { expires }, '2026-10-01', '2026-11-02')
    expect(check(24_999_99, null).state).toBe('not-needed')
    expect(check(25_000_00, null)).toMatchObject({
      state: 'missing',
      validityBy: '2026-10-08',
      authenticityBy: '2026-10-11',
    })
    expect(check(25_000_00, '2026-09-30').state).toBe('expired')
    expect(check(25_000_00, '2026-11-02').state).toBe('valid')
  })
})
