import type { Adapter, Inbox, SettingValues } from '../../src/chat/adapter.ts'
import { createDelivery, pause } from '../../src/chat/delivery.ts'
import type { ChartPictures } from '../../src/chat/pictures.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { checkDiscord } from './check.ts'
import { createApi, discordError } from './client.ts'
import { createDispatch } from './dispatch.ts'
import { CAPABILITIES } from './elements.ts'
import { download } from './files.ts'
import { registerCommands } from './manifest.ts'
import type { Where } from './parse.ts'
import { createProgress, createWaits } from './progress.ts'
import { createGateway, createReceive } from './receive.ts'
import { createSender } from './send.ts'
import { createAccounts } from './workspace.ts'

export type DiscordSettings = {
  token: string
  applicationId: string
  /** Hexadecimal; signs interactions that come over HTTP. */
  publicKey?: string
  /** False: no connection is held, and only commands, buttons and dialogs are heard, over HTTP. */
  gateway: boolean
  /** Base address of Discord's API; `https://discord.com/api` unless told. */
  apiUrl?: string
  charts: ChartPictures
  /** How to wait. */
  pause?: (millis: number) => Promise<void>
}

export const discordSettings = (values: SettingValues, charts: ChartPictures): DiscordSettings => ({
  token: values.DISCORD_TOKEN ?? '',
  applicationId: values.DISCORD_APPLICATION_ID ?? '',
  ...(values.DISCORD_PUBLIC_KEY ? { publicKey: values.DISCORD_PUBLIC_KEY } : {}),
  gateway: !(values.DISCORD_PUBLIC_KEY && values.DISCORD_GATEWAY === 'off'),
  ...(values.DISCORD_API_URL ? { apiUrl: values.DISCORD_API_URL } : {}),
  charts,
})

/** Text channels and those of announcements. */
const WRITABLE = [0, 5]

/** Discord through discord.js: the gateway, or `POST /discord/interactions` where none is held (Workers). */
export function createDiscord(settings: DiscordSettings, inbox: Inbox): Adapter {
  const { applicationId, publicKey, charts } = settings
  const wait = settings.pause ?? pause
  const api = createApi(settings)
  const accounts = createAccounts(api, inbox.store)
  const heard = createRecent<string>(10_000)
  const where: Where = (channel) => gateway?.where(channel) ?? null
  const delivery = createDelivery(discordError, wait)
  const waits = createWaits({ api, applicationId, store: inbox.store, delivery, pause: wait })
  const dispatch = createDispatch({ waits, inbox, accounts, where, pause: wait })
  const gateway = settings.gateway
    ? createGateway({ ...settings, api, inbox, accounts, dispatch, heard, pause: wait })
    : null
  const sender = createSender({ api, delivery, waits, accounts, inbox, charts, asked: heard.get })
  return {
    platform: 'discord',
    capabilities: CAPABILITIES,
    paths: ['/discord/interactions'],
    handle: createReceive(publicKey, dispatch),
    ...sender,
    ...createProgress(api, delivery, sender),
    download,
    showHome: async () => {},
    async channels(workspace) {
      const found = await api<{ id: string; type: number; name: string }[]>(
        'GET',
        `/guilds/${workspace}/channels`,
      ).catch((thrown) => {
        throw discordError(thrown)
      })
      return found
        .filter(({ id, type }) => WRITABLE.includes(type) && (gateway?.mayWrite(id) ?? true))
        .map(({ id, name }) => ({ id, name: `#${name}` }))
    },
    workspaces: async () => (await accounts.guilds()).map(({ id, name }) => ({ id, name })),
    check: () => checkDiscord({ ...settings, api, accounts, gateway }),
    async start() {
      // Also while Discord does not answer Nova starts; its commands are registered the next time.
      await registerCommands(api, applicationId).catch(() => {})
      await gateway?.start()
    },
    stop: async () => gateway?.stop(),
  }
}
