import { defineAgent } from '../../src/agent/define.ts'
import { findClause } from './find-clause.ts'
import { readOvertimeRule } from './overtime-rule.ts'
import { tradeRate } from './trade-rate.ts'

export const normand = defineAgent({
  id: 'normand-conventions',
  handle: 'normand',
  name: 'Normand',
  role: { fr: 'Conventions collectives', en: 'Collective agreements' },
  mission: {
    fr: 'Trouve ce que la convention ou la loi dit des heures, des primes et des métiers, clause à l’appui.',
    en: 'Finds what the agreement or the law says of hours, premiums and trades, with the clause to back it.',
  },
  department: 'hr',
  reportsTo: 'helene-rh',
  tier: 'specialist',
  tools: [findClause, readOvertimeRule, tradeRate],
})
