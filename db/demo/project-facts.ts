import type { Province } from '../../src/domain/province.ts'
import type { Cents, Ppm } from '../../src/lib/money.ts'

/** `estimate` is the cost estimated at bid, `cost` what was spent to 31 October 2026; cents. */
export type ProjectFact = {
  code: string
  client: string
  name: string
  aliases: string[]
  contractDate: string | null
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
  /** Part of the work that was planned, and that is done, on the closing day. Healthy jobs earn what they cost. */
  planned: Ppm
  earned: Ppm
}

const project = (
  code: string,
  client: string,
  name: string,
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
  contractDate: null,
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
    'Réfection de l’enveloppe – Coop Les Trois Saules',
    ['Envelope repair – Coop Les Trois Saules', 'enveloppe', 'coop', 'trois saules'],
    [1_180_000, 1_003_000, 1_021_400],
    ['2024-11-04', '2025-09-30'],
    { manager: 'emilie', address: '212, rue des Saules, Saint-Rosalba-des-Monts' },
  ),
  project(
    'CHE-2402',
    'C2',
    'Aménagement de la clinique Boréal-Nord',
    ['Boréal-Nord clinic fit-out', 'clinique', 'boréal'],
    [642_500, 539_700, 531_200],
    ['2025-01-06', '2025-07-31'],
    { address: '48, boulevard Boréal, Val-des-Épinettes' },
  ),
  project(
    'CHE-2501',
    'C5',
    'Cuisine Arsenault-Roy',
    ['Arsenault-Roy kitchen', 'cuisine', 'arsenault'],
    [184_900, 147_900, 151_300],
    ['2025-04-07', '2025-07-31'],
    { holdback: 0, manager: 'emilie', address: '19, croissant des Merles, Saint-Rosalba-des-Monts' },
  ),
  project(
    'CHE-2502',
    'C3',
    'Réfection de l’école des Érablières',
    ['Érablières school renovation'],
    [1_465_000, 1_289_200, 1_322_600],
    ['2025-05-05', '2026-01-31'],
    { address: '1500, chemin de l’Érablière, Sainte-Ozite', purchaseOrder: 'CSSE-25-0418' },
  ),
  project(
    'CHE-2503',
    'C6',
    'Microbrasserie La Débâcle',
    ['La Débâcle microbrewery', 'microbrasserie', 'brasserie', 'brewery'],
    [318_750, 258_200, 249_900],
    ['2025-09-02', '2026-01-31'],
    { manager: 'emilie', address: '6, quai des Glaces, Port-Albin' },
  ),
  project(
    'CHE-2601',
    'C7',
    'Entrepôt Northgate (Ottawa)',
    ['Northgate warehouse (Ottawa)', 'northgate', 'entrepôt', 'warehouse', 'ottawa'],
    [1_890_000, 1_625_400, 1_243_431],
    ['2026-03-02', '2026-12-18'],
    {
      ...ACTIVE,
      province: 'ON',
      contractDate: '2026-03-02',
      planned: 760_000,
      earned: 765_000,
      address: '2290 Tremont Line Road, Ottawa (Ontario)',
      purchaseOrder: 'NGS-4471',
    },
  ),
  project(
    'CHE-2602',
    'C8',
    'Résidence Le Crépuscule Doré',
    ['Le Crépuscule Doré residence', 'résidence', 'crépuscule', 'residence'],
    [987_000, 829_100, 419_200],
    ['2026-06-01', '2027-02-26'],
    {
      ...ACTIVE,
      manager: 'emilie',
      planned: 520_000,
      earned: 460_000,
      address: '330, avenue du Belvédère, Val-des-Épinettes',
    },
  ),
  project(
    'CHE-2603',
    'C4',
    '6-plex Vachon-Leduc',
    ['Vachon-Leduc sixplex', '6-plex', '6plex', 'sixplex', 'vachon'],
    [412_300, 349_840, 226_000],
    ['2026-08-03', '2026-12-18'],
    { ...ACTIVE, planned: 640_000, earned: 646_010, address: '75, rue du Marché, Saint-Rosalba-des-Monts' },
  ),
  project(
    'CHE-2604',
    'C3',
    'Agrandissement de l’école des Érablières',
    ['Érablières school extension', 'agrandissement', 'école', 'extension', 'school'],
    [2_240_000, 1_948_800, 118_000],
    ['2026-10-05', '2027-08-27'],
    {
      ...ACTIVE,
      manager: 'emilie',
      planned: 60_000,
      earned: 60_551,
      address: '1500, chemin de l’Érablière, Sainte-Ozite',
      purchaseOrder: 'CSSE-26-0933',
    },
  ),
]
