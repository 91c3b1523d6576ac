import { defineAgent } from '../../src/agent/define.ts'
import type { GoalStores } from './goal-book.ts'
import { type ActionStores, recommendActions } from './recommend-actions.ts'
import { reviewGoals } from './review-goals.ts'
import { setGoal } from './set-goal.ts'

export const solene = defineAgent<GoalStores & ActionStores>({
  id: 'solene-strategie',
  handle: 'solene',
  name: 'Solène',
  role: { fr: 'Stratégie et objectifs', en: 'Strategy and goals' },
  mission: {
    fr: 'Fixe les cibles, dit où on en est, et met un montant sur ce qui mérite d’être réglé en premier.',
    en: 'Sets targets, says where we stand, and puts an amount on what deserves to be settled first.',
  },
  department: 'executive',
  reportsTo: 'mastermind',
  tier: 'staff',
  tools: [recommendActions, setGoal, reviewGoals],
})
