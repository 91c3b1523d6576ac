import { computeTaxes } from '../../src/domain/tax.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import { DUPLICATE, VENDORS } from './cost-facts.ts'
import { codesOf, type PlannedCost, planCosts } from './costs.ts'
import { closingDay } from './invoice-plan.ts'
import { PROJECTS } from './project-facts.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, projectId, vendorId } from './rows.ts'
import { demoId, FROZEN_DAY } from './seed.ts'

/** Bills that wait for payment on the closing day, taxes included. */
const PAYABLES: Cents = 48_820_000
/** At least this much of them is the yearly insurance premium, which has no tax and makes the sum exact. */
const PREMIUM_AT_LEAST: Cents = 400_000

type PlannedBill = {
  key: string
  vendor: string
  project: PlannedCost['project']
  number: string
  date: IsoDate
  code: string
  description: string
  subtotal: Cents
}

/** One bill for each vendor, project and month; Béton Saint-Clair bills each delivery. */
function planBills(costs: readonly PlannedCost[]): PlannedBill[] {
  const bills = new Map<string, PlannedBill>()
  for (const cost of costs) {
    if (!cost.vendor) continue
    const key = billKey(cost)
    const bill = bills.get(key)
    if (bill) {
      bill.subtotal += cost.amount
      if (cost.date > bill.date) bill.date = cost.date
    } else {
      bills.set(key, {
        key,
        vendor: cost.vendor,
        project: cost.project,
        number: cost.bill ?? `${cost.vendor.slice(0, 3).toUpperCase()}-${10_000 + 37 * bills.size}`,
        date: cost.date,
        code: cost.code,
        description: cost.description,
        subtotal: cost.amount,
      })
    }
  }
  return [...bills.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

const billKey = (cost: PlannedCost) =>
  cost.bill ? `bill ${cost.bill}` : `bill ${cost.vendor} ${cost.project.code} ${cost.date.slice(0, 7)}`

/** Newest first back to `since`, as many as fit in what is payable; the second copy of a bill always is, its original was paid. */
function chooseOpen(bills: readonly DemoRow<'bills'>[], since: IsoDate): { open: Set<string>; total: Cents } {
  const duplicate = bills.find((bill) => bill.number === DUPLICATE.number) as DemoRow<'bills'>
  const open = new Set([duplicate.id])
  let total = duplicate.total
  for (const bill of [...bills].reverse()) {
    if (bill.date < since || open.has(bill.id) || bill.number === DUPLICATE.of) continue
    if (total + bill.total > PAYABLES - PREMIUM_AT_LEAST) continue
    open.add(bill.id)
    total += bill.total
  }
  return { open, total }
}

function billRows(costs: readonly PlannedCost[], calendar: DemoCalendar): DemoRow<'bills'>[] {
  const planned = planBills(costs)
  const original = planned.find((bill) => bill.number === DUPLICATE.of) as PlannedBill
  planned.push({ ...original, key: `bill ${DUPLICATE.number}`, number: DUPLICATE.number, date: DUPLICATE.date })
  planned.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const rows = planned.map((bill): DemoRow<'bills'> => {
    const date = calendar.day(bill.date)
    const taxed = computeTaxes([{ amount: bill.subtotal }], { province: bill.project.province, date })
    const tax = (code: string) => taxed.taxes.find((line) => line.tax === code)?.amount ?? 0
    return {
      id: demoId(bill.key),
      createdAt: calendar.at(date, '10:00'),
      vendorId: vendorId(bill.vendor),
      projectId: projectId(bill.project.code),
      number: bill.number,
      date,
      dueDate: addDays(date, 30),
      costCode: bill.code,
      description: bill.description,
      subtotal: bill.subtotal,
      gst: tax('GST'),
      qst: tax('QST'),
      hst: tax('HST'),
      pst: tax('PST'),
      total: taxed.total,
    }
  })
  const { open, total } = chooseOpen(rows, calendar.day('2026-10-01'))
  const closing = calendar.day(closingDay(FROZEN_DAY))
  const checked = addDays(closing, -10)
  const settled = rows.map((row): DemoRow<'bills'> => {
    if (open.has(row.id)) return { ...row, status: row.date > checked ? 'received' : 'approved' }
    const due = row.dueDate as IsoDate
    return { ...row, status: 'paid', paidOn: due < closing ? due : addDays(closing, -1) }
  })
  const premium = calendar.day('2026-10-15')
  return [
    ...settled,
    {
      id: demoId('bill premium'),
      createdAt: calendar.at(premium, '10:00'),
      vendorId: vendorId('assurance'),
      number: 'AB-2026-118',
      date: premium,
      dueDate: addDays(premium, 30),
      description: 'Assurance chantier et responsabilité, prime annuelle',
      subtotal: PAYABLES - total,
      total: PAYABLES - total,
      status: 'approved',
    },
  ]
}

function vendorRows(calendar: DemoCalendar): DemoRow<'vendors'>[] {
  return VENDORS.map((vendor, i) => ({
    id: vendorId(vendor.key),
    name: vendor.name,
    aliases: vendor.aliases ?? [],
    trade: vendor.trade,
    address: 'Saint-Rosalba-des-Monts (QC)',
    email: `comptes@${vendor.key}.example`,
    phone: `450 555-01${70 + i}`,
    rbqLicence: vendor.attestationExpires ? `5500-${String(1000 + i * 7)}-01` : null,
    attestationNumber: vendor.attestationExpires ? `ARQ-${String(40_000 + i * 131)}` : null,
    attestationExpires: vendor.attestationExpires ? calendar.day(vendor.attestationExpires) : null,
  }))
}

/** Budget hours of the own crew, in hundredths: the residence's 320.00 h of which 46 % are earned. */
const BUDGET_HOURS: Record<string, Record<string, number>> = {
  'CHE-2601': { '01 50 00': 520_000, '07 42 00': 420_000, '31 20 00': 380_000 },
  'CHE-2602': { '06 10 00': 18_000, '09 20 00': 14_000 },
  'CHE-2603': { '01 50 00': 330_000, '06 10 00': 90_000, '08 50 00': 98_000 },
}

/** How the residence's cost performance went down, month end by month end, to the 0.91 of the closing day. */
const RESIDENCE_TREND: [monthEnd: IsoDate, cpi: number][] = [
  ['2026-06-30', 1.01],
  ['2026-07-31', 0.99],
  ['2026-08-31', 0.96],
  ['2026-09-30', 0.93],
]

/** The progress that was declared on the residence at each month end, in millionths. */
function declaredProgress(costs: readonly PlannedCost[], calendar: DemoCalendar): DemoRow<'kpiSnapshots'>[] {
  const own = costs.filter((cost) => cost.project.code === 'CHE-2602')
  return RESIDENCE_TREND.map(([monthEnd, cpi]) => {
    const spent = own.filter((cost) => cost.date <= monthEnd).reduce((sum, cost) => sum + cost.amount, 0)
    const budget = own[0]?.project.estimate ?? 1
    return {
      id: demoId(`progress CHE-2602 ${monthEnd}`),
      metric: 'evm.progress',
      projectId: projectId('CHE-2602'),
      date: calendar.day(monthEnd),
      value: Math.round((spent * cpi * 1000) / budget) * 1000,
    }
  })
}

/** Vendors, their bills, and the costs and budgets of the projects by code. */
export function purchases(calendar: DemoCalendar): DemoPart {
  const costs = planCosts(closingDay(FROZEN_DAY))
  return {
    vendors: vendorRows(calendar),
    bills: billRows(costs, calendar),
    kpiSnapshots: declaredProgress(costs, calendar),
    budgets: PROJECTS.flatMap((project) =>
      codesOf(project).map(({ code, label, budget }) => ({
        id: demoId(`budget ${project.code} ${code}`),
        projectId: projectId(project.code),
        costCode: code,
        label,
        amount: budget,
        hours: BUDGET_HOURS[project.code]?.[code] ?? null,
      })),
    ),
    costEntries: costs.map((cost) => ({
      id: demoId(cost.key),
      projectId: projectId(cost.project.code),
      costCode: cost.code,
      date: calendar.day(cost.date),
      amount: cost.amount,
      kind: cost.kind,
      vendorId: cost.vendor ? vendorId(cost.vendor) : null,
      billId: cost.vendor ? demoId(billKey(cost)) : null,
      description: cost.description,
      quantity: cost.cubicMetres ? cost.cubicMetres * 1000 : null,
      unit: cost.cubicMetres ? 'm3' : null,
    })),
  }
}
