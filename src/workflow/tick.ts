import { expireApprovals } from '../approval/revise.ts'
import type { DraftCard } from '../chat/card.ts'
import { tellPrivately } from '../conversation/direct.ts'
import type { Host } from '../conversation/host.ts'
import { showDecision } from '../conversation/settle.ts'
import { isPurgeTime, type PurgeStores, purge } from './purge.ts'
import { learnRooms, type RoomStores } from './rooms.ts'
import { runDueSchedules, type ScheduleStores } from './schedules.ts'
import { tellUnposted } from './unposted.ts'

type Notification = { id: string; personId: string | null; title: string; text: string }

export type TickStores = ScheduleStores &
  RoomStores &
  PurgeStores & {
    notifications: {
      listDue(now: Date): Promise<Notification[]>
      markSent(id: string, sentAt: Date): Promise<boolean>
    }
  }

/** Rooms are renamed seldom, and platforms count each question. */
const ROOMS_EVERY_MINUTES = 10

/** What time brings, once a minute: due schedules, reminders, approvals that nobody decided in time. */
export async function tick<S extends TickStores>(host: Host<S>, organization: string): Promise<void> {
  await runDueSchedules(host, organization)
  await tellUnposted(host, organization)
  await sendReminders(host, organization)
  const profile = await host.profile(organization)
  const now = host.now()
  await host.transact(organization, async (stores) => {
    for (const approval of await expireApprovals(now, stores)) await showDecision(approval, null, profile, now, stores)
  })
  if (new Date().getUTCMinutes() % ROOMS_EVERY_MINUTES === 0) await learnRooms(host, organization)
  if (isPurgeTime(profile.timeZone, now)) await purge(host, organization)
  host.deliver(organization)
}

/** Each to its person; the row says that it was sent in the transaction of its message, which may have to wait. */
async function sendReminders<S extends TickStores>(host: Host<S>, organization: string): Promise<void> {
  const now = host.now()
  const profile = await host.profile(organization)
  await host.transact(organization, async (stores) => {
    for (const { id, personId, title, text } of await stores.notifications.listDue(now)) {
      if (!(await stores.notifications.markSent(id, now))) continue
      const person = personId ? await stores.persons.get(personId) : null
      if (!person) continue
      const card: DraftCard = {
        title,
        summary: text || title,
        tone: 'info',
        blocks: text ? [{ type: 'text', text }] : [],
      }
      await tellPrivately({ person, card }, profile, now, stores)
    }
  })
}
