// Numbers written in words, French and English, from two up; "un" and "one" are left as articles.
const SMALL: Record<string, number> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  nonante: 90,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const LARGE: Record<string, number> = { cent: 100, hundred: 100, mille: 1000, thousand: 1000 }

const small = Object.keys(SMALL).join('|')
const any = `${small}|cent|cents|hundred|mille|thousand`

/** A run of number words that begins with a number of its own: "deux mille cinq cents", "quatre-vingt-dix". */
export const NUMBER_RUN = `(?:${small}|mille)(?:(?:[ -]|[ -]et[ -]|[ -]and[ -])(?:${any}|(?<=et[ -])une?|(?<=ty[ -])one)(?![a-z]))*`
export const NUMBER_START = new RegExp(`^(?:${small}|mille)(?![a-z])`)

/** The digits of a run of number words; the words themselves where they mean something else. */
export function numberIn(run: string, text: string, at: number): string {
  const around = text.slice(Math.max(0, at - 4), at)
  const after = text.slice(at + run.length, at + run.length + 10)
  // "quoi de neuf", "15 sept", "lundi en huit".
  if (run === 'neuf' && !/^ ?(?:h|jours|mois|dollars|\$|feuilles|semaines)/.test(after)) return run
  if (run === 'sept' && (/\d ?$/.test(around) || /^\.? ?\d/.test(after))) return run
  if (run === 'huit' && /en $/.test(around)) return run
  if (run === 'mille' && !/^ ?(?:dollars|\$|piastres|piasses)/.test(after)) return run
  let total = 0
  let current = 0
  for (const word of run.split(/[ -]/)) {
    if (word === 'et' || word === 'and') continue
    const large = LARGE[word.replace(/s$/, '')]
    if (large === 1000) {
      total += (current || 1) * 1000
      current = 0
    } else if (large) current = (current || 1) * large
    else if (word.startsWith('un') || word === 'one') current += 1
    // quatre-vingts
    else if (word.startsWith('vingt') && current % 100 === 4) current += 76
    else current += SMALL[word] ?? 0
  }
  return String(total + current)
}
