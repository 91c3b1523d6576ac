import { z } from 'zod'
import { diffLines } from '../../src/domain/contract-clauses.ts'
import { findInstructions } from '../../src/domain/message-safety.ts'
import { summarize } from '../../src/domain/summary.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { COMPARE, SUMMARIZE } from './file-examples.ts'
import { datedText, type LibraryStores, paperLink } from './library.ts'
import { paperNamed } from './named-paper.ts'

const say = phrases({
  title: { fr: 'Résumé – {title}', en: 'Summary – {title}' },
  summary: {
    fr: '{title} : {sections, plural, one {# section} other {# sections}}, {pages, plural, one {# page} other {# pages}}{found, plural, =0 {} one {; une phrase adressée à une machine a été ignorée} other {; # phrases adressées à une machine ont été ignorées}}.',
    en: '{title}: {sections, plural, one {# section} other {# sections}}, {pages, plural, one {# page} other {# pages}}{found, plural, =0 {} one {; one sentence addressed to a machine was ignored} other {; # sentences addressed to a machine were ignored}}.',
  },
  section: { fr: 'Section', en: 'Section' },
  pages: { fr: 'Pages', en: 'Pages' },
  says: { fr: 'Ce qui y est écrit', en: 'What it says' },
  point: { fr: 'p. {page} : {text}', en: 'p. {page}: {text}' },
  untitled: { fr: 'Texte', en: 'Text' },
  injected: {
    fr: '⚠️ p. {page} : texte adressé à une IA, cité ici et ignoré : « {quote} »',
    en: '⚠️ p. {page}: text addressed to an AI, quoted here and ignored: “{quote}”',
  },
  question: { fr: 'Poser une question', en: 'Ask a question' },
  open: { fr: 'Ouvrir le document', en: 'Open the document' },
  footer: {
    fr: 'Phrases tirées du texte, sans rien ajouter; lis la page avant de t’engager.',
    en: 'Sentences taken from the text, nothing added; read the page before you commit.',
  },
  compareTitle: { fr: '{a} / {b}', en: '{a} / {b}' },
  compared: {
    fr: '{added, plural, =0 {Rien} one {# phrase} other {# phrases}} de plus dans « {b} », {removed, plural, =0 {rien} one {# phrase} other {# phrases}} de moins que dans « {a} ».',
    en: '{added, plural, =0 {Nothing} one {# sentence} other {# sentences}} more in “{b}”, {removed, plural, =0 {nothing} one {# sentence} other {# sentences}} less than in “{a}”.',
  },
  onlyIn: { fr: 'Seulement dans « {title} »', en: 'Only in “{title}”' },
  more: { fr: '… et {n} de plus', en: '… and {n} more' },
})

const MAX_SECTIONS = 12
const MAX_LINES = 10
const point = z.object({ page: z.int(), text: z.string() })

export const summarizeFile = defineTool<LibraryStores>()({
  name: 'files.summarize',
  title: { fr: 'Résumer un document', en: 'Summarize a document' },
  gate: 'none',
  permission: 'chat.use',
  examples: SUMMARIZE,
  input: z.object({
    document: field.longText({
      label: { fr: 'Document ou texte', en: 'Document or text' },
      ask: {
        fr: 'Quel document? Donne son titre, ou colle son texte.',
        en: 'Which document? Give its title, or paste its text.',
      },
    }),
  }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    date: z.string(),
    pages: z.int(),
    sections: z.array(z.object({ heading: z.string(), from: z.int(), to: z.int(), points: z.array(point) })),
    instructions: z.array(z.object({ page: z.int(), quote: z.string() })),
  }),
  async run({ document }, ctx) {
    const { number, title, date, pages } = await paperNamed(document, ctx, 'document')
    const instructions = findInstructions(pages)
    const sections = summarize(
      pages,
      instructions.map(({ quote }) => quote),
    )
    return { number, title, date, pages: pages.length, sections, instructions }
  },
  card({ number, title, date, pages, sections, instructions }, { lang }) {
    const points = (list: z.output<typeof point>[]) => list.map((one) => say(lang, 'point', one)).join('\n')
    const source = number ? `${datedText(date, lang)} · ` : ''
    return {
      title: say(lang, 'title', { title }),
      summary: say(lang, 'summary', { title, sections: sections.length, pages, found: instructions.length }),
      tone: instructions.length ? 'warning' : 'info',
      blocks: [
        ...(instructions.length
          ? [{ type: 'text' as const, text: instructions.map((one) => say(lang, 'injected', one)).join('\n') }]
          : []),
        {
          type: 'table',
          caption: say(lang, 'title', { title }),
          columns: [{ label: say(lang, 'section') }, { label: say(lang, 'pages') }, { label: say(lang, 'says') }],
          rows: sections
            .slice(0, MAX_SECTIONS)
            .map((one) => [
              one.heading || say(lang, 'untitled'),
              one.from === one.to ? String(one.from) : `${one.from}–${one.to}`,
              points(one.points),
            ]),
          ...(sections.length > MAX_SECTIONS ? { more: sections.length - MAX_SECTIONS } : {}),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'question'),
          intent: { do: 'form', tool: 'knowledge.answer_with_sources', input: {} },
        },
        ...(number
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'open'),
                intent: { do: 'tool' as const, tool: 'knowledge.find_document', input: { document: number } },
              },
            ]
          : []),
      ],
      footer: `${source}${say(lang, 'footer')}`,
    }
  },
})

/** Words that stand between the two. */
const BETWEEN = /\s+(?:avec|et|à|a|au|with|and|to|vs\.?|contre|versus)\s+/i

const side = z.object({ title: z.string(), number: z.string() })

export const compareDocuments = defineTool<LibraryStores>()({
  name: 'files.compare_documents',
  title: { fr: 'Comparer deux documents', en: 'Compare two documents' },
  gate: 'none',
  permission: 'chat.use',
  examples: COMPARE,
  input: z.object({
    documents: field.longText({
      label: { fr: 'Les deux documents', en: 'The two documents' },
      ask: {
        fr: 'Lesquels? Nomme-les comme ceci : « procédure v1 et procédure v2 ».',
        en: 'Which two? Name them like this: “procedure v1 and procedure v2”.',
      },
      cues: ['entre', 'between'],
    }),
  }),
  output: z.object({ a: side, b: side, added: z.array(z.string()), removed: z.array(z.string()) }),
  async run({ documents }, ctx) {
    const [first, second] = documents.split(BETWEEN)
    if (!first || !second)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Il m’en faut deux : « compare la procédure v1 et la procédure v2 ».',
          en: 'I need two: “compare procedure v1 and procedure v2”.',
        },
        { field: 'documents' },
      )
    const a = await paperNamed(first, ctx, 'documents')
    // "v1 et v2": the second is named like the first.
    const named = /^(?:la |le |the )?v(?:ersion )?\d+$/i.test(second.trim())
      ? first.replace(/v(?:ersion )?\d+/i, second.trim())
      : second
    const b = await paperNamed(named, ctx, 'documents')
    if (a.id === b.id)
      throw new NovaError('input.invalid', {
        fr: `Les deux noms mènent à « ${a.title} ». Nomme l’autre document.`,
        en: `Both names lead to “${a.title}”. Name the other document.`,
      })
    const told = ({ title, number }: typeof a) => ({ title, number })
    return { a: told(a), b: told(b), ...diffLines(a.pages.join('\n'), b.pages.join('\n')) }
  },
  card({ a, b, added, removed }, { lang }) {
    const list = (title: string, lines: readonly string[], language: Lang) =>
      [
        `**${say(language, 'onlyIn', { title })}**`,
        ...lines.slice(0, MAX_LINES).map((line) => `- ${line}`),
        ...(lines.length > MAX_LINES ? [say(language, 'more', { n: lines.length - MAX_LINES })] : []),
      ].join('\n')
    return {
      title: say(lang, 'compareTitle', { a: a.title, b: b.title }),
      summary: say(lang, 'compared', { a: a.title, b: b.title, added: added.length, removed: removed.length }),
      tone: 'info',
      blocks: [
        ...(removed.length ? [{ type: 'text' as const, text: list(a.title, removed, lang) }] : []),
        ...(added.length ? [{ type: 'text' as const, text: list(b.title, added, lang) }] : []),
        {
          type: 'fields',
          fields: [a, b].flatMap(({ title, number }, i) =>
            number ? [{ label: String(i + 1), value: title, href: paperLink(number) }] : [],
          ),
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
