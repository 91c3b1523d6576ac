import { buildPayApplication, type ChangeLine, type ValueLine } from '../../src/domain/pay-application.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { applyRate, type Cents, type Ppm } from '../../src/lib/money.ts'
import { GROSS_BY_PROJECT } from './gross.ts'
import { applicationKey } from './invoice-plan.ts'
import { PROJECTS, type ProjectFact } from './project-facts.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, projectId } from './rows.ts'
import { demoId } from './seed.ts'
import { CHANGES, SIXPLEX_APPLICATIONS, VALUES, type ValueFact } from './value-facts.ts'

/** How far each line is, and what is stored on site, at one application. */
type Progress = { done: Ppm[]; changes: Ppm[]; stored: Cents }

/**
 * The furthest state of the work, in whole percent by line, that does not pass the gross to date; what is left of it
 * are materials stored on site.
 */
function progressAt(lines: readonly ValueFact[], gross: Cents): Progress {
  const at = (t: number) =>
    lines.map(({ from, to }) => Math.floor(100 * Math.min(1, Math.max(0, (t - from) / (to - from)))) * 10_000)
  const worth = (done: Ppm[]) => done.reduce((sum, part, i) => sum + applyRate(lines[i]?.scheduled ?? 0, part), 0)
  let best = at(0)
  for (let step = 1; step <= 2000; step++) {
    const done = at(step / 2000)
    if (worth(done) > gross) break
    best = done
  }
  return { done: best, changes: [], stored: gross - worth(best) }
}

function progressOf(project: ProjectFact, application: number, gross: Cents): Progress {
  if (project.code === 'CHE-2603') return SIXPLEX_APPLICATIONS[application - 1] as Progress
  return progressAt(VALUES[project.code] as ValueFact[], gross)
}

const changeKey = (project: string, number: string) => `change ${project} ${number}`

function changesSignedBy(project: string, month: IsoDate, done: Ppm[]): (ChangeLine & { number: string })[] {
  return CHANGES.filter((change) => change.project === project && change.signed !== null && change.signed <= month).map(
    (change, i) => ({
      name: change.title,
      amount: change.amount,
      done: done[i] ?? 0,
      signed: true,
      number: change.number,
    }),
  )
}

function applicationsOf(
  project: ProjectFact,
  calendar: DemoCalendar,
): Required<Pick<DemoPart, 'payApplications' | 'sovLines'>> {
  const values = VALUES[project.code] as ValueFact[]
  const payApplications: DemoRow<'payApplications'>[] = []
  const sovLines: DemoRow<'sovLines'>[] = []
  let previousGross = 0
  let latest: Ppm[] = values.map((line) => line.done ?? 0)
  for (const [i, { month, gross }] of (GROSS_BY_PROJECT[project.code] ?? []).entries()) {
    const number = i + 1
    const key = `application ${project.code} ${number}`
    const { done, changes, stored } = progressOf(project, number, previousGross + gross)
    const lines: ValueLine[] = values.map((line, k) => ({
      name: line.description,
      amount: line.scheduled,
      done: done[k] ?? 0,
    }))
    const signed = changesSignedBy(project.code, month, changes)
    const date = calendar.day(month)
    const built = buildPayApplication(
      { lines, changes: signed, stored, holdbackRate: project.holdback, previousGross },
      { province: project.province, date },
    )
    payApplications.push({
      id: demoId(key),
      projectId: projectId(project.code),
      number,
      periodTo: date,
      status: 'certified',
      revisedContract: built.revised,
      work: built.work,
      stored,
      gross: built.gross,
      holdbackPpm: project.holdback,
      holdback: built.holdback,
      previous: built.previousEarned,
      due: built.due,
      invoiceId: demoId(applicationKey(project.code, month)),
      submittedAt: calendar.at(addDays(date, -5), '10:00'),
      certifiedOn: date,
    })
    sovLines.push(...declared(project, key, values, done, signed))
    previousGross += gross
    latest = done
  }
  const contract = declared(project, null, values, latest, [])
  return { payApplications, sovLines: [...contract, ...sovLines] }
}

function declared(
  project: ProjectFact,
  application: string | null,
  values: readonly ValueFact[],
  done: readonly Ppm[],
  changes: readonly (ChangeLine & { number: string })[],
): DemoRow<'sovLines'>[] {
  const base = { projectId: projectId(project.code), payApplicationId: application ? demoId(application) : null }
  const key = application ?? `contract ${project.code}`
  return [
    ...values.map((line, i) => ({
      id: demoId(`${key} line ${i + 1}`),
      ...base,
      position: i + 1,
      description: line.description,
      costCode: line.costCode,
      scheduled: line.scheduled,
      toDatePpm: done[i] ?? 0,
    })),
    ...changes.map((change, i) => ({
      id: demoId(`${key} ${change.number}`),
      ...base,
      changeOrderId: demoId(changeKey(project.code, change.number)),
      position: values.length + i + 1,
      description: `${change.number} – ${change.name}`,
      scheduled: change.amount,
      toDatePpm: change.done,
    })),
  ]
}

/** Change orders, the schedules of values of the active projects and their pay applications to date. */
export function applications(calendar: DemoCalendar): DemoPart {
  const parts = PROJECTS.filter((project) => VALUES[project.code]).map((project) => applicationsOf(project, calendar))
  return {
    changeOrders: CHANGES.map((change) => ({
      id: demoId(changeKey(change.project, change.number)),
      createdAt: calendar.at(calendar.day(change.date), '13:00'),
      projectId: projectId(change.project),
      number: change.number,
      title: change.title,
      amount: change.amount,
      status: change.signed ? 'signed' : 'sent',
      date: calendar.day(change.date),
      signedAt: change.signed ? calendar.day(change.signed) : null,
      notes: change.notes ?? '',
    })),
    payApplications: parts.flatMap((part) => part.payApplications),
    sovLines: parts.flatMap((part) => part.sovLines),
  }
}
