import type { Guide } from '../../src/chat/adapter.ts'
import { setting, step } from '../../src/chat/guide.ts'

/** How an administrator registers the bot in their own tenant and what to bring back. */
export const teamsGuide = (baseUrl: string): Guide => ({
  steps: [
    step(
      'Dans Microsoft Entra, crée une inscription d’application « Nova » pour les comptes de cet annuaire seulement (un seul locataire).',
      'In Microsoft Entra, create an app registration “Nova” for accounts in this directory only (single tenant).',
      { link: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade' },
    ),
    step(
      'Copie « ID d’application (client) » et « ID de l’annuaire (locataire) ». Dans Certificats et secrets, crée un secret et copie sa Valeur.',
      'Copy “Application (client) ID” and “Directory (tenant) ID”. In Certificates & secrets, create a secret and copy its Value.',
    ),
    step(
      'Dans Azure, crée un « Azure Bot » de type Locataire unique avec cette application existante, et mets ce point de terminaison de messagerie.',
      'In Azure, create an “Azure Bot” of type Single Tenant with this existing app, and set this messaging endpoint.',
      {
        link: 'https://portal.azure.com/#create/Microsoft.AzureBot',
        paste: { name: 'Messaging endpoint', text: `${baseUrl}/api/messages` },
      },
    ),
    step('Dans le bot, sous Canaux, ajoute Microsoft Teams.', 'In the bot, under Channels, add Microsoft Teams.'),
    step(
      'Fais le paquet de l’application, puis ajoute-le dans le centre d’administration Teams (Gérer les applications, Charger).',
      'Make the app package, then upload it in the Teams admin centre (Manage apps, Upload).',
      {
        paste: { name: 'npm', text: 'npm run teams:package' },
        link: 'https://admin.teams.microsoft.com/policies/manage-apps',
      },
    ),
    step(
      'Ajoute Nova à une équipe et, par une stratégie d’installation, à chaque personne (réponses privées). Écris « @Nova bonjour » dans un canal.',
      'Add Nova to a team and, by a setup policy, to each person (private answers). Write “@Nova hello” in a channel.',
    ),
  ],
  settings: [
    setting('TEAMS_APP_ID', 'ID d’application (client)', 'Application (client) ID'),
    setting('TEAMS_APP_PASSWORD', 'Valeur du secret', 'Value of the secret', { secret: true }),
    setting('TEAMS_TENANT_ID', 'ID de l’annuaire (locataire)', 'Directory (tenant) ID'),
  ],
})
