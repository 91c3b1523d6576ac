import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isSlackComplete, slackGuide } from '../../adapters/slack/guide.ts'
import { EVENTS, SCOPES, slackManifest, TASK_SHORTCUT } from '../../adapters/slack/manifest.ts'
import { toYaml } from '../../src/chat/guide.ts'
import { SETTINGS } from '../../src/config.ts'
import type { Json } from './json.ts'

const FOLDER = join(import.meta.dirname, '../../adapters/slack')
const source = readdirSync(FOLDER)
  .filter((name) => name !== 'manifest.ts')
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n')

/** What needs a scope, by Slack's reference of methods and events. */
const NEEDS: Record<string, { calls?: string[]; events?: string[]; features?: string[] }> = {
  'app_mentions:read': { events: ['app_mention'] },
  'assistant:write': {
    calls: ['assistant.threads.setStatus', 'agents.sessions.setStatus'],
    events: ['assistant_thread_started'],
  },
  'channels:history': { events: ['message.channels'] },
  'channels:read': { calls: ['users.conversations', 'conversations.info'] },
  'chat:write': { calls: ['chat.postMessage', 'chat.update', 'chat.startStream'] },
  commands: { features: ['slash_commands', 'shortcuts'] },
  'files:read': { calls: ['download'] },
  'files:write': { calls: ['files.getUploadURLExternal'] },
  'groups:history': { events: ['message.groups'] },
  'groups:read': { calls: ['users.conversations', 'conversations.info'] },
  'im:history': { events: ['message.im'] },
  'im:write': { calls: ['conversations.open'] },
  'links:read': { events: ['link_shared'] },
  'links:write': { calls: ['chat.unfurl'] },
  'mpim:history': { events: ['message.mpim'] },
  'users:read': { calls: ['users.info'] },
  'users:read.email': { calls: ['users.info'] },
}

const manifests: [string, Json][] = [
  ['with a public address', slackManifest('https://nova.example')],
  ['on a local machine', slackManifest('http://localhost:3000')],
]

describe.each(manifests)('the manifest %s', (_, manifest) => {
  test('keeps to Slack’s limits', () => {
    const { display_information: about, features, settings, oauth_config } = manifest
    expect(about.name.length).toBeLessThanOrEqual(35)
    expect(about.description.length).toBeLessThanOrEqual(140)
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300)
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4)
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/)
    expect(features.slash_commands.length).toBeLessThanOrEqual(50)
    for (const { command, description, usage_hint = '' } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z_-]{1,31}$/)
      expect(description.length).toBeLessThanOrEqual(2_000)
      expect(usage_hint.length).toBeLessThanOrEqual(1_000)
    }
    expect(features.shortcuts.length).toBeLessThanOrEqual(10)
    for (const { name, description, callback_id: id } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
      expect(['ask', TASK_SHORTCUT]).toContain(id)
    }
    expect(features.unfurl_domains?.length ?? 0).toBeLessThanOrEqual(5)
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100)
    expect(oauth_config.scopes.bot.length).toBeLessThanOrEqual(255)
  })

  test('is YAML that says the same', () => {
    expect(readYaml(toYaml(manifest))).toEqual(manifest)
  })
})

test('a public address is filled in everywhere; without one Slack is called, and the token does not expire', () => {
  const [[, open], [, local]] = manifests as [[string, Json], [string, Json]]
  expect(open.settings).toMatchObject({
    event_subscriptions: { request_url: 'https://nova.example/slack/events' },
    interactivity: { is_enabled: true, request_url: 'https://nova.example/slack/events' },
    org_deploy_enabled: true,
    socket_mode_enabled: false,
    token_rotation_enabled: true,
  })
  expect(open.oauth_config.redirect_urls).toEqual(['https://nova.example/slack/oauth'])
  expect(open.features.unfurl_domains).toEqual(['nova.example'])
  expect(JSON.stringify(local)).not.toContain('http')
  expect(local.settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false })
})

test('every event that is read is subscribed, and no other', () => {
  const parser = readFileSync(join(FOLDER, 'parse.ts'), 'utf8')
  const read = EVENTS.filter((event) => parser.includes(`'${event.split('.')[0]}'`))
  expect(read).toEqual(EVENTS)
  const handled = [...parser.matchAll(/(?:event\.type === |case )'([a-z_]+)'/g)].map((match) => match[1]!)
  const interactions = ['block_actions', 'view_submission', 'shortcut', 'message_action']
  const subscribed = EVENTS.map((event) => event.split('.')[0])
  expect(handled.filter((name) => !interactions.includes(name) && !subscribed.includes(name))).toEqual([])
})

test('every scope is needed, and what is needed has its scope', () => {
  expect(SCOPES).toEqual(Object.keys(NEEDS).sort())
  const { features } = slackManifest('https://nova.example')
  for (const [scope, { calls = [], events = [], features: named = [] }] of Object.entries(NEEDS)) {
    for (const call of calls) expect(source, scope).toContain(call)
    for (const event of events) expect(EVENTS, scope).toContain(event)
    for (const feature of named) expect(Object.keys(features), scope).toContain(feature)
  }
})

describe('the guide', () => {
  test('brings back settings that exist, in both languages', () => {
    for (const baseUrl of ['https://nova.example', 'http://localhost:3000']) {
      const { steps, settings } = slackGuide(baseUrl)
      expect(steps.some(({ paste }) => paste?.text.startsWith('_metadata:'))).toBe(true)
      for (const { says } of [...steps, ...settings]) expect(says.fr && says.en && says.fr !== says.en).toBeTruthy()
      for (const { name } of settings) expect(Object.keys(SETTINGS)).toContain(name)
      expect(
        isSlackComplete(Object.fromEntries(settings.filter(({ required }) => required).map(({ name }) => [name, 'x']))),
      ).toBe(true)
    }
  })

  test.each([
    [false, {}],
    [false, { SLACK_BOT_TOKEN: 'x' }],
    [false, { SLACK_SIGNING_SECRET: 'x', SLACK_CLIENT_ID: 'x' }],
    [true, { SLACK_BOT_TOKEN: 'x', SLACK_APP_TOKEN: 'x' }],
    [true, { SLACK_SIGNING_SECRET: 'x', SLACK_CLIENT_ID: 'x', SLACK_CLIENT_SECRET: 'x' }],
  ])('is complete: %s with %j', (complete, values) => {
    expect(isSlackComplete(values)).toBe(complete)
  })
})

/** Reads the block style that `toYaml` writes: two spaces a level, `- ` for items, scalars as JSON. */
function readYaml(text: string): Json {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  let at = 0
  const depth = (line: string) => line.length - line.trimStart().length
  function block(indent: number): Json {
    const isList = lines[at]!.trimStart().startsWith('-')
    const list: Json[] = []
    const map: Json = {}
    while (at < lines.length && depth(lines[at]!) === indent && lines[at]!.trimStart().startsWith('-') === isList) {
      const line = lines[at]!
      if (isList) {
        const rest = line.slice(indent + 2)
        if (/^[a-z_]+:/.test(rest)) {
          lines[at] = ' '.repeat(indent + 2) + rest
          list.push(block(indent + 2))
        } else {
          list.push(JSON.parse(rest))
          at += 1
        }
        continue
      }
      const [, key, rest] = /^\s*([a-z_]+):\s*(.*)$/.exec(line)!
      at += 1
      map[key!] = rest ? JSON.parse(rest) : block(indent + 2)
    }
    return isList ? list : map
  }
  return block(0)
}
