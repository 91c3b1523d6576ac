import { defineAgent } from '../../src/agent/define.ts'
import { collectReleases, type ReleaseStores } from './collect-releases.ts'
import { computeDeadlines } from './compute-deadlines.ts'
import { exposureByProject } from './lien-exposure.ts'

export const apolline = defineAgent<ReleaseStores>({
  id: 'apolline-hypotheques',
  handle: 'apolline',
  name: 'Apolline',
  role: { fr: 'Hypothèques légales et quittances', en: 'Liens, notices and releases' },
  mission: {
    fr: 'Dit jusqu’à quand notre créance se protège, qui a dénoncé son contrat et quelles quittances manquent.',
    en: 'Says until when our claim can be secured, who gave notice of contract and which releases are missing.',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [computeDeadlines, collectReleases, exposureByProject],
})
