import { NovaError } from '../../src/errors.ts'
import { dateIn, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'
import {
  addressee,
  type QuoteStores,
  quoteNamed,
  quoteWords,
  readQuoteFacts,
  SILENT_DAYS,
  silentFor,
} from './open-quotes.ts'

const write = phrases({
  subject: { fr: 'Votre projet : {title} ({number})', en: 'Your project: {title} ({number})' },
  body: {
    fr: 'Bonjour{contact, select, none {} other { {contact}}},\n\nLe {sent}, nous vous avons remis notre soumission {number} pour « {title} », au prix de {amount} plus taxes.{valid, select, none {} other { Ce prix tient jusqu’au {valid}.}}\n\nAvez-vous des questions, ou souhaitez-vous revoir un point avec nous? Répondez à ce message et nous vous rappelons. Si le projet attend ou que vous avez choisi une autre voie, un mot suffit et nous fermons le dossier.\n\n{sender}\n{firm}{phone, select, none {} other { – {phone}}}{licence, select, none {} other {\nLicence RBQ : {licence}}}',
    en: 'Hello{contact, select, none {} other { {contact}}},\n\nOn {sent} we sent you our quote {number} for “{title}”, at {amount} plus taxes.{valid, select, none {} other { That price holds until {valid}.}}\n\nDo you have questions, or would you like to go over a point with us? Reply to this message and we will call you back. If the project is on hold or you went another way, a word is enough and we will close the file.\n\n{sender}\n{firm}{phone, select, none {} other { – {phone}}}{licence, select, none {} other {\nRBQ licence: {licence}}}',
  },
})

export type FollowUp = {
  quote: string
  number: string
  name: string
  clientId: string | null
  lang: Lang
  amount: number
  silentDays: number
  to: string | null
  allowed: boolean
  subject: string
  text: string
}

type Firm = { get(): Promise<{ name: string; phone: string | null; rbqLicence: string | null } | null> }

/** The messages as they would leave today, the largest quote first. Throws `rule.broken` where nobody is to be written to. */
export async function prepareFollowUps(
  wanted: { quote?: string | undefined; over?: number | undefined; text?: string | undefined },
  { stores, today, organization, actor }: Context<QuoteStores & { organizations: Firm }>,
): Promise<FollowUp[]> {
  const facts = await readQuoteFacts(stores)
  const sent = await stores.quotes.list({ status: 'sent' })
  // An amount speaks of many; what else the sentence holds then names none of them.
  const words = wanted.over === undefined ? quoteWords(wanted.quote) : undefined
  const one = words ? quoteNamed(words, await stores.quotes.list(), facts.clients) : null
  if (one && one.status !== 'sent')
    throw new NovaError('rule.broken', {
      fr: `La soumission ${one.number} n’attend pas de réponse (${{ draft: 'brouillon', won: 'gagnée', lost: 'perdue', expired: 'expirée', sent: '' }[one.status]}) : rien à relancer.`,
      en: `Quote ${one.number} awaits no answer (${one.status}): there is nothing to follow up.`,
    })
  const quiet = sent.filter((quote) => silentFor(quote, today, organization.timeZone) >= SILENT_DAYS)
  const chosen = one ? [one] : quiet.filter(({ amount }) => amount > (wanted.over ?? 0))
  if (chosen.length === 0)
    throw new NovaError('rule.broken', {
      fr: `Aucune soumission${wanted.over ? ` de plus de ${formatMoney(wanted.over, 'fr')}` : ''} n’est sans nouvelles depuis ${SILENT_DAYS} jours : personne à relancer.`,
      en: `No quote${wanted.over ? ` over ${formatMoney(wanted.over, 'en')}` : ''} has been quiet for ${SILENT_DAYS} days: nobody to follow up.`,
    })
  const firm = await stores.organizations.get()
  return chosen
    .sort((a, b) => b.amount - a.amount)
    .map((quote) => {
      const { name, contact, email, allowed } = addressee(quote, facts, today)
      const { lang, number, title, amount, validUntil } = quote
      const on = quote.sentAt ? dateIn(organization.timeZone, quote.sentAt) : quote.date
      const text = write(lang, 'body', {
        contact: contact ?? 'none',
        sent: formatDate(on, lang, 'long'),
        number,
        title,
        amount: formatMoney(amount, lang),
        valid: validUntil && validUntil >= today ? formatDate(validUntil, lang, 'long') : 'none',
        sender: actor.name,
        firm: firm?.name ?? organization.name,
        phone: firm?.phone ?? 'none',
        licence: firm?.rbqLicence ?? 'none',
      })
      return {
        quote: quote.id,
        number,
        name,
        clientId: quote.clientId,
        lang,
        amount,
        silentDays: silentFor(quote, today, organization.timeZone),
        to: email,
        allowed,
        subject: write(lang, 'subject', { title, number }),
        text: chosen.length === 1 && wanted.text ? wanted.text : text,
      }
    })
}
