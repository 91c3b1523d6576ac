import { defineAgent } from '../../src/agent/define.ts'
import { type GlossaryStores, manageGlossary, translateDocument } from './glossary.ts'
import { languageObligations, type SizeStores } from './language-obligations.ts'

export const capucine = defineAgent<GlossaryStores & SizeStores>({
  id: 'capucine-francisation',
  handle: 'capucine',
  name: 'Capucine',
  role: { fr: 'Francisation et traduction', en: 'French-language compliance and translation' },
  mission: {
    fr: 'Donne le mot juste du chantier dans les deux langues, et dit ce que la Charte demande à une firme de notre taille.',
    en: 'Gives the right word of the trade in both languages, and says what the Charter asks of a firm our size.',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [translateDocument, manageGlossary, languageObligations],
})
