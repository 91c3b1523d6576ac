import type { Inbox } from '../../src/chat/adapter.ts'
import { textAt } from '../../src/chat/payload.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { createClient, slackCode, slackError } from './client.ts'
import { SCOPES } from './manifest.ts'

const say = phrases({
  done: {
    fr: 'Nova est installée dans {name}. Tu peux fermer cette page et lui écrire dans Slack.',
    en: 'Nova is installed in {name}. You can close this page and write to her in Slack.',
  },
  cancelled: {
    fr: 'L’installation a été annulée dans Slack. Rien n’a changé.',
    en: 'The installation was cancelled in Slack. Nothing has changed.',
  },
  refused: {
    fr: 'Slack n’a pas confirmé l’installation ({code}). Recommence à partir de la page de Nova.',
    en: 'Slack did not confirm the installation ({code}). Start again from Nova’s page.',
  },
  stale: {
    fr: 'Ce lien d’installation a déjà servi ou a plus de 15 minutes. Recommence à partir de la page de Nova.',
    en: 'This installation link was used or is older than 15 minutes. Start again from Nova’s page.',
  },
})

export type InstallSettings = {
  /** `xoxb-…`, of the one workspace that Nova is installed in; else the next two, for any number of them. */
  botToken?: string
  clientId?: string
  clientSecret?: string
  apiUrl?: string
}

/** What `oauth.v2.access` gave. `until` in milliseconds; without it the token does not expire. */
type Grant = { token: string; refresh?: string; until?: number }

export type Installs = {
  /** Throws `integration.missing` where Nova is not installed. */
  token(workspace: string): Promise<string>
  /** Nova was removed from the one of these that she is installed in. */
  remove(workspaces: readonly string[]): Promise<void>
  /** `/slack/install?state=…` leads to Slack, which leads back to `/slack/oauth`. */
  handle(request: Request): Promise<Response>
}

export const INSTALL_PATHS = ['/slack/install', '/slack/oauth']

const KEY = 'token'
/** A token is renewed so long before it expires: its old one still serves when renewing fails. */
const MARGIN = 2 * 3_600_000

export function createInstalls(settings: InstallSettings, inbox: Inbox): Installs {
  const { clientId: client_id = '', clientSecret: client_secret = '', apiUrl } = settings
  const redirect_uri = `${inbox.baseUrl.replace(/\/+$/, '')}/slack/oauth`

  async function grantOf(workspace: string): Promise<Grant> {
    const kept = await inbox.store.read(workspace, KEY)
    if (textAt(kept, 'token')) return kept as Grant
    throw new NovaError(
      'integration.missing',
      {
        fr: 'Nova n’est pas installée dans cet espace Slack. Un administrateur peut l’installer depuis sa page.',
        en: 'Nova is not installed in this Slack workspace. An administrator can install her from her page.',
      },
      { data: { workspace } },
    )
  }

  async function access(rest: { code: string; redirect_uri: string } | { refresh_token: string }) {
    const client = await createClient(undefined, apiUrl)
    const kind = 'code' in rest ? {} : { grant_type: 'refresh_token' as const }
    const given = await client.oauth.v2.access({ client_id, client_secret, ...rest, ...kind }).catch((thrown) => {
      throw slackError(thrown)
    })
    const { access_token: token, refresh_token: refresh, expires_in: seconds } = given
    const until = seconds ? { until: Date.now() + seconds * 1000 } : {}
    const grant: Grant = { token: token ?? '', ...(refresh ? { refresh } : {}), ...until }
    return { given, grant }
  }

  const isFresh = ({ refresh, until }: Grant) => !refresh || !until || until - MARGIN > Date.now()

  /** A refresh token counts once: whoever comes second finds the new one. */
  const renew = (workspace: string) =>
    inbox.store.exclusively(workspace, KEY, async () => {
      const grant = await grantOf(workspace)
      if (isFresh(grant)) return grant.token
      try {
        const renewed = await access({ refresh_token: grant.refresh! })
        await inbox.store.write(workspace, KEY, renewed.grant)
        return renewed.grant.token
      } catch (error) {
        if (grant.until! > Date.now()) return grant.token
        throw error
      }
    })

  async function finish(url: URL, lang: Lang): Promise<Response> {
    const code = url.searchParams.get('code')
    if (!code) return page(say(lang, 'cancelled'), 400)
    try {
      const { given, grant } = await access({ code, redirect_uri })
      const installed = given.is_enterprise_install ? given.enterprise : given.team
      const workspace = installed?.id
      const name = installed?.name ?? workspace
      if (!workspace || !name) return page(say(lang, 'refused', { code: 'no_team' }), 502)
      const isLinked = await inbox.link(workspace, name, url.searchParams.get('state') ?? '')
      if (!isLinked) return page(say(lang, 'stale'), 403)
      await inbox.store.write(workspace, KEY, grant)
      return page(say(lang, 'done', { name }), 200)
    } catch (thrown) {
      const error = slackError(thrown)
      const code = slackCode(error)
      return page(code ? say(lang, 'refused', { code }) : error.says[lang], error.status)
    }
  }

  return {
    async token(workspace) {
      if (settings.botToken) return settings.botToken
      const grant = await grantOf(workspace)
      return isFresh(grant) ? grant.token : renew(workspace)
    },
    async remove(workspaces) {
      for (const workspace of workspaces)
        if (settings.botToken || (await inbox.store.read(workspace, KEY))) return inbox.unlink(workspace)
    },
    async handle(request) {
      const url = new URL(request.url)
      const lang = /^en/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr'
      if (request.method !== 'GET') return new Response(null, { status: 405 })
      if (url.pathname === '/slack/oauth') return finish(url, lang)
      const state = url.searchParams.get('state')
      if (!state || !client_id) return page(say(lang, 'stale'), 400)
      const asked = new URLSearchParams({ client_id, scope: SCOPES.join(','), state, redirect_uri })
      return Response.redirect(`https://slack.com/oauth/v2/authorize?${asked}`, 302)
    },
  }
}

const page = (text: string, status: number) =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
