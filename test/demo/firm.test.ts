import { describe, expect, it } from 'vitest'
import { demoPersons, generateDemo } from '../../db/demo/generate.ts'
import {
  acquisitionCost,
  conversion,
  lifetimeValue,
  netPromoterScore,
  returnOnAdSpend,
  satisfaction,
} from '../../src/domain/marketing.ts'
import { readRegistration } from '../../src/domain/registration.ts'
import { computeSafetyRates } from '../../src/domain/safety.ts'
import { addDays, daysBetween, lastOfMonth } from '../../src/lib/dates.ts'
import { type Permission, permissionsOf } from '../../src/tool/rights.ts'
import { balancesOf, total } from './ledger.ts'

const TODAY = '2026-11-02'
const demo = generateDemo({ today: TODAY })
const { tables, organization } = demo
const person = (handle: string) => {
  const row = tables.persons?.find((one) => one.id === demoPersons[handle])
  if (!row?.role) throw new Error(`no ${handle}`)
  return { ...row, can: permissionsOf(row.role, row.granted, row.revoked) }
}
const whoCan = (permission: Permission) =>
  Object.keys(demoPersons).filter((handle) => person(handle).can.has(permission))

describe('the people of the demo company', () => {
  it('are twelve, with the handles that everybody uses', () => {
    expect(tables.persons?.map((row) => row.handle)).toEqual([
      'isabelle',
      'marc-antoine',
      'nadia',
      'julien',
      'emilie',
      'luc',
      'karine',
      'dany',
      'steve',
      'mamadou',
      'tyler',
      'genevieve',
    ])
  })

  it('decide what the firm lets them decide, up to their limits', () => {
    expect(whoCan('invoices.approve')).toEqual(['isabelle', 'nadia'])
    expect(person('nadia').limits).toEqual({ 'invoices.approve': 15_000_000 })
    expect(whoCan('credits.approve')).toEqual(['isabelle'])
    expect(whoCan('changes.approve')).toEqual(['isabelle', 'marc-antoine'])
    expect(person('marc-antoine').limits?.['changes.approve']).toBe(2_500_000)
    expect(whoCan('purchases.approve')).toEqual(['isabelle', 'marc-antoine', 'julien', 'emilie'])
    expect(person('julien').limits).toEqual({ 'purchases.approve': 1_000_000 })
    expect(person('karine').can.has('finance.write')).toBe(true)
    expect(person('steve').can.has('finance.read')).toBe(false)
    expect(person('isabelle').limits).toEqual({})
  })

  it('log 21 450 hours in a year with two recordables, one of them with 14 lost days', () => {
    const hours = total((tables.timeEntries ?? []).map((entry) => entry.hours)) / 100
    const counted = (tables.incidents ?? []).filter((one) => one.kind === 'recordable' || one.kind === 'lost-time')
    const rates = computeSafetyRates({
      hours,
      recordables: counted.length,
      lostTime: counted.filter((one) => one.kind === 'lost-time').length,
      lostDays: total(counted.map((one) => one.lostDays ?? 0)),
    })
    expect(rates.hours).toBe(21_450)
    expect([rates.trir, rates.ltir, rates.severity].map((rate) => rate?.toFixed(1))).toEqual(['18.6', '9.3', '130.5'])
    const days = new Map<string, number>()
    for (const entry of tables.timeEntries ?? []) {
      const key = `${entry.personId} ${entry.date}`
      days.set(key, (days.get(key) ?? 0) + entry.hours)
    }
    expect(Math.max(...days.values())).toBeLessThanOrEqual(1000)
  })

  it('have 70 tasks, a fifth of them late, and some days to hand in', () => {
    const tasks = tables.tasks ?? []
    const late = tasks.filter((task) => task.status !== 'done' && (task.dueDate ?? TODAY) < TODAY)
    expect([tasks.length, late.length / tasks.length]).toEqual([70, 0.2])
    const friday = (tables.timeEntries ?? []).filter((entry) => entry.date === '2026-10-30').map((one) => one.personId)
    const missing = Object.keys(demoPersons).filter((handle) => !friday.includes(demoPersons[handle] ?? ''))
    expect(missing).toEqual(['steve', 'tyler'])
  })
})

describe('the market of the demo company', () => {
  it('gave 42 quotes, 11 won, and four over 10 000 $ without a word', () => {
    const quotes = tables.quotes ?? []
    const { byCount } = conversion(quotes.map((quote) => ({ amount: quote.amount, won: quote.status === 'won' })))
    expect([quotes.length, byCount]).toEqual([42, 261_905])
    const silent = quotes.filter((one) => one.status === 'sent' && one.amount > 1_000_000)
    expect(silent.map((one) => one.lastContactAt)).toEqual([null, null, null, null])
    expect(tables.leads).toHaveLength(42)
  })

  it('costs 5 200 $ for a new client and returns 12 times the advertising', () => {
    const won = (tables.leads ?? []).filter((lead) => lead.status === 'won')
    const since = (tables.quotes ?? [])[0]?.date ?? ''
    // A client is new when no invoice was made out to it before the year.
    const known = new Set(
      (tables.invoices ?? []).filter((one) => (one.issueDate ?? TODAY) < since).map((one) => one.clientId),
    )
    const fresh = won.filter((lead) => !lead.clientId || !known.has(lead.clientId))
    const spent = total((tables.campaigns ?? []).map((campaign) => campaign.spent ?? 0))
    expect(acquisitionCost(spent, fresh.length)).toBe(520_000)
    const ads = (tables.campaigns ?? []).find((campaign) => campaign.channel === 'google-ads')
    const brought = won.filter((lead) => lead.campaignId === ads?.id).map((lead) => lead.value ?? 0)
    expect([total(brought), returnOnAdSpend(total(brought), ads?.spent ?? 0)]).toEqual([3_840_000, 12])
    const value = organization.settings?.clientValue as { yearlyRevenue: number; marginPpm: number; yearTenths: number }
    expect(lifetimeValue(value.yearlyRevenue, value.marginPpm, value.yearTenths)).toBe(5_286_400)
  })

  it('answers with a net promoter score of 53.3 and 83.9 % of satisfaction', () => {
    const scores = (kind: string) => (tables.surveys ?? []).filter((one) => one.kind === kind).map((one) => one.score)
    const promoter = netPromoterScore(scores('nps'))
    expect(promoter).toMatchObject({ promoters: 19, passives: 8, detractors: 3 })
    expect(promoter.score?.toFixed(1)).toBe('53.3')
    const answers = scores('csat')
    expect([answers.filter((score) => score >= 4).length, answers.length]).toEqual([26, 31])
    expect(satisfaction(26, answers.length)).toBe(838_710)
  })
})

describe('the papers of the demo company', () => {
  it('carry numbers that are well formed and that no real firm has', () => {
    expect(readRegistration('GST', organization.gstNumber ?? '')).toMatchObject({ status: 'doubtful' })
  })

  it('hold a receipt that is a cent off, an expired attestation, a card that expires in 20 days', () => {
    const off = (tables.expenses ?? []).filter(
      (one) => one.total !== one.subtotal + (one.gst ?? 0) + (one.qst ?? 0) + (one.hst ?? 0),
    )
    expect(off.map((one) => one.total - one.subtotal - (one.gst ?? 0) - (one.qst ?? 0))).toEqual([-1])
    const expired = (tables.vendors ?? []).filter((one) => one.attestationExpires && one.attestationExpires < TODAY)
    expect(expired.map((one) => one.name)).toEqual(['Gicleurs Nordet'])
    const card = (tables.documents ?? []).find((one) => one.kind === 'certification')
    expect(daysBetween(TODAY, card?.data?.expires as string)).toBe(20)
  })

  it('plan the weekly report for Monday at seven in #general', () => {
    expect(tables.schedules).toMatchObject([{ cron: '0 7 * * 1', timeZone: 'America/Toronto', channel: 'general' }])
    expect(tables.channels?.some((one) => one.channel === 'general' && one.kind === 'public')).toBe(true)
    expect(tables.channels?.filter((one) => one.kind === 'dm')).toHaveLength(12)
  })
})

describe('the generator', () => {
  const rowsOf = (today: string) => Object.values(generateDemo({ today }).tables).flat()

  it('gives the same rows for the same day, each with an id of its own', () => {
    expect(generateDemo({ today: TODAY })).toEqual(demo)
    const ids = rowsOf(TODAY).map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refers only to rows that it makes', () => {
    const rows = rowsOf(TODAY)
    const ids = new Set(rows.map((row) => row.id))
    for (const row of rows) {
      for (const [key, value] of Object.entries(row)) {
        if (key === 'id' || !key.endsWith('Id') || !value) continue
        if (!ids.has(String(value))) expect.fail(`${key} of ${JSON.stringify(row)}`)
      }
    }
  })

  it.each(['2026-10-09', '2027-01-31', '2027-03-15', '2028-02-29'])(
    'tells the story up to the end of the month before %s, with the same amounts',
    (today) => {
      const moved = generateDemo({ today }).tables
      const last = lastOfMonth(addDays(`${today.slice(0, 7)}-01`, -1))
      expect((moved.payments ?? []).every((one) => one.date <= last)).toBe(true)
      const issued = (moved.invoices ?? []).map((one) => one.issueDate).filter((date) => date !== undefined)
      expect(issued.at(-1)).toBe(last)
      const open = (of: typeof moved) => total(balancesOf(of).map((one) => one.balance))
      expect(open(moved)).toBe(open(tables))
    },
  )
})
