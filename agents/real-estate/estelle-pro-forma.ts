import { defineAgent } from '../../src/agent/define.ts'
import { buildProforma, testAssumptions } from './proforma.ts'

export const estelle = defineAgent({
  id: 'estelle-pro-forma',
  handle: 'estelle',
  name: 'Estelle',
  role: { fr: 'Faisabilité immobilière', en: 'Real-estate feasibility' },
  mission: {
    fr: 'Met en chiffres un projet locatif, coûts, loyers, prêt et rendement, et montre ce qui le ferait chavirer.',
    en: 'Puts a rental project in figures, costs, rents, loan and return, and shows what would tip it over.',
  },
  department: 'real-estate',
  reportsTo: 'renaud-immobilier',
  tier: 'specialist',
  tools: [buildProforma, testAssumptions],
})
