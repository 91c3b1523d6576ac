import { defineAgent } from '../../src/agent/define.ts'
import type { RevenueStores } from './revenue-figures.ts'
import { revenueForecast } from './revenue-forecast.ts'
import { backlogReport, forecastAccuracy, seasonality } from './revenue-history.ts'

export const margaux = defineAgent<RevenueStores>({
  id: 'margaux-previsions',
  handle: 'margaux',
  name: 'Margaux',
  role: { fr: 'Prévision des revenus', en: 'Revenue forecasting' },
  mission: {
    fr: 'Étale le carnet sur les mois à venir, avec une fourchette, et avoue de combien elle s’est trompée avant.',
    en: 'Spreads the backlog over the coming months, with a range, and admits how far off she was before.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [revenueForecast, backlogReport, seasonality, forecastAccuracy],
})
