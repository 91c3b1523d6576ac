import type { Guide } from '../../src/chat/adapter.ts'
import { setting, step } from '../../src/chat/guide.ts'
import { inviteLink } from './manifest.ts'

/** How an administrator makes the Discord application and what to bring back. */
export const discordGuide = (baseUrl: string): Guide => ({
  steps: [
    step(
      'Crée une application dans le portail de Discord : « New Application », nom « Nova ».',
      'Create an application in Discord’s portal: "New Application", name "Nova".',
      { link: 'https://discord.com/developers/applications' },
    ),
    step(
      'Dans « General Information », copie « Application ID » et « Public Key » ici.',
      'Under "General Information", copy "Application ID" and "Public Key" here.',
    ),
    step(
      'Dans « Bot », clique « Reset Token » et copie le jeton ici. N’active aucun « Privileged Gateway Intent » : Nova n’en a pas besoin. Désactive « Public Bot ».',
      'Under "Bot", click "Reset Token" and copy the token here. Turn on no "Privileged Gateway Intent": Nova needs none. Turn off "Public Bot".',
    ),
    step(
      'Laisse « Interactions Endpoint URL » vide. Seulement si Nova tourne sur Workers, ou avec DISCORD_GATEWAY=off : colle cette adresse. Discord n’entend alors que les commandes et les boutons.',
      'Leave "Interactions Endpoint URL" empty. Only if Nova runs on Workers, or with DISCORD_GATEWAY=off: paste this address. Discord then passes on commands and buttons only.',
      { paste: { name: 'Interactions Endpoint URL', text: `${baseUrl.replace(/\/+$/, '')}/discord/interactions` } },
    ),
    step(
      'Invite Nova sur ton serveur par ce lien, avec ton « Application ID » à la place de ID.',
      'Invite Nova to your server by this link, with your "Application ID" in place of ID.',
      { paste: { name: 'Invitation', text: inviteLink('ID') } },
    ),
    step(
      'Chacun relie ensuite son compte : la page locale donne un code à usage unique, à écrire à Nova en message privé ou par /nova.',
      'Everybody then links their account: the local page gives a one-time code, to be written to Nova in a direct message or by /nova.',
    ),
  ],
  settings: [
    setting('DISCORD_TOKEN', 'Jeton du bot', 'Bot token', { secret: true }),
    setting('DISCORD_APPLICATION_ID', 'Application ID', 'Application ID'),
    setting('DISCORD_PUBLIC_KEY', 'Public Key', 'Public Key', { required: false }),
  ],
})
