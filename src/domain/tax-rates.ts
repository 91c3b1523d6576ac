// Dated data: to change a rate, end the old row and add the new one; issued invoices keep theirs.
import { NovaError } from '../errors.ts'
import { formatDate, type IsoDate } from '../lib/dates.ts'
import type { Bilingual, Lang } from '../lib/i18n.ts'
import type { Ppm } from '../lib/money.ts'
import { PROVINCE_NAMES, type Province } from './province.ts'

export type TaxCode = 'GST' | 'QST' | 'HST' | 'PST'

/** A tax that a client pays on a construction invoice, in force from `from` to `until`, both included. */
export type TaxRate = { tax: TaxCode; rate: Ppm; from: IsoDate; until?: IsoDate; source: string }

/** The province is that of the immovable, not of the client; the date is the invoice's. */
export type PlaceOfSupply = { province: Province; date: IsoDate }

/** The rows below are stated as of this day: show it beside a rate. */
export const TAX_RATES_AS_OF: IsoDate = '2026-11-22'

const CRA = 'canada.ca, GST/HST rates by province'
const gst: TaxRate = { tax: 'GST', rate: 50_000, from: '2008-01-01', source: CRA }
const hst = (rate: Ppm, from: IsoDate, until?: IsoDate): TaxRate => ({
  tax: 'HST',
  rate,
  from,
  ...(until ? { until } : {}),
  source: CRA,
})

const RATES: Record<Province, TaxRate[]> = {
  QC: [
    gst,
    { tax: 'QST', rate: 99_750, from: '2013-01-01', source: 'revenuquebec.ca, Basic rules for the GST and QST' },
  ],
  ON: [hst(130_000, '2010-07-01')],
  NB: [hst(130_000, '2010-07-01', '2016-06-30'), hst(150_000, '2016-07-01')],
  NS: [hst(150_000, '2010-07-01', '2025-03-31'), hst(140_000, '2025-04-01')],
  PE: [hst(140_000, '2013-04-01', '2016-09-30'), hst(150_000, '2016-10-01')],
  NL: [hst(130_000, '2010-07-01', '2016-06-30'), hst(150_000, '2016-07-01')],
  MB: [gst],
  SK: [gst, { tax: 'PST', rate: 60_000, from: '2017-04-01', source: 'saskatchewan.ca, PST on real property services' }],
  AB: [gst],
  BC: [gst],
  YT: [gst],
  NT: [gst],
  NU: [gst],
}

/** The taxes of a place at a date, in the order they are printed. Throws `rule.broken` on a date before our data. */
export function taxesFor({ province, date }: PlaceOfSupply): TaxRate[] {
  const all = RATES[province]
  const inForce = all.filter((row) => row.from <= date && date <= (row.until ?? '9999-12-31'))
  if (inForce.length < new Set(all.map((row) => row.tax)).size) {
    throw new NovaError('rule.broken', {
      fr: `Je n'ai pas les taux de taxe de cet endroit (${PROVINCE_NAMES[province].fr}) au ${formatDate(date, 'fr')}. Vérifiez la date de la facture.`,
      en: `I do not have the tax rates of this place (${PROVINCE_NAMES[province].en}) on ${formatDate(date, 'en')}. Check the date of the invoice.`,
    })
  }
  return inForce
}

/** What somebody who prices work there must know besides the rates; nothing where there is nothing to say. */
export const TAX_NOTES: Partial<Record<Province, Bilingual>> = {
  MB: {
    fr: "La taxe de vente du Manitoba (7 %) n'est pas facturée : l'entrepreneur la paie sur ses matériaux.",
    en: 'Manitoba retail sales tax (7%) is not invoiced: the contractor pays it on materials.',
  },
  SK: {
    fr: 'La TVP de la Saskatchewan se calcule sur tout le contrat, main-d’œuvre comprise.',
    en: 'Saskatchewan PST applies to the whole contract, labour included.',
  },
  BC: {
    fr: "La TVP de la Colombie-Britannique (7 %) n'est pas facturée : l'entrepreneur la paie sur ses matériaux.",
    en: 'British Columbia PST (7%) is not invoiced: the contractor pays it on materials.',
  },
}

const TAX_NAMES: Record<TaxCode, Bilingual> = {
  GST: { fr: 'TPS', en: 'GST' },
  QST: { fr: 'TVQ', en: 'QST' },
  HST: { fr: 'TVH', en: 'HST' },
  PST: { fr: 'TVP', en: 'PST' },
}

/** `TPS`, `GST`, … */
export const taxName = (tax: TaxCode, lang: Lang): string => TAX_NAMES[tax][lang]
