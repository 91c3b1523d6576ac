import { siteEligibility } from '../../src/domain/people-metrics.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import type { Certification } from '../../src/domain/records/watched.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { type CardKind, cardsForWork } from '../../src/domain/site-cards.ts'
import { QUEBEC_CONSTRUCTION, workingDay } from '../../src/domain/work-calendar.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { TaskStores } from '../knowledge/task-line.ts'

export type CrewStores = TaskStores & { records: RecordStore; certifications: Rows<Certification> }

const say = phrases({
  hour: { fr: '{hour} h', en: '{hour}:00' },
  minutes: { fr: '{hour} h {minutes}', en: '{hour}:{minutes}' },
  asp: { fr: 'ASP Construction', en: 'ASP Construction' },
  ccq: { fr: 'certificat de compétence CCQ', en: 'CCQ competency certificate' },
  whmis: { fr: 'SIMDUT', en: 'WHMIS' },
  'first-aid': { fr: 'secouriste', en: 'first aid' },
  'aerial-lift': { fr: 'nacelle', en: 'aerial lift' },
  forklift: { fr: 'chariot élévateur', en: 'forklift' },
  'fall-arrest': { fr: 'travail en hauteur', en: 'working at heights' },
  asbestos: { fr: 'amiante', en: 'asbestos' },
  licence: { fr: 'permis de conduire', en: 'driving licence' },
  other: { fr: 'carte', en: 'card' },
})

export const cardName = (kind: CardKind, lang: Lang) => say(lang, kind)

/** Work that takes somebody to a site. */
const ON_SITE: readonly Task['kind'][] = ['task', 'inspection', 'meeting']

/** The hour that a task's title begins with, `07:00`. */
export const startOf = ({ title }: Pick<Task, 'title'>): string | null => /^(\d{2}:\d{2})\b/.exec(title)?.[1] ?? null

export function clockText(time: string, lang: Lang): string {
  const [hour, minutes] = time.split(':') as [string, string]
  if (lang === 'en') return say(lang, 'minutes', { hour: String(Number(hour)), minutes })
  return say(lang, minutes === '00' ? 'hour' : 'minutes', { hour: String(Number(hour)), minutes })
}

export const nextWorkDay = (today: IsoDate): IsoDate => workingDay(addDays(today, 1), 1, QUEBEC_CONSTRUCTION)

/** Whoever has a trade works on the sites. */
export const tradeOf = ({ preferences }: Pick<PersonRow, 'preferences'>): string | null =>
  typeof preferences.trade === 'string' ? preferences.trade : null

export type DayPlan = {
  date: IsoDate
  persons: PersonRow[]
  projects: Project[]
  /** Tasks that take somebody to a site on the day. */
  visits: (Task & { assigneeId: string; projectId: string })[]
  away: ReadonlySet<string>
  cards: Certification[]
}

export async function readDay(date: IsoDate, stores: CrewStores): Promise<DayPlan> {
  const open = await stores.tasks.listOpen()
  const absences = await stores.records.list('absence', { state: ['approved', 'taken'] })
  return {
    date,
    persons: await stores.persons.list({ active: true }),
    projects: await stores.projects.list(),
    visits: open.filter(
      (task): task is DayPlan['visits'][number] =>
        task.dueDate === date && !!task.assigneeId && !!task.projectId && ON_SITE.includes(task.kind),
    ),
    away: new Set(
      absences.filter((one) => one.personId && one.date! <= date && one.data.to >= date).map((one) => one.personId!),
    ),
    cards: await stores.certifications.list(),
  }
}

export type Hindrance = {
  away: boolean
  /** Where they already go that day. */
  elsewhere: DayPlan['visits']
  missing: CardKind[]
  expired: CardKind[]
}

/** What keeps somebody from a site on the day; cards are asked of those who have a trade. */
export function hindrances(person: PersonRow, project: Project | null, work: string, plan: DayPlan): Hindrance {
  const needed = tradeOf(person) ? cardsForWork(project?.province ?? 'QC', foldText(work)) : []
  const held = plan.cards.filter(({ personId }) => personId === person.id)
  const { missing, expired } = siteEligibility(held, needed, plan.date)
  return {
    away: plan.away.has(person.id),
    elsewhere: plan.visits.filter((task) => task.assigneeId === person.id && task.projectId !== project?.id),
    missing: missing as CardKind[],
    expired: expired as CardKind[],
  }
}

export const isFree = ({ away, elsewhere, missing, expired }: Hindrance): boolean =>
  !away && elsewhere.length + missing.length + expired.length === 0

/** Those of the crews who can go, the same trade first; the one who cannot is left out. */
export function whoElse(than: PersonRow | null, project: Project | null, work: string, plan: DayPlan): PersonRow[] {
  const trade = than && tradeOf(than)
  return plan.persons
    .filter((one) => tradeOf(one) && one.id !== than?.id)
    .filter((one) => !plan.visits.some((task) => task.assigneeId === one.id))
    .filter((one) => isFree(hindrances(one, project, work, plan)))
    .sort((a, b) => Number(tradeOf(b) === trade) - Number(tradeOf(a) === trade) || a.name.localeCompare(b.name))
}
