import type { Guide } from '../../src/chat/adapter.ts'

/** How an administrator registers the bot in their own tenant and what to bring back. */
export const teamsGuide = (baseUrl: string): Guide => ({
  steps: [
    {
      says: {
        fr: 'Dans Microsoft Entra, crée une inscription d’application « Nova » pour les comptes de cet annuaire seulement (un seul locataire).',
        en: 'In Microsoft Entra, create an app registration “Nova” for accounts in this directory only (single tenant).',
      },
      link: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    },
    {
      says: {
        fr: 'Copie « ID d’application (client) » et « ID de l’annuaire (locataire) ». Dans Certificats et secrets, crée un secret et copie sa Valeur.',
        en: 'Copy “Application (client) ID” and “Directory (tenant) ID”. In Certificates & secrets, create a secret and copy its Value.',
      },
    },
    {
      says: {
        fr: 'Dans Azure, crée un « Azure Bot » de type Locataire unique avec cette application existante, et mets ce point de terminaison de messagerie.',
        en: 'In Azure, create an “Azure Bot” of type Single Tenant with this existing app, and set this messaging endpoint.',
      },
      link: 'https://portal.azure.com/#create/Microsoft.AzureBot',
      paste: { name: 'Messaging endpoint', text: `${baseUrl}/api/messages` },
    },
    {
      says: {
        fr: 'Dans le bot, sous Canaux, ajoute Microsoft Teams.',
        en: 'In the bot, under Channels, add Microsoft Teams.',
      },
    },
    {
      says: {
        fr: 'Fais le paquet de l’application, puis ajoute-le dans le centre d’administration Teams (Gérer les applications, Charger).',
        en: 'Make the app package, then upload it in the Teams admin centre (Manage apps, Upload).',
      },
      paste: { name: 'npm', text: 'npm run teams:package' },
      link: 'https://admin.teams.microsoft.com/policies/manage-apps',
    },
    {
      says: {
        fr: 'Ajoute Nova à une équipe et, par une stratégie d’installation, à chaque personne (réponses privées). Écris « @Nova bonjour » dans un canal.',
        en: 'Add Nova to a team and, by a setup policy, to each person (private answers). Write “@Nova hello” in a channel.',
      },
    },
  ],
  settings: [
    {
      name: 'TEAMS_APP_ID',
      says: { fr: 'ID d’application (client)', en: 'Application (client) ID' },
      secret: false,
      required: true,
    },
    {
      name: 'TEAMS_APP_PASSWORD',
      says: { fr: 'Valeur du secret', en: 'Value of the secret' },
      secret: true,
      required: true,
    },
    {
      name: 'TEAMS_TENANT_ID',
      says: { fr: 'ID de l’annuaire (locataire)', en: 'Directory (tenant) ID' },
      secret: false,
      required: true,
    },
  ],
})
