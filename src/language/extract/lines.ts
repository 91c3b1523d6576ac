// Invoice lines: "3h de menuiserie à 85 + 212 de matériaux", "12 feuilles de gypse à 48 $", "5 000 $ for the slab".
import { type Normalised, originalOf } from '../normalise.ts'
import { findQuantities, type LineUnit, type Quantity } from './numbers.ts'
import { overlaps, type Span } from './span.ts'

export type InvoiceLine = { description: string; quantity: number; unit: LineUnit; unitPrice: number }
type Range = { start: number; end: number }

/** Words about tax are no part of a description. */
const TAXES =
  /\(? ?(?:\b(?:plus|avant|sans|before|avec|with|incl(?:uant)?|including) |\+ ?)?(?:les )?\b(?:tx|tax(?:es?)?|tps(?: et| \+)? ?tvq|gst|hst|tvh)\b(?: (?:incl(?:use?s?|uded)?|extra|en sus|en plus|comprises?))? ?\)?/g
/** Between two lines. A comma or a conjunction only counts where a price stands on both sides. */
const BETWEEN = /\s*(?:;|\n|\s\+\s|\+|,(?!\d)|\b(?:et|and|puis|plus|ainsi que|as well as)\b)\s*/g
const LEAD =
  /^(?:[\s:,.\-–]|[dl]'|(?:objet|re|pour|for|de|du|des|d(?= )|of|la|le|les|the|a|at|@|un|une|en|in|sur|on|un montant de|total|soit|x|is|est|c'est|ca fait|avec|with|chaque|each)(?![a-z]))+/
const TAIL =
  /(?:[\s:,.\-–]|(?<![a-z])(?:pour|for|de|du|des|d'|a|at|@|of|la|le|les|l'|the|x|is|est|c'est|=|svp|please|au|aux|to|chez|client|due|payable|echeance|objet|object|re|ca fait|un total de|and|et|plus|l'unite|chaque|chacun|chacune|each|un|une|par))+$/

/** The clean range without leading and trailing words that say nothing. */
export function trimRange(clean: string, range: Range): Range {
  let { start, end } = range
  const lead = clean.slice(start, end).match(LEAD)
  if (lead) start += lead[0].length
  const tail = clean.slice(start, end).match(TAIL)
  if (tail) end -= tail[0].length
  return { start, end: Math.max(start, end) }
}

/** Lines in the given ranges of the text, which are what no other field has taken. */
export function findLines(text: Normalised, ranges: Range[], taken: Range[]): { lines: InvoiceLine[]; used: Range[] } {
  const lines: InvoiceLine[] = []
  const used: Range[] = []
  const taxes = [...text.clean.matchAll(TAXES)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const quantities = findQuantities(text.clean, [...taken, ...taxes])
  let orphan: Range | undefined
  for (const range of ranges) {
    for (const piece of piecesOf(text.clean, range, quantities, taxes)) {
      const inside = quantities.filter((quantity) => overlaps(quantity, piece))
      const line = readLine(text, piece, inside, taxes)
      if (!line) {
        const words = trimRange(text.clean, piece)
        if (words.end - words.start < 3) continue
        // Words without a price describe the line beside them when it has no words of its own.
        const last = lines.at(-1)
        if (last && !last.description) last.description = originalOf(text, words.start, words.end).trim()
        else orphan = words
        continue
      }
      if (!line.description && orphan) line.description = originalOf(text, orphan.start, orphan.end).trim()
      orphan = undefined
      lines.push(line)
      used.push(piece)
    }
  }
  return { lines, used }
}

const isPrice = (span: Span<Quantity>) => span.value.kind === 'money' || span.value.kind === 'number'

/** Cuts a range where a separator has something priced on each side. */
function piecesOf(clean: string, range: Range, quantities: Span<Quantity>[], taxes: Range[]): Range[] {
  const pieces: Range[] = []
  let start = range.start
  const priced = (from: number, to: number) => quantities.some((q) => isPrice(q) && q.start >= from && q.end <= to)
  for (const match of clean.slice(0, range.end).matchAll(BETWEEN)) {
    const at = match.index
    const next = at + match[0].length
    if (at < start || [...quantities, ...taxes].some((other) => at < other.end && other.start < next)) continue
    const strong = /[;\n+]/.test(match[0])
    const left = priced(start, at)
    const right = priced(next, range.end)
    if (strong ? left || right : left && right) {
      pieces.push({ start, end: at })
      start = next
    }
  }
  pieces.push({ start, end: range.end })
  return pieces.filter((piece) => clean.slice(piece.start, piece.end).trim())
}

function readLine(text: Normalised, piece: Range, inside: Span<Quantity>[], taxes: Range[]): InvoiceLine | undefined {
  const money = inside.filter((span) => span.value.kind === 'money')
  const counted = inside.find((span) => span.value.kind === 'hours' || span.value.kind === 'quantity')
  const numbers = inside.filter((span) => span.value.kind === 'number')
  const before = (span: Range) => text.clean.slice(Math.max(piece.start, span.start - 4), span.start)
  const price =
    money[0] ??
    numbers.find((span) => /(?:\ba|\bat|@|x) ?$/.test(before(span))) ??
    (counted
      ? numbers.at(-1)
      : numbers[
          numbers.length > 1 && numbers[0]!.value.kind === 'number' && numbers[0]!.value.amount < 100_000
            ? numbers.length - 1
            : 0
        ])
  if (!price) return undefined
  const value = price.value as { amount: number; kind: string; per?: LineUnit }
  const unitPrice = value.kind === 'money' ? value.amount : Math.round(value.amount / 10)
  const each =
    money.length || numbers.length ? numbers.find((span) => span !== price && span.end <= price.start) : undefined
  const at = /(?:\ba|\bat|@|x) ?$/.test(before(price)) || value.per !== undefined
  let quantity = 1000
  let unit: LineUnit = 'lump'
  const taken: Range[] = [price, ...taxes]
  if (counted && (at || counted.value.kind === 'hours')) {
    quantity = (counted.value as { amount: number }).amount * (counted.value.kind === 'hours' ? 10 : 1)
    unit = counted.value.kind === 'hours' ? 'hour' : (counted.value as { unit: LineUnit }).unit
    taken.push(counted)
  } else if (each && at) {
    quantity = (each.value as { amount: number }).amount
    unit = value.per ?? 'unit'
    taken.push(each)
  }
  return { description: wordsLeft(text, piece, taken), quantity, unit, unitPrice }
}

/** The words after the price, else those before it, that are no number. */
function wordsLeft(text: Normalised, piece: Range, taken: Range[]): string {
  const stretches: Range[] = []
  let start = piece.start
  for (const span of [...taken].sort((a, b) => a.start - b.start)) {
    if (span.end <= piece.start || span.start >= piece.end) continue
    stretches.push({ start, end: Math.max(start, span.start) })
    start = Math.max(start, span.end)
  }
  stretches.push({ start, end: piece.end })
  const trimmed = stretches.map((range) => trimRange(text.clean, range)).filter((range) => range.end - range.start > 1)
  const after = trimmed.filter((range) => range.start >= taken[0]!.end)
  const best = (after.length ? after : trimmed).sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  return best ? originalOf(text, best.start, best.end).trim() : ''
}
