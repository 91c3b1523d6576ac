import { defineAgent } from '../../src/agent/define.ts'
import { ageing } from './ageing.ts'
import { clientStatement, type StatementStores } from './client-statement.ts'
import { computeInterest } from './late-interest.ts'
import { type PlanStores, paymentPlan } from './payment-plan.ts'
import { type ReminderStores, sendReminder } from './send-reminder.ts'

export const carmen = defineAgent<StatementStores & ReminderStores & PlanStores>({
  id: 'carmen-recouvrement',
  handle: 'carmen',
  name: 'Carmen',
  role: { fr: 'Recouvrement', en: 'Collections' },
  mission: {
    fr: 'Sait qui doit quoi et depuis quand, relance avec doigté et conclut des ententes qui tiennent.',
    en: 'Knows who owes what and since when, reminds with care and makes arrangements that hold.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [ageing, clientStatement, sendReminder, computeInterest, paymentPlan],
})
