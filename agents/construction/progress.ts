import { plannedShareAt } from '../../src/domain/planned-progress.ts'
import type { PayApplication } from '../../src/domain/records/accounting.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { KpiSnapshot } from '../../src/domain/records/work.ts'
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { CostStores, ProjectFigures } from './earned-value-figures.ts'

export const PROGRESS_METRIC = 'evm.progress'

export type ProgressStores = CostStores & {
  payApplications: Rows<PayApplication>
  kpiSnapshots: Rows<KpiSnapshot> & { record(values: NewSnapshot): Promise<unknown> }
}
type NewSnapshot = Pick<KpiSnapshot, 'metric' | 'date' | 'value'> & { projectId: string }

/** The plan's share on a day; the last one stated where the project has no dates. */
export function plannedOn(project: Project, date: IsoDate): Ppm {
  const { startDate, endDate, plannedProgressPpm, progressAsOf } = project
  if (!startDate || !endDate || startDate >= endDate) return plannedProgressPpm
  return plannedShareAt({ start: startDate, end: endDate, planned: plannedProgressPpm, on: progressAsOf }, date)
}

/** One month of an S-curve, cumulative, in cents; null where it is not known, or not yet. */
export type CurveMonth = { month: IsoDate; pv: Cents; ev: Cents | null; ac: Cents | null }

/**
 * Planned value from the baseline; earned value from declared progress and, for months without one, from the work of
 * pay applications against the contract; actual cost from cost entries. Ends with the contract, or with the last cost.
 */
export async function readCurve(stores: ProgressStores, figures: ProjectFigures): Promise<CurveMonth[]> {
  const { project, asOf, value } = figures
  const start = project.startDate ?? asOf
  const end = project.endDate && project.endDate > asOf ? project.endDate : asOf
  const costs = await stores.costEntries.sumByMonth({ from: '1900-01-01', to: asOf }, project.id)
  const declared = new Map<IsoDate, Ppm>()
  for (const application of await stores.payApplications.list({ projectId: project.id }))
    if (application.status !== 'rejected' && application.revisedContract > 0)
      declared.set(application.periodTo, shareOfWork(application))
  for (const snapshot of await stores.kpiSnapshots.list({ projectId: project.id, metric: PROGRESS_METRIC }))
    declared.set(snapshot.date, snapshot.value)
  declared.set(asOf, project.progressPpm)
  const first = firstOfMonth(costs[0] && costs[0].month < start ? costs[0].month : start)
  const months: CurveMonth[] = []
  let ac = 0
  for (let month = first; month <= end; month = addMonths(month, 1)) {
    const known = month <= asOf
    const close = lastOfMonth(month) < asOf ? lastOfMonth(month) : known ? asOf : lastOfMonth(month)
    if (known) ac += costs.find((one) => one.month === month)?.amount ?? 0
    const latest = [...declared]
      .filter(([date]) => date.slice(0, 7) === month.slice(0, 7))
      .sort()
      .at(-1)
    months.push({
      month,
      pv: applyRate(value.bac, plannedOn(project, close)),
      ev: known && latest ? applyRate(value.bac, latest[1]) : null,
      ac: known ? ac : null,
    })
  }
  return months
}

const shareOfWork = ({ work, revisedContract }: PayApplication): Ppm =>
  divideHalfUp(BigInt(work) * 1_000_000n, BigInt(revisedContract))
