import { expect, test } from 'vitest'
import { createLine } from '../../src/chat/line.ts'

/** A line whose first attempts fail, with the pauses that it asked for. */
function lineOf(failures: number) {
  const pauses: number[] = []
  const closed: number[] = []
  const made: { n: number }[] = []
  let opened = 0
  const line = createLine<{ n: number }>({
    patience: 0,
    pause: async (millis) => void pauses.push(millis),
    async open() {
      opened += 1
      if (opened <= failures) throw new Error(`attempt ${opened}`)
      made.push({ n: opened })
      return made.at(-1)!
    },
    close: async ({ n }) => closed.push(n),
  })
  return { line, pauses, closed, made }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

test('a connection that cannot be made is tried again with growing pauses, and stands then', async () => {
  const { line, pauses } = lineOf(3)
  expect(line.state()).toBe('off')
  await line.start()
  expect(line.state()).toBe('trying')
  expect(line.trouble()).toBeInstanceOf(Error)
  await settled()
  expect([line.state(), line.trouble(), pauses]).toEqual(['ready', null, [1_000, 2_000, 4_000]])
})

test('one that is lost is made again; after the end it is not', async () => {
  const { line, closed, made } = lineOf(0)
  await line.start()
  line.lose({ n: 9 })
  expect(made).toHaveLength(1)
  line.lose(made[0]!)
  expect(line.state()).toBe('trying')
  await settled()
  expect([line.state(), closed, made.length]).toEqual(['ready', [1], 2])
  await line.stop()
  line.lose(made[1]!)
  await settled()
  expect([line.state(), closed, made.length]).toEqual(['off', [1, 2], 2])
})
