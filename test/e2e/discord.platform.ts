// The main job on Discord through discord.js: the twin's gateway, Discord's schemas in front of its API.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { textOf } from '../discord/harness.ts'
import { by, click, command, PUBLIC_KEY } from '../discord/payloads.ts'
import { BOT, CHANNEL, GUILD, KARINE, NADIA, STRANGER, type StandIn, startStandIn, TOKEN } from '../discord/stand-in.ts'
import type { Json } from '../slack/json.ts'

let standIn: StandIn
let nova: TestApp

beforeAll(async () => {
  standIn = await startStandIn()
  nova = await openTestApp({
    config: {
      DISCORD_TOKEN: TOKEN,
      DISCORD_APPLICATION_ID: BOT,
      DISCORD_PUBLIC_KEY: PUBLIC_KEY,
      DISCORD_API_URL: standIn.url,
    },
  })
  await nova.app.start()
})
afterAll(async () => {
  await nova.app.stop()
  await standIn.close()
})

/** Until the workers have answered what came of it. */
async function settled(act: () => Promise<unknown>): Promise<Json[]> {
  const before = standIn.posted().length
  const events = await nova.within((stores) => stores.events.list())
  await act()
  await vi.waitUntil(
    async () => {
      const now = await nova.within((stores) => stores.events.list())
      return now.length > events.length && now.every(({ state }) => state !== 'received')
    },
    { timeout: 20_000 },
  )
  await nova.idle()
  expect(standIn.wrongCalls()).toEqual([])
  return standIn.posted().slice(before)
}

const say = (account: string, content: string, channelId = CHANNEL) =>
  settled(() => standIn.twin.simulateUserMessage({ channelId, userId: account, content: `<@${BOT}> ${content}` }))

/** An interaction as the gateway brings it; the twin must know it to take its answer. */
const act = (raw: Json) =>
  settled(async () => {
    const { id: interactionId, token: interactionToken, channel_id: channelId } = raw
    const messageId = raw.message?.id ?? null
    await standIn.twin.prisma.interactionResponse.create({
      data: { interactionId, interactionToken, applicationId: BOT, channelId, type: 0, messageId },
    })
    standIn.broadcast('INTERACTION_CREATE', raw)
    await vi.waitUntil(
      () => standIn.calls.some(({ path }) => path === `/interactions/${interactionId}/${interactionToken}/callback`),
      { timeout: 5_000 },
    )
  })

const partsOf = (components: Json[] = []): Json[] => components.flatMap((one) => [one, ...partsOf(one.components)])
const buttonNamed = (body: Json, label: string): string =>
  partsOf(body.components).find((one) => one.type === 2 && one.label === label)?.custom_id
const callbackOf = (raw: Json): Json =>
  standIn.calls.find(({ path }) => path.startsWith(`/interactions/${raw.id}/`))!.body

/** The one-time code that the local page gives. */
async function codeFor(handle: string): Promise<string> {
  const text = `lie mon compte Discord`
  const { answer } = await nova.hear(handle, {
    type: 'message',
    message: crypto.randomUUID(),
    text,
    addressed: true,
    files: [],
  })
  return /\b(\d{4})[ \u00a0-]?(\d{4})\b/.exec(answer!.text)!.slice(1).join('')
}

test('nothing is told before an account is linked by its code: by command for its eyes only, or in direct messages', async () => {
  const raw = command('nova', [{ name: 'demande', value: await codeFor('karine') }])
  await act(raw)
  const answers = standIn.calls.filter(({ path }) => path.startsWith(`/webhooks/${BOT}/${raw.token}`))
  expect(answers.map(({ method }) => method)).toEqual(['DELETE', 'POST'])
  expect(answers[1]!.body.flags & 64).toBe(64)
  expect(textOf(answers[1]!.body)).toContain('Compte relié')
  const direct = await standIn.directOf(NADIA)
  const code = await codeFor('nadia')
  await settled(() => standIn.twin.simulateUserMessage({ channelId: direct, userId: NADIA, content: code }))
  const told = standIn.calls.findLast(
    ({ method, path }) => method === 'POST' && path === `/channels/${direct}/messages`,
  )
  expect(textOf(told!.body)).toContain('Compte relié')
  const linked = await nova.within((stores) => stores.identities.list({ platform: 'discord' }))
  expect(linked.map(({ workspace, account }) => [workspace, account]).sort()).toEqual([
    [GUILD, KARINE],
    [GUILD, NADIA],
  ])
})

test('a mention opens a thread; the wrong person cannot approve, the right one can, and the PDF is there', async () => {
  const bodies = await say(KARINE, 'facture la famille Arsenault-Roy 1 000 $ pour la peinture')
  const opened = standIn.calls.find(({ path }) => path.endsWith('/threads'))!
  expect(opened.body.name).toBe('facture la famille Arsenault-Roy 1 000 $ pour la peinture')
  const thread = /messages\/(\d+)\/threads/.exec(opened.path)![1]!
  const card = bodies.find((body) => buttonNamed(body, 'Approuver'))!
  expect(textOf(card)).toContain('1\u00a0149,75\u00a0$')
  const inThread = standIn.calls.find(({ path, body }) => path === `/channels/${thread}/messages` && body === card)
  expect(inThread).toBeDefined()
  const [row] = await standIn.twin.prisma.message.findMany({
    where: { channelId: thread, authorId: BOT },
    orderBy: { id: 'desc' },
  })
  const on = { id: row.id, channel_id: thread, components: card.components, flags: 32_768 }
  const place = { channel_id: thread, channel: { id: thread, type: 11, parent_id: CHANNEL } }
  const id = buttonNamed(card, 'Approuver')

  /** A click, and the answer to "are you sure?" where it is asked. */
  async function press(account: string): Promise<Json> {
    const first = by(account, click(id, on, place))
    if (!id.startsWith('ask:')) {
      await act(first)
      return first
    }
    await standIn.twin.prisma.interactionResponse.create({
      data: {
        interactionId: first.id,
        interactionToken: first.token,
        applicationId: BOT,
        channelId: thread,
        type: 0,
        messageId: on.id,
      },
    })
    standIn.broadcast('INTERACTION_CREATE', first)
    await vi.waitUntil(() => standIn.calls.some(({ path }) => path.startsWith(`/interactions/${first.id}/`)))
    const question = callbackOf(first).data
    expect(question.flags & 64).toBe(64)
    const yes = partsOf(question.components).find((one) => one.type === 2)!.custom_id
    const asked = {
      id: on.id,
      channel_id: thread,
      flags: 64,
      interaction_metadata: { id: first.id, interacted_message_id: on.id },
    }
    const second = by(account, click(yes, asked, place))
    await act(second)
    return second
  }

  await press(KARINE)
  const [draft] = await nova.within((stores) => stores.approvals.listPending())
  expect(draft?.state).toBe('pending')

  const after = standIn.calls.length
  await press(NADIA)
  const approval = await nova.within((stores) => stores.approvals.get(draft!.id))
  expect(approval?.state).toBe('approved')
  const edits = standIn.calls
    .slice(after)
    .filter(({ method, path }) => method === 'PATCH' && path.includes('/messages/'))
  expect(edits.map(({ body }) => textOf(body)).join()).toContain('Approuvé')
  expect(edits.some(({ path, body }) => path.endsWith(on.id) && !buttonNamed(body, 'Approuver'))).toBe(true)
  const files = standIn.calls.slice(after).flatMap((call) => call.files.map((file) => file.name))
  expect(files.some((name) => name.endsWith('.pdf'))).toBe(true)
  const issued = await nova.within((stores) => stores.invoices.list({ number: '2026-0152' }))
  expect(issued[0]).toMatchObject({ total: 114_975, status: 'issued' })
})

test('the weekly report by its command takes the place of "Nova is thinking"', async () => {
  const raw = command('rapport')
  const bodies = await act(raw)
  expect(callbackOf(raw)).toEqual({ type: 5 })
  const edit = standIn.calls.find(({ path }) => path === `/webhooks/${BOT}/${raw.token}/messages/@original`)!
  expect(edit.method).toBe('PATCH')
  // Not everybody in the channel may read it: it is in her direct messages, and the channel says so.
  expect(bodies.map(textOf).join()).toContain('semaine')
})

test('clients are completed from the company’s data, and not for a stranger', async () => {
  const typed = (account: string) =>
    by(account, { ...command('facture', [{ name: 'client', value: 'Arse', focused: true }]), type: 4 })
  const choicesOf = async (raw: Json) => {
    await standIn.twin.prisma.interactionResponse.create({
      data: {
        interactionId: raw.id,
        interactionToken: raw.token,
        applicationId: BOT,
        channelId: CHANNEL,
        type: 0,
        messageId: null,
      },
    })
    standIn.broadcast('INTERACTION_CREATE', raw)
    await vi.waitUntil(() => standIn.calls.some(({ path }) => path.startsWith(`/interactions/${raw.id}/`)))
    return callbackOf(raw).data.choices as Json[]
  }
  expect((await choicesOf(typed(KARINE))).map(({ name }) => name).join()).toContain('Arsenault')
  expect(await choicesOf(typed(STRANGER))).toEqual([])
})

test('a stranger is answered for their eyes only, without a figure', async () => {
  const raw = by(STRANGER, command('nova', [{ name: 'demande', value: 'qui nous doit de l’argent' }]))
  await act(raw)
  const answers = standIn.calls.filter(({ path }) => path.startsWith(`/webhooks/${BOT}/${raw.token}`))
  expect(
    answers.map(({ method, path }) => `${method} ${path.includes('@original') ? 'original' : 'follow-up'}`),
  ).toEqual(['DELETE original', 'POST follow-up'])
  expect(answers[1]!.body.flags & 64).toBe(64)
  expect(textOf(answers[1]!.body)).not.toMatch(/\d{3},\d{2}/)
})
