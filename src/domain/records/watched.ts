import type { IsoDate } from '../../lib/dates.ts'
import type { Cents, Ppm } from '../../lib/money.ts'

// What is watched, held and hoped for. Shapes only: the database fits them.
export type Certification = {
  id: string
  createdAt: Date
  personId: string
  kind:
    | 'asp'
    | 'ccq'
    | 'whmis'
    | 'first-aid'
    | 'aerial-lift'
    | 'forklift'
    | 'fall-arrest'
    | 'asbestos'
    | 'licence'
    | 'other'
  name: string
  number: string | null
  trade: string | null
  issuedOn: IsoDate | null
  /** Null never expires. */
  expiresOn: IsoDate | null
  fileId: string | null
}

export type Alert = {
  id: string
  createdAt: Date
  name: string
  metric: string
  comparison: 'above' | 'below'
  threshold: number
  projectId: string | null
  personId: string
  state: 'active' | 'snoozed' | 'acknowledged' | 'off'
  snoozedUntil: IsoDate | null
  lastValue: number | null
  lastFiredAt: Date | null
  data: Record<string, unknown>
}

export type Consent = {
  id: string
  createdAt: Date
  clientId: string | null
  personId: string | null
  leadId: string | null
  purpose: 'newsletter' | 'photos' | 'survey' | 'review' | 'marketing' | 'location' | 'profiling'
  channel: string
  basis: 'express' | 'implied'
  givenOn: IsoDate
  expiresOn: IsoDate | null
  withdrawnOn: IsoDate | null
  proof: string
}

export type Opportunity = {
  id: string
  createdAt: Date
  name: string
  stage: 'qualifying' | 'estimating' | 'quoted' | 'negotiating' | 'won' | 'lost'
  clientId: string | null
  leadId: string | null
  quoteId: string | null
  ownerId: string | null
  /** Before taxes. */
  amount: Cents | null
  probability: Ppm
  expectedOn: IsoDate | null
  closedOn: IsoDate | null
  nextStep: string
  reason: string | null
}
