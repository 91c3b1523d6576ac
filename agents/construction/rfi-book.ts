import { titleMatch } from '../../src/domain/passages.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type RfiStores = { records: RecordStore; projects: Rows<Project>; tasks: Rows<Task> }

export const rfiHref = (number: string) => `nova:rfis/${number}`

export const daysOpen = ({ date, createdAt }: TypedRecord<'rfi'>, today: IsoDate): number =>
  daysBetween(date ?? createdAt.toISOString().slice(0, 10), today)

/** Half of the words in common is the same question asked otherwise. */
const ALIKE = 0.5

/** The open question of a project that is most like this one. */
export function alikeOpen(question: string, rfis: readonly TypedRecord<'rfi'>[]): TypedRecord<'rfi'> | null {
  const [best] = rfis
    .filter(({ state }) => state === 'open')
    .map((one) => ({ one, match: titleMatch(question, one.data.question) }))
    .sort((a, b) => b.match - a.match)
  return best && best.match >= ALIKE ? best.one : null
}
