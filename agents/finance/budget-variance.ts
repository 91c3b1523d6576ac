import { z } from 'zod'
import { classifyWork } from '../../src/domain/cost-code.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type CostStores, readEarnedValue } from '../construction/earned-value-figures.ts'
import { VARIANCE } from './budget-examples.ts'

const say = phrases({
  title: { fr: 'Budget et réel – {project}', en: 'Budget and actual – {project}' },
  summary: {
    fr: 'Écart de coût de {cv} à {progress} d’avancement; le poste qui pèse le plus : {code} {label}, {overrun} de plus que prévu.',
    en: 'Cost variance of {cv} at {progress} complete; the code that weighs most: {code} {label}, {overrun} over plan.',
  },
  fine: {
    fr: 'Écart de coût de {cv} à {progress} d’avancement; aucun poste ne dépasse.',
    en: 'Cost variance of {cv} at {progress} complete; no code is over.',
  },
  one: {
    fr: '{code} {label} : {spent} dépensés sur un budget de {budget}, {earned} gagnés à {progress} d’avancement; {state, select, over {{gap} de trop} other {{gap} de moins que prévu}}.',
    en: '{code} {label}: {spent} spent of a {budget} budget, {earned} earned at {progress} complete; {state, select, over {{gap} too much} other {{gap} under plan}}.',
  },
  noLine: {
    fr: 'Aucune ligne de budget pour « {work} » sur {project}; voici les autres.',
    en: 'No budget line for "{work}" on {project}; here are the others.',
  },
  chart: { fr: 'Écarts par code', en: 'Variances by code' },
  total: { fr: 'Total', en: 'Total' },
  caption: { fr: 'Par code de coût', en: 'By cost code' },
  code: { fr: 'Code', en: 'Code' },
  budget: { fr: 'Budget', en: 'Budget' },
  earned: { fr: 'Gagné', en: 'Earned' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  overrun: { fr: 'Écart', en: 'Variance' },
  value: { fr: 'Valeur acquise', en: 'Earned value' },
  footer: {
    fr: 'Au {date} · gagné = budget × avancement déclaré de l’ensemble · écart = dépensé − gagné',
    en: 'As of {date} · earned = budget × declared progress of the whole · variance = spent − earned',
  },
})

const cents = z.int()
const codeLine = z.object({
  code: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  budget: cents,
  earned: cents,
  spent: cents,
  overrun: cents,
})

export const varianceReport = defineTool<CostStores>()({
  name: 'budgets.variance_report',
  title: { fr: 'Montrer les écarts de budget par code', en: 'Show budget variances by cost code' },
  gate: 'none',
  permission: 'projects.cost',
  examples: VARIANCE,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Le budget de quel projet?', en: 'The budget of which project?' },
    }),
    work: field
      .text({
        label: { fr: 'Poste', en: 'Cost code' },
        cues: ['budget', 'postes', 'poste', 'ligne de', 'dépensé sur', 'the'],
      })
      .optional(),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    on: z.string(),
    progress: z.int(),
    cv: cents,
    codes: z.array(codeLine),
    /** The line that was asked about. */
    one: codeLine.nullable(),
    missing: z.string().nullable(),
  }),
  async run({ project: id, work }, { stores, today }) {
    const project = await stores.projects.need(id)
    const { asOf, value, codes } = await readEarnedValue(stores, project, today)
    const code = work ? classifyWork(work) : undefined
    const one = codes.find((line) => line.code === code || line.code.slice(0, 2) === code?.slice(0, 2)) ?? null
    return {
      project: { id, code: project.code, name: project.name },
      on: asOf,
      progress: project.progressPpm,
      cv: value.cv,
      codes,
      one: codes.find((line) => line.code === code) ?? one,
      missing: code && !one ? work! : null,
    }
  },
  card({ project, on, progress, cv, codes, one, missing }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const done = formatPercent(progress, lang, 0)
    const [worst] = codes
    const values = { cv: money(cv), progress: done }
    const general =
      worst && worst.overrun > 0
        ? say(lang, 'summary', {
            ...values,
            code: worst.code,
            label: worst.label[lang],
            overrun: money(worst.overrun),
          })
        : say(lang, 'fine', values)
    const summary = one
      ? say(lang, 'one', {
          code: one.code,
          label: one.label[lang],
          spent: money(one.spent),
          budget: money(one.budget),
          earned: money(one.earned),
          progress: done,
          state: one.overrun > 0 ? 'over' : 'under',
          gap: money(Math.abs(one.overrun)),
        })
      : missing
        ? `${say(lang, 'noLine', { work: missing, project: project.code })} ${general}`
        : general
    const right = (key: 'budget' | 'earned' | 'spent' | 'overrun') => ({
      label: say(lang, key),
      align: 'right' as const,
    })
    return {
      title: say(lang, 'title', { project: `${project.code} ${project.name}` }),
      summary,
      tone: (one ? one.overrun > 0 : cv < 0) ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'chart',
          chart: {
            kind: 'waterfall',
            title: say(lang, 'chart'),
            unit: 'money',
            series: [
              {
                name: say(lang, 'overrun'),
                points: [
                  ...codes.map(({ code, overrun }) => ({ label: code, value: overrun })),
                  { label: say(lang, 'total'), value: -cv },
                ],
              },
            ],
            axis: { totals: [say(lang, 'total')] },
          },
        },
        {
          type: 'table',
          caption: say(lang, 'caption'),
          columns: [{ label: say(lang, 'code') }, right('budget'), right('earned'), right('spent'), right('overrun')],
          rows: codes.map((line) => [
            `${line.code} ${line.label[lang]}`,
            money(line.budget),
            money(line.earned),
            money(line.spent),
            money(line.overrun),
          ]),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'value'),
          intent: { do: 'tool', tool: 'evm.compute', input: { project: project.id } },
        },
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
