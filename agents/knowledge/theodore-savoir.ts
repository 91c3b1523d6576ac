import { defineAgent } from '../../src/agent/define.ts'
import { answerWithSources } from './answer-with-sources.ts'
import { findDocument } from './find-document.ts'
import { indexDocument, staleContent } from './keep-document.ts'

export const theodore = defineAgent({
  id: 'theodore-savoir',
  handle: 'theodore',
  name: 'Théodore',
  role: { fr: 'Directeur du savoir', en: 'Knowledge director' },
  mission: {
    fr: 'Répond avec ce que disent les documents de la firme, cités avec leur page et leur date; dit qu’il ne sait pas quand rien n’est écrit.',
    en: 'Answers with what the firm’s documents say, quoted with page and date; says so when nothing is written.',
  },
  department: 'knowledge',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [answerWithSources, findDocument, indexDocument, staleContent],
})
