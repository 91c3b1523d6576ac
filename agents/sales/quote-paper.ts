import { z } from 'zod'
import { PROVINCES, type Province } from '../../src/domain/province.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import { taxAmount } from '../../src/domain/tax.ts'
import { TAX_RATES_AS_OF, taxName } from '../../src/domain/tax-rates.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'

export type FirmStore = { organizations: { get(): Promise<Organization | null> } }

const print = phrases({
  title: { fr: 'Soumission {number}', en: 'Quote {number}' },
  subtitle: { fr: '{date} · valide jusqu’au {valid}', en: '{date} · valid until {valid}' },
  for: { fr: 'Pour', en: 'For' },
  work: { fr: 'Travaux', en: 'Work' },
  price: { fr: 'Prix', en: 'Price' },
  before: { fr: 'Prix avant taxes', en: 'Price before taxes' },
  tax: { fr: '{name} ({rate})', en: '{name} ({rate})' },
  total: { fr: 'Total taxes comprises', en: 'Total with taxes' },
  terms: { fr: 'Conditions', en: 'Terms' },
  termsText: {
    fr: 'Le prix est forfaitaire pour les travaux décrits; les taxes sont en sus du prix.\n\nTout changement demandé fait l’objet d’un avenant signé avant d’être exécuté.\n\nLe prix tient jusqu’au {valid}.',
    en: 'The price is a lump sum for the work described; taxes are on top of the price.\n\nAny change asked for is put in a change order, signed before it is done.\n\nThe price holds until {valid}.',
  },
  exclusions: { fr: 'Exclusions', en: 'Exclusions' },
  exclusionsText: {
    fr: 'Permis et frais municipaux; matières dangereuses (amiante, moisissure); conditions cachées; travaux d’hiver; tout ce qui n’est pas décrit plus haut.',
    en: 'Permits and municipal fees; hazardous materials (asbestos, mould); concealed conditions; winter work; anything not described above.',
  },
  accept: { fr: 'Acceptation', en: 'Acceptance' },
  acceptText: {
    fr: 'Signature du client : ______________________   Date : ______________',
    en: 'Client’s signature: ______________________   Date: ______________',
  },
  footer: {
    fr: '{firm}{licence, select, none {} other { · Licence RBQ : {licence}}}{phone, select, none {} other { · {phone}}}',
    en: '{firm}{licence, select, none {} other { · RBQ licence: {licence}}}{phone, select, none {} other { · {phone}}}',
  },
  file: { fr: 'Soumission {number}.pdf', en: 'Quote {number}.pdf' },
})

const province = (text: string): Province => PROVINCES.find((one) => one === text) ?? 'QC'

export const priced = z.object({
  amount: z.int(),
  taxes: z.array(z.object({ tax: z.string(), rate: z.int(), amount: z.int() })),
  total: z.int(),
})
export type Priced = z.output<typeof priced>

export function priceOf(amount: number, where: string, date: IsoDate): Priced {
  const { taxes, total } = taxAmount(amount, { province: province(where), date })
  return { amount, taxes: taxes.map(({ tax, rate, amount }) => ({ tax, rate, amount })), total }
}

/** Price, each tax and the total, as a card and a paper show them. */
export const priceFields = ({ amount, taxes, total }: Priced, lang: Lang) => [
  { label: print(lang, 'before'), value: formatMoney(amount, lang) },
  ...taxes.map(({ tax, rate, amount }) => ({
    label: print(lang, 'tax', {
      name: taxName(tax as Parameters<typeof taxName>[0], lang),
      rate: formatPercent(rate, lang),
    }),
    value: formatMoney(amount, lang),
  })),
  { label: print(lang, 'total'), value: formatMoney(total, lang) },
]

export const ratesAsOf = (lang: Lang) => formatDate(TAX_RATES_AS_OF, lang)

export type QuotePaper = {
  number: string
  for: string
  title: string
  date: IsoDate
  valid: IsoDate
  lang: Lang
} & Priced

export const validUntil = (today: IsoDate, days: number): IsoDate => addDays(today, days)

/** The quote as a PDF in its reader's language, with the licence that the law wants on it. */
export async function writeQuotePdf(
  paper: QuotePaper,
  { stores, documents, saveFile, organization }: Context<FirmStore>,
) {
  const { lang, number } = paper
  const firm = await stores.organizations.get()
  const valid = formatDate(paper.valid, lang, 'long')
  const bytes = await documents.report({
    title: print(lang, 'title', { number }),
    subtitle: print(lang, 'subtitle', { date: formatDate(paper.date, lang, 'long'), valid }),
    author: firm?.name ?? organization.name,
    lang,
    date: paper.date,
    sections: [
      {
        heading: print(lang, 'work'),
        fields: [
          { label: print(lang, 'for'), value: paper.for },
          { label: print(lang, 'work'), value: paper.title },
        ],
      },
      { heading: print(lang, 'price'), fields: priceFields(paper, lang) },
      { heading: print(lang, 'terms'), text: print(lang, 'termsText', { valid }) },
      { heading: print(lang, 'exclusions'), text: print(lang, 'exclusionsText') },
      { heading: print(lang, 'accept'), text: print(lang, 'acceptText') },
    ],
    footer: print(lang, 'footer', {
      firm: firm?.name ?? organization.name,
      licence: firm?.rbqLicence ?? 'none',
      phone: firm?.phone ?? 'none',
    }),
  })
  const { id, name, mime, size } = await saveFile({
    name: print(lang, 'file', { number }),
    mime: 'application/pdf',
    bytes,
  })
  return { id, name, mime, size }
}
