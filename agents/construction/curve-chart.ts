import type { ChartSpec } from '../../src/chart/spec.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { CurveMonth } from './progress.ts'

const say = phrases({
  pv: { fr: 'Prévu (VP)', en: 'Planned (PV)' },
  ev: { fr: 'Fait (VA)', en: 'Done (EV)' },
  ac: { fr: 'Dépensé (CR)', en: 'Spent (AC)' },
})

/** Planned, earned and actual by month; the last two stop where they are known. */
export function curveChart(months: readonly CurveMonth[], title: string, lang: Lang): ChartSpec {
  return {
    kind: 'line',
    title,
    unit: 'money',
    series: (['pv', 'ev', 'ac'] as const).map((key) => ({
      name: say(lang, key),
      points: months.flatMap(({ month, [key]: value }) =>
        value === null ? [] : [{ label: month.slice(0, 7), value }],
      ),
    })),
  }
}
