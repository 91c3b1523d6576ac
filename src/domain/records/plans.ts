import type { IsoDate } from '../../lib/dates.ts'
import type { Cents, Ppm } from '../../lib/money.ts'
import type { EstimateLine, EstimateMarkup } from '../estimate.ts'
import type { OrderLine } from '../purchase-order.ts'

// What is foreseen, ordered and priced. Shapes only: the database fits them.
export type Estimate = {
  id: string
  createdAt: Date
  number: string
  title: string
  status: 'draft' | 'final' | 'quoted' | 'dropped'
  date: IsoDate
  projectId: string | null
  clientId: string | null
  quoteId: string | null
  authorId: string | null
  lines: EstimateLine[]
  markups: EstimateMarkup[]
  /** Before markups; the likely cost. */
  cost: Cents
  /** After markups, before taxes. */
  price: Cents
  notes: string
}

export type CostCodePrice = {
  id: string
  createdAt: Date
  code: string
  labelFr: string
  labelEn: string
  unit: string
  low: Cents
  likely: Cents
  high: Cents
  /** Hundredths of an hour of labour a unit. */
  labour: number | null
  asOf: IsoDate
  source: string
  mappedTo: string | null
  active: boolean
}

export type PurchaseOrder = {
  id: string
  createdAt: Date
  number: string
  vendorId: string
  projectId: string | null
  requesterId: string | null
  title: string
  costCode: string | null
  status: 'draft' | 'sent' | 'confirmed' | 'partial' | 'received' | 'cancelled'
  date: IsoDate
  requiredOn: IsoDate | null
  promisedOn: IsoDate | null
  receivedOn: IsoDate | null
  lines: OrderLine[]
  /** Before taxes. */
  subtotal: Cents
  billId: string | null
  notes: string
}

export type Subcontract = {
  id: string
  createdAt: Date
  number: string
  projectId: string
  vendorId: string
  title: string
  costCode: string | null
  /** Before taxes. */
  amount: Cents
  holdbackPpm: Ppm
  status: 'draft' | 'sent' | 'signed' | 'done' | 'cancelled'
  signedOn: IsoDate | null
  endedOn: IsoDate | null
  /** Their notice of contract to the owner. */
  noticeOn: IsoDate | null
  /** Their release reaches payments to this day. */
  releasedThrough: IsoDate | null
  insuranceExpires: IsoDate | null
  quality: Ppm | null
  punctuality: Ppm | null
  safety: Ppm | null
  paperwork: Ppm | null
  recommended: boolean | null
  notes: string
}

/** An activity of a schedule; durations in working days. */
export type ScheduledActivity = {
  id: string
  createdAt: Date
  projectId: string
  code: string
  name: string
  position: number
  duration: number
  optimistic: number
  likely: number
  pessimistic: number
  trade: string | null
  crew: number
  costCode: string | null
  budget: Cents | null
  donePpm: Ppm
  startsOn: IsoDate | null
  actualStart: IsoDate | null
  actualEnd: IsoDate | null
}

export type TaskDependency = {
  id: string
  createdAt: Date
  projectId: string
  predecessorId: string
  successorId: string
  type: 'finish-start' | 'start-start' | 'finish-finish'
  lag: number
}

export type Forecast = {
  id: string
  createdAt: Date
  kind: 'revenue' | 'cash' | 'finish' | 'final-cost' | 'wins' | 'labour'
  projectId: string | null
  date: IsoDate
  target: IsoDate
  value: number
  low: number | null
  high: number | null
  data: Record<string, unknown>
}
