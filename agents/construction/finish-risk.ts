import { z } from 'zod'
import type { ChartSpec } from '../../src/chart/spec.ts'
import { computeCriticalPath, datesOf } from '../../src/domain/critical-path.ts'
import { chanceWithin, pertPath, type ScheduleRisk, simulateSchedule } from '../../src/domain/schedule-risk.ts'
import { countWorkingDays } from '../../src/domain/work-calendar.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type Network,
  type NetworkStores,
  networkFooter,
  projectRef,
  readNetwork,
  refOf,
  whichSite,
} from './network.ts'
import { MONTE_CARLO } from './risk-examples.ts'

const say = phrases({
  title: { fr: 'Date de fin probable – {project}', en: 'Probable finish – {project}' },
  chance: {
    fr: '{code} : {chance} de chances de finir au plus tard le {by} ({days} jours ouvrables).',
    en: '{code}: a {chance} chance of finishing on or before {by} ({days} working days).',
  },
  asPlanned: {
    fr: '{code} : {chance} de chances de finir le {by} comme prévu; 8 fois sur 10, au plus tard le {p80}.',
    en: '{code}: a {chance} chance of finishing on {by} as planned; 8 times out of 10, by {p80}.',
  },
  p: { fr: '{days} jours, {date}', en: '{days} days, {date}' },
  planned: { fr: 'Au plan', en: 'As planned' },
  mean: { fr: 'Moyenne', en: 'Mean' },
  meanDays: { fr: '{days} jours', en: '{days} days' },
  drivers: {
    fr: 'Ce qui pèse le plus : {first} et {second}.',
    en: 'What weighs most: {first} and {second}.',
  },
  driver: {
    fr: '{name} (commande la fin {share} du temps)',
    en: '{name} (drives the finish {share} of the time)',
  },
  pert: {
    fr: 'PERT sur le seul chemin critique dirait {chance} : il ignore que d’autres chemins peuvent retarder la fin.',
    en: 'PERT on the critical path alone would say {chance}: it ignores that other paths can delay the finish.',
  },
  notPromise: {
    fr: 'C’est une probabilité, pas une promesse : elle suppose des durées indépendantes entre l’optimiste et le pessimiste de chaque activité.',
    en: 'It is a probability, not a promise: it assumes independent durations between each activity’s optimistic and pessimistic.',
  },
  chart: { fr: 'Chances d’avoir fini, par date', en: 'Chances of having finished, by date' },
  series: { fr: 'Fini', en: 'Finished' },
  open: { fr: 'Ce qui cause le risque', en: 'What drives the risk' },
  method: {
    fr: '{runs} simulations, bêta-PERT (λ = 4), germe {seed}. {footer}',
    en: '{runs} simulations, beta-PERT (λ = 4), seed {seed}. {footer}',
  },
})

export const driverSchema = z.object({
  code: z.string(),
  name: z.string(),
  optimistic: z.int(),
  likely: z.int(),
  pessimistic: z.int(),
  /** Shares in millionths; `effect` is a correlation. */
  onPath: z.int(),
  effect: z.number(),
})

const million = (share: number) => Math.round(share * 1_000_000)

export const driversOf = ({ rows }: Network, risk: ScheduleRisk) =>
  risk.drivers.map(({ id, onPath, effect }) => {
    const { code, name, optimistic, likely, pessimistic } = rows.find((row) => row.code === id)!
    return { code, name, optimistic, likely, pessimistic, onPath: million(onPath), effect }
  })

export const runsText = (risk: { runs: number; seed: number }, footer: string, lang: Lang) =>
  say(lang, 'method', { runs: formatNumber(risk.runs, lang, 0), seed: String(risk.seed), footer })

const dayAt = z.object({ days: z.number(), date: z.string() })

export const runMonteCarlo = defineTool<NetworkStores>()({
  name: 'schedule_risk.run_monte_carlo',
  title: { fr: 'Simuler la date de fin', en: 'Simulate the finish date' },
  gate: 'none',
  permission: 'projects.read',
  examples: MONTE_CARLO,
  input: z.object({
    project: whichSite,
    due: field
      .date({
        label: { fr: 'Fini au plus tard le', en: 'Finished by' },
        cues: ['avant', 'pour', 'd’ici', 'by', 'before'],
      })
      .optional(),
  }),
  output: z.object({
    project: projectRef,
    province: z.string(),
    startsOn: z.string(),
    count: z.int(),
    by: dayAt,
    asked: z.boolean(),
    /** Millionths. */
    chance: z.int(),
    pertChance: z.int(),
    mean: z.number(),
    planned: dayAt,
    p50: dayAt,
    p80: dayAt,
    p90: dayAt,
    curve: z.array(z.object({ date: z.string(), chance: z.int() })),
    drivers: z.array(driverSchema),
    runs: z.int(),
    seed: z.int(),
  }),
  async run({ project: id, due }, { stores }) {
    const network = await readNetwork(stores, id)
    const { activities, startsOn, calendar, project } = network
    if (due && due < startsOn)
      throw new NovaError(
        'input.invalid',
        {
          fr: `L’échéancier de ${project.code} commence le ${formatDate(startsOn, 'fr')} : donne une date plus tard.`,
          en: `The schedule of ${project.code} begins on ${formatDate(startsOn, 'en')}: give a later date.`,
        },
        { field: 'due' },
      )
    const dateOf = (days: number) => datesOf({ start: 0, finish: Math.ceil(days) }, startsOn, calendar).end
    const at = (days: number) => ({ days, date: dateOf(days) })
    const risk = simulateSchedule(activities)
    const planned = at(computeCriticalPath(activities).finish)
    const by = due ? { days: countWorkingDays({ from: startsOn, to: due }, calendar), date: due } : planned
    const [first, last] = [Math.floor(risk.finishes[0]!), Math.ceil(risk.finishes.at(-1)!)]
    const step = Math.max(1, Math.ceil((last - first) / 16))
    const marks = Array.from({ length: Math.ceil((last - first) / step) + 1 }, (_, i) => first + i * step)
    return {
      project: refOf(project),
      province: project.province,
      startsOn,
      count: activities.length,
      by,
      asked: due !== undefined,
      chance: million(chanceWithin(risk, by.days)),
      pertChance: million(pertPath(activities).within(by.days)),
      mean: risk.mean,
      planned,
      p50: at(risk.p50),
      p80: at(risk.p80),
      p90: at(risk.p90),
      curve: marks.map((days) => ({ date: dateOf(days), chance: million(chanceWithin(risk, days)) })),
      drivers: driversOf(network, risk).slice(0, 2),
      runs: risk.runs,
      seed: risk.seed,
    }
  },
  card(output, { lang }) {
    const { project, by, asked, chance, planned, p50, p80, p90, drivers, curve } = output
    const share = (value: number) => formatPercent(value, lang, 0)
    const days = (value: number) => formatNumber(value, lang, 1)
    const href = `nova:network/${project.code}`
    const fact = (label: string, one: { days: number; date: string }) => ({
      label,
      value: say(lang, 'p', { days: days(one.days), date: formatDate(one.date, lang) }),
      href,
    })
    const [first, second] = drivers.map(({ code, name, onPath }) =>
      say(lang, 'driver', { name: `${code} ${name}`, share: share(onPath) }),
    )
    const chart: ChartSpec = {
      kind: 'line',
      title: say(lang, 'chart'),
      unit: 'percent',
      series: [
        {
          name: say(lang, 'series'),
          points: curve.map((one) => ({ label: formatDate(one.date, lang), value: one.chance })),
        },
      ],
      axis: { min: 0, max: 1_000_000, target: 800_000 },
    }
    return {
      title: say(lang, 'title', { project: project.name }),
      summary: say(lang, asked ? 'chance' : 'asPlanned', {
        code: project.code,
        chance: share(chance),
        by: formatDate(by.date, lang),
        days: days(by.days),
        p80: formatDate(p80.date, lang),
      }),
      tone: chance >= 800_000 ? 'success' : 'warning',
      blocks: [
        {
          type: 'fields',
          fields: [
            fact(say(lang, 'planned'), planned),
            fact('P50', p50),
            fact('P80', p80),
            fact('P90', p90),
            { label: say(lang, 'mean'), value: say(lang, 'meanDays', { days: days(output.mean) }) },
          ],
        },
        ...(first && second ? [{ type: 'text' as const, text: say(lang, 'drivers', { first, second }) }] : []),
        { type: 'chart', chart },
        { type: 'text', text: `${say(lang, 'pert', { chance: share(output.pertChance) })} ${say(lang, 'notPromise')}` },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'open'),
          intent: { do: 'tool', tool: 'schedule_risk.rank_drivers', input: { project: project.id } },
        },
      ],
      footer: runsText(output, networkFooter(output.count, output.startsOn, output.province, lang), lang),
    }
  },
})
