import { defineAgent } from '../../src/agent/define.ts'
import { bonding, covenantCheck, type FinancingStores } from './financing.ts'

export const gilberte = defineAgent<FinancingStores>({
  id: 'gilberte-financement',
  handle: 'gilberte',
  name: 'Gilberte',
  role: { fr: 'Financement et cautionnement', en: 'Financing and bonding' },
  mission: {
    fr: 'Dit ce que la caution couvre encore et si les conditions des prêteurs sont respectées.',
    en: 'Says what the surety still covers and whether the lenders’ conditions are met.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [bonding, covenantCheck],
})
