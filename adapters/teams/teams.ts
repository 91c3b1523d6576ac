import type { Adapter, Inbox, SettingValues } from '../../src/chat/adapter.ts'
import { createDelivery, pause } from '../../src/chat/delivery.ts'
import { type Payload, textAt } from '../../src/chat/payload.ts'
import { createPictureLinks } from '../../src/chat/picture-links.ts'
import type { ChartPictures } from '../../src/chat/pictures.ts'
import { createCheck, teamChannels } from './check.ts'
import { createAuthentication, createCall, createTokens, type TeamsSettings, teamsError } from './client.ts'
import { createDispatch } from './dispatch.ts'
import { CAPABILITIES } from './elements.ts'
import { createDownload, offered, PICTURES, putFile } from './files.ts'
import { placeOf, workspaceOf } from './parse.ts'
import { createProgress } from './progress.ts'
import { createReceive, createVerify } from './receive.ts'
import { pictureBlocks } from './render.ts'
import { createSender } from './send.ts'
import { createAccounts, createPlaces } from './workspace.ts'

export type Settings = TeamsSettings & {
  /** Draws the charts that Teams does not. */
  charts: ChartPictures
  /** How to wait between attempts. */
  pause?: (millis: number) => Promise<void>
}

export const teamsSettings = (values: SettingValues, charts: ChartPictures): Settings => ({
  appId: values.TEAMS_APP_ID ?? '',
  password: values.TEAMS_APP_PASSWORD ?? '',
  tenant: values.TEAMS_TENANT_ID ?? '',
  ...(values.TEAMS_LOGIN_URL ? { loginUrl: values.TEAMS_LOGIN_URL } : {}),
  ...(values.TEAMS_OPENID_URL ? { openIdUrl: values.TEAMS_OPENID_URL } : {}),
  charts,
})

/** Teams through botbuilder: `POST /api/messages`, and what is written by the Bot Connector. */
export function createTeams(settings: Settings, inbox: Inbox): Adapter {
  const token = createTokens(settings)
  const call = createCall(settings, token)
  const places = createPlaces(inbox.store, settings.appId)
  const { charts, password: secret } = settings
  const pictures = createPictureLinks({ secret, path: PICTURES, inbox, charts, needed: pictureBlocks })
  const accounts = createAccounts(call)
  const wait = settings.pause ?? pause
  const delivery = createDelivery(teamsError, wait)
  const sender = createSender({ call, places, pictures, inbox, delivery })
  const { post, update, whisper, directChannel, upload } = sender

  const write = async (workspace: string, channel: string, activity: Payload) => {
    const { serviceUrl } = await places.of(workspace, channel)
    await call(serviceUrl, 'POST', ['conversations', channel, 'activities'], activity)
  }

  /** Who was asked whether a file may be put with theirs said yes or no; the question goes either way. */
  async function consented(activity: Payload): Promise<void> {
    const workspace = workspaceOf(activity)
    const channel = placeOf(activity)?.channel ?? ''
    const file = await offered(inbox.store, workspace, channel, activity.value)
    if (!file) return
    const bytes = textAt(activity, 'value', 'action') === 'accept' ? await inbox.readFile(workspace, file.id) : null
    if (bytes) {
      const attachment = await putFile(activity.value, bytes, settings)
      await write(workspace, channel, { type: 'message', summary: file.name, attachments: [attachment] })
    }
    const question = textAt(activity, 'replyToId')
    const { serviceUrl } = await places.of(workspace, channel)
    if (question) await call(serviceUrl, 'DELETE', ['conversations', channel, 'activities', question])
  }

  return {
    platform: 'teams',
    capabilities: CAPABILITIES,
    paths: ['/api/messages', `${PICTURES}/:workspace/:name`],
    handle: createReceive({
      verify: createVerify(settings, createAuthentication(settings)),
      inbox,
      places,
      pictures,
      accounts,
      invoke: createDispatch({
        inbox,
        pictures,
        describe: accounts.describe,
        directChannel,
        consented,
      }),
      tell: async (workspace, account, activity) => write(workspace, await directChannel(workspace, account), activity),
    }),
    post,
    update,
    whisper,
    directChannel,
    upload,
    ...createProgress({ call, places, inbox, delivery, sender }),
    download: createDownload(settings, token),
    showHome: async () => {},
    workspaces: async () => [{ id: settings.tenant, name: settings.tenant }],
    channels: (workspace) => teamChannels(workspace, places, call),
    check: createCheck(settings, token, inbox.baseUrl),
    start: async () => {},
    stop: async () => {},
  }
}
