import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayHear, SHARED } from '../../src/tool/audience.ts'
import { PERMISSIONS, permissionsOf, ROLES } from '../../src/tool/rights.ts'

const persons = fc.array(
  fc.constantFrom(...ROLES).map((role) => ({ permissions: permissionsOf(role) })),
  { minLength: 1, maxLength: 6 },
)
const rights = fc.subarray([...PERMISSIONS])
const shares = fc.subarray([...SHARED])

it('what everybody has may be heard, and without a share nothing else', () => {
  fc.assert(
    fc.property(persons, rights, (there, drew) => {
      const common = drew.every((right) => there.every(({ permissions }) => permissions.has(right)))
      expect(mayHear({ persons: there, shares: [] }, { tool: 'invoices.find', drew })).toBe(common)
    }),
  )
})

it('another person in the room never opens it further, another share never closes it', () => {
  fc.assert(
    fc.property(persons, rights, shares, fc.constantFrom(...SHARED), (there, drew, open, more) => {
      const answer = { tool: 'reports.build', drew }
      const [, ...fewer] = there
      if (mayHear({ persons: there, shares: open }, answer))
        expect(mayHear({ persons: fewer, shares: open }, answer)).toBe(true)
      if (mayHear({ persons: there, shares: open }, answer))
        expect(mayHear({ persons: there, shares: [...open, more] }, answer)).toBe(true)
    }),
  )
})

it('no share opens a room to settings, and nothing to what is the asker’s own', () => {
  const there = [{ permissions: permissionsOf('viewer') }, { permissions: permissionsOf('admin') }]
  const everything = { persons: there, shares: [...SHARED] }
  expect(mayHear(everything, { tool: 'reports.build', drew: ['settings.manage'] })).toBe(false)
  expect(mayHear(everything, { tool: 'approvals.list', audience: 'asker', drew: [] })).toBe(false)
  expect(mayHear(everything, { tool: 'reports.build', drew: [], isSensitive: true })).toBe(false)
  const room = { persons: there, shares: [] }
  expect(mayHear(room, { tool: 'chat.help', audience: 'everyone', drew: ['settings.manage'] })).toBe(true)
})

it('where reports are shared, a report may say what a question may not', () => {
  const room = { persons: [{ permissions: permissionsOf('user') }], shares: ['reports'] as const }
  expect(mayHear(room, { tool: 'reports.build', drew: ['reports.read', 'finance.read'] })).toBe(true)
  expect(mayHear(room, { tool: 'receivables.ageing', drew: ['finance.read'] })).toBe(false)
})
