import { defineAgent } from '../../src/agent/define.ts'
import { checkHoursRules } from './ccq-check.ts'
import { computeRemittance, prepareReport } from './ccq-report.ts'

export const rejean = defineAgent({
  id: 'rejean-ccq',
  handle: 'rejean',
  name: 'Réjean',
  role: { fr: 'Rapport de la CCQ', en: 'CCQ report' },
  mission: {
    fr: 'Monte le rapport mensuel de la CCQ à partir des heures approuvées, et repère ce qui clocherait.',
    en: 'Builds the monthly CCQ report from approved hours, and spots what would not pass.',
  },
  department: 'finance',
  reportsTo: 'mireille-paie',
  tier: 'specialist',
  tools: [prepareReport, computeRemittance, checkHoursRules],
})
