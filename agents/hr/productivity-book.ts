import type { Budget, Project } from '../../src/domain/records/projects.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type ProductivityStores = { projects: Rows<Project>; budgets: Rows<Budget>; timeEntries: Rows<TimeEntry> }

/** What one person did alone is never shown as a rate: it would measure that person. */
export const FEWEST_PEOPLE = 2

/** Hours paid on a project up to a day, by cost code, with how many people worked them. */
export async function paidHours(
  stores: Pick<ProductivityStores, 'timeEntries'>,
  projectId: string,
  to: IsoDate,
): Promise<Map<string, { hours: number; people: number }>> {
  const entries = (await stores.timeEntries.list({ projectId, status: ['submitted', 'approved'] })).filter(
    ({ date }) => date <= to,
  )
  return new Map(
    [...Map.groupBy(entries, (one) => one.costCode ?? '')].map(([code, own]) => [
      code,
      {
        hours: own.reduce((sum, { hours }) => sum + hours, 0),
        people: new Set(own.map(({ personId }) => personId)).size,
      },
    ]),
  )
}
