import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { demoOrganizationId, demoPersons, demoProjects, generateDemo } from '../../db/demo/generate.ts'
import { insertDemo } from '../../db/demo/insert.ts'
import type { Stores } from '../../db/tables/index.ts'
import { computeAgeing } from '../../src/domain/ageing.ts'
import { drivers } from '../db/open.ts'
import { total } from './ledger.ts'

const TODAY = '2026-11-02'
const rows = generateDemo({ today: TODAY })

describe.each(drivers)('the demo company on $name', ({ open }) => {
  let database: Database
  const read = <T>(work: (stores: Stores) => Promise<T>) => database.inOrganization(demoOrganizationId, work)

  beforeAll(async () => {
    database = await open()
    await insertDemo(database, demoOrganizationId, rows)
  }, 60_000)
  afterAll(() => database.close())

  it('holds every row as it was generated', async () => {
    const invoices = await read((stores) => stores.invoices.list())
    const lines = await read((stores) => stores.invoiceLines.list())
    const entries = await read((stores) => stores.timeEntries.list())
    const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
    expect(invoices).toHaveLength(rows.tables.invoices?.length ?? 0)
    for (const invoice of rows.tables.invoices ?? []) expect(byId.get(invoice.id)).toMatchObject(invoice)
    expect(lines).toHaveLength(rows.tables.invoiceLines?.length ?? 0)
    expect(total(entries.map((entry) => entry.hours))).toBe(2_145_000)
    const persons = await read((stores) => stores.persons.list())
    expect(persons).toMatchObject(rows.tables.persons ?? [])
  })

  it('sums to the figures by SQL', async () => {
    const year = { from: '2025-11-01', to: '2026-10-31' }
    const before = { from: '2024-11-01', to: '2025-10-31' }
    expect((await read((stores) => stores.invoices.sumsOf(year))).gross).toBe(293_453_000)
    expect((await read((stores) => stores.invoices.sumsOf(before))).gross).toBe(355_271_000)
    const months = await read((stores) => stores.invoices.sumsByMonth(year))
    expect(months.find((one) => one.month === '2026-02-01')?.gross).toBe(1_650_000)
    const costs = await read((stores) => stores.costEntries.sumByProject('2026-10-31'))
    expect(costs.find((one) => one.projectId === demoProjects['CHE-2602'])?.amount).toBe(41_920_000)
    const received = await read((stores) => stores.payments.sumByMonth(year))
    expect(received.at(-1)).toEqual({ month: '2026-10-01', amount: 86_661_164 })
  })

  it('gives the receivables of the day', async () => {
    const receivables = await read((stores) => stores.receivables.list(TODAY))
    const ageing = computeAgeing(
      receivables.map((one) => ({ due: one.dueDate ?? '', balance: one.balance })),
      TODAY,
    )
    expect([ageing.total, ageing.overdue]).toEqual([76_249_585, 26_490_989])
  })

  it('keeps what was issued, and goes on at 2026-0152 and NC-2026-0009', async () => {
    const issued = rows.tables.invoices?.find((invoice) => invoice.number === '2026-0151')
    await expect(read((stores) => stores.invoices.update(issued?.id ?? '', { total: 1 }))).rejects.toMatchObject({
      code: 'rule.broken',
    })
    const facts = {
      issueDate: TODAY,
      dueDate: '2026-12-02',
      issuedBy: demoPersons.nadia ?? null,
      issuedAt: new Date('2026-11-02T13:00:00Z'),
      billTo: { name: 'Coop Les Trois Saules', address: '' },
    }
    const numbers = await read(async (stores) => {
      const clientId = issued?.clientId ?? ''
      const invoice = await stores.invoices.insert({ clientId })
      const note = await stores.invoices.insert({ clientId, kind: 'credit-note', creditsId: issued?.id })
      return [await stores.invoices.issue(invoice.id, facts), await stores.invoices.issue(note.id, facts)]
    })
    expect(numbers.map((one) => one.number)).toEqual(['2026-0152', 'NC-2026-0009'])
  })
})
