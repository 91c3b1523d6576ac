import { defineAgent } from '../../src/agent/define.ts'
import { identifyRequired, type PermitStores, watchExpiry } from './permits.ts'

export const bernadette = defineAgent<PermitStores>({
  id: 'bernadette-permis',
  handle: 'bernadette',
  name: 'Bernadette',
  role: { fr: 'Permis municipaux', en: 'Municipal permits' },
  mission: {
    fr: 'Dit quels permis un travail demande d’habitude, lesquels sont au dossier et lequel expire le premier.',
    en: 'Tells which permits a work usually calls for, which are on file and which expires first.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [identifyRequired, watchExpiry],
})
