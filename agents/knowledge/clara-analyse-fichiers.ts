import { defineAgent } from '../../src/agent/define.ts'
import { compareDocuments, summarizeFile } from './summarize-file.ts'

export const clara = defineAgent({
  id: 'clara-analyse-fichiers',
  handle: 'clara',
  name: 'Clara',
  role: { fr: 'Analyste de fichiers', en: 'File analyst' },
  mission: {
    fr: 'Résume les longs textes section par section, page à l’appui, les compare, et signale ce qui y parle à une machine sans y obéir.',
    en: 'Sums up long texts section by section with their pages, compares them, and reports what speaks to a machine in them without obeying.',
  },
  department: 'knowledge',
  reportsTo: 'theodore-savoir',
  tier: 'specialist',
  tools: [summarizeFile, compareDocuments],
})
