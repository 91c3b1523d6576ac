import { describe, expect, test } from 'vitest'
import { evaluateAlerts } from '../../src/domain/alert-rules.ts'
import { claimNotice, quantifyDelay } from '../../src/domain/delay-claim.ts'
import { checkCertificate } from '../../src/domain/insurance.ts'
import { auditPages } from '../../src/domain/page-audit.ts'
import { byExpiry, crewLoad, markApplication, siteEligibility, turnover } from '../../src/domain/people-metrics.ts'
import { deficiencyFigures, firstPassYield, pareto, scoreSubcontractor } from '../../src/domain/quality.ts'
import { churnRisk, standTicket } from '../../src/domain/service-level.ts'
import { diffMeasures, measureOutline, toImperial, unitsToBuy } from '../../src/domain/takeoff.ts'
import { checkCoverage } from '../../src/domain/warranty.ts'
import { checkWindow, outdoorWork } from '../../src/domain/work-window.ts'

test('warranty: a year, five for what endangers the work', () => {
  const defect = {
    nature: 'malfunction',
    reportedOn: '2026-07-31',
    endOfWork: '2025-07-31',
    contractMonths: 12,
  } as const
  expect(checkCoverage(defect)).toMatchObject({ covered: true, onlyIfSerious: false, until: '2026-07-31', daysLeft: 0 })
  expect(checkCoverage({ ...defect, reportedOn: '2026-08-01' }).covered).toBe(false)
  expect(checkCoverage({ ...defect, reportedOn: '2026-11-02', nature: 'hidden' })).toMatchObject({
    covered: true,
    onlyIfSerious: true,
    until: '2030-07-31',
    source: 'C.c.Q., art. 2118',
  })
  expect(checkCoverage({ ...defect, contractMonths: 24 }).until).toBe('2027-07-31')
})

test('weather: −6 °C calls for measures, rain and wind for another day', () => {
  const day = { date: '2026-11-05', low: -6, high: -1, rain: 0, wind: 15 }
  expect(checkWindow('concrete', day)).toMatchObject({ go: 'with-measures', against: ['cold'] })
  expect(checkWindow('concrete', { ...day, low: -20 }).go).toBe('no')
  expect(checkWindow('concrete', { ...day, rain: 12 })).toMatchObject({ go: 'no', against: ['cold', 'rain'] })
  expect(checkWindow('roofing', { ...day, wind: 55 })).toMatchObject({ go: 'no', against: ['wind'] })
  expect(checkWindow('roofing', day).go).toBe('yes')
  expect(outdoorWork('on peut tu couler jeudi')).toBe('concrete')
  expect(outdoorWork('reunion')).toBeUndefined()
})

describe('people', () => {
  test('turnover, expiries, eligibility, marks, load', () => {
    const people = [
      { hiredOn: '2020-01-01', leftOn: null },
      { hiredOn: '2020-01-01', leftOn: '2026-03-01' },
      { hiredOn: '2026-05-01', leftOn: null },
    ]
    expect(turnover(people, { from: '2026-01-01', to: '2026-10-31' })).toEqual({
      headcount: 2,
      mean: 2,
      left: 1,
      joined: 1,
      rate: 500_000,
    })
    const cards = [
      { expiresOn: '2026-11-22' },
      { expiresOn: '2026-10-31' },
      { expiresOn: null },
      { expiresOn: '2027-05-01' },
    ]
    expect(byExpiry(cards, '2026-11-02', 30).map(({ daysLeft, expiry }) => [daysLeft, expiry])).toEqual([
      [-2, 'expired'],
      [20, 'soon'],
      [180, 'later'],
    ])
    expect(siteEligibility([{ kind: 'asp', expiresOn: '2026-11-22' }], ['asp', 'ccq'], '2026-11-23')).toEqual({
      eligible: false,
      missing: ['ccq'],
      expired: ['asp'],
    })
    expect(
      markApplication({ a: 5, b: null }, [
        { name: 'a', weight: 2 },
        { name: 'b', weight: 1 },
      ]),
    ).toEqual({ mark: 100, unknown: ['b'] })
    expect(crewLoad([{ trade: 'x', hours: 300 }], [{ trade: 'x', hours: 200 }])).toEqual([
      { trade: 'x', needed: 300, available: 200, load: 1_500_000, short: 100 },
    ])
  })
})

describe('quality and service', () => {
  test('deficiencies, causes, first pass, subcontractors', () => {
    const one = { opened: '2026-10-01', due: '2026-10-20', closed: null, cause: 'a', by: 'x' }
    expect(deficiencyFigures([one, { ...one, closed: '2026-10-11' }], '2026-11-02')).toEqual({
      open: 1,
      late: 1,
      closed: 1,
      closedShare: 500_000,
      medianDays: 10,
    })
    expect(pareto(['a', 'b', 'a', 'c']).map(({ cause, cumulative }) => [cause, cumulative])).toEqual([
      ['a', 500_000],
      ['b', 750_000],
      ['c', 1_000_000],
    ])
    expect(firstPassYield([{ passed: true }, { passed: false }])).toBe(500_000)
    expect(scoreSubcontractor({ quality: 800_000, punctuality: 600_000, safety: 1_000_000, paperwork: null })).toBe(78)
    expect(scoreSubcontractor({ quality: null, punctuality: null, safety: null, paperwork: null })).toBeNull()
  })

  test('tickets and clients at risk', () => {
    const ticket = { opened: '2026-10-20', priority: 'high', answered: '2026-10-20', solved: null } as const
    expect(standTicket(ticket, '2026-11-02')).toEqual({
      answerBy: '2026-10-21',
      solveBy: '2026-10-23',
      answerLate: 0,
      solveLate: 10,
    })
    const calm = {
      openComplaints: 0,
      daysSinceContact: 10,
      lastScore: 10,
      disputed: false,
      payingSlower: false,
      lostQuotes: 0,
    }
    expect(churnRisk(calm).score).toBe(0)
    expect(churnRisk({ ...calm, disputed: true, lastScore: 4, openComplaints: 5 }).score).toBe(80)
  })

  test('certificates, alerts, pages', () => {
    const certificate = {
      limit: 2_000_000_00,
      from: '2026-01-01',
      to: '2026-12-31',
      additionalInsured: true,
      holder: 'Chênevert',
    }
    const need = { holder: 'Chênevert', today: '2026-11-02' }
    expect(checkCertificate(certificate, need)).toEqual({ ok: true, problems: [], daysLeft: 59 })
    expect(
      checkCertificate(
        { ...certificate, limit: 1, additionalInsured: false, holder: 'x' },
        { ...need, workEnds: '2027-02-26' },
      ).problems,
    ).toEqual(['ends-before-work', 'too-low', 'not-additional-insured', 'wrong-holder'])
    const rule = {
      id: 'r',
      metric: 'project.cost_share',
      comparison: 'above',
      threshold: 900_000,
      projectId: null,
      state: 'active',
      snoozedUntil: null,
      lastValue: null,
    } as const
    const reading = (value: number) => ({ metric: 'project.cost_share', projectId: 'p', subject: 's', href: '', value })
    expect(evaluateAlerts([rule], [reading(900_000), reading(950_000), reading(990_000)], '2026-11-02')).toMatchObject([
      { worst: 990_000, readings: [{}, {}] },
    ])
    expect(
      evaluateAlerts([{ ...rule, state: 'snoozed', snoozedUntil: '2026-11-03' }], [reading(990_000)], '2026-11-02'),
    ).toEqual([])
    expect(
      evaluateAlerts([{ ...rule, state: 'acknowledged', lastValue: 990_000 }], [reading(990_000)], '2026-11-02'),
    ).toEqual([])
    expect(
      evaluateAlerts([{ ...rule, state: 'acknowledged', lastValue: 950_000 }], [reading(990_000)], '2026-11-02'),
    ).toHaveLength(1)
    const page = {
      path: '/',
      lang: 'fr',
      titleTag: 'x',
      description: 'y',
      words: 300,
      loadMs: 900,
      showsLicence: true,
      brokenLinks: 0,
      imagesWithoutText: 0,
      visits: 1,
    } as const
    expect(auditPages([page])).toEqual([])
    expect(
      auditPages([
        { ...page, showsLicence: false, loadMs: 4000 },
        { ...page, path: '/en/', lang: 'en' },
      ]).map(({ key }) => key),
    ).toEqual(['licence', 'slow'])
  })
})

test('takeoff: a rectangle on paper, its feet, its sheets, its revision', () => {
  const outline = [
    [0, 0],
    [200, 0],
    [200, 100],
    [0, 100],
  ].map(([x, y]) => ({ x: x!, y: y! }))
  expect(measureOutline(outline, 100)).toEqual({ area: 200_000, perimeter: 60_000 })
  expect(toImperial({ unit: 'm2', quantity: 100_000 })).toEqual({ unit: 'pi2', quantity: 1_076_391 })
  expect(unitsToBuy(2_400_000, 100_000, 32_000)).toBe(83)
  const measure = { label: 'toit', costCode: '07 50 00', unit: 'm2', quantity: 100 } as const
  expect(diffMeasures([measure], [{ ...measure, quantity: 130 }])).toMatchObject([
    { before: 100, quantity: 130, change: 30 },
  ])
  expect(diffMeasures([measure], [measure])).toEqual([])
})

test('delay: only what the owner caused, and in time', () => {
  const claim = quantifyDelay({
    events: [
      { days: 10, cause: 'owner' },
      { days: 4, cause: 'weather' },
    ],
    siteOverheadDay: 850_00,
    projectBilled: 430_300_00,
    allBilled: 1_721_200_00,
    headOffice: 600_000_00,
    daysPerformed: 150,
    idleHours: 2400,
    hourly: 60_00,
  })
  expect(claim).toEqual({
    days: 10,
    siteOverhead: 8_500_00,
    headOffice: 10_000_00,
    idle: 1_440_00,
    total: 19_940_00,
    excluded: 4,
  })
  expect(claimNotice('2026-10-13', 15, '2026-11-02')).toEqual({ by: '2026-10-28', daysLeft: -5, late: true })
})
