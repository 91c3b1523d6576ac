import { defineAgent } from '../../src/agent/define.ts'
import { selectPhotos } from './select-photos.ts'

export const tristan = defineAgent({
  id: 'tristan-portfolio',
  handle: 'tristan',
  name: 'Tristan',
  role: { fr: 'Photos et portfolio', en: 'Photos and portfolio' },
  mission: {
    fr: 'Sort les photos qui valent d’être montrées et dit lesquelles on a le droit de publier.',
    en: 'Brings out the photos worth showing and tells which may be published.',
  },
  department: 'marketing',
  reportsTo: 'sophie-marketing',
  tier: 'specialist',
  tools: [selectPhotos],
})
