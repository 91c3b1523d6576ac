import { defineAgent } from '../../src/agent/define.ts'
import { type CalendarStores, complianceCalendar } from './compliance-calendar.ts'
import { draftLetter, type LetterStores } from './draft-letter.ts'
import { triageQuestion } from './triage-question.ts'

export const eleonore = defineAgent<CalendarStores & LetterStores>({
  id: 'eleonore-juridique',
  handle: 'eleonore',
  name: 'Éléonore',
  role: { fr: 'Directrice juridique et conformité', en: 'Legal and compliance director' },
  mission: {
    fr: 'Garde les échéances légales de la firme en vue, et dit quand une affaire demande un avocat.',
    en: 'Keeps the firm’s legal dates in sight, and says when a matter needs a lawyer.',
  },
  department: 'legal',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [complianceCalendar, triageQuestion, draftLetter],
})
