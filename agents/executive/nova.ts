import { defineAgent } from '../../src/agent/define.ts'
import { dailyBriefing } from './daily-briefing.ts'
import { clarify, help } from './help.ts'
import { setPreferences } from './preferences.ts'
import { reminderTools } from './reminders.ts'
import { NO_BANK_CHANGE, NO_EXFILTRATION } from './safety-policies.ts'
import { setupTools } from './set-up.ts'

export const nova = defineAgent({
  id: 'nova',
  handle: 'nova',
  name: 'Nova',
  role: { fr: 'Assistante', en: 'Assistant' },
  mission: {
    fr: 'Écoute l’équipe là où elle se parle, pose la question qui manque et rapporte la réponse de ceux qui savent.',
    en: 'Listens to the team where it talks, asks the missing question and brings back the answer of those who know.',
  },
  department: 'executive',
  reportsTo: 'mastermind',
  tier: 'voice',
  tools: [help, dailyBriefing, clarify, setPreferences, ...reminderTools, ...setupTools],
  policies: [NO_BANK_CHANGE, NO_EXFILTRATION],
})
