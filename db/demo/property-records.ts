import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

/** Buildings, leases, upkeep, pro formas. */
export function propertyRecords(make: MakeRecord, calendar: DemoCalendar): DemoRow<'records'>[] {
  const { day } = calendar
  return [
    make(
      'property',
      'held',
      'Immeuble de la rue de la Scierie',
      { amount: 118_000_000 },
      {
        address: '140, rue de la Scierie',
        built: 1988,
        units: 4,
        area: 780_000,
        value: 118_000_000,
        yearlyCosts: [
          { item: 'taxes', amount: 1_640_000 },
          { item: 'énergie', amount: 1_210_000 },
          { item: 'assurance', amount: 520_000 },
          { item: 'entretien', amount: 840_000 },
        ],
        lastInspections: [
          { item: 'toiture', on: day('2024-09-12') },
          { item: 'extincteurs', on: day('2026-03-18') },
        ],
      },
    ),
    make(
      'property',
      'held',
      'Triplex de la rue Principale',
      { amount: 64_500_000 },
      {
        address: '52, rue Principale',
        built: 1974,
        units: 3,
        area: 310_000,
        value: 64_500_000,
        yearlyCosts: [
          { item: 'taxes', amount: 610_000 },
          { item: 'assurance', amount: 260_000 },
          { item: 'entretien', amount: 390_000 },
        ],
        lastInspections: [
          { item: 'toiture', on: day('2021-06-03') },
          { item: 'chauffage', on: day('2025-10-08') },
        ],
      },
    ),
    ...(
      [
        [
          'Triplex de la rue Principale',
          '1',
          'Locataire A',
          'dwelling',
          104_500,
          '2025-07-01',
          '2027-06-30',
          '2026-11-30',
          0,
        ],
        [
          'Triplex de la rue Principale',
          '2',
          'Locataire B',
          'dwelling',
          98_000,
          '2026-07-01',
          '2027-06-30',
          '2026-09-30',
          0,
        ],
        [
          'Triplex de la rue Principale',
          '3',
          'Locataire C',
          'dwelling',
          112_000,
          '2026-02-01',
          '2027-01-31',
          '2026-11-30',
          0,
        ],
        [
          'Immeuble de la rue de la Scierie',
          '101',
          'Atelier Copeau',
          'commercial',
          215_000,
          '2024-05-01',
          '2029-04-30',
          '2026-11-30',
          215_000,
        ],
        [
          'Immeuble de la rue de la Scierie',
          '102',
          'Dépôt Sifflet',
          'commercial',
          148_000,
          '2025-01-01',
          '2026-12-31',
          '2026-10-31',
          148_000,
        ],
        [
          'Immeuble de la rue de la Scierie',
          '201',
          'Studio Grand Angle',
          'commercial',
          126_000,
          '2026-03-01',
          '2028-02-29',
          '2026-11-30',
          126_000,
        ],
      ] as const
    ).map(([property, unit, tenant, use, rent, from, to, paidThrough, deposit]) =>
      make(
        'lease',
        'in-force',
        `${property}, ${unit}`,
        { date: from, due: to, amount: rent },
        { property, unit, tenant, use, rent, from: day(from), to: day(to), paidThrough: day(paidThrough), deposit },
      ),
    ),
    ...(
      [
        ['Triplex de la rue Principale', 'Toiture', 12, '2021-06-03', '2026-06-03', 65_000],
        ['Triplex de la rue Principale', 'Chauffage', 12, '2025-10-08', '2026-10-08', 28_000],
        ['Immeuble de la rue de la Scierie', 'Toiture', 24, '2024-09-12', '2026-09-12', 90_000],
        ['Immeuble de la rue de la Scierie', 'Extincteurs', 12, '2026-03-18', '2027-03-18', 18_000],
        ['Immeuble de la rue de la Scierie', 'Portes de garage', 6, '2026-06-22', '2026-12-22', 34_000],
        ['Triplex de la rue Principale', 'Gouttières', 6, '2026-05-11', '2026-11-11', 22_000],
        ['Triplex de la rue Principale', 'Avertisseurs de fumée', 12, '2025-11-20', '2026-11-20', 9_000],
        ['Immeuble de la rue de la Scierie', 'Climatiseurs', 12, '2026-05-04', '2027-05-04', 41_000],
      ] as const
    ).map(([property, item, everyMonths, last, due, cost]) =>
      make(
        'maintenance',
        'planned',
        `${item} – ${property}`,
        { due, amount: cost },
        { property, item, everyMonths, lastOn: day(last), cost },
      ),
    ),
    ...(
      [
        [
          '8 logements, terrain de Saint-Rosalba',
          'Lot de la rue des Saules',
          8,
          18_000_000,
          165_000_000,
          17_000_000,
          165_000,
        ],
        ['Old garage lot', '88, route 341', 6, 12_500_000, 128_000_000, 14_200_000, 158_000],
      ] as const
    ).map(([title, site, units, land, hardCost, softCost, monthlyRent]) =>
      make(
        'proforma',
        'draft',
        title,
        { date: '2026-10-05', amount: land + hardCost + softCost },
        {
          site,
          units,
          land,
          hardCost,
          softCost,
          monthlyRent,
          vacancy: 30_000,
          expenses: 320_000,
          capRate: 55_000,
          loanShare: 750_000,
          loanRate: 48_000,
          loanYears: 25,
          toConfirm: ['zonage', 'étude de sol', 'services municipaux'],
        },
      ),
    ),
  ]
}
