import { describe, expect, it } from 'vitest'
import { createGroups } from '../../src/conversation/group.ts'
import type { Transact } from '../../src/tool/perform.ts'

/** Commits what was written when the work ends well, and counts the commits. */
function createLedger() {
  const kept: number[] = []
  const commits: number[] = []
  const transact: Transact<number[]> = async (_organization, work) => {
    const written: number[] = []
    const result = await work(written, { executeSql: async () => ({ rows: [] }) })
    await new Promise((resolve) => setImmediate(resolve))
    kept.push(...written)
    commits.push(written.length)
    return result
  }
  return { kept, commits, together: createGroups(transact) }
}

const write = (n: number) => async (written: number[]) => {
  if (n < 0) throw new Error(`${n} cannot be stored`)
  written.push(n)
  return n * 10
}

describe('shared transactions', () => {
  it('take what arrives while one is open, give each its own answer, and keep the order', async () => {
    const { kept, commits, together } = createLedger()
    const all = Array.from({ length: 100 }, (_, n) => n)
    expect(await Promise.all(all.map((n) => together('a', write(n))))).toEqual(all.map((n) => n * 10))
    expect(kept).toEqual(all)
    expect(commits).toEqual([1, 40, 40, 19])
    expect(await together('a', write(7))).toBe(70)
  })

  it('lose nothing to a piece that cannot be stored', async () => {
    const { kept, together } = createLedger()
    const ended = await Promise.allSettled([1, 2, -3, 4].map((n) => together('a', write(n))))
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(kept).toEqual([1, 2, 4])
  })

  it('are never shared by two organizations', async () => {
    const { commits, together } = createLedger()
    await Promise.all([together('a', write(1)), together('b', write(2))])
    expect(commits).toEqual([1, 1])
  })
})
