import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { CAMPAIGNS, QUOTES, type QuoteFact } from './market-facts.ts'
import { clientId, type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId, randomFor } from './seed.ts'

const STATUS = { won: 'won', silent: 'sent', answered: 'sent', lost: 'lost', expired: 'expired' } as const
const LEAD_STATUS = { won: 'won', sent: 'quoted', lost: 'lost', expired: 'lost' } as const
const VALID_DAYS = 60
const DECISION_DAYS = 20

const contactOf = (fact: QuoteFact, date: IsoDate, calendar: DemoCalendar): Date | null => {
  if (fact.state === 'silent') return null
  if (fact.state === 'answered') return calendar.at(calendar.day('2026-10-27'), '10:00')
  return calendar.at(addDays(date, DECISION_DAYS), '10:00')
}

function quotesAndLeads(calendar: DemoCalendar): Required<Pick<DemoPart, 'quotes' | 'leads'>> {
  const inYear = new Map<string, number>()
  const quotes: DemoRow<'quotes'>[] = []
  const leads: DemoRow<'leads'>[] = []
  for (const [i, fact] of QUOTES.entries()) {
    const date = calendar.day(fact.date)
    const year = date.slice(0, 4)
    const sequence = (inYear.get(year) ?? 0) + 1
    inYear.set(year, sequence)
    const status = STATUS[fact.state]
    const amount = fact.dollars * 100
    const decided = status === 'won' || status === 'lost'
    const source = CAMPAIGNS.find((campaign) => campaign.key === fact.campaign)?.channel ?? 'referral'
    const client = fact.client ? clientId(fact.client) : null
    quotes.push({
      id: demoId(`quote ${i + 1}`),
      createdAt: calendar.at(date, '09:00'),
      number: `S-${year}-${String(sequence).padStart(3, '0')}`,
      clientId: client,
      prospect: client ? null : fact.who,
      title: fact.title,
      amount,
      lang: fact.english ? 'en' : 'fr',
      province: fact.client === 'C7' ? 'ON' : 'QC',
      status,
      lines: [{ description: fact.title, quantity: 1000, unit: 'lump', unitPrice: amount, amount }],
      date,
      sentAt: calendar.at(date, '16:00'),
      decidedOn: decided ? addDays(date, DECISION_DAYS) : null,
      validUntil: addDays(date, VALID_DAYS),
      lastContactAt: contactOf(fact, date, calendar),
      source,
      ownerId: personId(fact.dollars > 100_000 ? 'luc' : 'genevieve'),
      projectId: fact.project ? projectId(fact.project) : null,
    })
    const asked = addDays(date, -9)
    leads.push({
      id: demoId(`lead ${i + 1}`),
      createdAt: calendar.at(asked, '11:00'),
      name: fact.who,
      email: `contact${i + 1}@prospect.example`,
      source,
      campaignId: fact.campaign ? demoId(`campaign ${fact.campaign}`) : null,
      status: LEAD_STATUS[status],
      value: amount,
      date: asked,
      clientId: client,
      quoteId: demoId(`quote ${i + 1}`),
      consentAt: i % 7 === 3 ? null : calendar.at(asked, '11:00'),
    })
  }
  return { quotes, leads }
}

/** How many gave each score: 19 promoters, 8 passives, 3 detractors; 26 of 31 satisfied. */
const NPS: [score: number, count: number][] = [
  [10, 11],
  [9, 8],
  [8, 5],
  [7, 3],
  [6, 1],
  [4, 1],
  [2, 1],
]
const CSAT: [score: number, count: number][] = [
  [5, 15],
  [4, 11],
  [3, 3],
  [2, 2],
]
const COMMENTS: Record<number, string> = {
  10: 'Chantier propre, équipe à l’heure.',
  7: 'Bon travail, mais les factures arrivent tard.',
  6: 'On aurait aimé être avertis des retards.',
  4: 'Trop de bruit avant 8 h.',
  2: 'Délai dépassé de trois semaines.',
}
const SURVEYED = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']

function surveys(calendar: DemoCalendar): DemoRow<'surveys'>[] {
  const random = randomFor('surveys')
  const scored = (kind: 'nps' | 'csat', counts: [number, number][]) =>
    counts.flatMap(([score, count]) => Array.from({ length: count }, (_, i) => ({ kind, score, first: i === 0 })))
  return [...scored('nps', NPS), ...scored('csat', CSAT)].map(({ kind, score, first }, i) => {
    const date = calendar.day(addDays('2025-11-03', random.integer(0, 355)))
    return {
      id: demoId(`survey ${i + 1}`),
      createdAt: calendar.at(date, '12:00'),
      kind,
      score,
      clientId: clientId(random.pick(SURVEYED)),
      comment: kind === 'nps' && first ? (COMMENTS[score] ?? '') : '',
      date,
    }
  })
}

function posts(calendar: DemoCalendar): DemoRow<'posts'>[] {
  const post = (
    key: string,
    date: IsoDate,
    project: string,
    text: string,
    seen: [number, number, number],
  ): DemoRow<'posts'> => ({
    id: demoId(`post ${key}`),
    network: 'facebook',
    text,
    projectId: projectId(project),
    campaignId: demoId('campaign video'),
    authorId: personId('genevieve'),
    status: 'published',
    publishedAt: calendar.at(calendar.day(date), '12:00'),
    impressions: seen[0],
    clicks: seen[1],
    reactions: seen[2],
  })
  return [
    post(
      '1',
      '2026-06-12',
      'CHE-2601',
      'La charpente d’acier de Northgate est debout. Merci à toute l’équipe d’Ottawa!',
      [2140, 96, 131],
    ),
    post(
      '2',
      '2026-08-21',
      'CHE-2603',
      'Un 6-plex du centre-ville reprend vie : on commence par la structure.',
      [1780, 71, 88],
    ),
    post(
      '3',
      '2026-10-09',
      'CHE-2604',
      'Première pelletée à l’école des Érablières. Quatre classes de plus pour l’automne prochain.',
      [3320, 154, 240],
    ),
  ]
}

/** Where the work comes from, and what clients think of it. */
export function market(calendar: DemoCalendar): DemoPart {
  return {
    campaigns: CAMPAIGNS.map((campaign) => ({
      id: demoId(`campaign ${campaign.key}`),
      name: campaign.name,
      channel: campaign.channel,
      status: campaign.status,
      startDate: calendar.day(campaign.from),
      endDate: calendar.day(campaign.to),
      budget: Math.ceil(campaign.spent / 100_000) * 100_000,
      spent: campaign.spent,
      objective: campaign.objective,
    })),
    ...quotesAndLeads(calendar),
    surveys: surveys(calendar),
    posts: posts(calendar),
  }
}
