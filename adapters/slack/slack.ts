import type { Adapter, Inbox, SettingValues } from '../../src/chat/adapter.ts'
import { createDelivery, pause } from '../../src/chat/delivery.ts'
import type { ChartPictures } from '../../src/chat/pictures.ts'
import { createCheck } from './check.ts'
import { type Clients, createClient, slackError } from './client.ts'
import { createDispatch } from './dispatch.ts'
import { CAPABILITIES } from './elements.ts'
import { createFiles } from './files.ts'
import { createProgress, createSessions } from './progress.ts'
import { createReceive, createSocket } from './receive.ts'
import { createHome, createSender } from './send.ts'
import { createAccounts, createSlackInstalls, INSTALL, type InstallSettings } from './workspace.ts'

/** `apiUrl` is the base address of Slack's Web API; `https://slack.com/api/` unless told. */
export type SlackSettings = InstallSettings & {
  signingSecret: string
  /** `xapp-…` with connections:write; turns Socket Mode on. */
  appToken?: string
  /** The only workspace to listen to. */
  teamId?: string
  /** Draws the charts that Slack does not. */
  charts: ChartPictures
  /** How to wait between attempts. */
  pause?: (millis: number) => Promise<void>
}

export const slackSettings = (values: SettingValues, charts: ChartPictures): SlackSettings => ({
  signingSecret: values.SLACK_SIGNING_SECRET ?? '',
  ...(values.SLACK_BOT_TOKEN ? { botToken: values.SLACK_BOT_TOKEN } : {}),
  ...(values.SLACK_CLIENT_ID ? { clientId: values.SLACK_CLIENT_ID } : {}),
  ...(values.SLACK_CLIENT_SECRET ? { clientSecret: values.SLACK_CLIENT_SECRET } : {}),
  ...(values.SLACK_APP_TOKEN ? { appToken: values.SLACK_APP_TOKEN } : {}),
  ...(values.SLACK_API_URL ? { apiUrl: values.SLACK_API_URL } : {}),
  ...(values.SLACK_TEAM_ID ? { teamId: values.SLACK_TEAM_ID } : {}),
  charts,
})

/**
 * Slack through Bolt: `POST /slack/events` for events, interactivity and commands, Socket Mode with an app token, and
 * installation by OAuth with the app's id and secret.
 */
export function createSlack(settings: SlackSettings, inbox: Inbox): Adapter {
  const { apiUrl, charts, appToken } = settings
  const wait = settings.pause ?? pause
  const installs = createSlackInstalls(settings, inbox)
  const clients: Clients = async (workspace, patience) =>
    createClient(await installs.token(workspace), apiUrl, patience)
  const delivery = createDelivery(slackError, wait)
  const sessions = createSessions(clients)
  const files = createFiles(clients, installs.token, apiUrl)
  const sender = createSender({ clients, delivery, sessions, files, inbox, charts, pause: wait })
  const accounts = createAccounts(clients)
  const dispatch = createDispatch({ ...settings, inbox, accounts, clients, installs, sessions })
  const receive = createReceive(settings.signingSecret, dispatch)
  const socket = appToken ? createSocket({ ...(apiUrl ? { apiUrl } : {}), appToken, pause: wait }, dispatch) : null
  return {
    platform: 'slack',
    capabilities: CAPABILITIES,
    paths: ['/slack/events', ...(settings.clientId ? Object.values(INSTALL) : [])],
    handle: (request, waitUntil) =>
      Object.values(INSTALL).includes(new URL(request.url).pathname)
        ? installs.handle(request)
        : receive(request, waitUntil),
    post: sender.post,
    update: sender.update,
    whisper: sender.whisper,
    directChannel: sender.directChannel,
    upload: sender.upload,
    download: files.download,
    ...createProgress({ clients, delivery, sessions }, sender),
    ...createHome(clients, delivery, inbox.baseUrl),
    ...createCheck({ ...settings, clients, socket }),
    start: async () => socket?.start(),
    stop: async () => socket?.stop(),
  }
}
