import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { daysOpen, type RfiStores, rfiHref } from './rfi-book.ts'
import { OPEN } from './rfi-examples.ts'

const say = phrases({
  title: { fr: 'Questions techniques ouvertes', en: 'Open RFIs' },
  summary: {
    fr: '{count, plural, one {# question ouverte} other {# questions ouvertes}}, {late, plural, =0 {aucune en retard} one {# en retard} other {# en retard}}; la plus vieille : {number}, {days, plural, one {# jour} other {# jours}}.',
    en: '{count, plural, one {# question open} other {# questions open}}, {late, plural, =0 {none late} one {# late} other {# late}}; the oldest: {number}, {days, plural, one {# day} other {# days}}.',
  },
  none: { fr: 'Aucune question technique n’attend de réponse.', en: 'No RFI waits for an answer.' },
  answered: { fr: '{number} : répondue le {date}.', en: '{number}: answered on {date}.' },
  one: {
    fr: '{number} attend une réponse de {to} depuis {days, plural, one {# jour} other {# jours}}.',
    en: '{number} has waited on {to} for {days, plural, one {# day} other {# days}}.',
  },
  question: { fr: 'Question', en: 'Question' },
  answer: { fr: 'Réponse', en: 'Answer' },
  project: { fr: 'Projet', en: 'Project' },
  to: { fr: 'À', en: 'To' },
  sheet: { fr: 'Plan', en: 'Drawing' },
  due: { fr: 'Attendue le', en: 'Due' },
  age: { fr: 'Ouverte depuis', en: 'Open for' },
  late: { fr: '{date} (en retard)', en: '{date} (late)' },
  days: { fr: '{n} j', en: '{n} d' },
  chase: { fr: 'Tâche : relancer {to}', en: 'Task: chase {to}' },
  chaseTask: { fr: 'Relancer {to} : {number} {question}', en: 'Chase {to}: {number} {question}' },
  footer: { fr: 'Au {date}', en: 'As of {date}' },
})

const line = z.object({
  number: z.string(),
  question: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  project: z.object({ id: z.string(), code: z.string() }).nullable(),
  to: z.string(),
  sheet: z.string().nullable(),
  due: z.string().nullable(),
  days: z.int(),
  late: z.boolean(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
})

export const listOpenRfis = defineTool<RfiStores>()({
  name: 'rfis.list_open',
  title: { fr: 'Voir les questions techniques ouvertes', en: 'See the open RFIs' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'rfis', field: 'number' },
  examples: OPEN,
  input: z.object({
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    number: field.text({ label: { fr: 'Numéro', en: 'Number' }, cues: ['numéro', 'number', 'qrt', 'rfi'] }).optional(),
    age: field
      .choice(['7', '14', '30'], {
        label: { fr: 'Ouvertes depuis plus de', en: 'Open for more than' },
        options: [
          {
            value: '7',
            label: { fr: 'Une semaine', en: 'A week' },
            words: ['plus d’une semaine', 'older than a week', 'over a week', '7 jours', '7 days'],
          },
          {
            value: '14',
            label: { fr: 'Deux semaines', en: 'Two weeks' },
            words: ['two weeks', '2 weeks', '2 semaines', '14 jours'],
          },
          {
            value: '30',
            label: { fr: 'Un mois', en: 'A month' },
            words: ['plus d’un mois', 'over a month', '30 jours'],
          },
        ],
      })
      .optional(),
  }),
  output: z.object({ rfis: z.array(line), single: z.boolean() }),
  async run({ project, number, age }, { stores, today }) {
    const wanted = /(\d{1,3})\s*$/.exec(number ?? '')?.[1]
    const asked = wanted ? await stores.records.byNumber('rfi', `QRT-${wanted.padStart(3, '0')}`) : null
    const found = asked
      ? [asked]
      : await stores.records.list('rfi', { state: 'open', ...(project ? { projectId: project } : {}) })
    const projects = new Map((await stores.projects.list()).map(({ id, code }) => [id, { id, code }]))
    const rfis = found
      .map((one) => ({
        number: one.number,
        question: one.data.question,
        state: one.state,
        project: (one.projectId && projects.get(one.projectId)) || null,
        to: one.data.to,
        sheet: one.data.sheet,
        due: one.due,
        days: daysOpen(one, today),
        late: one.state === 'open' && one.due !== null && one.due < today,
        answer: one.data.answer,
        answeredOn: one.data.answeredOn,
      }))
      .filter(({ days }) => asked || !age || days > Number(age))
    return { rfis: rfis.sort((a, b) => b.days - a.days), single: asked !== null }
  },
  card({ rfis, single }, { lang, today, can }) {
    const [first] = rfis
    const oldestLate = rfis.find(({ late }) => late)
    const summary = !first
      ? say(lang, 'none')
      : single
        ? first.state === 'open'
          ? say(lang, 'one', { number: first.number, to: first.to, days: first.days })
          : say(lang, 'answered', {
              number: first.number,
              date: first.answeredOn ? formatDate(first.answeredOn, lang) : '–',
            })
        : say(lang, 'summary', {
            count: rfis.length,
            late: rfis.filter(({ late }) => late).length,
            number: first.number,
            days: first.days,
          })
    return {
      title: say(lang, 'title'),
      summary,
      tone: oldestLate ? 'warning' : first ? 'info' : 'success',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'question') },
                { label: say(lang, 'project') },
                { label: say(lang, 'to') },
                { label: say(lang, 'sheet') },
                { label: say(lang, 'due') },
                { label: say(lang, single ? 'answer' : 'age') },
              ],
              rows: rfis.map((one) => [
                { text: `${one.number} ${one.question}`, href: rfiHref(one.number) },
                one.project?.code ?? '–',
                one.to,
                one.sheet ?? '–',
                one.due
                  ? one.late
                    ? say(lang, 'late', { date: formatDate(one.due, lang) })
                    : formatDate(one.due, lang)
                  : '–',
                single ? one.answer || '–' : say(lang, 'days', { n: String(one.days) }),
              ]),
            },
          ]
        : [],
      actions:
        oldestLate && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'chase', { to: oldestLate.to }).slice(0, 75),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'chaseTask', {
                      to: oldestLate.to,
                      number: oldestLate.number,
                      question: oldestLate.question,
                    }),
                    due: today,
                    ...(oldestLate.project ? { project: oldestLate.project.id } : {}),
                  },
                },
              },
            ]
          : [],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
