import type { Guide } from '../../src/chat/adapter.ts'

/** View, send, embed, attach, read history, open threads, write in threads: nothing more. */
export const PERMISSIONS = 309_237_763_072n

export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot%20applications.commands&permissions=${PERMISSIONS}&integration_type=0`

/** How an administrator makes the Discord application and what to bring back. */
export const discordGuide = (baseUrl: string): Guide => ({
  steps: [
    {
      says: {
        fr: 'Crée une application dans le portail de Discord : « New Application », nom « Nova ».',
        en: 'Create an application in Discord’s portal: "New Application", name "Nova".',
      },
      link: 'https://discord.com/developers/applications',
    },
    {
      says: {
        fr: 'Dans « General Information », copie « Application ID » et « Public Key » ici.',
        en: 'Under "General Information", copy "Application ID" and "Public Key" here.',
      },
    },
    {
      says: {
        fr: 'Dans « Bot », clique « Reset Token » et copie le jeton ici. N’active aucun « Privileged Gateway Intent » : Nova n’en a pas besoin. Désactive « Public Bot ».',
        en: 'Under "Bot", click "Reset Token" and copy the token here. Turn on no "Privileged Gateway Intent": Nova needs none. Turn off "Public Bot".',
      },
    },
    {
      says: {
        fr: 'Laisse « Interactions Endpoint URL » vide. Seulement si Nova tourne sur Workers, ou avec DISCORD_GATEWAY=off : colle cette adresse. Discord n’entend alors que les commandes et les boutons.',
        en: 'Leave "Interactions Endpoint URL" empty. Only if Nova runs on Workers, or with DISCORD_GATEWAY=off: paste this address. Discord then passes on commands and buttons only.',
      },
      paste: { name: 'Interactions Endpoint URL', text: `${baseUrl.replace(/\/+$/, '')}/discord/interactions` },
    },
    {
      says: {
        fr: 'Invite Nova sur ton serveur par ce lien, avec ton « Application ID » à la place de ID.',
        en: 'Invite Nova to your server by this link, with your "Application ID" in place of ID.',
      },
      paste: { name: 'Invitation', text: inviteLink('ID') },
    },
    {
      says: {
        fr: 'Chacun relie ensuite son compte : la page locale donne un code à usage unique, à écrire à Nova en message privé ou par /nova.',
        en: 'Everybody then links their account: the local page gives a one-time code, to be written to Nova in a direct message or by /nova.',
      },
    },
  ],
  settings: [
    { name: 'DISCORD_TOKEN', says: { fr: 'Jeton du bot', en: 'Bot token' }, secret: true, required: true },
    {
      name: 'DISCORD_APPLICATION_ID',
      says: { fr: 'Application ID', en: 'Application ID' },
      secret: false,
      required: true,
    },
    { name: 'DISCORD_PUBLIC_KEY', says: { fr: 'Public Key', en: 'Public Key' }, secret: false, required: false },
  ],
})
