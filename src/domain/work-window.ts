import type { IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

export const OUTDOOR_WORKS = [
  'concrete',
  'masonry',
  'roofing',
  'caulking',
  'painting',
  'crane',
  'paving',
  'excavation',
] as const
export type OutdoorWork = (typeof OUTDOOR_WORKS)[number]

/** Degrees Celsius, millimetres in a day, km/h. Null does not matter. */
type Limits = {
  least: number | null
  most: number | null
  rain: number | null
  wind: number | null
  source: string
  measure: Bilingual
}

const limits = (
  least: number | null,
  rain: number | null,
  wind: number | null,
  source: string,
  fr: string,
  en: string,
  most: number | null = null,
): Limits => ({
  least,
  most,
  rain,
  wind,
  source,
  measure: { fr, en },
})

const LIMITS: Record<OutdoorWork, Limits> = {
  concrete: limits(
    5,
    10,
    40,
    'CSA A23.1 (temps froid : moins de 5 °C)',
    'Chauffer l’eau et les agrégats, couvrir et garder 10 °C pendant 72 h, rien sur sol gelé.',
    'Heat water and aggregates, cover and hold 10 °C for 72 h, nothing on frozen ground.',
    27,
  ),
  masonry: limits(
    5,
    2,
    40,
    'CSA A371',
    'Abri chauffé, mortier entre 5 et 50 °C, protéger 48 h.',
    'Heated enclosure, mortar between 5 and 50 °C, protect for 48 h.',
  ),
  roofing: limits(
    -10,
    0.5,
    40,
    'fiches des fabricants',
    'Membranes entreposées au chaud, support sec, pas de soudage au vent.',
    'Membranes stored warm, dry deck, no torching in wind.',
  ),
  caulking: limits(
    5,
    0.5,
    50,
    'fiches des fabricants',
    'Attendre 5 °C et un support sec, ou scellant de temps froid.',
    'Wait for 5 °C and a dry joint, or a cold-weather sealant.',
  ),
  painting: limits(
    10,
    0.5,
    40,
    'fiches des fabricants',
    'Attendre 10 °C et monter, support sec.',
    'Wait for 10 °C and rising, dry surface.',
  ),
  crane: limits(
    -25,
    null,
    45,
    'plan de levage',
    'Arrêt des levages au-dessus de la limite du plan.',
    'Stop lifts above the limit of the plan.',
  ),
  paving: limits(
    10,
    0.5,
    null,
    'CCDG',
    'Reporter : la couche ne se compacte plus.',
    'Postpone: the layer cannot be compacted any more.',
  ),
  excavation: limits(
    null,
    25,
    null,
    'CSTC, sect. 3.15',
    'Pomper, adoucir les pentes, revérifier l’étançonnement après la pluie.',
    'Pump, flatten slopes, check the shoring again after rain.',
  ),
}

export type DayWeather = { date: IsoDate; low: number; high: number; rain: number; wind: number }
export type WindowAnswer = {
  date: IsoDate
  go: 'yes' | 'with-measures' | 'no'
  against: ('cold' | 'heat' | 'rain' | 'wind')[]
  measure: Bilingual
  source: string
}

/** Whether a work suits a day. Cold alone calls for measures where they exist down to −15 °C; rain or wind says no. */
export function checkWindow(work: OutdoorWork, day: DayWeather): WindowAnswer {
  const limit = LIMITS[work]
  const against: WindowAnswer['against'] = []
  if (limit.least !== null && day.low < limit.least) against.push('cold')
  if (limit.most !== null && day.high > limit.most) against.push('heat')
  if (limit.rain !== null && day.rain > limit.rain) against.push('rain')
  if (limit.wind !== null && day.wind > limit.wind) against.push('wind')
  const heatable = (work === 'concrete' || work === 'masonry') && day.low >= -15
  const mild = against.every((one) => one === 'heat' || (one === 'cold' && heatable))
  return {
    date: day.date,
    go: !against.length ? 'yes' : mild ? 'with-measures' : 'no',
    against,
    measure: limit.measure,
    source: limit.source,
  }
}

/** Which work a phrase is about; undefined where it names none. */
export function outdoorWork(folded: string): OutdoorWork | undefined {
  const words: Record<OutdoorWork, RegExp> = {
    concrete: /\b(beton|coul|dalle|semelle|concrete|pour|slab)/,
    masonry: /\b(macon|brique|mortier|mason|brick)/,
    roofing: /\b(toit|couvr|roof|membrane)/,
    caulking: /\b(calfeutr|scell|caulk|sealant)/,
    painting: /\b(peint|paint)/,
    crane: /\b(grue|levage|crane|lift)/,
    paving: /\b(pav|asphalt)/,
    excavation: /\b(excav|creus|dig)/,
  }
  return OUTDOOR_WORKS.find((work) => words[work].test(folded))
}
