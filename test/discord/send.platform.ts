// What goes out: threads, archived ones, deleted messages, interactions whose token lives or not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDiscord } from '../../adapters/discord/discord.ts'
import type { Adapter, Target } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import { createTestInbox, type TestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { textOf } from './harness.ts'
import { snowflake } from './payloads.ts'
import { BOT, CHANNEL, GUILD, KARINE, type StandIn, startStandIn, TOKEN } from './stand-in.ts'

let standIn: StandIn
let inbox: TestInbox
let discord: Adapter
const pauses: number[] = []

beforeAll(async () => {
  standIn = await startStandIn()
})
afterAll(() => standIn.close())
beforeEach(() => {
  standIn.calls.length = 0
  standIn.faults.length = 0
  pauses.length = 0
  inbox = createTestInbox()
  discord = createDiscord(
    {
      token: TOKEN,
      applicationId: BOT,
      gateway: false,
      apiUrl: standIn.url,
      charts: { png: async () => PIXEL },
      pause: async (millis) => void pauses.push(millis),
    },
    inbox,
  )
})

const card = (title: string, more: Partial<Card> = {}): Card => ({
  title,
  summary: title,
  tone: 'neutral',
  blocks: [],
  actions: [],
  ...more,
})
const outgoing = (title: string, key: string = crypto.randomUUID()) => ({
  card: card(title),
  lang: 'fr' as const,
  message: key,
  idempotencyKey: key,
})
const at = (thread: string | null): Target => ({ workspace: GUILD, channel: CHANNEL, thread })
const paths = () =>
  standIn.calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
const question = async (content = 'Où en est le 6-plex ?') =>
  (await standIn.twin.simulateUserMessage({ channelId: CHANNEL, userId: KARINE, content })).id as string

/** An interaction that was deferred `ago` milliseconds before now, as the dispatch keeps it. */
async function deferred(ago = 0): Promise<string> {
  const id = snowflake()
  const token = `token-${id}`
  await standIn.twin.prisma.message.create({ data: { id, channelId: CHANNEL, authorId: BOT } })
  await standIn.twin.prisma.interactionResponse.create({
    data: {
      interactionId: id,
      interactionToken: token,
      applicationId: BOT,
      channelId: CHANNEL,
      type: 5,
      messageId: id,
      acknowledged: true,
    },
  })
  inbox.kept.set(`${GUILD}/waiting:command-${id}`, { token, account: KARINE, at: Date.now() - ago, open: true })
  return id
}

describe('threads', () => {
  it('a question’s thread is opened once, and its answers are in it', async () => {
    const asked = await question()
    const posted = await discord.post(at(asked), outgoing('Le 6-plex'))
    expect(posted).toMatchObject({ channel: CHANNEL, thread: asked })
    await discord.post(at(asked), outgoing('Et encore'))
    const write = `POST /channels/${asked}/messages`
    expect(paths()).toEqual([write, `POST /channels/${CHANNEL}/messages/${asked}/threads`, write, write])
  })

  it('where no thread may be opened, the answer replies to the question', async () => {
    const asked = await question()
    standIn.faults.push({ status: 404, code: 10_003 }, { status: 403, code: 50_013 })
    const posted = await discord.post(at(asked), outgoing('Réponse'))
    const last = standIn.calls.at(-1)!
    expect(last.path).toBe(`/channels/${CHANNEL}/messages`)
    expect(last.body.message_reference.message_id).toBe(asked)
    expect(await discord.update(posted, outgoing('Corrigée'))).toEqual(posted)
  })

  it('an archived thread is opened again before an edit', async () => {
    const asked = await question()
    const posted = await discord.post(at(asked), outgoing('À approuver'))
    await standIn.twin.prisma.channel.update({ where: { id: asked }, data: { archived: true } })
    expect(await discord.update(posted, outgoing('Approuvé'))).toEqual(posted)
    expect(paths().slice(-2)).toEqual([
      `PATCH /channels/${asked}`,
      `PATCH /channels/${asked}/messages/${posted.message}`,
    ])
  })

  it('a message that was deleted is posted again in its thread', async () => {
    const asked = await question()
    const posted = await discord.post(at(asked), outgoing('À approuver'))
    await standIn.twin.prisma.message.delete({ where: { id: posted.message } })
    const again = await discord.update(posted, outgoing('Approuvé'))
    expect(again.message).not.toBe(posted.message)
    expect(again.thread).toBe(asked)
  })
})

describe('once', () => {
  it('a post that is tried again is one message', async () => {
    const message = outgoing('Peut-être')
    standIn.faults.push('unknown-outcome')
    await expect(discord.post(at(null), message)).rejects.toMatchObject({ code: 'unavailable', retry: true })
    const before = await standIn.twin.prisma.message.count()
    await discord.post(at(null), message)
    expect(await standIn.twin.prisma.message.count()).toBe(before)
  })

  it('a short wait is waited for, a long one is told', async () => {
    standIn.faults.push({ status: 429, retryAfter: 0.2 })
    await discord.post(at(null), outgoing('Court'))
    standIn.faults.push({ status: 429, retryAfter: 30 })
    await expect(discord.post(at(null), outgoing('Long'))).rejects.toMatchObject({
      code: 'rate-limited',
      data: { retryAfter: 30 },
    })
  })

  it('a refused token is told with what mends it, and is not tried again', async () => {
    const other = createDiscord(
      {
        token: 'wrong-token-of-somebody',
        applicationId: BOT,
        gateway: false,
        apiUrl: standIn.url,
        charts: { png: async () => PIXEL },
      },
      inbox,
    )
    await expect(other.post(at(null), outgoing('x'))).rejects.toMatchObject({
      code: 'integration.failed',
      retry: false,
    })
    const checks = await other.check()
    expect(checks.at(-1)).toMatchObject({ ok: false })
    expect(checks.at(-1)!.mend!.fr).toContain('Reset Token')
  })
})

describe('answers to commands', () => {
  it('take the place of "thinking"; what follows replies to them', async () => {
    const id = await deferred()
    const posted = await discord.post(at(`command-${id}`), outgoing('Le rapport'))
    expect(posted).toMatchObject({ message: id, thread: `command-${id}` })
    await discord.update(posted, outgoing('Le rapport, corrigé'))
    await discord.post(at(`command-${id}`), outgoing('Le PDF'))
    expect(paths()).toEqual([
      `PATCH /webhooks/${BOT}/token-${id}/messages/@original`,
      `PATCH /channels/${CHANNEL}/messages/${id}`,
      `POST /channels/${CHANNEL}/messages`,
    ])
    expect(standIn.calls.at(-1)!.body.message_reference.message_id).toBe(id)
  })

  it('after the token’s 15 minutes are messages of the channel', async () => {
    const id = await deferred(15 * 60_000)
    await discord.post(at(`command-${id}`), outgoing('Tard'))
    expect(paths()).toEqual([`POST /channels/${CHANNEL}/messages`])
  })

  it('for one person are ephemeral while the token lives, and direct messages after', async () => {
    const id = await deferred()
    await discord.whisper(at(`command-${id}`), KARINE, outgoing('Pour toi'))
    expect(paths()).toEqual([
      `DELETE /webhooks/${BOT}/token-${id}/messages/@original`,
      `POST /webhooks/${BOT}/token-${id}`,
    ])
    expect(standIn.calls.at(-1)!.body.flags & 64).toBe(64)
    const old = await deferred(15 * 60_000)
    await discord.whisper(at(`command-${old}`), KARINE, outgoing('Pour toi plus tard'))
    const direct = await standIn.directOf(KARINE)
    expect(paths().slice(-2)).toEqual(['POST /users/@me/channels', `POST /channels/${direct}/messages`])
  })
})

describe('the rest', () => {
  it('progress is edited at most every two seconds and becomes the answer', async () => {
    const going = {
      account: KARINE,
      lang: 'fr' as const,
      status: 'Je regarde…',
      steps: [{ title: 'Coûts', state: 'running' as const }],
    }
    const shown = await discord.progress(at(null), going, null)
    expect(await discord.progress(at(null), going, shown)).toEqual(shown)
    expect(paths()).toHaveLength(1)
    expect(textOf(standIn.calls.at(-1)!.body)).toContain('⏳ Coûts')
    expect((await discord.finish(shown!, outgoing('Voilà'))).message).toBe(shown!.message)
  })

  it('a file goes with its name, and only Discord’s own files are read', async () => {
    const file = { id: 'f', name: 'Facture nº 2026-0152 (é).pdf', mime: 'application/pdf', size: 3 }
    await discord.upload(at(null), file, PIXEL, 'k')
    expect(standIn.calls.at(-1)).toMatchObject({
      faults: [],
      files: [{ name: 'Facture_n_2026-0152_e_.pdf', bytes: PIXEL.byteLength }],
    })
    await expect(discord.download(GUILD, { ...file, url: 'https://evil.example/a.pdf' }, 9)).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })

  it('commands are registered once, and again only when they change', async () => {
    await discord.start()
    await discord.start()
    expect(paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1)
    expect(standIn.wrongCalls()).toEqual([])
    expect(standIn.commands().map(({ name }) => name)).toEqual(['nova', 'facture', 'rapport', 'approbations'])
    expect(await discord.channels(GUILD)).toEqual([{ id: CHANNEL, name: '#facturation' }])
  })
})
