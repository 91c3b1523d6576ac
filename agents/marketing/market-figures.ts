import { acquisitionCost, conversion, lifetimeValue, returnOnAdSpend } from '../../src/domain/marketing.ts'
import type { Invoice, Quote } from '../../src/domain/records/accounting.ts'
import type { Campaign, Lead } from '../../src/domain/records/market.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import { addDays, addMonths, firstOfMonth, type IsoDate, type Period } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type MarketStores = {
  organizations: OrganizationStore
  quotes: Rows<Quote>
  leads: Rows<Lead>
  campaigns: Rows<Campaign>
  invoices: Rows<Invoice>
}

/** Channels that are paid by the click or the view. */
const ADVERTISING = new Set(['google-ads', 'facebook-ads', 'instagram-ads', 'linkedin-ads', 'ads'])

/** The twelve months that ended last. */
export function lastTwelveMonths(today: IsoDate): Period {
  const first = firstOfMonth(today)
  return { from: addMonths(first, -12), to: addDays(first, -1) }
}

export async function readMarket(stores: MarketStores, period: Period) {
  const inside = (date: IsoDate) => date >= period.from && date <= period.to
  const [allQuotes, allLeads, allCampaigns, issued] = [
    await stores.quotes.list(),
    await stores.leads.list(),
    await stores.campaigns.list(),
    await stores.invoices.list({ status: 'issued' }),
  ]
  const quotes = allQuotes.filter((one) => one.status !== 'draft' && inside(one.date))
  const leads = allLeads.filter((one) => inside(one.date) || quotes.some(({ id }) => id === one.quoteId))
  const campaigns = allCampaigns.filter(
    (one) => one.status !== 'cancelled' && (one.startDate ?? '') <= period.to && (one.endDate ?? '9999') >= period.from,
  )
  return { period, quotes, leads, campaigns, issued }
}
export type Market = Awaited<ReturnType<typeof readMarket>>

/** Somebody to whom nothing was invoiced before the quote. */
const isNewClient = (quote: Quote, issued: readonly Invoice[]) =>
  !issued.some((one) => one.clientId === quote.clientId && (one.issueDate ?? '9999') < quote.date)

const sum = (amounts: readonly Cents[]) => amounts.reduce((total, amount) => total + amount, 0)

/** What sales each campaign brought: the quotes that its leads led to. */
export function campaignSales({ campaigns, leads, quotes }: Market) {
  const quoteOf = new Map(quotes.map((one) => [one.id, one]))
  return campaigns.map(({ id, name, channel, spent, status }) => {
    const own = leads.filter((one) => one.campaignId === id)
    const asked = own.flatMap((one) => quoteOf.get(one.quoteId ?? '') ?? [])
    const won = asked.filter((one) => one.status === 'won')
    return {
      id,
      name,
      channel,
      status,
      spent,
      leads: own.length,
      quotes: asked.length,
      won: won.length,
      sold: sum(won.map(({ amount }) => amount)),
    }
  })
}

/** The figures of the funnel; ratios are null where their base is empty. `roas` in hundredths. */
export function funnelOf(market: Market, settings: Record<string, unknown>) {
  const { quotes, leads, campaigns, issued } = market
  const won = quotes.filter((one) => one.status === 'won')
  const newClients = won.filter((one) => isNewClient(one, issued)).length
  const spend = sum(campaigns.map(({ spent }) => spent))
  const ads = campaignSales(market).filter(({ channel }) => ADVERTISING.has(channel))
  const ratio = returnOnAdSpend(sum(ads.map(({ sold }) => sold)), sum(ads.map(({ spent }) => spent)))
  const assumed = readClientValue(settings)
  const { byCount, byValue } = conversion(quotes.map(({ amount, status }) => ({ amount, won: status === 'won' })))
  return {
    leads: leads.length,
    qualified: leads.filter((one) => one.status !== 'new').length,
    quotes: quotes.length,
    quoted: sum(quotes.map(({ amount }) => amount)),
    won: won.length,
    sold: sum(won.map(({ amount }) => amount)),
    newClients,
    spend,
    cac: acquisitionCost(spend, newClients),
    conversion: byCount,
    conversionValue: byValue,
    ltv: assumed && lifetimeValue(assumed.yearlyRevenue, assumed.marginPpm, assumed.yearTenths),
    assumed,
    adSpend: sum(ads.map(({ spent }) => spent)),
    adSales: sum(ads.map(({ sold }) => sold)),
    roas: ratio === null ? null : Math.round(ratio * 100),
  }
}

/** Management's own assumptions about what a client is worth: cents a year, margin, tenths of a year. */
function readClientValue(settings: Record<string, unknown>) {
  const value = settings.clientValue as { yearlyRevenue: Cents; marginPpm: number; yearTenths: number } | undefined
  return value?.yearlyRevenue && value.marginPpm && value.yearTenths ? value : null
}

/** Sales by where they came from, the largest first; a quote without a source counts as `other`. */
export function salesBySource({ quotes }: Market) {
  const groups = Map.groupBy(quotes, ({ source }) => source ?? 'other')
  return [...groups]
    .map(([source, list]) => {
      const won = list.filter((one) => one.status === 'won')
      return { source, quotes: list.length, won: won.length, sold: sum(won.map(({ amount }) => amount)) }
    })
    .sort((a, b) => b.sold - a.sold || b.quotes - a.quotes)
}
