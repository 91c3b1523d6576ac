import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apprenticeRate,
  buildCcqReport,
  type CcqHours,
  ccqDueBy,
  checkApprentices,
  checkCcqHours,
} from '../../src/domain/ccq.ts'
import { sectorOf } from '../../src/domain/ccq-sector.ts'
import { cnesstPremium, injuryDeadlines, siteNotices, siteObligations } from '../../src/domain/cnesst.ts'
import { overtimeRule, payOf, splitOvertime, vacationRight } from '../../src/domain/labour-rules.ts'
import { divideHours, payWeek, payWeekOf } from '../../src/domain/pay-week.ts'
import { checkLicenceScope, licenceBond } from '../../src/domain/rbq.ts'
import { dartRate } from '../../src/domain/safety.ts'

const worked = (more: Partial<CcqHours> = {}): CcqHours => ({
  personId: 'steve',
  name: 'Steve',
  trade: 'charpentier-menuisier',
  card: '123',
  sector: 'residential',
  province: 'QC',
  date: '2026-10-05',
  hours: 4000,
  overtime: false,
  rate: 48_00,
  ...more,
})

describe('CCQ', () => {
  test('C10: 40 h at 48.00 bear 249.60 of indemnity', () => {
    const report = buildCcqReport([worked()], '2026-10-31')
    expect(report.lines).toMatchObject([{ regular: 4000, wages: 1_920_00, indemnity: 249_60 }])
    expect(report).toMatchObject({ dueBy: '2026-11-15', levyEmployer: 14_40, remittance: 249_60 + 28_80, nil: false })
    expect(ccqDueBy('2026-12-01')).toBe('2027-01-15')
  })

  test('by worker, trade and sector; Ontario and other months are left out; a nil report is still one', () => {
    const report = buildCcqReport(
      [
        worked({ hours: 800 }),
        worked({ hours: 200, overtime: true }),
        worked({ hours: 800, sector: 'institutional-commercial' }),
        worked({ province: 'ON' }),
        worked({ date: '2026-11-02' }),
      ],
      '2026-10-01',
    )
    expect(report.lines.map(({ sector, regular, overtime }) => [sector, regular, overtime])).toEqual([
      ['institutional-commercial', 800, 0],
      ['residential', 800, 200],
    ])
    expect(buildCcqReport([], '2026-10-01')).toMatchObject({ nil: true, remittance: 0, dueBy: '2026-11-15' })
  })

  test('hours without trade, card or sector, and too long a day', () => {
    const problems = checkCcqHours([
      worked({ trade: null }),
      worked({ card: null, hours: 800 }),
      worked({ sector: null, date: '2026-10-06', hours: 1300 }),
      worked({ province: 'ON', trade: null }),
    ]).map(({ problem }) => problem)
    expect(problems).toEqual(['no-trade', 'no-card', 'no-sector', 'long-day', 'long-day'])
  })

  test('apprentices: their rate and their number', () => {
    expect([1, 2, 3].map((period) => apprenticeRate(3, period))).toEqual([600_000, 700_000, 850_000])
    expect([1, 4].map((period) => apprenticeRate(4, period))).toEqual([500_000, 850_000])
    const crew = [true, true, false].map((apprentice) => ({ trade: 'peintre', apprentice }))
    expect(checkApprentices(crew)).toEqual([{ trade: 'peintre', journeymen: 1, apprentices: 2, ok: false }])
  })
})

describe('overtime', () => {
  const residential = overtimeRule('QC', 'residential')!
  const commercial = overtimeRule('QC', 'institutional-commercial')!
  const week = (hours: number[]) => hours.map((each, i) => ({ date: `2026-10-0${5 + i}`, hours: each }))

  test('Québec construction says that its data is not confirmed; standards are', () => {
    expect([residential.confirmed, overtimeRule('QC', null)!.confirmed]).toEqual([false, true])
    expect(overtimeRule('ON', 'residential')).toMatchObject({ weekHours: 4400 })
    expect(overtimeRule('BC', null)).toBeNull()
  })

  test('10 h in a commercial day: one at 1.5, one at 2', () => {
    const [day] = splitOvertime([{ date: '2026-10-05', hours: 1000 }], commercial)
    expect(day).toMatchObject({
      regular: 800,
      overtime: [
        { hours: 100, rate: 1_500_000 },
        { hours: 100, rate: 2_000_000 },
      ],
    })
    expect(payOf(day!, 40_00)).toBe(320_00 + 60_00 + 80_00)
  })

  test('beyond the week, on Saturday and on a Sunday', () => {
    expect(splitOvertime(week([900, 900, 900, 900, 900]), residential).map(({ regular }) => regular)).toEqual([
      900, 900, 900, 900, 400,
    ])
    const rate = (date: string) => splitOvertime([{ date, hours: 800 }], residential)[0]!.overtime[0]!.rate
    expect([rate('2026-10-10'), rate('2026-10-11'), rate('2026-10-12')]).toEqual([1_500_000, 2_000_000, 2_000_000])
    expect(splitOvertime(week([1000, 1000, 1000, 1000, 1000]), overtimeRule('ON', null)!).at(-1)).toMatchObject({
      regular: 400,
    })
  })

  test('no hour is lost or counted twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1600 }), { maxLength: 9 }), (hours) => {
        const days = week(hours).filter(({ date }) => date.length === 10)
        for (const day of splitOvertime(days, commercial)) {
          expect(day.regular + day.overtime.reduce((sum, part) => sum + part.hours, 0)).toBe(day.hours)
        }
      }),
    )
  })

  test('a week on two sites: each day by its site’s rule, what is taken back at the regular rate', () => {
    const day = (date: string, hours: number, rule = residential) => ({ site: rule.name.en, date, hours, rule })
    const paid = payWeek(
      [day('2026-10-05', 1000), day('2026-10-06', 700, commercial), day('2026-10-06', 200), day('2026-10-07', -200)],
      40_00,
    )
    // The ninth hour of the day spent mostly on the commercial site is at 1.5.
    expect(paid).toMatchObject({ regular: 1600, overtime: 100, gross: 640_00 + 60_00 })
    expect(paid.parts).toEqual([{ hours: 100, rate: 1_500_000 }])
    const mixed = divideHours([day('2026-10-06', 700, commercial), day('2026-10-06', 200)])
    expect(mixed.map(({ site, hours, premium }) => [site, hours, premium])).toEqual([
      [commercial.name.en, 600, null],
      [residential.name.en, 200, null],
      [commercial.name.en, 100, 1_500_000],
    ])
  })

  test('pay weeks begin on the day of the last run’s', () => {
    const last = { from: '2026-10-25', to: '2026-10-31' }
    expect(payWeekOf('2026-11-01', last)).toEqual({ from: '2026-11-01', to: '2026-11-07' })
    expect(payWeekOf('2026-10-24', last)).toEqual({ from: '2026-10-18', to: '2026-10-24' })
    expect(payWeekOf('2026-10-24', null)).toEqual({ from: '2026-10-19', to: '2026-10-25' })
  })

  test('a project’s name tells its sector, or nothing', () => {
    const names = ['6-plex Vachon-Leduc', 'Agrandissement de l’école', 'Réfection du pont', 'Chantier 12']
    expect(names.map(sectorOf)).toEqual(['residential', 'institutional-commercial', 'civil', null])
  })

  test('vacation: one day a month, then two weeks, then three', () => {
    expect(vacationRight('2026-08-01', '2026-11-02')).toMatchObject({ weekTenths: 6, rate: 40_000 })
    expect(vacationRight('2025-11-02', '2026-11-02').weekTenths).toBe(20)
    expect(vacationRight('2023-11-03', '2026-11-02').weekTenths).toBe(20)
    expect(vacationRight('2023-11-02', '2026-11-02')).toMatchObject({ weekTenths: 30, rate: 60_000 })
  })
})

describe('CNESST', () => {
  test('premium: average rate, wages up to the ceiling', () => {
    expect(cnesstPremium([100_00], 2026)).toMatchObject({ premium: 1_54, average: true, declareBy: '2027-03-15' })
    expect(cnesstPremium([200_000_00], 2026).insured).toBe(103_000_00)
    expect(cnesstPremium([50_000_00], 2026, 80_000)).toMatchObject({ premium: 4_000_00, average: false })
    expect(() => cnesstPremium([1], 2019)).toThrow(/rule\.broken/)
  })

  test.each([
    [9, 0, ['notice']],
    [10, 0, ['notice', 'program', 'representative']],
    [20, 0, ['notice', 'program', 'representative', 'committee']],
    [100, 0, ['notice', 'program', 'representative', 'committee', 'coordinator']],
    [12, 12_000_000_01, ['notice', 'program', 'representative', 'coordinator']],
    [12, 12_000_000_00, ['notice', 'program', 'representative']],
  ])('%i workers, %i cents', (workers, cost, expected) => {
    const found = siteObligations({ workers, cost }).filter(({ needed }) => needed)
    expect(found.map(({ key }) => key)).toEqual(expected)
  })

  test('days of a notice and of an injury', () => {
    expect(siteNotices('2026-11-30', '2027-02-16').openingBy).toBe('2026-11-20')
    const injury = injuryDeadlines({ on: '2026-08-18', backOn: '2026-09-08', serious: true })
    expect(injury).toMatchObject({
      writtenReportBy: '2026-08-19',
      employerPaysUntil: '2026-09-01',
      claimBy: '2026-09-03',
    })
    expect(injuryDeadlines({ on: '2026-08-18', backOn: '2026-08-20', serious: false })).toMatchObject({
      claimBy: '2026-08-22',
      writtenReportBy: null,
    })
    expect(dartRate({ hours: 21_450, lostTime: 1, restricted: 1 })).toBeCloseTo(18.6, 1)
  })
})

describe('RBQ', () => {
  const ours = ['1.3', '6.1', '8', '9']
  test.each([
    ['remplacer les fenêtres', 'covered', ['8']],
    ['creuser une piscine', 'by-subcontract', ['2.5', '13.5']],
    ['pool', 'by-subcontract', ['13.5']],
    ['wiring of the panel', 'by-subcontract', ['16']],
    ['danser', 'unknown', []],
  ])('%s', (work, answer, codes) => {
    const found = checkLicenceScope(ours, work)
    expect(found.answer).toBe(answer)
    expect(found.needed.map(({ code }) => code)).toEqual(codes)
  })

  test('a specialized licence alone does not cover the rest', () => {
    expect(checkLicenceScope(['9'], 'refaire le toit')).toMatchObject({ answer: 'not-covered', missing: ['7'] })
  })

  test('bond by category, with what the draft would make of it', () => {
    expect(licenceBond(ours, '2026-11-02')).toMatchObject({ amount: 40_000_00, draft: 60_000_00 })
    expect(licenceBond(['9'], '2026-11-02')).toMatchObject({ amount: 20_000_00, draft: 30_000_00 })
  })
})
