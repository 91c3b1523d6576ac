import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { kindName, type LibraryStores, paperLink, readLibrary } from './library.ts'
import { INDEX_DOCUMENT, STALE } from './library-examples.ts'

const say = phrases({
  filed: { fr: 'Document classé', en: 'Document filed' },
  filedAs: {
    fr: '« {title} » est classé ({kind}, {pages, plural, one {# page} other {# pages}}) : toute l’équipe peut le citer.',
    en: '“{title}” is filed ({kind}, {pages, plural, one {# page} other {# pages}}): the whole team can quote it.',
  },
  removed: { fr: '« {title} » est retiré des documents.', en: '“{title}” is removed from the documents.' },
  staleTitle: { fr: 'Documents à réviser', en: 'Documents to review' },
  stale: {
    fr: '{old, plural, =0 {Aucun document} one {# document} other {# documents}} de plus de {months} mois{double, plural, =0 {} one {, et # remplacé par une version plus récente} other {, et # remplacés par une version plus récente}}.',
    en: '{old, plural, =0 {No document} one {# document} other {# documents}} older than {months} months{double, plural, =0 {} other {, and # replaced by a newer version}}.',
  },
  document: { fr: 'Document', en: 'Document' },
  date: { fr: 'Date', en: 'Date' },
  why: { fr: 'Pourquoi', en: 'Why' },
  old: { fr: 'plus de {months} mois', en: 'over {months} months' },
  replaced: { fr: 'remplacé par {title}', en: 'replaced by {title}' },
  task: { fr: 'Tâche : réviser {title}', en: 'Task: review {title}' },
})

const KINDS = ['procedure', 'policy', 'guide'] as const
const kindField = field.choice([...KINDS], {
  label: { fr: 'Genre', en: 'Kind' },
  options: [
    { value: 'procedure', label: { fr: 'Procédure', en: 'Procedure' }, words: ['consigne', 'directive'] },
    { value: 'policy', label: { fr: 'Politique', en: 'Policy' } },
    { value: 'guide', label: { fr: 'Guide', en: 'Guide' }, words: ['mode d’emploi'] },
  ],
})
const TITLE_LENGTH = 80

export const indexDocument = defineTool<LibraryStores>()({
  name: 'knowledge.index_document',
  title: { fr: 'Classer un document', en: 'File a document' },
  gate: 'log',
  permission: 'projects.write',
  examples: INDEX_DOCUMENT,
  input: z.object({
    text: field.longText({
      label: { fr: 'Texte', en: 'Text' },
      ask: { fr: 'Colle le texte à classer.', en: 'Paste the text to file.' },
      cues: [':'],
    }),
    title: field.text({ label: { fr: 'Titre', en: 'Title' }, cues: ['titre :', 'title:'] }).optional(),
    kind: kindField.optional(),
    remove: z.string().optional(),
  }),
  output: z.object({ id: z.string(), title: z.string(), kind: z.string(), pages: z.int(), removed: z.boolean() }),
  async run({ text, title: said, kind = 'procedure', remove }, { stores, actor, lang, today }) {
    const title = said ?? (text.split(/[.\n:;]/)[0] ?? text).trim().slice(0, TITLE_LENGTH)
    if (remove) {
      const { title: was, kind: of, authorId } = await stores.documents.need(remove)
      if (authorId !== actor.id || !KINDS.some((one) => one === of))
        throw new NovaError('auth.forbidden', {
          fr: 'Seul un document que tu as classé toi-même se retire ainsi.',
          en: 'Only a document that you filed yourself is removed this way.',
        })
      await stores.documents.remove(remove)
      return { id: remove, title: was, kind: of, pages: 1, removed: true }
    }
    const same = (await stores.documents.list({ kind })).find((one) => one.text === text)
    if (same)
      throw new NovaError('conflict', {
        fr: `Ce texte est déjà classé : « ${same.title} ».`,
        en: `That text is filed already: “${same.title}”.`,
      })
    const { id } = await stores.documents.insert({ kind, title, text, lang, date: today, authorId: actor.id })
    return { id, title, kind, pages: 1, removed: false }
  },
  card({ id, title, kind, pages, removed }, { lang }) {
    const summary = removed
      ? say(lang, 'removed', { title })
      : say(lang, 'filedAs', { title, kind: kindName(kind, lang), pages })
    return {
      title: say(lang, 'filed'),
      summary,
      tone: removed ? 'neutral' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(removed
          ? []
          : [
              {
                type: 'fields' as const,
                fields: [{ label: say(lang, 'document'), value: title, href: paperLink(id) }],
              },
            ]),
      ],
    }
  },
  undo: ({ id, title, removed }) =>
    removed ? null : { tool: 'knowledge.index_document', input: { text: title, remove: id } },
})

/** Months after which what tells people how to work is read again. */
const REVIEW_MONTHS = 18
const versionless = (title: string) => title.replace(/[\s,]*(?:v|version )\d+$/i, '').toLowerCase()

const line = z.object({
  number: z.string(),
  title: z.string(),
  date: z.string(),
  old: z.boolean(),
  replacedBy: z.string().nullable(),
})

export const staleContent = defineTool<LibraryStores>()({
  name: 'knowledge.stale_content',
  title: { fr: 'Repérer les documents périmés', en: 'Spot stale documents' },
  gate: 'none',
  permission: 'chat.use',
  examples: STALE,
  input: z.object({}),
  output: z.object({ documents: z.array(line), checked: z.int() }),
  async run(_, ctx) {
    const papers = (await readLibrary(ctx)).filter(({ kind }) => KINDS.some((one) => one === kind))
    const limit = addMonths(ctx.today, -REVIEW_MONTHS)
    const documents = papers.flatMap(({ number, title, date }) => {
      const newer = papers
        .filter((one) => versionless(one.title) === versionless(title) && one.date > date)
        .sort((a, b) => b.date.localeCompare(a.date))[0]
      const old = date < limit
      return old || newer ? [{ number, title, date, old, replacedBy: newer?.title ?? null }] : []
    })
    return { documents: documents.sort((a, b) => a.date.localeCompare(b.date)), checked: papers.length }
  },
  card({ documents }, { lang }) {
    const summary = say(lang, 'stale', {
      old: documents.filter(({ old }) => old).length,
      double: documents.filter(({ replacedBy }) => replacedBy).length,
      months: REVIEW_MONTHS,
    })
    const why = ({ old, replacedBy }: z.output<typeof line>) =>
      [
        ...(replacedBy ? [say(lang, 'replaced', { title: replacedBy })] : []),
        ...(old ? [say(lang, 'old', { months: REVIEW_MONTHS })] : []),
      ].join(', ')
    const [first] = documents
    return {
      title: say(lang, 'staleTitle'),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'staleTitle'),
              columns: [{ label: say(lang, 'document') }, { label: say(lang, 'date') }, { label: say(lang, 'why') }],
              rows: documents.map((one) => [
                { text: one.title, href: paperLink(one.number) },
                formatDate(one.date, lang),
                why(one),
              ]),
            },
          ]
        : [{ type: 'text', text: summary }],
      ...(first
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'task', { title: first.title }).slice(0, 75),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'task', { title: first.title }).replace(/^[^:]+: /, '') },
                },
              },
            ],
          }
        : {}),
    }
  },
})
