import { foldText } from './records/record.ts'

const CREW =
  /(\d{1,3})\s*(?:gars|gens|hommes|ouvriers|travailleurs|personnes|gangs?|guys|men|people|workers|crew)(?![a-z])/
const WEATHER =
  /\b(pluie|pluvieux|mouille|neige|verglas|gel|vent|venteux|rafales?|orages?|soleil|ensoleille|nuageux|brume|froid|chaleur|rain|rainy|snow|sleet|wind|windy|gusts?|storm|sunny|cloudy|clear|fog|cold|heat|freezing)\b|-?\d+ ?°/

/** How many were there and what the weather did, where a day's sentence says so. */
export function readSiteLog(text: string): { workers: number | null; weather: string | null } {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const crew = CREW.exec(plain)
  const weather = text
    .split(/[,;.\n](?!\d)/)
    .map((part) => part.trim())
    .find((part) => WEATHER.test(part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()))
  return { workers: crew ? Number(crew[1]) : null, weather: weather ?? null }
}

/** What was done about something: entries that hold every word, or else those that hold the most of them. */
export function entriesOn<T extends { text: string }>(words: string, entries: readonly T[]): T[] {
  const asked = foldText(words)
    .split(' ')
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/(?:s|x)$/, ''))
  if (!asked.length) return []
  const scored = entries.map((entry) => {
    const text = foldText(entry.text)
    return { entry, score: asked.filter((word) => text.includes(word)).length }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best ? scored.filter(({ score }) => score === best).map(({ entry }) => entry) : []
}
