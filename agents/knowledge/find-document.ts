import { z } from 'zod'
import { findPassages, titleMatch } from '../../src/domain/passages.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { datedText, kindName, type LibraryStores, mayRead, type Paper, paperLink, readLibrary } from './library.ts'
import { FIND_DOCUMENT } from './library-examples.ts'

const say = phrases({
  title: { fr: 'Documents', en: 'Documents' },
  found: {
    fr: '{count, plural, one {# document trouvé} other {# documents trouvés}} : {first}.',
    en: '{count, plural, one {# document found} other {# documents found}}: {first}.',
  },
  none: {
    fr: 'Aucun document que tu peux lire ne s’appelle comme « {words} ».',
    en: 'No document that you may read goes by “{words}”.',
  },
  notThatYear: {
    fr: 'Aucun n’est de {year}; voici les plus proches.',
    en: 'None is from {year}; here are the closest.',
  },
  document: { fr: 'Document', en: 'Document' },
  kind: { fr: 'Genre', en: 'Kind' },
  date: { fr: 'Date', en: 'Date' },
  pages: { fr: 'Pages', en: 'Pages' },
  page: { fr: 'p. {n}', en: 'p. {n}' },
  noText: { fr: 'Seule la fiche est gardée, sans texte.', en: 'Only the record is kept, without text.' },
  untold: { fr: 'nos documents', en: 'our documents' },
})

const KINDS = ['procedure', 'policy', 'guide', 'contract', 'specification', 'minutes'] as const
const option = (value: string, fr: string, en: string, words: string[]) => ({ value, label: { fr, en }, words })

const MAX_ROWS = 15
const SHOWN_PAGES = 12
const paper = z.object({
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  date: z.string(),
  pages: z.array(z.string()),
})

/** Those whose title answers best, else those whose text does. */
function search(words: string, papers: readonly Paper[]): Paper[] {
  const titled = papers.map((one) => ({ one, score: titleMatch(words, `${one.title} ${one.kind}`) }))
  const best = Math.max(...titled.map(({ score }) => score), 0)
  if (best >= 0.5) return titled.filter(({ score }) => score === best).map(({ one }) => one)
  const ids = [...new Set(findPassages(words, papers).map(({ id }) => id))]
  return ids.map((id) => papers.find((one) => one.id === id)!)
}

export const findDocument = defineTool<LibraryStores>()({
  name: 'knowledge.find_document',
  title: { fr: 'Retrouver un document', en: 'Find a document' },
  gate: 'none',
  permission: 'chat.use',
  record: { kind: 'documents', field: 'document' },
  examples: FIND_DOCUMENT,
  input: z.object({
    kind: field
      .choice([...KINDS], {
        label: { fr: 'Genre', en: 'Kind' },
        options: [
          option('procedure', 'Procédure', 'Procedure', ['procédures', 'procedures', 'marche à suivre']),
          option('policy', 'Politique', 'Policy', ['politiques', 'policies']),
          option('guide', 'Guide', 'Guide', ['guides']),
          option('contract', 'Contrat', 'Contract', ['contrats', 'contracts', 'agreement', 'subcontract']),
          option('specification', 'Devis technique', 'Specification', ['spec', 'specs']),
          option('minutes', 'Compte rendu', 'Minutes', ['comptes rendus']),
        ],
      })
      .optional(),
    words: field
      .text({
        label: { fr: 'Mots cherchés', en: 'Words' },
        cues: [
          'sur',
          'avec',
          'about',
          'with',
          'du',
          'd',
          'de',
          'des',
          'of',
          'for',
          'pour',
          'the',
          'notre',
          'our',
          'le',
          'la',
        ],
      })
      .optional(),
    document: z.string().max(100).optional(),
  }),
  output: z.object({
    words: z.string(),
    missedYear: z.string().nullable(),
    papers: z.array(paper),
    opened: z.boolean(),
  }),
  async run({ kind, words = '', document }, ctx) {
    const papers = await readLibrary(ctx)
    const told = ({ number, title, kind, date, pages }: Paper) => ({ number, title, kind, date, pages: [...pages] })
    if (document) {
      const one = papers.find(({ number }) => number === document)
      // One that may not be read is as unknown as one that never was.
      if (!one || !mayRead(one, ctx))
        throw new NovaError('not-found', {
          fr: 'Ce document n’existe pas, ou ton rôle ne permet pas de le lire.',
          en: 'That document does not exist, or your role does not allow reading it.',
        })
      return { words: one.title, missedYear: null, papers: [told(one)], opened: true }
    }
    const year = /\b(?:19|20)\d\d\b/.exec(words)?.[0]
    const wanted = words.replace(year ?? '', '').trim()
    const among = papers.filter((one) => (kind ? one.kind === kind : one.pages.length > 0))
    const found = wanted ? search(wanted, among) : among
    const inYear = year ? found.filter(({ date }) => date.startsWith(year)) : found
    const shown = (inYear.length ? inYear : found).filter((one) => mayRead(one, ctx))
    shown.sort((a, b) => b.date.localeCompare(a.date))
    return {
      words,
      missedYear: year && !inYear.length && shown.length ? year : null,
      papers: shown.map(told),
      opened: shown.length === 1,
    }
  },
  card({ words, missedYear, papers, opened }, { lang }) {
    const [only] = papers
    if (!only) {
      const summary = say(lang, 'none', { words: words || say(lang, 'untold') })
      return { title: say(lang, 'title'), summary, tone: 'warning', blocks: [{ type: 'text', text: summary }] }
    }
    const note = missedYear ? say(lang, 'notThatYear', { year: missedYear }) : ''
    if (opened) {
      const lines = only.pages.slice(0, SHOWN_PAGES).flatMap((text, i) => {
        const start = text.replaceAll('\n', ' ').slice(0, 300)
        return start ? [`**${say(lang, 'page', { n: i + 1 })}** ${start}`] : []
      })
      return {
        title: only.title,
        summary: [`${only.title}, ${datedText(only.date, lang)}.`, note].filter(Boolean).join(' '),
        tone: 'info',
        blocks: [
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'kind'), value: kindName(only.kind, lang) },
              { label: say(lang, 'date'), value: formatDate(only.date, lang, 'long') },
              { label: say(lang, 'pages'), value: String(only.pages.length) },
            ],
          },
          { type: 'text', text: [note, ...lines].filter(Boolean).join('\n') || say(lang, 'noText') },
        ],
      }
    }
    const summary = [say(lang, 'found', { count: papers.length, first: only.title }), note].filter(Boolean).join(' ')
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'document') },
            { label: say(lang, 'kind') },
            { label: say(lang, 'date') },
            { label: say(lang, 'pages'), align: 'right' },
          ],
          rows: papers
            .slice(0, MAX_ROWS)
            .map((one) => [
              { text: one.title, href: paperLink(one.number) },
              kindName(one.kind, lang),
              formatDate(one.date, lang),
              String(one.pages.length),
            ]),
          ...(papers.length > MAX_ROWS ? { more: papers.length - MAX_ROWS } : {}),
        },
        ...(note ? [{ type: 'text' as const, text: note }] : []),
      ],
    }
  },
})
