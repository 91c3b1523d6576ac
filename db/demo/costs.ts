import { addDays, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { allocate, applyRate, type Cents } from '../../src/lib/money.ts'
import {
  BUDGET_SHARES,
  CONCRETE,
  COST_CODES,
  FUEL_SURCHARGE,
  RESIDENCE_CODES,
  SPENT_ONLY,
  VENDORS,
} from './cost-facts.ts'
import { GROSS_BY_PROJECT, monthEnds } from './gross.ts'
import { PROJECTS, type ProjectFact } from './project-facts.ts'
import type { DemoRow } from './rows.ts'
import { randomFor } from './seed.ts'

export type CodeBudget = { code: string; label: string; budget: Cents; spent: Cents }

/** A cost of the story, before it gets its vendor's bill. */
export type PlannedCost = {
  key: string
  project: ProjectFact
  code: string
  date: IsoDate
  amount: Cents
  kind: NonNullable<DemoRow<'costEntries'>['kind']>
  description: string
  vendor: string | null
  bill: string | null
  cubicMetres?: number
}

/** Budget and spending by code; they sum to the estimate and to the cost of the project. */
export function codesOf(project: ProjectFact): CodeBudget[] {
  const label = (code: string) => COST_CODES[code] as string
  if (project.code === 'CHE-2602') {
    return RESIDENCE_CODES.map(({ code, budget, overrun }) => ({
      code,
      label: label(code),
      budget,
      spent: applyRate(budget, project.earned) + overrun,
    }))
  }
  const shares = BUDGET_SHARES[project.code] as [string, number][]
  const random = randomFor(`costs ${project.code}`)
  const budgets = allocate(
    project.estimate / 1_000,
    shares.map(([, percent]) => percent),
  ).map((part) => part * 1_000)
  const only = SPENT_ONLY[project.code]
  const weights = shares.map(([code, percent]) =>
    only && !only.includes(code) ? 0 : percent * (0.95 + 0.1 * random.next()),
  )
  const spent = allocate(project.cost, weights)
  return shares.map(([code], i) => ({
    code,
    label: label(code),
    budget: budgets[i] as Cents,
    spent: spent[i] as Cents,
  }))
}

const KINDS: Record<string, PlannedCost['kind'][]> = {
  '01': ['equipment', 'labour'],
  '03': ['material'],
  '06': ['labour', 'material'],
  '07': ['subcontract'],
  '08': ['material'],
  '09': ['labour', 'subcontract'],
}
/** Own labour is about a third of the codes that the crew does itself. */
const KIND_WEIGHT: Record<PlannedCost['kind'], number> = {
  labour: 35,
  material: 65,
  subcontract: 65,
  equipment: 65,
  other: 1,
}

const KIND_TEXT: Record<PlannedCost['kind'], string> = {
  labour: 'Main-d’œuvre',
  material: 'Matériaux',
  subcontract: 'Sous-traitance',
  equipment: 'Équipement et location',
  other: 'Divers',
}

export const vendorOfCode = (code: string): string =>
  VENDORS.find((vendor) => vendor.codes.includes(code.slice(0, 2)))?.key as string

function concreteOf(project: ProjectFact): PlannedCost[] {
  const pours = CONCRETE.filter((pour) => pour.project === project.code)
  return pours.flatMap((pour) => {
    const common = {
      project,
      code: '03 30 00',
      date: pour.date,
      kind: 'material' as const,
      vendor: 'beton',
      bill: pour.bill,
    }
    const concrete: PlannedCost = {
      ...common,
      key: `cost ${pour.bill}`,
      amount: pour.cubicMetres * pour.unitPrice,
      description: 'Béton 30 MPa, livré',
      cubicMetres: pour.cubicMetres,
    }
    if (pour.bill !== FUEL_SURCHARGE.bill) return [concrete]
    const fuel = {
      ...common,
      key: `cost ${pour.bill} fuel`,
      amount: FUEL_SURCHARGE.amount,
      description: 'Supplément de carburant',
    }
    return [concrete, fuel]
  })
}

function costsOf(project: ProjectFact, closing: IsoDate): PlannedCost[] {
  const end = project.end < closing ? project.end : closing
  const months = monthEnds(project.start.slice(0, 7), end.slice(0, 7))
  const billed = new Map((GROSS_BY_PROJECT[project.code] ?? []).map(({ month, gross }) => [month, gross]))
  const weights = months.map((month) => billed.get(month) ?? 1)
  const random = randomFor(`cost entries ${project.code}`)
  const concrete = concreteOf(project)
  const poured = concrete.reduce((sum, cost) => sum + cost.amount, 0)
  const spread = codesOf(project).flatMap(({ code, label, spent }) => {
    const kinds = KINDS[code.slice(0, 2)] ?? ['subcontract']
    const rest = spent - (code === '03 30 00' ? poured : 0)
    const noisy = weights.map((weight) => weight * (0.7 + 0.6 * random.next()))
    return allocate(rest, noisy).flatMap((amount, m) =>
      allocate(
        amount,
        kinds.map((kind) => KIND_WEIGHT[kind]),
      ).map((part, k): PlannedCost => {
        const month = months[m] as IsoDate
        const kind = kinds[k] as PlannedCost['kind']
        const drawn = addDays(firstOfMonth(month), random.integer(7, 26))
        const date = drawn < project.start ? lastOfMonth(project.start) : drawn
        return {
          key: `cost ${project.code} ${code} ${kind} ${month.slice(0, 7)}`,
          project,
          code,
          date,
          amount: part,
          kind,
          description: `${KIND_TEXT[kind]} – ${label.toLowerCase()}`,
          vendor: kind === 'labour' ? null : vendorOfCode(code),
          bill: null,
        }
      }),
    )
  })
  return [...concrete, ...spread].filter((cost) => cost.amount > 0)
}

/** Every cost of every project up to the closing day, oldest first. */
export const planCosts = (closing: IsoDate): PlannedCost[] =>
  PROJECTS.flatMap((project) => costsOf(project, closing)).sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  )
