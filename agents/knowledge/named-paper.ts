import { titleMatch } from '../../src/domain/passages.ts'
import { NovaError } from '../../src/errors.ts'
import type { Context } from '../../src/tool/define.ts'
import { kindName, type LibraryStores, mayRead, type Paper, readLibrary } from './library.ts'

const PAGES = /\b(\d{1,3})[ -]?(?:pages?|p\.?)(?:$|\s)/i
/** A title is shorter than what somebody pastes to have it read. */
const LONGEST_TITLE = 300

/** The one document that words name, by title, kind and number of pages; what is longer than a title is the text itself. */
export async function paperNamed(words: string, ctx: Context<LibraryStores>, field: string): Promise<Paper> {
  if (words.length > LONGEST_TITLE || words.trim().includes('\n'))
    return {
      id: '',
      number: '',
      title: words.trim().split('\n')[0]!.slice(0, 60),
      kind: 'other',
      date: ctx.today,
      version: null,
      pages: words.split('\f'),
    }
  const papers = (await readLibrary(ctx)).filter(({ pages }) => pages.length > 0)
  const count = Number(PAGES.exec(words)?.[1] ?? 0)
  const said = words.replace(PAGES, ' ')
  const scored = papers
    .map((paper) => ({
      paper,
      score:
        titleMatch(said, `${paper.title} ${kindName(paper.kind, 'fr')} ${kindName(paper.kind, 'en')}`) +
        (count > 0 && paper.pages.length === count ? 1 : 0),
    }))
    .filter(({ score }) => score >= 0.5)
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const named = scored.filter(({ score }) => score === best && score > 0).map(({ paper }) => paper)
  const readable = named.filter((one) => mayRead(one, ctx))
  const [only] = readable
  if (only && readable.length === 1) return only
  const names = readable
    .slice(0, 5)
    .map(({ title }) => `« ${title} »`)
    .join(', ')
  throw new NovaError(
    only ? 'input.invalid' : 'not-found',
    only
      ? {
          fr: `Plusieurs documents répondent à ce nom : ${names}. Lequel?`,
          en: `Several documents go by that name: ${names}. Which one?`,
        }
      : {
          fr: 'Je ne trouve pas ce document parmi ceux que tu peux lire. Donne son titre, ou colle son texte ici : le contenu d’un fichier joint ne m’est pas encore lisible.',
          en: 'I do not find that document among those that you may read. Give its title, or paste its text here: I cannot read the content of an attached file yet.',
        },
    { field },
  )
}
