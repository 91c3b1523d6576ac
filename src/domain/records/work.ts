import type { IsoDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/i18n.ts'

// What people do. Shapes only: the database fits them.
export type Task = {
  id: string
  createdAt: Date
  title: string
  details: string
  kind: 'task' | 'rfi' | 'inspection' | 'meeting' | 'purchase' | 'call'
  projectId: string | null
  clientId: string | null
  assigneeId: string | null
  createdBy: string | null
  dueDate: IsoDate | null
  priority: 'low' | 'normal' | 'high'
  status: 'open' | 'doing' | 'done' | 'cancelled'
  /** The conversation in which it was asked for. */
  conversationId: string | null
  doneAt: Date | null
}

export type TimeEntry = {
  id: string
  createdAt: Date
  personId: string
  projectId: string
  date: IsoDate
  /** Hundredths of an hour; negative on the row that takes back an approved one. */
  hours: number
  overtime: boolean
  work: string
  costCode: string | null
  /** The code was deduced, not said. */
  codeGuessed: boolean
  status: 'submitted' | 'approved' | 'rejected' | 'replaced'
  approvedBy: string | null
  approvedAt: Date | null
  /** The entry that this one corrects. */
  correctsId: string | null
  reason: string | null
}

export type Document = {
  id: string
  createdAt: Date
  kind: string
  title: string
  projectId: string | null
  clientId: string | null
  conversationId: string | null
  fileId: string | null
  authorId: string | null
  lang: Lang
  date: IsoDate
  text: string
  data: Record<string, unknown>
}

export type Notification = {
  id: string
  createdAt: Date
  kind: string
  personId: string | null
  clientId: string | null
  subjectKind: string | null
  subjectId: string | null
  title: string
  text: string
  data: Record<string, unknown>
  state: 'draft' | 'pending' | 'sent' | 'read' | 'cancelled'
  dueAt: Date | null
  sentAt: Date | null
  readAt: Date | null
}

export type Schedule = {
  id: string
  createdAt: Date
  name: string
  tool: string
  input: Record<string, unknown>
  cron: string
  timeZone: string
  platform: string
  workspace: string
  /** The platform's id of the channel that it posts to. */
  channel: string
  lang: Lang
  /** Whose rights it runs with. */
  personId: string
  active: boolean
  lastRunAt: Date | null
  nextRunAt: Date | null
}

export type ScheduleRun = {
  id: string
  createdAt: Date
  scheduleId: string
  dueAt: Date
  state: 'started' | 'done' | 'failed'
  doneAt: Date | null
  error: string | null
}

export type ReportTemplate = {
  id: string
  createdAt: Date
  name: string
  sections: string[]
  options: Record<string, unknown>
  ownerId: string | null
}

export type KpiDefinition = {
  id: string
  createdAt: Date
  key: string
  nameFr: string
  nameEn: string
  formula: string
  unit: 'cents' | 'ppm' | 'count' | 'days' | 'hours'
  direction: 'up' | 'down'
  target: number | null
  createdBy: string | null
}

export type KpiSnapshot = {
  id: string
  createdAt: Date
  metric: string
  projectId: string | null
  date: IsoDate
  value: number
  data: Record<string, unknown>
}
