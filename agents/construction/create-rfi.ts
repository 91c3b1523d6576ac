import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { sheetIn } from './drawing-sheets.ts'
import { projectHref } from './earned-value-card.ts'
import { alikeOpen, type RfiStores, rfiHref } from './rfi-book.ts'
import { CREATE } from './rfi-examples.ts'

const NAME = 'rfis.create'
/** As the demo's architects are asked: a week, unless said otherwise. */
const ANSWER_DAYS = 7

const say = phrases({
  title: { fr: 'Question technique – {project}', en: 'Request for information – {project}' },
  willBe: {
    fr: 'À {to}, réponse demandée pour le {due} : {question}',
    en: 'To {to}, answer asked for by {due}: {question}',
  },
  is: {
    fr: '{number} est ouverte, réponse demandée à {to} pour le {due}. Nova n’écrit pas à l’architecte : transmets-la.',
    en: '{number} is open, answer asked of {to} by {due}. Nova does not write to the architect: pass it on.',
  },
  someone: { fr: 'l’architecte', en: 'the architect' },
  project: { fr: 'Projet', en: 'Project' },
  question: { fr: 'Question', en: 'Question' },
  to: { fr: 'À', en: 'To' },
  sheet: { fr: 'Plan', en: 'Drawing' },
  due: { fr: 'Réponse pour le', en: 'Answer by' },
  alike: {
    fr: 'Attention : {number} pose presque la même question, ouverte depuis le {date} (« {question} »). La relancer suffit peut-être.',
    en: 'Mind: {number} asks almost the same, open since {date} (“{question}”). Chasing it may be enough.',
  },
  number: { fr: 'Numéro', en: 'Number' },
  list: { fr: 'Questions ouvertes', en: 'Open questions' },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Pour quel chantier?', en: 'For which project?' },
  }),
  question: field.longText({
    label: { fr: 'Question', en: 'Question' },
    ask: { fr: 'Quelle est la question?', en: 'What is the question?' },
    cues: [
      'demande à l’archi',
      'demande à l’architecte',
      'demande à l’ingénieur',
      'demande à l’ingé',
      'ask the architect',
      'ask the engineer',
      'qrt :',
      'rfi :',
      'qrt sur',
      'rfi on',
      'rfi about',
      'question à l’architecte',
    ],
  }),
  sheet: field.text({ label: { fr: 'Plan', en: 'Drawing' }, cues: ['plan', 'feuille', 'sheet', 'drawing'] }).optional(),
  due: field
    .date({ label: { fr: 'Réponse pour le', en: 'Answer by' }, cues: ['pour', 'avant', 'd’ici', 'by', 'before'] })
    .optional(),
})
type Wanted = z.output<typeof input>

/** A finished project has no questions: asks for one under way, first the one that asked something alike. */
async function askWhichOpen(project: Project, question: string, { records, projects }: RfiStores): Promise<never> {
  const open = await projects.list({ status: ['active', 'on-hold'] as const })
  const alike = alikeOpen(question, await records.list('rfi', { state: 'open' }))
  const first = open.sort((a, b) => Number(b.id === alike?.projectId) - Number(a.id === alike?.projectId))
  throw new NovaError(
    'input.invalid',
    {
      fr: `${project.code} ${project.name} est fini. Pour quel chantier en cours?`,
      en: `${project.code} ${project.name} is finished. For which project under way?`,
    },
    { field: 'project', data: { candidates: first.map(({ id, code, name }) => ({ id, label: `${code} ${name}` })) } },
  )
}

async function readQuestion(wanted: Wanted, { stores, today, lang }: Context<RfiStores>) {
  const project = await stores.projects.need(wanted.project)
  if (wanted.due && wanted.due < today)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Ce jour est passé. Pour quand veux-tu la réponse?',
        en: 'That day is past. By when is the answer wanted?',
      },
      { field: 'due' },
    )
  if (project.status === 'done' || project.status === 'cancelled') await askWhichOpen(project, wanted.question, stores)
  const rfis = await stores.records.list('rfi', { projectId: project.id })
  const said = wanted.question.replace(/^(?:de|si|about|on|:)\s+/i, '').trim()
  return {
    project,
    question: said.charAt(0).toLocaleUpperCase('fr-CA') + said.slice(1),
    to: rfis.at(-1)?.data.to ?? say(lang, 'someone'),
    sheet: sheetIn(wanted.sheet) ?? sheetIn(wanted.question),
    due: wanted.due ?? addDays(today, ANSWER_DAYS),
    alike: alikeOpen(wanted.question, rfis),
  }
}

export const createRfi = defineTool<RfiStores>()({
  name: NAME,
  title: { fr: 'Poser une question technique', en: 'Open a request for information' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: CREATE,
  input,
  output: z.object({
    number: z.string(),
    question: z.string(),
    to: z.string(),
    due: z.string(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  }),
  async preview(wanted, context) {
    const { lang } = context
    const { project, question, to, sheet, due, alike } = await readQuestion(wanted, context)
    return {
      subject: { project: project.id, question, to, sheet, due },
      card: {
        title: say(lang, 'title', { project: project.name }),
        summary: say(lang, 'willBe', { to, due: formatDate(due, lang), question }),
        tone: alike ? 'warning' : 'info',
        blocks: [
          ...(alike
            ? [
                {
                  type: 'text' as const,
                  text: say(lang, 'alike', {
                    number: alike.number,
                    date: alike.date ? formatDate(alike.date, lang) : '–',
                    question: alike.data.question,
                  }),
                },
              ]
            : []),
          {
            type: 'fields',
            fields: [
              {
                label: say(lang, 'project'),
                value: `${project.code} ${project.name}`,
                href: projectHref(project.code),
              },
              { label: say(lang, 'question'), value: question },
              { label: say(lang, 'to'), value: to },
              ...(sheet ? [{ label: say(lang, 'sheet'), value: sheet }] : []),
              { label: say(lang, 'due'), value: formatDate(due, lang) },
            ],
          },
        ],
      },
      edit: { tool: NAME, input: wanted },
    }
  },
  async run(wanted, context) {
    const { project, question, to, sheet, due } = await readQuestion(wanted, context)
    const { number } = await context.stores.records.create('rfi', {
      title: question.slice(0, 200),
      date: context.today,
      due,
      projectId: project.id,
      personId: context.actor.id,
      data: { question, to, sheet, costCode: null, answer: null, answeredOn: null, delayDays: 0 },
    })
    const { id, code, name } = project
    return { number, question, to, due, project: { id, code, name } }
  },
  card({ number, question, to, due, project }, { lang }) {
    return {
      title: say(lang, 'title', { project: project.name }),
      summary: say(lang, 'is', { number, to, due: formatDate(due, lang) }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'number'), value: number, href: rfiHref(number) },
            { label: say(lang, 'question'), value: question },
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'list'),
          intent: { do: 'tool', tool: 'rfis.list_open', input: { project: project.id } },
        },
      ],
    }
  },
})
