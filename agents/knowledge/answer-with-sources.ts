import { z } from 'zod'
import { findPassages } from '../../src/domain/passages.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { datedText, type LibraryStores, mayRead, paperLink, readLibrary, sourceText } from './library.ts'
import { ANSWER } from './library-examples.ts'

const say = phrases({
  title: { fr: 'Ce que disent nos documents', en: 'What our documents say' },
  found: { fr: '{source} ({dated}) : « {quote} »', en: '{source} ({dated}): “{quote}”' },
  none: {
    fr: 'Aucun document que tu peux lire ne répond à « {question} ». Je n’invente rien : demande à la personne qui connaît, ou fais classer le document.',
    en: 'No document that you may read answers “{question}”. I make nothing up: ask who knows, or have the document filed.',
  },
  also: { fr: 'Aussi', en: 'Also' },
  source: { fr: 'Source', en: 'Source' },
  open: { fr: 'Ouvrir le document', en: 'Open the document' },
  list: { fr: 'Voir nos documents', en: 'See our documents' },
  footer: {
    fr: 'Cité mot à mot; la version peut avoir changé depuis sur le terrain.',
    en: 'Quoted word for word; practice may have changed since.',
  },
})

const MOST_SOURCES = 3

/** A quote that begins with "2)" stays a quote, not a list within the list. */
const bullet = (quote: string) => `- ${quote.replace(/^(\d+)([.)])/, '$1\\$2')}`

export const answerWithSources = defineTool<LibraryStores>()({
  name: 'knowledge.answer_with_sources',
  title: { fr: 'Répondre d’après nos documents', en: 'Answer from our documents' },
  gate: 'none',
  permission: 'chat.use',
  examples: ANSWER,
  input: z.object({
    question: field.text({
      label: { fr: 'Question', en: 'Question' },
      ask: { fr: 'Que veux-tu savoir?', en: 'What do you want to know?' },
    }),
  }),
  output: z.object({
    question: z.string(),
    sources: z.array(
      z.object({
        document: z.string(),
        title: z.string(),
        date: z.string(),
        page: z.int(),
        quotes: z.array(z.string()),
      }),
    ),
  }),
  async run({ question }, ctx) {
    const papers = await readLibrary(ctx)
    const byId = new Map(papers.map((paper) => [paper.id, paper]))
    const sources = []
    for (const { id, page, quotes } of findPassages(question, papers)) {
      if (sources.length === MOST_SOURCES) break
      const { title, date, number, ...paper } = byId.get(id)!
      if (mayRead(paper, ctx)) sources.push({ document: number, title, date, page, quotes })
    }
    return { question, sources }
  },
  card({ question, sources }, { lang }) {
    const [first, ...others] = sources
    if (!first) {
      const summary = say(lang, 'none', { question })
      return {
        title: say(lang, 'title'),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }],
        actions: [
          {
            type: 'button',
            label: say(lang, 'list'),
            intent: { do: 'tool', tool: 'knowledge.find_document', input: {} },
          },
        ],
      }
    }
    const source = sourceText(first.title, first.page, lang)
    return {
      title: source,
      summary: say(lang, 'found', { source, dated: datedText(first.date, lang), quote: first.quotes[0]! }),
      tone: 'info',
      blocks: [
        { type: 'text', text: first.quotes.map(bullet).join('\n') },
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'source'),
              value: `${source}, ${datedText(first.date, lang)}`,
              href: paperLink(first.document),
            },
            ...others.map((one) => ({
              label: say(lang, 'also'),
              value: `${sourceText(one.title, one.page, lang)} : ${one.quotes[0]}`,
              href: paperLink(one.document),
            })),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'open'),
          intent: { do: 'tool', tool: 'knowledge.find_document', input: { document: first.document } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
