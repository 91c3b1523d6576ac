import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { dateIn, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { EXPLAIN, FEEDBACK } from './feedback-examples.ts'

type Opinion = { id: string; messageId: string; personId: string; good: boolean; text: string; at: Date }
type Message = {
  id: string
  conversationId: string
  agent: string | null
  author: string
  card: { title: string } | null
}
type Stores = {
  feedback: Rows<Opinion> & { keep(said: Omit<Opinion, 'id'>): Promise<Opinion> }
  messages: Rows<Message>
  persons: Rows<PersonRow>
}

const say = phrases({
  thanks: { fr: 'Merci, c’est noté', en: 'Thank you, noted' },
  noted: {
    fr: 'Je garde ton avis sur « {title} »; les administrateurs le verront pour corriger le tir.',
    en: 'I keep your opinion of "{title}"; the administrators will see it to put things right.',
  },
  title: { fr: 'Ce qui n’a pas plu', en: 'What people did not like' },
  summary: {
    fr: '{bad, plural, =0 {Aucune réponse n’a déplu} one {# réponse n’a pas aidé} other {# réponses n’ont pas aidé}}, {good, plural, =0 {aucune n’a été aimée} one {# a aidé} other {# ont aidé}}.',
    en: '{bad, plural, =0 {No answer displeased} one {# answer did not help} other {# answers did not help}}, {good, plural, =0 {none was liked} one {# helped} other {# helped}}.',
  },
  answer: { fr: 'Réponse', en: 'Answer' },
  agent: { fr: 'Agent', en: 'Agent' },
  who: { fr: 'Qui', en: 'Who' },
  when: { fr: 'Quand', en: 'When' },
  why: { fr: 'Ce qui clochait', en: 'What was wrong' },
})

export const explainFeedback = defineTool<Stores>()({
  name: 'feedback.explain',
  title: { fr: 'Dire ce qui clochait dans une réponse', en: 'Say what was wrong with an answer' },
  gate: 'log',
  permission: 'chat.use',
  audience: 'asker',
  examples: EXPLAIN,
  input: z.object({
    text: field.longText({
      label: { fr: 'Qu’est-ce qui clochait?', en: 'What was wrong?' },
      ask: { fr: 'Qu’est-ce qui clochait?', en: 'What was wrong?' },
      cues: ['parce que', 'commentaire sur ta réponse :', 'because', 'feedback on your answer:'],
    }),
    /** The message that was not liked; else the last answer of the thread. */
    answer: z.string().max(100).optional(),
  }),
  output: z.object({ title: z.string() }),
  async run({ text, answer }, context) {
    const { stores, actor, now } = context
    const message = answer ? await stores.messages.get(answer) : await lastAnswer(context)
    if (message?.author !== 'nova')
      throw new NovaError('not-found', {
        fr: 'Je ne sais pas de quelle réponse tu parles : écris-le-moi dans son fil.',
        en: 'I do not know which answer you mean: tell me in its thread.',
      })
    await stores.feedback.keep({ messageId: message.id, personId: actor.id, good: false, text, at: now })
    return { title: message.card?.title ?? '–' }
  },
  card({ title }, { lang }) {
    const sentence = say(lang, 'noted', { title })
    return {
      title: say(lang, 'thanks'),
      summary: sentence,
      tone: 'success',
      blocks: [{ type: 'text', text: sentence }],
    }
  },
})

async function lastAnswer({ stores, conversation }: Context<Stores>): Promise<Message | null> {
  if (!conversation) return null
  return (await stores.messages.list({ conversationId: conversation, author: 'nova' })).at(-1) ?? null
}

const MOST = 20

const output = z.object({
  good: z.int(),
  bad: z.int(),
  items: z.array(
    z.object({ answer: z.string(), agent: z.string(), who: z.string(), at: z.string(), text: z.string() }),
  ),
})

export const reviewFeedback = defineTool<Stores>()({
  name: 'feedback.review',
  title: { fr: 'Voir ce que les gens ont moins aimé', en: 'See what people liked least' },
  gate: 'none',
  permission: 'settings.manage',
  audience: 'asker',
  examples: FEEDBACK,
  input: z.object({}),
  output,
  async run(_, { stores, directory }) {
    const all = await stores.feedback.list()
    const bad = all.filter((one) => !one.good)
    const items = []
    for (const { messageId, personId, at, text } of bad.slice(-MOST).reverse()) {
      const message = await stores.messages.get(messageId)
      const person = await stores.persons.get(personId)
      const agent = directory.find((entry) => entry.agent.id === message?.agent)?.agent.name
      items.push({
        answer: message?.card?.title ?? '–',
        agent: agent ?? 'Nova',
        who: person?.name ?? '–',
        at: at.toISOString(),
        text,
      })
    }
    return { good: all.length - bad.length, bad: bad.length, items }
  },
  card({ good, bad, items }, { lang, organization }) {
    const summary = say(lang, 'summary', { good, bad })
    const columns = (['answer', 'agent', 'why', 'who', 'when'] as const).map((name) => ({ label: say(lang, name) }))
    return {
      title: say(lang, 'title'),
      summary,
      tone: bad > 0 ? 'warning' : 'neutral',
      blocks: items.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns,
              rows: items.map(({ answer, agent, who, at, text }) => [
                answer,
                agent,
                text || '–',
                who,
                formatDate(dateIn(organization.timeZone, new Date(at)), lang),
              ]),
              ...(bad > items.length ? { more: bad - items.length } : {}),
            },
          ]
        : [{ type: 'text', text: summary }],
    }
  },
})
