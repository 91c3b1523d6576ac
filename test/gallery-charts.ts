import type { ChartKind, ChartSpec } from '../src/chart/spec.ts'

const MONTHS = ['juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.']
const points = (values: number[], labels = MONTHS) => values.map((value, i) => ({ label: labels[i]!, value }))

/** One chart of each kind. */
export const CHARTS: Record<ChartKind, ChartSpec> = {
  bar: {
    kind: 'bar',
    title: 'Facturé par mois',
    unit: 'money',
    series: [{ name: 'Facturé', points: points([4_180_000, 3_925_050, 5_210_000, 6_842_575, 7_115_000, 1_149_75]) }],
    axis: { y: 'Montant' },
  },
  line: {
    kind: 'line',
    title: 'Budget et coût réel',
    unit: 'money',
    series: [
      { name: 'Budget', points: points([1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_000_000]) },
      { name: 'Coût réel', points: points([900_000, 2_150_000, 3_350_000, 4_020_000, 5_400_000, 6_310_000]) },
    ],
  },
  area: {
    kind: 'area',
    title: 'Encaisse prévue',
    unit: 'money',
    series: [{ name: 'Encaisse', points: points([8_200_000, 7_900_000, 6_400_000, 6_900_000, 7_600_000, 9_100_000]) }],
  },
  pie: {
    kind: 'pie',
    title: 'Heures par chantier',
    unit: 'hours',
    series: [
      { name: 'Heures', points: points([410, 265.5, 120, 38], ['6-plex Ontario', 'Garage Roy', 'École', 'Bureau']) },
    ],
  },
  'stacked-bar': {
    kind: 'stacked-bar',
    title: 'Comptes à recevoir par âge',
    unit: 'money',
    series: [
      { name: 'Roy', points: points([1_200_000, 340_000], ['0-30 jours', '31-60 jours']) },
      { name: 'Northgate', points: points([800_000, 910_000], ['0-30 jours', '31-60 jours']) },
    ],
  },
  scatter: {
    kind: 'scatter',
    title: 'Marge selon la taille',
    unit: 'percent',
    series: [
      {
        name: 'Projets',
        points: [
          { label: '6-plex Ontario', x: 84_000_000, value: 142_000 },
          { label: 'Garage Roy', x: 9_500_000, value: 88_500 },
        ],
      },
    ],
    axis: { xUnit: 'money' },
  },
  gauge: {
    kind: 'gauge',
    title: 'Indice de coût',
    unit: 'ratio',
    series: [{ name: 'IPC', points: [{ label: 'IPC', value: 0.93 }] }],
    axis: { min: 0, max: 2, target: 1 },
  },
  waterfall: {
    kind: 'waterfall',
    title: 'Du budget à la prévision',
    unit: 'money',
    series: [
      {
        name: 'Prévision',
        points: points([84_000_000, 2_150_000, -640_000, 0], ['Budget', 'Avenants', 'Économies', 'Prévision']),
      },
    ],
    axis: { totals: ['Prévision'] },
  },
  gantt: {
    kind: 'gantt',
    title: 'Échéancier du 6-plex',
    unit: 'percent',
    series: [
      {
        name: 'Tâches',
        points: [
          { label: 'Fondations', value: 1_000_000, start: '2026-09-01', end: '2026-09-19', critical: true },
          { label: 'Charpente', value: 450_000, start: '2026-09-22', end: '2026-10-30', critical: true },
          { label: 'Fenêtres', value: 0, start: '2026-10-26', end: '2026-11-06' },
        ],
      },
    ],
  },
  heatmap: {
    kind: 'heatmap',
    title: 'Heures par jour',
    unit: 'hours',
    series: [
      { name: 'Karine', points: points([8, 8, 9.5], ['lun.', 'mar.', 'mer.']) },
      { name: 'Dany', points: points([8, 0, 10], ['lun.', 'mar.', 'mer.']) },
    ],
  },
}
