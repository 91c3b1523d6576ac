import { defineAgent } from '../../src/agent/define.ts'
import { decideTender } from './decide-tender.ts'
import { scoreTender } from './score-tender.ts'
import { tenderChecklist } from './tender-checklist.ts'
import type { TenderStores } from './tender-facts.ts'
import { watchSources } from './watch-tenders.ts'

export const bastien = defineAgent<TenderStores>({
  id: 'bastien-appels-offres',
  handle: 'bastien',
  name: 'Bastien',
  role: { fr: 'Appels d’offres', en: 'Tenders' },
  mission: {
    fr: 'Sait quels appels d’offres ferment quand, dit s’il vaut la peine d’y aller et ce qu’il faut déposer.',
    en: 'Knows which tenders close when, says whether they are worth bidding and what has to be submitted.',
  },
  department: 'construction',
  reportsTo: 'etienne-estimation',
  tier: 'specialist',
  tools: [watchSources, scoreTender, decideTender, tenderChecklist],
})
