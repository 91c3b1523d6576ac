import type { Host } from '../conversation/host.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { phrases } from '../lib/i18n.ts'
import { tellFailure } from './schedule-failed.ts'
import type { Schedule, ScheduleStores } from './schedules.ts'

const say = phrases({
  unposted: {
    fr: 'il est prêt, mais la plateforme l’a refusé. Vérifie que je suis encore dans le canal et qu’il n’est pas archivé.',
    en: 'it is ready, but the platform refused it. Check that I am still in the channel and that it is not archived.',
  },
})

/** What was not taken by then was given up, after the last attempt. */
const LOOK_BACK_MS = 3 * 3_600_000

/** Reports that were made but could not be posted count as failed too: their owners are told, once. */
export async function tellUnposted<S extends ScheduleStores>(host: Host<S>, organization: string): Promise<void> {
  const now = host.now()
  const profile = await host.profile(organization)
  await host.transact(organization, async (stores) => {
    for (const schedule of await stores.schedules.list({ active: true })) {
      const { id, lastRunAt, personId } = schedule
      if (!lastRunAt || now.getTime() - lastRunAt.getTime() > LOOK_BACK_MS) continue
      const run = (await stores.scheduleRuns.list({ scheduleId: id, state: 'done' })).at(-1)
      if (!run || !(await isGivenUp(schedule, run.id, stores))) continue
      const owner = await stores.persons.get(personId)
      await stores.scheduleRuns.update(run.id, { state: 'failed', doneAt: now, error: 'not posted' })
      await tellFailure(schedule, owner, owner && say(owner.lang, 'unposted'), profile, now, stores)
    }
  })
}

/** The thread of a run has no name of the platform's until its first message was posted. */
async function isGivenUp(schedule: Schedule, run: string, stores: ConversationStores): Promise<boolean> {
  const { platform, workspace, channel } = schedule
  const [thread] = await stores.conversations.list({ platform, workspace, channel, thread: `new:${run}` }, 1)
  const [message] = thread ? await stores.messages.list({ conversationId: thread.id, author: 'nova' }, 1) : []
  const [row] = message ? await stores.outbox.list({ idempotencyKey: `message:${message.id}` }, 1) : []
  return row?.state === 'failed' || row?.state === 'unknown'
}
