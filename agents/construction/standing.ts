import type { Invoice } from '../../src/domain/records/accounting.ts'
import type { ChangeOrder, Project } from '../../src/domain/records/projects.ts'
import { computeWip, expectedCost, type Wip } from '../../src/domain/wip.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type CostStores, type ProjectFigures, readEarnedValue } from './earned-value-figures.ts'

export type StandingStores = CostStores & { invoices: Rows<Invoice>; changeOrders: Rows<ChangeOrder> }

/** Where a project stands in money. `contract` includes signed changes; `unsigned` are changes that wait for a signature. */
export type Standing = ProjectFigures & {
  contract: Cents
  signed: Cents
  unsigned: ChangeOrder[]
  billed: Cents
  wip: Wip
  /** What the forecast adds to the budget. */
  costRisk: Cents
  /** Work done and not billed yet. */
  billingRisk: Cents
}

/** Gross of holdback and before tax, credit notes taken off; a release asks again for what was billed already. */
export const billedGross = (invoices: readonly Invoice[]): Cents =>
  invoices.reduce((total, { kind, gross }) => {
    if (kind === 'holdback-release') return total
    return total + (kind === 'credit-note' ? -gross : gross)
  }, 0)

export async function readStanding(stores: StandingStores, project: Project, today: IsoDate): Promise<Standing> {
  const [figures, invoices, changes] = [
    await readEarnedValue(stores, project, today),
    await stores.invoices.list({ projectId: project.id, status: 'issued' }),
    await stores.changeOrders.list({ projectId: project.id }),
  ]
  const sum = (list: readonly { amount: Cents }[]) => list.reduce((total, { amount }) => total + amount, 0)
  const signed = sum(changes.filter((change) => change.status === 'signed'))
  const contract = project.contractAmount + signed
  const billed = billedGross(invoices)
  const { value } = figures
  const expected = expectedCost(value)
  const wip = computeWip({ contract, estimatedCost: expected, cost: value.ac, billed })
  return {
    ...figures,
    contract,
    signed,
    unsigned: changes.filter((change) => change.status === 'sent' || change.status === 'draft'),
    billed,
    wip,
    costRisk: Math.max(0, expected - value.bac),
    billingRisk: Math.max(0, -(wip.over ?? 0)),
  }
}

/** Projects under way, in the order of their codes. */
export async function listActive(stores: Pick<StandingStores, 'projects'>): Promise<Project[]> {
  const projects = await stores.projects.list({ status: ['active', 'on-hold'] })
  return projects.sort((a, b) => a.code.localeCompare(b.code))
}

/** The standings with the most money at risk, at most two, the largest first. */
export function mostAtRisk(standings: readonly Standing[]): Standing[] {
  const risk = ({ costRisk, billingRisk }: Standing) => costRisk + billingRisk
  return [...standings]
    .filter((one) => risk(one) > 0)
    .sort((a, b) => risk(b) - risk(a))
    .slice(0, 2)
}
