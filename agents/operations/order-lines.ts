import { classifyWork } from '../../src/domain/cost-code.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import { readWantedLines, type WantedLine } from '../../src/domain/order-text.ts'
import { titleMatch } from '../../src/domain/passages.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { PurchaseOrder } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type OrderStores = {
  records: RecordStore
  vendors: Rows<Vendor>
  projects: Rows<Project>
  purchaseOrders: Rows<PurchaseOrder> & { nextNumber(year: number): Promise<string> }
}

/** Words that share less than this with a name do not mean it. */
const ALIKE = 0.5

export type KnownLine = {
  description: string
  unit: string
  quantity: number
  unitPrice: number
  /** Where the price comes from: said, the number of a past order, or the stock's own cost. */
  from: 'said' | 'stock' | { order: string }
  costCode: string | null
  vendorId: string | null
  stock: TypedRecord<'inventory_item'> | null
}

const best = <T>(things: readonly T[], score: (thing: T) => number): T | null => {
  const scored = things.map((thing) => ({ thing, score: score(thing) })).sort((a, b) => b.score - a.score)
  return scored[0] && scored[0].score >= ALIKE ? scored[0].thing : null
}

/** Throws `input.invalid` where how many or at what price is neither said nor known. */
export async function readOrderLines(text: string, { records, purchaseOrders }: OrderStores): Promise<KnownLine[]> {
  const wanted = readWantedLines(text)
  const items = await records.list('inventory_item', { state: 'active' })
  const past = (await purchaseOrders.list())
    .filter(({ status }) => status !== 'cancelled' && status !== 'draft')
    .sort((a, b) => b.date.localeCompare(a.date))
    .flatMap((order) => order.lines.map((line) => ({ order, line })))
  return wanted.map((one) => {
    const { quantity, description } = sayHowMany(one)
    const stock = best(items, ({ title, data }) =>
      Math.max(titleMatch(description, title), titleMatch(description, data.aliases.join(' '))),
    )
    const bought = best(past, ({ order, line }) => titleMatch(description, `${line.description} ${order.title}`))
    const unitPrice = one.unitPrice ?? bought?.line.unitPrice ?? stock?.data.unitCost
    if (unitPrice === undefined)
      throw new NovaError(
        'input.invalid',
        {
          fr: `Je ne connais pas le prix de « ${description} ». Écris-le avec la quantité, par exemple « 12 ${description} à 45 $ ».`,
          en: `I do not know the price of “${description}”. Write it with the quantity, for example “12 ${description} at $45”.`,
        },
        { field: 'items' },
      )
    return {
      description: stock && !bought ? stock.title : description,
      unit: one.unit === 'unité' ? (stock?.data.unit ?? bought?.line.unit ?? one.unit) : one.unit,
      quantity,
      unitPrice,
      from: one.unitPrice !== null ? 'said' : bought ? { order: bought.order.number } : 'stock',
      costCode: stock?.data.costCode ?? bought?.order.costCode ?? classifyWork(description) ?? null,
      vendorId: bought?.order.vendorId ?? stock?.vendorId ?? null,
      stock,
    }
  })
}

function sayHowMany({ quantity, description }: WantedLine): { quantity: number; description: string } {
  if (quantity !== null && quantity > 0 && description) return { quantity, description }
  throw new NovaError(
    'input.invalid',
    description
      ? {
          fr: `Combien de « ${description} »? Écris par exemple « 40 feuilles de gypse 5/8 ».`,
          en: `How many “${description}”? Write for example “40 sheets of 5/8 drywall”.`,
        }
      : {
          fr: 'Que faut-il commander? Écris par exemple « 40 feuilles de gypse 5/8 ».',
          en: 'What is to be ordered? Write for example “40 sheets of 5/8 drywall”.',
        },
    { field: 'items' },
  )
}

/** The supplier that is named, else who sold or stocks the first of the lines, else the only one of its trade. */
export async function vendorOf(said: string | undefined, lines: readonly KnownLine[], { vendors }: OrderStores) {
  const all = await vendors.list({ active: true })
  if (said)
    return oneNamed(
      said,
      all.map((one) => ({ ...one, aliases: [...one.aliases, one.trade ?? ''] })),
      { field: 'vendor', what: { fr: 'fournisseur', en: 'supplier' } },
    )
  const known = all.find(({ id }) => id === lines[0]?.vendorId)
  if (known) return known
  const division = lines[0]?.costCode?.slice(0, 2)
  const [only, second] = all.filter(({ trade }) => division && trade && classifyWork(trade)?.slice(0, 2) === division)
  if (only && !second) return only
  const names = all.map(({ name }) => name).join(', ')
  throw new NovaError(
    'input.invalid',
    {
      fr: `Chez quel fournisseur? Au dossier : ${names}.`,
      en: `From which supplier? On file: ${names}.`,
    },
    { field: 'vendor' },
  )
}
