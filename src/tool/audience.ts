import { RECORD_KINDS, type RecordStore } from '../domain/records/record.ts'
import type { Actor } from './define.ts'
import type { Permission } from './rights.ts'

/**
 * What an administrator may open a channel to. Rights that are not named here (settings, and whatever guards pay,
 * banking, social insurance numbers or appraisals) cannot be: what rests on them is never shown in a channel.
 */
export const SHARED = ['finance', 'costs', 'hours', 'marketing', 'reports'] as const
export type Shared = (typeof SHARED)[number]

const RIGHTS: Record<Shared, readonly Permission[]> = {
  finance: ['finance.read', 'finance.write', 'invoices.approve', 'credits.approve', 'changes.approve'],
  costs: ['projects.cost', 'projects.write', 'purchases.approve', 'purchases.write', 'estimates.write'],
  hours: ['time.write', 'time.approve'],
  marketing: ['marketing.write', 'marketing.approve', 'sales.write'],
  reports: ['reports.read', 'schedules.manage', 'schedules.approve'],
}

/** A report says a bit of everything: where reports are shared, all that may be shared is, in a report. */
const isReport = (tool: string) => tool.startsWith('reports.')

/** Who hears what is said in a place: everybody of the firm who may be there, and what the place was opened to. */
export type Audience = { persons: readonly Pick<Actor, 'permissions'>[]; shares: readonly Shared[] }

/**
 * Whether an answer may be shown to an audience: everybody there has every right that it drew on, or the place was
 * opened to it.
 */
export function mayHear(
  audience: Audience,
  answer: {
    tool: string
    audience?: 'everyone' | 'asker' | undefined
    drew: readonly Permission[]
    isSensitive?: boolean | undefined
  },
): boolean {
  if (answer.isSensitive || answer.audience === 'asker') return false
  if (answer.audience === 'everyone') return true
  const { persons, shares } = audience
  const opened = isReport(answer.tool) && shares.includes('reports') ? SHARED : shares
  const rights = new Set(opened.flatMap((one) => RIGHTS[one]))
  return answer.drew.every((right) => rights.has(right) || persons.every((one) => one.permissions.has(right)))
}

/** The same actor, whose rights are written down as they are used. */
export function watchRights<A extends Actor>(actor: A): { actor: A; drew: () => Permission[] } {
  const used = new Set<Permission>()
  const permissions = new Set(actor.permissions)
  permissions.has = (right) => {
    const held = actor.permissions.has(right)
    if (held) used.add(right)
    return held
  }
  return { actor: { ...actor, permissions }, drew: () => [...used] }
}

const SENSITIVE: ReadonlySet<unknown> = new Set(
  Object.entries(RECORD_KINDS).flatMap(([name, kind]) => ('sensitive' in kind ? [name] : [])),
)

/** The same stores, where it is noted that a record was touched that is never shown in a channel: pay, health, complaints. */
export function watchRecords<S>(stores: S): { stores: S; isSensitive: () => boolean } {
  const { records } = stores as { records?: RecordStore }
  if (!records) return { stores, isSensitive: () => false }
  let isSensitive = false
  const noted = Object.entries(records).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      // A kind comes first; a search names its kinds after the words.
      if (args.flat().some((one) => SENSITIVE.has(one))) isSensitive = true
      return (method as (...all: unknown[]) => unknown).apply(records, args)
    },
  ])
  return { stores: { ...stores, records: Object.fromEntries(noted) }, isSensitive: () => isSensitive }
}
