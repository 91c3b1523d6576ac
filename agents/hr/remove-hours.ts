import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { sumHours } from '../../src/domain/hours.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { REMOVE } from './hours-fix-examples.ts'
import { checkOpenDay, formatHours, type TimeStores } from './hours-line.ts'

const say = phrases({
  title: { fr: 'Heures retirées', en: 'Hours removed' },
  removed: { fr: '{total} retirées du projet {project}, le {date}.', en: '{total} removed from {project}, {date}.' },
})

const removed = z.object({
  project: z.object({ code: z.string(), name: z.string() }),
  date: z.string(),
  total: z.int(),
})

/** Own entries that are meant: those given by id, else the latest ones of the day or project said. */
async function findOwn(
  said: { entries?: string[] | undefined; project?: string | undefined; date?: string | undefined },
  { stores, actor, can }: Context<TimeStores>,
) {
  if (said.entries) {
    const found = await Promise.all(said.entries.map((id) => stores.timeEntries.need(id)))
    return found.filter((one) => one.personId === actor.id || can('time.approve'))
  }
  const own = await stores.timeEntries.list({
    personId: actor.id,
    status: 'submitted',
    ...(said.project ? { projectId: said.project } : {}),
    ...(said.date ? { date: said.date } : {}),
  })
  const last = own.at(-1)
  return last ? own.filter((one) => one.date === last.date && one.projectId === last.projectId) : []
}

export const removeHours = defineTool<TimeStores>()({
  name: 'timesheets.remove',
  title: { fr: 'Retirer des heures inscrites', en: 'Remove logged hours' },
  gate: 'log',
  permission: 'time.write',
  examples: REMOVE,
  input: z.object({
    entries: z.array(z.string()).min(1).max(20).optional(),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    date: field.date({ label: { fr: 'Date', en: 'Date' } }).optional(),
  }),
  output: removed,
  async run(said, ctx) {
    const { stores } = ctx
    const entries = await findOwn(said, ctx)
    const [first] = entries
    if (!first)
      throw new NovaError('not-found', {
        fr: 'Je ne trouve pas d’heures à toi, encore à approuver, qui correspondent.',
        en: 'I find no hours of yours, still to be approved, that match.',
      })
    if (entries.some((one) => one.status !== 'submitted'))
      throw new NovaError('rule.broken', {
        fr: 'Ces heures sont déjà approuvées ou corrigées : elles ne se retirent plus. Demande une correction.',
        en: 'These hours are approved or corrected already: they can no longer be removed. Ask for a correction.',
      })
    await checkOpenDay(first.date, stores)
    for (const entry of entries) await stores.timeEntries.remove(entry.id)
    const project = await stores.projects.need(first.projectId)
    return {
      project: { code: project.code, name: project.name },
      date: first.date,
      total: sumHours(entries).total,
    }
  },
  card: ({ project, date, total }, { lang }): DraftCard => {
    const sentence = say(lang, 'removed', {
      total: formatHours(total, lang),
      project: `${project.code} ${project.name}`,
      date: formatDate(date, lang),
    })
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'neutral',
      blocks: [{ type: 'text', text: sentence }],
    }
  },
})
