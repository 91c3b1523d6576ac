// What goes out beyond the contract: streams, sizes, faults, places that are remembered, pictures, credentials.
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { createTeams } from '../../adapters/teams/teams.ts'
import type { Outgoing, Target } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { gallery } from '../gallery.ts'
import { APP, activity, BOT, CHANNEL, DIRECT, direct, GROUP, KARINE, mention, NADIA, TENANT } from './activities.ts'
import { type Bench, PASSWORD, startBench } from './bench.ts'
import { faults, readable } from './card-faults.ts'
import type { Json } from './connector.ts'

let bench: Bench
beforeEach(async () => {
  await bench?.close()
  bench = await startBench()
  await bench.send(mention('bonjour'))
  await bench.send(direct('bonjour'))
  await bench.send(mention('bonjour', { where: 'group' }))
  bench.connector.sent.length = 0
})
afterAll(() => bench.close())

const card = (more: Partial<Card> = {}): Card => ({
  title: 'Voilà',
  summary: 'La réponse.',
  tone: 'neutral',
  blocks: [],
  actions: [],
  ...more,
})
const outgoing = (shown: Card, more: Partial<Outgoing> = {}): Outgoing => ({
  card: shown,
  lang: 'fr',
  message: 'm',
  idempotencyKey: crypto.randomUUID(),
  ...more,
})
const at = (channel: string, thread: string | null = null): Target => ({ workspace: TENANT, channel, thread })
const last = (): Json => bench.connector.sent.at(-1)!
const steps = [
  { title: 'Coûts', state: 'done' as const },
  { title: 'Marges', state: 'running' as const },
]
const going = { account: KARINE, lang: 'fr' as const, status: 'Je regarde', steps }

it('a channel gets threads, a chat does not', async () => {
  const root = await bench.teams.post(at(CHANNEL), outgoing(card()))
  expect(root).toMatchObject({ channel: CHANNEL, thread: root.message })
  expect(last().conversation).toBe(`${CHANNEL};messageid=${root.message}`)
  const answer = await bench.teams.post(at(CHANNEL, root.message), outgoing(card()))
  expect(answer.thread).toBe(root.message)
  expect(last().conversation).toBe(`${CHANNEL};messageid=${root.message}`)
  for (const channel of [GROUP, DIRECT]) {
    expect(await bench.teams.post(at(channel), outgoing(card()))).toMatchObject({ channel, thread: channel })
    expect(last().conversation).toBe(channel)
  }
})

it('a stream in a direct conversation: informative in order, then the answer with its label', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const shown = await bench.teams.progress(at(DIRECT), going, null)
    expect(last().body).toMatchObject({ type: 'typing', text: 'Je regarde (1/2)' })
    expect(last().body.entities).toEqual([{ type: 'streaminfo', streamType: 'informative', streamSequence: 1 }])
    // Too soon: nothing is sent.
    await bench.teams.progress(at(DIRECT), going, shown)
    expect(bench.connector.sent).toHaveLength(1)
    vi.setSystemTime(Date.now() + 1_500)
    await bench.teams.progress(at(DIRECT), going, shown)
    expect(last().body.entities[0]).toMatchObject({ streamSequence: 2, streamId: shown!.message })
    // After a restart the stream is known by its id alone.
    const again = createTeams(
      {
        appId: APP,
        password: PASSWORD,
        tenant: TENANT,
        loginUrl: bench.connector.url,
        openIdUrl: `${bench.connector.url}openid`,
        charts: { png: async () => PIXEL },
      },
      bench.inbox,
    )
    expect(await again.finish(shown!, outgoing(card(), { feedback: true }))).toEqual(shown)
    const { body } = last()
    expect(body).toMatchObject({
      type: 'message',
      channelData: { feedbackLoop: { type: 'default' }, streamType: 'final' },
    })
    expect(body.entities).toContainEqual({ type: 'streaminfo', streamId: shown!.message, streamType: 'final' })
    expect(body.entities[0].additionalType).toEqual(['AIGeneratedContent'])
    expect(faults(body)).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

it('Stop, which Teams tells by refusing the stream, stops the work; a stream that took too long goes on', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const shown = await bench.teams.progress(at(DIRECT), going, null)
    for (const says of ['Content stream exceeded the time limit.', 'Content stream was canceled by user.']) {
      vi.setSystemTime(Date.now() + 1_500)
      bench.connector.faults.push({ status: 403, says })
      expect(await bench.teams.progress(at(DIRECT), going, shown)).toEqual(shown)
      const stops = bench.inbox.events.filter(({ content }) => content.type === 'stop')
      expect(stops).toHaveLength(says.includes('cancel') ? 1 : 0)
    }
    expect(bench.inbox.events.at(-1)).toMatchObject({
      account: { id: KARINE },
      place: { channel: DIRECT, thread: null },
    })
  } finally {
    vi.useRealTimers()
  }
})

it('a stream that was stopped is edited as a plain message, or written again', async () => {
  const shown = await bench.teams.progress(at(DIRECT), going, null)
  bench.connector.faults.push({ status: 403 })
  const done = await bench.teams.finish(shown!, outgoing(card()))
  expect(done.channel).toBe(DIRECT)
  expect(readable(last().body)).toContain('Voilà')
  bench.connector.faults.push({ status: 403 }, { status: 400 })
  const anew = await bench.teams.finish(shown!, outgoing(card({ title: 'Encore' })))
  expect(anew.message).not.toBe(shown!.message)
  expect(readable(last().body)).toContain('Encore')
})

it('elsewhere progress is a message, edited every two seconds at most', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const shown = await bench.teams.progress(at(CHANNEL, '1790'), going, null)
    expect(last()).toMatchObject({ method: 'POST', conversation: `${CHANNEL};messageid=1790` })
    vi.setSystemTime(Date.now() + 1_500)
    await bench.teams.progress(at(CHANNEL, '1790'), going, shown)
    expect(bench.connector.sent).toHaveLength(1)
    vi.setSystemTime(Date.now() + 1_000)
    await bench.teams.progress(at(CHANNEL, '1790'), going, shown)
    expect(last()).toMatchObject({ method: 'PUT', id: shown!.message })
    await bench.teams.finish(shown!, outgoing(card()))
    expect(last()).toMatchObject({ method: 'PUT', id: shown!.message })
  } finally {
    vi.useRealTimers()
  }
})

it('words alone are a message with its sources; suggestions are of direct conversations', async () => {
  const said = card({
    blocks: [{ type: 'text', text: 'La facture [2026-0152](nova:invoices/2026-0152) est **due**.' }],
  })
  await bench.teams.post(at(DIRECT), outgoing(said, { prompts: ['Relancer le client'] }))
  const { body } = last()
  expect(body.text).toContain('[2026-0152](https://nova.example/records/invoices/2026-0152) [1] est **due**.')
  expect(body.entities[0].citation[0]).toMatchObject({ position: 1, appearance: { name: '2026-0152' } })
  expect(body.suggestedActions.actions[0]).toMatchObject({ type: 'imBack', value: 'Relancer le client' })
  await bench.teams.post(at(CHANNEL), outgoing(said, { prompts: ['Relancer le client'] }))
  expect(last().body.suggestedActions).toBeUndefined()
})

it('a message that is gone is written anew in its thread', async () => {
  const gone = { workspace: TENANT, channel: CHANNEL, message: '123', thread: '1790' }
  const again = await bench.teams.update(gone, outgoing(card()))
  expect(again.message).not.toBe('123')
  expect(last()).toMatchObject({ method: 'POST', conversation: `${CHANNEL};messageid=1790` })
})

it('what Teams finds too long is sent with less in it, to the last words', async () => {
  const long = gallery.find(({ name }) => name === 'long table')!.card
  for (const limit of [60_000, 16_000, 8_000]) {
    bench.connector.limit = limit
    await bench.teams.post(at(CHANNEL), outgoing(long))
    expect(readable(last().body)).toContain('Toutes les heures')
  }
  expect(last().body.attachments).toBeUndefined()
})

it('a busy Teams says when, or a random moment is chosen; nothing is posted twice', async () => {
  for (const status of [412, 429, 502, 504]) {
    bench.connector.faults.push({ status })
    const posted = bench.teams.post(at(CHANNEL), outgoing(card()))
    await expect(posted).rejects.toMatchObject({
      code: 'rate-limited',
      retry: true,
      data: { retryAfter: expect.any(Number) },
    })
  }
  expect(bench.connector.sent).toEqual([])
  // A gateway may have posted it all the same: one more attempt, no second one.
  const unsure = outgoing(card())
  bench.connector.faults.push({ status: 504 }, { status: 504 })
  await expect(bench.teams.post(at(CHANNEL), unsure)).rejects.toMatchObject({ retry: true })
  await expect(bench.teams.post(at(CHANNEL), unsure)).rejects.toMatchObject({ retry: false })
  bench.connector.faults.push({ status: 403 })
  await expect(bench.teams.post(at(GROUP), outgoing(card()))).rejects.toMatchObject({ code: 'not-found', retry: false })
})

it('an account that never wrote is reached by its directory id, once opened', async () => {
  const channel = await bench.teams.directChannel(TENANT, NADIA)
  expect(channel).toBe(`a:direct-${NADIA}`)
  await bench.teams.whisper(at(CHANNEL), NADIA, outgoing(card({ title: 'Pour toi' })))
  expect(last()).toMatchObject({ conversation: channel })
  expect(await bench.teams.directChannel(TENANT, KARINE)).toBe(DIRECT)
})

it('a decider reads the buttons in a direct conversation', async () => {
  const asked = card({ actions: [{ type: 'button', id: 'a', label: 'Approuver', style: 'primary' }] })
  await bench.teams.post(at(DIRECT), outgoing(asked, { deciders: [KARINE] }))
  expect(JSON.stringify(last().body)).toContain('"title":"Approuver"')
  await bench.teams.post(at(GROUP), outgoing(asked, { deciders: [NADIA] }))
  const { content } = last().body.attachments[0]
  // Looked up in the roster: she has not written here.
  expect(content.refresh.userIds).toEqual([`29:${NADIA}`])
  expect(JSON.stringify(content.body)).not.toContain('Approuver')
})

it('pictures have an address that cannot be guessed and is not kept by sites', async () => {
  const shown = gallery.find(({ name }) => name === 'issued with file')!.card
  await bench.teams.post(at(CHANNEL), outgoing(shown))
  const image = last().body.attachments[0].content.body.find((one: Json) => one.type === 'Image')
  const read = (url: string) => bench.teams.handle(new Request(url), () => {})
  const answer = await read(image.url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await read(`${image.url}x`)).status).toBe(404)
  expect((await read('https://nova.example/api/teams/pictures/%E0%A4%A/x')).status).toBe(404)
})

it('an app that leaves one place keeps the others; the last one unlinks', async () => {
  const gone = (where: 'personal' | 'group' | 'channel') =>
    bench.send(activity('conversationUpdate', { where, more: { membersRemoved: [{ id: BOT }] } }))
  await gone('personal')
  await gone('group')
  expect(bench.inbox.unlinked).toEqual([])
  await gone('channel')
  expect(bench.inbox.unlinked).toEqual([TENANT])
})

it('tells what is wrong with the credentials and how to mend it', async () => {
  expect((await bench.teams.check()).every(({ ok }) => ok)).toBe(true)
  bench.connector.tokenFault = {
    status: 401,
    body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' },
  }
  const fresh = await startBench({ loginUrl: bench.connector.url, openIdUrl: 'http://127.0.0.1:9/openid' })
  const [token, keys, address] = await fresh.teams.check()
  expect(token).toMatchObject({ ok: false, mend: { fr: expect.stringContaining('Valeur') } })
  expect(keys?.ok).toBe(false)
  expect(address?.ok).toBe(true)
  await fresh.close()
})

it('names the channels of the teams that it is in', async () => {
  expect(await bench.teams.channels(TENANT)).toContainEqual({
    id: '19:factures@thread.tacv2',
    name: 'Chênevert · Factures',
  })
})
