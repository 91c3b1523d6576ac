import { sentencesOf } from './contract-clauses.ts'
import { foldText } from './records/record.ts'

export type Pages = { id: string; title: string; pages: readonly string[] }
export type Passage = { id: string; page: number; quotes: string[]; score: number; covered: number }

const PAGE = /^p\. (\d+) – /

/** A stored text by its pages; what stands before the first page mark is a title. */
export function pagesOf(text: string): string[] {
  const pages: string[] = ['']
  const lines = text.split('\n')
  const first = lines.findIndex((line) => PAGE.test(line))
  for (const line of lines.slice(Math.max(0, first))) {
    const page = Number(PAGE.exec(line)?.[1] ?? 0)
    // A mark far off is text that looks like one.
    while (page > pages.length && page - pages.length <= 500) pages.push('')
    const at = pages.length - 1
    pages[at] = [pages[at], line.replace(PAGE, '')].filter(Boolean).join('\n')
  }
  return pages
}

const EMPTY = new Set(
  (
    'le la les un une des de du au aux et ou a en dans sur pour par avec sans que qui quoi quel quelle quels quelles est sont ce cette ces cet se sa son ses on nous notre nos ' +
    'je tu il elle vous mon ma mes ton ta tes y ya tu c s d l n j m t qu pas ne plus faut faire fait dit comment combien quand ça ca cest the a an of to in on at for by with is are our we ' +
    'do does what where when how who which i my your it its be can must should from that this there and or say says'
  ).split(' '),
)

/** Words of the two languages that say the same in a building firm's papers. */
const SAME = [
  ['site', 'chantier', 'jobsite'],
  ['opening', 'ouverture'],
  ['contract', 'contrat', 'agreement', 'entente'],
  ['roof', 'roofer', 'roofing', 'toiture', 'couvreur'],
  ['invoice', 'invoicing', 'billing', 'facture', 'facturation'],
  ['safety', 'securite', 'sst'],
  ['emergency', 'urgence'],
  ['holdback', 'retenue'],
  ['penalty', 'penalties', 'penalite', 'damages'],
  ['insurance', 'assurance'],
  ['expense', 'depense', 'remboursement'],
  ['hours', 'heures', 'timesheet'],
  ['school', 'ecole'],
  ['warranty', 'garantie'],
  ['welcome', 'accueil', 'onboarding'],
  ['purchase', 'achat', 'purchases'],
  ['sprinkler', 'gicleurs'],
  ['window', 'fenetre', 'windows'],
  ['notice', 'avis'],
  ['price', 'prix'],
  ['journal', 'log', 'logbook'],
  ['meal', 'repas', 'lunch'],
]

/** What words have in common whatever their ending. */
const stem = (word: string) => word.replace(/(?:es|s|x)$/, '').slice(0, 6)
const CLASS = new Map(SAME.flatMap((words) => words.map((word) => [stem(foldText(word)), stem(foldText(words[0]!))])))
const stemsOf = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY.has(word))
    .map((word) => CLASS.get(stem(word)) ?? stem(word))

/** Less than this of what was asked found on a page: the page does not answer. */
const ENOUGH = 0.4
const MOST_QUOTES = 3

/** The pages that speak of what was asked, the best first; rare words weigh more, and words of headings and titles count too. */
export function findPassages(question: string, documents: readonly Pages[]): Passage[] {
  const asked = [...new Set(stemsOf(question))]
  const pages = documents.flatMap(({ id, title, pages: texts }) =>
    texts.map((text, i) => ({
      id,
      page: i + 1,
      text,
      stems: new Set(stemsOf(text)),
      heading: new Set(stemsOf(text.split(/[:.\n]/)[0] ?? '')),
      title: new Set(stemsOf(title)),
    })),
  )
  if (!asked.length || !pages.length) return []
  const weight = new Map(
    asked.map((word) => {
      const holding = pages.filter(({ stems, title }) => stems.has(word) || title.has(word)).length
      return [word, Math.log(1 + pages.length / (1 + holding))] as const
    }),
  )
  const all = [...weight.values()].reduce((sum, one) => sum + one, 0)
  return pages
    .map(({ id, page, text, stems, heading, title }) => {
      const inText = asked.filter((word) => stems.has(word))
      const sum = (words: string[]) => words.reduce((total, word) => total + weight.get(word)!, 0)
      const covered = sum(asked.filter((word) => stems.has(word) || title.has(word))) / all
      const score =
        sum(inText) + sum(asked.filter((word) => heading.has(word))) + sum(asked.filter((word) => title.has(word)))
      return { id, page, quotes: inText.length ? quotesOf(text, inText) : [], score, covered }
    })
    .filter(({ quotes, covered }) => quotes.length > 0 && covered >= ENOUGH)
    .sort((a, b) => b.score - a.score)
}

/** The sentences that hold most of the words, as they are written and in their order. */
function quotesOf(text: string, words: readonly string[]): string[] {
  const sentences = sentencesOf(text).map((sentence, at) => {
    const stems = new Set(stemsOf(sentence))
    return { sentence: sentence.trim(), at, count: words.filter((word) => stems.has(word)).length }
  })
  const first = sentences.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || a.at - b.at)[0]
  if (!first) return []
  return sentences.filter(({ at }) => at >= first.at && at < first.at + MOST_QUOTES).map(({ sentence }) => sentence)
}

/** How well a title answers to words: the share of them that it holds. */
export function titleMatch(words: string, title: string): number {
  const asked = [...new Set(stemsOf(words))]
  const has = new Set(stemsOf(title))
  return asked.length ? asked.filter((word) => has.has(word)).length / asked.length : 0
}
