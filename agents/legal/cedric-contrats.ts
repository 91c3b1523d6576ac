import { defineAgent } from '../../src/agent/define.ts'
import { extractTerms } from './extract-terms.ts'
import { type ContractStores, reviewContract } from './review-contract.ts'

export const cedric = defineAgent<ContractStores>({
  id: 'cedric-contrats',
  handle: 'cedric',
  name: 'Cédric',
  role: { fr: 'Révision de contrats', en: 'Contract review' },
  mission: {
    fr: 'Lit le contrat avant la signature et cite, avec la page, ce qui peut coûter cher et quoi demander à la place.',
    en: 'Reads the contract before it is signed and quotes, with the page, what may cost us and what to ask for instead.',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [reviewContract, extractTerms],
})
