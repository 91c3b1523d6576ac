import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { SHARED, type Shared } from '../../src/tool/audience.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { findRoom, hereField, type RoomStores } from './find-room.ts'
import { OPEN_ROOM } from './route-examples.ts'

const say = phrases({
  title: { fr: 'Ce que je peux montrer dans un canal', en: 'What I may show in a channel' },
  shares: {
    fr: 'Dans #{channel}, je peux montrer à tout le monde : {list}.',
    en: 'In #{channel} I may show everybody: {list}.',
  },
  none: {
    fr: 'Dans #{channel}, je ne montre que ce que toute l’équipe peut voir; le reste part en privé.',
    en: 'In #{channel} I show only what the whole team may see; the rest goes privately.',
  },
  never: {
    fr: 'La paie, les comptes bancaires, les NAS et les évaluations ne vont jamais dans un canal.',
    en: 'Pay, bank accounts, SINs and appraisals never go to a channel.',
  },
  finance: { fr: 'les finances', en: 'finance' },
  costs: { fr: 'les coûts des chantiers', en: 'site costs' },
  hours: { fr: 'les heures', en: 'hours' },
  marketing: { fr: 'le marketing', en: 'marketing' },
  reports: { fr: 'les rapports', en: 'reports' },
})

const SUBJECTS = [
  {
    value: 'finance',
    label: { fr: 'Finances', en: 'Finance' },
    words: [
      'finances',
      'finance',
      'argent',
      'chiffres financiers',
      'financial figures',
      'finances',
      'money',
      'factures',
    ],
  },
  { value: 'costs', label: { fr: 'Coûts', en: 'Costs' }, words: ['coûts', 'coût', 'cost', 'costs'] },
  { value: 'hours', label: { fr: 'Heures', en: 'Hours' }, words: ['heures', 'hours'] },
  { value: 'marketing', label: { fr: 'Marketing', en: 'Marketing' } },
  { value: 'reports', label: { fr: 'Rapports', en: 'Reports' }, words: ['rapports', 'rapport', 'reports', 'report'] },
]
const HOW = [
  {
    value: 'open',
    label: { fr: 'Ouvrir', en: 'Open' },
    words: [
      'ouvre',
      'tu peux',
      'permets',
      'tu as le droit',
      'peut voir',
      'laisse voir',
      'allow',
      'you may',
      'you can show',
      'can show',
      'can see',
      'may see',
      'let',
    ],
  },
  {
    value: 'close',
    label: { fr: 'Fermer', en: 'Close' },
    words: ['ferme', 'arrête de', 'ne parle plus', 'ne montre plus', 'enlève l’accès', 'enlève', 'close', 'stop'],
  },
]

const opened = z.object({
  room: z.string(),
  name: z.string(),
  now: z.array(z.enum(SHARED)),
  before: z.array(z.enum(SHARED)),
})

export const openRoom = defineTool<RoomStores>()({
  name: 'channels.open_to',
  title: { fr: 'Choisir ce que je peux montrer dans un canal', en: 'Choose what I may show in a channel' },
  gate: 'log',
  permission: 'settings.manage',
  examples: OPEN_ROOM,
  input: z.object({
    subject: field
      .choice([...SHARED], {
        label: { fr: 'Quoi', en: 'What' },
        ask: {
          fr: 'Les finances, les coûts, les heures, le marketing ou les rapports?',
          en: 'Finance, costs, hours, marketing or reports?',
        },
        options: SUBJECTS,
      })
      .optional(),
    how: field.choice(['open', 'close'], { label: { fr: 'Comment', en: 'How' }, options: HOW }).optional(),
    channel: field
      .text({
        label: { fr: 'Canal', en: 'Channel' },
        cues: [
          'dans le canal',
          'ouvre le canal',
          'ferme le canal',
          'le canal',
          'dans',
          'canal',
          'ferme',
          'ouvre',
          'in the',
          'in',
          'open',
          'close',
          'the',
        ],
      })
      .optional(),
    here: hereField,
    restore: opened.optional(),
  }),
  output: opened,
  async run({ subject, how, restore, ...where }, context) {
    const { stores } = context
    if (!restore && !subject)
      throw new NovaError(
        'input.invalid',
        { fr: 'Qu’est-ce que je peux y montrer?', en: 'What may I show there?' },
        { field: 'subject' },
      )
    if (!restore && !how)
      throw new NovaError(
        'input.invalid',
        { fr: 'Je l’ouvre ou je le ferme?', en: 'Open it or close it?' },
        { field: 'how' },
      )
    const room = restore ? await stores.channels.need(restore.room) : await findRoom(where, context)
    const others = room.shares.filter((one) => one !== subject)
    const now: Shared[] = restore ? restore.before : how === 'close' ? others : [...others, subject!]
    await stores.channels.update(room.id, { shares: now })
    return { room: room.id, name: room.name.replace(/^#/, ''), now, before: room.shares }
  },
  card({ name, now }, { lang }) {
    const sentence = sharedText(name, now, lang)
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [
        { type: 'text', text: sentence },
        { type: 'text', text: say(lang, 'never') },
      ],
    }
  },
  undo: (done) => ({ tool: 'channels.open_to', input: { restore: done } }),
})

function sharedText(channel: string, shares: readonly Shared[], lang: Lang): string {
  if (shares.length === 0) return say(lang, 'none', { channel })
  return say(lang, 'shares', { channel, list: shares.map((one) => say(lang, one)).join(', ') })
}
