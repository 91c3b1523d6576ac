import { addDays } from '../../src/lib/dates.ts'
import type { Shared } from '../../src/tool/audience.ts'
import type { NewOrganization } from '../tables/organizations.ts'
import { CLIENTS, type ClientFact, SMALL_CLIENTS } from './client-facts.ts'
import { SMALL_WORKS } from './gross.ts'
import { closingDay } from './invoice-plan.ts'
import { addressOf } from './invoices.ts'
import { PERSONS } from './person-facts.ts'
import { PROJECTS, type ProjectFact } from './project-facts.ts'
import { clientId, type DemoCalendar, type DemoPart, type DemoRow, personId, projectId, TIME_ZONE } from './rows.ts'
import { demoId, FROZEN_DAY } from './seed.ts'

/** The workspace of the local page. */
const WORKSPACE = 'local'
const PLATFORM = 'web'

export function organization(calendar: DemoCalendar): NewOrganization {
  return {
    name: 'Constructions Chênevert inc.',
    address: '140, rue de la Scierie\nSaint-Rosalba-des-Monts (QC)  J0R 0X0',
    province: 'QC',
    phone: '450 555-0140',
    email: 'facturation@chenevert.example',
    website: 'https://chenevert.example',
    logoText: 'Chênevert',
    rbqLicence: '1234-5678-90',
    // Fails the Luhn check on purpose, so that no real firm has it.
    gstNumber: '123456789RT0001',
    qstNumber: '1234567890TQ0001',
    lang: 'fr',
    timeZone: TIME_ZONE,
    fiscalStartMonth: 11,
    booksClosedThrough: calendar.day(closingDay(FROZEN_DAY)),
    demo: true,
    settings: {
      // Management's own assumptions, in cents and millionths; a client stays 3.2 years.
      monthlyBurn: 5_800_000,
      smallWorks: SMALL_WORKS,
      clientValue: { yearlyRevenue: 11_800_000, marginPpm: 140_000, yearTenths: 32 },
    },
  }
}

function persons(): DemoRow<'persons'>[] {
  return PERSONS.map((fact) => ({
    id: personId(fact.handle),
    name: fact.name,
    handle: fact.handle,
    title: fact.title[fact.lang],
    role: fact.role,
    granted: fact.granted,
    revoked: fact.revoked,
    limits: fact.limits,
    lang: fact.lang,
    email: `${fact.handle}@chenevert.example`,
    preferences: fact.trade ? { trade: fact.trade } : {},
  }))
}

const DOMAIN_WORDS = /[^a-z0-9]+/g
const slug = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(DOMAIN_WORDS, '-').replace(/^-|-$/g, '')

const clientRow = (fact: ClientFact): DemoRow<'clients'> => ({
  id: clientId(fact.code),
  code: fact.code,
  name: fact.name,
  aliases: fact.aliases,
  lang: fact.lang,
  address: addressOf(fact),
  province: fact.province,
  contact: fact.contact,
  email: `comptes@${slug(fact.name)}.example`,
  phone: fact.phone,
  isPublic: fact.kind === 'public',
  termsDays: 30,
  meanPayDays: fact.days,
})

const projectRow = (fact: ProjectFact, calendar: DemoCalendar): DemoRow<'projects'> => ({
  id: projectId(fact.code),
  createdAt: calendar.at(calendar.day(addDays(fact.start, -21)), '09:00'),
  code: fact.code,
  name: fact.name,
  aliases: fact.aliases,
  clientId: clientId(fact.client),
  province: fact.province,
  address: fact.address,
  contractAmount: fact.contract,
  estimatedCost: fact.estimate,
  contractDate: calendar.day(fact.contractDate ?? addDays(fact.start, -21)),
  startDate: calendar.day(fact.start),
  endDate: calendar.day(fact.end),
  status: fact.state,
  progressPpm: fact.earned,
  plannedProgressPpm: fact.planned,
  progressAsOf: calendar.day(fact.state === 'done' ? fact.end : closingDay(FROZEN_DAY)),
  holdbackPpm: fact.holdback,
  disputedAmount: fact.code === 'CHE-2503' ? 980_000 : 0,
  purchaseOrder: fact.purchaseOrder,
  managerId: personId(fact.manager),
  foremanId: fact.foreman ? personId(fact.foreman) : null,
})

/** Isabelle opened each room to what is talked about there; the weekly report is posted in #general. */
const CHANNELS: { channel: string; topic: string; project?: string; shares: Shared[] }[] = [
  { channel: 'general', topic: 'Toute l’équipe', shares: ['reports'] },
  { channel: 'facturation', topic: 'Factures, paiements, taxes', shares: ['finance', 'costs'] },
  {
    channel: 'chantier-6plex',
    topic: 'CHE-2603, 6-plex Vachon-Leduc',
    project: 'CHE-2603',
    shares: ['finance', 'costs'],
  },
  {
    channel: 'chantier-crepuscule',
    topic: 'CHE-2602, Résidence Le Crépuscule Doré',
    project: 'CHE-2602',
    shares: ['finance', 'costs'],
  },
  {
    channel: 'chantier-ecole',
    topic: 'CHE-2604, agrandissement de l’école',
    project: 'CHE-2604',
    shares: ['finance', 'costs'],
  },
  {
    channel: 'chantier-northgate',
    topic: 'CHE-2601, Northgate warehouse (Ottawa)',
    project: 'CHE-2601',
    shares: ['finance', 'costs'],
  },
]

function places(): Pick<DemoPart, 'workspaces' | 'channels' | 'identities'> {
  const room = { platform: PLATFORM, workspace: WORKSPACE } as const
  return {
    workspaces: [{ id: demoId('workspace'), ...room, name: 'Constructions Chênevert' }],
    channels: [
      ...CHANNELS.map(({ channel, topic, project, shares }) => ({
        id: demoId(`channel ${channel}`),
        ...room,
        channel,
        name: channel,
        kind: 'public' as const,
        topic,
        shares,
        projectId: project ? projectId(project) : null,
      })),
      ...PERSONS.map(({ handle }) => ({
        id: demoId(`channel dm ${handle}`),
        ...room,
        channel: `dm-${personId(handle)}`,
        name: 'Nova',
        kind: 'dm' as const,
        personId: personId(handle),
      })),
    ],
    identities: PERSONS.map(({ handle, name }) => ({
      id: demoId(`identity ${handle}`),
      ...room,
      account: personId(handle),
      personId: personId(handle),
      name,
      linkedBy: 'demo' as const,
    })),
  }
}

/** Cash 241 300.00, and what is owed within the year besides the vendors' bills. */
function balances(calendar: DemoCalendar): Pick<DemoPart, 'cashAccounts' | 'liabilities'> {
  const asOf = calendar.day(closingDay(FROZEN_DAY))
  return {
    cashAccounts: [
      { id: demoId('cash operating'), name: 'Compte courant', balance: 19_130_000, asOf },
      { id: demoId('cash savings'), name: 'Compte d’épargne', balance: 5_000_000, asOf },
    ],
    liabilities: [
      {
        id: demoId('liability deductions'),
        name: 'Retenues à la source et vacances à payer',
        kind: 'deductions',
        amount: 6_140_000,
        asOf,
      },
      { id: demoId('liability credit'), name: 'Marge de crédit', kind: 'credit', amount: 7_400_000, asOf },
    ],
  }
}

function habits(calendar: DemoCalendar): Pick<DemoPart, 'schedules' | 'reportTemplates' | 'goals'> {
  const year = { fromDate: calendar.day('2026-11-01'), toDate: calendar.day('2027-10-31') }
  return {
    reportTemplates: [
      {
        id: demoId('template weekly'),
        name: 'Rapport de la semaine',
        sections: ['cash', 'receivables', 'projects', 'safety', 'sales'],
        ownerId: personId('isabelle'),
      },
    ],
    schedules: [
      {
        id: demoId('schedule weekly'),
        name: 'Rapport de la semaine',
        tool: 'reports.build',
        cron: '0 7 * * 1',
        timeZone: TIME_ZONE,
        platform: PLATFORM,
        workspace: WORKSPACE,
        channel: 'general',
        lang: 'fr',
        personId: personId('isabelle'),
      },
    ],
    goals: [
      {
        id: demoId('goal margin'),
        name: 'Marge brute de l’exercice',
        metric: 'gross_margin',
        target: 130_000,
        unit: 'ppm',
        ...year,
        ownerId: personId('isabelle'),
      },
      {
        id: demoId('goal dso'),
        name: 'Délai de recouvrement',
        metric: 'dso',
        target: 40,
        unit: 'days',
        ...year,
        ownerId: personId('nadia'),
      },
      {
        id: demoId('goal revenue'),
        name: 'Facturation de l’exercice',
        metric: 'revenue',
        target: 360_000_000,
        unit: 'cents',
        ...year,
        ownerId: personId('isabelle'),
      },
    ],
  }
}

/** Who the firm is, with whom it works, where it talks, and what it owns and owes. */
export function company(calendar: DemoCalendar): DemoPart {
  return {
    persons: persons(),
    clients: [...CLIENTS, ...SMALL_CLIENTS].map(clientRow),
    projects: PROJECTS.map((fact) => projectRow(fact, calendar)),
    ...places(),
    ...balances(calendar),
    ...habits(calendar),
  }
}
