import type { ChartKind, ChartSpec, Point } from '../../src/chart/spec.ts'
import type { Lang } from '../../src/lib/i18n.ts'

const MONTHS = [
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
  '2026-08',
  '2026-09',
  '2026-10',
]
const GROSS = [333_500, 138_420, 73_420, 16_500, 55_530, 103_220, 167_180, 264_390, 187_630, 476_850, 636_900, 480_990]
const BEFORE = [
  57_780, 62_920, 128_940, 204_530, 276_950, 353_250, 478_730, 554_770, 259_180, 374_250, 398_450, 402_960,
]

const monthly = (thousands: number[]): Point[] =>
  thousands.map((value, i) => ({ label: MONTHS[i]!, value: value * 100 }))

/** One everyday chart of each kind, as a tool of a construction company would make it. */
export function sampleOf(kind: ChartKind, lang: Lang): ChartSpec {
  const t = (fr: string, en: string) => (lang === 'fr' ? fr : en)
  switch (kind) {
    case 'bar':
      return {
        kind,
        title: t('Comptes à recevoir par client, plus de 30 jours', 'Receivables by client, over 30 days'),
        unit: 'money',
        series: [
          {
            name: t('À recevoir', 'Receivable'),
            points: [
              { label: 'Développements Rivière-aux-Pins inc.', value: 18_645_075 },
              { label: 'Northgate Commercial Properties', value: 11_497_500 },
              { label: 'Coopérative d’habitation L’Œuvre', value: 6_280_000 },
              { label: 'Ville de Saint-Élie', value: 4_114_975 },
              { label: 'M. et Mme Gagné-Théberge', value: 114_975 },
            ],
          },
        ],
      }
    case 'line':
      return {
        kind,
        title: t('Valeur acquise – 6-plex rue des Érables', 'Earned value – 6-plex, rue des Érables'),
        unit: 'money',
        axis: { y: t('Cumul avant taxes', 'Cumulative, before tax') },
        series: [
          {
            name: t('Valeur planifiée', 'Planned value'),
            points: cumulate(MONTHS, [12, 40, 88, 120, 160, 190, 230, 260, 240, 180, 90, 40]),
          },
          {
            name: t('Valeur acquise', 'Earned value'),
            points: cumulate(MONTHS.slice(0, 8), [10, 35, 70, 110, 150, 170, 220, 240]),
          },
          {
            name: t('Coût réel', 'Actual cost'),
            points: cumulate(MONTHS.slice(0, 8), [12, 41, 80, 118, 160, 190, 241, 262]),
          },
        ],
      }
    case 'area':
      return {
        kind,
        title: t('Encaisse prévue sur 12 mois', 'Cash forecast over 12 months'),
        unit: 'money',
        axis: { target: 10_000_000 },
        series: [
          {
            name: t('Encaisse', 'Cash'),
            points: monthly([
              241_300, 268_900, 190_420, 98_700, -18_250, -42_600, 15_480, 64_020, 122_500, 180_200, 241_870, 302_640,
            ]),
          },
        ],
      }
    case 'pie':
      return {
        kind,
        title: t('Coûts du projet par nature', 'Project cost by nature'),
        unit: 'money',
        series: [
          {
            name: t('Coût', 'Cost'),
            points: [
              { label: t('Main-d’œuvre', 'Labour'), value: 41_230_000 },
              { label: t('Matériaux', 'Materials'), value: 32_149_975 },
              { label: t('Sous-traitance', 'Subcontractors'), value: 25_890_000 },
              { label: t('Équipement', 'Equipment'), value: 7_114_000 },
              { label: t('Frais généraux de chantier', 'Site overhead'), value: 3_250_025 },
            ],
          },
        ],
      }
    case 'stacked-bar':
      return {
        kind,
        title: t('Facturation par secteur', 'Billing by sector'),
        unit: 'money',
        series: [
          { name: t('Résidentiel', 'Residential'), points: monthly(GROSS) },
          { name: 'Commercial', points: monthly(BEFORE) },
          { name: t('Institutionnel', 'Institutional'), points: monthly(BEFORE.map((value) => Math.round(value / 4))) },
        ],
      }
    case 'scatter':
      return {
        kind,
        title: t('Performance des projets', 'Project performance'),
        unit: 'ratio',
        axis: {
          x: t('Indice de délai (SPI)', 'Schedule performance (SPI)'),
          y: t('Indice de coût (CPI)', 'Cost performance (CPI)'),
          xUnit: 'ratio',
        },
        series: [
          {
            name: t('En cours', 'Active'),
            points: [
              { label: '6-plex Érables', x: 0.93, value: 0.916 },
              { label: 'École Saint-Élie', x: 1.04, value: 1.02 },
              { label: 'Northgate, phase 2', x: 0.88, value: 0.97 },
              { label: 'Caserne 12', x: 1.01, value: 1.08 },
            ],
          },
          {
            name: t('Terminés', 'Completed'),
            points: [
              { label: 'Quai Bellevue', x: 1, value: 0.99 },
              { label: 'Garage municipal', x: 1, value: 1.06 },
              { label: 'Clinique du Parc', x: 0.96, value: 0.94 },
            ],
          },
        ],
      }
    case 'gauge':
      return {
        kind,
        title: t('Marge brute, octobre 2026', 'Gross margin, October 2026'),
        unit: 'percent',
        axis: { target: 180_000, min: 0, max: 300_000 },
        series: [{ name: t('Marge', 'Margin'), points: [{ label: t('Marge brute', 'Gross margin'), value: 147_500 }] }],
      }
    case 'waterfall':
      return {
        kind,
        title: t('Du chiffre d’affaires au bénéfice', 'From revenue to profit'),
        unit: 'money',
        axis: { totals: [t('Bénéfice brut', 'Gross profit'), t('Bénéfice net', 'Net profit')] },
        series: [
          {
            name: 'Total',
            points: [
              { label: t('Revenus', 'Revenue'), value: 48_099_000 },
              { label: t('Main-d’œuvre', 'Labour'), value: -18_440_000 },
              { label: t('Matériaux', 'Materials'), value: -14_975_025 },
              { label: t('Bénéfice brut', 'Gross profit'), value: 0 },
              { label: t('Frais fixes', 'Overhead'), value: -6_210_000 },
              { label: t('Subvention', 'Grant'), value: 1_500_000 },
              { label: t('Bénéfice net', 'Net profit'), value: 0 },
            ],
          },
        ],
      }
    case 'gantt':
      return {
        kind,
        title: t('Échéancier – 6-plex rue des Érables', 'Schedule – 6-plex, rue des Érables'),
        unit: 'percent',
        series: [
          {
            name: t('Tâches', 'Tasks'),
            points: [
              {
                label: t('Excavation', 'Excavation'),
                start: '2026-06-01',
                end: '2026-06-19',
                value: 1_000_000,
                critical: true,
              },
              {
                label: t('Fondations', 'Foundations'),
                start: '2026-06-22',
                end: '2026-07-31',
                value: 1_000_000,
                critical: true,
              },
              {
                label: t('Charpente', 'Framing'),
                start: '2026-08-03',
                end: '2026-09-25',
                value: 850_000,
                critical: true,
              },
              { label: t('Toiture', 'Roofing'), start: '2026-09-28', end: '2026-10-16', value: 400_000 },
              {
                label: t('Plomberie brute', 'Plumbing rough-in'),
                start: '2026-09-14',
                end: '2026-10-30',
                value: 300_000,
              },
              {
                label: t('Électricité brute', 'Electrical rough-in'),
                start: '2026-09-21',
                end: '2026-11-06',
                value: 250_000,
                critical: true,
              },
              {
                label: t('Gypse et joints', 'Drywall'),
                start: '2026-11-09',
                end: '2026-12-04',
                value: 0,
                critical: true,
              },
              {
                label: t('Finition intérieure', 'Interior finishing'),
                start: '2026-12-07',
                end: '2027-01-29',
                value: 0,
              },
            ],
          },
        ],
      }
    case 'heatmap':
      return {
        kind,
        title: t('Heures par équipe et par semaine', 'Hours by crew and week'),
        unit: 'hours',
        series: [
          t('Charpente', 'Framing'),
          t('Béton', 'Concrete'),
          t('Électricité', 'Electrical'),
          t('Finition', 'Finishing'),
        ].map((name, row) => ({
          name,
          points: [
            '2026-09-07',
            '2026-09-14',
            '2026-09-21',
            '2026-09-28',
            '2026-10-05',
            '2026-10-12',
            '2026-10-19',
            '2026-10-26',
          ].map((label, at) => ({
            label,
            value: ((row * 37 + at * 53) % 160) + (at % 2) / 2,
          })),
        })),
      }
  }
}

function cumulate(labels: string[], thousands: number[]): Point[] {
  let sum = 0
  return labels.map((label, i) => {
    sum += thousands[i]!
    return { label, value: sum * 100_000 }
  })
}
