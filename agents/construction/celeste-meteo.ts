import { defineAgent } from '../../src/agent/define.ts'
import { type ColdStores, coldMeasures } from './cold-measures.ts'
import { logLostDay } from './lost-day.ts'
import { checkWorkWindow } from './weather-window.ts'

export const celeste = defineAgent<ColdStores>({
  id: 'celeste-meteo',
  handle: 'celeste',
  name: 'Céleste',
  role: { fr: 'Météo et intempéries', en: 'Weather and lost days' },
  mission: {
    fr: 'Dit si un travail tient avec la météo annoncée, avec quelle limite, et consigne les jours perdus.',
    en: 'Says whether a work holds in the announced weather, by which limit, and logs the days lost.',
  },
  department: 'construction',
  reportsTo: 'loic-echeancier',
  tier: 'specialist',
  tools: [checkWorkWindow, logLostDay, coldMeasures],
})
