import { NovaError, toNovaError } from '../errors.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Inbox } from './adapter.ts'
import { textAt } from './payload.ts'

const say = phrases({
  done: {
    fr: 'Nova est installée dans {name}. Tu peux fermer cette page et lui écrire dans {platform}.',
    en: 'Nova is installed in {name}. You can close this page and write to her in {platform}.',
  },
  cancelled: {
    fr: 'L’installation a été annulée dans {platform}. Rien n’a changé.',
    en: 'The installation was cancelled in {platform}. Nothing has changed.',
  },
  refused: {
    fr: '{platform} n’a pas confirmé l’installation ({code}). Recommence à partir de la page de Nova.',
    en: '{platform} did not confirm the installation ({code}). Start again from Nova’s page.',
  },
  stale: {
    fr: 'Ce lien d’installation a déjà servi ou a plus de 15 minutes. Recommence à partir de la page de Nova.',
    en: 'This installation link was used or is older than 15 minutes. Start again from Nova’s page.',
  },
})

/** What an installation gives. `until` in milliseconds; without it the token does not expire. */
export type Grant = { token: string; refresh?: string; until?: number }

export type Installation = {
  /** As people call it. */
  platform: string
  inbox: Pick<Inbox, 'store' | 'link' | 'unlink'>
  /** Where people are led to, and back from. */
  paths: { install: string; done: string }
  /** The platform's page that asks for consent; null where it is not set up. */
  consentUrl(state: string): string | null
  /** Both throw NovaError. */
  exchange(code: string): Promise<{ workspace?: string; name?: string; grant: Grant }>
  renew(refresh: string): Promise<Grant>
  /** The platform's word for what went wrong. */
  codeOf(error: NovaError): string | undefined
}

export type Installs = {
  /** Throws `integration.missing` where Nova is not installed. */
  token(workspace: string): Promise<string>
  /** Nova was removed from the one of these that she is installed in. */
  remove(workspaces: readonly string[]): Promise<void>
  /** `paths.install?state=…` leads to the platform, which leads back to `paths.done`. */
  handle(request: Request): Promise<Response>
}

const KEY = 'token'
/** A token is renewed so long before it expires: its old one still serves when renewing fails. */
const MARGIN = 2 * 3_600_000

/** Installations by OAuth, in any number of workspaces; tokens are kept, and renewed by one instance at a time. */
export function createInstalls({ platform, inbox, paths, ...oauth }: Installation): Installs {
  async function grantOf(workspace: string): Promise<Grant> {
    const kept = await inbox.store.read(workspace, KEY)
    if (textAt(kept, 'token')) return kept as Grant
    throw new NovaError(
      'integration.missing',
      {
        fr: `Nova n’est pas installée dans cet espace ${platform}. Un administrateur peut l’installer depuis sa page.`,
        en: `Nova is not installed in this ${platform} workspace. An administrator can install her from her page.`,
      },
      { data: { workspace } },
    )
  }

  const isFresh = ({ refresh, until }: Grant) => !refresh || !until || until - MARGIN > Date.now()

  /** A refresh token counts once: whoever comes second finds the new one. */
  const renew = (workspace: string) =>
    inbox.store.exclusively(workspace, KEY, async () => {
      const grant = await grantOf(workspace)
      if (isFresh(grant)) return grant.token
      try {
        const renewed = await oauth.renew(grant.refresh!)
        await inbox.store.write(workspace, KEY, renewed)
        return renewed.token
      } catch (error) {
        if (grant.until! > Date.now()) return grant.token
        throw error
      }
    })

  async function finish(url: URL, lang: Lang): Promise<Response> {
    const code = url.searchParams.get('code')
    if (!code) return page(say(lang, 'cancelled', { platform }), 400)
    try {
      const { workspace, name = workspace, grant } = await oauth.exchange(code)
      if (!workspace || !name) return page(say(lang, 'refused', { platform, code: 'no_team' }), 502)
      const isLinked = await inbox.link(workspace, name, url.searchParams.get('state') ?? '')
      if (!isLinked) return page(say(lang, 'stale'), 403)
      await inbox.store.write(workspace, KEY, grant)
      return page(say(lang, 'done', { platform, name }), 200)
    } catch (thrown) {
      const error = toNovaError(thrown)
      const said = oauth.codeOf(error)
      return page(said ? say(lang, 'refused', { platform, code: said }) : error.says[lang], error.status)
    }
  }

  return {
    async token(workspace) {
      const grant = await grantOf(workspace)
      return isFresh(grant) ? grant.token : renew(workspace)
    },
    async remove(workspaces) {
      for (const workspace of workspaces) if (await inbox.store.read(workspace, KEY)) return inbox.unlink(workspace)
    },
    async handle(request) {
      const url = new URL(request.url)
      const lang = /^en/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr'
      if (request.method !== 'GET') return new Response(null, { status: 405 })
      if (url.pathname === paths.done) return finish(url, lang)
      const state = url.searchParams.get('state')
      const consent = state && oauth.consentUrl(state)
      return consent ? Response.redirect(consent, 302) : page(say(lang, 'stale'), 400)
    },
  }
}

const page = (text: string, status: number) =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
