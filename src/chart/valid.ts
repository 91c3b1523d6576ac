import { z } from 'zod'
import { NovaError } from '../errors.ts'
import { isIsoDate } from '../lib/dates.ts'
import { CHART_KINDS, type ChartSpec } from './spec.ts'

export const MAX_SERIES = 12
/** Points of one series. */
export const MAX_POINTS = 400

const text = z.string().max(300)
const number = z.number().refine(Number.isFinite)
const date = z.string().refine(isIsoDate)
const unit = z.enum(['money', 'percent', 'ratio', 'hours', 'days', 'count'])

const SINGLE = ['pie', 'gauge', 'waterfall', 'gantt']

/** A chart as a model or a caller may write it. */
export const chartSchema = z
  .strictObject({
    kind: z.enum(CHART_KINDS),
    title: text.min(1),
    unit,
    series: z
      .array(
        z.strictObject({
          name: text,
          points: z
            .array(
              z.strictObject({
                label: text,
                value: number,
                x: number.optional(),
                start: date.optional(),
                end: date.optional(),
                critical: z.boolean().optional(),
              }),
            )
            .max(MAX_POINTS),
        }),
      )
      .max(MAX_SERIES),
    axis: z
      .strictObject({
        x: text.optional(),
        y: text.optional(),
        xUnit: unit.optional(),
        target: number.optional(),
        min: number.optional(),
        max: number.optional(),
        totals: z.array(text).max(MAX_POINTS).optional(),
      })
      .optional(),
  })
  .superRefine((chart, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (SINGLE.includes(chart.kind) && chart.series.length > 1) refuse(['series'], `${chart.kind} has one series`)
    if (chart.axis?.min !== undefined && chart.axis.max !== undefined && chart.axis.min >= chart.axis.max)
      refuse(['axis', 'max'], 'max must be above min')
    chart.series.forEach(({ points }, s) => {
      if (chart.kind === 'gauge' && points.length > 1) refuse(['series', s, 'points'], 'gauge has one point')
      points.forEach((point, p) => {
        const path = ['series', s, 'points', p]
        if (chart.unit === 'money' && chart.kind !== 'gantt' && !Number.isSafeInteger(point.value))
          refuse([...path, 'value'], 'money is integer cents')
        if (chart.kind === 'pie' && point.value < 0) refuse([...path, 'value'], 'a slice cannot be negative')
        if (chart.kind === 'scatter' && point.x === undefined) refuse([...path, 'x'], 'scatter needs x')
        if (chart.kind !== 'gantt') return
        if (!point.start || !point.end) refuse([...path, 'start'], 'gantt needs start and end')
        else if (point.start > point.end) refuse([...path, 'end'], 'end is before start')
      })
    })
  })

/** A checked chart. Throws `input.invalid` with the path of what is wrong. */
export function parseChart(input: unknown): ChartSpec {
  const result = chartSchema.safeParse(input)
  if (result.success) return result.data as ChartSpec
  const issue = result.error.issues[0]!
  const field = issue.path.join('.')
  throw new NovaError(
    'input.invalid',
    {
      fr: `Ce graphique ne peut pas être dessiné\u00a0: corrigez «\u00a0${field}\u00a0» (${issue.message}).`,
      en: `This chart cannot be drawn: correct “${field}” (${issue.message}).`,
    },
    { field },
  )
}
