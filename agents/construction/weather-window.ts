import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { readWeather } from '../../src/domain/said-weather.ts'
import { checkWindow, OUTDOOR_WORKS, outdoorWork } from '../../src/domain/work-window.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { WINDOW } from './weather-examples.ts'

export type WeatherStores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Fenêtre météo', en: 'Weather window' },
  yes: { fr: 'Oui : {work}, {weather}. Rien ne s’y oppose.', en: 'Yes: {work}, {weather}. Nothing against it.' },
  'with-measures': {
    fr: 'Oui, avec mesures : {work}, {weather} ({against}).',
    en: 'Yes, with measures: {work}, {weather} ({against}).',
  },
  no: { fr: 'Non : {work}, {weather} ({against}).', en: 'No: {work}, {weather} ({against}).' },
  concrete: { fr: 'béton', en: 'concrete' },
  masonry: { fr: 'maçonnerie', en: 'masonry' },
  roofing: { fr: 'toiture', en: 'roofing' },
  caulking: { fr: 'calfeutrage', en: 'caulking' },
  painting: { fr: 'peinture extérieure', en: 'outside painting' },
  crane: { fr: 'levage', en: 'lifting' },
  paving: { fr: 'pavage', en: 'paving' },
  excavation: { fr: 'excavation', en: 'excavation' },
  cold: { fr: 'trop froid', en: 'too cold' },
  heat: { fr: 'trop chaud', en: 'too hot' },
  rain: { fr: 'trop de pluie', en: 'too much rain' },
  wind: { fr: 'trop de vent', en: 'too windy' },
  degrees: { fr: '{n} °C', en: '{n} °C' },
  mm: { fr: '{n} mm de pluie', en: '{n} mm of rain' },
  kmh: { fr: 'vent de {n} km/h', en: 'wind of {n} km/h' },
  measure: { fr: 'Mesure', en: 'Measure' },
  source: { fr: 'Limite tirée de', en: 'Limit from' },
  unsaid: {
    fr: 'Pas vérifié, faute de l’avoir dit : {what}.',
    en: 'Not checked, as it was not said: {what}.',
  },
  temperature: { fr: 'température', en: 'temperature' },
  rainfall: { fr: 'pluie', en: 'rain' },
  gusts: { fr: 'vent', en: 'wind' },
  lost: { fr: 'Inscrire un jour d’intempérie', en: 'Log a lost weather day' },
  footer: {
    fr: 'Selon la météo que tu annonces : aucun service météo n’est branché. Le devis et le fabricant priment.',
    en: 'From the weather that you announce: no weather service is connected. The specification and the maker prevail.',
  },
})

export const checkWorkWindow = defineTool<WeatherStores>()({
  name: 'weather.check_work_window',
  title: { fr: 'Vérifier si la météo permet un travail', en: 'Check whether the weather allows a work' },
  gate: 'none',
  permission: 'projects.read',
  audience: 'everyone',
  examples: WINDOW,
  input: z.object({
    work: field.text({
      label: { fr: 'Travail et météo annoncée', en: 'Work and announced weather' },
      ask: {
        fr: 'Quel travail, et quelle météo est annoncée? Ex. : « couler à -6 », « toiture, vent de 55 ».',
        en: 'Which work, and what weather is announced? E.g. “pour at -6”, “roofing, wind 55”.',
      },
    }),
    forecast: field
      .text({
        label: { fr: 'Météo annoncée', en: 'Announced weather' },
        cues: ['météo :', 'prévisions :', 'forecast:'],
      })
      .optional(),
    when: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  }),
  output: z.object({
    work: z.enum(OUTDOOR_WORKS),
    date: z.string(),
    degrees: z.number().nullable(),
    rainfall: z.number().nullable(),
    gusts: z.number().nullable(),
    go: z.enum(['yes', 'with-measures', 'no']),
    against: z.array(z.enum(['cold', 'heat', 'rain', 'wind'])),
    measure: z.object({ fr: z.string(), en: z.string() }),
    source: z.string(),
  }),
  async run({ work: words, forecast, when }, { today }) {
    const work = outdoorWork(foldText(words))
    if (!work)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Je connais les limites du béton, de la maçonnerie, de la toiture, du calfeutrage, de la peinture, du levage, du pavage et de l’excavation.',
          en: 'I know the limits of concrete, masonry, roofing, caulking, painting, lifting, paving and excavation.',
        },
        { field: 'work' },
      )
    const { degrees, rain, wind } = readWeather(`${words} ${forecast ?? ''}`)
    if (degrees === null && rain === null && wind === null)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Aucun service météo n’est branché : dis-moi ce qui est annoncé (ex. « -6 », « vent de 55 », « 12 mm »).',
          en: 'No weather service is connected: tell me what is announced (e.g. “-6”, “wind 55”, “12 mm”).',
        },
        { field: 'forecast' },
      )
    const date = when ?? today
    // What was not said cannot speak against the work, and is told as not checked.
    const mild = { date, low: degrees ?? 15, high: degrees ?? 15, rain: rain ?? 0, wind: wind ?? 0 }
    const { go, against, measure, source } = checkWindow(work, mild)
    return { work, date, degrees, rainfall: rain, gusts: wind, go, against, measure, source }
  },
  card({ work, date, degrees, rainfall, gusts, go, against, measure, source }, { lang, can }) {
    const n = (value: number) => formatNumber(value, lang, 1)
    const weather = [
      ...(degrees === null ? [] : [say(lang, 'degrees', { n: n(degrees) })]),
      ...(rainfall === null ? [] : [say(lang, 'mm', { n: n(rainfall) })]),
      ...(gusts === null ? [] : [say(lang, 'kmh', { n: n(gusts) })]),
      formatDate(date, lang),
    ].join(', ')
    const unsaid = [
      ...(degrees === null ? [say(lang, 'temperature')] : []),
      ...(rainfall === null ? [say(lang, 'rainfall')] : []),
      ...(gusts === null ? [say(lang, 'gusts')] : []),
    ]
    return {
      title: say(lang, 'title'),
      summary: say(lang, go, {
        work: say(lang, work),
        weather,
        against: against.map((one) => say(lang, one)).join(', '),
      }),
      tone: go === 'yes' ? 'success' : go === 'no' ? 'danger' : 'warning',
      blocks: [
        {
          type: 'fields',
          fields: [
            ...(go === 'yes' ? [] : [{ label: say(lang, 'measure'), value: measure[lang] }]),
            { label: say(lang, 'source'), value: source },
          ],
        },
        ...(unsaid.length ? [{ type: 'text' as const, text: say(lang, 'unsaid', { what: unsaid.join(', ') }) }] : []),
      ],
      actions:
        go === 'no' && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'lost'),
                intent: { do: 'form', tool: 'weather.log_lost_day', input: {} },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
