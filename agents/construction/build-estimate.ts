import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { computeEstimate, type EstimateLine, findMissingScope } from '../../src/domain/estimate.ts'
import type { CostCodePrice, Estimate } from '../../src/domain/records/plans.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { BUILD } from './estimate-examples.ts'

export type EstimateStores = {
  costCodes: Rows<CostCodePrice>
  estimates: Rows<Estimate> & { nextNumber(year: number): Promise<string> }
  clients: Rows<Client>
  projects: Rows<Project>
}

const say = phrases({
  title: { fr: 'Estimation – {work}', en: 'Estimate – {work}' },
  summary: {
    fr: '{work} : {price} avant taxes, entre {low} et {high}.',
    en: '{work}: {price} before taxes, between {low} and {high}.',
  },
  toQuote: { fr: 'En faire une soumission', en: 'Make it a quote' },
  kept: {
    fr: 'Estimation {number} gardée : {price} avant taxes.',
    en: 'Estimate {number} kept: {price} before taxes.',
  },
  division: { fr: 'Division', en: 'Division' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  unit: { fr: 'Prix unitaire', en: 'Unit cost' },
  asOf: { fr: 'Prix du', en: 'Priced on' },
  old: { fr: '{date} (plus de 6 mois)', en: '{date} (over 6 months old)' },
  low: { fr: 'Bas', en: 'Low' },
  likely: { fr: 'Probable', en: 'Likely' },
  high: { fr: 'Haut', en: 'High' },
  cost: { fr: 'Coût', en: 'Cost' },
  overhead: { fr: 'Administration {rate}', en: 'Overhead {rate}' },
  profit: { fr: 'Profit {rate}', en: 'Profit {rate}' },
  contingency: { fr: 'Imprévus {rate}', en: 'Contingency {rate}' },
  price: { fr: 'Prix avant taxes', en: 'Price before taxes' },
  excluded: {
    fr: 'Non compris : les taxes{unread}{missing}.',
    en: 'Not included: taxes{unread}{missing}.',
  },
  also: { fr: ', {what}', en: ', {what}' },
  source: {
    fr: 'Nos coûts unitaires, main-d’œuvre et matériaux · majorations de {from}.',
    en: 'Our unit costs, labour and material · markups of {from}.',
  },
  noMarkup: {
    fr: 'Nos coûts unitaires, main-d’œuvre et matériaux · sans majoration.',
    en: 'Our unit costs, labour and material · no markup.',
  },
})

const input = z.object({
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  quantity: field.quantity({
    label: { fr: 'Quantité', en: 'Quantity' },
    ask: {
      fr: 'Quelle quantité, en quelle unité? (p. ex. 2400 pi²)',
      en: 'What quantity, in which unit? (e.g. 2400 sf)',
    },
  }),
  metric: field
    .boolean({ label: { fr: 'En mètres carrés', en: 'In square metres' }, cues: ['m2', 'mètre carré', 'square metre'] })
    .optional(),
  work: field.text({
    label: { fr: 'Travaux', en: 'Works' },
    ask: { fr: 'Quels travaux? (p. ex. gypse et peinture)', en: 'Which works? (e.g. drywall and paint)' },
  }),
})

/** Square feet in a square metre, in millionths. */
const FEET_PER_METRE = 10_763_910

/** The firm's price for a code: the same, else the same section, else its division's only one. */
function priceOf(code: string, prices: readonly CostCodePrice[]): CostCodePrice | undefined {
  const division = prices.filter((one) => one.code.startsWith(code.slice(0, 2)))
  return (
    division.find((one) => one.code === code) ??
    division.find((one) => one.code.startsWith(code.slice(0, 4))) ??
    (division.length === 1 ? division[0] : undefined)
  )
}

const invalid = (name: string, fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field: name })

function quantityIn(unit: string, { quantity, metric }: z.output<typeof input>): number {
  if (!metric || unit === 'm2') return quantity
  if (unit === 'pi2') return Math.round((quantity * FEET_PER_METRE) / 1_000_000)
  throw invalid(
    'quantity',
    `Notre prix est par « ${unit} » : donne la quantité dans cette unité.`,
    `Our price is per “${unit}”: give the quantity in that unit.`,
  )
}

async function draftEstimate(said: z.output<typeof input>, { stores, lang, today }: Context<EstimateStores>) {
  const prices = await stores.costCodes.list({ active: true })
  const parts = said.work
    .split(/\s*(?:\+|,|&|\bet\b|\bpuis\b|\bpis\b|\band\b|\bplus\b)\s*/i)
    .filter((part) => part.length > 1)
  const read = parts.map((part) => {
    const code = classifyWork(part)
    return { part, price: code ? priceOf(code, prices) : undefined }
  })
  const known = [...new Set(read.flatMap(({ price }) => price ?? []))]
  if (!known.length)
    throw invalid(
      'work',
      `Je n’ai pas de prix pour « ${said.work} ». J’en ai pour : ${prices.map((one) => one.labelFr.toLowerCase()).join(', ')}.`,
      `I have no price for “${said.work}”. I have some for: ${prices.map((one) => one.labelEn.toLowerCase()).join(', ')}.`,
    )
  const [last] = (await stores.estimates.list())
    .filter(({ markups }) => markups.length)
    .sort((a, b) => (a.number < b.number ? 1 : -1))
  const lines: EstimateLine[] = known.map((one) => ({
    code: one.code,
    description: lang === 'fr' ? one.labelFr : one.labelEn,
    unit: one.unit,
    quantity: quantityIn(one.unit, said),
    low: one.low,
    likely: one.likely,
    high: one.high,
  }))
  const total = computeEstimate(lines, last?.markups ?? [])
  return {
    work: lines.map(({ description }) => description).join(' + '),
    lines: total.lines.map((line, i) => ({
      ...line,
      asOf: known[i]!.asOf,
      old: known[i]!.asOf < addMonths(today, -6),
    })),
    markups: total.markups,
    cost: total.cost,
    price: total.price,
    lowPrice: total.lowPrice,
    highPrice: total.highPrice,
    markupsFrom: last?.number ?? null,
    unread: read.filter(({ price }) => !price).map(({ part }) => part),
    missing: findMissingScope(lines.map(({ code }) => code)).map(({ label }) => label),
  }
}
type Draft = Awaited<ReturnType<typeof draftEstimate>>

function blocksOf(draft: Draft, lang: Lang) {
  const money = (amount: number) => formatMoney(amount, lang)
  const also = (what: string[]) => what.map((one) => say(lang, 'also', { what: one })).join('')
  return [
    {
      type: 'table' as const,
      caption: say(lang, 'title', { work: draft.work }),
      columns: [
        { label: say(lang, 'division') },
        { label: say(lang, 'quantity'), align: 'right' as const },
        { label: say(lang, 'unit'), align: 'right' as const },
        { label: say(lang, 'low'), align: 'right' as const },
        { label: say(lang, 'likely'), align: 'right' as const },
        { label: say(lang, 'high'), align: 'right' as const },
        { label: say(lang, 'asOf') },
      ],
      rows: draft.lines.map((line) => [
        `${line.code} ${line.description}`,
        `${formatNumber(line.quantity / 1000, lang)} ${line.unit}`,
        money(line.likely),
        money(line.lowCost),
        money(line.cost),
        money(line.highCost),
        line.old ? say(lang, 'old', { date: formatDate(line.asOf, lang) }) : formatDate(line.asOf, lang),
      ]),
    },
    {
      type: 'fields' as const,
      fields: [
        { label: say(lang, 'cost'), value: money(draft.cost) },
        ...draft.markups.map(({ name, rate, amount }) => ({
          label: say(lang, name, { rate: formatPercent(rate, lang) }),
          value: money(amount),
        })),
        { label: say(lang, 'low'), value: money(draft.lowPrice) },
        { label: say(lang, 'price'), value: money(draft.price) },
        { label: say(lang, 'high'), value: money(draft.highPrice) },
      ],
    },
    {
      type: 'text' as const,
      text: say(lang, 'excluded', {
        unread: also(draft.unread),
        missing: also(draft.missing.map((label) => label[lang].toLowerCase())),
      }),
    },
  ]
}

const footerOf = (from: string | null, lang: Lang) => (from ? say(lang, 'source', { from }) : say(lang, 'noMarkup'))

export const buildEstimate = defineTool<EstimateStores>()({
  name: 'estimates.build',
  title: { fr: 'Monter une estimation', en: 'Build an estimate' },
  gate: 'confirm',
  permission: 'estimates.write',
  examples: BUILD,
  input,
  output: z.object({
    number: z.string(),
    work: z.string(),
    price: z.int(),
    from: z.string().nullable(),
    client: z.string().nullable(),
  }),
  async preview(said, context) {
    const { lang } = context
    const draft = await draftEstimate(said, context)
    const money = (amount: number) => formatMoney(amount, lang)
    return {
      card: {
        title: say(lang, 'title', { work: draft.work }),
        summary: say(lang, 'summary', {
          work: draft.work,
          price: money(draft.price),
          low: money(draft.lowPrice),
          high: money(draft.highPrice),
        }),
        tone: draft.lines.some(({ old }) => old) ? 'warning' : 'info',
        blocks: blocksOf(draft, lang),
        footer: footerOf(draft.markupsFrom, lang),
      },
      subject: { lines: draft.lines, markups: draft.markups, price: draft.price, client: said.client ?? null },
      edit: { tool: 'estimates.build', input: said },
    }
  },
  async run(said, context) {
    const { stores, actor, today } = context
    const draft = await draftEstimate(said, context)
    const { number } = await stores.estimates.insert({
      number: await stores.estimates.nextNumber(Number(today.slice(0, 4))),
      title: draft.work,
      date: today,
      authorId: actor.id,
      ...(said.client ? { clientId: said.client } : {}),
      ...(said.project ? { projectId: said.project } : {}),
      lines: draft.lines.map(({ code, description, unit, quantity, low, likely, high }) => ({
        code,
        description,
        unit,
        quantity,
        low,
        likely,
        high,
      })),
      markups: draft.markups.map(({ name, rate, compound }) => ({ name, rate, compound })),
      cost: draft.cost,
      price: draft.price,
    })
    return { number, work: draft.work, price: draft.price, from: draft.markupsFrom, client: said.client ?? null }
  },
  card({ number, work, price, from, client }, { lang, can }) {
    return {
      title: say(lang, 'title', { work }),
      summary: say(lang, 'kept', { number, price: formatMoney(price, lang) }),
      tone: 'success',
      blocks: [{ type: 'fields', fields: [{ label: number, value: formatMoney(price, lang) }] }],
      actions: can('sales.write')
        ? [
            {
              type: 'button',
              label: say(lang, 'toQuote'),
              intent: {
                do: 'form',
                tool: 'quotes.create',
                input: { title: work, amount: price, ...(client ? { client } : {}) },
              },
            },
          ]
        : [],
      footer: footerOf(from, lang),
    }
  },
})
