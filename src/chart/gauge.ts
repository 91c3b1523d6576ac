import { phrases } from '../lib/i18n.ts'
import { place, valueAxis } from './axis.ts'
import { formatLabel, formatShort, formatValue } from './format.ts'
import { textWidth, truncate } from './measure.ts'
import { type Draw, drawEmpty, type Layer, startPage, texts } from './page.ts'
import { HEIGHT, INK, MARGIN, MEANING, PALETTE, SIZE, WIDTH } from './theme.ts'

const say = phrases({ target: { fr: 'Cible\u00a0: {value}', en: 'Target: {value}' } })

/** One value on a half circle, its target marked; without ends, a percentage runs from 0 to 100 % and others to a round number. */
export const drawGauge: Draw = (spec, lang) => {
  const point = spec.series[0]?.points.find(({ value }) => Number.isFinite(value))
  if (!point) return drawEmpty(spec, lang)
  const { unit } = spec
  const target = spec.axis?.target
  const known = target === undefined ? [point.value] : [point.value, target]
  const most = spec.axis?.max ?? (unit === 'percent' && Math.max(...known) <= 1_000_000 ? 1_000_000 : undefined)
  const least = spec.axis?.min ?? Math.min(0, ...known)
  const low = least < 0 && spec.axis?.min === undefined ? valueAxis(known, unit, lang).domain[0] : least
  const high = Math.max(most ?? valueAxis(known, unit, lang, { min: low }).domain[1], low + 1e-9)
  /** A value beyond the ends stays at the end; its figure is still exact. */
  const angle = (value: number) => Math.PI * (Math.min(1, Math.max(0, place(value, [low, high], 1))) - 0.5)

  const page = startPage(spec)
  const top = page.top + 20
  const width = WIDTH - 2 * MARGIN
  const height = HEIGHT - MARGIN - top
  const radius = Math.min(height - 62, 250)
  const x = width / 2
  const y = (height + radius) / 2
  const arc = (from: number, to: number, color: string, inner = 0.7, outer = 1): Layer => ({
    data: { values: [{ says: `${formatLabel(point.label, lang)}, ${formatValue(point.value, unit, lang)}` }] },
    mark: {
      type: 'arc',
      innerRadius: radius * inner,
      outerRadius: radius * outer,
      theta: from,
      theta2: to,
      color,
      stroke: null,
    },
    encoding: { x: { value: x }, y: { value: y }, description: { field: 'says', type: 'nominal' } },
  })
  const exact = formatValue(point.value, unit, lang)
  const big = [44, 36, 28].find((size) => textWidth(exact, size, 600) <= radius * 1.3)
  const ends = [low, high].map((value, i) => ({
    text: formatShort(value, unit, lang),
    x: x + (i ? 0.85 : -0.85) * radius,
    y: y + 16,
  }))
  const tick = target === undefined ? undefined : angle(target)
  const aside = tick === undefined ? 0 : Math.sin(tick)
  const room = Math.abs(aside) < 0.2 ? radius : width / 2 - Math.abs(aside) * (radius * 1.05 + 8)
  const named =
    target === undefined
      ? []
      : [formatValue, formatShort].map((write) => say(lang, 'target', { value: write(target, unit, lang) }))
  const words = truncate(named.find((text) => textWidth(text, 14, 600) <= room) ?? named[1] ?? '', room, 14, 600)
  return page.finish({ left: MARGIN, top, width, height }, [
    arc(-Math.PI / 2, Math.PI / 2, INK.grid),
    arc(Math.min(angle(0), angle(point.value)), Math.max(angle(0), angle(point.value)), PALETTE[0]),
    ...(tick === undefined
      ? []
      : [
          arc(tick - 0.012, tick + 0.012, MEANING.target, 0.66, 1.05),
          texts(
            [
              {
                text: words,
                x: x + aside * (radius * 1.05 + 8),
                y: y - Math.cos(tick) * (radius * 1.05 + 10) - (Math.abs(aside) < 0.2 ? 6 : 0),
              },
            ],
            {
              align: aside < -0.2 ? 'right' : aside > 0.2 ? 'left' : 'center',
              fontSize: 14,
              fontWeight: 600,
              color: MEANING.target,
            },
          ),
        ]),
    texts([{ text: big ? exact : formatShort(point.value, unit, lang), x, y: y - radius * 0.22 }], {
      align: 'center',
      fontSize: big ?? 36,
      fontWeight: 600,
      color: INK.title,
    }),
    texts(
      [{ text: truncate(formatLabel(point.label, lang), radius * 1.9, 15), x, y: y + 16 }].filter(({ text }) => text),
      { align: 'center', fontSize: 15, color: INK.muted },
    ),
    texts(ends, { align: 'center', fontSize: SIZE.subtitle, color: INK.muted }),
  ])
}
