import { defineAgent } from '../../src/agent/define.ts'
import { maintenancePlan, workRequest } from './maintenance.ts'
import { operatingCosts } from './operating-costs.ts'

export const renaud = defineAgent({
  id: 'renaud-immobilier',
  handle: 'renaud',
  name: 'Renaud',
  role: { fr: 'Direction immobilière et entretien', en: 'Property and maintenance' },
  mission: {
    fr: 'Tient les immeubles de l’entreprise : ce qu’ils coûtent, ce qui est à entretenir, et ce que leurs occupants signalent.',
    en: 'Keeps the firm’s buildings: what they cost, what is to be maintained, and what their occupants report.',
  },
  department: 'real-estate',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [maintenancePlan, workRequest, operatingCosts],
})
