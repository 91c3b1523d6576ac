import type { Province } from '../../src/domain/province.ts'
import type { Cents, Ppm } from '../../src/lib/money.ts'

/** `estimate` is the cost estimated at bid, `cost` what was spent to 31 October 2026; cents. */
export type ProjectFact = {
  code: string
  client: string
  name: { fr: string; en: string }
  aliases: string[]
  contract: Cents
  estimate: Cents
  cost: Cents
  start: string
  end: string
  state: 'done' | 'active'
  holdback: Ppm
  province: Province
  manager: string
  foreman: string | null
  address: string
  purchaseOrder: string | null
  /** Part of the work that was planned, and that is done, on the closing day. */
  planned: Ppm
  earned: Ppm
}

const project = (
  code: string,
  client: string,
  name: { fr: string; en: string },
  aliases: string[],
  money: [contract: number, estimate: number, cost: number],
  dates: [start: string, end: string],
  more: Partial<ProjectFact> = {},
): ProjectFact => ({
  code,
  client,
  name,
  aliases,
  contract: money[0] * 100,
  estimate: money[1] * 100,
  cost: money[2] * 100,
  start: dates[0],
  end: dates[1],
  state: 'done',
  holdback: 100_000,
  province: 'QC',
  manager: 'julien',
  foreman: 'dany',
  address: '',
  purchaseOrder: null,
  planned: 1_000_000,
  earned: 1_000_000,
  ...more,
})

const ACTIVE = { state: 'active' } as const

export const PROJECTS: ProjectFact[] = [
  project(
    'CHE-2401',
    'C1',
    { fr: 'Réfection de l’enveloppe – Coop Les Trois Saules', en: 'Envelope repair – Coop Les Trois Saules' },
    ['enveloppe', 'coop', 'trois saules'],
    [1_180_000, 1_003_000, 1_021_400],
    ['2024-11-04', '2025-09-30'],
    { manager: 'emilie' },
  ),
  project(
    'CHE-2402',
    'C2',
    { fr: 'Aménagement de la clinique Boréal-Nord', en: 'Boréal-Nord clinic fit-out' },
    ['clinique', 'boréal'],
    [642_500, 539_700, 531_200],
    ['2025-01-06', '2025-07-31'],
  ),
  project(
    'CHE-2501',
    'C5',
    { fr: 'Cuisine Arsenault-Roy', en: 'Arsenault-Roy kitchen' },
    ['cuisine', 'arsenault'],
    [184_900, 147_900, 151_300],
    ['2025-04-07', '2025-07-31'],
    { holdback: 0, manager: 'emilie' },
  ),
  project(
    'CHE-2502',
    'C3',
    { fr: 'Réfection de l’école des Érablières', en: 'Érablières school renovation' },
    ['école', 'school'],
    [1_465_000, 1_289_200, 1_322_600],
    ['2025-05-05', '2026-01-31'],
  ),
  project(
    'CHE-2503',
    'C6',
    { fr: 'Microbrasserie La Débâcle', en: 'La Débâcle microbrewery' },
    ['microbrasserie', 'brasserie', 'brewery'],
    [318_750, 258_200, 249_900],
    ['2025-09-02', '2026-01-31'],
    { manager: 'emilie' },
  ),
  project(
    'CHE-2601',
    'C7',
    { fr: 'Entrepôt Northgate (Ottawa)', en: 'Northgate warehouse (Ottawa)' },
    ['northgate', 'entrepôt', 'warehouse', 'ottawa'],
    [1_890_000, 1_625_400, 1_243_431],
    ['2026-03-02', '2026-12-18'],
    { ...ACTIVE, province: 'ON', planned: 760_000, earned: 770_000 },
  ),
  project(
    'CHE-2602',
    'C8',
    { fr: 'Résidence Le Crépuscule Doré', en: 'Le Crépuscule Doré residence' },
    ['résidence', 'crépuscule', 'residence'],
    [987_000, 829_100, 419_200],
    ['2026-06-01', '2027-02-26'],
    { ...ACTIVE, manager: 'emilie', planned: 520_000, earned: 460_000 },
  ),
  project(
    'CHE-2603',
    'C4',
    { fr: '6-plex Vachon-Leduc', en: 'Vachon-Leduc sixplex' },
    ['6-plex', '6plex', 'sixplex', 'vachon'],
    [412_300, 349_840, 226_000],
    ['2026-08-03', '2026-12-18'],
    { ...ACTIVE, planned: 640_000, earned: 650_000 },
  ),
  project(
    'CHE-2604',
    'C3',
    { fr: 'Agrandissement de l’école des Érablières', en: 'Érablières school extension' },
    ['agrandissement', 'école', 'extension', 'school'],
    [2_240_000, 1_948_800, 118_000],
    ['2026-10-05', '2027-08-27'],
    { ...ACTIVE, manager: 'emilie', planned: 60_000, earned: 60_000 },
  ),
]
