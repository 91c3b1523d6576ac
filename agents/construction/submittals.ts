import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { NovaError } from '../../src/errors.ts'
import { daysBetween, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { projectHref } from './earned-value-card.ts'
import type { RfiStores } from './rfi-book.ts'
import { REGISTER, TRACK } from './submittal-examples.ts'

const say = phrases({
  title: { fr: 'Registre des dessins d’atelier', en: 'Submittal register' },
  summary: {
    fr: '{count, plural, one {# dessin d’atelier} other {# dessins d’atelier}}, {waiting, plural, =0 {aucun chez l’architecte} one {# chez l’architecte} other {# chez l’architecte}}{oldest, select, none {} other {; le plus vieux : {oldest}, {days, plural, one {# jour} other {# jours}}}}{back, plural, =0 {} one {; # à reprendre} other {; # à reprendre}}.',
    en: '{count, plural, one {# shop drawing} other {# shop drawings}}, {waiting, plural, =0 {none with the architect} one {# with the architect} other {# with the architect}}{oldest, select, none {} other {; the oldest: {oldest}, {days, plural, one {# day} other {# days}}}}{back, plural, =0 {} one {; # to redo} other {; # to redo}}.',
  },
  none: { fr: 'Aucun dessin d’atelier au registre.', en: 'No shop drawing on the register.' },
  drawing: { fr: 'Dessin', en: 'Shop drawing' },
  project: { fr: 'Projet', en: 'Project' },
  state: { fr: 'État', en: 'State' },
  sent: { fr: 'Envoyé', en: 'Sent' },
  returned: { fr: 'Retour', en: 'Returned' },
  reviewer: { fr: 'Vérifié par', en: 'Reviewed by' },
  'state-to-send': { fr: 'à envoyer', en: 'to send' },
  'state-sent': { fr: 'chez l’architecte', en: 'with the architect' },
  'state-approved': { fr: 'approuvé', en: 'approved' },
  'state-as-noted': { fr: 'approuvé avec notes', en: 'approved as noted' },
  'state-rejected': { fr: 'à reprendre', en: 'to redo' },
  task: { fr: 'Tâche : relancer {reviewer}', en: 'Task: chase {reviewer}' },
  taskTitle: { fr: 'Relancer {reviewer} : {number} {what}', en: 'Chase {reviewer}: {number} {what}' },
  footer: { fr: 'Au {date}', en: 'As of {date}' },
  changed: { fr: 'Dessin d’atelier suivi', en: 'Shop drawing updated' },
  is: { fr: '{number} {what} : {state} (avant : {before}).', en: '{number} {what}: {state} (was {before}).' },
  list: { fr: 'Voir le registre', en: 'See the register' },
})

const STATES: ['to-send', 'sent', 'approved', 'as-noted', 'rejected'] = [
  'to-send',
  'sent',
  'approved',
  'as-noted',
  'rejected',
]
type State = (typeof STATES)[number]
const stateText = (state: State, lang: Lang) => say(lang, `state-${state}`)

const WORDS: Record<State, string[]> = {
  'to-send': ['à envoyer', 'pas envoyé', 'to send'],
  sent: ['envoyé', 'envoyés', 'envoyée', 'parti', 'partis', 'sent', 'submitted', 'chez l’archi'],
  approved: ['approuvé', 'approuvés', 'accepté', 'approved', 'accepted'],
  'as-noted': ['avec notes', 'annoté', 'annotés', 'avec commentaires', 'as noted', 'with comments'],
  rejected: ['refusé', 'refusés', 'rejeté', 'rejetés', 'à reprendre', 'rejected', 'revise and resubmit', 'refused'],
}

export const submittalRegister = defineTool<RfiStores>()({
  name: 'submittals.register',
  title: { fr: 'Sortir le registre des dessins d’atelier', en: 'Show the submittal register' },
  gate: 'none',
  permission: 'projects.read',
  examples: REGISTER,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    submittals: z.array(
      z.object({
        number: z.string(),
        what: z.string(),
        costCode: z.string(),
        state: z.enum(STATES),
        sentOn: z.string().nullable(),
        returnedOn: z.string().nullable(),
        reviewer: z.string(),
        days: z.int().nullable(),
        project: z.object({ id: z.string(), code: z.string() }).nullable(),
      }),
    ),
  }),
  async run({ project }, { stores, today }) {
    const all = await stores.records.list('submittal', project ? { projectId: project } : {})
    const projects = new Map((await stores.projects.list()).map(({ id, code }) => [id, { id, code }]))
    const order: readonly State[] = ['sent', 'rejected', 'to-send', 'as-noted', 'approved']
    return {
      submittals: all
        .map(({ number, title, state, projectId, data: { costCode, sentOn, returnedOn, reviewer } }) => ({
          number,
          what: title,
          costCode,
          state,
          sentOn,
          returnedOn,
          reviewer,
          days: state === 'sent' && sentOn ? daysBetween(sentOn, today) : null,
          project: (projectId && projects.get(projectId)) || null,
        }))
        .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (b.days ?? 0) - (a.days ?? 0)),
    }
  },
  card({ submittals }, { lang, today, can }) {
    const oldest = submittals.find(({ days }) => days !== null)
    const date = (day: IsoDate | null) => (day ? formatDate(day, lang) : '–')
    return {
      title: say(lang, 'title'),
      summary: submittals.length
        ? say(lang, 'summary', {
            count: submittals.length,
            waiting: submittals.filter(({ state }) => state === 'sent').length,
            oldest: oldest ? `${oldest.number} ${oldest.what}` : 'none',
            days: oldest?.days ?? 0,
            back: submittals.filter(({ state }) => state === 'rejected').length,
          })
        : say(lang, 'none'),
      tone: oldest ? 'warning' : 'info',
      blocks: submittals.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: (['drawing', 'project', 'state', 'sent', 'returned', 'reviewer'] as const).map((key) => ({
                label: say(lang, key),
              })),
              rows: submittals.map((one) => [
                `${one.number} ${one.what}`,
                one.project ? { text: one.project.code, href: projectHref(one.project.code) } : '–',
                stateText(one.state, lang),
                date(one.sentOn),
                date(one.returnedOn),
                one.reviewer,
              ]),
            },
          ]
        : [],
      actions:
        oldest && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'task', { reviewer: oldest.reviewer }).slice(0, 75),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'taskTitle', {
                      reviewer: oldest.reviewer,
                      number: oldest.number,
                      what: oldest.what,
                    }),
                    ...(oldest.project ? { project: oldest.project.id } : {}),
                  },
                },
              },
            ]
          : [],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})

const NOISE =
  /\b(?:dessins?|d.atelier|atelier|shop|drawings?|submittals?|fiches?|des|du|les|the|are|is|sont|est|back|revenus?)\b/giu

export const trackSubmittal = defineTool<RfiStores>()({
  name: 'submittals.track',
  title: { fr: 'Noter où en est un dessin d’atelier', en: 'Note where a shop drawing stands' },
  gate: 'log',
  permission: 'tasks.write',
  examples: TRACK,
  input: z.object({
    submittal: field.text({
      label: { fr: 'Dessin d’atelier', en: 'Shop drawing' },
      ask: { fr: 'Quel dessin d’atelier?', en: 'Which shop drawing?' },
      cues: [
        'dessins d’atelier des',
        'dessins d’atelier du',
        'dessins d’atelier de',
        'dessin d’atelier',
        'shop drawings for',
        'submittal for',
        'submittal',
      ],
    }),
    state: field.choice(STATES, {
      label: { fr: 'État', en: 'State' },
      ask: { fr: 'Où en est-il?', en: 'Where does it stand?' },
      options: STATES.map((value) => ({
        value,
        label: { fr: stateText(value, 'fr'), en: stateText(value, 'en') },
        words: WORDS[value],
      })),
    }),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    on: field.date({ label: { fr: 'En date du', en: 'On' } }).optional(),
  }),
  output: z.object({
    number: z.string(),
    what: z.string(),
    state: z.enum(STATES),
    before: z.enum(STATES),
    project: z.string().nullable(),
  }),
  async run({ submittal: words, state, project, on }, { stores, today }) {
    const all = await stores.records.list('submittal', project ? { projectId: project } : {})
    const digits = /^\W*(?:da\b)?[\s-]*(\d{1,3})\b/i.exec(words)?.[1]
    const { one } = oneNamed(
      digits ? `DA-${digits.padStart(3, '0')}` : words.replace(NOISE, ' ').replace(/\s+/g, ' ').trim() || words,
      all.map((one) => ({ id: one.number, name: one.title, one })),
      { field: 'submittal', what: { fr: 'dessin d’atelier', en: 'shop drawing' } },
    )
    const day = on ?? today
    if (day > today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Ce jour n’est pas encore passé. Quel jour?', en: 'That day has not come yet. Which day?' },
        { field: 'on' },
      )
    const { data } = one
    const dates =
      state === 'to-send'
        ? { sentOn: null, returnedOn: null }
        : state === 'sent'
          ? { sentOn: data.sentOn && one.state !== 'rejected' ? data.sentOn : day, returnedOn: null }
          : { sentOn: data.sentOn, returnedOn: one.state === state ? data.returnedOn : day }
    await stores.records.change('submittal', one.id, { state, data: { ...data, ...dates } })
    return { number: one.number, what: one.title, state, before: one.state, project: one.projectId }
  },
  card({ number, what, state, before, project }, { lang }) {
    return {
      title: say(lang, 'changed'),
      summary: say(lang, 'is', { number, what, state: stateText(state, lang), before: stateText(before, lang) }),
      tone: state === 'rejected' ? 'warning' : 'success',
      blocks: [{ type: 'fields', fields: [{ label: `${number} ${what}`, value: stateText(state, lang) }] }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'list'),
          intent: { do: 'tool', tool: 'submittals.register', input: project ? { project } : {} },
        },
      ],
    }
  },
  undo: ({ number, before }) => ({ tool: 'submittals.track', input: { submittal: number, state: before } }),
})
