// Payload samples that others collected, replayed signed through the receiver; they lie beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Json } from './json.ts'
import { startBench } from './setup.ts'
import { signed } from './signed.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/fixtures/slack/bolt-python')
const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : []
if (names.length === 0) console.info(`Slack payload samples skipped: ${FOLDER} is missing`)

/** The samples that are an event for Nova; all the others are none. */
const HEARD: Record<string, string> = {
  'block_actions-1.json': 'button',
  'block_actions-2.json': 'button',
  'event.app_home_opened-1.json': 'opened',
  'event.app_mention-1.json': 'message',
  'event.app_mention-2.json': 'message',
  'event.app_mention-3.json': 'message',
  'event.app_mention-4.json': 'message',
  'event.message.message_changed-1.json': 'message-edited',
  'event.message.message_deleted-1.json': 'message-deleted',
  'event.message.thread_broadcast-1.json': 'message',
  'message_action-1.json': 'command',
  'shortcut-1.json': 'opened',
  'slash_command-1.json': 'command',
  'view_submission-1.json': 'form',
}

const payloads = names.map((name): [string, Json] => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))])

test.skipIf(names.length === 0)('every sample is answered cleanly, as an event or as none', async () => {
  const bench = await startBench()
  const heard: Record<string, string> = {}
  for (const [name, payload] of payloads) {
    const before = bench.inbox.events.length
    const { event_id: id } = payload
    const response = await bench.send(signed(id ? { ...payload, event_id: `${id} ${name}` } : payload))
    expect([name, response.status]).toEqual([name, 200])
    const event = bench.inbox.events[before]
    if (event) heard[name] = event.content.type
  }
  await bench.standIn.close()
  expect(names).toHaveLength(62)
  expect(heard).toEqual(HEARD)
})

test.skipIf(names.length === 0)('no sample is taken with a signature that is wrong, old or ahead', async () => {
  const bench = await startBench()
  for (const [name, payload] of payloads)
    for (const wrong of [{ secret: 'another' }, { skew: -400 }, { skew: 400 }]) {
      const response = await bench.send(signed(payload, wrong))
      expect([name, response.status, response.headers.get('x-slack-no-retry')]).toEqual([name, 401, '1'])
    }
  await bench.standIn.close()
  expect(bench.inbox.events).toEqual([])
  expect(bench.standIn.calls).toEqual([])
})

test.skipIf(names.length === 0)('every sample gets an answer while Slack’s own API is away', async () => {
  const bench = await startBench()
  await bench.standIn.close()
  for (const [name, payload] of payloads)
    expect([name, (await bench.send(signed(payload))).status]).toEqual([name, 200])
})
