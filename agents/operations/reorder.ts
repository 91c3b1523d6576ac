import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { count, itemHref, type StockStores, shown, shownOf } from './stock.ts'
import { REORDER } from './stock-examples.ts'

const say = phrases({
  orderTitle: { fr: 'À commander', en: 'To be ordered' },
  toOrder: {
    fr: '{count, plural, =0 {Rien n’est sous son seuil} one {# article est sous son seuil} other {# articles sont sous leur seuil}}{count, plural, =0 {.} other { : {amount} de commandes suggérées.}}',
    en: '{count, plural, =0 {Nothing is under its line} one {# item is under its line} other {# items are under their line}}{count, plural, =0 {.} other {: {amount} of orders suggested.}}',
  },
  item: { fr: 'Article', en: 'Item' },
  line: { fr: 'Seuil', en: 'Line' },
  order: { fr: 'Commander', en: 'Order' },
  cost: { fr: 'Coût', en: 'Cost' },
  footer: {
    fr: 'Seuil : usage pendant le délai de livraison + réserve · quantité économique (Wilson), coût de garde de 20 % par an',
    en: 'Line: use over the lead time + safety stock · economic quantity (Wilson), 20 % a year to hold',
  },
  free: { fr: 'Libre', en: 'Free' },
})

export const reorderPoint = defineTool<StockStores>()({
  name: 'inventory.reorder_point',
  title: { fr: 'Voir ce qui est à commander', en: 'See what is to be reordered' },
  gate: 'none',
  permission: 'projects.read',
  examples: REORDER,
  input: z.object({}),
  output: z.object({ amount: z.int(), items: z.array(shown) }),
  async run(_, { stores }) {
    const items = (await stores.records.list('inventory_item', { state: 'active' })).map(shownOf)
    const low = items.filter(({ orderNow }) => orderNow).sort((a, b) => b.amount - a.amount)
    return { amount: low.reduce((sum, one) => sum + one.amount, 0), items: low }
  },
  card({ amount, items }, { lang }) {
    const right = (key: 'free' | 'line' | 'order' | 'cost') => ({ label: say(lang, key), align: 'right' }) as const
    return {
      title: say(lang, 'orderTitle'),
      summary: say(lang, 'toOrder', { count: items.length, amount: formatMoney(amount, lang) }),
      tone: items.length > 0 ? 'warning' : 'success',
      blocks:
        items.length > 0
          ? [
              {
                type: 'table',
                caption: say(lang, 'orderTitle'),
                columns: [{ label: say(lang, 'item') }, right('free'), right('line'), right('order'), right('cost')],
                rows: items.map((one) => [
                  { text: one.item, href: itemHref(one.number) },
                  count(one.available, lang),
                  count(one.reorderPoint, lang),
                  `${count(one.quantity, lang)} ${one.unit}`,
                  formatMoney(one.amount, lang),
                ]),
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
