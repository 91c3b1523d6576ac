import { vi } from 'vitest'
import { createDiscord } from '../../adapters/discord/discord.ts'
import type { Harness, Said } from '../adapters/contract.ts'
import { createTestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import type { Json } from '../slack/json.ts'
import { violations } from './limits.ts'
import { click, command, interaction, message, PUBLIC_KEY, signed, snowflake, submit, userOf } from './payloads.ts'
import { BOT, CHANNEL, GUILD, KARINE, startStandIn, TOKEN } from './stand-in.ts'

/** The adapter on discord.js with the twin's gateway; what is forged comes over signed HTTP. */
export async function openHarness(): Promise<Harness> {
  const standIn = await startStandIn()
  standIn.application.verify_key = PUBLIC_KEY
  const inbox = createTestInbox()
  const adapter = createDiscord(
    {
      token: TOKEN,
      applicationId: BOT,
      publicKey: PUBLIC_KEY,
      gateway: true,
      apiUrl: standIn.url,
      charts: { png: async () => PIXEL },
    },
    inbox,
  )
  await adapter.start()
  await vi.waitUntil(async () => (await adapter.check()).every(({ ok }) => ok), { timeout: 15_000 })
  const direct = await standIn.directOf(KARINE)
  const THREAD = snowflake()
  standIn.broadcast('THREAD_CREATE', {
    id: THREAD,
    guild_id: GUILD,
    type: 11,
    name: 'Une question',
    parent_id: CHANNEL,
    owner_id: BOT,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date().toISOString(),
      locked: false,
    },
  })
  const written = new Map<string, string>()
  const idOf = (key: string | undefined): string => {
    if (!key) return snowflake()
    if (!written.has(key)) written.set(key, snowflake())
    return written.get(key)!
  }
  let heard: Json

  function packetOf({ kind, text = '', id, values = {} }: Said): [string, Json] {
    const mention = `<@${BOT}> ${text}`
    const own = { id: idOf(id) }
    switch (kind) {
      case 'mention':
        return ['MESSAGE_CREATE', message(mention, own)]
      case 'direct':
        return ['MESSAGE_CREATE', message(text, { ...own, channel_id: direct, guild_id: undefined, member: undefined })]
      case 'reply':
        return ['MESSAGE_CREATE', message(text, { ...own, channel_id: THREAD })]
      case 'file':
        return [
          'MESSAGE_CREATE',
          message(mention, {
            attachments: [
              {
                id: snowflake(),
                filename: 'plan.pdf',
                size: 7,
                content_type: 'application/pdf',
                url: 'https://cdn.discordapp.com/attachments/1/2/plan.pdf',
              },
            ],
          }),
        ]
      case 'edit':
        return ['MESSAGE_UPDATE', message(mention, { edited_timestamp: new Date().toISOString() })]
      case 'delete':
        return ['MESSAGE_DELETE', { id: heard.id, channel_id: heard.channel_id, guild_id: GUILD }]
      case 'command':
        return ['INTERACTION_CREATE', command('nova', [{ name: 'demande', value: text }])]
      case 'opened':
        return ['INTERACTION_CREATE', command('nova')]
      case 'button':
        return ['INTERACTION_CREATE', click(`do:${text}`)]
      case 'form':
        return [
          'INTERACTION_CREATE',
          submit(`form:0:${text}`, values, { message: { id: snowflake(), channel_id: CHANNEL } }),
        ]
      case 'bot':
        return ['MESSAGE_CREATE', message(mention, { author: userOf(snowflake(), { bot: true }) })]
      case 'unknown':
        return ['INTERACTION_CREATE', interaction(99, {})]
    }
  }

  const harness: Harness = {
    adapter,
    inbox,
    account: KARINE,
    workspace: GUILD,
    channel: CHANNEL,
    direct,
    lacks: [],
    async say(said, forged) {
      if (forged) return (await adapter.handle(signed(click(`do:${said.text}`), { forged }), () => {})).status
      if (said.kind === 'delete') {
        await harness.say({ kind: 'mention', text: 'à supprimer' })
        inbox.events.pop()
      }
      const [event, data] = packetOf(said)
      if (event === 'MESSAGE_CREATE') heard = data
      const before = inbox.events.length
      if (event === 'INTERACTION_CREATE' && said.kind !== 'unknown')
        await standIn.twin.prisma.interactionResponse.create({
          data: {
            interactionId: data.id,
            interactionToken: data.token,
            applicationId: BOT,
            channelId: CHANNEL,
            type: 0,
            messageId: null,
          },
        })
      standIn.broadcast(event, data)
      // What is no event is known only by none coming; what comes is there within a few milliseconds.
      const expected = !['bot', 'unknown'].includes(said.kind) && !(said.id && written.has(`done:${said.id}`))
      if (expected) await vi.waitUntil(() => inbox.events.length > before, { timeout: 5_000, interval: 5 })
      else await fence()
      if (said.id) written.set(`done:${said.id}`, said.id)
      return 200
    },
    posted: () => standIn.posted(),
    failNext: (how) => void standIn.faults.push(how),
    faults(body) {
      const call = standIn.calls.find((one) => one.body === body || one.body?.data === body)
      return call ? call.faults : violations(body as Json)
    },
    readable: (body) => textOf(body as Json),
    async close() {
      await adapter.stop()
      await standIn.close()
    },
  }
  return harness

  /** Packets are handled in order: once this one has come, so have those before it. */
  async function fence(): Promise<void> {
    const before = inbox.events.length
    standIn.broadcast('MESSAGE_CREATE', message(`<@${BOT}> borne`))
    await vi.waitUntil(() => inbox.events.length > before, { timeout: 5_000, interval: 5 })
    inbox.events.splice(
      inbox.events.findLastIndex(({ content }) => content.type === 'message' && content.text === 'borne'),
      1,
    )
  }
}

/** All that a person reads, without the backslashes that escape it. */
export const textOf = (body: Json): string =>
  JSON.stringify(body, (key, value) => (['custom_id', 'nonce'].includes(key) ? undefined : value)).replaceAll(
    '\\\\',
    '',
  )
