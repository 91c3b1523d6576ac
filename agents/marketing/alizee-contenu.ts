import { defineAgent } from '../../src/agent/define.ts'
import { writeArticle } from './write-article.ts'

export const alizee = defineAgent({
  id: 'alizee-contenu',
  handle: 'alizee',
  name: 'Alizée',
  role: { fr: 'Articles et études de cas', en: 'Articles and case studies' },
  mission: {
    fr: 'Met un chantier en article ou en étude de cas, sans rien dire du client qui ne puisse être public.',
    en: 'Puts a site into an article or case study, saying nothing of the client that may not be public.',
  },
  department: 'marketing',
  reportsTo: 'sophie-marketing',
  tier: 'specialist',
  tools: [writeArticle],
})
