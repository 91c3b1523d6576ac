import { afterEach, expect, test, vi } from 'vitest'
import { createExpiring } from '../../src/chat/expiring.ts'
import { createTestInbox } from '../adapters/inbox.ts'

afterEach(() => vi.useRealTimers())

const HOUR = 3_600_000

test('what is old is forgotten when something new is kept, and so is what is too much', async () => {
  vi.useFakeTimers()
  const { store, kept } = createTestInbox()
  const rows = createExpiring<string>(store, 'said', 3, HOUR)
  const there = () => [...kept].filter(([key, value]) => !key.endsWith('said:') && value !== null).map(([key]) => key)
  await rows.write('w', 'a', 'A')
  await rows.write('w', 'b', 'B')
  expect(await rows.read('w', 'a')).toBe('A')
  vi.advanceTimersByTime(2 * HOUR)
  await rows.write('w', 'c', 'C')
  expect(there()).toEqual(['w/said:c'])
  for (const key of ['d', 'e', 'f', 'e']) await rows.write('w', key, key)
  expect(there().sort()).toEqual(['w/said:d', 'w/said:e', 'w/said:f'])
  await rows.replace('w', 'f', 'F')
  expect(await rows.read('w', 'f')).toBe('F')
})
