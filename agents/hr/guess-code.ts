import { classifyWork } from '../../src/domain/cost-code.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import type { TimeStores } from './hours-line.ts'

export type Guess = { code: string | null; work: string; from: 'site-log' | 'own-entry' | null; on: IsoDate | null }

/** What was done longer ago says little about today. */
const RECENT_DAYS = 21
const NOTHING: Guess = { code: null, work: '', from: null, on: null }

/**
 * The work of a day on which none was said: what the site's latest log starts with, else what the person last did
 * there. A guess, and to be shown as one.
 */
export async function guessCode(
  stores: TimeStores,
  of: { project: string; person: string; date: IsoDate },
): Promise<Guess> {
  const since = addDays(of.date, -RECENT_DAYS)
  const recent = (one: { date: IsoDate }) => one.date >= since && one.date <= of.date
  const own = (
    await stores.timeEntries.between(
      { from: since, to: of.date },
      { personId: of.person, projectId: of.project, status: ['submitted', 'approved'] },
    )
  )
    .filter((one) => one.costCode)
    .at(-1)
  const logs = (await stores.siteLogs.list({ projectId: of.project })).filter(recent)
  for (const log of logs.sort((a, b) => b.date.localeCompare(a.date)).slice(0, 1)) {
    const done = log.text.split(/[.;]/)[0] ?? ''
    const code = classifyWork(done)
    // A site does several things in a day: the log decides only where it is what this person does there too.
    if (code && (!own || own.costCode === code)) return { code, work: own?.work ?? '', from: 'site-log', on: log.date }
  }
  return own ? { code: own.costCode, work: own.work, from: 'own-entry', on: own.date } : NOTHING
}
