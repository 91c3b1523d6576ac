import { z } from 'zod'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { computeEstimate } from '../../src/domain/estimate.ts'
import type { Estimate } from '../../src/domain/records/plans.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { CostStores } from '../construction/earned-value-figures.ts'
import { CREATE } from './budget-examples.ts'

export type BudgetStores = CostStores & { estimates: Rows<Estimate> }

const say = phrases({
  title: { fr: 'Budget de {project} d’après {estimate}', en: 'Budget of {project} from {estimate}' },
  summary: {
    fr: '{count} lignes, {total} : le coût probable de l’estimation {estimate}, avant frais généraux et profit.',
    en: '{count} lines, {total}: the likely cost of estimate {estimate}, before overhead and profit.',
  },
  done: {
    fr: 'Le budget de {project} est inscrit : {count} lignes, {total}.',
    en: 'The budget of {project} is entered: {count} lines, {total}.',
  },
  doneTitle: { fr: 'Budget créé', en: 'Budget created' },
  caption: { fr: 'Par code de coût', en: 'By cost code' },
  code: { fr: 'Code', en: 'Code' },
  amount: { fr: 'Budget', en: 'Budget' },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Le budget de quel projet?', en: 'The budget of which project?' },
  }),
  estimate: field
    .text({ label: { fr: 'Estimation (EST-…)', en: 'Estimate (EST-…)' }, cues: ['estimation', 'estimé', 'estimate'] })
    .optional(),
})

const lineShape = z.object({ code: z.string(), label: z.string(), amount: z.int() })
const output = z.object({
  project: z.object({ id: z.string(), code: z.string() }),
  estimate: z.string(),
  lines: z.array(lineShape),
  total: z.int(),
})

/** The lines that the budget would have. Throws when the project has one, or which estimate is meant is not known. */
async function plan(wanted: z.output<typeof input>, { stores }: Context<BudgetStores>) {
  const project = await stores.projects.need(wanted.project)
  if ((await stores.budgets.list({ projectId: project.id })).length)
    throw new NovaError('rule.broken', {
      fr: `${project.code} a déjà un budget : je ne l’écrase pas. Demande-moi ses écarts, ou corrige une ligne.`,
      en: `${project.code} already has a budget: I do not overwrite it. Ask me for its variances, or correct a line.`,
    })
  const number = /EST-\d{4}-\d{3}/i.exec(wanted.estimate ?? '')?.[0]?.toUpperCase()
  const found = await stores.estimates.list(number ? { number } : { projectId: project.id })
  const usable = found.filter(({ status, lines }) => status !== 'dropped' && lines.length)
  const [estimate] = usable
  if (!estimate || usable.length > 1)
    throw new NovaError(
      'input.invalid',
      usable.length
        ? {
            fr: `Plusieurs estimations vont avec ${project.code} : ${usable.map((one) => one.number).join(', ')}. Laquelle?`,
            en: `Several estimates go with ${project.code}: ${usable.map((one) => one.number).join(', ')}. Which one?`,
          }
        : {
            fr: `Je ne trouve pas d’estimation pour ${project.code}. Donne-moi son numéro, par exemple EST-2026-024.`,
            en: `I find no estimate for ${project.code}. Give me its number, e.g. EST-2026-024.`,
          },
      { field: 'estimate' },
    )
  const priced = computeEstimate(estimate.lines, [])
  const lines = [...Map.groupBy(priced.lines, (line) => line.code)].map(([code, own]) => ({
    code,
    label: costCodeLabel(code)?.fr ?? own[0]!.description,
    amount: own.reduce((sum, line) => sum + line.cost, 0),
  }))
  return { project: { id: project.id, code: project.code }, estimate: estimate.number, lines, total: priced.cost }
}

type Plan = Awaited<ReturnType<typeof plan>>
const table = (lines: Plan['lines'], lang: 'fr' | 'en') => ({
  type: 'table' as const,
  caption: say(lang, 'caption'),
  columns: [{ label: say(lang, 'code') }, { label: say(lang, 'amount'), align: 'right' as const }],
  rows: lines.map(({ code, label, amount }) => [
    `${code} ${costCodeLabel(code)?.[lang] ?? label}`,
    formatMoney(amount, lang),
  ]),
})

export const createBudget = defineTool<BudgetStores>()({
  name: 'budgets.create_from_estimate',
  title: { fr: 'Créer le budget d’un projet depuis une estimation', en: 'Create a project’s budget from an estimate' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: CREATE,
  input,
  output,
  async preview(wanted, ctx) {
    const { lang } = ctx
    const planned = await plan(wanted, ctx)
    const { project, estimate, lines, total } = planned
    const summary = say(lang, 'summary', { count: lines.length, total: formatMoney(total, lang), estimate })
    return {
      card: {
        title: say(lang, 'title', { project: project.code, estimate }),
        summary,
        tone: 'info',
        blocks: [{ type: 'text', text: summary }, table(lines, lang)],
      },
      subject: planned,
    }
  },
  async run(wanted, ctx) {
    const planned = await plan(wanted, ctx)
    await ctx.stores.budgets.insertMany(
      planned.lines.map(({ code, label, amount }) => ({
        projectId: planned.project.id,
        costCode: code,
        label,
        amount,
      })),
    )
    return planned
  },
  card({ project, lines, total }, { lang }) {
    const summary = say(lang, 'done', { project: project.code, count: lines.length, total: formatMoney(total, lang) })
    return {
      title: say(lang, 'doneTitle'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }, table(lines, lang)],
    }
  },
})
