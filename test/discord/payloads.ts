// What Discord sends, as its documentation has it: by the gateway, or signed over HTTP.
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Json } from '../slack/json.ts'
import { BOT, CHANNEL, GUILD, KARINE } from './stand-in.ts'

const pair = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
export const PUBLIC_KEY = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')

const EPOCH = 1_420_070_400_000n
let last = 0n
/** An id of Discord's, of now. */
export function snowflake(): string {
  last += 1n
  return (((BigInt(Date.now()) - EPOCH) << 22n) | (last % 4_096n)).toString()
}

const NAMES: Record<string, string> = { [KARINE]: 'karine' }
export const userOf = (id: string, more: Json = {}) => ({
  id,
  username: NAMES[id] ?? 'autre',
  global_name: 'Karine',
  discriminator: '0',
  avatar: null,
  ...more,
})
const memberOf = (id: string) => ({
  user: userOf(id),
  nick: null,
  roles: [],
  joined_at: '2026-01-01T00:00:00Z',
  deaf: false,
  mute: false,
  flags: 0,
  permissions: '8',
})

export const message = (content: string, more: Json = {}): Json => ({
  id: snowflake(),
  type: 0,
  channel_id: CHANNEL,
  guild_id: GUILD,
  author: userOf(KARINE),
  member: { ...memberOf(KARINE), user: undefined },
  content,
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: content.includes(`<@${BOT}>`) ? [userOf(BOT, { bot: true })] : [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  ...more,
})

export const interaction = (type: number, data: Json, more: Json = {}): Json => {
  const id = snowflake()
  return {
    id,
    application_id: BOT,
    type,
    token: `token-${id}`,
    version: 1,
    guild_id: GUILD,
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, name: 'facturation' },
    member: memberOf(KARINE),
    locale: 'fr',
    data,
    ...more,
  }
}

/** The same interaction by somebody else. */
export const by = (account: string, raw: Json): Json => ({ ...raw, member: memberOf(account) })

export const command = (name: string, options: Json[] = [], more: Json = {}): Json =>
  interaction(2, { id: '1', type: 1, name, options: options.map((one) => ({ type: 3, ...one })) }, more)

export const click = (
  custom_id: string,
  on: Json = { id: snowflake(), channel_id: CHANNEL, flags: 32_768 },
  more: Json = {},
): Json => interaction(3, { component_type: 2, custom_id }, { message: on, ...more })

export const submit = (custom_id: string, values: Record<string, string | string[]>, more: Json = {}): Json =>
  interaction(
    5,
    {
      custom_id,
      components: Object.entries(values).map(([name, value]) => ({
        type: 18,
        component: Array.isArray(value)
          ? { type: 3, custom_id: name, values: value }
          : { type: 4, custom_id: name, value },
      })),
    },
    more,
  )

/** A signed HTTP interaction. */
export function signed(body: Json, how: { forged?: 'signature' | 'stamp'; absent?: boolean } = {}): Request {
  const raw = JSON.stringify(body)
  const stamp = String(Math.floor(Date.now() / 1000) - (how.forged === 'stamp' ? 301 : 0))
  const key = how.forged === 'signature' ? stranger.privateKey : pair.privateKey
  const signature = sign(null, Buffer.from(stamp + raw), key).toString('hex')
  return new Request('http://localhost/discord/interactions', {
    method: 'POST',
    body: raw,
    headers: {
      'content-type': 'application/json',
      ...(how.absent ? {} : { 'x-signature-ed25519': signature, 'x-signature-timestamp': stamp }),
    },
  })
}
