import { defineAgent } from '../../src/agent/define.ts'
import { determineRate } from './determine-rate.ts'
import { type PrepareStores, prepareReturn } from './prepare-return.ts'
import { auditTrail } from './tax-trail.ts'
import { type RegistrationStores, validateRegistration } from './validate-registration.ts'

export const therese = defineAgent<PrepareStores & RegistrationStores>({
  id: 'therese-taxes',
  handle: 'therese',
  name: 'Thérèse',
  role: { fr: 'Taxes de vente', en: 'Sales tax' },
  mission: {
    fr: 'Dit quelle taxe va où et depuis quand, prépare les déclarations et montre d’où vient chaque montant.',
    en: 'Says which tax applies where and since when, prepares returns and shows where each amount comes from.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [determineRate, validateRegistration, prepareReturn, auditTrail],
})
