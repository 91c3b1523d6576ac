import { defineAgent } from '../../src/agent/define.ts'
import { assignCrew } from './assign-crew.ts'
import type { CrewStores } from './crew-day.ts'
import { forecastLoad } from './crew-load.ts'
import { findReplacement } from './find-replacement.ts'
import { publishDispatch } from './publish-dispatch.ts'

export const fabien = defineAgent<CrewStores>({
  id: 'fabien-equipes',
  handle: 'fabien',
  name: 'Fabien',
  role: { fr: 'Répartition des équipes', en: 'Crew dispatch' },
  mission: {
    fr: 'Dit qui travaille où demain, place chacun selon ses cartes et ses absences, et voit venir le manque de monde.',
    en: 'Says who works where tomorrow, places people by their cards and absences, and sees shortages coming.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [assignCrew, publishDispatch, forecastLoad, findReplacement],
})
