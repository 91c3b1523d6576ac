import { defineAgent } from '../../src/agent/define.ts'
import { findEvidence, summarizePeriod } from './read-logs.ts'
import { type LogStores, recordDay } from './record-day.ts'

export const gaston = defineAgent<LogStores>({
  id: 'gaston-chantier',
  handle: 'gaston',
  name: 'Gaston',
  role: { fr: 'Journal de chantier', en: 'Site log' },
  mission: {
    fr: 'Écrit la journée de chantier en deux phrases, résume la semaine et retrouve la preuve datée d’un fait.',
    en: 'Writes the day on site from two sentences, sums up the week and finds the dated proof of a fact.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [recordDay, summarizePeriod, findEvidence],
})
