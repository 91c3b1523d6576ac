import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Vendor } from '../../src/domain/records/accounting.ts'
import type { PurchaseOrder } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type DeliveryStores = {
  records: RecordStore
  projects: Rows<Project>
  vendors: Rows<Vendor>
  purchaseOrders: Rows<PurchaseOrder>
}
export type Delivery = TypedRecord<'delivery'>

export const OPEN = ['planned', 'confirmed'] as const

const say = phrases({
  planned: { fr: 'prévue, à confirmer', en: 'planned, to be confirmed' },
  confirmed: { fr: 'confirmée', en: 'confirmed' },
  received: { fr: 'reçue', en: 'received' },
  partial: { fr: 'reçue en partie', en: 'received in part' },
  returned: { fr: 'retournée', en: 'returned' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  am: { fr: 'en avant-midi', en: 'in the morning' },
  pm: { fr: 'en après-midi', en: 'in the afternoon' },
})

export const shownDelivery = z.object({
  number: z.string(),
  item: z.string(),
  state: z.enum(['planned', 'confirmed', 'received', 'partial', 'returned', 'cancelled']),
  date: z.string().nullable(),
  window: z.string(),
  access: z.string(),
  order: z.string().nullable(),
  vendor: z.string().nullable(),
  project: z.string().nullable(),
})
export type ShownDelivery = z.output<typeof shownDelivery>

export const stateText = (state: ShownDelivery['state'], lang: Lang) => say(lang, state)
export const windowText = (window: string, lang: Lang) =>
  window === 'am' || window === 'pm' ? say(lang, window) : window

export async function shownOf(one: Delivery, stores: DeliveryStores): Promise<ShownDelivery> {
  const project = one.projectId ? await stores.projects.get(one.projectId) : null
  const vendor = one.vendorId ? await stores.vendors.get(one.vendorId) : null
  const { window, access, order } = one.data
  return {
    ...{ number: one.number, item: one.title, state: one.state, date: one.date, window, access, order },
    ...{ vendor: vendor?.name ?? null, project: project ? `${project.code} ${project.name}` : null },
  }
}

const WHAT = { field: 'delivery', what: { fr: 'livraison', en: 'delivery' } }

/** The delivery that words name: by number, order, goods, supplier or site. One to come goes before a past one. */
export async function deliveryNamed(words: string, stores: DeliveryStores, onlyOpen = false): Promise<Delivery> {
  const all = await stores.records.list('delivery')
  const things = []
  for (const one of all) {
    const { vendor, project, order } = await shownOf(one, stores)
    const aliases = [order, vendor, project].filter((text) => text !== null)
    things.push({ ...{ id: one.number, name: one.title, aliases }, open: OPEN.some((state) => state === one.state) })
  }
  const find = (id: string) => all.find(({ number }) => number === id)!
  const open = things.filter((thing) => thing.open)
  const byOrder = open.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === words.toLowerCase()))
  if (byOrder) return find(byOrder.id)
  try {
    return find(oneNamed(words, open, WHAT).id)
  } catch (error) {
    const near = error instanceof NovaError ? error.data?.candidates : null
    if (onlyOpen || (Array.isArray(near) && near.length > 0)) throw error
    return find(oneNamed(words, things, WHAT).id)
  }
}
