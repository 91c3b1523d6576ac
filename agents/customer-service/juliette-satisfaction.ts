import { defineAgent } from '../../src/agent/define.ts'
import { recordAnswer, type SurveyStores, sendSurvey } from './send-survey.ts'
import { surveyScore } from './survey-score.ts'

export const juliette = defineAgent<SurveyStores>({
  id: 'juliette-satisfaction',
  handle: 'juliette',
  name: 'Juliette',
  role: { fr: 'Satisfaction des clients', en: 'Client satisfaction' },
  mission: {
    fr: 'Demande aux clients ce qu’ils ont pensé, avec leur accord, et dit le NPS et le CSAT tels qu’ils sont.',
    en: 'Asks clients what they thought, with their agreement, and tells NPS and CSAT as they are.',
  },
  department: 'customer-service',
  reportsTo: 'gabrielle-service-client',
  tier: 'specialist',
  tools: [surveyScore, sendSurvey, recordAnswer],
})
