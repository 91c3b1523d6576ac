import { z } from 'zod'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { commitmentsOf } from '../../src/domain/purchase-order.ts'
import type { PurchaseOrder, Subcontract } from '../../src/domain/records/plans.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { CostStores } from '../construction/earned-value-figures.ts'
import { COMMITMENTS } from './budget-examples.ts'

export type CommitmentStores = CostStores & { purchaseOrders: Rows<PurchaseOrder>; subcontracts: Rows<Subcontract> }

const say = phrases({
  title: { fr: 'Engagements – {project}', en: 'Commitments – {project}' },
  summary: {
    fr: '{engaged} engagés sur un budget de {budget} : {spent} dépensés et {toSpend} promis et pas encore facturés; reste {left}.',
    en: '{engaged} engaged of a {budget} budget: {spent} spent and {toSpend} promised and not billed yet; {left} left.',
  },
  caption: { fr: 'Par code de coût', en: 'By cost code' },
  code: { fr: 'Code', en: 'Code' },
  budget: { fr: 'Budget', en: 'Budget' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  toSpend: { fr: 'Promis', en: 'Promised' },
  left: { fr: 'Reste', en: 'Left' },
  footer: {
    fr: 'Au {date} · promis = sous-traitances signées et bons de commande ouverts, moins ce que ces fournisseurs ont déjà coûté au même code · avant taxes',
    en: 'As of {date} · promised = signed subcontracts and open purchase orders, less what those vendors already cost on the code · before taxes',
  },
})

const line = z.object({
  code: z.string(),
  budget: z.int(),
  spent: z.int(),
  toSpend: z.int(),
  engaged: z.int(),
  left: z.int(),
})

export const budgetCommitments = defineTool<CommitmentStores>()({
  name: 'budgets.commitments',
  title: { fr: 'Additionner les coûts engagés et ce qui reste', en: 'Add up committed costs and what is left' },
  gate: 'none',
  permission: 'projects.cost',
  examples: COMMITMENTS,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Les engagements de quel projet?', en: 'The commitments of which project?' },
    }),
  }),
  output: z.object({ project: z.object({ code: z.string(), name: z.string() }), lines: z.array(line), total: line }),
  async run({ project: id }, { stores }) {
    const project = await stores.projects.need(id)
    const budgets = await stores.budgets.list({ projectId: id })
    const costs = await stores.costEntries.list({ projectId: id })
    const orders = await stores.purchaseOrders.list({ projectId: id, status: ['sent', 'confirmed', 'partial'] })
    const subcontracts = await stores.subcontracts.list({ projectId: id, status: 'signed' })
    const promises = [
      ...orders.map((one) => ({ code: one.costCode, vendor: one.vendorId, amount: one.subtotal })),
      ...subcontracts.map((one) => ({ code: one.costCode, vendor: one.vendorId, amount: one.amount })),
    ]
    const sum = (list: readonly { amount: number }[]) => list.reduce((total, one) => total + one.amount, 0)
    const codes = new Set([...budgets, ...costs].map((one) => one.costCode))
    for (const { code } of promises) if (code) codes.add(code)
    const lines = [...codes].sort().map((code) => {
      const own = promises.filter((one) => one.code === code)
      const spent = costs.filter((one) => one.costCode === code)
      const billed = spent.filter((one) => own.some(({ vendor }) => vendor === one.vendorId))
      const { budget, toSpend, engaged, left } = commitmentsOf({
        budget: sum(budgets.filter((one) => one.costCode === code)),
        spent: sum(spent),
        committed: sum(own),
        billedOnCommitments: Math.min(sum(own), sum(billed)),
      })
      return { code, budget, spent: sum(spent), toSpend, engaged, left }
    })
    const of = (key: 'budget' | 'spent' | 'toSpend' | 'engaged' | 'left') =>
      lines.reduce((total, one) => total + one[key], 0)
    return {
      project: { code: project.code, name: project.name },
      lines,
      total: {
        code: '',
        budget: of('budget'),
        spent: of('spent'),
        toSpend: of('toSpend'),
        engaged: of('engaged'),
        left: of('left'),
      },
    }
  },
  card({ project, lines, total }, { lang, today }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, 'summary', {
      engaged: money(total.engaged),
      budget: money(total.budget),
      spent: money(total.spent),
      toSpend: money(total.toSpend),
      left: money(total.left),
    })
    const keys = ['budget', 'spent', 'toSpend', 'left'] as const
    return {
      title: say(lang, 'title', { project: `${project.code} ${project.name}` }),
      summary,
      tone: total.left < 0 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'caption'),
          columns: [
            { label: say(lang, 'code') },
            ...keys.map((key) => ({ label: say(lang, key), align: 'right' as const })),
          ],
          rows: lines.map((one) => [
            `${one.code} ${costCodeLabel(one.code)?.[lang] ?? ''}`.trim(),
            ...keys.map((key) => money(one[key])),
          ]),
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
