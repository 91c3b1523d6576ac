import { z } from 'zod'
import { dateIn, daysBetween } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { POSTURE } from './security-examples.ts'

type Token = {
  id: string
  createdAt: Date
  personId: string
  name: string
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
}
export type PostureStores = {
  persons: Rows<PersonRow>
  apiTokens: Rows<Token>
  identities: { list(): Promise<{ platform: string; personId: string }[]> }
}

/** A token that nobody used for so long is one that nobody misses. */
const DORMANT_DAYS = 90

const say = phrases({
  title: { fr: 'Sécurité des accès', en: 'Access security' },
  summary: {
    fr: '{count, plural, =0 {Rien à corriger parmi ce que je vois} one {# point à corriger} other {# points à corriger}} : {people, plural, one {# personne} other {# personnes}}, {tokens, plural, =0 {aucun jeton actif} one {# jeton actif} other {# jetons actifs}}.',
    en: '{count, plural, =0 {Nothing to correct in what I see} one {# point to correct} other {# points to correct}}: {people, plural, one {# person} other {# people}}, {tokens, plural, =0 {no active token} one {# active token} other {# active tokens}}.',
  },
  point: { fr: 'Point', en: 'Point' },
  which: { fr: 'Lequel', en: 'Which' },
  'token-forever': { fr: 'jeton sans date de fin', en: 'token without an end date' },
  'token-dormant': { fr: 'jeton inutilisé depuis {days} jours ou plus', en: 'token unused for {days} days or more' },
  'token-left': { fr: 'jeton d’une personne sans accès', en: 'token of somebody without access' },
  'account-left': { fr: 'compte relié à une personne sans accès', en: 'account linked to somebody without access' },
  'one-keeper': {
    fr: 'une seule personne gère les accès : si elle manque, personne ne peut les retirer',
    en: 'only one person manages access: without them nobody can remove it',
  },
  who: { fr: 'Retirer un accès', en: 'Remove an access' },
  footer: {
    fr: 'La double authentification se règle dans Slack, Teams ou Discord : Nova ne la voit pas.',
    en: 'Two-step sign-in is set in Slack, Teams or Discord: Nova does not see it.',
  },
})

const POINTS = ['token-left', 'account-left', 'token-forever', 'token-dormant', 'one-keeper'] as const

export const postureCheck = defineTool<PostureStores>()({
  name: 'security.posture_check',
  title: { fr: 'Vérifier la sécurité des accès', en: 'Check access security' },
  gate: 'none',
  permission: 'settings.manage',
  examples: POSTURE,
  input: z.object({}),
  output: z.object({
    people: z.int(),
    tokens: z.int(),
    points: z.array(z.object({ point: z.enum(POINTS), which: z.string() })),
  }),
  async run(_, { stores, today, organization }) {
    const persons = await stores.persons.list()
    const active = persons.filter((one) => one.active)
    const nameOf = new Map(persons.map(({ id, name }) => [id, name]))
    const isLeft = (id: string) => !active.some((one) => one.id === id)
    const tokens = await stores.apiTokens.list({ revokedAt: null })
    const label = (token: Token) => `${token.name} (${nameOf.get(token.personId) ?? '–'})`
    const idleDays = ({ lastUsedAt, createdAt }: Token) =>
      daysBetween(dateIn(organization.timeZone, lastUsedAt ?? createdAt), today)
    const keepers = active.filter((one) => toActor(one).permissions.has('access.manage'))
    const left = (await stores.identities.list()).filter(({ personId }) => isLeft(personId))
    const of = (point: (typeof POINTS)[number], which: string[]) => which.map((one) => ({ point, which: one }))
    return {
      people: active.length,
      tokens: tokens.length,
      points: [
        ...of('token-left', tokens.filter(({ personId }) => isLeft(personId)).map(label)),
        ...of(
          'account-left',
          left.map(({ platform, personId }) => `${platform} (${nameOf.get(personId) ?? '–'})`),
        ),
        ...of('token-forever', tokens.filter(({ expiresAt }) => !expiresAt).map(label)),
        ...of('token-dormant', tokens.filter((one) => idleDays(one) >= DORMANT_DAYS).map(label)),
        ...of('one-keeper', keepers.length === 1 ? [keepers[0]!.name] : []),
      ],
    }
  },
  card({ people, tokens, points }, { lang }) {
    const title = say(lang, 'title')
    const summary = say(lang, 'summary', { count: points.length, people, tokens })
    return {
      title,
      summary,
      tone: points.length ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(points.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [{ label: say(lang, 'point') }, { label: say(lang, 'which') }],
                rows: points.map(({ point, which }) => [say(lang, point, { days: String(DORMANT_DAYS) }), which]),
              },
            ]
          : []),
      ],
      actions: [{ type: 'button', label: say(lang, 'who'), intent: { do: 'form', tool: 'users.revoke', input: {} } }],
      footer: say(lang, 'footer'),
    }
  },
})
