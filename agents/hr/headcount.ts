import { z } from 'zod'
import { yearsBetween } from '../../src/domain/labour-rules.ts'
import { turnover } from '../../src/domain/people-metrics.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addDays, addMonths, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { HEADCOUNT } from './people-examples.ts'

const say = phrases({
  title: { fr: 'Effectif et roulement', en: 'Headcount and turnover' },
  summary: {
    fr: '{count, plural, one {# personne} other {# personnes}} au {date}, dont {trades} de métier; {joined, plural, =0 {aucune arrivée} one {# arrivée} other {# arrivées}} et {left, plural, =0 {aucun départ} one {# départ} other {# départs}} depuis le {from}.',
    en: '{count, plural, one {# person} other {# people}} as of {date}, {trades} of them in a trade; {joined, plural, =0 {nobody joined} one {# joined} other {# joined}} and {left, plural, =0 {nobody left} one {# left} other {# left}} since {from}.',
  },
  rate: { fr: 'Roulement sur la période', en: 'Turnover over the period' },
  unknown: { fr: 'non déterminé', en: 'not known' },
  mean: { fr: 'Ancienneté médiane', en: 'Median seniority' },
  years: {
    fr: '{n, plural, =0 {moins d’un an} one {# an} other {# ans}}',
    en: '{n, plural, =0 {under a year} one {# year} other {# years}}',
  },
  group: { fr: 'Groupe', en: 'Group' },
  people: { fr: 'Personnes', en: 'People' },
  trades: { fr: 'Chantier (métier au dossier)', en: 'Site (trade on file)' },
  office: { fr: 'Bureau et gestion', en: 'Office and management' },
  undated: {
    fr: '{n, plural, one {# personne n’a} other {# personnes n’ont}} pas de date d’embauche au dossier : hors du roulement.',
    en: '{n, plural, one {# person has} other {# people have}} no hiring date on file: left out of turnover.',
  },
  gone: {
    fr: '{n, plural, one {# compte inactif n’est pas compté} other {# comptes inactifs ne sont pas comptés}} : leur date de départ n’est pas au dossier.',
    en: '{n, plural, one {# inactive account is not counted} other {# inactive accounts are not counted}}: their leaving date is not on file.',
  },
  away: { fr: 'Qui est absent', en: 'Who is away' },
  footer: {
    fr: 'Personnes actives chez Nova et dates d’embauche des soldes de congés',
    en: 'People active in Nova and hiring dates of the leave balances',
  },
})

export const headcountReport = defineTool<{ persons: Rows<PersonRow>; records: RecordStore }>()({
  name: 'hr.headcount_report',
  title: { fr: 'Voir l’effectif et le roulement', en: 'See headcount and turnover' },
  gate: 'none',
  permission: 'people.manage',
  examples: HEADCOUNT,
  input: z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    headcount: z.int(),
    trades: z.int(),
    joined: z.int(),
    left: z.int(),
    rate: z.int().nullable(),
    seniority: z.int().nullable(),
    undated: z.int(),
    gone: z.int(),
  }),
  async run({ period: said }, { stores, today }) {
    const period = said ?? { from: addDays(addMonths(today, -12), 1), to: today }
    const persons = await stores.persons.list()
    const active = persons.filter((one) => one.active)
    const hired = new Map((await stores.records.list('leave_balance')).map((one) => [one.personId, one.data.hiredOn]))
    const dated = active.flatMap(({ id }) => {
      const hiredOn = hired.get(id)
      return hiredOn ? [{ hiredOn, leftOn: null }] : []
    })
    const { joined, left, rate } = turnover(dated, period)
    const years = dated.map(({ hiredOn }) => yearsBetween(hiredOn, today)).sort((a, b) => a - b)
    return {
      ...period,
      headcount: active.length,
      trades: active.filter(({ preferences }) => preferences.trade).length,
      joined,
      left,
      rate,
      seniority: years[Math.floor((years.length - 1) / 2)] ?? null,
      undated: active.length - dated.length,
      gone: persons.length - active.length,
    }
  },
  card({ from, headcount, trades, joined, left, rate, seniority, undated, gone }, { lang, today }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        count: headcount,
        date: formatDate(today, lang),
        trades: String(trades),
        joined,
        left,
        from: formatDate(from, lang),
      }),
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [{ label: say(lang, 'group') }, { label: say(lang, 'people'), align: 'right' }],
          rows: [
            [say(lang, 'trades'), String(trades)],
            [say(lang, 'office'), String(headcount - trades)],
          ],
        },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'rate'), value: rate === null ? say(lang, 'unknown') : formatPercent(rate, lang, 1) },
            {
              label: say(lang, 'mean'),
              value: seniority === null ? say(lang, 'unknown') : say(lang, 'years', { n: seniority }),
            },
          ],
        },
        ...(undated ? [{ type: 'text' as const, text: say(lang, 'undated', { n: undated }) }] : []),
        ...(gone ? [{ type: 'text' as const, text: say(lang, 'gone', { n: gone }) }] : []),
      ],
      actions: [
        { type: 'button', label: say(lang, 'away'), intent: { do: 'tool', tool: 'absences.team_calendar', input: {} } },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
