import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { CCQ_PUBLISHED_THROUGH, ccqClosures, ccqHolidays } from '../../src/domain/work-calendar.ts'
import { addDays, formatDate, type Period } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { absencesIn, daysToCome, type LeaveStores, periodOf } from './leave-days.ts'
import { CALENDAR } from './vacation-examples.ts'

const say = phrases({
  title: { fr: 'Absences et fermetures', en: 'Absences and shutdowns' },
  summary: {
    fr: '{people, plural, =0 {Personne n’est absent} one {{names} est absent ou demande à l’être} other {# personnes absentes ou en demande ({names})}} du {from} au {to}{closure, select, none {} other {; construction fermée {closure}}}.',
    en: '{people, plural, =0 {Nobody is away} one {{names} is away or asks to be} other {# people away or asking to be ({names})}} from {from} to {to}{closure, select, none {} other {; construction shut {closure}}}.',
  },
  span: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  person: { fr: 'Personne', en: 'Person' },
  days: { fr: 'Jours', en: 'Days' },
  state: { fr: 'État', en: 'State' },
  asked: { fr: 'demandé', en: 'asked' },
  approved: { fr: 'accordé', en: 'granted' },
  taken: { fr: 'absent', en: 'away' },
  closures: { fr: 'Fermetures de la construction', en: 'Construction shutdowns' },
  holidays: { fr: 'Fériés de la construction', en: 'Construction holidays' },
  confirm: { fr: '{days} (à confirmer)', en: '{days} (to be confirmed)' },
  request: { fr: 'Demander un congé', en: 'Request time off' },
  footer: {
    fr: 'Sans la raison des absences · calendrier de la CCQ publié jusqu’à {year}; ensuite, déduit de ses règles et à confirmer.',
    en: 'Without the reasons · CCQ calendar published through {year}; after that, deduced from its rules and to be confirmed.',
  },
})

const AHEAD_DAYS = 60
/** Absences older than this are in people’s files. */
const LONG_PAST = 180

const output = z.object({
  from: z.string(),
  to: z.string(),
  absences: z.array(
    z.object({ name: z.string(), from: z.string(), to: z.string(), state: z.enum(['asked', 'approved', 'taken']) }),
  ),
  closures: z.array(z.object({ from: z.string(), to: z.string(), confirmed: z.boolean() })),
  holidays: z.array(z.object({ date: z.string(), confirmed: z.boolean() })),
})

const isConfirmed = (year: number) => year <= CCQ_PUBLISHED_THROUGH

function closuresIn({ from, to }: Period) {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const closures = years.flatMap((year) => {
    const { summer, winter } = ccqClosures(year)
    return [summer, winter].map((one) => ({ ...one, confirmed: isConfirmed(year) }))
  })
  const holidays = years.flatMap((year) => ccqHolidays(year).map((date) => ({ date, confirmed: isConfirmed(year) })))
  return {
    closures: closures.filter((one) => one.from <= to && one.to >= from),
    holidays: holidays.filter(({ date }) => date >= from && date <= to).sort((a, b) => a.date.localeCompare(b.date)),
  }
}

export const teamCalendar = defineTool<LeaveStores>()({
  name: 'absences.team_calendar',
  title: { fr: 'Voir qui est absent', en: 'See who is away' },
  gate: 'none',
  permission: 'chat.use',
  examples: CALENDAR,
  input: z.object({ period: field.period({ label: { fr: 'Quand', en: 'When' } }).optional() }),
  output,
  async run({ period }, { stores, today }) {
    const asked = period ? daysToCome(period, today, LONG_PAST) : { from: today, to: addDays(today, AHEAD_DAYS) }
    const names = new Map((await stores.persons.list()).map((one) => [one.id, one.name]))
    const absences = (await absencesIn(asked, stores)).map((one) => ({
      name: names.get(one.personId ?? '') ?? '?',
      ...periodOf(one),
      state: one.state as 'asked' | 'approved' | 'taken',
    }))
    return { ...asked, absences, ...closuresIn(asked) }
  },
  card({ from, to, absences, closures, holidays }, { lang }) {
    const span = (one: Period) =>
      one.from === one.to
        ? formatDate(one.from, lang)
        : say(lang, 'span', { from: formatDate(one.from, lang), to: formatDate(one.to, lang) })
    const marked = (days: string, confirmed: boolean) => (confirmed ? days : say(lang, 'confirm', { days }))
    const people = [...new Set(absences.map(({ name }) => name))]
    const table: Block = {
      type: 'table',
      caption: say(lang, 'title'),
      columns: [{ label: say(lang, 'person') }, { label: say(lang, 'days') }, { label: say(lang, 'state') }],
      rows: absences.slice(0, 15).map((one) => [one.name, span(one), say(lang, one.state)]),
      ...(absences.length > 15 ? { more: absences.length - 15 } : {}),
    }
    const shut = [
      ...(closures.length
        ? [
            {
              label: say(lang, 'closures'),
              value: closures.map((one) => marked(span(one), one.confirmed)).join(', '),
            },
          ]
        : []),
      ...(holidays.length
        ? [
            {
              label: say(lang, 'holidays'),
              value: holidays.map((one) => marked(formatDate(one.date, lang), one.confirmed)).join(', '),
            },
          ]
        : []),
    ]
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        people: people.length,
        names: people.slice(0, 4).join(', '),
        from: formatDate(from, lang),
        to: formatDate(to, lang),
        closure: closures[0] ? span(closures[0]) : 'none',
      }),
      tone: 'neutral',
      blocks: [
        ...(absences.length ? [table] : []),
        ...(shut.length ? [{ type: 'fields' as const, fields: shut }] : []),
      ],
      actions: [
        { type: 'button', label: say(lang, 'request'), intent: { do: 'form', tool: 'absences.request', input: {} } },
      ],
      footer: say(lang, 'footer', { year: String(CCQ_PUBLISHED_THROUGH) }),
    }
  },
})
