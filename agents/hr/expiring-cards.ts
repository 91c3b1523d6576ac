import { z } from 'zod'
import { byExpiry } from '../../src/domain/people-metrics.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, daysBetween, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CARD_KINDS, type CardStores, cardKind, currentCards, kindLabel, seesAllCards } from './card-book.ts'
import { EXPIRING } from './card-examples.ts'

const say = phrases({
  title: { fr: 'Cartes et échéances', en: 'Cards and expiry' },
  one: {
    fr: '{card} de {person} : {state, select, expired {échue depuis le {date}} never {bonne, sans échéance} other {bonne jusqu’au {date} ({days, plural, one {# jour} other {# jours}})}}.',
    en: '{person}’s {card}: {state, select, expired {expired on {date}} never {valid, no expiry} other {valid until {date} ({days, plural, one {# day} other {# days}})}}.',
  },
  summary: {
    fr: '{soon, plural, =0 {Aucune carte n’expire} one {# carte expire} other {# cartes expirent}} d’ici le {until}{expired, plural, =0 {} one {; # est échue} other {; # sont échues}}.',
    en: '{soon, plural, =0 {No card expires} one {# card expires} other {# cards expire}} by {until}{expired, plural, =0 {} one {; # has expired} other {; # have expired}}.',
  },
  held: {
    fr: '{count, plural, =0 {Aucune carte au dossier} one {# carte au dossier} other {# cartes au dossier}}{expired, plural, =0 {} one {, dont # échue} other {, dont # échues}}.',
    en: '{count, plural, =0 {No card on file} one {# card on file} other {# cards on file}}{expired, plural, =0 {} one {, # of them expired} other {, # of them expired}}.',
  },
  noCard: { fr: 'Aucune carte {card} au dossier de {person}.', en: 'No {card} card on file for {person}.' },
  person: { fr: 'Personne', en: 'Person' },
  card: { fr: 'Carte', en: 'Card' },
  expires: { fr: 'Échéance', en: 'Expires' },
  left: { fr: 'Reste', en: 'Left' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  expired: { fr: 'échue', en: 'expired' },
  never: { fr: 'sans échéance', en: 'no expiry' },
  book: { fr: 'Inscrire à une formation', en: 'Book a course' },
  record: { fr: 'Enregistrer une carte', en: 'Record a card' },
  footer: {
    fr: 'Cartes inscrites au dossier, la plus récente de chaque sorte',
    en: 'Cards on file, the latest of each kind',
  },
})

const AHEAD_DAYS = 90

const card = z.object({
  personId: z.string(),
  person: z.string(),
  kind: z.enum(CARD_KINDS),
  name: z.string(),
  expiresOn: z.string().nullable(),
  daysLeft: z.int().nullable(),
})

export const expiringCards = defineTool<CardStores>()({
  name: 'certifications.expiring',
  title: { fr: 'Voir les cartes et leur échéance', en: 'See cards and their expiry' },
  gate: 'none',
  permission: 'chat.use',
  examples: EXPIRING,
  input: z.object({
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
    kind: cardKind().optional(),
    until: field
      .date({ label: { fr: 'D’ici le', en: 'By' }, cues: ['avant', 'd’ici', 'jusqu’au', 'before', 'by'] })
      .optional(),
  }),
  output: z.object({
    until: z.string(),
    person: z.string().nullable(),
    kind: z.enum(CARD_KINDS).nullable(),
    cards: z.array(card),
  }),
  async run({ person, kind, until: said }, ctx) {
    const { stores, actor, today } = ctx
    if (person && person !== actor.id && !seesAllCards(ctx))
      throw new NovaError('auth.forbidden', {
        fr: 'Tu peux voir tes propres cartes. Pour celles de quelqu’un d’autre, demande à un contremaître ou à la direction.',
        en: 'You may see your own cards. For somebody else’s, ask a foreman or management.',
      })
    const who = person ?? (seesAllCards(ctx) ? null : actor.id)
    const until = said && said > today ? said : addDays(today, AHEAD_DAYS)
    const persons = new Map((await stores.persons.list({ active: true })).map((one) => [one.id, one.name]))
    const all = currentCards(await stores.certifications.list(who ? { personId: who } : {})).filter(
      (one) => persons.has(one.personId) && (!kind || one.kind === kind),
    )
    const dated = byExpiry(all, today, daysBetween(today, until))
    const lasting = all.filter((one) => !one.expiresOn).map((one) => ({ ...one, daysLeft: null }))
    const shown = who ? [...dated, ...lasting] : dated.filter((one) => one.expiry !== 'later')
    return {
      until,
      person: who ? (persons.get(who) ?? null) : null,
      kind: kind ?? null,
      cards: shown.map((one) => ({
        personId: one.personId,
        person: persons.get(one.personId)!,
        kind: one.kind,
        name: one.name,
        expiresOn: one.expiresOn,
        daysLeft: one.daysLeft,
      })),
    }
  },
  card({ until, person, kind, cards }, { lang, can }) {
    const expired = cards.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length
    const [only] = cards
    const summary =
      person && kind
        ? only
          ? say(lang, 'one', {
              card: only.name,
              person,
              state: only.daysLeft === null ? 'never' : only.daysLeft < 0 ? 'expired' : 'valid',
              date: only.expiresOn ? formatDate(only.expiresOn, lang) : '',
              days: only.daysLeft ?? 0,
            })
          : say(lang, 'noCard', { card: kindLabel(kind)[lang], person })
        : person
          ? say(lang, 'held', { count: cards.length, expired })
          : say(lang, 'summary', { soon: cards.length - expired, expired, until: formatDate(until, lang) })
    const leftOf = (daysLeft: number | null) =>
      daysLeft === null ? say(lang, 'never') : daysLeft < 0 ? say(lang, 'expired') : say(lang, 'days', { n: daysLeft })
    const first = cards.find(({ daysLeft }) => daysLeft !== null && daysLeft <= AHEAD_DAYS)
    return {
      title: say(lang, 'title'),
      summary,
      tone: expired || (person && kind && !only) ? 'warning' : 'neutral',
      blocks: cards.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'person') },
                { label: say(lang, 'card') },
                { label: say(lang, 'expires') },
                { label: say(lang, 'left'), align: 'right' },
              ],
              rows: cards
                .slice(0, 15)
                .map((one) => [
                  one.person,
                  one.name,
                  one.expiresOn ? formatDate(one.expiresOn, lang) : '–',
                  leftOf(one.daysLeft),
                ]),
              ...(cards.length > 15 ? { more: cards.length - 15 } : {}),
            },
          ]
        : [{ type: 'text', text: summary }],
      actions: can('people.manage')
        ? [
            ...(first
              ? [
                  {
                    type: 'button' as const,
                    label: say(lang, 'book'),
                    intent: {
                      do: 'form' as const,
                      tool: 'training.book',
                      input: { person: first.personId, course: first.name },
                    },
                  },
                ]
              : []),
            {
              type: 'button',
              label: say(lang, 'record'),
              intent: { do: 'form', tool: 'certifications.record', input: {} },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
