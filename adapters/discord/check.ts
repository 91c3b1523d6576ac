import type { Check } from '../../src/chat/adapter.ts'
import { judged, same, wrong } from '../../src/chat/guide.ts'
import { type Api, discordError } from './client.ts'
import { inviteLink, PERMISSIONS, registerCommands } from './manifest.ts'
import { type Gateway, INTENTS } from './receive.ts'
import type { Accounts } from './workspace.ts'

type Application = { id: string; verify_key?: string; interactions_endpoint_url?: string | null }

export type CheckSettings = {
  api: Api
  accounts: Accounts
  applicationId: string
  publicKey?: string
  /** Null where interactions come over HTTP. */
  gateway: Pick<Gateway, 'state'> | null
}

const ADMINISTRATOR = 8n

const TOKEN = {
  name: { fr: 'Jeton du bot', en: 'Bot token' },
  mend: {
    fr: 'Dans « Bot » du portail de Discord, « Reset Token », puis mets le nouveau jeton dans DISCORD_TOKEN.',
    en: 'Under "Bot" in Discord’s portal, "Reset Token", then put the new token in DISCORD_TOKEN.',
  },
}
const KEY = {
  name: { fr: 'Clé publique', en: 'Public key' },
  mend: {
    fr: 'Recopie « Public Key » de « General Information » dans DISCORD_PUBLIC_KEY.',
    en: 'Copy "Public Key" of "General Information" to DISCORD_PUBLIC_KEY again.',
  },
}
const CONNECTION = {
  name: { fr: 'Connexion', en: 'Connection' },
  mend: {
    fr: 'Nova essaie encore de se connecter à Discord. Vérifie le réseau et le jeton.',
    en: 'Nova is still trying to connect to Discord. Check the network and the token.',
  },
}
const BUTTONS = { fr: 'Boutons et commandes', en: 'Buttons and commands' }
const BY_GATEWAY = {
  name: BUTTONS,
  mend: {
    fr: 'Vide « Interactions Endpoint URL » dans le portail de Discord : sinon les clics ne passent pas par la connexion.',
    en: 'Empty "Interactions Endpoint URL" in Discord’s portal: otherwise clicks do not come by the connection.',
  },
}
const BY_HTTP = {
  name: BUTTONS,
  mend: {
    fr: 'Mets l’adresse …/discord/interactions dans « Interactions Endpoint URL », et DISCORD_PUBLIC_KEY dans les réglages.',
    en: 'Put the address …/discord/interactions in "Interactions Endpoint URL", and DISCORD_PUBLIC_KEY in the settings.',
  },
}
const AGAIN = { fr: 'Réessaie dans un instant.', en: 'Try again in a moment.' }

/** Tries the credentials, and looks at what of Discord's settings keeps Nova from being heard. Never throws. */
export async function checkDiscord(settings: CheckSettings): Promise<Check[]> {
  const checks: Check[] = []
  try {
    for await (const check of look(settings)) checks.push(check)
  } catch (thrown) {
    const error = discordError(thrown)
    const mend = error.retry ? AGAIN : TOKEN.mend
    checks.push(wrong({ name: same('Discord'), mend }, error.says))
  }
  return checks
}

async function* look({ api, accounts, applicationId, publicKey, gateway }: CheckSettings): AsyncGenerator<Check> {
  const me = await api<{ username: string }>('GET', '/users/@me')
  yield judged(TOKEN, true, same(me.username))
  const app = await api<Application>('GET', '/applications/@me')
  const mend = {
    fr: `DISCORD_APPLICATION_ID doit être ${app.id}.`,
    en: `DISCORD_APPLICATION_ID must be ${app.id}.`,
  }
  yield judged({ name: same('Application'), mend }, app.id === applicationId, same(app.id))
  if (publicKey) {
    const isKey = /^[0-9a-f]{64}$/i.test(publicKey) && (!app.verify_key || app.verify_key === publicKey.toLowerCase())
    yield judged(KEY, isKey, same(publicKey.slice(0, 8)))
  }
  const endpoint = app.interactions_endpoint_url ?? ''
  const state = gateway?.state()
  // Settings that are only tried hold no connection.
  if (gateway && state !== 'off') yield judged(CONNECTION, state === 'ready', same(`intents ${INTENTS}`))
  yield gateway
    ? judged(BY_GATEWAY, endpoint === '', same(endpoint || 'gateway'))
    : judged(BY_HTTP, endpoint !== '' && Boolean(publicKey), same(endpoint || '—'))
  // Where no connection is held nothing else registers them.
  if (app.id === applicationId) await registerCommands(api, applicationId)
  const link = inviteLink(applicationId)
  const invite = { fr: `Invite Nova par ce lien : ${link}`, en: `Invite Nova by this link: ${link}` }
  const guilds = await accounts.guilds()
  if (guilds.length === 0) yield wrong({ name: { fr: 'Serveurs', en: 'Servers' }, mend: invite }, same('0'))
  for (const { name, permissions } of guilds) {
    const has = BigInt(permissions || '0')
    const ok = (has & ADMINISTRATOR) !== 0n || (has & PERMISSIONS) === PERMISSIONS
    const found = ok
      ? { fr: 'permissions suffisantes', en: 'permissions sufficient' }
      : { fr: 'permissions manquantes', en: 'permissions missing' }
    yield judged({ name: same(name), mend: invite }, ok, found)
  }
}
