import { z } from 'zod'
import { readSiteLog } from '../../src/domain/site-log.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { LOST } from './weather-examples.ts'
import type { WeatherStores } from './weather-window.ts'

const say = phrases({
  title: { fr: 'Jour d’intempérie', en: 'Weather day' },
  done: {
    fr: '{number} : {code}, {date}, {weather}{hours, select, none {} other { ({hours} h perdues)}}.',
    en: '{number}: {code}, {date}, {weather}{hours, select, none {} other { ({hours} h lost)}}.',
  },
  removed: { fr: '{number} est retiré.', en: '{number} is taken out.' },
  site: { fr: 'Chantier', en: 'Site' },
  lost: { fr: 'Heures perdues par l’équipe', en: 'Hours lost by the crew' },
  crew: { fr: 'Équipe', en: 'Crew' },
  unsaid: { fr: 'pas dit', en: 'not said' },
  year: {
    fr: 'Au dossier de ce chantier : {count, plural, one {# jour} other {# jours}}, {hours} h perdues, dont {granted} accordé(s).',
    en: 'On file for this site: {count, plural, one {# day} other {# days}}, {hours} h lost, {granted} granted.',
  },
  log: { fr: 'Écrire au journal', en: 'Write in the site log' },
  footer: {
    fr: 'Réclamé, pas accordé : l’avis au client et le délai dépendent du contrat.',
    en: 'Claimed, not granted: notice to the client and time depend on the contract.',
  },
})

export const logLostDay = defineTool<WeatherStores>()({
  name: 'weather.log_lost_day',
  title: { fr: 'Consigner un jour d’intempérie', en: 'Log a lost weather day' },
  gate: 'log',
  permission: 'tasks.write',
  examples: LOST,
  input: z.object({
    project: field.project({
      label: { fr: 'Chantier', en: 'Site' },
      ask: { fr: 'Sur quel chantier?', en: 'On which site?' },
    }),
    weather: field.text({
      label: { fr: 'Météo et travail arrêté', en: 'Weather and work stopped' },
      ask: {
        fr: 'Quel temps, quel travail arrêté, combien de gars?',
        en: 'What weather, which work stopped, how many people?',
      },
    }),
    /** For each worker. */
    hours: field.hours({ label: { fr: 'Heures perdues par personne', en: 'Hours lost each' } }).optional(),
    workedOn: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
    /** The record to take out, as undo gives it. */
    withdraw: z.string().optional(),
  }),
  output: z.object({
    id: z.string(),
    number: z.string(),
    project: z.object({ id: z.string(), code: z.string() }),
    date: z.string(),
    weather: z.string(),
    crew: z.int(),
    hoursLost: z.int(),
    filed: z.object({ count: z.int(), hours: z.int(), granted: z.int() }),
    withdrawn: z.boolean(),
  }),
  async run({ project: projectId, weather: words, hours, workedOn, withdraw }, { stores, today }) {
    const { code, status } = await stores.projects.need(projectId)
    const date = workedOn ?? today
    if (date > today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Un jour perdu est passé : quel jour?', en: 'A lost day is past: which day?' },
        { field: 'workedOn' },
      )
    if (status === 'done' || status === 'cancelled')
      throw new NovaError('rule.broken', { fr: `${code} est fermé.`, en: `${code} is closed.` })
    const crew = readSiteLog(words).workers ?? 0
    const hoursLost = (hours ?? 0) * Math.max(1, crew)
    const list = () => stores.records.list('weather_day', { projectId })
    if (!withdraw && (await list()).some((one) => one.date === date))
      throw new NovaError('conflict', {
        fr: `Un jour d’intempérie est déjà consigné à ${code} le ${formatDate(date, 'fr')}.`,
        en: `A weather day is on file for ${code} on ${formatDate(date, 'en')} already.`,
      })
    const weather = words[0]!.toUpperCase() + words.slice(1)
    const record = withdraw
      ? await stores.records.need('weather_day', withdraw)
      : await stores.records.create('weather_day', {
          title: weather,
          date,
          projectId,
          data: { weather, activity: weather, hoursLost, crew },
        })
    if (withdraw) await stores.records.remove('weather_day', withdraw)
    const all = await list()
    return {
      id: record.id,
      number: record.number,
      project: { id: projectId, code },
      date,
      weather,
      crew,
      hoursLost,
      filed: {
        count: all.length,
        hours: all.reduce((sum, { data }) => sum + data.hoursLost, 0),
        granted: all.filter(({ state }) => state === 'granted').length,
      },
      withdrawn: !!withdraw,
    }
  },
  card({ number, project, date, weather, crew, hoursLost, filed, withdrawn }, { lang }) {
    const hours = (value: number) => formatNumber(value / 100, lang, 1)
    if (withdrawn) {
      const text = say(lang, 'removed', { number })
      return { title: say(lang, 'title'), summary: text, tone: 'neutral', blocks: [{ type: 'text', text }] }
    }
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'done', {
        number,
        code: project.code,
        date: formatDate(date, lang),
        weather,
        hours: hoursLost ? hours(hoursLost) : 'none',
      }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'site'), value: project.code, href: `nova:projects/${project.code}` },
            { label: say(lang, 'crew'), value: crew ? String(crew) : say(lang, 'unsaid') },
            { label: say(lang, 'lost'), value: hoursLost ? hours(hoursLost) : say(lang, 'unsaid') },
          ],
        },
        {
          type: 'text',
          text: say(lang, 'year', { count: filed.count, hours: hours(filed.hours), granted: String(filed.granted) }),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'log'),
          intent: { do: 'form', tool: 'site_logs.record_day', input: { project: project.id, text: weather } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
  undo: ({ id, project, weather, withdrawn }) =>
    withdrawn ? null : { tool: 'weather.log_lost_day', input: { project: project.id, weather, withdraw: id } },
})
