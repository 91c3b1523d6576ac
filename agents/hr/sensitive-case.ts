import { z } from 'zod'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { ESCALATE, WITHDRAW } from './people-examples.ts'

export type CaseStores = { records: RecordStore; persons: Rows<PersonRow>; notifications: Rows<Notification> }

const say = phrases({
  title: { fr: 'Confié à une personne', en: 'Handed to a person' },
  done: {
    fr: '{who} sait que tu veux lui parler, et va te joindre en privé. Ce que tu vis n’est écrit nulle part ici.',
    en: '{who} knows that you want to talk, and will reach you privately. What you are living is written nowhere here.',
  },
  number: { fr: 'Numéro', en: 'Number' },
  who: { fr: 'Personne désignée', en: 'Designated person' },
  kind: { fr: 'Sujet', en: 'Subject' },
  harassment: { fr: 'harcèlement ou violence', en: 'harassment or violence' },
  health: { fr: 'santé', en: 'health' },
  conflict: { fr: 'conflit', en: 'conflict' },
  pay: { fr: 'paie', en: 'pay' },
  other: { fr: 'autre', en: 'other' },
  law: {
    fr: 'Une plainte pour harcèlement peut aussi aller à la CNESST, dans les deux ans (Loi sur les normes du travail, art. 123.7).',
    en: 'A harassment complaint may also go to the CNESST, within two years (Act respecting labour standards, s. 123.7).',
  },
  danger: { fr: 'En danger maintenant? Appelle le 911.', en: 'In danger right now? Call 911.' },
  footer: { fr: 'Avis, pas un conseil juridique.', en: 'Guidance, not legal advice.' },
  newsTitle: { fr: 'Quelqu’un veut te parler en privé', en: 'Somebody wants to talk to you privately' },
  newsText: {
    fr: '{name} demande à te parler en privé ({number}, {kind}). Réponds-lui de vive voix; rien d’autre n’est écrit.',
    en: '{name} asks to talk to you privately ({number}, {kind}). Answer in person; nothing else is written.',
  },
  withdrawnTitle: { fr: 'Demande retirée', en: 'Request withdrawn' },
  withdrawn: {
    fr: '{number} est fermée. Tu peux revenir quand tu veux.',
    en: '{number} is closed. Come back whenever you want.',
  },
})

const CATEGORIES = ['harassment', 'health', 'conflict', 'pay', 'other'] as const
const OPTIONS = [
  {
    value: 'harassment',
    label: { fr: 'Harcèlement ou violence', en: 'Harassment or violence' },
    words: [
      'harcèlement',
      'harcelé',
      'harcèle',
      'intimidation',
      'violence',
      'menacé',
      'harass',
      'harassed',
      'bullied',
      'bullying',
    ],
  },
  {
    value: 'health',
    label: { fr: 'Santé', en: 'Health' },
    words: ['santé', 'dépression', 'burnout', 'épuisé', 'alcool', 'drogue', 'health', 'depressed', 'drinking'],
  },
  { value: 'conflict', label: { fr: 'Conflit', en: 'Conflict' }, words: ['conflit', 'chicane', 'conflict', 'fight'] },
  { value: 'pay', label: { fr: 'Paie', en: 'Pay' }, words: ['ma paie', 'ma paye', 'my pay'] },
  { value: 'other', label: { fr: 'Autre chose', en: 'Something else' }, words: ['autre chose', 'something else'] },
]

/** Somebody who manages people, other than who asks: the one named, else a manager before the owner. */
async function designate(named: string | undefined, { stores, actor }: Context<CaseStores>): Promise<PersonRow> {
  const holders = (await stores.persons.list({ active: true })).filter(
    (one) => one.id !== actor.id && toActor(one).permissions.has('people.manage'),
  )
  const chosen = named
    ? holders.find(({ id }) => id === named)
    : (holders.find(({ role }) => role !== 'admin') ?? holders[0])
  if (chosen) return chosen
  const names = holders.map(({ name }) => name).join(', ')
  throw new NovaError(
    'rule.broken',
    holders.length
      ? {
          fr: `Cette personne n’est pas désignée pour recevoir ces situations. Tu peux choisir : ${names}.`,
          en: `That person is not designated to receive such situations. You may choose: ${names}.`,
        }
      : {
          fr: 'Personne n’est désigné ici pour recevoir ces situations. La CNESST peut t’écouter.',
          en: 'Nobody is designated here to receive such situations. The CNESST can listen to you.',
        },
  )
}

export const escalateSensitive = defineTool<CaseStores>()({
  name: 'hr.escalate_sensitive',
  title: { fr: 'Parler à quelqu’un en privé', en: 'Talk to somebody privately' },
  gate: 'log',
  audience: 'asker',
  permission: 'chat.use',
  examples: ESCALATE,
  input: z.object({
    category: field.choice([...CATEGORIES], { label: { fr: 'Sujet', en: 'Subject' }, options: OPTIONS }).optional(),
    to: field
      .person({ label: { fr: 'À qui parler', en: 'Who to talk to' }, cues: ['à', 'avec', 'to', 'with'] })
      .optional(),
  }),
  output: z.object({ number: z.string(), who: z.string(), category: z.enum(CATEGORIES) }),
  async run({ category: said, to }, ctx) {
    const { stores, actor } = ctx
    const category = said ?? 'other'
    const who = await designate(to, ctx)
    const [open] = await stores.records.list('sensitive_case', { personId: actor.id, state: 'open' })
    if (open)
      throw new NovaError('rule.broken', {
        fr: `Ta demande ${open.number} est déjà ouverte, et la personne désignée le sait. Si c’est urgent, appelle-la directement.`,
        en: `Your request ${open.number} is already open, and the designated person knows. If it is urgent, call them directly.`,
      })
    const { number, id } = await stores.records.create('sensitive_case', {
      title: 'Cas confié',
      personId: actor.id,
      date: ctx.today,
      data: { category, contact: who.name },
    })
    await stores.notifications.insert({
      kind: 'sensitive_case',
      personId: who.id,
      subjectKind: 'sensitive_case',
      subjectId: id,
      title: say(who.lang, 'newsTitle'),
      text: say(who.lang, 'newsText', { name: actor.name, number, kind: say(who.lang, category) }),
      state: 'pending',
    })
    return { number, who: who.name, category }
  },
  card({ number, who, category }, { lang }) {
    const summary = say(lang, 'done', { who })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'number'), value: number },
            { label: say(lang, 'who'), value: who },
            { label: say(lang, 'kind'), value: say(lang, category) },
          ],
        },
        ...(category === 'harassment'
          ? [
              { type: 'text' as const, text: say(lang, 'law') },
              { type: 'text' as const, text: say(lang, 'danger') },
            ]
          : []),
      ],
      ...(category === 'harassment' ? { footer: say(lang, 'footer') } : {}),
    }
  },
  undo: ({ number }) => ({ tool: 'hr.withdraw_case', input: { number } }),
})

export const withdrawCase = defineTool<CaseStores>()({
  name: 'hr.withdraw_case',
  title: { fr: 'Retirer ma demande de parler en privé', en: 'Withdraw my request to talk privately' },
  gate: 'log',
  audience: 'asker',
  permission: 'chat.use',
  examples: WITHDRAW,
  input: z.object({ number: z.string().optional() }),
  output: z.object({ number: z.string() }),
  async run({ number }, { stores, actor }) {
    const open = await stores.records.list('sensitive_case', { personId: actor.id, state: 'open' })
    const found = number ? open.find((one) => one.number === number) : open.at(-1)
    if (!found)
      throw new NovaError('not-found', {
        fr: 'Tu n’as pas de demande de parler en privé qui soit ouverte.',
        en: 'You have no open request to talk privately.',
      })
    await stores.records.change('sensitive_case', found.id, { state: 'closed' })
    for (const note of await stores.notifications.list({
      kind: 'sensitive_case',
      subjectId: found.id,
      state: 'pending',
    }))
      await stores.notifications.update(note.id, { state: 'cancelled' })
    return { number: found.number }
  },
  card({ number }, { lang }) {
    const summary = say(lang, 'withdrawn', { number })
    return { title: say(lang, 'withdrawnTitle'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
  },
})
