import { z } from 'zod'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import type { Project, SiteLog } from '../../src/domain/records/projects.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type TimeStores = {
  organizations: OrganizationStore
  persons: Rows<PersonRow>
  projects: Rows<Project>
  siteLogs: Rows<SiteLog>
  timeEntries: Rows<TimeEntry> & {
    between(
      period: Period,
      filter?: { [K in keyof TimeEntry]?: TimeEntry[K] | readonly TimeEntry[K][] },
    ): Promise<TimeEntry[]>
    hoursByDay(period: Period): Promise<{ personId: string; date: IsoDate; hours: number }[]>
  }
}

const say = phrases({
  hours: { fr: '{n} h', en: '{n} h' },
  overtime: { fr: '{n} h (temps supp.)', en: '{n} h (overtime)' },
  guess: { fr: '{code} (deviné)', en: '{code} (guessed)' },
  noCode: { fr: 'sans code', en: 'no code' },
})

/** An entry as it is shown; `hours` in hundredths. */
export const hoursLine = z.object({
  id: z.string(),
  hours: z.int(),
  overtime: z.boolean(),
  work: z.string(),
  code: z.string().nullable(),
  guessed: z.boolean(),
})
export type HoursLine = z.output<typeof hoursLine>

export const lineOf = ({ id, hours, overtime, work, costCode, codeGuessed }: TimeEntry): HoursLine => ({
  id,
  hours,
  overtime,
  work,
  code: costCode,
  guessed: codeGuessed,
})

/** `7,5 h`, of hundredths of an hour. */
export const formatHours = (hours: number, lang: Lang): string =>
  say(lang, 'hours', { n: formatNumber(hours / 100, lang) })

export const overtimeText = (line: Pick<HoursLine, 'hours' | 'overtime'>, lang: Lang): string =>
  line.overtime ? say(lang, 'overtime', { n: formatNumber(line.hours / 100, lang) }) : formatHours(line.hours, lang)

/** `07 92 00 Calfeutrage`, and whether it was deduced. */
export function codeText({ code, guessed }: Pick<HoursLine, 'code' | 'guessed'>, lang: Lang): string {
  if (!code) return say(lang, 'noCode')
  const label = costCodeLabel(code)?.[lang]
  const text = label ? `${code} ${label}` : code
  return guessed ? say(lang, 'guess', { code: text }) : text
}

/** Whose hours: one's own, or somebody's by name for who approves time. Throws `auth.forbidden`. */
export async function whoseHours(person: string | undefined, ctx: Context<TimeStores>): Promise<PersonRow> {
  const own = !person || person === ctx.actor.id
  if (!own && !ctx.can('time.approve'))
    throw new NovaError('auth.forbidden', {
      fr: 'Tu peux voir et saisir tes propres heures. Pour celles de quelqu’un d’autre, demande à la personne, ou à qui approuve les heures.',
      en: 'You may see and log your own hours. For somebody else’s, ask them, or whoever approves time.',
    })
  return ctx.stores.persons.need(own ? ctx.actor.id : person)
}

/** Throws `rule.broken` for a day of the closed books. */
export async function checkOpenDay(date: IsoDate, stores: Pick<TimeStores, 'organizations'>): Promise<void> {
  const closed = (await stores.organizations.get())?.booksClosedThrough
  if (!closed || date > closed) return
  throw new NovaError('rule.broken', {
    fr: `Les livres sont fermés jusqu’au ${formatDate(closed, 'fr')} : je ne peux plus rien y inscrire. Demande à la comptabilité d’ajouter ces heures à la période ouverte.`,
    en: `The books are closed through ${formatDate(closed, 'en')}: nothing more can be entered there. Ask accounting to add these hours to the open period.`,
  })
}

export const projectHref = (code: string) => `nova:projects/${code}`
