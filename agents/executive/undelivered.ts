import { z } from 'zod'
import { dateIn, formatDate, formatTime } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { UNDELIVERED } from './feedback-examples.ts'

type Delivery = {
  id: string
  createdAt: Date
  kind: string
  payload: Record<string, unknown>
  state: 'pending' | 'sent' | 'failed' | 'unknown'
  attempts: number
  error: string | null
}
type Message = { id: string; conversationId: string; card: { title: string } | null }
type Conversation = { id: string; platform: string; workspace: string; channel: string }
type Room = {
  id: string
  platform: string
  workspace: string
  channel: string
  name: string
  kind: string
  personId: string | null
}
type Stores = {
  outbox: Rows<Delivery>
  messages: Rows<Message>
  conversations: Rows<Conversation>
  channels: Rows<Room>
  persons: Rows<PersonRow>
}

const say = phrases({
  title: { fr: 'Messages pas rendus', en: 'Messages not delivered' },
  summary: {
    fr: '{waiting, plural, =0 {Rien n’attend} one {# message attend} other {# messages attendent}}; {lost, plural, =0 {aucun échec} one {# n’a pas pu partir} other {# n’ont pas pu partir}}.',
    en: '{waiting, plural, =0 {Nothing waits} one {# message waits} other {# messages wait}}; {lost, plural, =0 {nothing failed} one {# could not go} other {# could not go}}.',
  },
  what: { fr: 'Quoi', en: 'What' },
  whom: { fr: 'À qui', en: 'To whom' },
  state: { fr: 'État', en: 'State' },
  until: { fr: 'attend la fin des heures calmes, {at}', en: 'waits for the end of quiet hours, {at}' },
  again: { fr: 'nouvel essai en cours ({n})', en: 'being tried again ({n})' },
  soon: { fr: 'part maintenant', en: 'is leaving now' },
  failed: { fr: 'échec : {why}', en: 'failed: {why}' },
  unreachable: { fr: 'aucun compte relié', en: 'no account linked' },
  unknown: { fr: 'peut-être parti; personne ne l’a confirmé', en: 'may have gone; nothing confirmed it' },
  link: {
    fr: 'Pour joindre quelqu’un, relie son compte : « relie le compte U0123 de Slack à Tyler ».',
    en: 'To reach somebody, link their account: "link Slack account U0123 to Tyler".',
  },
})

const MOST = 25
const RECENT = 500

const output = z.object({
  waiting: z.int(),
  lost: z.int(),
  items: z.array(
    z.object({
      what: z.string(),
      whom: z.string(),
      state: z.enum(['pending', 'failed', 'unknown']),
      until: z.string().nullable(),
      attempts: z.int(),
      error: z.string().nullable(),
    }),
  ),
})

/** What a delivery is about and for whom; a message by its card's title and place. */
async function describe({ kind, payload }: Delivery, { stores }: Context<Stores>) {
  const nameOf = async (id: unknown) => (typeof id === 'string' ? await stores.persons.get(id) : null)?.name ?? '–'
  if (payload.person) return { what: String(payload.title ?? kind), whom: await nameOf(payload.person) }
  const message = payload.message ? await stores.messages.get(String(payload.message)) : null
  if (!message) return { what: kind, whom: String(payload.to ?? '–') }
  const { platform, workspace, channel } = await stores.conversations.need(message.conversationId)
  const [room] = await stores.channels.list({ platform, workspace, channel }, 1)
  const whom = room?.kind === 'dm' ? await nameOf(room.personId) : `#${(room?.name ?? channel).replace(/^[#@]/, '')}`
  return { what: message.card?.title ?? kind, whom }
}

export const listUndelivered = defineTool<Stores>()({
  name: 'messages.list_undelivered',
  title: { fr: 'Voir les messages qui ne sont pas partis', en: 'See the messages that did not go' },
  gate: 'none',
  permission: 'settings.manage',
  audience: 'asker',
  examples: UNDELIVERED,
  input: z.object({}),
  output,
  async run(_, ctx) {
    const rows = await ctx.stores.outbox.list({ state: ['pending', 'failed', 'unknown'] }, RECENT)
    const items = []
    for (const row of rows.slice(-MOST).reverse())
      items.push({
        ...(await describe(row, ctx)),
        state: row.state as 'pending' | 'failed' | 'unknown',
        until: row.attempts === 0 && typeof row.payload.until === 'string' ? row.payload.until : null,
        attempts: row.attempts,
        error: row.error,
      })
    const waiting = rows.filter(({ state }) => state === 'pending').length
    return { waiting, lost: rows.length - waiting, items }
  },
  card({ waiting, lost, items }, { lang, organization }) {
    const summary = say(lang, 'summary', { waiting, lost })
    const { timeZone } = organization
    const when = (text: string) => {
      const at = new Date(text)
      return `${formatDate(dateIn(timeZone, at), lang)}, ${formatTime(at, timeZone, lang)}`
    }
    const stateOf = ({ state, until, attempts, error }: (typeof items)[number]) => {
      if (state === 'unknown') return say(lang, 'unknown')
      if (state === 'failed')
        return say(lang, 'failed', { why: error === 'unreachable' ? say(lang, 'unreachable') : (error ?? '–') })
      if (until) return say(lang, 'until', { at: when(until) })
      return attempts > 0 ? say(lang, 'again', { n: attempts }) : say(lang, 'soon')
    }
    const more = waiting + lost - items.length
    return {
      title: say(lang, 'title'),
      summary,
      tone: lost > 0 ? 'warning' : 'neutral',
      blocks: items.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [{ label: say(lang, 'what') }, { label: say(lang, 'whom') }, { label: say(lang, 'state') }],
              rows: items.map((item) => [item.what, item.whom, stateOf(item)]),
              ...(more > 0 ? { more } : {}),
            },
            ...(items.some(({ error }) => error === 'unreachable')
              ? [{ type: 'text' as const, text: say(lang, 'link') }]
              : []),
          ]
        : [{ type: 'text', text: summary }],
    }
  },
})
