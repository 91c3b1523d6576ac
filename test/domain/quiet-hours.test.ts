import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, NEVER_QUIET, type QuietHours, quietUntil } from '../../src/domain/quiet-hours.ts'
import { dateIn, timeIn, weekday } from '../../src/lib/dates.ts'

const TORONTO = 'America/Toronto'
const until = (quiet: QuietHours | null, at: string) => quietUntil(quiet, TORONTO, new Date(at))?.toISOString() ?? null
const OFFICE: QuietHours = { from: '18:00', until: '07:00', weekends: true }

describe('quiet hours end', () => {
  it.each([
    ['at work', OFFICE, '2026-11-02T15:00:00Z', null],
    ['a minute before', OFFICE, '2026-11-02T22:59:00Z', null],
    ['in the evening', OFFICE, '2026-11-02T23:00:00Z', '2026-11-03T12:00:00.000Z'],
    ['before dawn', OFFICE, '2026-11-03T09:00:00Z', '2026-11-03T12:00:00.000Z'],
    ['on Friday night, on Monday', OFFICE, '2026-11-07T01:00:00Z', '2026-11-09T12:00:00.000Z'],
    ['on Sunday, on Monday', OFFICE, '2026-11-08T16:00:00Z', '2026-11-09T12:00:00.000Z'],
    [
      'only on weekends, at midnight',
      { ...NEVER_QUIET, weekends: true },
      '2026-11-07T15:00:00Z',
      '2026-11-09T05:00:00.000Z',
    ],
    // The clocks go forward on 8 March 2026 at 2 h and back on 1 November at 2 h.
    ['over the spring change', { from: '22:00', until: '07:00' }, '2026-03-08T04:00:00Z', '2026-03-08T11:00:00.000Z'],
    ['over the autumn change', { from: '22:00', until: '07:00' }, '2026-11-01T03:00:00Z', '2026-11-01T12:00:00.000Z'],
    [
      'at an hour that is skipped, just after it',
      { from: '22:00', until: '02:30' },
      '2026-03-08T04:00:00Z',
      '2026-03-08T07:30:00.000Z',
    ],
    ['during the day', { from: '12:00', until: '13:00' }, '2026-11-02T17:30:00Z', '2026-11-02T18:00:00.000Z'],
    ['never', NEVER_QUIET, '2026-11-02T05:00:00Z', null],
    ['without any', null, '2026-11-02T05:00:00Z', null],
  ] as const)('%s', (_, quiet, at, end) => {
    expect(until(quiet, at)).toBe(end)
  })

  it('at an instant that is not quiet, and not later than needed', () => {
    const clock = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
    const quiets = fc.record({ from: clock, until: clock, weekends: fc.boolean() })
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    const isLeftAlone = (quiet: QuietHours, at: Date) =>
      isQuiet(quiet, timeIn(TORONTO, at)) || (quiet.weekends === true && weekday(dateIn(TORONTO, at)) > 5)
    fc.assert(
      fc.property(quiets, instants, (quiet, at) => {
        const end = quietUntil(quiet, TORONTO, at)
        expect(end !== null).toBe(isLeftAlone(quiet, at))
        if (!end) return
        expect(isLeftAlone(quiet, end)).toBe(false)
        expect(end.getTime()).toBeGreaterThan(at.getTime())
        expect(end.getTime() - at.getTime()).toBeLessThan(5 * 24 * 3_600_000)
      }),
      { numRuns: 400 },
    )
  })
})
