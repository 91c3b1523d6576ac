import type { Guide, SettingValues } from '../../src/chat/adapter.ts'
import { setting, step, toYaml } from '../../src/chat/guide.ts'
import { slackManifest } from './manifest.ts'

/** Whether Slack can be used: requests are signed or come by socket, and there is a token or a way to get one. */
export const isSlackComplete = (values: SettingValues): boolean =>
  Boolean(values.SLACK_SIGNING_SECRET || values.SLACK_APP_TOKEN) &&
  Boolean(values.SLACK_BOT_TOKEN || (values.SLACK_CLIENT_ID && values.SLACK_CLIENT_SECRET))

/** How an administrator makes the Slack app and what to bring back. */
export function slackGuide(baseUrl: string): Guide {
  const isPublic = baseUrl.startsWith('https://')
  const open = { secret: true, required: isPublic }
  const local = { secret: true, required: !isPublic }
  return {
    steps: [
      step(
        'Ouvre la page des apps Slack, choisis « Create New App », puis « From a manifest », et ton espace.',
        'Open Slack’s page of apps, choose “Create New App”, then “From a manifest”, and your workspace.',
        { link: 'https://api.slack.com/apps?new_app=1' },
      ),
      step('Colle ce manifeste (onglet YAML) et crée l’app.', 'Paste this manifest (YAML tab) and create the app.', {
        paste: { name: 'manifest.yaml', text: `${toYaml(slackManifest(baseUrl)).trimStart()}\n` },
      }),
      isPublic
        ? step(
            'Dans « Basic Information », copie Client ID, Client Secret et Signing Secret ici, puis installe Nova dans ton espace.',
            'From “Basic Information”, copy the Client ID, Client Secret and Signing Secret here, then install Nova in your workspace.',
          )
        : step(
            'Installe l’app dans ton espace (« Install App ») et copie le jeton xoxb-… ici. Dans « Basic Information », crée un jeton d’app avec connections:write et copie xapp-… ici : Slack n’a pas à joindre cette adresse.',
            'Install the app in your workspace (“Install App”) and copy the xoxb-… token here. In “Basic Information”, make an app-level token with connections:write and copy xapp-… here: Slack need not reach this address.',
          ),
      step(
        'Invite Nova dans les canaux où elle doit parler : /invite @nova.',
        'Invite Nova to the channels where she is to speak: /invite @nova.',
      ),
    ],
    settings: [
      setting('SLACK_CLIENT_ID', 'Client ID de l’app', 'Client ID of the app', { required: isPublic }),
      setting('SLACK_CLIENT_SECRET', 'Client Secret de l’app', 'Client Secret of the app', open),
      setting('SLACK_SIGNING_SECRET', 'Signing Secret de l’app', 'Signing Secret of the app', open),
      setting(
        'SLACK_BOT_TOKEN',
        'Jeton du bot (xoxb-…), pour un seul espace',
        'Bot token (xoxb-…), for one workspace',
        local,
      ),
      setting(
        'SLACK_APP_TOKEN',
        'Jeton d’app (xapp-…), pour Socket Mode',
        'App-level token (xapp-…), for Socket Mode',
        local,
      ),
    ],
  }
}
