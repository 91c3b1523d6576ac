import { defineAgent } from '../../src/agent/define.ts'
import { createRule, type RuleStores } from './create-alert.ts'
import { evaluate } from './evaluate-alerts.ts'
import { silenceAlert } from './silence-alert.ts'

export const maxence = defineAgent<RuleStores>({
  id: 'maxence-alertes',
  handle: 'maxence',
  name: 'Maxence',
  role: { fr: 'Alertes', en: 'Alerts' },
  mission: {
    fr: 'Retient les seuils que chacun veut tenir à l’œil et dit, une fois par jour, lesquels sont dépassés.',
    en: 'Remembers the limits that each person keeps an eye on and says, once a day, which ones are crossed.',
  },
  department: 'executive',
  reportsTo: 'mastermind',
  tier: 'staff',
  tools: [evaluate, createRule, silenceAlert],
})
