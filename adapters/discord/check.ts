import type { Check } from '../../src/chat/adapter.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import type { Accounts } from './account.ts'
import { type Api, discordError } from './client.ts'
import { registerCommands } from './commands.ts'
import { type Gateway, INTENTS } from './gateway.ts'
import { inviteLink, PERMISSIONS } from './guide.ts'

type Application = { id: string; verify_key?: string; interactions_endpoint_url?: string | null }

export type CheckSettings = {
  api: Api
  accounts: Accounts
  applicationId: string
  publicKey?: string
  /** Null where interactions come over HTTP. */
  gateway: Pick<Gateway, 'state'> | null
}

const both = (text: string): Bilingual => ({ fr: text, en: text })
const ADMINISTRATOR = 8n

/** Tries the credentials, and looks at what of Discord's settings keeps Nova from being heard. Never throws. */
export async function checkDiscord({
  api,
  accounts,
  applicationId,
  publicKey,
  gateway,
}: CheckSettings): Promise<Check[]> {
  const checks: Check[] = []
  const say = (name: Bilingual, ok: boolean, found: Bilingual, mend: Bilingual) =>
    checks.push({ name, ok, found, ...(ok ? {} : { mend }) })
  try {
    const me = await api<{ username: string }>('GET', '/users/@me')
    say({ fr: 'Jeton du bot', en: 'Bot token' }, true, both(me.username), both(''))
    const app = await api<Application>('GET', '/applications/@me')
    say({ fr: 'Application', en: 'Application' }, app.id === applicationId, both(app.id), {
      fr: `DISCORD_APPLICATION_ID doit être ${app.id}.`,
      en: `DISCORD_APPLICATION_ID must be ${app.id}.`,
    })
    if (publicKey)
      say(
        { fr: 'Clé publique', en: 'Public key' },
        /^[0-9a-f]{64}$/i.test(publicKey) && (!app.verify_key || app.verify_key === publicKey.toLowerCase()),
        both(publicKey.slice(0, 8)),
        {
          fr: 'Recopie « Public Key » de « General Information » dans DISCORD_PUBLIC_KEY.',
          en: 'Copy "Public Key" of "General Information" to DISCORD_PUBLIC_KEY again.',
        },
      )
    const endpoint = app.interactions_endpoint_url ?? ''
    if (gateway) {
      // Settings that are only tried hold no connection.
      if (gateway.state() !== 'off')
        say({ fr: 'Connexion', en: 'Connection' }, gateway.state() === 'ready', both(`intents ${INTENTS}`), {
          fr: 'Nova essaie encore de se connecter à Discord. Vérifie le réseau et le jeton.',
          en: 'Nova is still trying to connect to Discord. Check the network and the token.',
        })
      say({ fr: 'Boutons et commandes', en: 'Buttons and commands' }, endpoint === '', both(endpoint || 'gateway'), {
        fr: 'Vide « Interactions Endpoint URL » dans le portail de Discord : sinon les clics ne passent pas par la connexion.',
        en: 'Empty "Interactions Endpoint URL" in Discord’s portal: otherwise clicks do not come by the connection.',
      })
    } else
      say(
        { fr: 'Boutons et commandes', en: 'Buttons and commands' },
        endpoint !== '' && Boolean(publicKey),
        both(endpoint || '—'),
        {
          fr: 'Mets l’adresse …/discord/interactions dans « Interactions Endpoint URL », et DISCORD_PUBLIC_KEY dans les réglages.',
          en: 'Put the address …/discord/interactions in "Interactions Endpoint URL", and DISCORD_PUBLIC_KEY in the settings.',
        },
      )
    // Where no connection is held nothing else registers them.
    if (app.id === applicationId) await registerCommands(api, applicationId)
    const guilds = await accounts.guilds()
    const invite = {
      fr: `Invite Nova par ce lien : ${inviteLink(applicationId)}`,
      en: `Invite Nova by this link: ${inviteLink(applicationId)}`,
    }
    if (guilds.length === 0) say({ fr: 'Serveurs', en: 'Servers' }, false, both('0'), invite)
    for (const { name, permissions } of guilds) {
      const has = BigInt(permissions || '0')
      const ok = (has & ADMINISTRATOR) !== 0n || (has & PERMISSIONS) === PERMISSIONS
      const found = ok
        ? { fr: 'permissions suffisantes', en: 'permissions sufficient' }
        : { fr: 'permissions manquantes', en: 'permissions missing' }
      say(both(name), ok, found, invite)
    }
  } catch (thrown) {
    const error = discordError(thrown)
    say({ fr: 'Discord', en: 'Discord' }, false, error.says, {
      fr: error.retry
        ? 'Réessaie dans un instant.'
        : 'Dans « Bot » du portail de Discord, « Reset Token », puis mets le nouveau jeton dans DISCORD_TOKEN.',
      en: error.retry
        ? 'Try again in a moment.'
        : 'Under "Bot" in Discord’s portal, "Reset Token", then put the new token in DISCORD_TOKEN.',
    })
  }
  return checks
}
