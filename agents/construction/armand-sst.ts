import { defineAgent } from '../../src/agent/define.ts'
import { reportIncident, type SafetyStores } from './report-incident.ts'
import { computeRates } from './safety-rates.ts'

export const armand = defineAgent<SafetyStores>({
  id: 'armand-sst',
  handle: 'armand',
  name: 'Armand',
  role: { fr: 'Santé et sécurité', en: 'Health and safety' },
  mission: {
    fr: 'Inscrit les incidents et les passés proches, avertit qui mène le chantier, et tient les taux à jour.',
    en: 'Logs incidents and near misses, tells whoever leads the site, and keeps the rates current.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'lead',
  tools: [reportIncident, computeRates],
})
