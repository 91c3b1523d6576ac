// croner: cron expressions with a time zone, right across daylight saving.
import { Cron } from 'croner'
import type { Platform } from '../chat/event.ts'
import { createCall } from '../conversation/call.ts'
import type { Host } from '../conversation/host.ts'
import { publish } from '../conversation/publish.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { NovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import { createWorker } from '../mastermind/work.ts'
import { toActor } from '../tool/actor.ts'
import { tellFailure } from './schedule-failed.ts'

export type Schedule = {
  id: string
  name: string
  tool: string
  input: Record<string, unknown>
  cron: string
  timeZone: string
  platform: Platform
  workspace: string
  channel: string
  lang: Lang
  personId: string
  active: boolean
  nextRunAt: Date | null
  lastRunAt: Date | null
}

export type ScheduleStores = ConversationStores & {
  schedules: {
    get(id: string): Promise<Schedule | null>
    list(filter: { active: boolean }): Promise<Schedule[]>
    update(id: string, patch: { nextRunAt?: Date | null; lastRunAt?: Date }): Promise<unknown>
  }
  scheduleRuns: {
    start(scheduleId: string, dueAt: Date): Promise<{ id: string } | null>
    update(id: string, patch: { state: 'done' | 'failed'; doneAt: Date; error?: string | null }): Promise<unknown>
    list(filter: { scheduleId: string; state: 'done' }): Promise<{ id: string }[]>
  }
}

/** A run that is later than this is left out: nobody wants Monday's report on Thursday. */
const TOO_LATE_MS = 24 * 3_600_000

/** The next instant after `after`. Throws `input.invalid` for an expression that is none. */
export function nextRun(cron: string, timeZone: string, after: Date): Date | null {
  try {
    return new Cron(cron, { timezone: timeZone }).nextRun(after)
  } catch (cause) {
    throw new NovaError(
      'input.invalid',
      { fr: `Horaire illisible : ${cron}`, en: `Unreadable schedule: ${cron}` },
      { field: 'cron', cause },
    )
  }
}

/**
 * Runs what is due, each due moment exactly once whatever the number of instances: the row of a moment is taken, the
 * report computed and its post written in one transaction.
 */
export async function runDueSchedules<S extends ScheduleStores>(host: Host<S>, organization: string): Promise<number> {
  const now = host.now()
  const schedules = await host.transact(organization, (stores) => stores.schedules.list({ active: true }))
  let runs = 0
  for (const schedule of schedules) {
    const due = schedule.nextRunAt ?? nextRun(schedule.cron, schedule.timeZone, now)
    if (!due || due > now) {
      if (!schedule.nextRunAt && due)
        await host.transact(organization, (stores) => stores.schedules.update(schedule.id, { nextRunAt: due }))
      continue
    }
    // After a stop of several periods only the latest due moment counts.
    const latest = latestDue(schedule, due, now)
    if (now.getTime() - latest.getTime() <= TOO_LATE_MS && (await runSchedule(host, organization, schedule, latest)))
      runs += 1
    const next = nextRun(schedule.cron, schedule.timeZone, now)
    await host.transact(organization, (stores) =>
      stores.schedules.update(schedule.id, { nextRunAt: next, lastRunAt: now }),
    )
  }
  if (runs > 0) host.deliver(organization)
  return runs
}

function latestDue(schedule: Schedule, first: Date, now: Date): Date {
  let latest = first
  for (let next: Date | null = first; next && next <= now; next = nextRun(schedule.cron, schedule.timeZone, next))
    latest = next
  return latest
}

/** Runs a schedule for a due moment with the rights of the person it belongs to. False when it was run already. */
export async function runSchedule<S extends ScheduleStores>(
  host: Host<S>,
  organization: string,
  schedule: Schedule,
  dueAt: Date,
): Promise<boolean> {
  const now = host.now()
  const person = await host.transact(organization, (stores) => stores.persons.get(schedule.personId))
  const profile = await host.profile(organization)
  if (!person?.active) return fail('its person is no longer active')

  async function fail(error: string, why: string | null = null): Promise<false> {
    await host.transact(organization, async (stores) => {
      const run = await stores.scheduleRuns.start(schedule.id, dueAt)
      if (!run) return
      await stores.scheduleRuns.update(run.id, { state: 'failed', doneAt: now, error })
      await tellFailure(schedule, person, why, profile, now, stores)
    })
    return false
  }

  const { platform, workspace, channel, lang } = schedule
  const call = createCall(host, profile, toActor(person), {
    lang,
    origin: { platform, workspace, place: { channel, thread: null, kind: 'public' } },
  })
  const worker = createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(organization),
    taken: () => undefined,
    remember: async (_position, step, stores) => {
      const run = await stores.scheduleRuns.start(schedule.id, dueAt)
      if (!run) throw alreadyRun()
      const thread = `new:${run.id}`
      const conversation = await stores.conversations.open({ platform, workspace, channel, thread, lang })
      await publish({ conversation, card: step.card, lang, at: now, agent: step.agent }, stores)
      await stores.scheduleRuns.update(run.id, { state: 'done', doneAt: now })
    },
  })
  await worker.tool(schedule.tool, schedule.input)
  const [step] = worker.steps
  if (step?.status === 'done') return true
  return fail(step?.card.summary ?? 'nothing ran', step?.card.summary)
}

const alreadyRun = () =>
  new NovaError('conflict', { fr: 'Cet envoi a déjà été fait.', en: 'This run was done already.' })
