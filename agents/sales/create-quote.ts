import { z } from 'zod'
import type { Quote } from '../../src/domain/records/accounting.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Cents, formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CREATE_QUOTE } from './quote-examples.ts'
import { type FirmStore, priced, priceFields, priceOf, ratesAsOf, validUntil, writeQuotePdf } from './quote-paper.ts'

export type NewQuoteStores = FirmStore & {
  quotes: Rows<Quote> & { nextNumber(year: number): Promise<string> }
  clients: Rows<Client>
}

const DAYS = 30
const MOST_DAYS = 180

const say = phrases({
  title: { fr: 'Nouvelle soumission', en: 'New quote' },
  ask: {
    fr: 'Soumission à {who} pour « {title} » : {total} taxes comprises, valide jusqu’au {valid}. La préparer?',
    en: 'Quote to {who} for “{title}”: {total} with taxes, valid until {valid}. Prepare it?',
  },
  done: {
    fr: '{number} est prête pour {who} : {total} taxes comprises, valide jusqu’au {valid}. Rien n’est parti.',
    en: '{number} is ready for {who}: {total} with taxes, valid until {valid}. Nothing was sent.',
  },
  who: { fr: 'Pour', en: 'For' },
  work: { fr: 'Travaux', en: 'Work' },
  parts: { fr: 'Prix additionnés', en: 'Prices added up' },
  valid: { fr: 'Valide jusqu’au', en: 'Valid until' },
  licence: { fr: 'Licence RBQ', en: 'RBQ licence' },
  missing: {
    fr: 'absente du profil : à ajouter avant d’envoyer',
    en: 'missing from the profile: add it before sending',
  },
  content: {
    fr: 'Le PDF porte le prix, les taxes, les exclusions usuelles, la durée du prix et la licence.',
    en: 'The PDF carries the price, the taxes, the usual exclusions, how long the price holds and the licence.',
  },
  check: { fr: 'Vérifier avant d’envoyer', en: 'Check before sending' },
  footer: {
    fr: 'Taux de taxe en date du {asOf}, lieu de fourniture {province}',
    en: 'Tax rates as of {asOf}, place of supply {province}',
  },
})

const input = z.object({
  title: field.text({
    label: { fr: 'Travaux', en: 'Work' },
    ask: { fr: 'Une soumission pour quels travaux?', en: 'A quote for what work?' },
    cues: [
      'soumission pour la',
      'soumission pour le',
      'soumission pour les',
      'soumission pour',
      'pour',
      'quote for',
      'for the',
      'for',
    ],
  }),
  amount: field.money({
    label: { fr: 'Prix avant taxes', en: 'Price before taxes' },
    ask: { fr: 'À quel prix avant taxes?', en: 'At what price before taxes?' },
  }),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  prospect: field
    .text({
      label: { fr: 'Destinataire', en: 'Addressee' },
      ask: { fr: 'À qui s’adresse-t-elle?', en: 'Who is it for?' },
      cues: ['destinataire :', 'adressée à', 'addressed to', 'pour le compte de', 'prospect'],
    })
    .optional(),
  days: field
    .quantity({ label: { fr: 'Valide (jours)', en: 'Valid for (days)' }, cues: ['valide', 'valid for', 'valid'] })
    .optional(),
})
type Wanted = z.output<typeof input>

const sheet = z.object({
  number: z.string().nullable(),
  who: z.string(),
  clientId: z.string().nullable(),
  title: z.string(),
  /** What was said, part by part; `amount` is their sum. */
  prices: z.array(z.int()),
  lang: z.enum(['fr', 'en']),
  province: z.string(),
  valid: z.string(),
  licence: z.string().nullable(),
  ...priced.shape,
})
type Sheet = z.output<typeof sheet>
const output = sheet.extend({
  number: z.string(),
  file: z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() }),
})

/** What is said of the price and its time is no part of the work's name. */
const PRICE_WORDS =
  /[,;]?\s*(?:\+\s*(?:tx|taxes)|(?:plus|avant|before|plus the)\s+tax\w*|valid[e]?(?:\s+(?:for|pour|pendant))?)(?=[\s,;.]|$)/gi
const workOf = (said: string) => {
  const text = said.replace(PRICE_WORDS, '').replace(/^[\s,;:.]+|[\s,;:.]+$/g, '') || said
  return `${text[0]!.toUpperCase()}${text.slice(1)}`
}

/** A price left in the work's name: `et la rampe 2 350 $`, `ramp $2,350`. */
const LEFT_PRICE =
  /\s*(?:\b(?:at|for|pour)\b|(?<!\p{L})à)?\s*(?:(\d[\d \u00a0]*)(?:,(\d\d))?\s*\$|\$\s*(\d[\d,]*)(?:\.(\d\d))?)/giu

/** The prices that the work's name still bears add up to the one that was taken; the card shows each. */
function readPrices({ title, amount }: Wanted): { title: string; prices: Cents[] } {
  const left = [...title.matchAll(LEFT_PRICE)].map(
    ([, fr, frCents, en, enCents]) => Number((fr ?? en)!.replace(/\D/g, '')) * 100 + Number(frCents ?? enCents ?? 0),
  )
  return { title: workOf(title.replace(LEFT_PRICE, '')), prices: [amount, ...left] }
}

const invalid = (fr: string, en: string, named: string) => new NovaError('input.invalid', { fr, en }, { field: named })

async function prepare(wanted: Wanted, { stores, today, lang }: Context<NewQuoteStores>): Promise<Sheet> {
  if (wanted.amount <= 0) throw invalid('Le prix doit dépasser zéro.', 'The price must be above zero.', 'amount')
  const days = wanted.days === undefined ? DAYS : Math.round(wanted.days / 1000)
  if (days < 1 || days > MOST_DAYS)
    throw invalid(`Entre 1 et ${MOST_DAYS} jours de validité.`, `Valid for 1 to ${MOST_DAYS} days.`, 'days')
  const client = wanted.client ? await stores.clients.need(wanted.client) : null
  const who = client?.name ?? wanted.prospect
  if (!who) throw invalid('À qui s’adresse la soumission?', 'Who is the quote for?', 'prospect')
  const { title, prices } = readPrices(wanted)
  const firm = await stores.organizations.get()
  const province = client?.province ?? firm?.province ?? 'QC'
  return {
    number: null,
    who,
    clientId: client?.id ?? null,
    title,
    prices,
    lang: client?.lang ?? lang,
    province,
    valid: validUntil(today, days),
    licence: firm?.rbqLicence ?? null,
    ...priceOf(
      prices.reduce((sum, price) => sum + price),
      province,
      today,
    ),
  }
}

function cardOf(one: Sheet, lang: Lang, file?: z.output<typeof output>['file']) {
  const fields = priceFields(one, lang)
  const told = {
    who: one.who,
    title: one.title,
    number: one.number ?? '',
    total: fields.at(-1)!.value,
    valid: formatDate(one.valid, lang),
  }
  return {
    title: say(lang, 'title'),
    summary: say(lang, one.number ? 'done' : 'ask', told),
    tone: one.licence ? ('info' as const) : ('warning' as const),
    blocks: [
      {
        type: 'fields' as const,
        fields: [
          { label: say(lang, 'who'), value: one.who },
          { label: say(lang, 'work'), value: one.title },
          ...(one.prices.length > 1
            ? [{ label: say(lang, 'parts'), value: one.prices.map((price) => formatMoney(price, lang)).join(' + ') }]
            : []),
          ...fields,
          { label: say(lang, 'valid'), value: told.valid },
          { label: say(lang, 'licence'), value: one.licence ?? say(lang, 'missing') },
        ],
      },
      ...(file ? [{ type: 'file' as const, file }] : [{ type: 'text' as const, text: say(lang, 'content') }]),
    ],
    footer: say(lang, 'footer', { asOf: ratesAsOf(lang), province: one.province }),
  }
}

export const createQuote = defineTool<NewQuoteStores>()({
  name: 'quotes.create',
  title: { fr: 'Préparer une soumission', en: 'Prepare a quote' },
  gate: 'confirm',
  permission: 'sales.write',
  examples: CREATE_QUOTE,
  input,
  output,
  async preview(wanted, ctx) {
    const subject = await prepare(wanted, ctx)
    return { card: cardOf(subject, ctx.lang), subject, edit: { tool: 'quotes.create', input: wanted } }
  },
  async run(wanted, ctx) {
    const { stores, today, actor } = ctx
    const made = await prepare(wanted, ctx)
    const number = await stores.quotes.nextNumber(Number(today.slice(0, 4)))
    const { who, clientId, title, lang, province, amount, valid } = made
    await stores.quotes.insert({
      number,
      clientId,
      prospect: clientId ? null : who,
      title,
      amount,
      lang,
      province,
      status: 'draft',
      lines: [{ description: title, quantity: 1000, unit: 'lump', unitPrice: amount, amount }],
      date: today,
      validUntil: valid,
      ownerId: actor.id,
    })
    const file = await writeQuotePdf({ ...made, number, for: who, date: today }, ctx)
    return { ...made, number, file }
  },
  card: ({ file, ...made }, { lang }) => ({
    ...cardOf(made, lang, file),
    tone: 'success',
    actions: [
      {
        type: 'button',
        label: say(lang, 'check'),
        style: 'primary',
        intent: { do: 'tool', tool: 'quotes.clauses_check', input: { quote: made.number } },
      },
    ],
  }),
})
