import { computeEstimate, type EstimateLine, type EstimateMarkup } from '../../src/domain/estimate.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { clientId, type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId } from './seed.ts'

/** What a unit cost us, cents: low, likely, high; hundredths of an hour of labour; when it was last checked. */
const PRICES: [
  code: string,
  fr: string,
  en: string,
  unit: string,
  low: number,
  likely: number,
  high: number,
  labour: number,
  asOf: IsoDate,
][] = [
  ['01 50 00', 'Organisation de chantier', 'Site organization', 'sem', 180_000, 235_000, 310_000, 1_600, '2026-08-31'],
  ['01 54 00', 'Échafaudage, location', 'Scaffold rental', 'm2', 850, 1_200, 1_700, 12, '2026-10-14'],
  ['02 41 00', 'Démolition', 'Demolition', 'm2', 4_200, 5_600, 8_400, 55, '2026-10-30'],
  ['03 30 00', 'Béton coulé', 'Cast concrete', 'm3', 30_500, 34_200, 41_000, 190, '2026-10-27'],
  ['05 12 00', 'Charpente d’acier', 'Structural steel', 'kg', 520, 610, 720, 3, '2026-07-15'],
  ['06 10 00', 'Charpente de bois', 'Wood framing', 'pi2', 780, 960, 1_260, 9, '2026-09-30'],
  ['07 20 00', 'Isolation', 'Insulation', 'pi2', 240, 310, 420, 3, '2026-09-30'],
  ['07 42 00', 'Parement', 'Cladding', 'pi2', 1_480, 1_850, 2_400, 11, '2026-10-22'],
  ['07 50 00', 'Toiture', 'Roofing', 'pi2', 1_650, 1_980, 2_600, 10, '2026-08-31'],
  ['07 92 00', 'Calfeutrage', 'Caulking', 'pi', 540, 690, 900, 8, '2026-08-31'],
  ['08 10 00', 'Portes', 'Doors', 'unité', 62_000, 84_000, 118_000, 350, '2026-10-28'],
  ['08 50 00', 'Fenêtres', 'Windows', 'unité', 82_000, 101_000, 139_000, 420, '2026-10-26'],
  ['09 20 00', 'Gypse posé et jointé', 'Drywall, hung and taped', 'pi2', 345, 410, 520, 4, '2026-10-22'],
  ['09 51 00', 'Plafond suspendu', 'Suspended ceiling', 'pi2', 520, 640, 830, 5, '2026-06-30'],
  ['09 65 00', 'Couvre-sol', 'Flooring', 'pi2', 610, 780, 1_050, 4, '2026-06-30'],
  ['09 91 00', 'Peinture', 'Painting', 'pi2', 130, 165, 215, 2, '2026-09-30'],
  ['21 10 00', 'Gicleurs', 'Sprinklers', 'pi2', 410, 520, 760, 4, '2026-10-28'],
  ['22 10 00', 'Plomberie', 'Plumbing', 'point', 118_000, 145_000, 190_000, 900, '2026-05-29'],
  ['23 30 00', 'Ventilation', 'Ventilation', 'pi2', 820, 1_040, 1_400, 6, '2026-05-29'],
  ['26 20 00', 'Électricité', 'Electrical', 'pi2', 760, 930, 1_250, 6, '2026-10-28'],
  ['31 20 00', 'Terrassement', 'Earthwork', 'm3', 1_900, 2_600, 3_900, 8, '2026-08-31'],
  ['32 12 00', 'Pavage', 'Paving', 'm2', 4_100, 5_200, 6_800, 6, '2025-10-15'],
]

const MARKUPS: EstimateMarkup[] = [
  { name: 'overhead', rate: 100_000, compound: false },
  { name: 'profit', rate: 60_000, compound: true },
  { name: 'contingency', rate: 30_000, compound: true },
]

type Fact = [
  sequence: number,
  title: string,
  date: IsoDate,
  status: 'draft' | 'final' | 'quoted' | 'dropped',
  lines: [code: string, units: number][],
  link: { client?: string; project?: string },
]

const ESTIMATES: Fact[] = [
  [
    24,
    'Agrandissement de l’école, phase 1',
    '2026-05-25',
    'quoted',
    [
      ['01 50 00', 12],
      ['02 41 00', 620],
      ['03 30 00', 224],
      ['07 50 00', 10_100],
      ['08 50 00', 46],
      ['09 20 00', 20_000],
      ['09 91 00', 20_000],
    ],
    { client: 'C3', project: 'CHE-2604' },
  ],
  [
    25,
    '6-plex Vachon-Leduc',
    '2026-04-14',
    'quoted',
    [
      ['01 50 00', 16],
      ['02 41 00', 310],
      ['06 10 00', 9_200],
      ['08 50 00', 48],
      ['07 92 00', 1_150],
      ['09 91 00', 14_000],
    ],
    { client: 'C4', project: 'CHE-2603' },
  ],
  [
    26,
    'Aménagement de la clinique, 2e phase',
    '2026-08-18',
    'draft',
    [
      ['09 20 00', 3_800],
      ['09 91 00', 5_200],
      ['22 10 00', 6],
      ['26 20 00', 2_400],
    ],
    { client: 'C2' },
  ],
  [
    27,
    'Bibliothèque, réaménagement de l’étage',
    '2026-10-19',
    'quoted',
    [
      ['01 50 00', 6],
      ['09 20 00', 6_400],
      ['09 51 00', 5_900],
      ['09 65 00', 5_900],
      ['09 91 00', 7_200],
    ],
    {},
  ],
  [
    28,
    'Verrière à Saint-Rosalba',
    '2026-10-26',
    'draft',
    [
      ['03 30 00', 6],
      ['06 10 00', 420],
      ['08 50 00', 9],
    ],
    {},
  ],
  [
    29,
    'Aréna de Port-Albin, avant-projet',
    '2026-10-28',
    'draft',
    [
      ['01 50 00', 36],
      ['05 12 00', 96_000],
      ['07 50 00', 18_400],
      ['31 20 00', 1_450],
      ['26 20 00', 18_400],
    ],
    {},
  ],
  [
    30,
    'Caserne de Sainte-Ozite',
    '2026-10-29',
    'final',
    [
      ['01 50 00', 22],
      ['03 30 00', 118],
      ['06 10 00', 5_600],
      ['07 50 00', 5_800],
      ['08 10 00', 14],
      ['26 20 00', 5_600],
    ],
    {},
  ],
  [
    31,
    'Gicleurs du 2e étage, avenant',
    '2026-10-14',
    'final',
    [['21 10 00', 3_580]],
    { client: 'C8', project: 'CHE-2602' },
  ],
]

export function estimating({ day }: DemoCalendar): DemoPart {
  const lineOf = ([code, units]: [string, number]): EstimateLine => {
    const price = PRICES.find(([own]) => own === code)!
    const [, description, , unit, low, likely, high] = price
    return { code, description, unit, quantity: units * 1000, low, likely, high }
  }
  const estimates = ESTIMATES.map(
    ([sequence, title, date, status, parts, { client, project }]): DemoRow<'estimates'> => {
      const lines = parts.map(lineOf)
      const { cost, price } = computeEstimate(lines, MARKUPS)
      return {
        id: demoId(`estimate ${sequence}`),
        number: `EST-${day(date).slice(0, 4)}-${String(sequence).padStart(3, '0')}`,
        title,
        status,
        date: day(date),
        lines,
        markups: MARKUPS,
        cost,
        price,
        authorId: personId('luc'),
        ...(client ? { clientId: clientId(client) } : {}),
        ...(project ? { projectId: projectId(project) } : {}),
      }
    },
  )
  return {
    estimates,
    costCodes: PRICES.map(([code, labelFr, labelEn, unit, low, likely, high, labour, asOf]) => ({
      id: demoId(`cost code ${code}`),
      code,
      labelFr,
      labelEn,
      unit,
      low,
      likely,
      high,
      labour,
      asOf: day(asOf),
      source: 'projets terminés et factures',
    })),
  }
}
