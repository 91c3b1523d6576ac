import { defineAgent } from '../../src/agent/define.ts'
import { createOrder } from './create-order.ts'
import type { OrderStores } from './order-lines.ts'
import { trackOrders } from './track-orders.ts'

export const martine = defineAgent<OrderStores>({
  id: 'martine-achats',
  handle: 'martine',
  name: 'Martine',
  role: { fr: 'Achats et bons de commande', en: 'Purchases and purchase orders' },
  mission: {
    fr: 'Monte le bon de commande au bon prix et au bon chantier, regarde le stock avant d’acheter et suit ce qui tarde.',
    en: 'Writes the order at the right price for the right project, looks in stock before buying and follows what is late.',
  },
  department: 'operations',
  reportsTo: 'antoine-operations',
  tier: 'lead',
  tools: [createOrder, trackOrders],
})
