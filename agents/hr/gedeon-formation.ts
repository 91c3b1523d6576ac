import { defineAgent } from '../../src/agent/define.ts'
import { bookTraining, type TrainingStores } from './book-training.ts'
import { expiringCards } from './expiring-cards.ts'
import { recordCard, removeCard } from './record-card.ts'
import { checkSiteEntry, type EntryStores } from './site-entry.ts'

export const gedeon = defineAgent<EntryStores & TrainingStores>({
  id: 'gedeon-formation',
  handle: 'gedeon',
  name: 'Gédéon',
  role: { fr: 'Cartes et formations', en: 'Cards and training' },
  mission: {
    fr: 'Tient les cartes à jour, dit qui peut entrer au chantier, et inscrit aux formations à temps.',
    en: 'Keeps cards up to date, says who may enter a site, and books courses in time.',
  },
  department: 'hr',
  reportsTo: 'helene-rh',
  tier: 'specialist',
  tools: [recordCard, removeCard, expiringCards, checkSiteEntry, bookTraining],
})
