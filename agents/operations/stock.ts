import { z } from 'zod'
import { planStock } from '../../src/domain/inventory.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { COUNT, FIND, TRANSFER } from './stock-examples.ts'

export type StockStores = { records: RecordStore; projects: Rows<Project> }
type Item = TypedRecord<'inventory_item'>

const say = phrases({
  title: { fr: 'Stock – {item}', en: 'Stock – {item}' },
  left: {
    fr: '{item} ({unit}) : il en reste {count}, dont {reserved} réservés; {free} libres. Endroit : {place}.',
    en: '{item} ({unit}): {count} left, {reserved} of them reserved; {free} free. Place: {place}.',
  },
  onHand: { fr: 'En main', en: 'On hand' },
  reserved: { fr: 'Réservé', en: 'Reserved' },
  free: { fr: 'Libre', en: 'Free' },
  use: { fr: 'Par semaine', en: 'A week' },
  counted: { fr: 'Compté le', en: 'Counted on' },
  place: { fr: 'Endroit', en: 'Place' },
  low: {
    fr: 'Sous le seuil de {point} : à commander ({quantity} {unit}).',
    en: 'Under the {point} line: to be ordered ({quantity} {unit}).',
  },
  countTitle: { fr: 'Stock compté', en: 'Stock counted' },
  counted2: {
    fr: '{item} : {count} {unit} comptés, {gap} par rapport à avant.',
    en: '{item}: {count} {unit} counted, {gap} against before.',
  },
  moveTitle: { fr: 'Stock déplacé', en: 'Stock moved' },
  moved: {
    fr: '{quantity} {unit} de {item} partent pour {project}; il en reste {count} ({place}).',
    en: '{quantity} {unit} of {item} go to {project}; {count} left ({place}).',
  },
  back: {
    fr: '{quantity} {unit} de {item} reviennent de {project}; il y en a {count} ({place}).',
    en: '{quantity} {unit} of {item} come back from {project}; {count} on hand ({place}).',
  },
})

const whichItem = field.text({
  label: { fr: 'Article', en: 'Item' },
  ask: { fr: 'Quel article?', en: 'Which item?' },
})

async function itemNamed(words: string, { records }: Pick<StockStores, 'records'>): Promise<Item> {
  const items = await records.list('inventory_item', { state: 'active' })
  const { id } = oneNamed(
    words,
    items.map(({ number, title, data }) => ({ id: number, name: title, aliases: data.aliases })),
    { field: 'item', what: { fr: 'article en stock', en: 'stock item' } },
  )
  return items.find(({ number }) => number === id)!
}

export const count = (thousandths: number, lang: Lang) => formatNumber(thousandths / 1000, lang, 1)
export const itemHref = (number: string) => `nova:stock/${number}`

export const shown = z.object({
  number: z.string(),
  item: z.string(),
  unit: z.string(),
  place: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
  weeklyUse: z.int(),
  reorderPoint: z.int(),
  orderNow: z.boolean(),
  quantity: z.int(),
  amount: z.int(),
  countedOn: z.string().nullable(),
})
type Shown = z.output<typeof shown>

export function shownOf({ number, title, data }: Item): Shown {
  const { unit, place, onHand, reserved, weeklyUse, countedOn } = data
  const { available, reorderPoint, orderNow, quantity, amount } = planStock(data)
  return {
    ...{ number, item: title, unit, place, onHand, reserved, weeklyUse, countedOn },
    ...{ available, reorderPoint, orderNow, quantity, amount },
  }
}

function stockFields(one: Shown, lang: Lang) {
  const value = (amount: number) => `${count(amount, lang)} ${one.unit}`
  const href = itemHref(one.number)
  return {
    type: 'fields' as const,
    fields: [
      { label: say(lang, 'onHand'), value: value(one.onHand), href },
      { label: say(lang, 'reserved'), value: value(one.reserved) },
      { label: say(lang, 'free'), value: value(one.available) },
      { label: say(lang, 'use'), value: value(one.weeklyUse) },
      { label: say(lang, 'place'), value: one.place },
      { label: say(lang, 'counted'), value: one.countedOn ? formatDate(one.countedOn, lang) : '–' },
    ],
  }
}

const lowText = (one: Shown, lang: Lang) =>
  one.orderNow
    ? [
        {
          type: 'text' as const,
          text: say(lang, 'low', {
            point: count(one.reorderPoint, lang),
            quantity: count(one.quantity, lang),
            unit: one.unit,
          }),
        },
      ]
    : []

export const findStock = defineTool<StockStores>()({
  name: 'inventory.find_stock',
  title: { fr: 'Trouver ce qui reste en stock', en: 'Find what is left in stock' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'stock', field: 'item' },
  examples: FIND,
  input: z.object({ item: whichItem }),
  output: shown,
  run: async ({ item }, { stores }) => shownOf(await itemNamed(item, stores)),
  card(one, { lang }) {
    return {
      title: say(lang, 'title', { item: one.item }),
      summary: say(lang, 'left', {
        ...{ item: one.item, count: count(one.onHand, lang), unit: one.unit, place: one.place },
        ...{ reserved: count(one.reserved, lang), free: count(one.available, lang) },
      }),
      tone: one.orderNow ? 'warning' : 'neutral',
      blocks: [stockFields(one, lang), ...lowText(one, lang)],
    }
  },
})

const amountField = field.quantity({
  label: { fr: 'Quantité', en: 'Quantity' },
  ask: { fr: 'Combien?', en: 'How many?' },
})

export const countStock = defineTool<StockStores>()({
  name: 'inventory.count',
  title: { fr: 'Inscrire un compte d’inventaire', en: 'Record a stock count' },
  gate: 'log',
  permission: 'tasks.write',
  examples: COUNT,
  input: z.object({ item: whichItem, quantity: amountField }),
  output: z.object({ now: shown, before: z.int() }),
  async run({ item, quantity }, { stores, today }) {
    const found = await itemNamed(item, stores)
    const changed = await stores.records.change('inventory_item', found.id, {
      data: { ...found.data, onHand: quantity, countedOn: today },
    })
    return { now: shownOf(changed), before: found.data.onHand }
  },
  card({ now, before }, { lang }) {
    const gap = now.onHand - before
    const told = `${gap > 0 ? '+' : ''}${count(gap, lang)}`
    return {
      title: say(lang, 'countTitle'),
      summary: say(lang, 'counted2', { item: now.item, count: count(now.onHand, lang), unit: now.unit, gap: told }),
      tone: now.orderNow ? 'warning' : 'success',
      blocks: [stockFields(now, lang), ...lowText(now, lang)],
    }
  },
  undo: ({ now, before }) => ({ tool: 'inventory.count', input: { item: now.number, quantity: before } }),
})

export const transferStock = defineTool<StockStores>()({
  name: 'inventory.transfer',
  title: { fr: 'Envoyer du stock à un chantier', en: 'Move stock to a site' },
  gate: 'log',
  permission: 'tasks.write',
  examples: TRANSFER,
  input: z.object({
    quantity: amountField,
    item: whichItem,
    project: field.project({
      label: { fr: 'Chantier', en: 'Site' },
      ask: { fr: 'Pour quel chantier?', en: 'To which site?' },
      cues: ['à', 'au', 'pour', 'vers', 'to', 'for'],
    }),
    back: field
      .boolean({
        label: { fr: 'Retour du chantier', en: 'Back from the site' },
        cues: ['reviennent', 'retour', 'ramène', 'bring back', 'come back'],
      })
      .optional(),
  }),
  output: z.object({
    now: shown,
    moved: z.int(),
    back: z.boolean(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  }),
  async run({ quantity, item, project: projectId, back = false }, { stores }) {
    const found = await itemNamed(item, stores)
    const { id, code, name } = await stores.projects.need(projectId)
    const { onHand } = found.data
    if (!back && quantity > onHand)
      throw new NovaError(
        'rule.broken',
        {
          fr: `Il n’y a que ${count(onHand, 'fr')} ${found.data.unit} de ${found.title}. Compte d’abord, ou commande.`,
          en: `There are only ${count(onHand, 'en')} ${found.data.unit} of ${found.title}. Count first, or order.`,
        },
        {
          data: {
            offer: {
              tool: 'inventory.find_stock',
              input: { item: found.number },
              label: { fr: 'Voir le stock', en: 'See the stock' },
            },
          },
        },
      )
    const changed = await stores.records.change('inventory_item', found.id, {
      data: { ...found.data, onHand: back ? onHand + quantity : onHand - quantity },
    })
    return { now: shownOf(changed), moved: quantity, back, project: { id, code, name } }
  },
  card({ now, moved, back, project }, { lang }) {
    const values = {
      ...{ quantity: count(moved, lang), unit: now.unit, item: now.item, project: `${project.code} ${project.name}` },
      ...{ count: count(now.onHand, lang), place: now.place },
    }
    return {
      title: say(lang, 'moveTitle'),
      summary: say(lang, back ? 'back' : 'moved', values),
      tone: now.orderNow ? 'warning' : 'success',
      blocks: [stockFields(now, lang), ...lowText(now, lang)],
    }
  },
  undo: ({ now, moved, back, project }) => ({
    tool: 'inventory.transfer',
    input: { item: now.number, quantity: moved, project: project.id, back: !back },
  }),
})
