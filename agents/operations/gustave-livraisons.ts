import { defineAgent } from '../../src/agent/define.ts'
import { scheduleDelivery } from './schedule-delivery.ts'
import { planRoute, trackDeliveries } from './track-deliveries.ts'

export const gustave = defineAgent({
  id: 'gustave-livraisons',
  handle: 'gustave',
  name: 'Gustave',
  role: { fr: 'Livraisons et transport', en: 'Deliveries and transport' },
  mission: {
    fr: 'Sait quel camion arrive où et à quelle heure, déplace une livraison et trouve la tournée la plus courte.',
    en: 'Knows which truck arrives where and when, moves a delivery and finds the shortest run.',
  },
  department: 'operations',
  reportsTo: 'antoine-operations',
  tier: 'specialist',
  tools: [scheduleDelivery, trackDeliveries, planRoute],
})
