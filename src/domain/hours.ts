import { NovaError } from '../errors.ts'

/** Hours in hundredths, so that 7 h 30 is 750. */
export type HoursPart = { hours: number; work?: string; overtime: boolean }

/**
 * The lines of a day of which parts were told: `8 h, 2 of them caulking` gives 6 and 2. What no part covers comes
 * first, regular and without work. Overtime is what the person said it is: the rule is the collective agreement's,
 * by sector and place. Throws `input.invalid` when the parts exceed the total or a day exceeds 24 hours.
 */
export function splitDay(total: number, parts: readonly HoursPart[] = []): HoursPart[] {
  const told = parts.reduce((sum, part) => sum + part.hours, 0)
  if (total <= 0 || total > 2400 || told > total || parts.some((part) => part.hours <= 0)) {
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Les heures ne concordent pas : une journée va de 0 à 24 h et les parties ne dépassent pas le total.',
        en: 'The hours do not add up: a day is 0 to 24 h and its parts stay within the total.',
      },
      { field: 'hours' },
    )
  }
  return told < total ? [{ hours: total - told, overtime: false }, ...parts] : [...parts]
}

/** Regular and overtime hours of some entries, in hundredths. */
export function sumHours(parts: readonly { hours: number; overtime: boolean }[]): {
  regular: number
  overtime: number
  total: number
} {
  const total = parts.reduce((sum, part) => sum + part.hours, 0)
  const overtime = parts.reduce((sum, part) => sum + (part.overtime ? part.hours : 0), 0)
  return { regular: total - overtime, overtime, total }
}
