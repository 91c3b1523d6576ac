import { z } from 'zod'
import { byExpiry } from '../../src/domain/people-metrics.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CALENDAR } from './compliance-examples.ts'

export type CalendarStores = { records: RecordStore; persons: Rows<PersonRow>; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Calendrier de conformité', en: 'Compliance calendar' },
  summary: {
    fr: '{late, plural, =0 {} one {# échéance passée; } other {# échéances passées; }}{soon, plural, =0 {rien} one {# échéance} other {# échéances}} d’ici le {until}{first, select, none {} other {. Première : {first}}}.',
    en: '{late, plural, =0 {} one {# date passed; } other {# dates passed; }}{soon, plural, =0 {nothing} one {# date} other {# dates}} due by {until}{first, select, none {} other {. First: {first}}}.',
  },
  firstOf: { fr: '{what}, {date}', en: '{what}, {date}' },
  due: { fr: 'Échéance', en: 'Due' },
  what: { fr: 'Quoi', en: 'What' },
  authority: { fr: 'Auprès de', en: 'With' },
  left: { fr: 'Reste', en: 'Left' },
  who: { fr: 'Qui', en: 'Who' },
  days: { fr: '{n} j', en: '{n} d' },
  late: { fr: 'passée de {n} j', en: '{n} d late' },
  obligation: { fr: 'Obligation', en: 'Duty' },
  licence: { fr: 'Licence', en: 'Licence' },
  insurance: { fr: 'Assurance', en: 'Insurance' },
  permit: { fr: 'Permis', en: 'Permit' },
  unconfirmed: { fr: '{what} (date non confirmée)', en: '{what} (date not confirmed)' },
  named: { fr: '{kind} : {what}', en: '{kind}: {what}' },
  task: { fr: 'Tâche : {what}', en: 'Task: {what}' },
  footer: {
    fr: 'Sources : {sources}. Avis, pas un conseil juridique.',
    en: 'Sources: {sources}. Guidance, not legal advice.',
  },
})

const KINDS = ['obligation', 'licence', 'insurance', 'permit'] as const

const item = z.object({
  kind: z.enum(KINDS),
  number: z.string(),
  title: z.string(),
  authority: z.string(),
  due: z.string(),
  daysLeft: z.int(),
  person: z.string().nullable(),
  source: z.string().nullable(),
  confirmed: z.boolean(),
})
type Item = z.output<typeof item>

/** Everything with a day on which it is owed or ends. */
async function readDates({ stores, today }: Context<CalendarStores>, until: IsoDate): Promise<Item[]> {
  const { records } = stores
  const names = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const open = { dueBy: until }
  const certain = { person: null, source: null, confirmed: true }
  const found = [
    ...(await records.list('obligation', { ...open, state: 'to-do' })).map(
      ({ number, title, due, personId, data }) => ({
        kind: 'obligation' as const,
        number,
        title,
        authority: data.authority,
        due,
        person: names.get(personId ?? '') ?? null,
        source: data.source,
        confirmed: data.confirmed,
      }),
    ),
    ...(await records.list('licence', { ...open, state: 'in-force' })).map(({ number, title, due, data }) => ({
      ...certain,
      kind: 'licence' as const,
      number,
      title,
      authority: data.authority,
      due,
    })),
    ...(await records.list('insurance_cert', open)).map(({ number, title, due, data }) => ({
      ...certain,
      kind: 'insurance' as const,
      number,
      title,
      authority: data.insurer,
      due,
    })),
    ...(await records.list('permit', { ...open, state: 'issued' })).map(({ number, due, projectId, data }) => ({
      ...certain,
      kind: 'permit' as const,
      number,
      title: [data.permitNumber ?? number, codes.get(projectId ?? '')].filter(Boolean).join(', '),
      authority: data.authority,
      due,
    })),
  ]
  return byExpiry(
    found.map((one) => ({ ...one, expiresOn: one.due })),
    today,
    0,
  ).map(({ expiresOn, expiry, ...one }) => ({ ...one, due: one.due! }))
}

export const complianceCalendar = defineTool<CalendarStores>()({
  name: 'compliance.calendar',
  title: { fr: 'Voir le calendrier de conformité', en: 'Show the compliance calendar' },
  gate: 'none',
  permission: 'legal.manage',
  record: { kind: 'obligations', field: 'number' },
  examples: CALENDAR,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    kind: field
      .choice([...KINDS], {
        label: { fr: 'Sorte', en: 'Kind' },
        options: [
          {
            value: 'obligation',
            label: { fr: 'Obligations', en: 'Duties' },
            words: ['obligation', 'remises', 'déclarations', 'filings', 'remittances'],
          },
          { value: 'licence', label: { fr: 'Licences', en: 'Licences' }, words: ['licence', 'licenses'] },
          {
            value: 'insurance',
            label: { fr: 'Assurances', en: 'Insurance' },
            words: ['assurance', 'certificats d’assurance', 'insurance certificates'],
          },
          { value: 'permit', label: { fr: 'Permis', en: 'Permits' }, words: ['permit'] },
        ],
      })
      .optional(),
    number: z.string().optional(),
  }),
  output: z.object({ until: z.string(), items: z.array(item) }),
  async run({ period, kind, number }, ctx) {
    // A quarter ahead, unless another time is asked; what is late is always told.
    const until = number ? addDays(ctx.today, 3650) : (period?.to ?? addDays(ctx.today, 90))
    const items = await readDates(ctx, until)
    return {
      until,
      items: items.filter(
        (one) =>
          (!kind || one.kind === kind) &&
          (!number || one.number === number) &&
          (!period || one.due >= period.from || one.daysLeft < 0),
      ),
    }
  },
  card({ until, items }, { lang, can }) {
    const late = items.filter(({ daysLeft }) => daysLeft < 0)
    const ahead = items.filter(({ daysLeft }) => daysLeft >= 0)
    const [first] = ahead
    const date = (on: string) => formatDate(on, lang)
    const summary = say(lang, 'summary', {
      late: late.length,
      soon: ahead.length,
      until: date(until),
      first: first ? say(lang, 'firstOf', { what: first.title, date: date(first.due) }) : 'none',
    })
    const nameOf = ({ kind, title, confirmed }: Item) => {
      const what = kind === 'obligation' ? title : say(lang, 'named', { kind: say(lang, kind), what: title })
      return confirmed ? what : say(lang, 'unconfirmed', { what })
    }
    const sources = [...new Set(items.flatMap(({ source }) => source ?? []))]
    return {
      title: say(lang, 'title'),
      summary: summary[0]!.toUpperCase() + summary.slice(1),
      tone: late.length ? 'danger' : first && first.daysLeft <= 14 ? 'warning' : 'info',
      blocks: items.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: (['due', 'what', 'authority', 'left', 'who'] as const).map((key) => ({ label: say(lang, key) })),
              rows: items.map((one) => [
                date(one.due),
                one.kind === 'obligation' ? { text: nameOf(one), href: `nova:obligations/${one.number}` } : nameOf(one),
                one.authority,
                one.daysLeft < 0 ? say(lang, 'late', { n: -one.daysLeft }) : say(lang, 'days', { n: one.daysLeft }),
                one.person ?? '–',
              ]),
            },
          ]
        : [],
      ...(first && can('tasks.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'task', { what: first.title }).slice(0, 75),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: first.title, dueDate: first.due },
                },
              },
            ],
          }
        : {}),
      ...(sources.length ? { footer: say(lang, 'footer', { sources: sources.join(', ') }) } : {}),
    }
  },
})
