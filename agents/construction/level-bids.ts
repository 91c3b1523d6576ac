import { z } from 'zod'
import { levelOffers } from '../../src/domain/bids.ts'
import { classifyWork, costCodeLabel } from '../../src/domain/cost-code.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { LEVEL } from './subcontract-examples.ts'

export type LevelStores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Prix à niveau – {what}', en: 'Levelled prices – {what}' },
  best: {
    fr: '{what} : {vendor} est le plus bas à niveau, {price}{gap, select, none {} other {, {gap} de moins que {second}}}.',
    en: '{what}: {vendor} is the lowest once levelled, {price}{gap, select, none {} other {, {gap} below {second}}}.',
  },
  none: { fr: '{what} : aucun prix reçu encore.', en: '{what}: no price received yet.' },
  swap: {
    fr: 'Le plus bas à l’ouverture, {vendor} ({price}), ne comprend pas : {items}.',
    en: 'The lowest at opening, {vendor} ({price}), leaves out: {items}.',
  },
  vendor: { fr: 'Sous-traitant', en: 'Subcontractor' },
  price: { fr: 'Prix reçu', en: 'Price received' },
  freight: { fr: 'Transport', en: 'Freight' },
  excluded: { fr: 'Exclusions', en: 'Exclusions' },
  levelled: { fr: 'À niveau', en: 'Levelled' },
  gap: { fr: 'Écart', en: 'Gap' },
  lead: { fr: 'Délai', en: 'Lead time' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  check: { fr: 'Papiers de {vendor}', en: 'Papers of {vendor}' },
  valid: { fr: 'Valide jusqu’au', en: 'Valid until' },
  expired: { fr: '{date} (expiré)', en: '{date} (expired)' },
  footer: {
    fr: '{number}, prix au {date} · avant taxes; chaque exclusion est ajoutée à ce qu’elle vaut',
    en: '{number}, prices as of {date} · before taxes; each exclusion is added at what it is worth',
  },
})

const NOISE =
  /\b(?:compare|comparer|compar|prix|soumissions?|prices?|bids?|quotes?|level|les|des|the|\d|svp|please|sous|traitants?|subs?)\b/gi

const input = z.object({
  trade: field.text({
    label: { fr: 'Métier ou demande de prix', en: 'Trade or request for prices' },
    ask: { fr: 'Les prix de quel métier?', en: 'The prices of which trade?' },
    cues: [
      'prix d’',
      'prix de',
      'prix en',
      'prix des',
      'soumissions d’',
      'soumissions de',
      'soumissions en',
      'prices for',
      'quotes for',
      'bids for',
    ],
  }),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
})

/** The request for prices that words name: by its title, else by the cost code of the trade. */
async function requestNamed({ trade, project }: z.output<typeof input>, { records }: LevelStores) {
  const all = (await records.list('rfq', project ? { projectId: project } : {})).filter(
    ({ state }) => state !== 'cancelled' && state !== 'draft',
  )
  const words = trade.replace(NOISE, ' ').trim() || trade
  const code = classifyWork(words)
  const coded = all.filter(({ data }) => code && data.costCode.slice(0, 2) === code.slice(0, 2))
  const [only, second] = coded
  if (only && !second) return only
  if (!all.length)
    throw new NovaError('not-found', {
      fr: 'Aucune demande de prix n’est au dossier pour ce chantier.',
      en: 'No request for prices is on file for this project.',
    })
  return oneNamed(
    words,
    (second ? coded : all).map((one) => ({
      id: one.number,
      name: one.title,
      aliases: [costCodeLabel(one.data.costCode)?.fr ?? '', costCodeLabel(one.data.costCode)?.en ?? ''],
      one,
    })),
    { field: 'trade', what: { fr: 'demande de prix', en: 'request for prices' } },
  ).one
}

export const levelBids = defineTool<LevelStores>()({
  name: 'subcontracts.level_bids',
  title: { fr: 'Mettre à niveau des prix de sous-traitants', en: 'Level subcontractor prices' },
  gate: 'none',
  permission: 'projects.cost',
  examples: LEVEL,
  input,
  output: z.object({
    number: z.string(),
    what: z.string(),
    asOf: z.string().nullable(),
    offers: z.array(
      z.object({
        vendor: z.string(),
        price: z.int(),
        freight: z.int(),
        leadDays: z.int(),
        validUntil: z.string().nullable(),
        excludes: z.array(z.object({ item: z.string(), worth: z.int() })),
        levelled: z.int(),
        gap: z.int(),
      }),
    ),
  }),
  async run(asked, { stores }) {
    const { number, title, date, data } = await requestNamed(asked, stores)
    const offers = levelOffers(data.offers).map(
      ({ vendor, price, freight, leadDays, validUntil, excludes, levelled, gap }) => ({
        vendor,
        price,
        freight,
        leadDays,
        validUntil,
        excludes: [...excludes],
        levelled,
        gap,
      }),
    )
    return { number, what: title, asOf: date, offers }
  },
  card({ number, what, asOf, offers }, { lang, today }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const [best, second] = offers
    const opened = [...offers].sort((a, b) => a.price - b.price)[0]
    const title = say(lang, 'title', { what })
    return {
      title,
      summary: best
        ? say(lang, 'best', {
            what,
            vendor: best.vendor,
            price: money(best.levelled),
            gap: second ? money(second.gap) : 'none',
            second: second?.vendor ?? '',
          })
        : say(lang, 'none', { what }),
      tone: 'info',
      blocks: best
        ? [
            {
              type: 'table',
              caption: title,
              columns: [
                { label: say(lang, 'vendor') },
                { label: say(lang, 'price'), align: 'right' },
                { label: say(lang, 'freight'), align: 'right' },
                { label: say(lang, 'excluded') },
                { label: say(lang, 'levelled'), align: 'right' },
                { label: say(lang, 'gap'), align: 'right' },
                { label: say(lang, 'lead'), align: 'right' },
                { label: say(lang, 'valid') },
              ],
              rows: offers.map((one) => [
                one.vendor,
                money(one.price),
                money(one.freight),
                one.excludes.map(({ item, worth }) => `${item} (${money(worth)})`).join(', ') || '–',
                money(one.levelled),
                money(one.gap),
                say(lang, 'days', { n: one.leadDays }),
                !one.validUntil
                  ? '–'
                  : one.validUntil < today
                    ? say(lang, 'expired', { date: formatDate(one.validUntil, lang) })
                    : formatDate(one.validUntil, lang),
              ]),
            },
            ...(opened && opened.vendor !== best.vendor && opened.excludes.length
              ? [
                  {
                    type: 'text' as const,
                    text: say(lang, 'swap', {
                      vendor: opened.vendor,
                      price: money(opened.price),
                      items: opened.excludes.map(({ item }) => item).join(', '),
                    }),
                  },
                ]
              : []),
          ]
        : [],
      actions: best
        ? [
            {
              type: 'button',
              label: say(lang, 'check', { vendor: best.vendor }).slice(0, 75),
              intent: { do: 'tool', tool: 'subcontracts.verify_attestation', input: { vendor: best.vendor } },
            },
          ]
        : [],
      footer: say(lang, 'footer', { number, date: asOf ? formatDate(asOf, lang) : '–' }),
    }
  },
})
