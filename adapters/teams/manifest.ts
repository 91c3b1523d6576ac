import { COMMANDS } from '../../src/chat/commands.ts'
import type { Payload } from '../../src/chat/payload.ts'
import type { Lang } from '../../src/lib/i18n.ts'

export const ACCENT = '#1F5F4A'
/** Raised only for what it brings: 1.29 would be for messages to one person in a channel. */
const VERSION = '1.25'

export type ManifestSettings = { appId: string; baseUrl: string; version: string }

/** The manifest of the Teams app: scopes, suggested commands, the action on messages, files, and where Nova lives. */
export function teamsManifest({ appId, baseUrl, version }: ManifestSettings): Payload {
  const { host, origin } = new URL(baseUrl)
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    version,
    id: appId,
    developer: { name: 'Nova', websiteUrl: origin, privacyUrl: origin, termsOfUseUrl: origin },
    localizationInfo: { defaultLanguageTag: 'fr', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
    name: { short: 'Nova', full: 'Nova, l’adjointe de l’entreprise' },
    description: TEXTS.fr,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal', 'team', 'groupChat'], commands: commands('fr') }],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'ask',
            type: 'action',
            title: ASK.fr,
            description: 'Demander quelque chose sur ce message',
            context: ['message', 'compose', 'commandBox'],
            fetchTask: true,
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
  }
}

/** What the manifest says in English. */
export const teamsEnglish = (): Payload => ({
  $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.Localization.schema.json`,
  'name.short': 'Nova',
  'name.full': 'Nova, the company’s assistant',
  'description.short': TEXTS.en.short,
  'description.full': TEXTS.en.full,
  ...Object.fromEntries(
    commands('en').flatMap(({ title, description }, i) => [
      [`bots[0].commandLists[0].commands[${i}].title`, title],
      [`bots[0].commandLists[0].commands[${i}].description`, description],
    ]),
  ),
  'composeExtensions[0].commands[0].title': ASK.en,
  'composeExtensions[0].commands[0].description': 'Ask something about this message',
})

/** A command fills in what is said to the bot: the first one, which takes any words, is no command here. */
const commands = (lang: Lang) =>
  COMMANDS.slice(1).map(({ name, says }) => ({ title: name[lang], description: says[lang] }))

const ASK = { fr: 'Demander à Nova', en: 'Ask Nova' }
const TEXTS = {
  fr: {
    short: 'Factures, heures, projets et rapports, demandés comme à une collègue.',
    full: 'Nova prépare les factures, note les heures, suit les projets et publie les rapports. Ce qui engage l’entreprise attend l’approbation d’une personne.',
  },
  en: {
    short: 'Invoices, hours, projects and reports, asked for as of a colleague.',
    full: 'Nova prepares invoices, records hours, follows projects and posts reports. What commits the company waits for a person’s approval.',
  },
}
