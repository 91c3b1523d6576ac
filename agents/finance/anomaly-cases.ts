import { z } from 'zod'
import { duplicateScore, findDuplicateBills, findOutliers } from '../../src/domain/anomaly.ts'
import type { Bill, Expense, Vendor } from '../../src/domain/records/accounting.ts'
import type { CostEntry, Project } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { divideHalfUp } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type AnomalyStores = {
  bills: Rows<Bill>
  vendors: Rows<Vendor>
  expenses: Rows<Expense>
  costEntries: Rows<CostEntry>
  projects: Rows<Project>
}

const bill = z.object({
  id: z.string(),
  number: z.string(),
  date: z.string(),
  total: z.int(),
  status: z.enum(['received', 'approved', 'paid', 'disputed', 'cancelled']),
  paidOn: z.string().nullable(),
})
export const duplicateCase = z.object({
  kind: z.literal('duplicate'),
  vendor: z.string(),
  bills: z.tuple([bill, bill]),
  /** Out of 4. */
  score: z.number(),
})
const priceCase = z.object({
  kind: z.literal('price'),
  vendor: z.string(),
  costCode: z.string(),
  unit: z.string(),
  date: z.string(),
  project: z.string(),
  value: z.int(),
  usual: z.int(),
  score: z.number(),
  by: z.enum(['score', 'gap']),
  comparables: z.array(z.object({ date: z.string(), value: z.int(), project: z.string() })),
})
const sumCase = z.object({
  kind: z.literal('sum'),
  vendor: z.string(),
  date: z.string(),
  parts: z.int(),
  total: z.int(),
})
export const anomalyCase = z.discriminatedUnion('kind', [duplicateCase, priceCase, sumCase])
export type AnomalyCase = z.output<typeof anomalyCase>
export type DuplicateCase = z.output<typeof duplicateCase>

/** Bills that look like one entered twice, the cancelled and the disputed left out: somebody decided on those. */
export async function findDuplicateCases(stores: Pick<AnomalyStores, 'bills' | 'vendors'>): Promise<DuplicateCase[]> {
  const names = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
  const bills = await stores.bills.list({ status: ['received', 'approved', 'paid'] })
  const rows = bills.map((row) => ({ ...row, vendor: row.vendorId, amount: row.total }))
  return findDuplicateBills(rows).map((pair) => {
    const [first, second] = [...pair].sort((a, b) => a.date.localeCompare(b.date)) as typeof pair
    const shown = ({ id, number, date, total, status, paidOn }: Bill) => ({ id, number, date, total, status, paidOn })
    return {
      kind: 'duplicate',
      vendor: names.get(first.vendorId) ?? '',
      bills: [shown(first), shown(second)],
      score: duplicateScore(first, second),
    }
  })
}

/** Duplicates, unit prices far from the same vendor's others on the code, and receipts whose parts miss their total. */
export async function scan(stores: AnomalyStores, today: IsoDate): Promise<AnomalyCase[]> {
  const names = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const since = addDays(today, -366)
  const priced = (await stores.costEntries.list()).flatMap((one) =>
    one.quantity && one.unit && one.vendorId && one.date >= since
      ? [{ ...one, price: divideHalfUp(BigInt(one.amount) * 1000n, BigInt(one.quantity)) }]
      : [],
  )
  const groups = Map.groupBy(priced, (one) => `${one.vendorId} ${one.costCode} ${one.unit}`)
  const prices = [...groups.values()].flatMap((own) =>
    findOutliers(own.map((one) => one.price)).map(({ index, usual, by, score }): AnomalyCase => {
      const entry = own[index]!
      return {
        kind: 'price',
        vendor: names.get(entry.vendorId!) ?? '',
        costCode: entry.costCode,
        unit: entry.unit!,
        date: entry.date,
        project: codes.get(entry.projectId) ?? '',
        value: entry.price,
        usual: Math.round(usual),
        score,
        by,
        comparables: own.map((one) => ({ date: one.date, value: one.price, project: codes.get(one.projectId) ?? '' })),
      }
    }),
  )
  const sums = (await stores.expenses.list()).flatMap((one): AnomalyCase[] => {
    const parts = one.subtotal + one.gst + one.qst + one.hst
    return parts === one.total ? [] : [{ kind: 'sum', vendor: one.vendor, date: one.date, parts, total: one.total }]
  })
  return [...(await findDuplicateCases(stores)), ...prices, ...sums]
}

/** Whether the words are about the case: its vendor, or the kind of thing that it is. */
export function isAbout(one: AnomalyCase, words: string): boolean {
  const said = foldText(words).split(' ')
  const own = foldText(one.vendor).split(' ')
  const kinds = {
    duplicate: ['doublon', 'double', 'duplicate', 'twice', 'deux'],
    price: ['prix', 'price'],
    sum: ['recu', 'receipt'],
  }[one.kind]
  return said.some((word) => word.length > 3 && (own.includes(word) || kinds.includes(word)))
}
