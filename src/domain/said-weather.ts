/** Degrees Celsius, millimetres, km/h, as people say them; null where nothing was said. */
export type SaidWeather = { degrees: number | null; rain: number | null; wind: number | null }

const NUMBER = '(-?\\d{1,3}(?:[.,]\\d)?|(?:moins|minus) \\d{1,2})'
const DEGREES = new RegExp(
  `${NUMBER} ?(?:°|degres?\\b|degrees?\\b|celsius\\b|c\\b)|(?:annonc\\w*|prevo\\w*|fait|fera|forecast|at|a) ${NUMBER}(?![\\d:]| ?(?:h|km|mm|%|am|pm))`,
)
const COLD = /(?:^|[ ,(])(-\d{1,2}|(?:moins|minus) \d{1,2})(?![\d:]| ?(?:h|km|mm|%))/
const RAIN = /(\d{1,3}(?:[.,]\d)?) ?mm\b/
const WIND =
  /(\d{2,3}) ?(?:km(?:\/h|h)?)\b|(?:vent\w*|vente|wind\w*|rafales?|gusts?) (?:de |d'|a |at |of |in )?(\d{2,3})/

const amount = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replace(/^(?:moins|minus) /, '-').replace(',', '.'))

/** The weather that a sentence announces. */
export function readWeather(text: string): SaidWeather {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('−', '-').toLowerCase()
  const wind = WIND.exec(plain)
  const rest = wind ? plain.replace(wind[0], ' ') : plain
  const degrees = COLD.exec(rest)?.[1] ?? DEGREES.exec(rest)?.slice(1).find(Boolean)
  return { degrees: amount(degrees), rain: amount(RAIN.exec(plain)?.[1]), wind: amount(wind?.[1] ?? wind?.[2]) }
}
