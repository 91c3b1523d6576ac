// Payloads in the shapes that Slack documents, of a made-up workspace.
import type { Json } from './json.ts'

export const TEAM = 'T0CHENE'
export const BOT = 'U0NOVA'
export const KARINE = 'U0KARINE'

let events = 0

/** An Events API envelope around an event, with an id of its own. */
export const envelope = (event: Json, rest: Json = {}): Json => ({
  type: 'event_callback',
  team_id: TEAM,
  api_app_id: 'A0NOVA',
  event_id: `Ev${++events}`,
  event_time: 1_790_000_000,
  authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false }],
  event,
  ...rest,
})

export const mention = (text: string, rest: Json = {}): Json =>
  envelope({
    type: 'app_mention',
    user: KARINE,
    team: TEAM,
    text: `<@${BOT}> ${text}`,
    ts: '1790000000.000100',
    event_ts: '1790000000.000100',
    channel: 'C0FACT',
    ...rest,
  })

export const message = (text: string, rest: Json = {}): Json =>
  envelope({
    type: 'message',
    user: KARINE,
    team: TEAM,
    text,
    ts: '1790000001.000200',
    event_ts: '1790000001.000200',
    channel: 'D0KARINE',
    channel_type: 'im',
    ...rest,
  })

const team = { id: TEAM, domain: 'chenevert' }
const user = { id: KARINE, username: 'karine', name: 'karine', team_id: TEAM }

export const button = (value: string, rest: Json = {}): Json => ({
  type: 'block_actions',
  team,
  user,
  api_app_id: 'A0NOVA',
  trigger_id: 'trigger-button',
  container: { type: 'message', message_ts: '1790000002.000300', channel_id: 'C0FACT', is_ephemeral: false },
  channel: { id: 'C0FACT', name: 'facturation' },
  message: { type: 'message', ts: '1790000002.000300', thread_ts: '1790000000.000100', bot_id: 'B0NOVA', text: 'x' },
  state: { values: {} },
  actions: [{ type: 'button', action_id: 'button-0', block_id: 's-3', value, action_ts: '1790000003.000400' }],
  ...rest,
})

export const command = (text: string, rest: Json = {}): Json => ({
  team_id: TEAM,
  team_domain: 'chenevert',
  channel_id: 'C0FACT',
  channel_name: 'facturation',
  user_id: KARINE,
  user_name: 'karine',
  command: '/nova',
  text,
  response_url: 'https://hooks.slack.example/commands/1',
  trigger_id: `trigger-command-${++events}`,
  ...rest,
})

export const submission = (metadata: string, values: Json, rest: Json = {}): Json => ({
  type: 'view_submission',
  team,
  user,
  trigger_id: 'trigger-view',
  view: {
    id: 'V0FORM',
    type: 'modal',
    callback_id: 'nova-form',
    hash: '1.abc',
    private_metadata: metadata,
    state: { values },
  },
  response_urls: [],
  ...rest,
})

export const shortcut = (rest: Json = {}): Json => ({
  type: 'shortcut',
  team,
  user,
  action_ts: '1790000004.000500',
  callback_id: 'ask',
  trigger_id: 'trigger-shortcut',
  ...rest,
})
