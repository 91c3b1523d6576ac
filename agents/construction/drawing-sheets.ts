import { classifyWork, costCodeLabel } from '../../src/domain/cost-code.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type DrawingStores = { records: RecordStore; projects: Rows<Project> }
export type Drawing = TypedRecord<'drawing'>

/** `S-101` in words. */
export const sheetIn = (words: string | undefined): string | null => {
  const [, letters, digits] = /\b([a-z]{1,2})[- ]?(\d{3})\b/i.exec(words ?? '') ?? []
  return letters ? `${letters.toUpperCase()}-${digits}` : null
}

/** What follows "révision" or "rev.": a number or a letter. */
export const revisionIn = (words: string | undefined): string | null => {
  const [, said] = /\br[ée]v(?:ision)?\.?\s*(?:no\.?\s*|#\s*)?(\d{1,2}|[a-z])\b/i.exec(words ?? '') ?? []
  return said?.toUpperCase() ?? null
}

/** After its number and revision, what a title says: "Door schedule" of "A-601 rév. 1 – Door schedule". */
export const nameOf = ({ title }: Pick<Drawing, 'title'>): string => title.split(' – ').slice(1).join(' – ') || title

/** Above zero when the first revision is later than the second. */
export const compareRevisions = (a: string, b: string): number =>
  /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : a.localeCompare(b, 'en', { numeric: true })

/** A sheet answers to its name and to the works measured on it, in both languages. */
function match(words: string, one: Drawing): number {
  const works = one.data.measures.flatMap(({ label, costCode }) => {
    const names = costCodeLabel(costCode)
    return names ? [label, names.fr, names.en] : [label]
  })
  return titleMatch(words, [nameOf(one), ...works].join(' '))
}

/** The least share of the words that a sheet must answer to. */
const LEAST = 0.5

/** Drawings in force that words name: by sheet number, else by name and works, the best first. */
export async function currentSheets(
  words: string,
  project: string | undefined,
  { records }: DrawingStores,
): Promise<Drawing[]> {
  const all = await records.list('drawing', { state: 'current', ...(project ? { projectId: project } : {}) })
  const sheet = sheetIn(words)
  if (sheet) return all.filter(({ data }) => data.sheet === sheet)
  // "A-301" said first may lose its letter, which is a word in both languages.
  const digits = /^\W*(\d{3})\b/.exec(words)?.[1]
  if (digits) return all.filter(({ data }) => data.sheet.endsWith(`-${digits}`))
  const code = classifyWork(words)
  const scored = all
    .map((one) => {
      const measured = one.data.measures.some(({ costCode }) => code && costCode.slice(0, 4) === code.slice(0, 4))
      return { one, score: Math.max(match(words, one), measured ? LEAST : 0) }
    })
    .filter(({ score }) => score >= LEAST)
  return scored.sort((a, b) => b.score - a.score).map(({ one }) => one)
}

/** What there is, for who named none of it. */
export async function sheetsOnFile({ records }: DrawingStores, project?: string): Promise<string> {
  const all = await records.list('drawing', { state: 'current', ...(project ? { projectId: project } : {}) })
  return [...new Set(all.map(({ data }) => data.sheet))].sort().join(', ') || '–'
}

export const drawingHref = (number: string) => `nova:drawings/${number}`
