// Money, hours, percentages, quantities and plain numbers of a clean text.
import { findAll, type Span, withoutOverlaps } from './span.ts'

export type LineUnit = 'unit' | 'hour' | 'day' | 'm' | 'm2' | 'm3' | 'lump'

/** money in cents; hours in hundredths; percent in millionths; quantity and number in thousandths; clock `HH:MM`. */
export type Quantity =
  | { kind: 'money'; amount: number; per?: LineUnit; bare?: boolean }
  | { kind: 'hours'; amount: number; clock?: string }
  | { kind: 'percent'; amount: number }
  | { kind: 'quantity'; amount: number; unit: LineUnit; word: string }
  | { kind: 'number'; amount: number }
  | { kind: 'clock'; clock: string }

export const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:[ ,]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,4})?)`

/** The number as an integer of 10^-digits; `1,250` is a thousand, `12,5` twelve and a half. */
export function scaled(text: string, digits: number): number {
  let plain = text.replace(/ /g, '')
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replaceAll(',', '')
  else if (/^\d{1,3}(\.\d{3})+,\d+$/.test(plain)) plain = plain.replaceAll('.', '').replace(',', '.')
  else if (/^\d{1,3}(,\d{3})+,\d{1,2}$/.test(plain)) plain = plain.replace(/,(?=\d{3})/g, '').replace(',', '.')
  else plain = plain.replace(',', '.')
  const [whole = '0', part = ''] = plain.split('.')
  const rounded = Number(`${whole}${part.slice(0, digits).padEnd(digits, '0')}`)
  return rounded + (Number(part[digits] ?? 0) >= 5 ? 1 : 0)
}

const CURRENCY = String.raw`(?:\$(?: ?(?:cad|ca|us)\b)?|dollars?|piasses?|piastres?|bucks|balles|cad\b)(?![a-z])`
const THOUSAND = '(k|mille|thousand|m|million|millions)'
const PER = String.raw`(?: ?(?:\/|de l'|par|l'|a|an|per|each|chaque|du|de la) ?(h(?:eures?|ours?|r)?|jours?|journees?|days?|m2|m3|pi2|pieds?|sf|m|unite|unit|feuilles?|sheets?|chaque|ea)\b)?`

const LINE_UNITS: [RegExp, LineUnit][] = [
  [/^h/, 'hour'],
  [/^(?:j|d)/, 'day'],
  [/^(?:m2|metres? carres?)/, 'm2'],
  [/^(?:m3|metres? cubes?)/, 'm3'],
  [/^(?:m|metres?)$/, 'm'],
]
export const lineUnitOf = (word: string | undefined): LineUnit | undefined =>
  word === undefined ? undefined : (LINE_UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? 'unit')

const times = (factor: string | undefined) =>
  factor === undefined ? 1 : /^(?:m$|million)/.test(factor) ? 1_000_000 : 1000

const pad = (value: number) => String(value).padStart(2, '0')

/** `HH:MM`, or undefined when no clock shows it. */
export function clockOf(hours: number, minutes: number, half?: string): string | undefined {
  const hour = half === 'pm' && hours < 12 ? hours + 12 : half === 'am' && hours === 12 ? 0 : hours
  return hour < 24 && minutes < 60 ? `${pad(hour)}:${pad(minutes)}` : undefined
}

const PATTERNS: [RegExp, (m: RegExpMatchArray) => Quantity | undefined][] = [
  [/\d{4}-\d{2}-\d{2}|\d{4}-\d{4}|[a-z]+-\d{3,}/g, () => undefined],
  [/(?<![\d.,])(\d{1,2}):(\d{2})(?: ?(am|pm))?/g, (m) => clock(clockOf(Number(m[1]), Number(m[2]), m[3]))],
  [/(?<![\d.,])(\d{1,2}) ?(am|pm)\b/g, (m) => clock(clockOf(Number(m[1]), 0, m[2]))],
  [/\b(?:midi|noon)\b/g, () => ({ kind: 'clock', clock: '12:00' })],
  [/\b(?:minuit|midnight)\b/g, () => ({ kind: 'clock', clock: '00:00' })],
  [
    new RegExp(String.raw`-?\$ ?(${NUMBER}) ?${THOUSAND}?\b${PER}`, 'g'),
    (m) => money(scaled(m[1]!, 2) * times(m[2]) * (m[0].startsWith('-') ? -1 : 1), m[3]),
  ],
  [
    new RegExp(String.raw`(?<![\d.,])(?:(?<=^|\s)-)?(${NUMBER}) ?${THOUSAND}? ?(?:de )?${CURRENCY}${PER}`, 'g'),
    (m) => money(scaled(m[1]!, 2) * times(m[2]) * (m[0].startsWith('-') ? -1 : 1), m[3]),
  ],
  [new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?k\b${PER}`, 'g'), (m) => money(scaled(m[1]!, 2) * 1000, m[2])],
  [new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?millions?\b`, 'g'), (m) => money(scaled(m[1]!, 2) * 1_000_000)],
  // "2M" is money beside what has a price; anywhere else it is metres.
  [
    new RegExp(
      String.raw`(?<=\b(?:job|jobs|contrat|projet|soumission) (?:de|a) )(${NUMBER}) ?m\b|(?<![\d.,])(${NUMBER}) ?m(?= (?:job|contract|project|bid)\b)`,
      'g',
    ),
    (m) => money(scaled((m[1] ?? m[2])!, 2) * 1_000_000),
  ],
  [
    new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?(?:de l'heure|l'heure|an hour|per hour|\/ ?h\b|a l'heure)`, 'g'),
    (m) => money(scaled(m[1]!, 2), 'h'),
  ],
  [
    new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?(?:par jour|per day|a day|\/ ?jours?|\/ ?day)`, 'g'),
    (m) => money(scaled(m[1]!, 2), 'jour'),
  ],
  [
    new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?(?:%|pour ?cent|percent|per cent|pct)`, 'g'),
    (m) => ({ kind: 'percent', amount: scaled(m[1]!.replace(',', '.'), 4) }),
  ],
  [
    /(?<![\d.,])(\d{1,3}) ?h(?:eures?|ours?|rs?)? ?(\d{2})(?![\d$,.])(?! ?(?:\$|k\b))/g,
    (m) => hours(Number(m[1]) * 100 + Math.round((Number(m[2]) * 100) / 60), Number(m[1]), Number(m[2])),
  ],
  [
    new RegExp(
      String.raw`(?<![\d.,])(${NUMBER}) ?h(?:eures?|ours?|rs?)?\b(?: (?:et|and) (?:une? |a )?(demie?|quart|half|quarter|trois quarts))?`,
      'g',
    ),
    (m) => hours(scaled(m[1]!, 2) + fraction(m[2]), Number(m[1]), fraction(m[2]) * 0.6),
  ],
  [/\b(?:une? |a )?(?:demie?[- ]heures?|half an hour|half hour)\b/g, () => hours(50)],
  [/\b(?:une|an|one) (?:heure|hour)\b(?: (?:et|and) (?:a )?(demie?|half))?/g, (m) => hours(100 + fraction(m[1]))],
  [
    new RegExp(
      String.raw`(?<![\d.,])(${NUMBER}) ?(pi2|pi ca|pieds? carres?|sf|sq ?ft|square feet|m2|m3|metres? (?:carres?|cubes?)|metres?|m|pieds?|feet|ft|jours?|journees?|days?|feuilles?|sheets?|boites?|boxes|unites?|units?|rouleaux?|rolls?|sacs?|bags?|verges?|yards?|morceaux|pieces?|panneaux?|gallons?|x|fois)(?![a-z0-9])`,
      'g',
    ),
    (m) => ({ kind: 'quantity', amount: scaled(m[1]!, 3), unit: lineUnitOf(m[2])!, word: m[2]! }),
  ],
  [
    new RegExp(String.raw`(?<![\d.,a-z§#-])(${NUMBER})(?![\da-z-])`, 'g'),
    (m) => ({ kind: 'number', amount: scaled(m[1]!, 3) }),
  ],
]

const clock = (text: string | undefined): Quantity | undefined => (text ? { kind: 'clock', clock: text } : undefined)
const money = (amount: number, per?: string): Quantity => {
  const unit = lineUnitOf(per)
  return { kind: 'money', amount: Math.round(amount), ...(unit ? { per: unit } : {}) }
}
const hours = (amount: number, whole?: number, minutes = 0): Quantity => {
  const at = whole === undefined ? undefined : clockOf(whole, Math.round(minutes))
  return { kind: 'hours', amount, ...(at && Number.isInteger(whole) ? { clock: at } : {}) }
}
const fraction = (word: string | undefined) =>
  word === undefined ? 0 : /^(?:quart|quarter)/.test(word) ? 25 : /^trois/.test(word) ? 75 : 50

/** Everything countable, first come first kept: a number that is money is not also a quantity. */
export function findQuantities(clean: string, taken: { start: number; end: number }[] = []): Span<Quantity>[] {
  const all = PATTERNS.flatMap(([pattern, read]) =>
    findAll<Quantity | null>(clean, pattern, (match) => read(match) ?? null),
  )
  const reserved = taken.map((span) => ({ start: span.start, end: span.end, value: null as Quantity | null }))
  return withoutOverlaps([...reserved, ...all]).flatMap((span) =>
    span.value ? [{ start: span.start, end: span.end, value: span.value }] : [],
  )
}
