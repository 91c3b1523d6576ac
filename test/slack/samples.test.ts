// Payload samples that others collected, replayed signed through the receiver; they lie beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startBench } from './setup.ts'
import { signed } from './signed.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/fixtures/slack/bolt-python')
const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : []
if (names.length === 0) console.info(`Slack payload samples skipped: ${FOLDER} is missing`)

/** How many of the samples of each kind are an event for Nova. */
const HEARD: Record<string, string> = {
  'block_actions-1.json': 'button',
  'event.app_mention-1.json': 'message',
  'event.message.message_changed-1.json': 'message-edited',
  'event.message.message_deleted-1.json': 'message-deleted',
  'message_action-1.json': 'command',
  'shortcut-1.json': 'opened',
  'slash_command-1.json': 'command',
  'view_submission-1.json': 'form',
}

test.skipIf(names.length === 0)('every sample is answered cleanly, as an event or as none', async () => {
  const bench = await startBench()
  const heard: Record<string, string> = {}
  for (const name of names) {
    const payload = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
    const before = bench.events.length
    const { event_id: id } = payload
    const response = await bench.send(signed(id ? { ...payload, event_id: `${id} ${name}` } : payload))
    expect([name, response.status]).toEqual([name, 200])
    const event = bench.events[before]
    if (event) heard[name] = event.content.type
  }
  await bench.standIn.close()
  expect(names).toHaveLength(62)
  expect(heard).toMatchObject(HEARD)
  expect(
    Object.keys(heard).filter((name) => /dialog|interactive|workflow|bot_message|reaction|joined|left/.test(name)),
  ).toEqual([])
})
