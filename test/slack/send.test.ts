import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import type { NovaError } from '../../src/errors.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { gallery } from '../gallery.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'
import { KARINE, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.standIn.close())

const named = (name: string) => gallery.find((entry) => entry.name === name)!.card
const target = { workspace: TEAM, channel: 'C0FACT', thread: '1.1' }
const outgoing = (card: Card, idempotencyKey = 'key-1') => ({
  card,
  lang: 'fr' as const,
  message: 'message-1',
  idempotencyKey,
})
const types = (body: Json) => body.blocks?.map((block: Json) => block.type)
const failed = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: NovaError) => error,
  )

describe('post', () => {
  test.each(gallery)('$name is accepted', async ({ card }) => {
    const posted = await bench.slack.post(target, outgoing(card))
    expect(posted).toMatchObject({ workspace: TEAM, channel: 'C0FACT', thread: '1.1' })
    const body = bench.standIn.messages.get(`C0FACT/${posted.message}`)
    expect(body.blocks.length).toBeGreaterThan(0)
    expect(violations(body.blocks)).toEqual([])
  })

  test('goes to the thread, without previews, and a root starts a thread of its own', async () => {
    await bench.slack.post(target, outgoing(named('approval')))
    expect(bench.standIn.bodies('chat.postMessage')[0]).toMatchObject({
      channel: 'C0FACT',
      thread_ts: '1.1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
      parse: 'none',
    })
    const root = await bench.slack.post({ ...target, thread: null }, outgoing(named('approval')))
    expect(root.thread).toBe(root.message)
    expect(bench.standIn.bodies('chat.postMessage')[1].thread_ts).toBeUndefined()
  })

  test('to a person goes to their direct messages', async () => {
    const posted = await bench.slack.post({ ...target, channel: KARINE, thread: null }, outgoing(named('text')))
    expect(posted.channel).toBe(`D${KARINE}`)
    expect(await bench.slack.directChannel(TEAM, KARINE)).toBe(`D${KARINE}`)
    expect(bench.standIn.bodies('conversations.open')).toHaveLength(1)
  })

  test('a busy Slack says when to come back, and nothing is tried in between', async () => {
    bench.standIn.fault('chat.postMessage', { status: 429, retryAfter: 7 })
    const error = await failed(bench.slack.post(target, outgoing(named('text'))))
    expect(error).toMatchObject({ code: 'rate-limited', retry: true, data: { retryAfter: 7 } })
    expect(bench.standIn.bodies('chat.postMessage')).toHaveLength(1)
  })

  test('an unknown outcome is tried once more for a key, so that there is at most one duplicate', async () => {
    for (let i = 0; i < 2; i++) bench.standIn.fault('chat.postMessage', { status: 503, done: true })
    expect(await failed(bench.slack.post(target, outgoing(named('text'))))).toMatchObject({
      code: 'unavailable',
      retry: true,
    })
    expect(await failed(bench.slack.post(target, outgoing(named('text'))))).toMatchObject({
      code: 'unavailable',
      retry: false,
    })
    expect(bench.standIn.messages.size).toBe(2)
    expect(await failed(bench.slack.post(target, outgoing(named('text'), 'key-2')))).toBeNull()
  })

  test('a server that was never reached can be tried again', async () => {
    await bench.standIn.close()
    for (let i = 0; i < 3; i++)
      expect(await failed(bench.slack.post(target, outgoing(named('text'))))).toMatchObject({
        code: 'unavailable',
        retry: true,
      })
  })

  test('a channel without Nova is told in words that help, and not tried again', async () => {
    bench.standIn.fault('chat.postMessage', { error: 'not_in_channel' })
    const error = await failed(bench.slack.post(target, outgoing(named('text'))))
    expect(error).toMatchObject({ code: 'not-found', retry: false, data: { slack: 'not_in_channel' } })
    expect(error!.says.fr).toContain('/invite @Nova')
    bench.standIn.fault('chat.postMessage', { error: 'token_revoked' })
    expect(await failed(bench.slack.post(target, outgoing(named('text'))))).toMatchObject({
      code: 'integration.failed',
      retry: false,
    })
  })

  test('blocks that Slack refuses become text with everything in it', async () => {
    bench.standIn.fault('chat.postMessage', { error: 'invalid_blocks' })
    await bench.slack.post(target, outgoing(named('approval')))
    const body = bench.standIn.bodies('chat.postMessage')[1]
    expect(body.blocks).toBeUndefined()
    expect(body.text).toContain('Total\u00a0: 1\u00a0149,75\u00a0$')
    expect(body.text).toContain('[Approuver]')
  })
})

describe('charts that Slack does not draw', () => {
  test('are uploaded and shown as a picture', async () => {
    await bench.slack.post(target, outgoing(named('chart gantt')))
    expect(bench.standIn.calls.map((call) => call.method).slice(0, 4)).toEqual([
      'files.getUploadURLExternal',
      'upload',
      'files.completeUploadExternal',
      'chat.postMessage',
    ])
    expect(bench.standIn.files.get('F1')).toEqual({ bytes: PIXEL.byteLength, complete: true })
    expect(bench.standIn.bodies('files.completeUploadExternal')[0].channel_id).toBeUndefined()
    expect(bench.standIn.bodies('chat.postMessage')[0].blocks.at(-1).slack_file).toEqual({ id: 'F1' })
  })

  test('wait for Slack to process the picture', async () => {
    bench.standIn.slowPictures = 2
    const posted = await bench.slack.post(target, outgoing(named('chart gantt')))
    expect(bench.pauses).toEqual([300, 1000])
    expect(types(bench.standIn.messages.get(`C0FACT/${posted.message}`))).toContain('image')
  })

  test('are tables when the picture never comes', async () => {
    bench.standIn.slowPictures = 99
    const posted = await bench.slack.post(target, outgoing(named('chart gantt')))
    const late = bench.standIn.messages.get(`C0FACT/${posted.message}`)
    expect(types(late)).toEqual(['header', 'context', 'rich_text', 'table'])
    expect(JSON.stringify(late.blocks)).toContain('Charpente')

    bench.standIn.fault('files.getUploadURLExternal', { error: 'missing_scope' })
    await bench.slack.post(target, outgoing(named('chart gantt')))
    expect(types(bench.standIn.bodies('chat.postMessage').at(-1))).toEqual(['header', 'context', 'rich_text', 'table'])
  })

  test('a painter that fails leaves a table', async () => {
    await bench.standIn.close()
    bench = await startBench({ charts: { png: () => Promise.reject(new Error('no font')) } })
    await bench.slack.post(target, outgoing(named('chart heatmap')))
    expect(types(bench.standIn.bodies('chat.postMessage')[0])).toEqual(['header', 'context', 'rich_text', 'table'])
  })
})

describe('update', () => {
  test('sends both text and blocks, with new block ids', async () => {
    const posted = await bench.slack.post(target, outgoing(named('approval')))
    expect(await bench.slack.update(posted, outgoing(named('issued with file')))).toEqual(posted)
    const before = bench.standIn.bodies('chat.postMessage')[0].blocks.map((block: Json) => block.block_id)
    const update = bench.standIn.bodies('chat.update')[0]
    expect(update.ts).toBe(posted.message)
    expect(update.text).toContain('Facture 2026-0152 émise')
    expect(update.blocks.some((block: Json) => before.includes(block.block_id))).toBe(false)
    expect(types(update)).not.toContain('button')
  })

  test('is repeated while Slack fails, for it changes nothing the second time', async () => {
    const posted = await bench.slack.post(target, outgoing(named('approval')))
    bench.standIn.fault('chat.update', { status: 500 })
    bench.standIn.fault('chat.update', { status: 502 })
    await bench.slack.update(posted, outgoing(named('refusal')))
    expect(bench.pauses).toEqual([250, 1000])
    for (let i = 0; i < 3; i++) bench.standIn.fault('chat.update', { status: 500 })
    expect(await failed(bench.slack.update(posted, outgoing(named('refusal'))))).toMatchObject({
      code: 'unavailable',
      retry: true,
    })
    expect(bench.standIn.bodies('chat.update')).toHaveLength(6)
  })

  test('of a message that was deleted posts it again in its thread', async () => {
    const gone = { workspace: TEAM, channel: 'C0FACT', message: '9.9', thread: '1.1' }
    const posted = await bench.slack.update(gone, outgoing(named('refusal')))
    expect(posted.message).not.toBe('9.9')
    expect(bench.standIn.bodies('chat.postMessage')[0].thread_ts).toBe('1.1')
    const root = await bench.slack.update({ ...gone, thread: '9.9' }, outgoing(named('refusal')))
    expect(root.thread).toBe(root.message)
  })
})

describe('the rest', () => {
  test('a whisper is for one person in the thread', async () => {
    await bench.slack.whisper(target, KARINE, outgoing(named('refusal')))
    expect(bench.standIn.bodies('chat.postEphemeral')[0]).toMatchObject({
      user: KARINE,
      channel: 'C0FACT',
      thread_ts: '1.1',
    })
    expect(types(bench.standIn.bodies('chat.postEphemeral')[0])).toEqual(['header', 'context', 'rich_text'])
  })

  test('a whisper is a direct message where only the person reads, and where Nova cannot speak', async () => {
    await bench.slack.whisper({ ...target, channel: 'D0KARINE' }, KARINE, outgoing(named('refusal')))
    expect(bench.standIn.bodies('chat.postMessage')[0]).toMatchObject({ channel: 'D0KARINE', thread_ts: '1.1' })
    bench.standIn.fault('chat.postEphemeral', { error: 'channel_not_found' })
    await bench.slack.whisper(target, KARINE, outgoing(named('refusal')))
    expect(bench.standIn.bodies('chat.postMessage')[1]).toMatchObject({ channel: `D${KARINE}` })
    expect(bench.standIn.bodies('chat.postMessage')[1].thread_ts).toBeUndefined()
  })

  test('a file goes to the thread', async () => {
    const file = { id: 'f', name: 'Facture 2026-0152.pdf', mime: 'application/pdf', size: 3 }
    bench.standIn.fault('upload', { status: 500 })
    await bench.slack.upload(target, file, new Uint8Array([1, 2, 3]), 'file-1')
    expect(bench.standIn.bodies('files.completeUploadExternal')[0]).toEqual({
      files: [{ id: 'F1', title: 'Facture 2026-0152.pdf' }],
      channel_id: 'C0FACT',
      thread_ts: '1.1',
    })
    expect(bench.standIn.files.get('F1')).toEqual({ bytes: 3, complete: true })
    expect(await failed(bench.slack.upload(target, file, new Uint8Array(), 'file-2'))).toMatchObject({
      code: 'input.invalid',
    })
  })

  test('says what Slack can do', () => {
    expect(bench.slack.paths).toEqual(['/slack/events'])
    expect(bench.slack.capabilities).toMatchObject({ edits: true, dialogs: true, maxButtons: 25 })
  })
})
