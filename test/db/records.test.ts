import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { drivers } from './open.ts'

describe.each(drivers)('typed records on $name', ({ open }) => {
  let database: Database
  const organization = crypto.randomUUID()
  const other = crypto.randomUUID()
  const rfi = (question: string) => ({
    title: question,
    data: { question, to: 'Atelier Nord', sheet: null, costCode: null, answer: null, answeredOn: null, delayDays: 0 },
  })
  beforeAll(async () => {
    database = await open()
    for (const id of [organization, other])
      await database.inOrganization(id, (stores) => stores.organizations.insert({ name: 'Essai' }))
  })
  afterAll(() => database.close())

  it('are numbered by kind, begin in its first state, and come back in their shape', async () => {
    await database.inOrganization(organization, async ({ records }) => {
      const first = await records.create('rfi', rfi('Quel ancrage au mur nord?'))
      const second = await records.create('rfi', { ...rfi('Linteaux'), due: '2026-11-05' })
      expect([first.number, second.number, first.state]).toEqual(['QRT-001', 'QRT-002', 'open'])
      expect(await records.need('rfi', first.id)).toEqual(first)
      expect(await records.byNumber('rfi', 'qrt-002')).toMatchObject({ id: second.id })
      expect(await records.byNumber('rfi', 'QRT-%')).toBeNull()
      const answered = await records.change('rfi', first.id, {
        state: 'answered',
        data: { ...first.data, answer: 'M12' },
      })
      expect(answered.data).toEqual({ ...first.data, answer: 'M12' })
      expect((await records.list('rfi', { state: 'open', dueBy: '2026-11-05' })).map(({ id }) => id)).toEqual([
        second.id,
      ])
    })
  })

  it('refuse what their kind does not hold, and ids of another kind', async () => {
    await database.inOrganization(organization, async ({ records }) => {
      const bad = { ...rfi('x'), data: { ...rfi('x').data, delayDays: -1 } }
      await expect(records.create('rfi', bad)).rejects.toMatchObject({ code: 'input.invalid', field: 'delayDays' })
      await expect(records.create('rfi', { ...rfi('x'), state: 'lost' as never })).rejects.toMatchObject({
        field: 'state',
      })
      const [one] = await records.list('rfi')
      await expect(records.need('tool', one!.id)).rejects.toMatchObject({ code: 'not-found' })
      expect(await records.remove('tool', one!.id)).toBe(false)
    })
  })

  it('are found by every word, accents or not, without wildcards, and sensitive ones only where named', async () => {
    await database.inOrganization(organization, async ({ records }) => {
      await records.create('wage', {
        title: 'Salaire ancrage',
        data: { hourly: 4_800, trade: null, ccq: true, apprenticePeriod: null },
      })
      const numbers = async (words: string) => (await records.search(words)).map(({ number }) => number)
      expect(await numbers('ANCRAGE mùr')).toEqual(['QRT-001'])
      expect(await numbers('%')).toEqual([])
      expect(await numbers('ancrage toiture')).toEqual([])
      expect((await records.search('ancrage', ['wage'])).map(({ number }) => number)).toEqual(['SAL-001'])
    })
    await database.inOrganization(other, async ({ records }) => expect(await records.search('ancrage')).toEqual([]))
  })

  it('get numbers of their own, however many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        database.inOrganization(other, ({ records }) => records.create('rfi', rfi(`question ${i}`))),
      ),
    )
    expect(new Set(made.map(({ number }) => number)).size).toBe(8)
  })

  it('and orders follow the last number of their year', async () => {
    await database.inOrganization(organization, async (stores) => {
      const vendor = await stores.vendors.insert({ name: 'Béton' })
      const order = { vendorId: vendor.id, title: 'x', date: '2026-11-02' }
      expect(await stores.purchaseOrders.nextNumber(2026)).toBe('BC-2026-001')
      for (const number of ['BC-2026-009', 'BC-2026-1000', 'BC-2025-999'])
        await stores.purchaseOrders.insert({ ...order, number })
      expect(await stores.purchaseOrders.nextNumber(2026)).toBe('BC-2026-1001')
      expect(await stores.purchaseOrders.nextNumber(2027)).toBe('BC-2027-001')
      expect(await stores.subcontracts.nextNumber('CHE-2602')).toBe('ST-2602-01')
      expect(await stores.estimates.nextNumber(2026)).toBe('EST-2026-001')
    })
  })
})
