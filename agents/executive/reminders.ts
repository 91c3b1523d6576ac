import { z } from 'zod'
import { readClock } from '../../src/domain/quiet-hours.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, dateIn, formatDate, formatTime, instantIn } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CANCEL_REMINDER, REMIND } from './reminder-examples.ts'

type Stores = { notifications: Rows<Notification> }

const say = phrases({
  title: { fr: 'Rappel programmé', en: 'Reminder set' },
  set: { fr: 'Je te rappelle le {date} à {time} : {text}', en: 'I will remind you on {date} at {time}: {text}' },
  reminder: { fr: 'Rappel', en: 'Reminder' },
  cancelled: { fr: 'Rappel annulé', en: 'Reminder cancelled' },
  gone: { fr: 'Je ne te rappellerai pas : {text}', en: 'I will not remind you: {text}' },
})

const output = z.object({ id: z.string(), text: z.string(), dueAt: z.string() })
const OFFICE_OPENS = '08:00'

/** Without a day: the next time that the clock shows it. Without a time: when the office opens. */
function dueAt({ date, time }: { date?: string | undefined; time?: string | undefined }, ctx: Context<unknown>): Date {
  const { now, today, organization } = ctx
  const clock = time === undefined ? null : readClock(time)
  if (time !== undefined && !clock)
    throw new NovaError(
      'input.invalid',
      { fr: `« ${time} » n’est pas une heure.`, en: `"${time}" is not a time.` },
      { field: 'time' },
    )
  if (!date && !clock)
    throw new NovaError('input.invalid', { fr: 'Il me faut un moment.', en: 'I need a moment.' }, { field: 'date' })
  const day = date ?? today
  const at = instantIn(organization.timeZone, day, clock ?? OFFICE_OPENS)
  if (at > now) return at
  if (!date) return instantIn(organization.timeZone, addDays(today, 1), clock!)
  throw new NovaError(
    'input.invalid',
    { fr: 'Ce moment est déjà passé. Quand, alors?', en: 'That moment is past. When, then?' },
    { field: clock ? 'time' : 'date' },
  )
}

const scheduleReminder = defineTool<Stores>()({
  name: 'chat.schedule_reminder',
  title: { fr: 'Programmer un rappel', en: 'Set a reminder' },
  gate: 'log',
  permission: 'chat.use',
  examples: REMIND,
  input: z.object({
    text: field.text({
      label: { fr: 'Rappel', en: 'Reminder' },
      ask: { fr: 'Que dois-je te rappeler?', en: 'What should I remind you of?' },
      cues: [
        'fais-moi penser de',
        'fais-moi penser d’',
        'fais-moi penser à',
        'rappelle-moi de',
        'rappelle-moi d’',
        'rappelle-moi que',
        'remind me to',
        'remind me that',
        'rappel :',
        'reminder:',
      ],
    }),
    date: field
      .date({
        label: { fr: 'Jour', en: 'Day' },
        ask: { fr: 'Quel jour, et à quelle heure?', en: 'Which day, and at what time?' },
      })
      .optional(),
    time: field
      .text({ label: { fr: 'Heure', en: 'Time' }, ask: { fr: 'À quelle heure?', en: 'At what time?' } })
      .optional(),
    /** The instant of a reminder that is set again. */
    at: z.iso.datetime().optional(),
  }),
  output,
  async run({ text, at, ...when }, ctx) {
    const { stores, actor, lang } = ctx
    const due = at ? new Date(at) : dueAt(when, ctx)
    const said = text[0]!.toUpperCase() + text.slice(1)
    const row = await stores.notifications.insert({
      kind: 'reminder',
      personId: actor.id,
      title: say(lang, 'reminder'),
      text: said,
      state: 'pending',
      dueAt: due,
    })
    return { id: row.id, text: said, dueAt: due.toISOString() }
  },
  card({ text, dueAt: iso }, { lang, organization }) {
    const at = new Date(iso)
    const sentence = say(lang, 'set', {
      date: formatDate(dateIn(organization.timeZone, at), lang),
      time: formatTime(at, organization.timeZone, lang),
      text,
    })
    return { title: say(lang, 'title'), summary: sentence, tone: 'success', blocks: [{ type: 'text', text: sentence }] }
  },
  undo: ({ id }) => ({ tool: 'chat.cancel_reminder', input: { reminder: id } }),
})

const cancelReminder = defineTool<Stores>()({
  name: 'chat.cancel_reminder',
  title: { fr: 'Annuler un rappel', en: 'Cancel a reminder' },
  gate: 'log',
  permission: 'chat.use',
  examples: CANCEL_REMINDER,
  input: z.object({
    /** Without it: the last one set. */
    reminder: z.string().optional(),
    date: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  }),
  output,
  async run({ reminder, date }, { stores, actor, organization }) {
    const own = (await stores.notifications.list({ personId: actor.id, kind: 'reminder', state: 'pending' })).filter(
      (one) =>
        (!reminder || one.id === reminder) &&
        (!date || (one.dueAt && dateIn(organization.timeZone, one.dueAt) === date)),
    )
    const found = own.at(-1)
    if (!found)
      throw new NovaError('not-found', {
        fr: 'Tu n’as pas de rappel à venir qui corresponde.',
        en: 'You have no coming reminder that matches.',
      })
    await stores.notifications.update(found.id, { state: 'cancelled' })
    return { id: found.id, text: found.text, dueAt: (found.dueAt ?? found.createdAt).toISOString() }
  },
  card({ text }, { lang }) {
    const sentence = say(lang, 'gone', { text })
    return {
      title: say(lang, 'cancelled'),
      summary: sentence,
      tone: 'neutral',
      blocks: [{ type: 'text', text: sentence }],
    }
  },
  undo: ({ text, dueAt: iso }) => ({ tool: 'chat.schedule_reminder', input: { text, at: iso } }),
})

export const reminderTools = [scheduleReminder, cancelReminder]
