import type { Check } from '../../src/chat/adapter.ts'
import { judged, same, tried } from '../../src/chat/guide.ts'
import { listAt, type Payload, textAt } from '../../src/chat/payload.ts'
import type { NovaError } from '../../src/errors.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { type Call, OPENID, type TeamsSettings } from './client.ts'
import type { Places } from './workspace.ts'

/** What Entra's commonest refusals mean for whoever set Nova up. */
const MEND: Record<string, Bilingual> = {
  AADSTS7000215: {
    fr: 'Le secret est faux ou échu: crée-en un autre (Certificats et secrets) et copie sa Valeur, pas son ID.',
    en: 'The secret is wrong or expired: create another (Certificates & secrets) and copy its Value, not its ID.',
  },
  AADSTS7000222: {
    fr: 'Le secret est échu: crée-en un autre (Certificats et secrets).',
    en: 'The secret is expired: create another (Certificates & secrets).',
  },
  AADSTS700016: {
    fr: 'Cette application n’est pas dans ce locataire: vérifie TEAMS_APP_ID et TEAMS_TENANT_ID.',
    en: 'This app is not in this tenant: check TEAMS_APP_ID and TEAMS_TENANT_ID.',
  },
  AADSTS90002: {
    fr: 'Ce locataire n’existe pas: copie « ID de l’annuaire » de la page de l’application.',
    en: 'There is no such tenant: copy “Directory ID” from the app’s page.',
  },
}

const ONLINE: Bilingual = {
  fr: 'Vérifie la connexion de ce serveur à internet, puis réessaie.',
  en: 'Check that this server reaches the internet, then try again.',
}
const ADDRESS = {
  name: { fr: 'Adresse publique', en: 'Public address' },
  mend: {
    fr: 'Teams appelle en https seulement: mets l’adresse publique dans NOVA_URL.',
    en: 'Teams calls over https only: set NOVA_URL to the public address.',
  },
}

/** Tries the credentials, what incoming tokens are checked with, and the address that Teams would call. */
export function createCheck(
  settings: TeamsSettings,
  token: () => Promise<string>,
  baseUrl: string,
): () => Promise<Check[]> {
  const mend = (error: NovaError) => MEND[String(error.data?.teams)] ?? ONLINE
  return async () => [
    await tried({ fr: 'Jeton de Microsoft', en: 'Token from Microsoft' }, mend, token),
    await tried({ fr: 'Clés de signature', en: 'Signing keys' }, mend, async () => {
      const response = await fetch(settings.openIdUrl ?? OPENID, { signal: AbortSignal.timeout(5_000) })
      if (!textAt(await response.json(), 'jwks_uri')) throw new Error(`openid ${response.status}`)
    }),
    judged(ADDRESS, baseUrl.startsWith('https://'), same(`${baseUrl}/api/messages`)),
  ]
}

/** Channels of the teams that the app is installed in; what does not answer is left out. */
export async function teamChannels(workspace: string, places: Places, call: Call) {
  const teams = Object.entries(await places.teams(workspace)).filter(([, name]) => name !== null)
  const lists = teams.map(async ([team, name]) => {
    const { serviceUrl } = await places.of(workspace, team)
    const channels = listAt(await call(serviceUrl, 'GET', ['teams', team, 'conversations']), 'conversations')
    // The first channel of a team has no name of its own there.
    const titleOf = (one: Payload) => [name, textAt(one, 'name') ?? 'General'].filter(Boolean).join(' · ')
    return channels.map((one) => ({ id: String(one.id), name: titleOf(one) }))
  })
  return (await Promise.allSettled(lists)).flatMap((list) => (list.status === 'fulfilled' ? list.value : []))
}
