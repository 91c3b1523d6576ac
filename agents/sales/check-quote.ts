import { z } from 'zod'
import type { Quote } from '../../src/domain/records/accounting.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { readRegistration } from '../../src/domain/registration.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { quoteField, quoteNamed, quoteWords } from './open-quotes.ts'
import { CHECK_QUOTE } from './quote-examples.ts'
import { type FirmStore, priced, priceFields, priceOf, ratesAsOf } from './quote-paper.ts'

export type CheckStores = FirmStore & { quotes: Rows<Quote>; clients: Rows<Client> }

const say = phrases({
  title: { fr: 'Soumission {number}', en: 'Quote {number}' },
  good: {
    fr: '{number} ({who}, {total} taxes comprises) : rien n’y manque.',
    en: '{number} ({who}, {total} with taxes): nothing is missing.',
  },
  bad: {
    fr: '{number} ({who}, {total} taxes comprises) : {count, plural, one {# point} other {# points}} à corriger.',
    en: '{number} ({who}, {total} with taxes): {count, plural, one {# point} other {# points}} to fix.',
  },
  state: { fr: 'État', en: 'Status' },
  draft: { fr: 'brouillon', en: 'draft' },
  sent: { fr: 'envoyée', en: 'sent' },
  won: { fr: 'gagnée', en: 'won' },
  lost: { fr: 'perdue', en: 'lost' },
  expired: { fr: 'expirée', en: 'expired' },
  who: { fr: 'Pour', en: 'For' },
  work: { fr: 'Travaux', en: 'Work' },
  point: { fr: 'Point vérifié', en: 'Checked' },
  result: { fr: 'Constat', en: 'Finding' },
  ok: { fr: 'en règle', en: 'in order' },
  followUp: { fr: 'Relancer', en: 'Follow up' },
  footer: {
    fr: 'Taux de taxe en date du {asOf} · licence exigée sur une soumission (Loi sur le bâtiment, art. 57.1). Avis, pas un conseil juridique.',
    en: 'Tax rates as of {asOf} · licence required on a quote (Building Act, s. 57.1). Guidance, not legal advice.',
  },
})

const CHECKS = {
  licence: {
    label: { fr: 'Licence RBQ', en: 'RBQ licence' },
    wrong: { fr: 'absente ou mal écrite au profil', en: 'missing or badly written in the profile' },
  },
  addressee: {
    label: { fr: 'Destinataire', en: 'Addressee' },
    wrong: { fr: 'personne n’est nommé', en: 'nobody is named' },
  },
  lines: {
    label: { fr: 'Somme des lignes', en: 'Sum of the lines' },
    wrong: { fr: 'ne donne pas le prix inscrit', en: 'does not give the price' },
  },
  validity: {
    label: { fr: 'Durée du prix', en: 'How long the price holds' },
    wrong: { fr: 'aucune date : le prix tient sans fin', en: 'no date: the price holds forever' },
  },
  current: {
    label: { fr: 'Validité en cours', en: 'Still valid' },
    wrong: { fr: 'la date est passée', en: 'the date has passed' },
  },
} satisfies Record<string, { label: Bilingual; wrong: Bilingual }>
type Check = keyof typeof CHECKS

export const checkQuote = defineTool<CheckStores>()({
  name: 'quotes.clauses_check',
  title: { fr: 'Vérifier une soumission', en: 'Check a quote' },
  gate: 'none',
  permission: 'sales.write',
  record: { kind: 'quotes', field: 'quote' },
  examples: CHECK_QUOTE,
  input: z.object({ quote: quoteField }),
  output: z.object({
    number: z.string(),
    who: z.string(),
    title: z.string(),
    status: z.enum(['draft', 'sent', 'won', 'lost', 'expired']),
    validUntil: z.string().nullable(),
    checks: z.array(z.object({ check: z.enum(Object.keys(CHECKS) as [Check, ...Check[]]), ok: z.boolean() })),
    ...priced.shape,
  }),
  async run({ quote: words }, { stores, today }) {
    const clients = await stores.clients.list()
    const quote = quoteNamed(quoteWords(words) ?? words, await stores.quotes.list(), clients)
    const firm = await stores.organizations.get()
    const who = clients.find(({ id }) => id === quote.clientId)?.name ?? quote.prospect
    const lines = quote.lines.reduce((sum, { amount }) => sum + amount, 0)
    const open = quote.status === 'draft' || quote.status === 'sent'
    const checks: { check: Check; ok: boolean }[] = [
      { check: 'licence', ok: readRegistration('RBQ', firm?.rbqLicence ?? '').status === 'valid' },
      { check: 'addressee', ok: !!who },
      { check: 'lines', ok: lines === quote.amount },
      { check: 'validity', ok: !!quote.validUntil },
      ...(open && quote.validUntil ? [{ check: 'current' as const, ok: quote.validUntil >= today }] : []),
    ]
    const { number, title, status, validUntil } = quote
    return {
      number,
      title,
      status,
      validUntil,
      who: who ?? '–',
      checks,
      ...priceOf(quote.amount, quote.province, quote.date),
    }
  },
  card({ number, who, title, status, validUntil, checks, ...price }, { lang }) {
    const fields = priceFields(price, lang)
    const count = checks.filter(({ ok }) => !ok).length
    return {
      title: say(lang, 'title', { number }),
      summary: say(lang, count ? 'bad' : 'good', { number, who, total: fields.at(-1)!.value, count }),
      tone: count ? 'warning' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'who'), value: who },
            { label: say(lang, 'work'), value: title },
            { label: say(lang, 'state'), value: say(lang, status) },
            ...fields,
          ],
        },
        {
          type: 'table',
          caption: say(lang, 'point'),
          columns: [{ label: say(lang, 'point') }, { label: say(lang, 'result') }],
          rows: checks.map(({ check, ok }) => [
            CHECKS[check].label[lang],
            !ok
              ? CHECKS[check].wrong[lang]
              : check === 'validity' && validUntil
                ? formatDate(validUntil, lang)
                : say(lang, 'ok'),
          ]),
        },
      ],
      actions:
        status === 'sent'
          ? [
              {
                type: 'button',
                label: say(lang, 'followUp'),
                intent: { do: 'tool', tool: 'pipeline.follow_up', input: { quote: number } },
              },
            ]
          : [],
      footer: say(lang, 'footer', { asOf: ratesAsOf(lang) }),
    }
  },
})
