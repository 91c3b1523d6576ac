import { defineAgent } from '../../src/agent/define.ts'
import { type ImportStores, importFile, undoImport } from './import-file.ts'
import { type QualityStores, qualityScan } from './quality-scan.ts'

export const lila = defineAgent<ImportStores & QualityStores>({
  id: 'lila-donnees',
  handle: 'lila',
  name: 'Lila',
  role: { fr: 'Qualité et import de données', en: 'Data quality and imports' },
  mission: {
    fr: 'Fait entrer les listes sans doublons, avec un retour possible, et montre ce qui manque aux fiches.',
    en: 'Brings lists in without duplicates and with a way back, and shows what records lack.',
  },
  department: 'it-data',
  reportsTo: 'adele-ti',
  tier: 'specialist',
  tools: [importFile, undoImport, qualityScan],
})
