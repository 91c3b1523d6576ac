import type { Adapter, Check } from '../../src/chat/adapter.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { type Clients, createClient, slackCode, slackError } from './client.ts'
import type { InstallSettings } from './install.ts'
import { SCOPES } from './manifest.ts'
import type { Socket } from './socket.ts'

type CheckSettings = InstallSettings & { signingSecret: string; clients: Clients; socket: Socket | null }

const NAMES = {
  token: { fr: 'Jeton du bot', en: 'Bot token' },
  scopes: { fr: 'Autorisations', en: 'Scopes' },
  client: { fr: 'Identité de l’app', en: 'App credentials' },
  signing: { fr: 'Secret de signature', en: 'Signing secret' },
  socket: { fr: 'Connexion (Socket Mode)', en: 'Connection (Socket Mode)' },
}
const MEND = {
  token: {
    fr: 'Copie de nouveau le jeton xoxb-… depuis « Install App » dans SLACK_BOT_TOKEN.',
    en: 'Copy the xoxb-… token from “Install App” to SLACK_BOT_TOKEN again.',
  },
  scopes: {
    fr: 'Ajoute-les dans « OAuth & Permissions », puis réinstalle l’app dans ton espace.',
    en: 'Add them in “OAuth & Permissions”, then reinstall the app in your workspace.',
  },
  client: {
    fr: 'Copie de nouveau Client ID et Client Secret depuis « Basic Information ».',
    en: 'Copy the Client ID and Client Secret from “Basic Information” again.',
  },
  signing: {
    fr: 'Copie Signing Secret depuis « Basic Information » dans SLACK_SIGNING_SECRET, ou mets un jeton d’app.',
    en: 'Copy the Signing Secret from “Basic Information” to SLACK_SIGNING_SECRET, or set an app-level token.',
  },
  socket: {
    fr: 'Crée un jeton d’app avec connections:write et copie-le dans SLACK_APP_TOKEN; Socket Mode doit être activé.',
    en: 'Make an app-level token with connections:write and copy it to SLACK_APP_TOKEN; Socket Mode must be on.',
  },
}
const NETWORK = {
  fr: 'Vérifie que ce serveur joint https://slack.com; Nova essaie encore d’elle-même.',
  en: 'Check that this server reaches https://slack.com; Nova keeps trying by herself.',
}

const same = (text: string): Bilingual => ({ fr: text, en: text })
const fine = (what: keyof typeof NAMES, found: Bilingual = { fr: 'en ordre', en: 'in order' }): Check => ({
  name: NAMES[what],
  ok: true,
  found,
})
const wrong = (what: keyof typeof NAMES, found: Bilingual): Check => ({
  name: NAMES[what],
  ok: false,
  found,
  mend: MEND[what],
})
/** What Slack said against it, or that it cannot be reached. */
function failed(what: keyof typeof NAMES, thrown: unknown): Check {
  const error = slackError(thrown)
  const code = slackCode(error)
  return code ? wrong(what, same(code)) : { ...wrong(what, error.says), mend: NETWORK }
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
      return [
        fine('token', same([user, team].filter(Boolean).join(' · '))),
        missing ? wrong('scopes', { fr: `il manque ${missing}`, en: `missing: ${missing}` }) : fine('scopes'),
      ]
    } catch (thrown) {
      return [failed('token', thrown)]
    }
  }

  /** Slack looks at a code, which it never gave, after the client's id and secret. */
  async function checkClient(): Promise<Check[]> {
    const client = await createClient(undefined, apiUrl)
    const asked = { client_id: clientId, client_secret: clientSecret, code: 'check' }
    const error = await client.oauth.v2.access(asked).then(() => null, slackError)
    return [error && slackCode(error) !== 'invalid_code' ? failed('client', error) : fine('client')]
  }

  function checkWay(): Check {
    const trouble = socket?.trouble()
    if (socket) return trouble ? failed('socket', trouble) : fine('socket')
    return signingSecret ? fine('signing') : wrong('signing', { fr: 'absent', en: 'absent' })
  }

  return {
    check: async () => [...(await (botToken ? checkToken() : checkClient())), checkWay()],

    async workspaces() {
      if (!botToken) return []
      const { team_id: id, team: name } = await (await clients('')).auth.test().catch((thrown) => {
        throw slackError(thrown)
      })
      return id ? [{ id, name: name ?? id }] : []
    },

    async channels(workspace) {
      const found: { id: string; name: string }[] = []
      const asked = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 }
      let cursor = ''
      for (let page = 0; page < PAGES && (page === 0 || cursor); page += 1) {
        const client = await clients(workspace)
        const answer = await client.users.conversations({ ...asked, ...(cursor ? { cursor } : {}) }).catch((thrown) => {
          throw slackError(thrown)
        })
        for (const { id, name } of answer.channels ?? []) if (id && name) found.push({ id, name })
        cursor = answer.response_metadata?.next_cursor ?? ''
      }
      return found.sort((a, b) => a.name.localeCompare(b.name))
    },
  }
}
