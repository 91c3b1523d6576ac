import { defineAgent } from '../../src/agent/define.ts'
import { type IssueStores, issueSubcontract } from './issue-subcontract.ts'
import { type LevelStores, levelBids } from './level-bids.ts'
import { scoreSubcontractors } from './score-subcontractors.ts'
import { verifySubcontractor } from './verify-subcontractor.ts'

export const sylvain = defineAgent<LevelStores & IssueStores>({
  id: 'sylvain-sous-traitance',
  handle: 'sylvain',
  name: 'Sylvain',
  role: { fr: 'Sous-traitance', en: 'Subcontracting' },
  mission: {
    fr: 'Met les prix reçus sur le même pied et vérifie les papiers des sous-traitants avant qu’on les paie.',
    en: 'Brings the prices received to one footing and checks subcontractors’ papers before they are paid.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [levelBids, issueSubcontract, verifySubcontractor, scoreSubcontractors],
})
