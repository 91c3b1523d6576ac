import { oneNamed } from '../../src/domain/one-named.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import { mayContact } from '../../src/domain/privacy.ts'
import type { Quote } from '../../src/domain/records/accounting.ts'
import type { Lead } from '../../src/domain/records/market.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import type { Consent } from '../../src/domain/records/watched.ts'
import { addMonths, dateIn, daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type QuoteStores = {
  quotes: Rows<Quote>
  leads: Rows<Lead>
  clients: Rows<Client>
  consents: Rows<Consent>
}

/** After a week without a word, one may write again. */
export const SILENT_DAYS = 7
/** An inquiry is consent to be answered for six months (CASL, s. 10(10)). */
const INQUIRY_MONTHS = 6

/** One quote that words name: its number, its title, or who asked for it. */
export const quoteField = field.text({
  label: { fr: 'Soumission', en: 'Quote' },
  ask: { fr: 'Quelle soumission?', en: 'Which quote?' },
  cues: [
    'la soumission de',
    'la soumission du',
    'la soumission pour',
    'soumission',
    'quote for the',
    'quote for',
    'quote to',
    'quote',
    'relance',
    'follow up with',
    'pour',
    'for the',
  ],
})

const NOISE =
  /\b(?:soumissions?|quotes?|relances?|toutes?|tous|every|all|les?|la|the|sans|nouvelles?|réponses?|with|no|answers?|unanswered|de|du|des|à|au|aux|pas|répondues?|silencieu\w*|silent|ouvertes?|open|qui|dorment|sleeping|on|everything|that|went|quiet|svp|please|plus|over)\b/giu

/** What is left to name a quote by; undefined where nothing is. */
export const quoteWords = (words: string | undefined): string | undefined =>
  words?.replace(NOISE, ' ').trim() || undefined

/** Those that wait for an answer come first. Throws `input.invalid` with the near ones. */
export function quoteNamed(words: string, quotes: readonly Quote[], clients: readonly Client[]): Quote {
  const byId = quotes.find(({ id, number }) => id === words || number === words.trim().toUpperCase())
  if (byId) return byId
  const names = new Map(clients.map(({ id, name }) => [id, name]))
  const named = quotes.map((quote) => ({
    id: quote.number,
    name: `${quote.prospect ?? names.get(quote.clientId ?? '') ?? ''}, ${quote.title} (${quote.number})`,
    quote,
  }))
  const waiting = named.filter(({ quote }) => quote.status === 'draft' || quote.status === 'sent')
  const known = waiting.some(({ name }) => titleMatch(words, name) > 0) ? waiting : named
  return oneNamed(words, known, { field: 'quote', what: { fr: 'soumission', en: 'quote' } }).quote
}

/** Days since the last word, or since it was sent. */
export const silentFor = (quote: Quote, today: IsoDate, timeZone: string): number => {
  const last = quote.lastContactAt ?? quote.sentAt
  return daysBetween(last ? dateIn(timeZone, last) : quote.date, today)
}

/** Who a quote is for, how to write to them, and whether one may. */
export function addressee(
  quote: Quote,
  facts: { leads: readonly Lead[]; clients: readonly Client[]; consents: readonly Consent[] },
  today: IsoDate,
) {
  const lead = facts.leads.find(({ quoteId }) => quoteId === quote.id)
  const client = facts.clients.find(({ id }) => id === quote.clientId)
  const own = facts.consents.filter(
    (one) => one.purpose === 'marketing' && (one.clientId ?? one.leadId) === (client?.id ?? lead?.id),
  )
  const asked = lead?.date ?? quote.date
  const inquiry = {
    purpose: 'marketing',
    basis: 'implied' as const,
    givenOn: asked,
    expiresOn: addMonths(asked, INQUIRY_MONTHS),
    withdrawnOn: null,
  }
  const refused = own.some(({ withdrawnOn }) => withdrawnOn && withdrawnOn <= today)
  return {
    name: client?.name ?? quote.prospect ?? lead?.name ?? '?',
    contact: client?.contact ?? lead?.contact ?? null,
    email: client?.email ?? lead?.email ?? null,
    allowed: mayContact(refused ? own : [...own, inquiry], 'marketing', today).allowed,
  }
}

export async function readQuoteFacts(stores: QuoteStores) {
  return {
    leads: await stores.leads.list(),
    clients: await stores.clients.list(),
    consents: await stores.consents.list(),
  }
}
