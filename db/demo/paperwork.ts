import { addDays, addMonths, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { library } from './library.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId } from './seed.ts'
import { specification } from './specification.ts'

/** The purchases of employees. The total of the first is a cent under its parts, as the receipt was typed. */
const EXPENSES: [
  date: IsoDate,
  person: string,
  project: string,
  vendor: string,
  category: string,
  text: string,
  parts: [subtotal: number, gst: number, qst: number, hst: number],
  total: number,
  status: DemoRow<'expenses'>['status'],
][] = [
  [
    '2026-10-27',
    'steve',
    'CHE-2603',
    'Quincaillerie Paradis-Morin',
    'petit outillage',
    'Scellant et embouts',
    [5_000, 250, 499, 0],
    5_748,
    'submitted',
  ],
  [
    '2026-10-05',
    'julien',
    'CHE-2601',
    'Auberge Portage',
    'déplacement',
    'Hotel, two nights in Ottawa',
    [31_800, 0, 0, 4_134],
    35_934,
    'paid',
  ],
  [
    '2026-10-19',
    'julien',
    'CHE-2601',
    'Outillage Kanata',
    'petit outillage',
    'Laser level rental',
    [56_637, 0, 0, 7_363],
    64_000,
    'submitted',
  ],
  [
    '2026-10-14',
    'dany',
    'CHE-2603',
    'Location Chantier Plus',
    'équipement',
    'Échafaudage, une semaine',
    [42_000, 2_100, 4_190, 0],
    48_290,
    'approved',
  ],
  [
    '2026-10-21',
    'mamadou',
    'CHE-2604',
    'Pétroles Bellerive',
    'carburant',
    'Diesel de la pelle',
    [38_500, 1_925, 3_840, 0],
    44_265,
    'approved',
  ],
  [
    '2026-10-22',
    'emilie',
    'CHE-2602',
    'Imprimerie du Mont',
    'bureau',
    'Plans grand format',
    [8_640, 432, 862, 0],
    9_934,
    'paid',
  ],
  [
    '2026-09-18',
    'genevieve',
    'CHE-2603',
    'Studio Grand Angle',
    'marketing',
    'Photos du chantier',
    [45_000, 2_250, 4_489, 0],
    51_739,
    'paid',
  ],
]

const PROCEDURE = `Procédure chantier, version 3 (1er mars 2026)
p. 1 – Avant d'ouvrir : avis d'ouverture à la CNESST, permis affiché, assurances et attestations des sous-traitants reçues.
p. 2 – Ouverture : 1) créer le projet et ses budgets; 2) afficher le programme de prévention et le plan d'urgence; 3) tenir la causerie d'accueil et faire signer chacun.
p. 3 – Pendant : journal de chantier chaque jour, avenants signés avant les travaux, heures remises le vendredi.`

function documents(calendar: DemoCalendar): DemoRow<'documents'>[] {
  return [
    {
      id: demoId('document procedure'),
      kind: 'procedure',
      title: 'Procédure chantier v3',
      authorId: personId('marc-antoine'),
      date: calendar.day('2026-03-01'),
      text: PROCEDURE,
      data: { version: 3, pages: 3 },
    },
    {
      // Expires twenty days after the frozen day.
      id: demoId('document card mamadou'),
      kind: 'certification',
      title: 'Carte ASP Construction – Mamadou Diallo',
      authorId: personId('mamadou'),
      date: calendar.day('2023-11-22'),
      data: { person: 'mamadou', card: 'ASP Construction', expires: calendar.day('2026-11-22') },
    },
  ]
}

/** The quarters of the fiscal year, from November. The last one is to be filed by the end of the next month. */
const QUARTERS: [from: IsoDate, to: IsoDate][] = [
  ['2025-11-01', '2026-01-31'],
  ['2026-02-01', '2026-04-30'],
  ['2026-05-01', '2026-07-31'],
  ['2026-08-01', '2026-10-31'],
]

type Taxed = { gst?: number; qst?: number; hst?: number }

/** Filed returns hold what the invoices and bills of the quarter give; HST is reported with the GST. */
function taxPeriods(calendar: DemoCalendar, books: DemoPart): DemoRow<'taxPeriods'>[] {
  return QUARTERS.map(([from, to], i) => {
    const fromDate = calendar.day(from)
    const toDate = calendar.day(to)
    const inside = (date: IsoDate | null | undefined) => !!date && date >= fromDate && date <= toDate
    const sales = (books.invoices ?? []).filter((row) => inside(row.issueDate))
    const spending: Taxed[] = [...(books.bills ?? []), ...(books.expenses ?? [])].filter((row) => inside(row.date))
    const sign = (row: { kind?: string }) => (row.kind === 'credit-note' ? -1 : 1)
    const federal = (row: Taxed) => (row.gst ?? 0) + (row.hst ?? 0)
    const dueDate = lastOfMonth(addMonths(toDate, 1))
    const filed = i < QUARTERS.length - 1
    return {
      id: demoId(`tax period ${i + 1}`),
      fromDate,
      toDate,
      dueDate,
      status: filed ? 'filed' : 'open',
      gstCollected: filed ? sales.reduce((sum, row) => sum + sign(row) * federal(row), 0) : 0,
      qstCollected: filed ? sales.reduce((sum, row) => sum + sign(row) * (row.qst ?? 0), 0) : 0,
      gstPaid: filed ? spending.reduce((sum, row) => sum + federal(row), 0) : 0,
      qstPaid: filed ? spending.reduce((sum, row) => sum + (row.qst ?? 0), 0) : 0,
      filedAt: filed ? calendar.at(addDays(dueDate, -3), '10:00') : null,
    }
  })
}

/** Expenses, documents and tax returns. `books` are the invoices and bills that the returns are made of. */
export function paperwork(calendar: DemoCalendar, books: DemoPart): DemoPart {
  const expenses: DemoRow<'expenses'>[] = EXPENSES.map(
    ([date, person, project, vendor, category, description, [subtotal, gst, qst, hst], total, status], i) => ({
      id: demoId(`expense ${i + 1}`),
      createdAt: calendar.at(calendar.day(date), '17:00'),
      personId: personId(person),
      projectId: projectId(project),
      vendor,
      date: calendar.day(date),
      category,
      description,
      subtotal,
      gst,
      qst,
      hst,
      total,
      status,
    }),
  )
  return {
    expenses,
    documents: [...documents(calendar), ...library(calendar), specification(calendar)],
    taxPeriods: taxPeriods(calendar, { ...books, expenses }),
  }
}
