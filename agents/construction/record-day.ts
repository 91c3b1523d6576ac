import { z } from 'zod'
import type { Project, SiteLog } from '../../src/domain/records/projects.ts'
import { readSiteLog } from '../../src/domain/site-log.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { attachedPhoto, keepPhoto, type PhotoStores } from './attached-photo.ts'
import { RECORD } from './site-log-examples.ts'

export type LogStores = PhotoStores & {
  siteLogs: Rows<SiteLog>
  projects: Rows<Project>
  persons: Rows<PersonRow>
}

const say = phrases({
  title: { fr: 'Journal de chantier', en: 'Site log' },
  written: { fr: 'Journal de {code} du {date} : écrit.', en: 'Log of {code} for {date}: written.' },
  removed: { fr: 'L’entrée du {date} ({code}) est retirée.', en: 'The entry of {date} ({code}) is taken out.' },
  site: { fr: 'Chantier', en: 'Site' },
  workers: { fr: 'Travailleurs', en: 'Workers' },
  weather: { fr: 'Météo', en: 'Weather' },
  photo: { fr: 'Photo', en: 'Photo' },
  notSaid: { fr: 'pas dit', en: 'not said' },
  week: { fr: 'Voir la semaine', en: 'See the week' },
  ask: {
    fr: 'Combien étiez-vous, qu’est-ce qui s’est fait et quel temps faisait-il?',
    en: 'How many were you, what got done and what was the weather?',
  },
})

export const recordDay = defineTool<LogStores>()({
  name: 'site_logs.record_day',
  title: { fr: 'Écrire au journal de chantier', en: 'Write in the site log' },
  gate: 'log',
  permission: 'tasks.write',
  takes: 'image',
  examples: RECORD,
  input: z.object({
    project: field.project({
      label: { fr: 'Chantier', en: 'Site' },
      ask: { fr: 'Pour quel chantier?', en: 'For which site?' },
    }),
    text: field.longText({
      label: { fr: 'Journal', en: 'Log' },
      ask: { fr: say('fr', 'ask'), en: say('en', 'ask') },
    }),
    workedOn: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
    /** The entry to take out, as undo gives it. */
    withdraw: z.string().optional(),
  }),
  output: z.object({
    id: z.string(),
    code: z.string(),
    projectId: z.string(),
    date: z.string(),
    text: z.string(),
    workers: z.int().nullable(),
    weather: z.string().nullable(),
    photo: z.string().nullable(),
    withdrawn: z.boolean(),
  }),
  async run({ project, text, workedOn, withdraw }, ctx) {
    const { stores, actor, today } = ctx
    if (withdraw) {
      const log = await stores.siteLogs.need(withdraw)
      if (log.authorId !== actor.id)
        throw new NovaError('auth.forbidden', {
          fr: 'Seule la personne qui a écrit au journal peut retirer son entrée.',
          en: 'Only whoever wrote in the log may take their entry out.',
        })
      const { code } = await stores.projects.need(log.projectId)
      await stores.siteLogs.remove(log.id)
      const { id, date, text, workers, weather } = log
      return { id, code, projectId: log.projectId, date, text, workers, weather, photo: null, withdrawn: true }
    }
    const date = workedOn ?? today
    if (date > today)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Le journal raconte ce qui est fait : choisis aujourd’hui ou avant.',
          en: 'The log tells what was done: pick today or before.',
        },
        { field: 'workedOn' },
      )
    const { code, status } = await stores.projects.need(project)
    if (status === 'done' || status === 'cancelled') {
      const open = await stores.projects.list({ status: 'active' })
      throw new NovaError(
        'input.invalid',
        { fr: `${code} est fermé : son journal aussi.`, en: `${code} is closed, and so is its log.` },
        { field: 'project', data: { candidates: open.map(({ id, name }) => ({ id, label: name })) } },
      )
    }
    const { workers, weather } = readSiteLog(text)
    const written = text[0]!.toUpperCase() + text.slice(1)
    const log = await stores.siteLogs.insert({
      projectId: project,
      date,
      authorId: actor.id,
      weather,
      workers,
      text: written,
    })
    const file = await attachedPhoto(ctx)
    const photo =
      file &&
      (await keepPhoto(file, { projectId: project, title: written.slice(0, 120), place: code, stage: 'during' }, ctx))
    return {
      id: log.id,
      code,
      projectId: project,
      date,
      text: written,
      workers,
      weather,
      photo: photo?.number ?? null,
      withdrawn: false,
    }
  },
  card({ code, projectId, date, text, workers, weather, photo, withdrawn }, { lang, today }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, withdrawn ? 'removed' : 'written', { code, date: formatDate(date, lang) }),
      tone: withdrawn ? 'neutral' : 'success',
      blocks: [
        { type: 'text', text },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'site'), value: code, href: `nova:projects/${code}` },
            { label: say(lang, 'workers'), value: workers === null ? say(lang, 'notSaid') : String(workers) },
            { label: say(lang, 'weather'), value: weather ?? say(lang, 'notSaid') },
            ...(photo ? [{ label: say(lang, 'photo'), value: photo }] : []),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'week'),
          intent: {
            do: 'tool',
            tool: 'site_logs.summarize_period',
            input: { project: projectId, period: { from: date, to: today } },
          },
        },
      ],
    }
  },
  undo: ({ id, projectId, text, withdrawn }) =>
    withdrawn ? null : { tool: 'site_logs.record_day', input: { project: projectId, text, withdraw: id } },
})
