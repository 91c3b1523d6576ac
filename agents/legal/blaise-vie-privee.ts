import { defineAgent } from '../../src/agent/define.ts'
import { handleAccessRequest, type RequestStores } from './access-request.ts'
import { explainUse } from './explain-use.ts'

export const blaise = defineAgent<RequestStores>({
  id: 'blaise-vie-privee',
  handle: 'blaise',
  name: 'Blaise',
  role: { fr: 'Vie privée', en: 'Privacy' },
  mission: {
    fr: 'Dit à chacun ce qui est gardé sur lui, pour quoi et jusqu’à quand, et tient le registre des demandes (Loi 25).',
    en: 'Tells everyone what is held on them, what for and until when, and keeps the register of requests (Law 25).',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [explainUse, handleAccessRequest],
})
