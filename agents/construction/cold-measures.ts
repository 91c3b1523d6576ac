import { z } from 'zod'
import { foldText } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { checkWindow, outdoorWork } from '../../src/domain/work-window.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { COLD } from './weather-examples.ts'
import type { WeatherStores } from './weather-window.ts'

export type ColdStores = WeatherStores & {
  tasks: { listOpen(of?: { projectId?: string }): Promise<Task[]> }
}

const say = phrases({
  title: { fr: 'Mesures de temps froid', en: 'Cold-weather measures' },
  summary: {
    fr: '{count, plural, =0 {Aucune tâche de béton ou de maçonnerie à venir} one {# tâche de béton ou de maçonnerie à venir : {first}} other {# tâches de béton ou de maçonnerie à venir; la première : {first}}}. Sous 5 °C, ces mesures s’appliquent.',
    en: '{count, plural, =0 {No concrete or masonry task ahead} one {# concrete or masonry task ahead: {first}} other {# concrete or masonry tasks ahead; the first: {first}}}. Below 5 °C these measures apply.',
  },
  concrete: { fr: 'Béton', en: 'Concrete' },
  masonry: { fr: 'Maçonnerie', en: 'Masonry' },
  rule: { fr: '{measure} ({source})', en: '{measure} ({source})' },
  task: { fr: 'Tâche', en: 'Task' },
  site: { fr: 'Chantier', en: 'Site' },
  due: { fr: 'Pour le', en: 'Due' },
  reserve: { fr: 'Réserver une chaufferette', en: 'Reserve a heater' },
  footer: { fr: 'Le devis du projet prime.', en: 'The project’s specification prevails.' },
})

const WORKS = ['concrete', 'masonry'] as const
const AHEAD_DAYS = 60
/** Below every limit and above where work stops: what the measures are for. */
const COLD_DAY = { low: 0, high: 0, rain: 0, wind: 0 }

export const coldMeasures = defineTool<ColdStores>()({
  name: 'weather.cold_weather_measures',
  title: { fr: 'Rappeler les mesures de temps froid', en: 'Recall cold-weather measures' },
  gate: 'none',
  permission: 'projects.read',
  examples: COLD,
  input: z.object({ project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional() }),
  output: z.object({
    tasks: z.array(z.object({ title: z.string(), code: z.string().nullable(), due: z.string() })),
    heater: z.string().nullable(),
  }),
  async run({ project }, { stores, today }) {
    const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    const open = await stores.tasks.listOpen(project ? { projectId: project } : {})
    const [heater] = await stores.records.search('chauffage', ['equipment'])
    return {
      tasks: open.flatMap(({ title, kind, dueDate, projectId }) =>
        kind === 'task' &&
        dueDate !== null &&
        dueDate >= today &&
        dueDate <= addDays(today, AHEAD_DAYS) &&
        WORKS.some((work) => work === outdoorWork(foldText(title)))
          ? [{ title, code: codes.get(projectId ?? '') ?? null, due: dueDate }]
          : [],
      ),
      heater: heater?.number ?? null,
    }
  },
  card({ tasks, heater }, { lang, today, can }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', { count: tasks.length, first: tasks[0]?.title ?? '' }),
      tone: tasks.length ? 'warning' : 'info',
      blocks: [
        {
          type: 'fields',
          fields: WORKS.map((work) => {
            const { measure, source } = checkWindow(work, { date: today, ...COLD_DAY })
            return { label: say(lang, work), value: say(lang, 'rule', { measure: measure[lang], source }) }
          }),
        },
        ...(tasks.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [{ label: say(lang, 'task') }, { label: say(lang, 'site') }, { label: say(lang, 'due') }],
                rows: tasks.map(({ title, code, due }) => [
                  title,
                  code ? { text: code, href: `nova:projects/${code}` } : '–',
                  formatDate(due, lang),
                ]),
              },
            ]
          : []),
      ],
      actions:
        heater && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'reserve'),
                intent: { do: 'form', tool: 'equipment.locate_and_reserve', input: { machine: heater } },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
