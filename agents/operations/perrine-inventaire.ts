import { defineAgent } from '../../src/agent/define.ts'
import { reorderPoint } from './reorder.ts'
import { countStock, findStock, transferStock } from './stock.ts'

export const perrine = defineAgent({
  id: 'perrine-inventaire',
  handle: 'perrine',
  name: 'Perrine',
  role: { fr: 'Inventaire', en: 'Inventory' },
  mission: {
    fr: 'Sait ce qui reste dans la cour et à l’entrepôt, ce qui part au chantier, et ce qu’il faut racheter avant d’en manquer.',
    en: 'Knows what is left in the yard and the warehouse, what goes to site, and what to buy again before it runs out.',
  },
  department: 'operations',
  reportsTo: 'antoine-operations',
  tier: 'specialist',
  tools: [countStock, findStock, transferStock, reorderPoint],
})
