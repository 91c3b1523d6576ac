import { addDays, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { clientId, type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId, randomFor } from './seed.ts'

type CardKind = DemoRow<'certifications'>['kind']
/** The card of Mamadou expires twenty days after the frozen day. */
const CARDS: [person: string, kind: CardKind, name: string, issued: IsoDate, expires: IsoDate | null][] = [
  ['mamadou', 'asp', 'ASP Construction', '2023-11-22', '2026-11-22'],
  ['dany', 'asp', 'ASP Construction', '2014-05-02', null],
  ['steve', 'asp', 'ASP Construction', '2017-09-12', null],
  ['tyler', 'asp', 'ASP Construction', '2024-03-20', '2027-03-20'],
  ['dany', 'ccq', 'Compagnon charpentier-menuisier', '2010-06-01', '2027-04-30'],
  ['steve', 'ccq', 'Compagnon charpentier-menuisier', '2016-06-01', '2027-02-28'],
  ['mamadou', 'ccq', "Compagnon opérateur d'équipement lourd", '2020-05-04', '2027-05-31'],
  ['tyler', 'ccq', 'Apprenti charpentier-menuisier, 2e période', '2024-04-01', '2027-03-31'],
  ['dany', 'first-aid', 'Secouriste en milieu de travail', '2023-12-05', '2026-12-05'],
  ['emilie', 'first-aid', 'Secouriste en milieu de travail', '2024-05-14', '2027-05-14'],
  ['steve', 'aerial-lift', 'Nacelles', '2021-11-18', '2026-11-18'],
  ['tyler', 'aerial-lift', 'Aerial lifts', '2024-06-03', '2029-06-03'],
  ['mamadou', 'forklift', 'Chariot élévateur', '2023-02-10', '2026-02-10'],
  ['steve', 'fall-arrest', 'Travail en hauteur', '2025-04-08', '2028-04-08'],
  ['tyler', 'fall-arrest', 'Working at heights', '2026-09-28', '2029-09-28'],
  ['dany', 'asbestos', 'Désamiantage, risque modéré', '2024-02-06', null],
  ['dany', 'whmis', 'SIMDUT', '2024-01-15', '2027-01-15'],
  ['julien', 'whmis', 'WHMIS', '2024-01-15', '2027-01-15'],
]

const ALERTS: [
  name: string,
  metric: string,
  comparison: 'above' | 'below',
  threshold: number,
  person: string,
  project: string | null,
  state: 'active' | 'snoozed' | 'acknowledged' | 'off',
][] = [
  ['Coût au-delà de 90 % du budget', 'project.cost_share', 'above', 900_000, 'isabelle', null, 'active'],
  ['IPC sous 0,95', 'project.cpi', 'below', 950_000, 'marc-antoine', null, 'active'],
  ['Facture en retard de plus de 60 jours', 'invoice.days_late', 'above', 60, 'nadia', null, 'active'],
  ['Encaisse sous 150 000 $', 'cash.balance', 'below', 15_000_000, 'isabelle', null, 'active'],
  ['Carte qui expire dans 30 jours', 'certification.days_left', 'below', 30, 'marc-antoine', null, 'active'],
  ['Avenant non signé depuis 10 jours', 'change_order.days_unsigned', 'above', 10, 'emilie', 'CHE-2602', 'active'],
  [
    'Prix unitaire à plus de 20 % de l’habitude',
    'bill.unit_price_gap',
    'above',
    200_000,
    'nadia',
    null,
    'acknowledged',
  ],
  ['Commande en retard', 'order.days_late', 'above', 0, 'julien', 'CHE-2601', 'snoozed'],
  ['Sous-facturation de plus de 100 000 $', 'project.underbilled', 'above', 10_000_000, 'nadia', null, 'active'],
]

/** Revenue that was foreseen a month ahead; what came is in the invoices. */
function forecasts({ day }: DemoCalendar): DemoRow<'forecasts'>[] {
  const gross = [33_350, 13_842, 7_342, 1_650, 5_553, 10_322, 16_718, 26_439, 18_763, 47_685, 63_690, 48_099]
  const random = randomFor('forecasts')
  return gross.map((thousandths, i) => {
    const month = i < 2 ? `2025-${11 + i}-01` : `2026-${String(i - 1).padStart(2, '0')}-01`
    const value =
      Math.round(thousandths * 1_000 * (1 + 0.12 * random.normal())) - ((Math.round(thousandths * 1_000) * 3) % 7)
    return {
      id: demoId(`forecast revenue ${month}`),
      kind: 'revenue' as const,
      date: day(lastOfMonth(addDays(month, -1))),
      target: day(month),
      value: Math.max(0, Math.round(value)),
    }
  })
}

export function watch(calendar: DemoCalendar): DemoPart {
  const { day } = calendar
  return {
    certifications: CARDS.map(([person, kind, name, issued, expires], i) => ({
      id: demoId(`card ${person} ${kind}`),
      personId: personId(person),
      kind,
      name,
      number: `${kind.toUpperCase()}-${51_000 + i * 37}`,
      issuedOn: day(issued),
      expiresOn: expires ? day(expires) : null,
    })),
    alerts: ALERTS.map(([name, metric, comparison, threshold, person, project, state]) => ({
      id: demoId(`alert ${metric}`),
      name,
      metric,
      comparison,
      threshold,
      personId: personId(person),
      projectId: project ? projectId(project) : null,
      state,
      snoozedUntil: state === 'snoozed' ? day('2026-11-09') : null,
      lastValue: state === 'acknowledged' ? 340_000 : null,
    })),
    forecasts: forecasts(calendar),
    consents: CONSENTS.map(([client, purpose, channel, basis, given, withdrawn]) => ({
      id: demoId(`consent ${client} ${purpose}`),
      clientId: clientId(client),
      purpose,
      channel,
      basis,
      givenOn: day(given),
      withdrawnOn: withdrawn ? day(withdrawn) : null,
      proof: basis === 'express' ? 'formulaire signé' : 'contrat en cours',
    })),
  }
}

const CONSENTS: [
  client: string,
  purpose: 'newsletter' | 'photos' | 'survey' | 'review',
  channel: string,
  basis: 'express' | 'implied',
  given: IsoDate,
  withdrawn: IsoDate | null,
][] = [
  ['C1', 'newsletter', 'email', 'express', '2024-11-04', null],
  ['C1', 'photos', 'contrat', 'express', '2024-11-04', null],
  ['C2', 'newsletter', 'email', 'implied', '2025-01-06', null],
  ['C2', 'survey', 'email', 'implied', '2025-01-06', null],
  ['C3', 'newsletter', 'email', 'implied', '2025-05-05', '2026-04-02'],
  ['C4', 'newsletter', 'email', 'express', '2026-08-03', null],
  ['C5', 'photos', 'contrat', 'express', '2025-04-07', null],
  ['C5', 'review', 'email', 'express', '2025-08-04', null],
  ['C6', 'photos', 'contrat', 'express', '2025-09-02', null],
  ['C6', 'newsletter', 'email', 'express', '2025-09-02', '2026-03-16'],
  ['C7', 'newsletter', 'email', 'express', '2026-03-02', null],
  ['C7', 'survey', 'email', 'implied', '2026-03-02', null],
  ['C8', 'survey', 'email', 'implied', '2026-06-01', null],
]
