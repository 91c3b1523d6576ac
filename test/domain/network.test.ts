import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Activity,
  computeCriticalPath,
  delaySchedule,
  earliestAfter,
  type Link,
  linksOf,
} from '../../src/domain/critical-path.ts'

/** Networks without a cycle: each activity may only follow earlier ones. */
const network = (links: boolean) =>
  fc
    .array(
      fc.record({
        duration: fc.integer({ min: 0, max: 20 }),
        after: fc.array(
          fc.record({
            to: fc.nat(),
            type: links
              ? fc.constantFrom<Required<Link>['type']>('finish-start', 'start-start', 'finish-finish')
              : fc.constant('finish-start' as const),
            lag: links ? fc.integer({ min: -3, max: 5 }) : fc.constant(0),
          }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((rows) =>
      rows.map(({ duration, after }, i): Activity => {
        const before = new Map(i ? after.map(({ to, ...link }) => [to % i, { id: `a${to % i}`, ...link }]) : [])
        return { id: `a${i}`, duration, after: [...before.values()] }
      }),
    )

describe('any network', () => {
  test('respects every link, starts at nothing, and something is critical', () => {
    fc.assert(
      fc.property(network(true), (activities) => {
        const { activities: planned, finish, critical } = computeCriticalPath(activities)
        const byId = new Map(planned.map((one) => [one.id, one]))
        for (const one of planned) {
          expect(one.start).toBeGreaterThanOrEqual(0)
          expect(one.float).toBeGreaterThanOrEqual(0)
          for (const link of linksOf(one))
            expect(one.start).toBeGreaterThanOrEqual(earliestAfter(link, byId.get(link.id)!, one.duration))
        }
        expect(finish).toBe(Math.max(...planned.map((one) => one.finish)))
        expect(critical.length).toBeGreaterThan(0)
      }),
    )
  })

  test('an activity may take its float longer, and not a day more', () => {
    fc.assert(
      fc.property(network(false), fc.nat(), (activities, pick) => {
        const planned = computeCriticalPath(activities).activities
        const one = planned[pick % planned.length]!
        expect(delaySchedule(activities, { [one.id]: one.float }).slip).toBe(0)
        expect(delaySchedule(activities, { [one.id]: one.float + 1 }).slip).toBe(1)
        // Free float harms no other: nobody else starts later.
        const after = delaySchedule(activities, { [one.id]: one.freeFloat }).after.activities
        for (const [i, other] of planned.entries()) if (other.id !== one.id) expect(after[i]!.start).toBe(other.start)
      }),
    )
  })
})
