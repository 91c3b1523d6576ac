import { defineAgent } from '../../src/agent/define.ts'
import { type WipStores, wipSchedule } from './wip-schedule.ts'

export const edgar = defineAgent<WipStores>({
  id: 'edgar-travaux-en-cours',
  handle: 'edgar',
  name: 'Edgar',
  role: { fr: 'Travaux en cours', en: 'Work in progress' },
  mission: {
    fr: 'Compare ce qui est gagné et ce qui est facturé sur chaque chantier.',
    en: 'Compares what is earned and what is billed on each job.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [wipSchedule],
})
