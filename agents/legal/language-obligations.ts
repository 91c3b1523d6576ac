import { z } from 'zod'
import { languageDuties } from '../../src/domain/language-law.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { DUTIES } from './language-examples.ts'

export type SizeStores = { persons: Rows<PersonRow> }

const say = phrases({
  title: { fr: 'Obligations linguistiques', en: 'French-language obligations' },
  summary: {
    fr: 'À {people, plural, one {# personne} other {# personnes}}{said, select, yes {} other { (notre équipe)}} : {duties, plural, one {# obligation} other {# obligations}}{next, select, none {} other {. Palier suivant : {next} personnes}}.',
    en: 'With {people, plural, one {# person} other {# people}}{said, select, yes {} other { (our team)}}: {duties, plural, one {# obligation} other {# obligations}}{next, select, none {} other {. Next step: {next} people}}.',
  },
  duty: { fr: 'Obligation', en: 'Obligation' },
  from: { fr: 'Dès', en: 'From' },
  people: { fr: '{n} pers.', en: '{n} people' },
  since: { fr: 'En vigueur', en: 'In force' },
  source: { fr: 'Source', en: 'Source' },
  unconfirmed: { fr: '{source} (non confirmé)', en: '{source} (not confirmed)' },
  next: { fr: '**À {n} personnes :** {says}', en: '**At {n} people:** {says}' },
  footer: {
    fr: 'Personnes employées au Québec. Avis, pas un conseil juridique.',
    en: 'People employed in Québec. Guidance, not legal advice.',
  },
})

export const languageObligations = defineTool<SizeStores>()({
  name: 'language.obligations_by_size',
  title: { fr: 'Dire nos obligations linguistiques', en: 'State our French-language obligations' },
  gate: 'none',
  permission: 'chat.use',
  examples: DUTIES,
  input: z.object({
    people: field
      .quantity({
        label: { fr: 'Nombre de personnes', en: 'Number of people' },
        cues: ['à', 'si on est', 'si on était', 'with', 'if we are', 'if we were', 'at'],
      })
      .optional(),
  }),
  output: z.object({
    people: z.int(),
    said: z.boolean(),
    duties: z.array(
      z.object({
        says: z.object({ fr: z.string(), en: z.string() }),
        from: z.int(),
        since: z.string(),
        source: z.string(),
        confirmed: z.boolean(),
      }),
    ),
    next: z.object({ from: z.int(), says: z.object({ fr: z.string(), en: z.string() }) }).nullable(),
  }),
  async run({ people: said }, { stores, today }) {
    // A quantity is in thousandths.
    const people = said === undefined ? (await stores.persons.list({ active: true })).length : Math.round(said / 1000)
    const { duties, next } = languageDuties(people, today)
    return {
      people,
      said: said !== undefined,
      duties: duties.map(({ says, from, since, source, confirmed }) => ({ says, from, since, source, confirmed })),
      next: next && { from: next.from, says: next.says },
    }
  },
  card({ people, said, duties, next }, { lang }) {
    const title = say(lang, 'title')
    const summary = say(lang, 'summary', {
      people,
      said: said ? 'yes' : 'no',
      duties: duties.length,
      next: next ? String(next.from) : 'none',
    })
    return {
      title,
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: (['duty', 'from', 'since', 'source'] as const).map((key) => ({ label: say(lang, key) })),
          rows: duties.map((one) => [
            one.says[lang],
            say(lang, 'people', { n: String(one.from) }),
            formatDate(one.since, lang),
            one.confirmed ? one.source : say(lang, 'unconfirmed', { source: one.source }),
          ]),
        },
        ...(next
          ? [{ type: 'text' as const, text: say(lang, 'next', { n: String(next.from), says: next.says[lang] }) }]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
