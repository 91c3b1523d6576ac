import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { DRAFT } from './minutes-examples.ts'
import { readMinutes } from './read-minutes.ts'
import { type TaskStores, tellAssignee } from './task-line.ts'

export type MinutesStores = TaskStores & { documents: Rows<Document> }

const say = phrases({
  heading: { fr: 'Compte rendu du {date}', en: 'Minutes of {date}' },
  ask: {
    fr: '{title} : {decisions, plural, =0 {aucune décision} one {# décision} other {# décisions}} et {actions, plural, =0 {aucune action} one {# action} other {# actions}} à créer. C’est bien ça?',
    en: '{title}: {decisions, plural, =0 {no decision} one {# decision} other {# decisions}} and {actions, plural, =0 {no action} one {# action} other {# actions}} to create. Is that right?',
  },
  done: {
    fr: '{title} est classé, avec {actions, plural, =0 {aucune tâche} one {# tâche créée} other {# tâches créées}}.',
    en: '{title} is filed, with {actions, plural, =0 {no task} one {# task created} other {# tasks created}}.',
  },
  decisions: { fr: 'Décisions', en: 'Decisions' },
  actions: { fr: 'Actions', en: 'Actions' },
  notes: { fr: 'Discussions', en: 'Discussion' },
  action: { fr: 'Action', en: 'Action' },
  who: { fr: 'Responsable', en: 'Owner' },
  due: { fr: 'Échéance', en: 'Due' },
  nobody: { fr: 'à nommer', en: 'to be named' },
  noDate: { fr: 'sans date', en: 'no date' },
  file: { fr: '{title}.pdf', en: '{title}.pdf' },
  footer: {
    fr: 'Tiré des notes, sans rien ajouter · à relire avant de diffuser',
    en: 'Taken from the notes, nothing added · review before sharing',
  },
})

const action = z.object({
  title: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  due: z.string().nullable(),
  task: z.string().nullable(),
})

const minutes = z.object({
  title: z.string(),
  date: z.string(),
  project: z.object({ id: z.string(), code: z.string() }).nullable(),
  decisions: z.array(z.string()),
  actions: z.array(action),
  notes: z.array(z.string()),
  file: z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() }).nullable(),
})
type Sheet = z.output<typeof minutes>

const input = z.object({
  notes: field.longText({
    label: { fr: 'Notes', en: 'Notes' },
    ask: { fr: 'Colle tes notes de réunion ici.', en: 'Paste your meeting notes here.' },
    cues: ['compte rendu :', 'notes :', 'minutes:', 'notes:', ':'],
  }),
  title: field.text({ label: { fr: 'Titre', en: 'Title' }, cues: ['titre :', 'title:'] }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})

async function sheetOf(said: z.output<typeof input>, ctx: Context<MinutesStores>): Promise<Sheet> {
  const { stores, today, lang } = ctx
  const persons = await stores.persons.list({ active: true })
  const read = readMinutes(said.notes, today, persons)
  if (read.decisions.length + read.actions.length + read.notes.length === 0)
    throw new NovaError(
      'input.invalid',
      { fr: 'Je ne lis aucune phrase dans ces notes.', en: 'I read no sentence in these notes.' },
      { field: 'notes' },
    )
  const project = said.project ? await stores.projects.need(said.project) : null
  const nameOf = (id: string | null) => persons.find((one) => one.id === id) ?? null
  const heading = say(lang, 'heading', { date: formatDate(today, lang) })
  return {
    title: said.title ?? (project ? `${heading} – ${project.name}` : heading),
    date: today,
    project: project && { id: project.id, code: project.code },
    ...read,
    actions: read.actions.map(({ title, owner, due }) => {
      const person = nameOf(owner)
      return { title, owner: person && { id: person.id, name: person.name }, due, task: null }
    }),
    file: null,
  }
}

const actionRows = (sheet: Sheet, lang: Lang) =>
  sheet.actions.map(({ title, owner, due }) => [
    title,
    owner?.name ?? say(lang, 'nobody'),
    due ? formatDate(due, lang) : say(lang, 'noDate'),
  ])

function cardOf(sheet: Sheet, lang: Lang, phase: 'ask' | 'done'): DraftCard {
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  const section = (name: 'decisions' | 'notes', lines: readonly string[]): Block[] =>
    lines.length ? [{ type: 'text', text: `**${say(lang, name)}**\n${list(lines)}` }] : []
  return {
    title: sheet.title,
    summary: say(lang, phase, {
      title: sheet.title,
      decisions: sheet.decisions.length,
      actions: sheet.actions.length,
    }),
    tone: phase === 'ask' ? 'info' : 'success',
    blocks: [
      ...section('decisions', sheet.decisions),
      ...(sheet.actions.length
        ? [
            {
              type: 'table' as const,
              caption: say(lang, 'actions'),
              columns: [{ label: say(lang, 'action') }, { label: say(lang, 'who') }, { label: say(lang, 'due') }],
              rows: actionRows(sheet, lang).slice(0, 15),
              ...(sheet.actions.length > 15 ? { more: sheet.actions.length - 15 } : {}),
            },
          ]
        : []),
      ...section('notes', sheet.notes),
      ...(sheet.file ? [{ type: 'file' as const, file: sheet.file }] : []),
    ],
    footer: say(lang, 'footer'),
  }
}

/** The minutes as a PDF, kept with the organization's files. */
async function fileOf(sheet: Sheet, { documents, saveFile, organization, lang }: Context<MinutesStores>) {
  const bullets = (lines: readonly string[]) => lines.map((line) => `– ${line}`).join('\n\n')
  const bytes = await documents.report({
    title: sheet.title,
    subtitle: formatDate(sheet.date, lang, 'long'),
    author: organization.name,
    lang,
    date: sheet.date as IsoDate,
    sections: [
      ...(sheet.decisions.length ? [{ heading: say(lang, 'decisions'), text: bullets(sheet.decisions) }] : []),
      ...(sheet.actions.length
        ? [{ heading: say(lang, 'actions'), text: bullets(actionRows(sheet, lang).map((row) => row.join(' · '))) }]
        : []),
      ...(sheet.notes.length ? [{ heading: say(lang, 'notes'), text: bullets(sheet.notes) }] : []),
    ],
    footer: say(lang, 'footer'),
  })
  return saveFile({ name: say(lang, 'file', { title: sheet.title }), mime: 'application/pdf', bytes })
}

export const draftMinutes = defineTool<MinutesStores>()({
  name: 'minutes.draft',
  title: { fr: 'Rédiger un compte rendu', en: 'Write meeting minutes' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: DRAFT,
  input,
  output: minutes,
  async preview(said, ctx) {
    const subject = await sheetOf(said, ctx)
    return { card: cardOf(subject, ctx.lang, 'ask'), subject, edit: { tool: 'minutes.draft', input: said } }
  },
  async run(said, ctx) {
    const { stores, actor, lang, conversation } = ctx
    const sheet = await sheetOf(said, ctx)
    const actions = []
    for (const one of sheet.actions) {
      const task = await stores.tasks.insert({
        title: one.title,
        details: sheet.title,
        assigneeId: one.owner?.id ?? null,
        createdBy: actor.id,
        dueDate: one.due,
        projectId: sheet.project?.id ?? null,
        conversationId: conversation,
        status: 'open',
      })
      await tellAssignee(task, ctx)
      actions.push({ ...one, task: task.id })
    }
    const file = await fileOf(sheet, ctx)
    await stores.documents.insert({
      kind: 'minutes',
      title: sheet.title,
      projectId: sheet.project?.id ?? null,
      conversationId: conversation,
      fileId: file.id,
      authorId: actor.id,
      lang,
      date: sheet.date,
      text: said.notes,
      data: { decisions: sheet.decisions, actions },
    })
    return { ...sheet, actions, file }
  },
  card: (sheet, { lang }) => cardOf(sheet, lang, 'done'),
})
