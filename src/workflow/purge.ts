import type { Host } from '../conversation/host.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { RETENTION, type RetentionSubject } from '../domain/privacy.ts'
import type { RecordStore } from '../domain/records/record.ts'
import { addMonths, dateIn, instantIn, timeIn } from '../lib/dates.ts'

type Removed = { count: number; oldest: Date | null }

type Ageing = { removeBefore(at: Date): Promise<Removed> }
export type PurgeStores = ConversationStores & {
  messages: { eraseBefore(at: Date, now: Date): Promise<Removed> }
  events: Ageing
  agentTasks: Ageing
  agentLogs: Ageing
  outbox: Ageing
  records: RecordStore
}

/** When nobody works; a night that is missed is made up for by the next. */
const HOUR = '03:'
const EVERY_MINUTES = 10

export const isPurgeTime = (timeZone: string, now: Date): boolean => {
  const time = timeIn(timeZone, now)
  return time.startsWith(HOUR) && Number(time.slice(3)) % EVERY_MINUTES === 0
}

/**
 * Erases what has been kept as long as the retention schedule says (`domain/privacy`), and writes to the audit log what
 * and how much: the proof. Invoices, receipts and the audit log itself stay. Nothing is erased while evidence is held.
 */
export async function purge<S extends PurgeStores>(host: Host<S>, organization: string): Promise<void> {
  const now = host.now()
  const { timeZone } = await host.profile(organization)
  const before = (subject: RetentionSubject) =>
    instantIn(timeZone, addMonths(dateIn(timeZone, now), -RETENTION[subject].months), '00:00')
  await host.transact(organization, async (stores) => {
    if ((await stores.records.list('evidence_hold', { state: 'in-force' })).length > 0) return
    const erased: Record<string, Removed> = {
      messages: await stores.messages.eraseBefore(before('chat'), now),
      events: await stores.events.removeBefore(before('chat')),
      outbox: await stores.outbox.removeBefore(before('chat')),
      agentTasks: await stores.agentTasks.removeBefore(before('prompts')),
      agentLogs: await stores.agentLogs.removeBefore(before('prompts')),
      candidates: await removeCandidates(before('candidates'), stores),
    }
    const what = Object.entries(erased).filter(([, { count }]) => count > 0)
    if (what.length === 0) return
    const told = what.map(([name, { count, oldest }]) => [name, { count, oldest: oldest?.toISOString() ?? null }])
    await stores.auditLog.append({
      ...{ actorId: null, action: 'privacy.purged', subjectKind: 'retention', subjectId: dateIn(timeZone, now) },
      data: Object.fromEntries(told),
    })
  })
}

/** Applications are counted from the day they came in; who was hired has a file of their own. */
async function removeCandidates(at: Date, { records }: PurgeStores): Promise<Removed> {
  const old = (await records.list('candidate', {})).filter(
    ({ createdAt, state }) => createdAt < at && state !== 'hired',
  )
  for (const { id } of old) await records.remove('candidate', id)
  return { count: old.length, oldest: old.map(({ createdAt }) => createdAt).sort((a, b) => +a - +b)[0] ?? null }
}
