import { expireApprovals } from '../approval/revise.ts'
import type { DraftCard } from '../chat/card.ts'
import type { Host } from '../conversation/host.ts'
import { publish } from '../conversation/publish.ts'
import { showDecision } from '../conversation/settle.ts'
import { directConversation } from '../conversation/tell.ts'
import { isQuiet } from '../domain/quiet-hours.ts'
import { timeIn } from '../lib/dates.ts'
import { toActor } from '../tool/actor.ts'
import { runDueSchedules, type ScheduleStores } from './schedules.ts'

type Notification = { id: string; personId: string | null; title: string; text: string }

export type TickStores = ScheduleStores & {
  notifications: {
    listDue(now: Date): Promise<Notification[]>
    markSent(id: string, sentAt: Date): Promise<boolean>
  }
}

/** What time brings, once a minute: due schedules, reminders, approvals that nobody decided in time. */
export async function tick<S extends TickStores>(host: Host<S>, organization: string): Promise<void> {
  await runDueSchedules(host, organization)
  await sendReminders(host, organization)
  const profile = await host.profile(organization)
  const now = host.now()
  await host.transact(organization, async (stores) => {
    for (const approval of await expireApprovals(now, stores)) await showDecision(approval, null, profile, now, stores)
  })
  host.deliver(organization)
}

/** Each to its person, where they have an account; the row says that it was sent in the transaction of its message. */
async function sendReminders<S extends TickStores>(host: Host<S>, organization: string): Promise<void> {
  const now = host.now()
  const { timeZone } = await host.profile(organization)
  await host.transact(organization, async (stores) => {
    for (const reminder of await stores.notifications.listDue(now)) {
      if (!(await stores.notifications.markSent(reminder.id, now))) continue
      const person = reminder.personId ? await stores.persons.get(reminder.personId) : null
      // It waits until the person wants to be disturbed again.
      if (isQuiet(person?.preferences.quiet, timeIn(timeZone, now))) continue
      const conversation = person?.active ? await directConversation(toActor(person), 'web', stores) : null
      if (person && conversation) {
        const { title, text } = reminder
        const card: DraftCard = {
          title,
          summary: text || title,
          tone: 'info',
          blocks: text ? [{ type: 'text', text }] : [],
        }
        await publish({ conversation, card, lang: person.lang, at: now, agent: 'nova' }, stores)
      }
    }
  })
}
