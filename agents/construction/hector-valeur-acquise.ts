import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import type { ChartSpec } from '../../src/chart/spec.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { curveChart } from './curve-chart.ts'
import { earnedValueCard, figuresFooter, formatIndex, gapText, orUnknown, projectHref } from './earned-value-card.ts'
import { COMPUTE, CURVE, FORECAST } from './earned-value-examples.ts'
import { figuresOf, figuresSchema, labourSchema, readEarnedValue } from './earned-value-figures.ts'
import { type ProgressStores, readCurve } from './progress.ts'
import { updateProgress } from './update-progress.ts'

const say = phrases({
  forecastTitle: { fr: 'Coût final – {project}', en: 'Final cost – {project}' },
  forecastSummary: {
    fr: '{code} devrait coûter {eac} à la fin, {gap} ({low} à {high} selon la méthode).',
    en: '{code} should cost {eac} at the end, {gap} ({low} to {high} depending on the method).',
  },
  forecastNone: {
    fr: '{code} : rien n’est dépensé, le coût final reste le budget de {bac}.',
    en: '{code}: nothing is spent, the final cost stays at the {bac} budget.',
  },
  trend: { fr: 'La tendance continue', en: 'The trend continues' },
  oneOff: { fr: 'L’écart ne se répète pas', en: 'The variance does not recur' },
  pessimistic: { fr: 'Le retard coûte aussi', en: 'The delay costs too' },
  trendHow: { fr: 'budget ÷ IPC', en: 'budget ÷ CPI' },
  oneOffHow: { fr: 'coût réel + reste au budget', en: 'actual cost + rest as budgeted' },
  pessimisticHow: { fr: 'coût réel + reste ÷ (IPC × IPD)', en: 'actual cost + rest ÷ (CPI × SPI)' },
  method: { fr: 'Hypothèse', en: 'Assumption' },
  how: { fr: 'Calcul', en: 'Computation' },
  final: { fr: 'Coût final', en: 'Final cost' },
  gap: { fr: 'Écart au budget', en: 'Against budget' },
  forecastMeaning: {
    fr: 'Si le rythme des coûts ne change pas, c’est {eac}. Pour finir au budget de {bac}, il faudrait tenir un indice de {tcpi} sur tout ce qui reste.',
    en: 'If costs go on as they do, it is {eac}. To finish at the {bac} budget, the rest would have to run at an index of {tcpi}.',
  },
  forecastChart: {
    fr: 'Coût final selon trois méthodes, contre le budget',
    en: 'Final cost by three methods, against budget',
  },
  open: { fr: 'Valeur acquise', en: 'Earned value' },
  curve: { fr: 'Courbe en S', en: 'S-curve' },
  curveTitle: { fr: 'Courbe en S – {project}', en: 'S-curve – {project}' },
  curveSummary: {
    fr: '{code} au {date} : {ev} de travail fait, {pv} prévu, {ac} dépensé.',
    en: '{code} as of {date}: {ev} of work done, {pv} planned, {ac} spent.',
  },
  curveMeaning: {
    fr: 'L’écart entre travail fait et dépensé est de {cv}; entre travail fait et prévu, de {sv}.',
    en: 'Work done against spending: {cv}; work done against plan: {sv}.',
  },
  curveFooter: {
    fr: 'Cumulatif · prévu : plan réparti selon la saison · fait : avancements déclarés et demandes de paiement · dépensé : coûts inscrits',
    en: 'Cumulative · planned: plan spread by season · done: declared progress and pay applications · spent: costs entered',
  },
})

const whichProject = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'De quel chantier parles-tu?', en: 'Which project?' },
  cues: ['sur', 'pour', 'du chantier', 'on', 'for'],
})

const compute = defineTool<ProgressStores>()({
  name: 'evm.compute',
  title: { fr: 'Calculer la valeur acquise', en: 'Compute earned value' },
  gate: 'none',
  permission: 'projects.cost',
  record: { kind: 'evm', field: 'project' },
  examples: COMPUTE,
  input: z.object({ project: whichProject }),
  output: figuresSchema.extend({ labour: labourSchema }),
  async run({ project }, { stores, today, ask }) {
    const figures = figuresOf(await readEarnedValue(stores, await stores.projects.need(project), today))
    const labour = await ask<z.output<typeof labourSchema>>('productivity.earned_hours', { project })
    return { ...figures, labour }
  },
  card: (output, { lang, can }) => earnedValueCard(output, can('tasks.write'), lang),
})

const METHODS = [
  { key: 'trend', how: 'trendHow', field: 'eac' },
  { key: 'oneOff', how: 'oneOffHow', field: 'eacOneOff' },
  { key: 'pessimistic', how: 'pessimisticHow', field: 'eacPessimistic' },
] as const

const forecastFinalCost = defineTool<ProgressStores>()({
  name: 'evm.forecast_final_cost',
  title: { fr: 'Projeter le coût final', en: 'Forecast the final cost' },
  gate: 'none',
  permission: 'projects.cost',
  examples: FORECAST,
  input: z.object({ project: whichProject }),
  output: figuresSchema,
  run: async (input, { stores, today }) =>
    figuresOf(await readEarnedValue(stores, await stores.projects.need(input.project), today)),
  card(output, { lang }) {
    const { project, eac, bac } = output
    const money = (amount: number) => formatMoney(amount, lang)
    const known = METHODS.flatMap((method) => output[method.field] ?? [])
    const href = projectHref(project.code)
    const chart: ChartSpec = {
      kind: 'bar',
      title: say(lang, 'forecastChart'),
      unit: 'money',
      series: [
        {
          name: say(lang, 'final'),
          points: METHODS.flatMap(({ key, field: name }) => {
            const value = output[name]
            return value === null ? [] : [{ label: say(lang, key), value }]
          }),
        },
      ],
      axis: { target: bac },
    }
    return {
      title: say(lang, 'forecastTitle', { project: project.name }),
      summary:
        eac === null
          ? say(lang, 'forecastNone', { code: project.code, bac: money(bac) })
          : say(lang, 'forecastSummary', {
              code: project.code,
              eac: money(eac),
              gap: gapText(output.vac, lang),
              low: money(Math.min(...known)),
              high: money(Math.max(...known)),
            }),
      tone: output.vac !== null && output.vac < 0 ? 'warning' : 'neutral',
      blocks: [
        {
          type: 'text',
          text: say(lang, 'forecastMeaning', {
            eac: orUnknown(eac, lang),
            bac: money(bac),
            tcpi: formatIndex(output.tcpi, lang),
          }),
        },
        {
          type: 'table',
          caption: say(lang, 'forecastTitle', { project: project.code }),
          columns: [
            { label: say(lang, 'method') },
            { label: say(lang, 'how') },
            { label: say(lang, 'final'), align: 'right' },
            { label: say(lang, 'gap'), align: 'right' },
          ],
          rows: METHODS.map(({ key, how, field: name }) => {
            const value = output[name]
            return [
              say(lang, key),
              say(lang, how),
              { text: orUnknown(value, lang), href },
              orUnknown(value === null ? null : bac - value, lang),
            ]
          }),
        },
        { type: 'chart', chart },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'open'),
          intent: { do: 'tool', tool: 'evm.compute', input: { project: project.id } },
        },
        {
          type: 'button',
          label: say(lang, 'curve'),
          intent: { do: 'tool', tool: 'evm.trend_chart', input: { project: project.id } },
        },
      ],
      footer: figuresFooter(output, lang),
    }
  },
})

const curveMonth = z.object({
  month: z.string(),
  pv: z.int(),
  ev: z.int().nullable(),
  ac: z.int().nullable(),
})

const trendChart = defineTool<ProgressStores>()({
  name: 'evm.trend_chart',
  title: { fr: 'Tracer la courbe en S', en: 'Draw the S-curve' },
  gate: 'none',
  permission: 'projects.cost',
  examples: CURVE,
  input: z.object({ project: whichProject }),
  output: figuresSchema.extend({ months: z.array(curveMonth) }),
  async run(input, { stores, today }) {
    const read = await readEarnedValue(stores, await stores.projects.need(input.project), today)
    return { ...figuresOf(read), months: await readCurve(stores, read) }
  },
  card(output, { lang }) {
    const { project, months } = output
    const money = (amount: number) => formatMoney(amount, lang)
    const title = say(lang, 'curveTitle', { project: project.name })
    return {
      title,
      summary: say(lang, 'curveSummary', {
        code: project.code,
        date: formatDate(output.asOf, lang),
        ev: money(output.ev),
        pv: money(output.pv),
        ac: money(output.ac),
      }),
      tone: output.cv < 0 || output.sv < 0 ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: say(lang, 'curveMeaning', { cv: money(output.cv), sv: money(output.sv) }) },
        { type: 'chart', chart: curveChart(months, title, lang) },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'open'),
          intent: { do: 'tool', tool: 'evm.compute', input: { project: project.id } },
        },
      ],
      footer: say(lang, 'curveFooter'),
    }
  },
})

export const hector = defineAgent<ProgressStores>({
  id: 'hector-valeur-acquise',
  handle: 'hector',
  name: 'Hector',
  role: { fr: 'Analyste de la valeur acquise', en: 'Earned-value analyst' },
  mission: {
    fr: 'Compare ce qui est fait à ce qui était prévu et à ce qui est dépensé, et dit où le chantier va finir.',
    en: 'Compares what is done with what was planned and spent, and says where the project will end up.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [compute, forecastFinalCost, updateProgress, trendChart],
})
