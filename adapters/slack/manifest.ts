import { COMMANDS } from '../../src/chat/commands.ts'

/** Least rights. `check` tells which of them an installation lacks. */
export const SCOPES = (
  'app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write ' +
  'groups:history groups:read im:history im:write links:read links:write mpim:history users:read users:read.email'
).split(' ')

export const EVENTS = (
  'agent_session_stopped app_home_opened app_mention app_uninstalled assistant_thread_started link_shared ' +
  'message.channels message.groups message.im message.mpim tokens_revoked'
).split(' ')

/** Makes a task of a message. */
export const TASK_SHORTCUT = 'task'

const PROMPTS = [
  { title: 'Ce que Nova sait faire', message: 'aide' },
  { title: 'Ce qui attend ma décision', message: 'qu’est-ce qui attend mon approbation ?' },
  { title: 'Le rapport de la semaine', message: 'montre-moi le rapport de la semaine' },
  { title: 'Factures en retard', message: 'quelles factures sont en retard ?' },
]

/**
 * The app as Slack makes it from a manifest. With a public address Slack calls Nova, and any number of workspaces
 * install her; without one Nova calls Slack (Socket Mode), for the one workspace whose token is set by hand, which
 * must not expire.
 */
export function slackManifest(baseUrl: string) {
  const base = baseUrl.replace(/\/+$/, '')
  const isPublic = base.startsWith('https://')
  const url = isPublic ? { url: `${base}/slack/events` } : {}
  const request = isPublic ? { request_url: `${base}/slack/events` } : {}
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Nova',
      description: 'L’assistante de ton entreprise de construction. Your construction company’s assistant.',
      background_color: '#1f2a44',
    },
    features: {
      agent_view: {
        agent_description:
          'Nova prépare les factures, suit heures, projets et comptes, et demande l’accord de la bonne personne avant ' +
          'd’agir. Nova drafts invoices, follows hours, projects and accounts, and asks before acting.',
        suggested_prompts: PROMPTS,
      },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'nova', always_online: true },
      shortcuts: [
        shortcut('global', 'ask', 'Demander à Nova', 'Ouvre une conversation avec Nova / Talk with Nova'),
        shortcut(
          'message',
          TASK_SHORTCUT,
          'Crée une tâche',
          'Crée une tâche de ce message / Make a task of this message',
        ),
      ],
      slash_commands: COMMANDS.map(({ name, says, options }) => ({
        command: `/${name.fr}`,
        ...url,
        description: `${says.fr} / ${says.en}`,
        ...(options.length > 0 ? { usage_hint: options.map((option) => `[${option.name.fr}]`).join(' ') } : {}),
        should_escape: true,
      })),
      ...(isPublic ? { unfurl_domains: [new URL(base).hostname] } : {}),
    },
    oauth_config: { ...(isPublic ? { redirect_urls: [`${base}/slack/oauth`] } : {}), scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: isPublic,
      socket_mode_enabled: !isPublic,
      token_rotation_enabled: isPublic,
    },
  }
}

const shortcut = (type: 'global' | 'message', callback_id: string, name: string, description: string) => ({
  name,
  type,
  callback_id,
  description,
})
