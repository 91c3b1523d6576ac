import { addDays, daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'

export type DelayClaim = {
  days: number
  siteOverhead: Cents
  headOffice: Cents
  idle: Cents
  total: Cents
  excluded: number
}

/**
 * What a delay costs: days of site overhead, a share of head office by Eichleay (project billings ÷ all billings × head
 * office costs ÷ days performed × days late), and crews kept waiting. Days of ours or of granted weather are excluded.
 */
export function quantifyDelay(input: {
  events: readonly { days: number; cause: 'owner' | 'weather' | 'ours' | 'other' }[]
  siteOverheadDay: Cents
  projectBilled: Cents
  allBilled: Cents
  headOffice: Cents
  daysPerformed: number
  idleHours: number
  hourly: Cents
}): DelayClaim {
  const days = input.events.filter(({ cause }) => cause === 'owner').reduce((sum, event) => sum + event.days, 0)
  const all = input.events.reduce((sum, event) => sum + event.days, 0)
  const daily =
    input.allBilled > 0 && input.daysPerformed > 0
      ? (input.headOffice * input.projectBilled) / input.allBilled / input.daysPerformed
      : 0
  const siteOverhead = days * input.siteOverheadDay
  const headOffice = Math.round(daily * days)
  const idle = Math.round((input.idleHours * input.hourly) / 100)
  return { days, siteOverhead, headOffice, idle, total: siteOverhead + headOffice + idle, excluded: all - days }
}

/** When a claim must be announced: the contract's days after the event, and whether that day is past. */
export function claimNotice(
  event: IsoDate,
  noticeDays: number,
  today: IsoDate,
): { by: IsoDate; daysLeft: number; late: boolean } {
  const by = addDays(event, noticeDays)
  return { by, daysLeft: daysBetween(today, by), late: today > by }
}
