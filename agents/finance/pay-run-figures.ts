import { z } from 'zod'
import { sectorOf } from '../../src/domain/ccq-sector.ts'
import { type OvertimeRule, overtimeRule, QUEBEC_STANDARDS } from '../../src/domain/labour-rules.ts'
import { payWeek, payWeekOf, type SiteHours } from '../../src/domain/pay-week.ts'
import { type Deductions, estimateDeductions } from '../../src/domain/payroll.ts'
import type { Province } from '../../src/domain/province.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordData, RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, daysBetween, formatDate, type IsoDate, type Period } from '../../src/lib/dates.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { formatHours } from '../hr/hours-line.ts'

export type PayStores = {
  records: RecordStore
  persons: Rows<PersonRow>
  projects: Rows<Project>
  timeEntries: { between(period: Period, filter?: { status?: TimeEntry['status'] }): Promise<TimeEntry[]> }
}

/** Thursday, five days after the week ends, unless the last run waited otherwise. */
const USUAL_WAIT = 5
const PERIODS = 52
export const SUMS = ['regular', 'overtime', 'gross', 'federalTax', 'provincialTax', 'qpp', 'qpip', 'ei', 'net'] as const

type Run = TypedRecord<'payroll_run'>
type Line = RecordData<'payroll_run'>['lines'][number]

const total = z.object({
  regular: z.int(),
  overtime: z.int(),
  gross: z.int(),
  federalTax: z.int(),
  provincialTax: z.int(),
  qpp: z.int(),
  qpip: z.int(),
  ei: z.int(),
  net: z.int(),
  employer: z.int(),
})
export const preparedRun = z.object({
  number: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  payDate: z.string(),
  people: z.int(),
  total,
  waiting: z.object({ hours: z.int(), names: z.array(z.string()) }),
  wageless: z.array(z.string()),
  absent: z.array(z.string()),
  overtimeSaid: z.int(),
  ontario: z.string().nullable(),
  source: z.string(),
  rules: z.array(z.object({ fr: z.string(), en: z.string(), from: z.string(), confirmed: z.boolean() })),
})
export type Prepared = z.output<typeof preparedRun>

/** The week asked for, else the first that is over and was not approved yet. */
function weekAsked(asked: Period | undefined, runs: readonly Run[]): Period {
  const last = runs.at(-1)?.data ?? null
  if (asked) {
    const middle = addDays(asked.from, Math.floor(daysBetween(asked.from, asked.to) / 2))
    return payWeekOf(middle, last)
  }
  const draft = runs.find(({ state }) => state === 'draft')
  if (draft) return { from: draft.data.from, to: draft.data.to }
  return payWeekOf(addDays(last!.to, 1), last)
}

function checkWeek({ from, to }: Period, runs: readonly Run[], today: IsoDate): void {
  const done = runs.find(({ state, data }) => state !== 'draft' && data.from <= to && data.to >= from)
  if (done)
    throw new NovaError('rule.broken', {
      fr: `La paie du ${formatDate(done.data.from, 'fr')} au ${formatDate(done.data.to, 'fr')} est déjà ${done.state === 'paid' ? 'versée' : 'approuvée'} (${done.number}). Nomme une autre semaine.`,
      en: `The payroll of ${formatDate(done.data.from, 'en')} to ${formatDate(done.data.to, 'en')} is already ${done.state === 'paid' ? 'paid' : 'approved'} (${done.number}). Name another week.`,
    })
  if (to < today) return
  const period = { from: addDays(from, -7), to: addDays(from, -1) }
  const label = { fr: 'La semaine d’avant', en: 'The week before' }
  throw new NovaError(
    'rule.broken',
    {
      fr: `La semaine du ${formatDate(from, 'fr')} au ${formatDate(to, 'fr')} n’est pas finie : sa paie se prépare à partir du ${formatDate(addDays(to, 1), 'fr')}.`,
      en: `The week of ${formatDate(from, 'en')} to ${formatDate(to, 'en')} is not over: its payroll can be prepared from ${formatDate(addDays(to, 1), 'en')}.`,
    },
    { data: { offer: { tool: 'payroll.prepare_run', input: { period }, label } } },
  )
}

export const ruleOf = ({ province, name }: Project, ccq: boolean): OvertimeRule =>
  overtimeRule(province as Province, ccq ? sectorOf(name) : null) ?? QUEBEC_STANDARDS

/** The run of a week from its approved hours. Throws `rule.broken` where there is none to prepare. */
export async function prepare(asked: Period | undefined, ctx: Context<PayStores>) {
  const { stores, today } = ctx
  const runs = (await stores.records.list('payroll_run')).sort((a, b) => a.data.from.localeCompare(b.data.from))
  const week = asked || runs.length ? weekAsked(asked, runs) : payWeekOf(addDays(today, -7), null)
  checkWeek(week, runs, today)
  const last = runs.findLast(({ data }) => data.to < week.from)?.data
  const payDate = addDays(week.to, last ? daysBetween(last.to, last.payDate) : USUAL_WAIT)
  const entries = await stores.timeEntries.between(week, {})
  const approved = entries.filter(({ status }) => status === 'approved')
  const waiting = entries.filter(({ status }) => status === 'submitted')
  const persons = new Map((await stores.persons.list()).map((one) => [one.id, one.name]))
  const names = (ids: Iterable<string | null>) => [...new Set(ids)].map((id) => persons.get(id ?? '') ?? '?').sort()
  if (!approved.length) throw nothingApproved(week, waiting)
  const projects = new Map((await stores.projects.list()).map((one) => [one.id, one]))
  const wages = new Map(
    (await stores.records.list('wage', { state: 'in-force' })).map((wage) => [wage.personId, wage.data]),
  )
  const rules = new Set<OvertimeRule>()
  const lines: Line[] = []
  const employer: number[] = []
  let rates: Deductions | null = null
  const wageless: string[] = []
  for (const [personId, own] of Map.groupBy(approved, (one) => one.personId)) {
    const wage = wages.get(personId)
    if (!wage) {
      wageless.push(personId)
      continue
    }
    const worked = own.map(({ date, hours, projectId }): SiteHours => {
      const rule = ruleOf(projects.get(projectId)!, wage.ccq)
      rules.add(rule)
      return { site: projectId, date, hours, rule }
    })
    const { regular, overtime, gross } = payWeek(worked, wage.hourly)
    rates = estimateDeductions(gross, PERIODS, payDate)
    const { federalTax, provincialTax, qpp, qpip, ei, net } = rates
    lines.push({ personId, regular, overtime, gross, federalTax, provincialTax, qpp, qpip, ei, net })
    employer.push(rates.employer)
  }
  const paid = new Set(lines.map(({ personId }) => personId))
  const add = (key: (typeof SUMS)[number]) => lines.reduce((sum, line) => sum + line[key], 0)
  const prepared: Prepared = {
    number: null,
    ...week,
    payDate,
    people: lines.length,
    total: {
      ...(Object.fromEntries(SUMS.map((key) => [key, add(key)])) as Record<(typeof SUMS)[number], number>),
      employer: employer.reduce((sum, one) => sum + one, 0),
    },
    waiting: {
      hours: waiting.reduce((sum, one) => sum + one.hours, 0),
      names: names(waiting.map((one) => one.personId)),
    },
    wageless: names(wageless),
    absent: names([...wages.keys()].filter((id) => !paid.has(id ?? ''))),
    overtimeSaid: approved.filter((one) => one.overtime).reduce((sum, one) => sum + one.hours, 0),
    ontario: [...rules].find(({ source }) => source.includes('Ontario'))?.source ?? null,
    source: rates?.source ?? '',
    rules: [...rules].map(({ name, from, confirmed }) => ({ ...name, from, confirmed })),
  }
  const draft = runs.find(({ state, data }) => state === 'draft' && data.from === week.from)
  return { prepared, lines, draft }
}

function nothingApproved({ from, to }: Period, waiting: readonly TimeEntry[]): NovaError {
  const hours = waiting.reduce((sum, one) => sum + one.hours, 0)
  const [fr, en] = [
    `${formatDate(from, 'fr')} au ${formatDate(to, 'fr')}`,
    `${formatDate(from, 'en')} to ${formatDate(to, 'en')}`,
  ]
  return new NovaError(
    'rule.broken',
    {
      fr: `Aucune heure n’est approuvée du ${fr}${hours ? ` : ${formatHours(hours, 'fr')} attendent encore. Fais-les approuver, puis redemande la paie` : ''}.`,
      en: `No hours are approved from ${en}${hours ? `: ${formatHours(hours, 'en')} still wait. Get them approved, then ask for payroll again` : ''}.`,
    },
    hours
      ? {
          data: {
            offer: {
              tool: 'timesheets.approve_week',
              input: { period: { from, to } },
              label: { fr: 'Faire approuver les heures', en: 'Get the hours approved' },
            },
          },
        }
      : {},
  )
}
