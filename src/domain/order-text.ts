import type { Cents } from '../lib/money.ts'
import { foldText } from './records/record.ts'

/** What is asked for, as people write it; `quantity` in thousandths, null when no number says how many. */
export type WantedLine = { description: string; unit: string; quantity: number | null; unitPrice: Cents | null }

const UNITS: Record<string, string> = {
  feuille: 'feuilles? sheets? panneaux? panneau panels?',
  rouleau: 'rouleaux? rouleau rolls?',
  boîte: 'bo[iî]tes? box(?:es)?',
  paquet: 'paquets? packs? bundles?',
  morceau: 'morceaux? morceau mcx pi[eè]ces? pieces? pcs',
  sac: 'sacs? bags?',
  palette: 'palettes? pallets? skids?',
  cartouche: 'cartouches? tubes?',
  m3: 'm3 m³ m[eè]tres?.cubes? cubic.met(?:er|re)s?',
  unité: 'unit[eé]s? units? each',
}
const UNIT = Object.entries(UNITS).map(
  ([unit, words]) => [unit, new RegExp(`^(?:${words.replaceAll(' ', '|')})(?![a-zà-ÿ0-9])\\s*`, 'i')] as const,
)

/** A number that is no part of a size (`2x6`, `5/8`, `30 MPa`, `2 pouces`). */
const COUNT =
  /(?<![\d.,/x×-])(\d{1,6}(?:[.,]\d{1,3})?)(?![\d/]|[.,]\d|\s?[x×]\s?\d|\s?(?:mpa|po|pouces?|pi|pieds?|ft|feet|in|inch(?:es)?|mm|cm)\b|["'’″])/i
const SUM = String.raw`\d{1,3}(?:[\s,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`
const PRICE = new RegExp(
  String.raw`(?:(?:^|\s)(?:à|a|@|at|au prix de)\s*)?(?:\$\s?(${SUM})|(${SUM})\s?\$)(?:\s*(?:\/\s?[a-zé]+|chaque|chacune?|each|l[’']unité|(?:la|le|per|a)\s[a-zé]+))?`,
  'i',
)
/** Between two things: what follows begins with a number of its own. */
const BETWEEN = /\s*(?:\n|;|,|\+|\bet\b|\band\b|\bpis\b|\bplus\b)\s*(?=\d{1,6}\s+\p{L})/iu

const centsOf = (text: string): Cents => Math.round(Number(text.replace(/[\s,](?=\d{3})/g, '').replace(',', '.')) * 100)

/** Lines out of words: `40 feuilles de gypse 5/8 à 18,50 $ et 4 boîtes de vis`. */
export function readWantedLines(text: string): WantedLine[] {
  const pieces = text.split(BETWEEN).filter((piece) => piece.trim())
  const lines: WantedLine[] = []
  for (const line of pieces.map(readLine)) {
    const last = lines.at(-1)
    // "2x6x16, 300 morceaux": a number without a name of its own counts what was named before it.
    if (last && !line.description && last.quantity === null)
      lines[lines.length - 1] = { ...line, description: last.description, unitPrice: line.unitPrice ?? last.unitPrice }
    else lines.push(line)
  }
  return lines
}

function readLine(piece: string): WantedLine {
  const priced = PRICE.exec(piece)
  const rest = priced ? `${piece.slice(0, priced.index)} ${piece.slice(priced.index + priced[0].length)}` : piece
  const counted = COUNT.exec(rest)
  const unitPrice = priced ? centsOf(priced[1] ?? priced[2]!) : null
  if (!counted) return { description: tidy(rest), unit: 'unité', quantity: null, unitPrice }
  const after = rest.slice(counted.index + counted[0].length).trimStart()
  const [unit, pattern] = UNIT.find(([, words]) => words.test(after)) ?? ['unité', /^/]
  return {
    description: tidy(`${rest.slice(0, counted.index)} ${after.replace(pattern, '')}`),
    unit,
    quantity: Math.round(Number(counted[1]!.replace(',', '.')) * 1000),
    unitPrice,
  }
}

const tidy = (text: string): string => {
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/g, '')
    .replace(/^(?:de |d[’']|du |des |of |the |le |la |les )+/i, '')
    .replace(/[\s,]+(?:de|d[’']|of|à|at)$/i, '')
  return foldText(words) ? words : ''
}
