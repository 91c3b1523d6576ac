import { expect, it } from 'vitest'
import { createLanes } from '../../db/lanes.ts'

it('does one thing at a time, in the order asked, the hurried before those that wait, and goes on after a failure', async () => {
  const inTurn = createLanes()
  const order: string[] = []
  let open = 0
  const work = (name: string) => async () => {
    open += 1
    expect(open).toBe(1)
    await Promise.resolve()
    order.push(name)
    open -= 1
    if (name === 'b') throw new Error(name)
  }
  const asked = [
    inTurn(work('a')),
    inTurn(work('b')),
    inTurn(work('c')),
    inTurn(work('d'), true),
    inTurn(work('e'), true),
  ]
  const ended = await Promise.allSettled(asked)
  expect(order).toEqual(['a', 'd', 'e', 'b', 'c'])
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  await inTurn(work('f'))
  expect(order.at(-1)).toBe('f')
})
