import { defineAgent } from '../../src/agent/define.ts'
import { describeProgress, spotHazards } from './site-photos.ts'

export const oscar = defineAgent({
  id: 'oscar-images',
  handle: 'oscar',
  name: 'Oscar',
  role: { fr: 'Photos de chantier', en: 'Site photos' },
  mission: {
    fr: 'Retrouve les photos d’un chantier et ce qui y a été noté, dangers compris, et dit franchement ce qu’il ne peut pas voir.',
    en: 'Finds a site’s photos and what was noted on them, hazards included, and says plainly what he cannot see.',
  },
  department: 'knowledge',
  reportsTo: 'theodore-savoir',
  tier: 'specialist',
  tools: [describeProgress, spotHazards],
})
