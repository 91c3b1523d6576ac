import { defineAgent } from '../../src/agent/define.ts'
import { explainFeedback, reviewFeedback } from './answer-feedback.ts'
import { dailyBriefing } from './daily-briefing.ts'
import { clarify, help } from './help.ts'
import { forgetAlias, setAlias, showMemory } from './memory.ts'
import { openRoom } from './open-room.ts'
import { setOrganizationQuiet } from './organization-quiet.ts'
import { linkOwnAccount, unlinkOwnAccount } from './own-account.ts'
import { setPreferences } from './preferences.ts'
import { reminderTools } from './reminders.ts'
import { listRoutes, setRoute } from './routes.ts'
import { NO_BANK_CHANGE, NO_EXFILTRATION } from './safety-policies.ts'
import { setupTools } from './set-up.ts'
import { listUndelivered } from './undelivered.ts'

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
  tools: [
    help,
    dailyBriefing,
    clarify,
    setPreferences,
    showMemory,
    setAlias,
    forgetAlias,
    ...reminderTools,
    ...setupTools,
    linkOwnAccount,
    unlinkOwnAccount,
    setRoute,
    listRoutes,
    openRoom,
    setOrganizationQuiet,
    listUndelivered,
    explainFeedback,
    reviewFeedback,
  ],
  policies: [NO_BANK_CHANGE, NO_EXFILTRATION],
})
