import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { issueFacts, smallCompany } from './company.ts'
import { drivers } from './open.ts'

describe.each(drivers)('invoices on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  describe('an issued invoice', () => {
    let company: Awaited<ReturnType<typeof smallCompany>>
    let invoice: string
    let line: string
    beforeAll(async () => {
      company = await smallCompany(database)
      invoice = (await company.draft()).id
      await company.issue(invoice)
      line = await database.inOrganization(
        company.organization,
        async (stores) => (await stores.invoiceLines.listFor(invoice))[0]!.id,
      )
    })

    const refused = { code: 'rule.broken' }
    const sql = (statement: string, values: unknown[] = []) =>
      database.inOrganization(company.organization, (_stores, tx) => tx.executeSql(statement, values))
    const sqlAsOwner = (statement: string, values: unknown[] = []) =>
      database.asOwner((tx) => tx.executeSql(statement, values))

    it.each([
      'total = 1',
      "number = '2026-9999'",
      "status = 'draft', number = null, series = null, year = null, sequence = null",
      "issue_date = '2026-01-01'",
      "due_date = '2027-01-01'",
      "notes = 'x'",
      "bill_to = '{}'",
      'created_at = now()',
    ])('keeps %s as it was, even for the owner of the tables', async (change) => {
      await expect(sql(`update invoices set ${change} where id = $1`, [invoice])).rejects.toMatchObject(refused)
      await expect(sqlAsOwner(`update invoices set ${change} where id = $1`, [invoice])).rejects.toMatchObject(refused)
    })

    it('is neither deleted nor truncated', async () => {
      await expect(sql('delete from invoices where id = $1', [invoice])).rejects.toMatchObject(refused)
      await expect(sqlAsOwner('delete from invoices where id = $1', [invoice])).rejects.toMatchObject(refused)
      await expect(sqlAsOwner('truncate invoices cascade')).rejects.toMatchObject(refused)
      await expect(sqlAsOwner('truncate invoice_lines')).rejects.toMatchObject(refused)
    })

    it('keeps its lines: none changed, removed, added or moved', async () => {
      const other = (await company.draft()).id
      await expect(sql('update invoice_lines set amount = 1 where id = $1', [line])).rejects.toMatchObject(refused)
      await expect(sql('delete from invoice_lines where id = $1', [line])).rejects.toMatchObject(refused)
      await expect(
        sql('update invoice_lines set invoice_id = $1, position = 9 where id = $2', [other, line]),
      ).rejects.toMatchObject(refused)
      await expect(
        sql('update invoice_lines set invoice_id = $1, position = 9 where invoice_id = $2', [invoice, other]),
      ).rejects.toMatchObject(refused)
      const added = database.inOrganization(company.organization, (stores) =>
        stores.invoiceLines.insert({ invoiceId: invoice, position: 2, description: 'x', unitPrice: 1, amount: 1 }),
      )
      await expect(added).rejects.toMatchObject(refused)
    })

    it('takes what happens to it afterwards, and its PDF once', async () => {
      await database.inOrganization(company.organization, async (stores) => {
        const file = { name: 'a.pdf', mime: 'application/pdf', sha256: '', bytes: new Uint8Array([1]) }
        const pdf = await stores.files.insert(file)
        const after = { sentAt: new Date(), delivery: { email: 'sent' }, pdfFileId: pdf.id }
        expect(await stores.invoices.update(invoice, after)).toMatchObject(after)
      })
      const another = database.inOrganization(company.organization, async (stores) => {
        const pdf = await stores.files.insert({ name: 'b.pdf', mime: '', sha256: '', bytes: new Uint8Array([2]) })
        await stores.invoices.update(invoice, { pdfFileId: pdf.id })
      })
      await expect(another).rejects.toMatchObject(refused)
      await expect(sql("update files set bytes = '\\x00'")).rejects.toMatchObject(refused)
    })

    it('is not issued a second time', async () => {
      await expect(company.issue(invoice)).rejects.toMatchObject({ code: 'conflict' })
    })
  })

  it('lets a draft be changed and deleted', async () => {
    const company = await smallCompany(database)
    const { id } = await company.draft()
    await database.inOrganization(company.organization, async (stores) => {
      await stores.invoices.update(id, { notes: 'à revoir' })
      await stores.invoiceLines.replaceFor(id, [])
      expect(await stores.invoices.remove(id)).toBe(true)
    })
  })

  it('has no number without being issued, nor the other way', async () => {
    const company = await smallCompany(database)
    const { id } = await company.draft()
    const numbered = database.inOrganization(company.organization, (stores) =>
      stores.invoices.update(id, { number: '2026-0001' }),
    )
    await expect(numbered).rejects.toThrow()
    const unnumbered = database.inOrganization(company.organization, (stores) =>
      stores.invoices.update(id, { status: 'issued' }),
    )
    await expect(unnumbered).rejects.toThrow()
  })

  it('gives every number once and none in vain, twenty at a time, some undone', async () => {
    const company = await smallCompany(database)
    const drafts = await Promise.all(Array.from({ length: 25 }, () => company.draft()))
    const results = await Promise.allSettled(
      drafts.map(({ id }, i) =>
        database.inOrganization(company.organization, async (stores) => {
          const issued = await stores.invoices.issue(id, issueFacts('2026-10-31'))
          if (i % 5 === 0) throw new Error('undone')
          return issued.number!
        }),
      ),
    )
    const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])).sort()
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => `2026-${String(i + 1).padStart(4, '0')}`))
  })

  it('numbers credit notes, years and organizations apart', async () => {
    const company = await smallCompany(database)
    const other = await smallCompany(database)
    const numberOf = async (of: typeof company, kind: 'invoice' | 'credit-note', date: string) =>
      (await of.issue((await of.draft({ kind })).id, date)).number
    expect(await numberOf(company, 'invoice', '2026-10-31')).toBe('2026-0001')
    expect(await numberOf(company, 'credit-note', '2026-10-31')).toBe('NC-2026-0001')
    expect(await numberOf(company, 'invoice', '2026-11-01')).toBe('2026-0002')
    expect(await numberOf(company, 'invoice', '2027-01-01')).toBe('2027-0001')
    expect(await numberOf(other, 'invoice', '2026-10-31')).toBe('2026-0001')
  })

  it('owes the total less payments and credit notes, as of a day', async () => {
    const company = await smallCompany(database)
    const { id } = await company.draft()
    await company.issue(id, '2026-09-30')
    const note = await company.draft({
      kind: 'credit-note',
      creditsId: id,
      gross: 10_000,
      subtotal: 10_000,
      total: 11_498,
    })
    await company.issue(note.id, '2026-10-15')
    await company.draft()
    await database.inOrganization(company.organization, async (stores) => {
      await stores.payments.insert({ invoiceId: id, date: '2026-10-10', amount: 50_000 })
      await stores.payments.insert({ invoiceId: id, date: '2026-10-20', amount: 53_477 })
      const on = async (day: string) =>
        (await stores.receivables.list(day)).map(({ paid, credited, balance }) => ({ paid, credited, balance }))
      expect(await on('2026-09-29')).toEqual([])
      expect(await on('2026-09-30')).toEqual([{ paid: 0, credited: 0, balance: 114_975 }])
      expect(await on('2026-10-10')).toEqual([{ paid: 50_000, credited: 0, balance: 64_975 }])
      expect(await on('2026-10-15')).toEqual([{ paid: 50_000, credited: 11_498, balance: 53_477 }])
      expect(await on('2026-10-20')).toEqual([])
      expect(await stores.receivables.of(id, '2026-10-20')).toMatchObject({
        balance: 0,
        clientName: 'Coop Les Trois Saules',
        projectCode: 'CHE-2603',
      })
      expect(await stores.receivables.delays('2026-10-20')).toEqual([])
      await stores.payments.insert({ invoiceId: id, date: '2026-10-30', amount: 11_498 })
      expect(await stores.receivables.delays('2026-10-30')).toEqual([
        { clientId: company.clientId, invoiceId: id, days: 30 },
      ])
    })
  })

  it('sums months with credit notes subtracted and foreign money converted', async () => {
    const company = await smallCompany(database)
    await company.issue((await company.draft()).id, '2026-09-30')
    await company.issue((await company.draft({ kind: 'credit-note' })).id, '2026-10-01')
    const foreign = {
      currency: 'USD',
      exchangeRate: 1_387_500,
      gross: 320_000,
      subtotal: 320_000,
      gst: 16_000,
      qst: 31_920,
      total: 367_920,
    }
    await company.issue((await company.draft(foreign)).id, '2026-10-31')
    await company.draft()
    const year = { from: '2026-01-01', to: '2026-12-31' }
    await database.inOrganization(company.organization, async (stores) => {
      const months = await stores.invoices.sumsByMonth(year)
      expect(months.map(({ month, gross, gst, qst }) => ({ month, gross, gst, qst }))).toEqual([
        { month: '2026-09-01', gross: 100_000, gst: 5_000, qst: 9_975 },
        { month: '2026-10-01', gross: 444_000 - 100_000, gst: 22_200 - 5_000, qst: 44_289 - 9_975 },
      ])
      expect(await stores.invoices.sumsOf(year)).toMatchObject({ gross: 444_000 })
      expect(await stores.invoices.sumsOf({ from: '2020-01-01', to: '2020-12-31' })).toMatchObject({
        gross: 0,
        total: 0,
      })
      expect(await stores.invoices.sumsByClient(year)).toMatchObject([{ clientId: company.clientId, gross: 444_000 }])
      expect(await stores.invoices.sumsByProject(year)).toMatchObject([
        { projectId: company.projectId, gross: 444_000 },
      ])
      expect(await stores.invoices.issuedBetween(year)).toHaveLength(3)
      expect(await stores.invoices.byNumber(' nc-2026-0001 ')).toMatchObject({ kind: 'credit-note' })
    })
  })
})
