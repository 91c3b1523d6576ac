import {
  buildCcqReport,
  type CcqHours,
  type CcqIssue,
  type CcqReport,
  checkApprentices,
  checkCcqHours,
} from '../../src/domain/ccq.ts'
import { sectorOf } from '../../src/domain/ccq-sector.ts'
import { divideHours } from '../../src/domain/pay-week.ts'
import type { TypedRecord } from '../../src/domain/records/record.ts'
import type { Certification } from '../../src/domain/records/watched.ts'
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { applyRate } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type PayStores, ruleOf } from './pay-run-figures.ts'

export type CcqStores = PayStores & { certifications: Rows<Certification> }
type Asked = Context<CcqStores>

export type CcqMonth = {
  month: IsoDate
  report: CcqReport
  issues: CcqIssue[]
  crews: { code: string; trade: string; journeymen: number; apprentices: number }[]
  /** Hours of those who are under the CCQ that nobody approved yet. */
  waiting: number
  /** Hours outside Québec, which go to no report. */
  outside: number
  filed: TypedRecord<'ccq_report'> | null
}

/** The month asked for; else the last one. */
export const monthAsked = (said: { from: IsoDate } | undefined, today: IsoDate): IsoDate =>
  firstOfMonth(said?.from ?? addMonths(today, -1))

/** A month's approved hours of those under the CCQ, as its report takes them. */
export async function readCcqMonth(month: IsoDate, { stores }: Asked): Promise<CcqMonth> {
  const period = { from: month, to: lastOfMonth(month) }
  const wages = new Map(
    (await stores.records.list('wage', { state: 'in-force' })).flatMap(({ personId, data }) =>
      data.ccq && personId ? [[personId, data] as const] : [],
    ),
  )
  const entries = (await stores.timeEntries.between(period, {})).filter(({ personId }) => wages.has(personId))
  const approved = entries.filter(({ status }) => status === 'approved')
  const names = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  const projects = new Map((await stores.projects.list()).map((project) => [project.id, project]))
  const cards = await stores.certifications.list({ kind: 'ccq' })
  const hours = [...Map.groupBy(approved, (one) => one.personId)].flatMap(([personId, own]): CcqHours[] => {
    const wage = wages.get(personId)!
    const card = cards.find((one) => one.personId === personId && (!one.expiresOn || one.expiresOn >= period.from))
    const divided = divideHours(
      own.map((one) => ({
        site: one.projectId,
        date: one.date,
        hours: one.hours,
        rule: ruleOf(projects.get(one.projectId)!, true),
      })),
    )
    return divided.map(({ site, date, hours: worked, premium }) => {
      const { province, name } = projects.get(site)!
      return {
        personId,
        name: names.get(personId) ?? '?',
        trade: wage.trade,
        card: card ? (card.number ?? card.name) : null,
        sector: sectorOf(name),
        province,
        date,
        hours: worked,
        overtime: premium !== null,
        rate: premium === null ? wage.hourly : applyRate(wage.hourly, premium),
      }
    })
  })
  const sum = (list: readonly { hours: number }[]) => list.reduce((total, one) => total + one.hours, 0)
  const crews = [...Map.groupBy(approved, (one) => one.projectId)].flatMap(([projectId, own]) => {
    const { code, province } = projects.get(projectId)!
    const people = [...new Set(own.map(({ personId }) => personId))].map((id) => wages.get(id)!)
    const crew = people.flatMap(({ trade, apprenticePeriod }) =>
      trade ? [{ trade, apprentice: apprenticePeriod !== null }] : [],
    )
    return province === 'QC' ? checkApprentices(crew).flatMap(({ ok, ...row }) => (ok ? [] : [{ code, ...row }])) : []
  })
  const filed = (await stores.records.list('ccq_report')).findLast(({ data }) => firstOfMonth(data.month) === month)
  return {
    month,
    report: buildCcqReport(hours, month),
    issues: checkCcqHours(hours),
    crews,
    waiting: sum(entries.filter(({ status }) => status === 'submitted')),
    outside: sum(hours.filter(({ province }) => province !== 'QC')),
    filed: filed ?? null,
  }
}
