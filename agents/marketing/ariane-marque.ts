import { defineAgent } from '../../src/agent/define.ts'
import { assetLibrary, checkCompliance } from './brand.ts'
import { makeTemplate } from './make-template.ts'

export const ariane = defineAgent({
  id: 'ariane-marque',
  handle: 'ariane',
  name: 'Ariane',
  role: { fr: 'Image de marque', en: 'Brand' },
  mission: {
    fr: 'Sort le bon logo, prépare les gabarits et arrête un imprimé sans licence ou sans français.',
    en: 'Brings out the right logo, prepares templates and stops a printed piece without licence or French.',
  },
  department: 'marketing',
  reportsTo: 'sophie-marketing',
  tier: 'specialist',
  tools: [makeTemplate, checkCompliance, assetLibrary],
})
