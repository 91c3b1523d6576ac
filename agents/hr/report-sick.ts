import { z } from 'zod'
import type { Notification } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CANCEL, SICK } from './absence-examples.ts'
import { absencesIn, DAY, type LeaveStores, periodOf } from './leave-days.ts'

type SickStores = LeaveStores & { notifications: Rows<Notification> }

const say = phrases({
  title: { fr: 'Absence signalée', en: 'Absence reported' },
  noted: {
    fr: 'C’est noté : tu es absent le {date}. {told, select, none {Personne n’est désigné pour l’apprendre : avertis ton équipe.} other {{told} en est averti.}} Soigne-toi bien.',
    en: 'Noted: you are away on {date}. {told, select, none {Nobody is designated to hear of it: tell your crew.} other {{told} is told.}} Take care.',
  },
  news: { fr: 'Absence du jour', en: 'Away today' },
  newsText: { fr: '{name} est absent le {date}.', en: '{name} is away on {date}.' },
  privacy: {
    fr: 'La raison n’est ni demandée ni gardée.',
    en: 'The reason is neither asked nor kept.',
  },
  replace: { fr: 'Qui est absent', en: 'Who is away' },
  cancelled: { fr: 'Absence retirée', en: 'Absence taken back' },
  cancelledText: { fr: '{number} du {date} est retirée.', en: '{number} of {date} is taken back.' },
})

/** Whoever manages people hears of it: somebody other than the owner where there is one. */
async function managerOf({ stores, actor }: Context<SickStores>) {
  const holders = (await stores.persons.list({ active: true })).filter(
    (one) => one.id !== actor.id && toActor(one).permissions.has('people.manage'),
  )
  return holders.find((one) => one.role !== 'admin') ?? holders[0] ?? null
}

export const reportSick = defineTool<SickStores>()({
  name: 'absences.report_sick',
  title: { fr: 'Signaler une absence du jour', en: 'Report a same-day absence' },
  gate: 'log',
  permission: 'chat.use',
  examples: SICK,
  input: z.object({ when: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional() }),
  output: z.object({ id: z.string(), number: z.string(), date: z.string(), told: z.string().nullable() }),
  async run({ when }, ctx) {
    const { stores, actor, today } = ctx
    const date = when ?? today
    if (date < addDays(today, -7) || date > addDays(today, 7))
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Une absence se signale dans les sept jours. Pour plus tard, demande un congé. Pour quel jour?',
          en: 'An absence is reported within seven days. For later, request time off. For which day?',
        },
        { field: 'when' },
      )
    const [same] = await absencesIn({ from: date, to: date }, stores, actor.id)
    if (same)
      throw new NovaError('rule.broken', {
        fr: `Ton absence du ${formatDate(date, 'fr')} est déjà inscrite (${same.number}).`,
        en: `Your absence of ${formatDate(date, 'en')} is already on file (${same.number}).`,
      })
    const { id, number } = await stores.records.create('absence', {
      title: 'Absence',
      date,
      due: date,
      personId: actor.id,
      state: 'taken',
      data: { type: 'sick', to: date, hours: DAY },
    })
    const manager = await managerOf(ctx)
    if (manager)
      await stores.notifications.insert({
        kind: 'absence',
        personId: manager.id,
        subjectKind: 'absence',
        subjectId: id,
        title: say(manager.lang, 'news'),
        text: say(manager.lang, 'newsText', { name: actor.name, date: formatDate(date, manager.lang) }),
        state: 'pending',
      })
    return { id, number, date, told: manager?.name ?? null }
  },
  card({ date, told }, { lang }) {
    const summary = say(lang, 'noted', { date: formatDate(date, lang), told: told ?? 'none' })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'replace'),
          intent: { do: 'tool', tool: 'absences.team_calendar', input: { period: { from: date, to: date } } },
        },
      ],
      footer: say(lang, 'privacy'),
    }
  },
  undo: ({ number }) => ({ tool: 'absences.cancel', input: { absence: number } }),
})

export const cancelAbsence = defineTool<LeaveStores>()({
  name: 'absences.cancel',
  title: { fr: 'Retirer mon absence', en: 'Take back my absence' },
  gate: 'log',
  permission: 'chat.use',
  examples: CANCEL,
  input: z.object({
    absence: z.string().optional(),
    when: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
  }),
  output: z.object({ number: z.string(), date: z.string() }),
  async run({ absence, when }, { stores, actor, today }) {
    const from = when ?? today
    const own = await absencesIn({ from, to: when ?? addDays(today, 366) }, stores, actor.id)
    const found = absence ? await stores.records.byNumber('absence', absence) : own[0]
    if (!found || found.personId !== actor.id)
      throw new NovaError('not-found', {
        fr: when
          ? 'Je ne trouve pas d’absence à toi ce jour-là. Dis-moi laquelle, par sa date.'
          : 'Tu n’as pas d’absence accordée à venir. Si ta demande attend encore une réponse, dis « annule ça » sous cette demande.',
        en: when
          ? 'I find no absence of yours on that day. Tell me which one, by its date.'
          : 'You have no granted absence to come. If your request still waits for an answer, say “cancel that” under that request.',
      })
    if (found.data.to < addDays(today, -7))
      throw new NovaError('rule.broken', {
        fr: `${found.number} est passée : seule la personne qui gère les dossiers peut la corriger.`,
        en: `${found.number} is past: only whoever manages people’s files can correct it.`,
      })
    await stores.records.change('absence', found.id, { state: 'cancelled' })
    return { number: found.number, date: periodOf(found).from }
  },
  card({ number, date }, { lang }) {
    const summary = say(lang, 'cancelledText', { number, date: formatDate(date, lang) })
    return {
      title: say(lang, 'cancelled'),
      summary,
      tone: 'neutral',
      blocks: [{ type: 'text', text: summary }],
    }
  },
})
