import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents, Ppm } from '../../src/lib/money.ts'

/** A line of a schedule of values. It runs between two points of the project's life (0 to 1), or is at `done`. */
export type ValueFact = {
  description: string
  costCode: string
  scheduled: Cents
  from: number
  to: number
  done?: Ppm
}

const value = (costCode: string, description: string, dollars: number, from = 0, to = 1, done?: Ppm): ValueFact => ({
  costCode,
  description,
  scheduled: dollars * 100,
  from,
  to,
  ...(done === undefined ? {} : { done }),
})

export const VALUES: Record<string, ValueFact[]> = {
  'CHE-2601': [
    value('01 50 00', 'Site organization', 151_200),
    value('31 20 00', 'Earthwork', 189_000, 0, 0.3),
    value('03 30 00', 'Foundations and slab', 302_400, 0.05, 0.45),
    value('05 12 00', 'Steel structure', 378_000, 0.2, 0.65),
    value('07 50 00', 'Roofing', 207_900, 0.45, 0.85),
    value('07 42 00', 'Wall cladding and insulation', 226_800, 0.5, 0.95),
    value('08 30 00', 'Doors and loading docks', 113_400, 0.6, 1),
    value('23 30 00', 'Ventilation and plumbing', 132_300, 0.5, 1),
    value('26 20 00', 'Electrical', 132_300, 0.45, 1),
    value('32 12 00', 'Paving', 56_700, 0.9, 1),
  ],
  'CHE-2602': [
    value('01 50 00', 'Organisation de chantier', 69_000),
    value('02 41 00', 'Démolition', 55_000, 0, 0.6),
    value('03 30 00', 'Béton', 50_000, 0, 0.8),
    value('06 10 00', 'Charpente', 141_000, 0.05, 0.9),
    value('07 20 00', 'Isolation', 76_000, 0.1, 0.95),
    value('08 50 00', 'Fenêtres', 103_000, 0.1, 0.95),
    value('09 20 00', 'Gypse', 116_000, 0.15, 1),
    value('09 91 00', 'Peinture', 57_000, 0.3, 1),
    value('21 10 00', 'Gicleurs', 110_000, 0.1, 0.9),
    value('22 10 00', 'Plomberie', 84_000, 0.1, 0.95),
    value('23 30 00', 'Ventilation', 69_000, 0.1, 0.95),
    value('26 20 00', 'Électricité', 57_000, 0.05, 1),
  ],
  'CHE-2603': [
    value('01 50 00', 'Organisation de chantier', 38_500),
    value('02 41 00', 'Démolition et curetage', 27_400),
    value('06 10 00', 'Charpente et structure', 168_900),
    value('08 50 00', 'Fenêtres et enveloppe', 142_700),
    value('09 91 00', 'Finitions', 34_800),
  ],
  // Nothing was billed yet: what is done to date is what the first application would ask for.
  'CHE-2604': [
    value('01 50 00', 'Organisation de chantier', 112_000, 0, 1, 300_000),
    value('02 41 00', 'Démolition', 168_000, 0, 1, 600_000),
    value('03 30 00', 'Béton', 268_800),
    value('05 12 00', 'Structure d’acier', 358_400),
    value('07 50 00', 'Toiture', 224_000),
    value('07 42 00', 'Enveloppe', 246_400),
    value('08 50 00', 'Fenêtres', 291_200),
    value('09 20 00', 'Finitions intérieures', 224_000),
    value('23 30 00', 'Plomberie et ventilation', 190_400),
    value('26 20 00', 'Électricité', 156_800),
  ],
}

const percent = (...parts: number[]): Ppm[] => parts.map((part) => part * 10_000)

/** The three applications on the sixplex: what is done by line and by change, and what is stored. */
export const SIXPLEX_APPLICATIONS: { done: Ppm[]; changes: Ppm[]; stored: Cents }[] = [
  { done: percent(20, 70, 20, 0, 0), changes: [], stored: 562_000 },
  { done: percent(45, 100, 55, 15, 0), changes: [], stored: 1_245_500 },
  { done: percent(65, 100, 80, 45, 10), changes: percent(100, 100), stored: 1_860_000 },
]

export const CHANGES: {
  project: string
  number: string
  title: string
  amount: Cents
  date: IsoDate
  signed: IsoDate | null
  notes?: string
}[] = [
  {
    project: 'CHE-2603',
    number: 'AV-01',
    title: 'Renforts de structure au 2e étage',
    amount: 1_275_000,
    date: '2026-10-05',
    signed: '2026-10-09',
  },
  {
    project: 'CHE-2603',
    number: 'AV-02',
    title: 'Crédit pour portes conservées',
    amount: -320_000,
    date: '2026-10-13',
    signed: '2026-10-16',
  },
  {
    project: 'CHE-2602',
    number: 'AV-01',
    title: 'Déplacement des gicleurs au corridor du 2e étage',
    amount: 1_864_000,
    date: '2026-10-15',
    signed: null,
    notes: 'Travaux commencés le 13 octobre; la résidence n’a pas encore signé.',
  },
]
