import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { readWantedLines } from '../../src/domain/order-text.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { SEND } from './price-examples.ts'

type Stores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Demande de prix', en: 'Request for prices' },
  willAsk: {
    fr: 'Ouvrir la demande de prix « {what} », réponses d’ici le {due}?',
    en: 'Open the request for prices "{what}", answers by {due}?',
  },
  asked: {
    fr: '{number} est ouverte : {what}, réponses d’ici le {due}.',
    en: '{number} is open: {what}, answers by {due}.',
  },
  item: { fr: 'Article', en: 'Item' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  note: {
    fr: 'Aucun fournisseur n’est écrit d’ici : envoie la demande à ceux que tu choisis, puis entre leurs prix à la fiche pour les comparer.',
    en: 'No supplier is written to from here: send the request to those you choose, then enter their prices on the record to compare them.',
  },
})

/** Days that suppliers are given to answer. */
const DAYS_TO_ANSWER = 7

const input = z.object({
  what: field.longText({
    label: { fr: 'Quoi, et combien', en: 'What, and how many' },
    ask: { fr: 'Un prix pour quoi, et combien?', en: 'A price for what, and how many?' },
    cues: ['prix pour', 'prix de', 'prix sur', 'price for', 'prices for', 'quotes for', 'pricing on'],
  }),
  project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
  due: field
    .date({ label: { fr: 'Réponses d’ici le', en: 'Answers by' }, cues: ['d’ici', 'avant', 'by', 'before'] })
    .optional(),
})
type Said = z.output<typeof input>

const request = z.object({
  what: z.string(),
  due: z.string(),
  costCode: z.string().nullable(),
  projectId: z.string().nullable(),
  items: z.array(z.object({ description: z.string(), unit: z.string(), quantity: z.int() })),
})
type Request = z.output<typeof request>

async function requestOf({ what, project, due }: Said, { today }: Context<Stores>): Promise<Request> {
  const items = readWantedLines(what).flatMap(({ description, unit, quantity }) =>
    quantity === null ? [] : [{ description, unit, quantity }],
  )
  if (items.length === 0)
    throw new NovaError(
      'input.invalid',
      { fr: 'Dis combien : « 300 morceaux de 2x6x16 ».', en: 'Say how many: "300 pieces of 2x6x16".' },
      { field: 'what' },
    )
  const title = items.map(({ description }) => description).join(', ')
  return {
    ...{ what: title, due: due ?? addDays(today, DAYS_TO_ANSWER), costCode: classifyWork(title) ?? null },
    ...{ projectId: project ?? null, items },
  }
}

function requestCard({ what, due, items }: Request, number: string | null, lang: Lang) {
  const summary = say(lang, number ? 'asked' : 'willAsk', { what, due: formatDate(due, lang), number: number ?? '' })
  return {
    title: say(lang, 'title'),
    summary,
    tone: number ? ('success' as const) : ('info' as const),
    blocks: [
      {
        type: 'table' as const,
        caption: say(lang, 'title'),
        columns: [{ label: say(lang, 'item') }, { label: say(lang, 'quantity'), align: 'right' as const }],
        rows: items.map(({ description, unit, quantity }) => [
          description,
          `${formatNumber(quantity / 1000, lang, 2)} ${unit}`,
        ]),
      },
      { type: 'text' as const, text: say(lang, 'note') },
    ],
  }
}

export const askPrices = defineTool<Stores>()({
  name: 'rfqs.send',
  title: { fr: 'Ouvrir une demande de prix', en: 'Open a request for prices' },
  gate: 'confirm',
  permission: 'purchases.write',
  examples: SEND,
  input,
  output: request.extend({ number: z.string() }),
  async preview(said, ctx) {
    const subject = await requestOf(said, ctx)
    return { card: requestCard(subject, null, ctx.lang), subject }
  },
  async run(said, ctx) {
    const wanted = await requestOf(said, ctx)
    const { number } = await ctx.stores.records.create('rfq', {
      ...{ title: wanted.what, state: 'sent', date: ctx.today, due: wanted.due, projectId: wanted.projectId },
      data: { costCode: wanted.costCode ?? '', items: wanted.items, offers: [] },
    })
    return { ...wanted, number }
  },
  card: ({ number, ...wanted }, { lang }) => requestCard(wanted, number, lang),
})
