import type { IsoDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/i18n.ts'
import type { Cents } from '../../lib/money.ts'

// Where clients come from and what they think. Shapes only: the database fits them.
export type Lead = {
  id: string
  createdAt: Date
  name: string
  contact: string | null
  email: string | null
  phone: string | null
  source: string | null
  campaignId: string | null
  status: 'new' | 'qualified' | 'quoted' | 'won' | 'lost'
  value: Cents | null
  date: IsoDate
  clientId: string | null
  quoteId: string | null
  consentAt: Date | null
  notes: string
}

export type Campaign = {
  id: string
  createdAt: Date
  name: string
  channel: string
  status: 'planned' | 'active' | 'done' | 'cancelled'
  startDate: IsoDate | null
  endDate: IsoDate | null
  budget: Cents
  spent: Cents
  objective: string
  data: Record<string, unknown>
}

export type Post = {
  id: string
  createdAt: Date
  network: string
  text: string
  lang: Lang
  projectId: string | null
  campaignId: string | null
  authorId: string | null
  fileIds: string[]
  status: 'draft' | 'scheduled' | 'publishing' | 'published' | 'failed' | 'cancelled'
  scheduledAt: Date | null
  publishedAt: Date | null
  externalId: string | null
  impressions: number | null
  clicks: number | null
  reactions: number | null
}

export type Survey = {
  id: string
  createdAt: Date
  kind: 'nps' | 'csat'
  /** 0–10 for nps, 1–5 for csat. */
  score: number
  clientId: string | null
  projectId: string | null
  comment: string
  date: IsoDate
}

export type Goal = {
  id: string
  createdAt: Date
  name: string
  metric: string
  target: number
  unit: 'cents' | 'ppm' | 'count' | 'days'
  fromDate: IsoDate
  toDate: IsoDate
  ownerId: string | null
}
