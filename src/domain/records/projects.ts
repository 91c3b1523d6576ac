import type { IsoDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/i18n.ts'
import type { Cents, Ppm } from '../../lib/money.ts'

// What the sites are made of. Shapes only: the database fits them.
export type Client = {
  id: string
  createdAt: Date
  code: string | null
  name: string
  /** Other names that people use. */
  aliases: string[]
  lang: Lang
  address: string
  province: string
  contact: string | null
  email: string | null
  phone: string | null
  /** A public body: prompt payment rules may apply. */
  isPublic: boolean
  termsDays: number
  /** Mean days from invoice to payment, as observed. */
  meanPayDays: number | null
  /** Late interest agreed in writing, per year; null when none was. */
  interestPpm: Ppm | null
  gstNumber: string | null
  qstNumber: string | null
  notes: string
  active: boolean
}

export type Project = {
  id: string
  createdAt: Date
  /** `CHE-2602`. */
  code: string
  name: string
  aliases: string[]
  clientId: string
  /** Of the immovable: the place of supply. */
  province: string
  address: string
  /** As first signed; signed change orders come on top. */
  contractAmount: Cents
  estimatedCost: Cents
  contractDate: IsoDate | null
  startDate: IsoDate | null
  endDate: IsoDate | null
  status: 'planned' | 'active' | 'on-hold' | 'done' | 'cancelled'
  /** Earned share of the work as last declared. */
  progressPpm: Ppm
  /** Share that the baseline plans for the same day. */
  plannedProgressPpm: Ppm
  progressAsOf: IsoDate | null
  holdbackPpm: Ppm
  disputedAmount: Cents
  purchaseOrder: string | null
  managerId: string | null
  foremanId: string | null
  notes: string
}

export type ChangeOrder = {
  id: string
  createdAt: Date
  projectId: string
  /** `AV-01`. */
  number: string
  title: string
  amount: Cents
  status: 'draft' | 'sent' | 'signed' | 'rejected'
  date: IsoDate | null
  /** Unsigned changes are never billed. */
  signedAt: IsoDate | null
  notes: string
}

export type Budget = {
  id: string
  createdAt: Date
  projectId: string
  costCode: string
  label: string
  amount: Cents
  /** Hundredths of an hour. */
  hours: number | null
}

export type CostEntry = {
  id: string
  createdAt: Date
  projectId: string
  costCode: string
  date: IsoDate
  amount: Cents
  kind: 'labour' | 'material' | 'subcontract' | 'equipment' | 'other'
  vendorId: string | null
  billId: string | null
  description: string
  /** Thousandths of `unit`, when the price of one is of interest. */
  quantity: number | null
  unit: string | null
}

export type SiteLog = {
  id: string
  createdAt: Date
  projectId: string
  date: IsoDate
  authorId: string | null
  weather: string | null
  workers: number | null
  text: string
  fileIds: string[]
}

export type Incident = {
  id: string
  createdAt: Date
  projectId: string | null
  date: IsoDate
  kind: 'near-miss' | 'first-aid' | 'recordable' | 'lost-time'
  description: string
  lostDays: number
  reportedBy: string | null
}

export type Deficiencie = {
  id: string
  createdAt: Date
  projectId: string
  title: string
  location: string
  status: 'open' | 'fixed' | 'verified'
  assigneeId: string | null
  vendorId: string | null
  dueDate: IsoDate | null
  fileIds: string[]
  closedAt: Date | null
}
