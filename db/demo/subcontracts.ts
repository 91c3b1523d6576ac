import { addDays } from '../../src/lib/dates.ts'
import { VENDORS } from './cost-facts.ts'
import { codesOf } from './costs.ts'
import { PROJECTS } from './project-facts.ts'
import { purchaseOrders } from './purchase-orders.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, projectId, vendorId } from './rows.ts'
import { demoId, randomFor } from './seed.ts'

/** Who works by contract; the others sell or rent. */
const SUBS = [
  'acier',
  'enveloppe',
  'fenetres',
  'gypse',
  'gicleurs',
  'plomberie',
  'ventilation',
  'electricite',
  'excavation',
]

/** One subcontract for each vendor and project, of the budget of its codes. */
function subcontracts(calendar: DemoCalendar): DemoRow<'subcontracts'>[] {
  return PROJECTS.flatMap((project) => {
    let count = 0
    return VENDORS.filter(({ key }) => SUBS.includes(key)).flatMap((vendor) => {
      const codes = codesOf(project).filter(({ code }) => vendor.codes.includes(code.slice(0, 2)))
      const amount = codes.reduce((sum, { budget }) => sum + budget, 0)
      if (!amount) return []
      count += 1
      const number = `ST-${project.code.slice(4)}-${String(count).padStart(2, '0')}`
      const random = randomFor(`subcontract ${number}`)
      const done = project.state === 'done'
      // The school's later trades are not signed yet; its windows are still being priced.
      const early = project.code !== 'CHE-2604' || vendor.key === 'excavation'
      const mark = (low: number) => (done ? random.integer(low, 10) * 100_000 : null)
      return [
        {
          id: demoId(`subcontract ${number}`),
          number,
          projectId: projectId(project.code),
          vendorId: vendorId(vendor.key),
          title: vendor.trade,
          costCode: codes[0]!.code,
          amount,
          holdbackPpm: project.holdback,
          status: done ? ('done' as const) : early ? ('signed' as const) : ('draft' as const),
          signedOn: early ? calendar.day(addDays(project.start, -7)) : null,
          endedOn: done ? calendar.day(project.end) : null,
          noticeOn: early && random.next() < 0.6 ? calendar.day(addDays(project.start, 5)) : null,
          releasedThrough: done
            ? calendar.day(project.end)
            : early && random.next() < 0.7
              ? calendar.day('2026-09-30')
              : null,
          insuranceExpires: calendar.day('2026-12-31'),
          quality: mark(6),
          punctuality: mark(5),
          safety: mark(7),
          paperwork: mark(4),
          recommended: done ? random.next() < 0.8 : null,
        },
      ]
    })
  })
}

export const commitments = (calendar: DemoCalendar): DemoPart => ({
  subcontracts: subcontracts(calendar),
  purchaseOrders: purchaseOrders(calendar),
})
