import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { QUEBEC_CONSTRUCTION } from '../../src/domain/work-calendar.ts'
import { addDays, formatDate, type IsoDate, type Period, weekday, weekOf } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { MISSING } from './hours-examples.ts'
import type { TimeStores } from './hours-line.ts'

const say = phrases({
  title: { fr: 'Heures manquantes', en: 'Missing hours' },
  summary: {
    fr: '{people, plural, one {# personne} other {# personnes}} sans heures un jour ouvrable du {from} au {to} : {names}.',
    en: '{people, plural, one {# person} other {# people}} without hours on a working day from {from} to {to}: {names}.',
  },
  complete: {
    fr: 'Il ne manque aucune feuille de temps du {from} au {to}.',
    en: 'No timesheet is missing from {from} to {to}.',
  },
  nobody: { fr: 'Personne ne remet encore d’heures.', en: 'Nobody logs hours yet.' },
  person: { fr: 'Personne', en: 'Person' },
  days: { fr: 'Jours sans heures', en: 'Days without hours' },
  count: { fr: 'Jours', en: 'Days' },
  footer: {
    fr: 'Jours ouvrables de la construction au Québec · personnes qui remettent des heures d’habitude',
    en: 'Working days of Québec construction · people who usually log hours',
  },
  approve: { fr: 'Faire approuver le reste', en: 'Get the rest approved' },
})

/** Who logged hours within these days is expected to go on. */
const USUAL_DAYS = 35

/** The week before on a Monday or Tuesday, else this one; up to yesterday. */
export function usualWeek(today: IsoDate): Period {
  const start = weekday(today) <= 2 ? addDays(today, -7) : today
  const { from, to } = weekOf(start)
  const yesterday = addDays(today, -1)
  return { from, to: to < yesterday ? to : yesterday }
}

export const missingHours = defineTool<TimeStores>()({
  name: 'timesheets.missing',
  title: { fr: 'Voir qui n’a pas remis ses heures', en: 'See who has not logged hours' },
  gate: 'none',
  permission: 'time.approve',
  examples: MISSING,
  input: z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    expected: z.int(),
    missing: z.array(z.object({ id: z.string(), name: z.string(), days: z.array(z.string()) })),
  }),
  async run({ period: said }, { stores, today }) {
    const asked = said ?? usualWeek(today)
    const period = { from: asked.from, to: asked.to < today ? asked.to : today }
    const persons = await stores.persons.list({ active: true })
    const logged = await stores.timeEntries.hoursByDay({ from: addDays(period.from, -USUAL_DAYS), to: period.to })
    const usual = new Set(logged.map((one) => one.personId))
    const expected = persons.filter((one) => usual.has(one.id))
    const has = new Set(logged.filter((one) => one.hours > 0).map((one) => `${one.personId} ${one.date}`))
    const days: IsoDate[] = []
    for (let date = period.from; date <= period.to; date = addDays(date, 1))
      if (QUEBEC_CONSTRUCTION(date)) days.push(date)
    const missing = expected.map((one) => ({
      id: one.id,
      name: one.name,
      days: days.filter((date) => !has.has(`${one.id} ${date}`)),
    }))
    return {
      ...period,
      expected: expected.length,
      missing: missing.filter((one) => one.days.length > 0).sort((a, b) => b.days.length - a.days.length),
    }
  },
  card({ from, to, expected, missing }, { lang }) {
    const period = { from: formatDate(from, lang), to: formatDate(to, lang) }
    const summary =
      missing.length > 0
        ? say(lang, 'summary', {
            ...period,
            people: missing.length,
            names: missing.map((one) => one.name).join(', '),
          })
        : say(lang, expected > 0 ? 'complete' : 'nobody', period)
    const table: Block = {
      type: 'table',
      caption: say(lang, 'title'),
      columns: [
        { label: say(lang, 'person') },
        { label: say(lang, 'days') },
        { label: say(lang, 'count'), align: 'right' },
      ],
      rows: missing
        .slice(0, 15)
        .map((one) => [one.name, one.days.map((date) => formatDate(date, lang)).join(', '), String(one.days.length)]),
      ...(missing.length > 15 ? { more: missing.length - 15 } : {}),
    }
    return {
      title: say(lang, 'title'),
      summary,
      tone: missing.length > 0 ? 'warning' : 'success',
      blocks: [{ type: 'text', text: summary }, ...(missing.length > 0 ? [table] : [])],
      actions: [
        {
          type: 'button',
          label: say(lang, 'approve'),
          intent: { do: 'tool', tool: 'timesheets.approve_week', input: { period: { from, to } } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
