import { describe, expect, it } from 'vitest'
import { demoProjects, generateDemo } from '../../db/demo/generate.ts'
import { computeCriticalPath } from '../../src/domain/critical-path.ts'
import { computeEstimate } from '../../src/domain/estimate.ts'
import { orderSubtotal } from '../../src/domain/purchase-order.ts'
import { RECORD_KINDS, type RecordKind, readRecordData, searchText } from '../../src/domain/records/record.ts'
import { chanceWithin, simulateSchedule } from '../../src/domain/schedule-risk.ts'
import { total } from './ledger.ts'

const TODAY = '2026-11-02'
const { tables } = generateDemo({ today: TODAY })
const records = tables.records ?? []

describe('the records of the demo company', () => {
  it('hold what their kind says, in one of its states, under numbers of their own', () => {
    for (const record of records) {
      const kind = record.kind as RecordKind
      expect(() => readRecordData(kind, record.data), `${record.number} ${record.title}`).not.toThrow()
      expect(RECORD_KINDS[kind].states as readonly string[], record.number).toContain(record.state)
      expect(record.search).toBe(searchText(record))
    }
    expect(new Set(records.map(({ number }) => number)).size).toBe(records.length)
  })

  it('have QRT-006, 010, 011 and 014 as the tasks speak of them', () => {
    const rfi = (number: string) => records.find((one) => one.number === number)?.title
    expect(rfi('QRT-006')).toContain('Linteaux')
    expect(rfi('QRT-010')).toContain('gicleurs')
    expect(rfi('QRT-011')).toContain('plafond')
    expect(rfi('QRT-014')).toContain('Dock leveller')
  })

  it('match the bank to every payment of October, once', () => {
    const october = (tables.payments ?? []).filter(({ date }) => date >= '2026-10-01' && date <= '2026-10-31')
    const deposits = records.filter((one) => one.kind === 'bank_transaction' && one.state === 'matched')
    expect(total(deposits.map((one) => one.amount ?? 0))).toBe(total(october.map((one) => one.amount)))
    expect(deposits).toHaveLength(october.length)
  })

  it('keep their dates in the month of the story', () => {
    const moved = generateDemo({ today: '2027-03-15' }).tables.records ?? []
    expect(moved.map(({ number }) => number)).toEqual(records.map(({ number }) => number))
    expect(moved.find((one) => one.number === 'QRT-014')?.due).toBe('2027-02-19')
    expect(JSON.stringify(moved.find((one) => one.kind === 'payroll_run')?.data)).toContain('2027-02-11')
  })
})

describe('the other rows of the demo company', () => {
  it('plan the school as in the golden case', () => {
    const own = (tables.activities ?? []).filter(({ projectId }) => projectId === demoProjects['CHE-2604'])
    const code = new Map(own.map((one) => [one.id, one.code]))
    const plan = own.map((one) => ({
      id: one.code,
      duration: one.duration,
      after: (tables.taskDependencies ?? [])
        .filter(({ successorId }) => successorId === one.id)
        .map(({ predecessorId }) => code.get(predecessorId)!),
      estimate: { low: one.optimistic, likely: one.likely, high: one.pessimistic },
    }))
    expect(computeCriticalPath(plan)).toMatchObject({ finish: 47, critical: ['A', 'E', 'D', 'G', 'H'] })
    expect(Math.abs(chanceWithin(simulateSchedule(plan), 52) - 0.754)).toBeLessThan(0.01)
  })

  it('price estimates and orders as their lines say', () => {
    for (const estimate of tables.estimates ?? []) {
      const { cost, price } = computeEstimate(estimate.lines ?? [], estimate.markups ?? [])
      expect([estimate.cost, estimate.price]).toEqual([cost, price])
    }
    for (const order of tables.purchaseOrders ?? []) expect(order.subtotal).toBe(orderSubtotal(order.lines ?? []))
  })

  it('order concrete at the usual price: the spike is in the bill alone', () => {
    const bill = (number: string) => tables.bills?.find((one) => one.number === number)
    const order = tables.purchaseOrders?.find((one) => one.billId === bill('BSC-20455')?.id)
    expect(bill('BSC-20455')!.subtotal - (order?.subtotal ?? 0)).toBe(22 * (28_700 - 21_400))
  })

  it('contract to each subcontractor at least what it billed, but for the overrun that everybody knows', () => {
    const billed = (project: string, vendor: string) =>
      total(
        (tables.bills ?? [])
          .filter((one) => one.projectId === project && one.vendorId === vendor)
          .map((one) => one.subtotal),
      )
    const over = (tables.subcontracts ?? []).filter(
      (one) => one.status === 'signed' && billed(one.projectId, one.vendorId) > one.amount,
    )
    expect(over.map(({ number }) => number)).toEqual([])
  })
})
