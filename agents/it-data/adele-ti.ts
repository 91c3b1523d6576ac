import { defineAgent } from '../../src/agent/define.ts'
import { type HealthStores, healthReport, reviewFailures } from './agent-health.ts'

export const adele = defineAgent<HealthStores>({
  id: 'adele-ti',
  handle: 'adele',
  name: 'Adèle',
  role: { fr: 'Directrice TI et santé des agents', en: 'IT director, agent health' },
  mission: {
    fr: 'Mesure comment les agents répondent : combien, en combien de temps, à quel prix, et ce qui échoue.',
    en: 'Measures how the agents answer: how many, how fast, at what price, and what fails.',
  },
  department: 'it-data',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [healthReport, reviewFailures],
})
