import { afterEach, beforeEach, expect, test } from 'vitest'
import { NovaError } from '../../src/errors.ts'
import { button, command, mention } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { type SocketServer, serveSocket } from './socket-server.ts'

let bench: Bench
let server: SocketServer
beforeEach(async () => {
  bench = await startBench({ appToken: 'xapp-test' })
  server = serveSocket(bench.standIn)
})
afterEach(async () => {
  await bench.slack.stop()
  server.cut()
  await bench.standIn.close()
})

let envelopes = 0
const envelope = (type: string, payload: object) => ({
  type,
  envelope_id: `envelope-${++envelopes}`,
  accepts_response_payload: type !== 'events_api',
  payload,
})

test('events, buttons and commands arrive as over HTTP, acknowledged after they are stored', async () => {
  await bench.slack.start()
  let storedWhenAcknowledged = -1
  const sent = envelope('events_api', mention('bonjour'))
  server.send(sent)
  const ack = await server.acknowledged().finally(() => {
    storedWhenAcknowledged = bench.inbox.events.length
  })
  expect(ack.envelope_id).toBe(sent.envelope_id)
  expect(storedWhenAcknowledged).toBe(1)
  expect(bench.inbox.events[0]).toMatchObject({
    content: { type: 'message', text: 'bonjour' },
    account: { name: 'Karine Roy' },
  })

  server.send(envelope('interactive', button('act-1')))
  await server.acknowledged()
  expect(bench.inbox.events[1]).toMatchObject({ content: { type: 'button', action: 'act-1' } })

  bench.inbox.answer = async () => ({ type: 'notice', text: 'Pas ici.' })
  server.send(envelope('slash_commands', command('aide')))
  expect(await server.acknowledged()).toMatchObject({ payload: { response_type: 'ephemeral', text: 'Pas ici.' } })
})

test('an event that could not be stored is not acknowledged, and taken when it comes again', async () => {
  await bench.slack.start()
  const payload = mention('bonjour')
  let attempts = 0
  bench.inbox.answer = async () => {
    attempts += 1
    if (attempts === 1) throw new Error('database is starting')
    return { type: 'accepted' }
  }
  server.send(envelope('events_api', payload))
  const again = envelope('events_api', payload)
  server.send(again)
  expect((await server.acknowledged()).envelope_id).toBe(again.envelope_id)
  expect(attempts).toBe(2)
  expect(bench.inbox.events).toHaveLength(1)
})

test('a lost line is made again, even when Slack is away for a while', async () => {
  await bench.slack.start()
  bench.standIn.fault('apps.connections.open', { status: 503 })
  bench.standIn.fault('apps.connections.open', { error: 'internal_error' })
  server.cut()
  await server.connected(2)
  expect(bench.pauses.slice(0, 2)).toEqual([1000, 2000])
  server.send(envelope('events_api', mention('encore là ?')))
  await server.acknowledged()
  expect(bench.inbox.events).toHaveLength(1)
})

test('a Slack that refuses or is away at the start fails nothing: the line is made later, and the check tells', async () => {
  let isBack = () => {}
  await bench.standIn.close()
  bench = await startBench({ appToken: 'xapp-test', pause: () => new Promise((resolve) => (isBack = resolve)) })
  server = serveSocket(bench.standIn)
  bench.standIn.fault('apps.connections.open', { error: 'invalid_auth' })
  await bench.slack.start()
  const socket = async () => (await bench.slack.check()).find(({ name }) => name.en.includes('Socket'))
  expect(await socket()).toMatchObject({ ok: false, found: { en: 'invalid_auth' } })
  expect((await socket())?.mend?.fr).toContain('connections:write')
  isBack()
  await server.connected(1)
  server.send(envelope('events_api', mention('encore là ?')))
  await server.acknowledged()
  expect(await socket()).toMatchObject({ ok: true })
})

test('an event that will never be accepted is acknowledged, so that it does not come again', async () => {
  await bench.slack.start()
  bench.inbox.answer = () => Promise.reject(new NovaError('too-large', { fr: 'Trop long.', en: 'Too long.' }))
  const sent = envelope('events_api', mention('x'))
  server.send(sent)
  expect((await server.acknowledged()).envelope_id).toBe(sent.envelope_id)
})

test('without an app token there is nothing to start', async () => {
  const plain = await startBench()
  await plain.slack.start()
  await plain.slack.stop()
  expect(plain.standIn.calls).toEqual([])
  await plain.standIn.close()
})
