import { defineAgent } from '../../src/agent/define.ts'
import { buildChecklist, type CloseoutStores, discardList } from './closeout-list.ts'

export const odile = defineAgent<CloseoutStores>({
  id: 'odile-fermeture',
  handle: 'odile',
  name: 'Odile',
  role: { fr: 'Fermeture de projets', en: 'Project closeout' },
  mission: {
    fr: 'Tient ce qu’il reste à corriger, à remettre et à encaisser avant qu’un projet soit vraiment fini.',
    en: 'Holds what is still to be corrected, handed over and collected before a project is really done.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [buildChecklist, discardList],
})
