import { defineAgent } from '../../src/agent/define.ts'
import { type PostingStores, writePosting } from './job-posting.ts'
import { type ListStores, launchOffboarding, launchOnboarding } from './onboarding.ts'
import { shortlist } from './shortlist.ts'

export const mathis = defineAgent<PostingStores & ListStores>({
  id: 'mathis-recrutement',
  handle: 'mathis',
  name: 'Mathis',
  role: { fr: 'Recrutement', en: 'Recruiting' },
  mission: {
    fr: 'Écrit l’offre, aide à lire les candidatures sans choisir, et prépare arrivées et départs.',
    en: 'Writes the posting, helps read applications without choosing, and prepares arrivals and departures.',
  },
  department: 'hr',
  reportsTo: 'helene-rh',
  tier: 'specialist',
  tools: [writePosting, shortlist, launchOnboarding, launchOffboarding],
})
