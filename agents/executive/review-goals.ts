import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { formatMeasure, formatPeriod } from '../it-data/measure-text.ts'
import { type GoalStores, measureOfGoal, readProgress } from './goal-book.ts'
import { REVIEW_GOALS } from './strategy-examples.ts'

const say = phrases({
  title: { fr: 'Objectifs', en: 'Goals' },
  none: { fr: 'Aucun objectif n’est en cours.', en: 'No goal is under way.' },
  young: {
    fr: '{count, plural, one {L’objectif vient} other {Les # objectifs viennent}} de commencer : trop tôt pour juger.',
    en: '{count, plural, one {The goal has} other {The # goals have}} just begun: too early to judge.',
  },
  summary: {
    fr: '{good} sur {count} {good, plural, one {est atteint ou bien parti} other {sont atteints ou bien partis}}{behind, plural, =0 {} one {; # traîne} other {; # traînent}}.',
    en: '{good} of {count} {good, plural, one {is met or on its way} other {are met or on their way}}{behind, plural, =0 {} one {; # is behind} other {; # are behind}}.',
  },
  goal: { fr: 'Objectif', en: 'Goal' },
  target: { fr: 'Cible', en: 'Target' },
  now: { fr: 'À ce jour', en: 'To date' },
  before: { fr: '12 mois d’avant', en: '12 months before' },
  state: { fr: 'État', en: 'State' },
  fresh: { fr: 'vient de commencer', en: 'just begun' },
  met: { fr: 'atteint', en: 'met' },
  'on-track': { fr: 'bien parti', en: 'on its way' },
  behind: { fr: 'en arrière', en: 'behind' },
  unknown: { fr: 'n/d', en: 'n/a' },
  pace: { fr: '{state} (rythme égal : {pace})', en: '{state} (even pace: {pace})' },
  hidden: {
    fr: '{count, plural, one {# objectif porte} other {# objectifs portent}} sur des chiffres que ton rôle ne montre pas.',
    en: '{count, plural, one {# goal is} other {# goals are}} on figures that your role does not show.',
  },
  set: { fr: 'Fixer un objectif', en: 'Set a goal' },
  actions: { fr: 'Quoi faire d’abord', en: 'What to do first' },
  footer: { fr: 'Au {date} · mêmes calculs que les indicateurs', en: 'As of {date} · computed as the indicators are' },
})

const line = z.object({
  metric: z.string(),
  from: z.string(),
  to: z.string(),
  target: z.int(),
  value: z.number().nullable(),
  pace: z.int().nullable(),
  before: z.number().nullable(),
  state: z.enum(['fresh', 'met', 'on-track', 'behind', 'unknown']),
})
type Line = z.output<typeof line>

function row({ metric, from, to, target, value, pace, before, state }: Line, lang: Lang): string[] {
  const measure = measureOfGoal(metric)!
  const shown = (amount: number | null) => formatMeasure(amount, measure.unit, lang)
  return [
    `${measure.name[lang]}, ${formatPeriod({ from, to }, lang)}`,
    `${measure.better === 'down' ? '≤' : '≥'} ${shown(target)}`,
    value === null ? '–' : shown(value),
    shown(before),
    pace === null ? say(lang, state) : say(lang, 'pace', { state: say(lang, state), pace: shown(pace) }),
  ]
}

export const reviewGoals = defineTool<GoalStores>()({
  name: 'strategy.review_goals',
  title: { fr: 'Faire le point sur les objectifs', en: 'Review the goals' },
  gate: 'none',
  permission: 'reports.read',
  examples: REVIEW_GOALS,
  input: z.object({}),
  output: z.object({ on: z.string(), goals: z.array(line), hidden: z.int() }),
  async run(_, { stores, today, can }) {
    const current = (await stores.goals.list()).filter(({ fromDate, toDate }) => fromDate <= today && toDate >= today)
    const goals: Line[] = []
    let hidden = 0
    for (const goal of current) {
      const measure = measureOfGoal(goal.metric)
      if (!measure) continue
      if (measure.needs && !can(measure.needs)) {
        hidden += 1
        continue
      }
      const progress = await readProgress(goal, measure, stores, today)
      goals.push({ metric: goal.metric, from: goal.fromDate, to: goal.toDate, target: goal.target, ...progress })
    }
    return { on: today, goals, hidden }
  },
  card({ on, goals, hidden }, { lang, can }) {
    const good = goals.filter(({ state }) => state === 'met' || state === 'on-track').length
    const behind = goals.filter(({ state }) => state === 'behind').length
    const summary = !goals.length
      ? say(lang, 'none')
      : goals.every(({ state }) => state === 'fresh')
        ? say(lang, 'young', { count: goals.length })
        : say(lang, 'summary', { good, behind, count: goals.length })
    return {
      title: say(lang, 'title'),
      summary,
      tone: behind ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(goals.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'goal') },
                  { label: say(lang, 'target'), align: 'right' as const },
                  { label: say(lang, 'now'), align: 'right' as const },
                  { label: say(lang, 'before'), align: 'right' as const },
                  { label: say(lang, 'state') },
                ],
                rows: goals.map((one) => row(one, lang)),
              },
            ]
          : []),
        ...(hidden ? [{ type: 'text' as const, text: say(lang, 'hidden', { count: hidden }) }] : []),
      ],
      actions: [
        ...(can('projects.cost')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'actions'),
                intent: { do: 'tool' as const, tool: 'strategy.recommend_actions', input: {} },
              },
            ]
          : []),
        ...(can('settings.manage')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'set'),
                intent: { do: 'form' as const, tool: 'strategy.set_goal', input: {} },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
