// The activities that a Teams client sends, as they were recorded, signed again and replayed.
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bench, startBench } from './bench.ts'
import type { Json } from './connector.ts'

const folder = new URL('../fixtures/teams/recorded/', import.meta.url)
const TENANT = '00000000-0000-0000-0000-0000000000001'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ tenant: TENANT })
})
afterAll(() => bench.close())

/** What each is to Nova; the others are heard and are no event. */
const events: Record<string, Json> = {
  '02': { content: { type: 'opened' }, place: { kind: 'dm', thread: null } },
  '03': { content: { type: 'message', text: 'hello', addressed: true }, place: { kind: 'dm', thread: null } },
  '11': { content: { type: 'opened' }, place: { kind: 'private' } },
  '12': {
    content: { type: 'message', text: 'hello group', addressed: true },
    place: { kind: 'private', thread: null },
  },
  '15': { content: { type: 'opened' }, place: { kind: 'public', channel: 'team-id' } },
  '16': {
    content: { type: 'message', text: 'hello channel', addressed: true },
    place: { kind: 'public', channel: 'team-id', thread: '1795339029325' },
  },
}

for (const name of readdirSync(folder).sort())
  it(name, async () => {
    const activity = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    const before = bench.inbox.events.length
    const answer = await bench.send({ ...activity, serviceUrl: bench.connector.url })
    expect(answer.status).toBe(200)
    const expected = events[name.slice(0, 2)]
    const heard = bench.inbox.events.slice(before)
    expect(heard).toHaveLength(expected ? 1 : 0)
    if (expected)
      expect(heard[0]).toMatchObject({
        workspace: TENANT,
        account: { id: '00000000-0000-0000-0000-0000000000020' },
        ...expected,
      })
    if (activity.type === 'invoke') expect(Object.keys(await answer.json()).length).toBeGreaterThan(0)
  })

it('the workspace was unlinked once: when the only place of the app was taken away', () => {
  expect(bench.inbox.unlinked).toEqual([TENANT])
})
