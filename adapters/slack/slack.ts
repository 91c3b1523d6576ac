import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Adapter, Inbox } from '../../src/chat/adapter.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { createAccounts } from './account.ts'
import { LIMITS } from './blocks.ts'
import { NATIVE_CHARTS } from './chart.ts'
import { createClients } from './client.ts'
import { createDispatch } from './dispatch.ts'
import { createReceive } from './receive.ts'
import { createSender } from './send.ts'
import { createSocket } from './socket.ts'

export type SlackSettings = {
  /** `xoxb-…`, of the one workspace that Nova is installed in. */
  botToken: string
  signingSecret: string
  /** `xapp-…` with connections:write; turns Socket Mode on. */
  appToken?: string
  /** Base address of Slack's Web API; `https://slack.com/api/` unless told. */
  apiUrl?: string
  /** The only workspace to listen to. */
  teamId?: string
  /** Draws the charts that Slack does not. */
  charts: { png(spec: ChartSpec, lang: Lang): Promise<Uint8Array> }
  /** How to wait between attempts. */
  pause?: (millis: number) => Promise<void>
}

/** Slack through Bolt: `POST /slack/events` for events, interactivity and commands, and Socket Mode with an app token. */
export function createSlack(settings: SlackSettings, inbox: Inbox): Adapter {
  const newClient = createClients(settings)
  const dispatch = createDispatch({ ...settings, inbox, newClient, accounts: createAccounts(newClient) })
  const receive = createReceive(settings.signingSecret, dispatch)
  const pause = settings.pause ?? ((millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis)))
  const socket = settings.appToken ? createSocket({ ...settings, appToken: settings.appToken, pause }, dispatch) : null
  return {
    platform: 'slack',
    capabilities: {
      nativeCharts: NATIVE_CHARTS,
      maxButtons: LIMITS.buttons,
      maxTextLength: LIMITS.text,
      maxTableRows: LIMITS.tableRows - 1,
      edits: true,
      dialogs: true,
      showsFiles: false,
    },
    paths: ['/slack/events'],
    handle: receive,
    ...createSender({ newClient, inbox, charts: settings.charts, pause }),
    start: async () => socket?.start(),
    stop: async () => socket?.stop(),
  }
}
