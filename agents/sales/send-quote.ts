import { z } from 'zod'
import type { Quote } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { addressee, type QuoteStores, quoteField, quoteNamed, quoteWords, readQuoteFacts } from './open-quotes.ts'
import { SEND_QUOTE } from './quote-examples.ts'
import { type FirmStore, priceFields, priceOf, writeQuotePdf } from './quote-paper.ts'

export type SendStores = QuoteStores & FirmStore

const VALID_DAYS = 30

const say = phrases({
  title: { fr: 'Soumission à envoyer', en: 'Quote to send' },
  ask: {
    fr: '{number} à {who} ({to}), {total} taxes comprises : l’envoyer?',
    en: '{number} to {who} ({to}), {total} with taxes: send it?',
  },
  sent: { fr: '{number} est partie à {who} ({to}).', en: '{number} went out to {who} ({to}).' },
  work: { fr: 'Travaux', en: 'Work' },
  mail: { fr: '**Objet :** {subject}\n\n{text}', en: '**Subject:** {subject}\n\n{text}' },
  pipeline: { fr: 'Voir le pipeline', en: 'See the pipeline' },
  paper: {
    fr: 'Le PDF à signer est joint; la signature se fait sur papier ou dans le PDF, sans service de signature électronique.',
    en: 'The PDF to sign is attached; it is signed on paper or in the PDF, without an e-signature service.',
  },
})

const write = phrases({
  subject: { fr: 'Soumission {number} : {title}', en: 'Quote {number}: {title}' },
  body: {
    fr: 'Bonjour,\n\nVous trouverez ci-jointe notre soumission {number} pour « {title} ». Pour l’accepter, signez-la et retournez-la à cette adresse.\n\n{sender}\n{firm}{licence, select, none {} other {\nLicence RBQ : {licence}}}',
    en: 'Hello,\n\nPlease find attached our quote {number} for “{title}”. To accept it, sign it and send it back to this address.\n\n{sender}\n{firm}{licence, select, none {} other {\nRBQ licence: {licence}}}',
  },
})

async function prepare(words: string, { stores, today, actor }: Context<SendStores>) {
  const facts = await readQuoteFacts(stores)
  const quote: Quote = quoteNamed(quoteWords(words) ?? words, await stores.quotes.list(), facts.clients)
  const stop = (fr: string, en: string) => new NovaError('rule.broken', { fr, en })
  if (quote.status !== 'draft')
    throw stop(
      `${quote.number} est déjà partie : relance-la plutôt.`,
      `${quote.number} went out already: follow it up.`,
    )
  const { name, email } = addressee(quote, facts, today)
  if (!email)
    throw stop(
      `Aucun courriel au dossier pour ${name} : ajoute-le, ou remets la soumission en main propre.`,
      `No e-mail on file for ${name}: add it, or hand the quote over.`,
    )
  const firm = await stores.organizations.get()
  if (!firm?.rbqLicence)
    throw stop(
      'La licence RBQ manque au profil : une soumission ne part pas sans elle.',
      'The RBQ licence is missing from the profile: no quote goes out without it.',
    )
  const { number, title, lang } = quote
  const told = { number, title, sender: actor.name, firm: firm.name, licence: firm.rbqLicence }
  const price = priceOf(quote.amount, quote.province, today)
  return {
    quote,
    shown: { number, title, who: name, to: email, ...price },
    mail: { subject: write(lang, 'subject', told), text: write(lang, 'body', told) },
    valid: (quote.validUntil ?? addDays(today, VALID_DAYS)) as IsoDate,
  }
}

function summaryOf(one: { number: string; who: string; to: string; total: number }, lang: Lang, key: 'ask' | 'sent') {
  return say(lang, key, { number: one.number, who: one.who, to: one.to, total: formatMoney(one.total, lang) })
}

const sent = z.object({ number: z.string(), title: z.string(), who: z.string(), to: z.string(), total: z.int() })

export const sendQuote = defineTool<SendStores>()({
  name: 'quotes.send_for_signature',
  title: { fr: 'Envoyer une soumission à signer', en: 'Send a quote to be signed' },
  gate: 'approve',
  permission: 'sales.write',
  approval: {
    permission: 'changes.approve',
    amount: async ({ quote }, ctx) => (await prepare(quote, ctx)).shown.amount,
  },
  examples: SEND_QUOTE,
  input: z.object({ quote: quoteField }),
  output: sent,
  async preview({ quote: words }, ctx) {
    const { lang } = ctx
    const { shown, mail, valid } = await prepare(words, ctx)
    if (!(await ctx.connected('smtp')))
      throw new NovaError('rule.broken', {
        fr: 'Le courriel n’est pas connecté : connecte SMTP dans les réglages, ou envoie le PDF toi-même.',
        en: 'E-mail is not connected: connect SMTP in settings, or send the PDF yourself.',
      })
    return {
      subject: { ...shown, ...mail, valid },
      card: {
        title: say(lang, 'title'),
        summary: summaryOf(shown, lang, 'ask'),
        tone: 'info',
        blocks: [
          { type: 'fields', fields: [{ label: say(lang, 'work'), value: shown.title }, ...priceFields(shown, lang)] },
          { type: 'text', text: say(lang, 'mail', mail) },
        ],
        footer: say(lang, 'paper'),
      },
    }
  },
  async run({ quote: words }, ctx) {
    const { quote, shown, mail, valid } = await prepare(words, ctx)
    const { number, title, who, to, total } = shown
    const paper = { ...shown, for: who, date: ctx.today, valid, lang: quote.lang }
    const file = await writeQuotePdf(paper, ctx)
    ctx.request({ kind: 'email', to, ...mail, files: [file], key: `quote:${quote.id}` })
    await ctx.stores.quotes.update(quote.id, { status: 'sent', sentAt: ctx.now, validUntil: valid })
    return { number, title, who, to, total }
  },
  card: (one, { lang }) => ({
    title: say(lang, 'title'),
    summary: summaryOf(one, lang, 'sent'),
    tone: 'success',
    blocks: [{ type: 'text', text: summaryOf(one, lang, 'sent') }],
    actions: [
      {
        type: 'button',
        label: say(lang, 'pipeline'),
        intent: { do: 'tool', tool: 'pipeline.forecast_wins', input: {} },
      },
    ],
  }),
})
