import { addDays, addMonths, daysBetween, firstOfMonth, formatDate, type IsoDate } from '../lib/dates.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { formatPercent } from '../lib/money.ts'
import { cleanText, formatLabel } from './format.ts'
import { textWidth, truncate } from './measure.ts'
import { type Draw, drawEmpty, type Key, type Layer, startPage, texts } from './page.ts'
import type { ChartSpec, Point } from './spec.ts'
import { HEIGHT, INK, MARGIN, MEANING, mix, PALETTE, SIZE, WIDTH } from './theme.ts'

const say = phrases({
  planned: { fr: 'Tâche', en: 'Task' },
  done: { fr: 'Avancement', en: 'Progress' },
  critical: { fr: 'Chemin critique (!)', en: 'Critical path (!)' },
  more: {
    fr: '{count, plural, one {# autre tâche dans le tableau} other {# autres tâches dans le tableau}}',
    en: '{count, plural, one {# more task in the table} other {# more tasks in the table}}',
  },
})

type Task = Point & { start: IsoDate; end: IsoDate }

/** The dated points of a gantt, by start. */
export function tasksOf(spec: ChartSpec): Task[] {
  return (spec.series[0]?.points ?? [])
    .filter((point): point is Task => point.start !== undefined && point.end !== undefined && point.start <= point.end)
    .map((task, i) => ({ task, i }))
    .sort((a, b) => (a.task.start < b.task.start ? -1 : a.task.start > b.task.start ? 1 : a.i - b.i))
    .map(({ task }) => task)
}

/** The part done, 0 to 1: `value` is integer millionths in a chart of percent and per cent otherwise. */
export function doneOf(task: Point, spec: ChartSpec): number {
  const whole = spec.unit === 'percent' ? 1_000_000 : 100
  return Number.isFinite(task.value) ? Math.min(1, Math.max(0, task.value / whole)) : 0
}

const ROW = 15

/** Tasks as bars over time, the part done darker, critical ones outlined and marked; those past the page's rows are counted. */
export const drawGantt: Draw = (spec, lang) => {
  const tasks = tasksOf(spec)
  if (!tasks.length) return drawEmpty(spec, lang)
  const key = (name: 'planned' | 'done' | 'critical', fill: string, stroke: string): Key => ({
    name: say(lang, name),
    look: { fill, stroke, dash: [], shape: 'square' },
    as: 'area',
  })
  const colours = (critical: boolean | undefined) => {
    const done = critical ? MEANING.critical : PALETTE[0]
    return { done, rest: mix(done, INK.paper, 0.68) }
  }
  const plain = colours(false)
  const page = startPage(spec, [
    key('planned', plain.rest, plain.rest),
    key('done', plain.done, plain.done),
    ...(tasks.some(({ critical }) => critical) ? [key('critical', colours(true).rest, MEANING.critical)] : []),
  ])
  const top = page.top + 34
  const space = HEIGHT - MARGIN - top
  const rows = Math.floor(space / ROW)
  const shown = tasks.length > rows ? tasks.slice(0, rows - 1) : tasks
  const height = space - (shown.length < tasks.length ? ROW + 4 : 0)
  const band = Math.min(52, height / shown.length)
  const names = shown.map(({ label, critical }) =>
    truncate(`${formatLabel(label, lang)}${critical ? ' !' : ''}`, 240, SIZE.label),
  )
  const left = MARGIN + Math.max(...names.map((name) => textWidth(name, SIZE.label, 600))) + 12
  const dones = shown.map((task) => formatPercent(Math.round(doneOf(task, spec) * 1_000_000), lang, 0))
  const width = WIDTH - MARGIN - left - 44
  const from = shown.reduce((least, { start }) => (start < least ? start : least), shown[0]!.start)
  const to = addDays(
    shown.reduce((most, { end }) => (end > most ? end : most), shown[0]!.end),
    1,
  )
  const days = daysBetween(from, to)
  const at = (date: IsoDate) => (daysBetween(from, date) / days) * width

  const thick = Math.min(22, band * 0.66)
  const bars = shown.map((task, i) => {
    const x = at(task.start)
    const x2 = Math.max(at(addDays(task.end, 1)), x + 3)
    const y = (i + 0.5) * band
    const { done, rest } = colours(task.critical)
    return {
      x,
      x2,
      y: y - thick / 2,
      y2: y + thick / 2,
      middle: y,
      until: x + (x2 - x) * doneOf(task, spec),
      done,
      rest,
      edge: task.critical ? MEANING.critical : rest,
      says: sayTask(task, dones[i]!, lang),
    }
  })
  const stops = stopsOf(from, to, width, lang).map((stop) => ({ ...stop, x: at(stop.date) }))
  const bottom = band * shown.length
  const pixel = (field: string) => ({ field, type: 'quantitative', scale: null })
  const colour = (field: string) => ({ field, type: 'nominal', scale: null, legend: null })
  const rect = (x2: string, fill: string, stroke: string, values = bars): Layer => ({
    data: { values },
    mark: { type: 'rect', cornerRadius: Math.min(3, thick / 4), strokeWidth: 1.25 },
    encoding: {
      x: pixel('x'),
      x2: { field: x2 },
      y: pixel('y'),
      y2: { field: 'y2' },
      fill: colour(fill),
      stroke: colour(stroke),
      description: { field: 'says', type: 'nominal' },
    },
  })
  return page.finish({ left, top, width, height }, [
    {
      data: { values: stops },
      mark: { type: 'rule', color: INK.grid },
      encoding: { x: pixel('x'), y: { value: -4 }, y2: { value: bottom } },
    },
    texts(
      stops.map(({ text, x }) => ({ text, x: Math.max(0, x) + 4, y: -14 })),
      { color: INK.muted },
    ),
    rect('x2', 'rest', 'edge'),
    rect(
      'until',
      'done',
      'done',
      bars.filter(({ until, x }) => until > x),
    ),
    ...[false, true].map((critical) =>
      texts(
        bars.flatMap(({ middle }, i) =>
          !!shown[i]!.critical === critical ? [{ text: names[i]!, x: -12, y: middle }] : [],
        ),
        { align: 'right', color: critical ? MEANING.critical : INK.text, fontWeight: critical ? 600 : 400 },
      ),
    ),
    texts(
      bars.map(({ x2, middle }, i) => ({ text: dones[i]!, x: x2 + 6, y: middle })),
      { fontSize: 11.5, color: INK.muted },
    ),
    ...(shown.length < tasks.length
      ? [
          texts(
            [{ text: say(lang, 'more', { count: tasks.length - shown.length }), x: MARGIN - left, y: height + 12 }],
            { color: INK.muted },
          ),
        ]
      : []),
  ])
}

const sayTask = (task: Task, done: string, lang: Lang) =>
  `${cleanText(task.label)}, ${formatDate(task.start, lang)} – ${formatDate(task.end, lang)}, ${done}`

/** The dates that are written over the plot: Mondays' weeks for short spans, months, quarters or years for longer ones. */
function stopsOf(from: IsoDate, to: IsoDate, width: number, lang: Lang): { date: IsoDate; text: string }[] {
  const days = daysBetween(from, to)
  const widest = 78
  const most = Math.max(1, Math.floor(width / widest))
  if (days <= 7 * most) {
    const every = Math.max(1, Math.ceil(days / most))
    return Array.from({ length: Math.ceil(days / every) }, (_, i) => addDays(from, i * every))
      .map((date) => ({ date, text: formatDate(date, lang) }))
      .filter(({ date }) => (daysBetween(date, to) / days) * width >= 60)
  }
  const months = days / 30.4
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= most) ?? 240
  const stops: { date: IsoDate; text: string }[] = []
  for (let date = firstOfMonth(from); date < to; date = addMonths(date, every)) {
    if (date >= from && (daysBetween(date, to) / days) * width >= 60)
      stops.push({ date, text: formatLabel(date.slice(0, 7), lang) })
  }
  return stops
}
