import { type Pages, pagesOf } from '../../src/domain/passages.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Document } from '../../src/domain/records/work.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type LibraryStores = { documents: Rows<Document>; records: RecordStore }

const say = phrases({
  procedure: { fr: 'procédure', en: 'procedure' },
  policy: { fr: 'politique', en: 'policy' },
  guide: { fr: 'guide', en: 'guide' },
  specification: { fr: 'devis technique', en: 'specification' },
  contract: { fr: 'contrat', en: 'contract' },
  minutes: { fr: 'compte rendu', en: 'minutes' },
  other: { fr: 'document', en: 'document' },
  source: { fr: '{title}, p. {page}', en: '{title}, p. {page}' },
  dated: { fr: 'version du {date}', en: 'version of {date}' },
})

/** Who reads which kind; kinds that are not listed take the right to manage the settings. */
const READERS: Record<string, Permission> = {
  procedure: 'chat.use',
  policy: 'chat.use',
  guide: 'chat.use',
  specification: 'projects.read',
  minutes: 'projects.read',
  contract: 'projects.cost',
  letter: 'legal.manage',
  'finance-package': 'finance.read',
  'tax-return': 'finance.read',
}

/** A document of the firm, wherever it is kept. */
export type Paper = Pages & { kind: string; date: IsoDate; number: string; version: string | null }

/** Of a version, what the title or the row says. */
const versionOf = (title: string, data: Record<string, unknown>) =>
  typeof data.version === 'number' ? String(data.version) : (/\bv(\d+)\b/i.exec(title)?.[1] ?? null)

/** Every text that the firm keeps; whether the asker may read one is asked of `mayRead`. */
export async function readLibrary({ stores }: Context<LibraryStores>): Promise<Paper[]> {
  const documents = await stores.documents.list()
  const contracts = await stores.records.list('contract')
  return [
    ...documents.map(({ id, title, text, kind, date, data }) => ({
      id,
      number: id,
      title,
      kind,
      date,
      version: versionOf(title, data),
      pages: text ? pagesOf(text) : [],
    })),
    ...contracts.map(({ number, title, date, createdAt, data }) => ({
      id: number,
      number,
      title: `${title} – ${data.party}`,
      kind: 'contract',
      date: date ?? createdAt.toISOString().slice(0, 10),
      version: String(data.version),
      pages: data.pages,
    })),
  ]
}

/** Asked only of what is about to be shown: the rights that an answer drew on decide who else may hear it. */
export const mayRead = ({ kind }: Pick<Paper, 'kind'>, ctx: Pick<Context<unknown>, 'can'>): boolean =>
  ctx.can(READERS[kind] ?? 'settings.manage')

export const kindName = (kind: string, lang: Lang): string => {
  const known = ['procedure', 'policy', 'guide', 'specification', 'contract', 'minutes'] as const
  return say(lang, known.find((one) => one === kind) ?? 'other')
}

export const sourceText = (title: string, page: number, lang: Lang) => say(lang, 'source', { title, page })
export const datedText = (date: IsoDate, lang: Lang) => say(lang, 'dated', { date: formatDate(date, lang, 'long') })
/** What a record's link leads to. */
export const paperLink = (number: string) => `nova:documents/${number}`
