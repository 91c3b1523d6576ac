import { defineAgent } from '../../src/agent/define.ts'
import type { CashStores } from './cash-figures.ts'
import { cashForecast, findGap } from './cash-forecast.ts'
import { clientPayProfile } from './pay-profile.ts'

export const olivier = defineAgent<CashStores>({
  id: 'olivier-tresorerie',
  handle: 'olivier',
  name: 'Olivier',
  role: { fr: 'Prévision de trésorerie', en: 'Cash-flow forecasting' },
  mission: {
    fr: 'Prévoit l’encaisse des 13 prochaines semaines d’après la façon dont chaque client paye vraiment, et trouve comment passer les creux.',
    en: 'Forecasts cash over the next 13 weeks by how each client really pays, and finds a way through the troughs.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [cashForecast, findGap, clientPayProfile],
})
