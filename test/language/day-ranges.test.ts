import { expect, it } from 'vitest'
import { findDayRanges } from '../../src/language/extract/day-ranges.ts'

const rangeIn = (text: string) => findDayRanges(text, '2026-11-02').map((span) => span.value)

it('reads days from one to another in both languages, nearest to today', () => {
  expect(rangeIn('mes heures du 26 au 30 octobre')).toEqual([{ from: '2026-10-26', to: '2026-10-30' }])
  expect(rangeIn('du 28 octobre au 3 novembre')).toEqual([{ from: '2026-10-28', to: '2026-11-03' }])
  expect(rangeIn('december 28 to january 4')).toEqual([{ from: '2026-12-28', to: '2027-01-04' }])
  expect(rangeIn('entre le 5 et le 9 janvier')).toEqual([{ from: '2027-01-05', to: '2027-01-09' }])
  expect(rangeIn('du 5 au 9 janvier 2025')).toEqual([{ from: '2025-01-05', to: '2025-01-09' }])
})

it('takes no single day, no quantity and no day of no calendar', () => {
  expect(rangeIn('8h au 6plex le 3 novembre')).toEqual([])
  expect(rangeIn('de 10 a 12 heures en novembre')).toEqual([])
  expect(rangeIn('du 26 au 31 novembre')).toEqual([])
})
