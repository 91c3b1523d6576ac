// Periods as people say them: months, quarters, years, "depuis janvier", "les 30 derniers jours".
import {
  addDays,
  addMonths,
  firstOfMonth,
  type IsoDate,
  isIsoDate,
  lastOfMonth,
  monthOf,
  type Period,
  weekOf,
} from '../../lib/dates.ts'
import { inUnits, iso, MONTHS, monthNumber } from './dates.ts'
import { findDayRanges } from './day-ranges.ts'
import { findAll, type Span, withoutOverlaps } from './span.ts'

const quarter = (year: number, number: number): Period => {
  const from = iso(year, number * 3 - 2, 1)
  return { from, to: lastOfMonth(addMonths(from, 2)) }
}

/** A text without any of these names no period. */
const HINT = new RegExp(
  `\\d|\\b(?:${MONTHS}|semaines?|mois|trimestres?|annees?|ans?|weeks?|months?|quarters?|years?|ytd|annuel|jours?|days?|exercice|fiscal|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hier|aujourd'hui|demain|yesterday|today|tomorrow|matin|week-?end)\\b`,
)

/** Periods that were said; one that has begun ends where it ends, "depuis" and "since" end today. */
export function findPeriods(clean: string, today: IsoDate): Span<Period>[] {
  if (!HINT.test(clean)) return []
  const year = Number(today.slice(0, 4))
  const thisQuarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const month = (word: string, said?: string): Period => {
    const number = monthNumber(word)
    const from = iso(said ? Number(said) : year, number, 1)
    return monthOf(!said && from > today ? addMonths(from, -12) : from)
  }
  const shifted = (unit: string, shift: number): Period => {
    if (/^(?:sem|week)/.test(unit)) return weekOf(addDays(today, 7 * shift))
    if (/^(?:mois|month)/.test(unit)) return monthOf(addMonths(firstOfMonth(today), shift))
    if (/^(?:tri|quart)/.test(unit)) {
      const index = year * 4 + thisQuarter - 1 + shift
      return quarter(Math.floor(index / 4), (index % 4) + 1)
    }
    return { from: `${year + shift}-01-01`, to: `${year + shift}-12-31` }
  }
  const P = '(semaine|mois|trimestre|annee|an|week|month|quarter|year)'
  const found: Span<Period>[] = [
    ...findDayRanges(clean, today),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:de|d'|du mois de|from|entre|between) ?(${MONTHS})(?: (20\\d\\d))? (?:a|au|to|until|jusqu'a|jusqu'en|et|and|through) (${MONTHS})\\b(?: (20\\d\\d))?`,
        'g',
      ),
      (m) => {
        const to = month(m[3]!, m[4])
        let from = month(m[1]!, m[2] ?? m[4])
        if (from.from > to.from) from = month(m[1]!, String(Number(to.from.slice(0, 4)) - 1))
        return { from: from.from, to: to.to }
      },
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:depuis|since) (?:le (?:debut|mois) (?:de |d')?|the (?:start|beginning) of )?(?:l'|the |this )?(?:(\\d{1,2})(?:er)? )?(${MONTHS}|annee|year|20\\d\\d)\\b(?: (20\\d\\d))?`,
        'g',
      ),
      (m) => {
        const word = m[2]!
        const from = /annee|year/.test(word)
          ? `${year}-01-01`
          : /^\d/.test(word)
            ? `${word}-01-01`
            : month(word, m[3]).from
        const start = m[1] ? `${from.slice(0, 8)}${m[1].padStart(2, '0')}` : from
        return isIsoDate(start) && start <= today ? { from: start, to: today } : undefined
      },
    ),
    ...findAll(clean, /\b(?:year to date|ytd|depuis le debut de l'annee|cumulatif annuel)\b/g, () => ({
      from: `${year}-01-01`,
      to: today,
    })),
    ...findAll(
      clean,
      /\b(?:les |the )?(?:(\d{1,3}) (?:derniers?|dernieres?) (jours|semaines|mois|ans|annees)|(?:last|past|previous) (\d{1,3}) (days|weeks|months|years)|derniers (\d{1,3}) (jours|mois))\b/g,
      (m) => {
        const count = Number(m[1] ?? m[3] ?? m[5])
        return { from: addDays(inUnits(today, -count, (m[2] ?? m[4] ?? m[6])!), 1), to: today }
      },
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(?:le |la |l'|du |de la |au )?(?:${P}) (?:passee?|derniere?|precedente?)|(?:last|previous|past) ${P}|derniere? ${P})\\b`,
        'g',
      ),
      (m) => shifted((m[1] ?? m[2] ?? m[3])!, -1),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(?:la |le |l'|du |de la )?${P} (?:prochaine?|pro\\b|suivante?|qui vient)|next ${P}|prochaine? ${P})\\b`,
        'g',
      ),
      (m) => shifted((m[1] ?? m[2] ?? m[3])!, 1),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(?:ce|cet|cette|this|current) ${P}|(?:de la|du|de l'|le|la|l'|for the|of the) ?${P}(?! ?(?:de|d'|prochain|pass|derni|20|du))(?: courante?| en cours)?)\\b`,
        'g',
      ),
      (m) => shifted((m[1] ?? m[2])!, 0),
    ),
    ...findAll(clean, /\b(?:q|t)([1-4])\b(?: (?:de |of )?(20\d\d))?/g, (m) => pastQuarter(Number(m[1]), m[2])),
    ...findAll(
      clean,
      /\b(1|2|3|4|premier|deuxieme|troisieme|quatrieme|first|second|third|fourth|dernier)(?:er|e|eme|ieme|st|nd|rd|th)? (?:trimestre|quarter)\b(?: (?:de |of )?(20\d\d))?/g,
      (m) => {
        const number =
          ['1premierfirst', '2deuxiemesecond', '3troisiemethird', '4quatriemefourth'].findIndex((words) =>
            words.includes(m[1]!),
          ) + 1
        return number ? pastQuarter(number, m[2]) : undefined
      },
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(?:le |du |au )?mois (?:de |d')|en |d'|in |for |de |of )?(?<!\\d )(?<!\\d(?:er|st|nd|rd|th) )(${MONTHS})\\b(?! \\d{1,2}(?!\\d))\\.?(?: (20\\d\\d))?`,
        'g',
      ),
      (m) =>
        // "mars", "mai", "may" and "mar" alone are also ordinary words.
        /^(?:may|mar|march|dec|jan|de)$/.test(m[1]!) && m[0] === m[1] ? undefined : month(m[1]!, m[2]),
    ),
    ...findAll(clean, /\b(20[12]\d) ?(?:and|et|a|to|-|vs|ou|versus) ?(20[12]\d)\b(?![-\d])/g, (m) =>
      m[1]! <= m[2]! ? { from: `${m[1]}-01-01`, to: `${m[2]}-12-31` } : { from: `${m[2]}-01-01`, to: `${m[1]}-12-31` },
    ),
    ...findAll(
      clean,
      /\b(?:en |in |de |for |l'annee |l'an |annee |year |exercice |annee financiere |fiscal year |fy)?(?<![\d-])(20[12]\d)\b(?![-\d])/g,
      (m) => ({ from: `${m[1]}-01-01`, to: `${m[1]}-12-31` }),
    ),
    ...findAll(clean, /\b(?:l')?(?:annee financiere|exercice financier|fiscal year)\b/g, () => shifted('year', 0)),
  ]
  function pastQuarter(number: number, said?: string): Period {
    const now = quarter(said ? Number(said) : year, number)
    return !said && now.from > today ? quarter(year - 1, number) : now
  }
  return withoutOverlaps(found)
}
