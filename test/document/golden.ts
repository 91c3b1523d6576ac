import type { InvoiceDocument, InvoiceLine, InvoiceTax } from '../../src/document/invoice.ts'

const supplier: InvoiceDocument['supplier'] = {
  name: 'Constructions Chênevert inc.',
  address: '1450, rang de la Montagne\nSaint-Rosalba-des-Monts (Québec) J0X 1Y0',
  phone: '819 555-0142',
  email: 'facturation@chenevert.example',
  licence: '1234-5678-90',
  gst: '123456789RT0001',
  qst: '1234567890TQ0001',
}

export const gst = (amount: number): InvoiceTax => ({
  name: 'TPS',
  rate: 50_000,
  amount,
  registration: '123456789RT0001',
})
export const qst = (amount: number): InvoiceTax => ({
  name: 'TVQ',
  rate: 99_750,
  amount,
  registration: '1234567890TQ0001',
})

export const line = (description: string, amount: number, more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  description,
  quantity: 1000,
  unit: '',
  unitPrice: amount,
  amount,
  taxStatus: 'taxable',
  ...more,
})

const base: InvoiceDocument = {
  kind: 'invoice',
  lang: 'fr',
  number: '2026-0152',
  issueDate: '2026-11-02',
  dueDate: '2026-12-02',
  terms: 'Net 30 jours',
  currency: 'CAD',
  supplier,
  client: {
    name: 'Coop Les Trois Saules',
    address: '88, avenue des Saules\nSherbrooke (Québec) J1H 2K4',
    contact: 'Mme Œuvrard-Lemoyne',
  },
  project: {
    code: 'CHE-2401',
    name: 'Réfection de l’enveloppe',
    address: '88, avenue des Saules, Sherbrooke',
    po: 'BC-7781',
  },
  lines: [line('Travaux d’enveloppe, phase 1', 100_000)],
  subtotal: 100_000,
  taxes: [gst(5_000), qst(9_975)],
  total: 114_975,
  payment: 'Virement Interac à paiements@chenevert.example ou chèque à l’ordre de Constructions Chênevert inc.',
  interest: 'Intérêt de 18 % par an (1,5 % par mois) sur tout solde en retard.',
}

export const T1 = base

export const T3: InvoiceDocument = {
  ...base,
  lines: [line('Vis structurales', 3_333), line('Ancrages', 3_333), line('Mastic', 3_333)],
  subtotal: 9_999,
  taxes: [gst(500), qst(997)],
  total: 11_496,
}

export const T5: InvoiceDocument = {
  ...base,
  terms: '2/10, net 30 jours',
  lines: [
    line('Charpente : murs porteurs du rez-de-chaussée', 784_000, { quantity: 100_000, unit: 'h', unitPrice: 7_840 }),
    line('Bois d’ingénierie, livré au chantier', 464_000, { quantity: 58_000, unit: 'm²', unitPrice: 8_000 }),
  ],
  subtotal: 1_248_000,
  taxes: [gst(62_400), qst(124_488)],
  total: 1_434_888,
  earlyPayment: { discount: 24_960, by: '2026-11-12', pay: 1_409_928 },
}

export const T10: InvoiceDocument = {
  ...base,
  lines: [
    line('Réparation de la toiture', 64_000),
    line('Appareillage médical installé', 12_000, { taxStatus: 'zero-rated' }),
    line('Loyer résidentiel de novembre', 30_000, { taxStatus: 'exempt' }),
  ],
  subtotal: 106_000,
  taxes: [gst(3_200), qst(6_384)],
  total: 115_584,
}

export const T13: InvoiceDocument = {
  ...base,
  kind: 'credit-note',
  number: 'NC-2026-0009',
  dueDate: null,
  terms: 'Crédit au compte',
  lines: [line('Correction : 15 % de la facture 2026-0152, travaux repris', 187_200)],
  subtotal: 187_200,
  taxes: [gst(9_360), qst(18_673)],
  total: 215_233,
  credits: { invoice: '2026-0152' },
}

export const T15: InvoiceDocument = {
  ...base,
  currency: 'USD',
  lines: [line('Panneaux préfabriqués', 320_000)],
  subtotal: 320_000,
  taxes: [
    { ...gst(16_000), cad: 22_200 },
    { ...qst(31_920), cad: 44_289 },
  ],
  total: 367_920,
  exchange: { rate: 1_387_500, date: '2026-11-02', source: 'Banque du Canada' },
}

/** Ontario, T6: the base of the golden case with HST 13 %. */
export const T6: InvoiceDocument = {
  ...base,
  lang: 'en',
  terms: 'Net 30 days',
  client: {
    name: 'Northgate Storage Ltd.',
    address: '210 Colonnade Rd\nOttawa ON  K2E 7L5',
    contact: 'Dana Whitfield',
  },
  project: { code: 'CHE-2601', name: 'Warehouse', address: '210 Colonnade Rd, Ottawa', po: 'NG-4410' },
  lines: [line('Steel erection, bay 4', 876_543)],
  subtotal: 876_543,
  taxes: [{ name: 'HST', rate: 130_000, amount: 113_951, registration: '123456789RT0001' }],
  total: 990_494,
  payment: 'Electronic transfer to paiements@chenevert.example, or cheque to Constructions Chênevert inc.',
  interest: 'Interest of 18% per year (1.5% per month) on overdue balances.',
}

export const C1: InvoiceDocument = {
  ...base,
  kind: 'pay-application',
  client: {
    name: 'Gestion Vachon-Leduc',
    address: '1200, boul. de l’Industrie\nGranby (Québec) J2G 8C8',
    contact: null,
  },
  project: { code: 'CHE-2603', name: 'Construction d’un 6-plex', address: '14, rue du Verger, Granby', po: null },
  lines: [],
  application: {
    number: 3,
    periodTo: '2026-10-31',
    contract: { original: 41_230_000, changes: 955_000, revised: 42_185_000 },
    schedule: [
      { code: '01', description: 'Exigences générales', value: 3_850_000, done: 650_000, toDate: 2_502_500 },
      { code: '03', description: 'Béton et fondations', value: 2_740_000, done: 1_000_000, toDate: 2_740_000 },
      { code: '06', description: 'Charpente de bois', value: 16_890_000, done: 800_000, toDate: 13_512_000 },
      { code: '09', description: 'Finitions', value: 14_270_000, done: 450_000, toDate: 6_421_500 },
      { code: '32', description: 'Aménagement extérieur', value: 3_480_000, done: 100_000, toDate: 348_000 },
      { code: 'AV-01', description: 'Balcons en aluminium', value: 1_275_000, done: 1_000_000, toDate: 1_275_000 },
      { code: 'AV-02', description: 'Retrait du muret', value: -320_000, done: 1_000_000, toDate: -320_000 },
    ],
    work: 26_479_000,
    stored: 1_860_000,
    gross: 28_339_000,
    holdback: { rate: 100_000, amount: 2_833_900 },
    earned: 25_505_100,
    previous: 15_433_200,
    due: 10_071_900,
    balance: 16_679_900,
  },
  subtotal: 10_071_900,
  taxes: [gst(503_595), qst(1_004_672)],
  total: 11_580_167,
}

/** The release of a holdback, C2. */
export const C2: InvoiceDocument = {
  ...base,
  kind: 'holdback-release',
  number: '2026-0160',
  lines: [line('Libération de la retenue contractuelle de 10 %', 11_800_000)],
  subtotal: 11_800_000,
  taxes: [gst(590_000), qst(1_177_050)],
  total: 13_567_050,
}

/** A progress invoice that withholds 10 %: 20 000.00 of work, 18 000.00 taxed. */
export const withHoldback: InvoiceDocument = {
  ...base,
  lines: [line('Travaux d’octobre', 2_000_000)],
  subtotal: 2_000_000,
  holdback: { rate: 100_000, amount: 200_000 },
  taxes: [gst(90_000), qst(179_550)],
  total: 2_069_550,
}

export const sixtyLines: InvoiceDocument = {
  ...base,
  lines: Array.from({ length: 60 }, (_, i) =>
    line(
      `Poste ${String(i + 1).padStart(2, '0')} : main-d’œuvre et matériaux, bâtiment A, étage ${(i % 4) + 1}`,
      10_000,
      {
        quantity: 2_500,
        unit: 'h',
        unitPrice: 4_000,
      },
    ),
  ),
  subtotal: 600_000,
  taxes: [gst(30_000), qst(59_850)],
  total: 689_850,
}
