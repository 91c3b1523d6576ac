import type { Adapter, Check } from '../../src/chat/adapter.ts'
import { fine, judged, type Looked, same, wrong } from '../../src/chat/guide.ts'
import { type Clients, createClient, slackCode, slackError } from './client.ts'
import { SCOPES } from './manifest.ts'
import type { Socket } from './receive.ts'
import type { InstallSettings } from './workspace.ts'

type CheckSettings = InstallSettings & { signingSecret: string; clients: Clients; socket: Socket | null }

const TOKEN: Looked = {
  name: { fr: 'Jeton du bot', en: 'Bot token' },
  mend: {
    fr: 'Copie de nouveau le jeton xoxb-… depuis « Install App » dans SLACK_BOT_TOKEN.',
    en: 'Copy the xoxb-… token from “Install App” to SLACK_BOT_TOKEN again.',
  },
}
const SCOPE: Looked = {
  name: { fr: 'Autorisations', en: 'Scopes' },
  mend: {
    fr: 'Ajoute-les dans « OAuth & Permissions », puis réinstalle l’app dans ton espace.',
    en: 'Add them in “OAuth & Permissions”, then reinstall the app in your workspace.',
  },
}
const CLIENT: Looked = {
  name: { fr: 'Identité de l’app', en: 'App credentials' },
  mend: {
    fr: 'Copie de nouveau Client ID et Client Secret depuis « Basic Information ».',
    en: 'Copy the Client ID and Client Secret from “Basic Information” again.',
  },
}
const SIGNING: Looked = {
  name: { fr: 'Secret de signature', en: 'Signing secret' },
  mend: {
    fr: 'Copie Signing Secret depuis « Basic Information » dans SLACK_SIGNING_SECRET, ou mets un jeton d’app.',
    en: 'Copy the Signing Secret from “Basic Information” to SLACK_SIGNING_SECRET, or set an app-level token.',
  },
}
const SOCKET: Looked = {
  name: { fr: 'Connexion (Socket Mode)', en: 'Connection (Socket Mode)' },
  mend: {
    fr: 'Crée un jeton d’app avec connections:write et copie-le dans SLACK_APP_TOKEN; Socket Mode doit être activé.',
    en: 'Make an app-level token with connections:write and copy it to SLACK_APP_TOKEN; Socket Mode must be on.',
  },
}
const NETWORK = {
  fr: 'Vérifie que ce serveur joint https://slack.com; Nova essaie encore d’elle-même.',
  en: 'Check that this server reaches https://slack.com; Nova keeps trying by herself.',
}

/** What Slack said against it, or that it cannot be reached. */
function failed(looked: Looked, thrown: unknown): Check {
  const error = slackError(thrown)
  const code = slackCode(error)
  return code ? wrong(looked, same(code)) : wrong({ ...looked, mend: NETWORK }, error.says)
}

/** Pages of channels, of 200 each. */
const PAGES = 10

export function createCheck(settings: CheckSettings): Pick<Adapter, 'check' | 'channels' | 'workspaces'> {
  const { apiUrl, botToken, clientId = '', clientSecret = '', signingSecret, socket, clients } = settings

  async function checkToken(): Promise<Check[]> {
    try {
      const { user, team, response_metadata: rest } = await (await clients('')).auth.test()
      const { scopes = SCOPES } = (rest ?? {}) as { scopes?: string[] }
      const missing = SCOPES.filter((scope) => !scopes.includes(scope)).join(', ')
      const found = missing ? { fr: `il manque ${missing}`, en: `missing: ${missing}` } : undefined
      return [fine(TOKEN, same([user, team].filter(Boolean).join(' · '))), judged(SCOPE, !missing, found)]
    } catch (thrown) {
      return [failed(TOKEN, thrown)]
    }
  }

  /** Slack looks at a code, which it never gave, after the client's id and secret. */
  async function checkClient(): Promise<Check[]> {
    const client = await createClient(undefined, apiUrl)
    const asked = { client_id: clientId, client_secret: clientSecret, code: 'check' }
    const error = await client.oauth.v2.access(asked).then(() => null, slackError)
    return [error && slackCode(error) !== 'invalid_code' ? failed(CLIENT, error) : fine(CLIENT)]
  }

  function checkWay(): Check {
    const trouble = socket?.trouble()
    if (socket) return trouble ? failed(SOCKET, trouble) : fine(SOCKET)
    return judged(SIGNING, signingSecret !== '')
  }

  return {
    check: async () => [...(await (botToken ? checkToken() : checkClient())), checkWay()],

    async workspaces() {
      if (!botToken) return []
      const { team_id: id, team: name } = await (await clients('')).auth.test().catch(fail)
      return id ? [{ id, name: name ?? id }] : []
    },

    async channels(workspace) {
      const found: { id: string; name: string }[] = []
      const asked = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 }
      let cursor = ''
      for (let page = 0; page < PAGES && (page === 0 || cursor); page += 1) {
        const client = await clients(workspace)
        const answer = await client.users.conversations({ ...asked, ...(cursor ? { cursor } : {}) }).catch(fail)
        for (const { id, name } of answer.channels ?? []) if (id && name) found.push({ id, name })
        cursor = answer.response_metadata?.next_cursor ?? ''
      }
      return found.sort((a, b) => a.name.localeCompare(b.name))
    },
  }
}

function fail(thrown: unknown): never {
  throw slackError(thrown)
}
