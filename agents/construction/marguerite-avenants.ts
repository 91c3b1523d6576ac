import { defineAgent } from '../../src/agent/define.ts'
import type { ChangeStores } from './change-book.ts'
import { contractValue, trackPending } from './change-lists.ts'
import { draftChange } from './draft-change.ts'

export const marguerite = defineAgent<ChangeStores>({
  id: 'marguerite-avenants',
  handle: 'marguerite',
  name: 'Marguerite',
  role: { fr: 'Avenants', en: 'Change orders' },
  mission: {
    fr: 'Met un prix sur chaque changement, le fait approuver et rappelle ceux que le client n’a pas signés.',
    en: 'Puts a price on every change, has it approved and keeps in sight those that the client has not signed.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [draftChange, trackPending, contractValue],
})
