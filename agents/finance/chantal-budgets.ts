import { defineAgent } from '../../src/agent/define.ts'
import { budgetCommitments, type CommitmentStores } from './budget-commitments.ts'
import { varianceReport } from './budget-variance.ts'
import { type BudgetStores, createBudget } from './create-budget.ts'

export const chantal = defineAgent<CommitmentStores & BudgetStores>({
  id: 'chantal-budgets',
  handle: 'chantal',
  name: 'Chantal',
  role: { fr: 'Budgets et coûts de revient', en: 'Budgets and job costing' },
  mission: {
    fr: 'Tient le budget de chaque chantier par code de coût, montre les écarts et ce qui est déjà engagé.',
    en: 'Keeps each job’s budget by cost code, and shows the variances and what is already committed.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [createBudget, varianceReport, budgetCommitments],
})
