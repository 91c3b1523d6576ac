import { z } from 'zod'
import { crewLoad } from '../../src/domain/people-metrics.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { countWorkingDays, QUEBEC_CONSTRUCTION } from '../../src/domain/work-calendar.ts'
import { addMonths, formatDate, monthOf, type Period } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { CrewStores } from './crew-day.ts'
import { LOAD } from './crew-examples.ts'

const say = phrases({
  title: { fr: 'Charge des équipes', en: 'Crew load' },
  short: {
    fr: 'Il manque du monde {count, plural, one {à # endroit} other {à # endroits}} du tableau; le pire : {trade}, {month}, {hours} h de trop (environ {people, plural, one {# personne} other {# personnes}}).',
    en: '{count, plural, one {# line is} other {# lines are}} short of people; the worst: {trade}, {month}, {hours} h over (about {people, plural, one {# person} other {# people}}).',
  },
  enough: {
    fr: 'Les équipes suffisent pour tout ce qui est prévu.',
    en: 'The crews are enough for all that is planned.',
  },
  none: {
    fr: 'Aucun besoin de main-d’œuvre n’est au dossier pour ce choix.',
    en: 'No labour need is on file for that choice.',
  },
  month: { fr: 'Mois', en: 'Month' },
  trade: { fr: 'Métier', en: 'Trade' },
  needed: { fr: 'Besoin', en: 'Needed' },
  available: { fr: 'Disponible', en: 'Available' },
  load: { fr: 'Charge', en: 'Load' },
  missing: { fr: 'Manque', en: 'Short' },
  hours: { fr: '{hours} h', en: '{hours} h' },
  people: { fr: '{hours} h (≈ {n})', en: '{hours} h (≈ {n})' },
  post: { fr: 'Tâche : trouver des {trade}s', en: 'Task: find more {trade}' },
  task: { fr: 'Combler {hours} h de {trade} en {month}', en: 'Cover {hours} h of {trade} in {month}' },
  footer: {
    fr: 'Heures prévues aux besoins inscrits; une personne = 8 h par jour ouvrable de la construction.',
    en: 'Hours of the needs on file; one person = 8 h each construction working day.',
  },
})

/** A need is to come: a month named without its year that is past is the next one. */
const toCome = (period: Period, today: string): Period =>
  period.to < today ? toCome({ from: addMonths(period.from, 12), to: addMonths(period.to, 12) }, today) : period

const line = z.object({
  month: z.string(),
  trade: z.string(),
  needed: z.int(),
  available: z.int(),
  load: z.int().nullable(),
  short: z.int(),
  people: z.int(),
})

export const forecastLoad = defineTool<CrewStores>()({
  name: 'crews.forecast_load',
  title: { fr: 'Prévoir la charge des équipes', en: 'Forecast crew load' },
  gate: 'none',
  permission: 'projects.read',
  examples: LOAD,
  input: z.object({
    when: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    trade: field.text({ label: { fr: 'Métier', en: 'Trade' }, cues: ['métier', 'trade'] }).optional(),
  }),
  output: z.object({ lines: z.array(line) }),
  async run({ when: said, trade }, { stores, today }) {
    const when = said && toCome(said, today)
    const asked = foldText(trade ?? '')
    const needs = (await stores.records.list('workload', { state: 'current' }))
      .map(({ data }) => data)
      .filter(({ month }) => !when || (monthOf(month).to >= when.from && month <= when.to))
      .filter((one) => !asked || foldText(one.trade).includes(asked))
    const lines = [...Map.groupBy(needs, ({ month }) => month)].flatMap(([month, of]) => {
      const each = countWorkingDays(monthOf(month), QUEBEC_CONSTRUCTION) * 800
      return crewLoad(
        of.map((one) => ({ trade: one.trade, hours: one.needed })),
        of.map((one) => ({ trade: one.trade, hours: one.available })),
      ).map((one) => ({ month, ...one, people: each > 0 ? Math.ceil(one.short / each) : 0 }))
    })
    return { lines: lines.sort((a, b) => a.month.localeCompare(b.month) || a.trade.localeCompare(b.trade)) }
  },
  card({ lines }, { lang }) {
    const worst = lines.reduce<(typeof lines)[number] | null>(
      (most, one) => (one.short > (most?.short ?? 0) ? one : most),
      null,
    )
    const hours = (value: number) => formatNumber(value / 100, lang, 0)
    const month = (date: string) => formatDate(date, lang, 'month')
    const told = worst
      ? { trade: worst.trade, month: month(worst.month), hours: hours(worst.short), people: worst.people }
      : null
    return {
      title: say(lang, 'title'),
      summary: told
        ? say(lang, 'short', { count: lines.filter(({ short }) => short > 0).length, ...told })
        : say(lang, lines.length ? 'enough' : 'none'),
      tone: worst ? 'warning' : 'neutral',
      blocks: lines.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'month') },
                { label: say(lang, 'trade') },
                { label: say(lang, 'needed'), align: 'right' },
                { label: say(lang, 'available'), align: 'right' },
                { label: say(lang, 'load'), align: 'right' },
                { label: say(lang, 'missing'), align: 'right' },
              ],
              rows: lines.map((one) => [
                month(one.month),
                one.trade,
                say(lang, 'hours', { hours: hours(one.needed) }),
                say(lang, 'hours', { hours: hours(one.available) }),
                one.load === null ? '–' : formatPercent(one.load, lang, 0),
                one.short ? say(lang, 'people', { hours: hours(one.short), n: String(one.people) }) : '–',
              ]),
            },
          ]
        : [],
      ...(told
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'post', told).slice(0, 75),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'task', told) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer'),
    }
  },
})
