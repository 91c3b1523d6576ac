import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatMeasure, formatPeriod } from '../it-data/measure-text.ts'
import { METRIC_OPTIONS, metricField } from '../it-data/metric-field.ts'
import { AIMS, type Goal, type GoalStores, measureOfGoal, quarterOf, readProgress } from './goal-book.ts'
import { SET_GOAL } from './strategy-examples.ts'

const say = phrases({
  title: { fr: 'Objectif', en: 'Goal' },
  willBe: {
    fr: '{name} : {target} {better, select, down {ou moins} other {ou plus}}, {period}.{before, select, none {} other { Les 12 mois d’avant : {before}.}}',
    en: '{name}: {target} {better, select, down {or less} other {or more}}, {period}.{before, select, none {} other { The 12 months before: {before}.}}',
  },
  is: {
    fr: 'L’objectif est fixé : {name}, {target}, {period}.',
    en: 'The goal is set: {name}, {target}, {period}.',
  },
  replaces: {
    fr: 'Il remplace l’objectif de {target} pour la même période.',
    en: 'It replaces the goal of {target} for the same period.',
  },
  measure: { fr: 'Mesure', en: 'Measure' },
  target: { fr: 'Cible', en: 'Target' },
  period: { fr: 'Période', en: 'Period' },
  how: { fr: 'Comment elle se calcule', en: 'How it is computed' },
  review: { fr: 'Où on en est', en: 'Where we stand' },
})

/** How a target is spoken of, where a figure is not. */
const AIM_WORDS: Record<string, string[]> = {
  dso: ['recouvrement', 'pour se faire payer', 'to collect', 'collection'],
}
const AIM_OPTIONS = METRIC_OPTIONS.filter(({ value }) => AIMS.some(({ key }) => key === value)).map((option) => ({
  ...option,
  words: [...option.words, ...(AIM_WORDS[option.value] ?? [])],
}))

const input = z.object({
  metric: metricField(
    {
      label: { fr: 'Mesure', en: 'Measure' },
      ask: {
        fr: 'L’objectif porte sur quoi : les revenus, la marge, le délai de recouvrement, le carnet…?',
        en: 'What is the goal on: revenue, margin, days to collect, backlog…?',
      },
    },
    AIM_OPTIONS,
  ),
  percent: field.percent({ label: { fr: 'Cible en %', en: 'Target in %' } }).optional(),
  amount: field.money({ label: { fr: 'Cible en dollars', en: 'Target in dollars' } }).optional(),
  count: field.quantity({ label: { fr: 'Cible en jours ou points', en: 'Target in days or points' } }).optional(),
  period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
})
type Said = z.output<typeof input>

const MOST_MILLIONS = 10_000
const UNITS = { cents: 'cents', ppm: 'ppm', days: 'days', points: 'count', count: 'count', hours: 'count' } as const

async function draftGoal(said: Said, { stores, today, actor }: Context<GoalStores>) {
  const measure = AIMS.find(({ key }) => key === said.metric)
  if (!measure)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Je ne suis pas d’objectif sur « ${said.metric} ». Choisis : ${AIMS.map(({ name }) => name.fr).join(', ')}.`,
        en: `I follow no goal on “${said.metric}”. Choose: ${AIMS.map(({ name }) => name.en).join(', ')}.`,
      },
      { field: 'metric' },
    )
  const { percent, amount, count } = said
  const missing = (field: string, fr: string, en: string) =>
    new NovaError('input.invalid', { fr: `Il me faut la cible : ${fr}.`, en: `I need the target: ${en}.` }, { field })
  const whole = count !== undefined ? Math.round(count / 1000) : amount !== undefined ? Math.round(amount / 100) : null
  // « 3,6 M » without a dollar sign is read as a small number; the card shows what was understood.
  const millions = count !== undefined && count <= MOST_MILLIONS ? count * 100_000 : undefined
  const target = measure.unit === 'ppm' ? percent : measure.unit === 'cents' ? (amount ?? millions) : whole
  if (target === undefined || target === null)
    throw measure.unit === 'ppm'
      ? missing('percent', 'un pourcentage, par exemple 14 %', 'a percentage, for example 14%')
      : measure.unit === 'cents'
        ? missing('amount', 'un montant, par exemple 3 600 000 $', 'an amount, for example $3,600,000')
        : missing('count', 'un nombre, par exemple 40', 'a number, for example 40')
  const year = await stores.organizations.get()
  const period = said.period ?? quarterOf(today, year?.fiscalStartMonth ?? 1)
  if (period.to < today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Cette période est finie : donne-en une à venir.', en: 'That period is over: give one still to come.' },
      { field: 'period' },
    )
  const goal = {
    name: measure.name.fr,
    metric: measure.key,
    target,
    unit: UNITS[measure.unit],
    fromDate: period.from,
    toDate: period.to,
    ownerId: actor.id,
  }
  const same = (await stores.goals.list({ fromDate: period.from, toDate: period.to })).find(
    ({ metric }) => measureOfGoal(metric)?.key === measure.key,
  )
  if (same?.target === target)
    throw new NovaError('rule.broken', {
      fr: 'Cet objectif est déjà fixé, avec la même cible et la même période.',
      en: 'That goal is set already, with the same target and period.',
    })
  return { goal, measure, period, same: same ?? null }
}

export const setGoal = defineTool<GoalStores>()({
  name: 'strategy.set_goal',
  title: { fr: 'Fixer un objectif', en: 'Set a goal' },
  gate: 'confirm',
  permission: 'settings.manage',
  examples: SET_GOAL,
  input,
  output: z.object({ id: z.string(), name: z.string(), target: z.string(), period: z.string() }),
  async preview(said, ctx) {
    const { stores, lang, today } = ctx
    const { goal, measure, period, same } = await draftGoal(said, ctx)
    const { before } = await readProgress(goal, measure, stores, today)
    const shown = (value: number) => formatMeasure(value, measure.unit, lang)
    const target = shown(goal.target)
    const summary = say(lang, 'willBe', {
      name: measure.name[lang],
      better: measure.better,
      target,
      period: formatPeriod(period, lang),
      before: before === null ? 'none' : shown(before),
    })
    return {
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'measure'), value: measure.name[lang] },
              { label: say(lang, 'target'), value: target },
              { label: say(lang, 'period'), value: formatPeriod(period, lang) },
              { label: say(lang, 'how'), value: measure.definition[lang] },
            ],
          },
          ...(same ? [{ type: 'text' as const, text: say(lang, 'replaces', { target: shown(same.target) }) }] : []),
        ],
      },
      subject: { ...goal, replaces: same?.id ?? null },
      edit: { tool: 'strategy.set_goal', input: said },
    }
  },
  async run(said, ctx) {
    const { stores, lang } = ctx
    const { goal, measure, period, same } = await draftGoal(said, ctx)
    const saved: Goal = same ? await stores.goals.update(same.id, goal) : await stores.goals.insert(goal)
    return {
      id: saved.id,
      name: measure.name[lang],
      target: formatMeasure(goal.target, measure.unit, lang),
      period: formatPeriod(period, lang),
    }
  },
  card({ name, target, period }, { lang }) {
    const summary = say(lang, 'is', { name: name.toLowerCase(), target, period })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'review'),
          intent: { do: 'tool', tool: 'strategy.review_goals', input: {} },
        },
      ],
    }
  },
})
