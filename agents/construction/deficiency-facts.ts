import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { withoutPhoto } from '../../src/domain/quality.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { Deficiencie as Deficiency } from '../../src/domain/records/projects.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { TaskStores } from '../knowledge/task-line.ts'
import type { PhotoStores } from './attached-photo.ts'

export type { Deficiencie as Deficiency } from '../../src/domain/records/projects.ts'

export type QualityStores = TaskStores & PhotoStores & { deficiencies: Rows<Deficiency>; vendors: Rows<Vendor> }

const say = phrases({
  what: { fr: 'déficience ouverte', en: 'open punch item' },
  open: { fr: 'à corriger', en: 'to be fixed' },
  fixed: { fr: 'corrigée, à vérifier', en: 'fixed, to be checked' },
  verified: { fr: 'fermée', en: 'closed' },
  defect: { fr: 'Déficience', en: 'Punch item' },
  place: { fr: 'Endroit', en: 'Place' },
  project: { fr: 'Projet', en: 'Project' },
  state: { fr: 'État', en: 'State' },
  who: { fr: 'Qui corrige', en: 'Who fixes it' },
  due: { fr: 'Pour le', en: 'Due' },
  nobody: { fr: 'personne encore', en: 'nobody yet' },
  noDate: { fr: 'sans date', en: 'no date' },
  late: { fr: '{date} (en retard)', en: '{date} (late)' },
})

export const deficiencyLine = z.object({
  id: z.string(),
  title: z.string(),
  location: z.string(),
  status: z.enum(['open', 'fixed', 'verified']),
  due: z.string().nullable(),
  who: z.string().nullable(),
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
})
export type DeficiencyLine = z.output<typeof deficiencyLine>

/** Deficiencies with the names that they refer to. */
export async function deficiencyLines(
  list: readonly Deficiency[],
  stores: Pick<QualityStores, 'projects' | 'persons' | 'vendors'>,
): Promise<DeficiencyLine[]> {
  const projects = new Map((await stores.projects.list()).map((one) => [one.id, one]))
  const names = new Map(
    [...(await stores.persons.list()), ...(await stores.vendors.list())].map((one) => [one.id, one.name]),
  )
  return list.flatMap(({ id, title, location, status, dueDate, assigneeId, vendorId, projectId }) => {
    const project = projects.get(projectId)
    const who = names.get(vendorId ?? assigneeId ?? '') ?? null
    return project
      ? [
          {
            id,
            title,
            location,
            status,
            due: dueDate,
            who,
            project: { id: project.id, code: project.code, name: project.name },
          },
        ]
      : []
  })
}

export const isLate = ({ status, due }: DeficiencyLine, today: IsoDate) =>
  status === 'open' && due !== null && due < today

export const titleOf = ({ title, location }: Pick<DeficiencyLine, 'title' | 'location'>) =>
  location ? `${title} – ${location}` : title

/** The deficiency not yet closed that words name. Throws `input.invalid` with the near ones. */
export async function deficiencyNamed(
  words: string,
  project: string | undefined,
  { stores }: Context<QualityStores>,
): Promise<Deficiency> {
  const byId = await stores.deficiencies.get(words)
  if (byId) return byId
  const standing = await stores.deficiencies.list({
    status: ['open', 'fixed'],
    ...(project ? { projectId: project } : {}),
  })
  const lines = await deficiencyLines(standing, stores)
  const { id } = oneNamed(
    withoutPhoto(words),
    lines.map((one) => ({ id: one.id, name: titleOf(one), aliases: [one.project.code, one.project.name] })),
    { field: 'deficiency', what: { fr: say('fr', 'what'), en: say('en', 'what') } },
  )
  return standing.find((one) => one.id === id)!
}

export const dueText = (one: DeficiencyLine, today: IsoDate, lang: Lang): string => {
  if (!one.due) return say(lang, 'noDate')
  const date = formatDate(one.due, lang)
  return isLate(one, today) ? say(lang, 'late', { date }) : date
}

export const statusText = ({ status }: Pick<DeficiencyLine, 'status'>, lang: Lang) => say(lang, status)

export const deficiencyFields = (one: DeficiencyLine, today: IsoDate, lang: Lang) => ({
  type: 'fields' as const,
  fields: [
    { label: say(lang, 'defect'), value: one.title },
    ...(one.location ? [{ label: say(lang, 'place'), value: one.location }] : []),
    {
      label: say(lang, 'project'),
      value: `${one.project.code} ${one.project.name}`,
      href: `nova:projects/${one.project.code}`,
    },
    { label: say(lang, 'state'), value: statusText(one, lang) },
    { label: say(lang, 'who'), value: one.who ?? say(lang, 'nobody') },
    { label: say(lang, 'due'), value: dueText(one, today, lang) },
  ],
})

export const deficiencyTable = (lines: readonly DeficiencyLine[], caption: string, today: IsoDate, lang: Lang) => ({
  type: 'table' as const,
  caption,
  columns: [
    { label: say(lang, 'defect') },
    { label: say(lang, 'project') },
    { label: say(lang, 'who') },
    { label: say(lang, 'due') },
  ],
  rows: lines
    .slice(0, 15)
    .map((one) => [
      titleOf(one),
      { text: one.project.code, href: `nova:projects/${one.project.code}` },
      one.who ?? say(lang, 'nobody'),
      dueText(one, today, lang),
    ]),
  ...(lines.length > 15 ? { more: lines.length - 15 } : {}),
})
