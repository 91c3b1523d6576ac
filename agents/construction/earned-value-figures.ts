import { z } from 'zod'
import { type CostCode, costCodeLabel } from '../../src/domain/cost-code.ts'
import { type EarnedValue, earnedValueAt } from '../../src/domain/earned-value.ts'
import type { Budget, CostEntry, Project } from '../../src/domain/records/projects.ts'
import type { IsoDate, Period } from '../../src/lib/dates.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type CostStores = {
  projects: Rows<Project>
  budgets: Rows<Budget>
  costEntries: Rows<CostEntry> & {
    sumByProject(upTo: IsoDate): Promise<{ projectId: string; amount: Cents }[]>
    sumByCode(projectId: string, upTo: IsoDate): Promise<{ costCode: string; amount: Cents }[]>
    sumByMonth(period: Period, projectId?: string): Promise<{ month: IsoDate; amount: Cents }[]>
  }
}

/** A cost code against its part of the earned value; `overrun` is spent less earned. */
export type CodeFigures = {
  code: CostCode
  label: Bilingual
  budget: Cents
  earned: Cents
  spent: Cents
  overrun: Cents
}

/** Earned value of a project on the day of its last declared progress, and its cost codes, the largest overrun first. */
export type ProjectFigures = { project: Project; asOf: IsoDate; value: EarnedValue; codes: CodeFigures[] }

/**
 * The budget at completion is the sum of the budget by code, or the bid estimate where no budget was entered. Each
 * code is taken to be as far along as the whole, since progress is declared for the whole.
 */
export async function readEarnedValue(stores: CostStores, project: Project, today: IsoDate): Promise<ProjectFigures> {
  const asOf = project.progressAsOf ?? today
  const budgets = await stores.budgets.list({ projectId: project.id })
  const spending = await stores.costEntries.sumByCode(project.id, asOf)
  const sum = (amounts: readonly { amount: Cents }[]) => amounts.reduce((total, { amount }) => total + amount, 0)
  const value = earnedValueAt(
    budgets.length ? sum(budgets) : project.estimatedCost,
    project.plannedProgressPpm,
    project.progressPpm,
    sum(spending),
  )
  const spentOn = new Map(spending.map(({ costCode, amount }) => [costCode, amount]))
  const codes = [...new Set([...budgets.map(({ costCode }) => costCode), ...spentOn.keys()])].map((code) => {
    const own = budgets.filter((budget) => budget.costCode === code)
    const budget = sum(own)
    const earned = applyRate(budget, project.progressPpm)
    const spent = spentOn.get(code) ?? 0
    return { code, label: labelOf(code, own[0]?.label), budget, earned, spent, overrun: spent - earned }
  })
  return { project, asOf, value, codes: codes.sort((a, b) => b.overrun - a.overrun) }
}

/** The firm's own label in French; ours in English, where it has the code. */
function labelOf(code: CostCode, own: string | undefined): Bilingual {
  const listed = costCodeLabel(code)
  return { fr: own ?? listed?.fr ?? code, en: listed?.en ?? own ?? code }
}

/** The code that weighs most, when any is over. */
export const worstCode = ({ codes }: ProjectFigures): CodeFigures | null =>
  codes[0] && codes[0].overrun > 0 ? codes[0] : null

const cents = z.int()
const bilingual = z.object({ fr: z.string(), en: z.string() })

const codeSchema = z.object({
  code: z.string(),
  label: bilingual,
  budget: cents,
  earned: cents,
  spent: cents,
  overrun: cents,
})

/** The figures as a tool's output: cents, and indices at full precision; null is "n/d". */
export const figuresSchema = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  asOf: z.string(),
  done: z.int(),
  planned: z.int(),
  bac: cents,
  pv: cents,
  ev: cents,
  ac: cents,
  cv: cents,
  sv: cents,
  cpi: z.number().nullable(),
  spi: z.number().nullable(),
  tcpi: z.number().nullable(),
  eac: cents.nullable(),
  eacOneOff: cents,
  eacPessimistic: cents.nullable(),
  etc: cents.nullable(),
  vac: cents.nullable(),
  worst: codeSchema.nullable(),
  /** The codes with the largest overruns, at most three. */
  causes: z.array(codeSchema),
})
export type Figures = z.output<typeof figuresSchema>

/** Hours earned against hours paid, as Bérénice measures them; null where she has no hours, or may not say. */
export const labourSchema = z.object({ earned: z.int(), paid: z.int(), factor: z.number().nullable() }).nullable()
export type Labour = z.output<typeof labourSchema>

export function figuresOf(read: ProjectFigures): Figures {
  const { project, asOf, value } = read
  const { id, code, name } = project
  return {
    project: { id, code, name },
    asOf,
    done: project.progressPpm,
    planned: project.plannedProgressPpm,
    ...value,
    worst: worstCode(read),
    causes: read.codes.filter(({ overrun }) => overrun > 0).slice(0, 3),
  }
}
