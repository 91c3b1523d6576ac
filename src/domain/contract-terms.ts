import type { Cents, Ppm } from '../lib/money.ts'
import { sentencesOf } from './contract-clauses.ts'

export type TermKey =
  | 'price'
  | 'payment'
  | 'holdback'
  | 'release'
  | 'notice'
  | 'penalty'
  | 'penalty-cap'
  | 'interest'
  | 'warranty'
  | 'insurance'

/** `amount` in cents, `rate` in millionths, `days` and `months` whole; as the sentence quoted says it. */
export type ContractTerm = {
  key: TermKey
  amount: Cents | null
  rate: Ppm | null
  days: number | null
  months: number | null
  quote: string
  page: number
}

type Value = Partial<Pick<ContractTerm, 'amount' | 'rate' | 'days' | 'months'>>
type Read = { key: TermKey; about: RegExp; value(sentence: string): Value | null }

const digits = (text: string) => Number(text.replace(/[^\d]/g, ''))

/** The first amount of a sentence: `148 000 $`, `1 200,50 $`, `$1,890,000`. */
function amountIn(sentence: string): Value | null {
  const found = /\$\s?(\d[\d,]*)(?:\.(\d{2}))?|(\d[\d ]*)(?:,(\d{2}))?\s?\$/.exec(sentence)
  if (!found) return null
  return { amount: digits(found[1] ?? found[3]!) * 100 + Number(found[2] ?? found[4] ?? 0) }
}

function rateIn(sentence: string, after = ''): Value | null {
  const found = new RegExp(`${after}(\\d+)(?:[.,](\\d+))?\\s?%`, 'i').exec(sentence)
  return found ? { rate: digits(found[1]!) * 10_000 + Math.round(Number(`0.${found[2] ?? 0}`) * 10_000) } : null
}

function daysIn(sentence: string, around: RegExp): Value | null {
  const found = around.exec(sentence)
  return found ? { days: Number(found[1]) } : null
}

const DAYS = String.raw`(\d+)\s(?:working\s|business\s|calendar\s)?(?:jours|days)`

const READS: Read[] = [
  { key: 'price', about: /\b(prix|price|montant du contrat|contract amount)\b/i, value: amountIn },
  {
    key: 'payment',
    about: /\b(pay[ée]e?|payable|paid)/i,
    value: (sentence) => daysIn(sentence, new RegExp(`(?:pay[ée]e?|payable|paid)[^.]*?${DAYS}`, 'i')),
  },
  { key: 'holdback', about: /retenue|holdback|retainage/i, value: (sentence) => rateIn(sentence) },
  {
    key: 'release',
    about: /retenue|holdback|retainage/i,
    value: (sentence) => daysIn(sentence, new RegExp(`(?:lib[ée]r|releas)[^.]*?${DAYS}`, 'i')),
  },
  {
    key: 'notice',
    about: /avis|préavis|notice/i,
    value: (sentence) => daysIn(sentence, new RegExp(`(?:avis|préavis|notice)[^.]*?${DAYS}`, 'i')),
  },
  {
    key: 'penalty',
    about: /pénalité|dommages.*liquid|liquidated damages|par jour de retard|per day of delay/i,
    value: amountIn,
  },
  {
    key: 'penalty-cap',
    about: /pénalité|liquidated damages/i,
    value: (sentence) => rateIn(sentence, "(?:jusqu’à|jusqu'à|maximum|plafond|up to|capped at)[^%\\d]*"),
  },
  {
    key: 'interest',
    about: /intérêt|interest/i,
    value: (sentence) => (/\bmois|month/i.test(sentence) ? null : rateIn(sentence)),
  },
  {
    key: 'warranty',
    about: /garantie|warranty/i,
    value(sentence) {
      const found = /(\d+|un|une|one|deux|two)\s(ans?|années?|years?|mois|months?)\b/i.exec(sentence)
      if (!found) return null
      const count = Number(found[1]) || (/^(?:deux|two)$/i.test(found[1]!) ? 2 : 1)
      return { months: /^(?:mois|month)/i.test(found[2]!) ? count : 12 * count }
    },
  },
  { key: 'insurance', about: /assurance|insurance/i, value: amountIn },
]

/** The figures that a contract binds us to, each with the sentence and the page that say it; the first of a kind counts. */
export function readTerms(pages: readonly string[]): ContractTerm[] {
  const sentences = pages.flatMap((page, i) =>
    sentencesOf(page.replace(/[\u00a0\u202f]/g, ' ')).map((quote) => ({
      quote: quote.trim().slice(0, 400),
      page: i + 1,
    })),
  )
  return READS.flatMap(({ key, about, value }) => {
    for (const { quote, page } of sentences) {
      const found = about.test(quote) ? value(quote) : null
      if (found) return [{ key, amount: null, rate: null, days: null, months: null, ...found, quote, page }]
    }
    return []
  })
}
