import { defineAgent } from '../../src/agent/define.ts'
import { runMonteCarlo } from './finish-risk.ts'
import { rankDrivers } from './risk-drivers.ts'

export const ophelie = defineAgent({
  id: 'ophelie-risques-delais',
  handle: 'ophelie',
  name: 'Ophélie',
  role: { fr: 'Analyste des délais probables', en: 'Schedule-risk analyst' },
  mission: {
    fr: 'Donne une date de fin avec ses chances plutôt qu’une promesse, et dit ce qui la menace.',
    en: 'Gives a finish date with its odds instead of a promise, and says what threatens it.',
  },
  department: 'construction',
  reportsTo: 'loic-echeancier',
  tier: 'specialist',
  tools: [runMonteCarlo, rankDrivers],
})
