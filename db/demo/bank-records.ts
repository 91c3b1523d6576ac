import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoPart, DemoRow } from './rows.ts'

/** The bank's October: what clients paid, as it was booked; and what came in on the frozen day, not booked yet. */
function bank(make: MakeRecord, calendar: DemoCalendar, books: DemoPart): DemoRow<'records'>[] {
  const [from, to] = [calendar.day('2026-10-01'), calendar.day('2026-10-31')]
  const invoices = new Map((books.invoices ?? []).map((row) => [row.id, row]))
  const booked = (books.payments ?? [])
    .filter(({ date }) => date >= from && date <= to)
    .map((payment) => {
      const invoice = invoices.get(payment.invoiceId)
      const row = make(
        'bank_transaction',
        'matched',
        'Dépôt',
        { amount: payment.amount },
        {
          account: 'Compte courant',
          description: `VIREMENT ${invoice?.number ?? ''}`,
          reference: payment.reference ?? null,
          matched: [payment.id],
        },
      )
      return { ...row, date: payment.date, clientId: invoice?.clientId ?? null }
    })
  const fresh = (date: IsoDate, amount: number, description: string) =>
    make(
      'bank_transaction',
      'unmatched',
      amount < 0 ? 'Retrait' : 'Dépôt',
      { date, amount },
      { account: 'Compte courant', description, reference: null, matched: [] },
    )
  return [
    ...booked,
    fresh('2026-10-30', -3_850, 'FRAIS BANCAIRES'),
    fresh('2026-11-02', 11_580_167, 'DEPOT CHEQUE VACHON-LEDUC'),
    fresh('2026-11-02', 420_000, 'VIREMENT INTERAC ARSENAULT'),
    fresh('2026-11-02', -48_290, 'PAIEMENT LOCATION CHANTIER PLUS'),
  ]
}

const PROGRAMS: [title: string, body: string, subject: string, covers: string, needs: string[]][] = [
  [
    'Formation de la main-d’œuvre',
    'Commission des partenaires du marché du travail',
    'formation',
    'une part des frais de formation',
    ['plan de formation', 'masse salariale'],
  ],
  [
    'Efficacité énergétique des bâtiments',
    'Hydro-Québec',
    'énergie',
    'mesures d’économie d’énergie',
    ['audit énergétique'],
  ],
  [
    'Transition numérique',
    'Investissement Québec',
    'logiciels et productivité',
    'diagnostic et mise en place',
    ['projet écrit', 'états financiers'],
  ],
  [
    'Apprentis de la construction',
    'Agence du revenu du Canada',
    'crédit d’impôt',
    'salaires d’apprentis admissibles',
    ['contrats d’apprentissage', 'T4'],
  ],
  ['Santé et sécurité', 'CNESST', 'prévention', 'équipement de prévention', ['programme de prévention']],
  [
    'Exportation vers l’Ontario',
    'Ministère de l’Économie',
    'marchés hors Québec',
    'démarchage',
    ['plan d’exportation'],
  ],
  ['Stage en milieu de travail', 'Revenu Québec', 'crédit d’impôt', 'salaire du stagiaire', ['attestation de l’école']],
  ['Francisation en entreprise', 'Francisation Québec', 'langue', 'cours au travail', ['nombre de personnes']],
]

/** Bank, credit, programs, ideas. */
export function bankRecords(make: MakeRecord, calendar: DemoCalendar, books: DemoPart): DemoRow<'records'>[] {
  return [
    ...bank(make, calendar, books),
    make(
      'facility',
      'in-force',
      'Marge de crédit',
      { date: '2024-03-01', due: '2027-03-01', amount: 40_000_000 },
      {
        lender: 'Caisse des Monts',
        type: 'line-of-credit',
        limit: 40_000_000,
        used: 7_400_000,
        single: null,
        rate: 69_500,
        months: null,
        covenants: [
          { metric: 'current_ratio', at: 'least', value: 1_250_000 },
          { metric: 'debt_to_equity', at: 'most', value: 2_500_000 },
          { metric: 'working_capital', at: 'least', value: 40_000_000 },
        ],
      },
    ),
    make(
      'facility',
      'in-force',
      'Ligne de cautionnement',
      { date: '2025-02-01', due: '2027-01-31', amount: 700_000_000 },
      {
        lender: 'Cautions Laurier',
        type: 'surety',
        limit: 700_000_000,
        used: 412_700_000,
        single: 250_000_000,
        rate: null,
        months: null,
        covenants: [{ metric: 'working_capital', at: 'least', value: 50_000_000 }],
      },
    ),
    make(
      'facility',
      'in-force',
      'Location de la pelle Hitachi',
      { date: '2024-05-01', due: '2029-04-30', amount: 21_500_000 },
      {
        lender: 'Crédit Équipement Nord',
        type: 'lease',
        limit: 21_500_000,
        used: 13_900_000,
        single: null,
        rate: 74_900,
        months: 60,
        covenants: [],
      },
    ),
    make(
      'facility',
      'in-force',
      'Prêt des véhicules',
      { date: '2025-06-01', due: '2029-05-31', amount: 12_800_000 },
      {
        lender: 'Caisse des Monts',
        type: 'term-loan',
        limit: 12_800_000,
        used: 9_400_000,
        single: null,
        rate: 64_500,
        months: 48,
        covenants: [],
      },
    ),
    ...PROGRAMS.map(([title, body, subject, covers, needs]) =>
      make('program', 'to-check', title, {}, { body, subject, covers, needs, source: body, confirmed: false }),
    ),
    ...(
      [
        [
          'Déposer la première demande de l’école avant le 1er décembre',
          'CHE-2604',
          13_563_218,
          '2026-11-25',
          'Rien n’est facturé; le calendrier public fait perdre un mois',
          'pay_applications.build',
          'emilie',
        ],
        [
          'Récupérer le paiement court de la résidence',
          'CHE-2602',
          1_250_000,
          '2026-11-06',
          'Août a été payé 12 500 $ de moins',
          'receivables.send_reminder',
          'nadia',
        ],
        [
          'Plan d’équipe à la résidence',
          'CHE-2602',
          8_220_435,
          '2026-11-13',
          'La tendance mène à 82 204,35 $ au-dessus du budget',
          'crews.assign',
          'marc-antoine',
        ],
      ] as const
    ).map(([title, project, amount, due, why, action, person]) =>
      make('recommendation', 'new', title, { project, amount, due, person }, { why, source: [project], action }),
    ),
    make(
      'data_import',
      'imported',
      'Liste de clients 2024',
      { date: '2026-01-12' },
      { target: 'clients', rows: 14, created: [], errors: [], mapping: { Nom: 'name', Courriel: 'email' } },
    ),
    make(
      'data_import',
      'undone',
      'Fournisseurs, premier essai',
      { date: '2026-01-13' },
      { target: 'vendors', rows: 22, created: [], errors: ['ligne 7 : courriel invalide'], mapping: { Nom: 'name' } },
    ),
    make(
      'budget_transfer',
      'done',
      'De la peinture au gypse',
      { project: 'CHE-2603', date: '2026-09-21', amount: 180_000 },
      { fromCode: '09 91 00', toCode: '09 20 00', reason: 'Plus de reprise de gypse, moins de peinture' },
    ),
  ]
}
