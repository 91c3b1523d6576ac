import { z } from 'zod'
import { PROVINCE_NAMES, PROVINCES } from '../../src/domain/province.ts'
import { extractTaxes, taxAmount } from '../../src/domain/tax.ts'
import { TAX_NOTES, TAX_RATES_AS_OF, taxesFor, taxName } from '../../src/domain/tax-rates.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { readProvince } from './invoice-price.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { RATE } from './tax-examples.ts'

const say = phrases({
  title: { fr: 'Taxes : {place}', en: 'Taxes: {place}' },
  rates: { fr: '{place}, le {date} : {rates}.', en: '{place}, on {date}: {rates}.' },
  added: {
    fr: '{price} avant taxes font {total} : {taxes} ({place}, {date}).',
    en: '{price} before taxes make {total}: {taxes} ({place}, {date}).',
  },
  inside: {
    fr: '{total} taxes comprises, c’est {price} plus {taxes} ({place}, {date}).',
    en: '{total} taxes included is {price} plus {taxes} ({place}, {date}).',
  },
  project: {
    fr: 'Lieu : celui du chantier {code}, non celui du client.',
    en: 'Place: that of site {code}, not the client’s.',
  },
  client: {
    fr: 'Lieu : l’adresse de {client}, à défaut de projet. Ce qui compte, c’est où se trouve l’immeuble.',
    en: 'Place: the address of {client}, for want of a project. What counts is where the property stands.',
  },
  named: { fr: 'Lieu : celui que tu as nommé.', en: 'Place: the one that you named.' },
  home: { fr: 'Lieu : le nôtre, puisque tu n’en as pas nommé.', en: 'Place: ours, since you named none.' },
  price: { fr: 'Avant taxes', en: 'Before taxes' },
  total: { fr: 'Total', en: 'Total' },
  since: { fr: '{rate}, depuis le {from}', en: '{rate}, since {from}' },
  footer: { fr: 'Sources : {sources} · taux à jour au {asOf}', en: 'Sources: {sources} · rates as of {asOf}' },
  bill: { fr: 'Facturer ce montant', en: 'Invoice this amount' },
})

/** What people call a place, besides its name. */
const PLACE_WORDS: Partial<Record<(typeof PROVINCES)[number], string[]>> = {
  QC: ['qc', 'montréal', 'gatineau', 'laval', 'sherbrooke'],
  ON: ['ont', 'ottawa', 'toronto', 'hawkesbury', 'cornwall', 'kingston'],
  NB: ['n.-b.', 'moncton', 'edmundston', 'fredericton'],
  NS: ['n.-é.', 'halifax'],
  PE: ['î.-p.-é.', 'charlottetown', 'pei'],
  NL: ['terre-neuve', 'labrador', 'st. john’s'],
  MB: ['winnipeg'],
  SK: ['regina', 'saskatoon'],
  AB: ['calgary', 'edmonton'],
  BC: ['c.-b.', 'vancouver', 'victoria bc'],
}

const input = z.object({
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  province: field
    .choice([...PROVINCES], {
      label: { fr: 'Province', en: 'Province' },
      options: PROVINCES.map((value) => ({
        value,
        label: PROVINCE_NAMES[value],
        ...(PLACE_WORDS[value] ? { words: PLACE_WORDS[value] } : {}),
      })),
    })
    .optional(),
  date: field.date({ label: { fr: 'Date de la facture', en: 'Invoice date' } }).optional(),
  amount: field.money({ label: { fr: 'Montant', en: 'Amount' } }).optional(),
  included: field
    .boolean({
      label: { fr: 'Taxes comprises', en: 'Taxes included' },
      cues: ['taxes incluses', 'tx incl', 'tout compris', 'taxes dedans', 'tax included', 'including tax', 'tax in'],
    })
    .optional(),
})
type Wanted = z.output<typeof input>

const output = z.object({
  province: z.enum([...PROVINCES]),
  from: z.enum(['project', 'client', 'named', 'home']),
  project: z.object({ id: z.string(), code: z.string() }).nullable(),
  client: z.object({ id: z.string(), name: z.string() }).nullable(),
  date: z.string(),
  rates: z.array(
    z.object({ tax: z.enum(['GST', 'QST', 'HST', 'PST']), rate: z.int(), from: z.string(), source: z.string() }),
  ),
  amounts: z.object({ price: z.int(), taxes: z.array(z.int()), total: z.int(), included: z.boolean() }).nullable(),
})

/** The property decides; then a place that was named; then the client's address; then our own. */
async function whichPlace(wanted: Wanted, { stores }: Context<SheetStores>) {
  const project = wanted.project ? await stores.projects.need(wanted.project) : null
  const client = wanted.client ? await stores.clients.need(wanted.client) : null
  const told = {
    project: project && { id: project.id, code: project.code },
    client: client && { id: client.id, name: client.name },
  }
  if (project) return { ...told, province: readProvince(project.province), from: 'project' as const }
  if (wanted.province) return { ...told, province: wanted.province, from: 'named' as const }
  if (client) return { ...told, province: readProvince(client.province), from: 'client' as const }
  const home = (await stores.organizations.get())?.province ?? 'QC'
  return { ...told, province: readProvince(home), from: 'home' as const }
}

export const determineRate = defineTool<SheetStores>()({
  name: 'tax.determine_rate',
  title: { fr: 'Trouver les taxes à facturer', en: 'Find the taxes to charge' },
  gate: 'none',
  permission: 'chat.use',
  examples: RATE,
  input,
  output,
  async run(wanted, ctx) {
    const place = await whichPlace(wanted, ctx)
    const date = wanted.date ?? ctx.today
    const at = { province: place.province, date }
    const rates = taxesFor(at).map(({ tax, rate, from, source }) => ({ tax, rate, from, source }))
    if (wanted.amount === undefined) return { ...place, date, rates, amounts: null }
    const taxed = wanted.included ? extractTaxes(wanted.amount, at) : taxAmount(wanted.amount, at)
    return {
      ...place,
      date,
      rates,
      amounts: {
        price: taxed.subtotal,
        taxes: taxed.taxes.map((line) => line.amount),
        total: taxed.total,
        included: wanted.included ?? false,
      },
    }
  },
  card({ province, from, project, client, date, rates, amounts }, { lang, can }) {
    const place = PROVINCE_NAMES[province][lang]
    const day = formatDate(date, lang)
    const named = rates.map(({ tax, rate }) => `${taxName(tax, lang)} ${formatPercent(rate, lang)}`)
    const summary = amounts
      ? say(lang, amounts.included ? 'inside' : 'added', {
          price: formatMoney(amounts.price, lang),
          total: formatMoney(amounts.total, lang),
          taxes: rates
            .map(({ tax }, i) => `${taxName(tax, lang)} ${formatMoney(amounts.taxes[i]!, lang)}`)
            .join(lang === 'fr' ? ' et ' : ' and '),
          place,
          date: day,
        })
      : say(lang, 'rates', { place, date: day, rates: named.join(' + ') })
    const note = TAX_NOTES[province]?.[lang]
    return {
      title: say(lang, 'title', { place }),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            ...(amounts ? [{ label: say(lang, 'price'), value: formatMoney(amounts.price, lang) }] : []),
            ...rates.map(({ rate, from: since }, i) => ({
              label: named[i]!,
              value: amounts
                ? formatMoney(amounts.taxes[i]!, lang)
                : say(lang, 'since', { rate: formatPercent(rate, lang), from: formatDate(since, lang) }),
            })),
            ...(amounts ? [{ label: say(lang, 'total'), value: formatMoney(amounts.total, lang) }] : []),
          ],
        },
        { type: 'text', text: say(lang, from, { code: project?.code ?? '', client: client?.name ?? '' }) },
        ...(note ? [{ type: 'text' as const, text: note }] : []),
      ],
      ...(amounts && client && can('finance.write')
        ? {
            actions: [
              {
                type: 'button' as const,
                label: say(lang, 'bill'),
                intent: {
                  do: 'form' as const,
                  tool: 'invoices.create_draft',
                  input: { client: client.id, ...(project ? { project: project.id } : {}) },
                },
              },
            ],
          }
        : {}),
      footer: say(lang, 'footer', {
        sources: [...new Set(rates.map((rate) => rate.source))].join('; '),
        asOf: formatDate(TAX_RATES_AS_OF, lang),
      }),
    }
  },
})
