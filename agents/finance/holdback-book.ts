import { contractualRelease, ontarioAnnualRelease } from '../../src/domain/holdback.ts'
import type { Holdback } from '../../src/domain/records/accounting.ts'
import type { Subcontract } from '../../src/domain/records/plans.ts'
import type { CostEntry, Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readAccount } from './invoice-book.ts'
import type { IssueStores } from './issue.ts'

export type HoldbackStores = IssueStores & {
  holdbacks: Rows<Holdback>
  subcontracts: Rows<Subcontract>
  costEntries: Rows<CostEntry>
  records: RecordStore
}

/** Design: contracts of the firm in Québec release the holdback 45 days after the end of the work. */
export const RELEASE_DAYS = 45

export type ReleaseDates =
  | { rule: 'contract'; endOfWork: IsoDate; isPlanned: boolean; releaseOn: IsoDate }
  | { rule: 'ontario'; anniversary: IsoDate; noticeBy: IsoDate; liensExpire: IsoDate; payBy: IsoDate }
  | { rule: 'unknown' }

/** When a project's holdback may be asked for: Ontario by its Act, elsewhere by the contract. */
export async function releaseDates(
  stores: Pick<HoldbackStores, 'records'>,
  project: Project,
  today: IsoDate,
): Promise<ReleaseDates> {
  if (project.province === 'ON' && project.contractDate)
    return { rule: 'ontario', ...ontarioAnnualRelease(project.contractDate, today) }
  const [closeout] = await stores.records.list('closeout', { projectId: project.id })
  const ended = closeout?.data.endOfWork ?? null
  const endOfWork = ended ?? project.endDate
  if (!endOfWork) return { rule: 'unknown' }
  return {
    rule: 'contract',
    endOfWork,
    isPlanned: ended === null,
    releaseOn: contractualRelease(endOfWork, RELEASE_DAYS),
  }
}

/** The first day on which the release may be invoiced; null when nothing says. */
export const releasableFrom = (dates: ReleaseDates): IsoDate | null =>
  dates.rule === 'contract' ? dates.releaseOn : dates.rule === 'ontario' ? dates.liensExpire : null

export type HeldState = {
  held: Cents
  open: Holdback[]
  released: { amount: Cents; number: string; issuedOn: IsoDate; paidOn: IsoDate | null; balance: Cents } | null
  /** Invoices of the project with a balance, the release aside. */
  unpaid: { number: string; balance: Cents }[]
}

/** What a client holds of a project, what was asked back, and what is still disputed. */
export async function readHeld(stores: HoldbackStores, projectId: string, today: IsoDate): Promise<HeldState> {
  const rows = await stores.holdbacks.list({ projectId })
  const open = rows.filter((row) => !row.releasedOn || row.releasedOn > today)
  const invoices = await stores.invoices.list({ projectId, status: 'issued' })
  const accounts = await Promise.all(
    invoices.filter(({ kind }) => kind !== 'credit-note').map((invoice) => readAccount(stores, invoice, today)),
  )
  const release = accounts.filter(({ invoice }) => invoice.kind === 'holdback-release').at(-1)
  const total = (list: readonly Holdback[]) => list.reduce((sum, { amount }) => sum + amount, 0)
  return {
    held: total(open),
    open,
    released: release
      ? {
          amount: release.invoice.gross,
          number: release.invoice.number!,
          issuedOn: release.invoice.issueDate!,
          paidOn: release.balance <= 0 ? (release.payments.at(-1)?.date ?? null) : null,
          balance: release.balance,
        }
      : null,
    unpaid: accounts
      .filter(({ invoice, balance }) => invoice.kind !== 'holdback-release' && balance > 0)
      .map(({ invoice, balance }) => ({ number: invoice.number!, balance })),
  }
}

/** What we keep from subcontractors under way: the agreed part of what each has cost so far. */
export async function owedToSubcontractors(
  stores: Pick<HoldbackStores, 'subcontracts' | 'costEntries'>,
  today: IsoDate,
): Promise<Map<string, Cents>> {
  const signed = await stores.subcontracts.list({ status: 'signed' })
  const owed = new Map<string, Cents>()
  for (const { projectId, vendorId, holdbackPpm } of signed) {
    const costs = await stores.costEntries.list({ projectId, vendorId, kind: 'subcontract' })
    const cost = costs.filter(({ date }) => date <= today).reduce((sum, { amount }) => sum + amount, 0)
    owed.set(projectId, (owed.get(projectId) ?? 0) + applyRate(cost, holdbackPpm))
  }
  return owed
}
