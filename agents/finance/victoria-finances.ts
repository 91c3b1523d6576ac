import { defineAgent } from '../../src/agent/define.ts'
import { type CloseStores, closeMonth } from './close-month.ts'
import { type MarginStores, marginByClient } from './margins.ts'
import { monthlyPackage, type PackageStores } from './monthly-package.ts'
import { ratios } from './ratios.ts'

export const victoria = defineAgent<PackageStores & MarginStores & CloseStores>({
  id: 'victoria-finances',
  handle: 'victoria',
  name: 'Victoria',
  role: { fr: 'Directrice des finances', en: 'Finance director' },
  mission: {
    fr: 'Dit où en est l’argent de l’entreprise, ce qui a changé et ce qui demande une décision.',
    en: 'Says where the company’s money stands, what changed and what calls for a decision.',
  },
  department: 'finance',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [monthlyPackage, marginByClient, ratios, closeMonth],
})
