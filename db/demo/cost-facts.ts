import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'

/** MasterFormat numbers with the firm's own short labels. */
export const COST_CODES: Record<string, string> = {
  '01 50 00': 'Organisation de chantier',
  '02 41 00': 'Démolition',
  '03 30 00': 'Béton',
  '05 12 00': 'Structure d’acier',
  '06 10 00': 'Charpente',
  '07 20 00': 'Isolation',
  '07 42 00': 'Enveloppe et parement',
  '07 50 00': 'Toiture',
  '07 92 00': 'Calfeutrage',
  '08 30 00': 'Portes',
  '08 50 00': 'Fenêtres',
  '09 20 00': 'Gypse',
  '09 91 00': 'Peinture',
  '21 10 00': 'Gicleurs',
  '22 10 00': 'Plomberie',
  '23 30 00': 'Ventilation',
  '26 20 00': 'Électricité',
  '31 20 00': 'Terrassement',
  '32 12 00': 'Pavage',
}

/** Budget by code: shares of the estimate in percent, the last code takes the rest. */
export const BUDGET_SHARES: Record<string, [code: string, percent: number][]> = {
  'CHE-2401': [
    ['01 50 00', 9],
    ['02 41 00', 8],
    ['07 20 00', 16],
    ['07 42 00', 28],
    ['07 50 00', 14],
    ['07 92 00', 5],
    ['08 50 00', 20],
  ],
  'CHE-2402': [
    ['01 50 00', 8],
    ['02 41 00', 6],
    ['06 10 00', 9],
    ['09 20 00', 19],
    ['09 91 00', 8],
    ['22 10 00', 15],
    ['23 30 00', 18],
    ['26 20 00', 17],
  ],
  'CHE-2501': [
    ['02 41 00', 7],
    ['06 10 00', 38],
    ['09 20 00', 12],
    ['09 91 00', 8],
    ['22 10 00', 15],
    ['26 20 00', 20],
  ],
  'CHE-2502': [
    ['01 50 00', 9],
    ['02 41 00', 10],
    ['03 30 00', 8],
    ['06 10 00', 11],
    ['08 50 00', 17],
    ['09 20 00', 13],
    ['22 10 00', 9],
    ['23 30 00', 12],
    ['26 20 00', 11],
  ],
  'CHE-2503': [
    ['01 50 00', 8],
    ['03 30 00', 14],
    ['06 10 00', 12],
    ['09 20 00', 10],
    ['22 10 00', 25],
    ['23 30 00', 14],
    ['26 20 00', 17],
  ],
  'CHE-2601': [
    ['01 50 00', 8],
    ['31 20 00', 10],
    ['03 30 00', 16],
    ['05 12 00', 20],
    ['07 50 00', 11],
    ['07 42 00', 12],
    ['08 30 00', 6],
    ['23 30 00', 7],
    ['26 20 00', 7],
    ['32 12 00', 3],
  ],
  'CHE-2603': [
    ['01 50 00', 8],
    ['02 41 00', 6],
    ['03 30 00', 6],
    ['06 10 00', 34],
    ['07 92 00', 3],
    ['08 50 00', 29],
    ['09 20 00', 6],
    ['09 91 00', 8],
  ],
  'CHE-2604': [
    ['01 50 00', 5],
    ['02 41 00', 8],
    ['03 30 00', 12],
    ['05 12 00', 16],
    ['07 50 00', 10],
    ['07 42 00', 11],
    ['08 50 00', 13],
    ['09 20 00', 10],
    ['23 30 00', 8],
    ['26 20 00', 7],
  ],
}

/** The residence: budget, and what was spent above (or below) the earned 46 % of it. Overruns sum to 37 814. */
export const RESIDENCE_CODES: { code: string; budget: Cents; overrun: Cents }[] = [
  { code: '01 50 00', budget: 5_800_000, overrun: 210_000 },
  { code: '02 41 00', budget: 4_600_000, overrun: 0 },
  { code: '03 30 00', budget: 4_200_000, overrun: -90_000 },
  { code: '06 10 00', budget: 11_850_000, overrun: 535_000 },
  { code: '07 20 00', budget: 6_400_000, overrun: -67_600 },
  { code: '08 50 00', budget: 8_600_000, overrun: -80_000 },
  { code: '09 20 00', budget: 9_760_000, overrun: 974_000 },
  { code: '09 91 00', budget: 4_800_000, overrun: 0 },
  { code: '21 10 00', budget: 9_200_000, overrun: 2_130_000 },
  { code: '22 10 00', budget: 7_100_000, overrun: 110_000 },
  { code: '23 30 00', budget: 5_800_000, overrun: 60_000 },
  { code: '26 20 00', budget: 4_800_000, overrun: 0 },
]

/** What was spent by code where the work has only begun; elsewhere spending follows the budget. */
export const SPENT_ONLY: Record<string, string[]> = {
  'CHE-2604': ['01 50 00', '02 41 00', '03 30 00'],
}

/** Concrete by the cubic metre, from Béton Saint-Clair. The last price is the spike. */
export const CONCRETE: { date: IsoDate; project: string; cubicMetres: number; unitPrice: Cents; bill: string }[] = [
  { date: '2026-06-18', project: 'CHE-2602', cubicMetres: 18, unitPrice: 21_200, bill: 'BSC-20117' },
  { date: '2026-07-09', project: 'CHE-2602', cubicMetres: 14, unitPrice: 21_800, bill: 'BSC-20164' },
  { date: '2026-08-13', project: 'CHE-2603', cubicMetres: 16, unitPrice: 20_900, bill: 'BSC-20231' },
  { date: '2026-08-27', project: 'CHE-2603', cubicMetres: 12, unitPrice: 22_100, bill: 'BSC-20262' },
  { date: '2026-09-17', project: 'CHE-2602', cubicMetres: 10, unitPrice: 21_500, bill: 'BSC-20340' },
  { date: '2026-10-14', project: 'CHE-2604', cubicMetres: 34, unitPrice: 21_400, bill: 'BSC-20418' },
  { date: '2026-10-27', project: 'CHE-2604', cubicMetres: 22, unitPrice: 28_700, bill: 'BSC-20455' },
]

/** The bill that came twice has a fuel surcharge: 7 276.00 + 40.85 = 7 316.85, with taxes 8 412.55. */
export const FUEL_SURCHARGE: { bill: string; amount: Cents } = { bill: 'BSC-20418', amount: 4_085 }
export const DUPLICATE = { of: 'BSC-20418', number: 'BSC 20418', date: '2026-10-21' }

/** Who supplies which codes. */
export const VENDORS: {
  key: string
  name: string
  trade: string
  codes: string[]
  aliases?: string[]
  attestationExpires: IsoDate | null
}[] = [
  {
    key: 'beton',
    name: 'Béton Saint-Clair',
    trade: 'béton',
    codes: ['03'],
    aliases: ['Saint-Clair'],
    attestationExpires: '2026-12-31',
  },
  { key: 'acier', name: 'Acier Montfort', trade: 'structure d’acier', codes: ['05'], attestationExpires: '2026-12-31' },
  { key: 'bois', name: 'Matériaux Grand-Pic', trade: 'matériaux', codes: ['06'], attestationExpires: null },
  {
    key: 'enveloppe',
    name: 'Toitures Alizé',
    trade: 'toiture et enveloppe',
    codes: ['07'],
    attestationExpires: '2026-11-30',
  },
  {
    key: 'fenetres',
    name: 'Fenestration Lumina',
    trade: 'portes et fenêtres',
    codes: ['08'],
    attestationExpires: '2026-12-31',
  },
  {
    key: 'gypse',
    name: 'Systèmes intérieurs Duval',
    trade: 'gypse et peinture',
    codes: ['09'],
    attestationExpires: '2026-12-31',
  },
  // Its Revenu Québec attestation has expired while it works on the residence.
  {
    key: 'gicleurs',
    name: 'Gicleurs Nordet',
    trade: 'protection incendie',
    codes: ['21'],
    attestationExpires: '2026-09-30',
  },
  {
    key: 'plomberie',
    name: 'Plomberie Rive-Haute',
    trade: 'plomberie',
    codes: ['22'],
    attestationExpires: '2026-12-31',
  },
  {
    key: 'ventilation',
    name: 'Ventilation Aérex',
    trade: 'ventilation',
    codes: ['23'],
    attestationExpires: '2026-11-30',
  },
  {
    key: 'electricite',
    name: 'Électricité Vaillant',
    trade: 'électricité',
    codes: ['26'],
    attestationExpires: '2026-12-31',
  },
  {
    key: 'excavation',
    name: 'Excavation Trudel-Côté',
    trade: 'excavation et démolition',
    codes: ['02', '31', '32'],
    attestationExpires: '2026-12-31',
  },
  {
    key: 'location',
    name: 'Location Chantier Plus',
    trade: 'location d’équipement',
    codes: ['01'],
    attestationExpires: null,
  },
  { key: 'assurance', name: 'Assurances Beaurivage', trade: 'assurances', codes: [], attestationExpires: null },
]
