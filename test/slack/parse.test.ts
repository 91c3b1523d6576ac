import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageText, parse } from '../../adapters/slack/parse.ts'
import { accountOf } from '../../adapters/slack/workspace.ts'
import type { Json } from './json.ts'
import { button, command, envelope, KARINE, mention, message, shortcut, submission, TEAM } from './payloads.ts'

const samples: Json[] = [
  mention('bonjour'),
  message('allo', { files: [{ id: 'F1' }] }),
  message('', {
    subtype: 'message_changed',
    message: { user: KARINE, ts: '1.2', text: 'b' },
    previous_message: { text: 'a' },
  }),
  envelope({ type: 'app_home_opened', user: KARINE, channel: 'D1', tab: 'messages' }),
  button('act-1', { state: { values: { a: { b: { type: 'checkboxes', selected_options: [] } } } } }),
  command('aide'),
  submission('{"form":"f"}', { a: { b: { type: 'datepicker', selected_date: '2026-11-02' } } }),
  shortcut({ type: 'message_action', channel: { id: 'C1' }, message_ts: '1.1', message: { text: 'x' } }),
]

/** The sample with the value at one of its paths replaced. */
function damaged(value: Json, at: number, by: unknown): Json {
  let count = 0
  const walk = (part: Json): Json => {
    if (count++ === at) return by
    if (Array.isArray(part)) return part.map(walk)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value)
}

test('the samples are events, and no damage to them throws or invents an account', () => {
  for (const sample of samples) expect(parse(sample, TEAM)).not.toBeNull()
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.nat(45), fc.anything(), (sample, at, by) => {
      const payload = damaged(sample, at, by)
      if (payload === null || typeof payload !== 'object') return
      const parsed = parse(payload, undefined)
      if (parsed?.type !== 'event') return
      expect(parsed.event.account.id).not.toBe('')
      expect(parsed.event.id).not.toBe('')
      expect(parsed.event.at.getTime()).not.toBeNaN()
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['&lt;!channel&gt; &amp;amp;', '<!channel> &amp;'],
  ['<https://a.example/x|le plan> <mailto:a@b.example|a@b.example>', 'le plan (https://a.example/x) a@b.example'],
  ['<!subteam^S1|@equipe> <!date^1^{date}|le 2 nov.> <!everyone>', '@equipe le 2 nov. @everyone'],
  ['<@U0NOVA|nova> <@U2|karine> et <@U3>', '@karine et @U3'],
  ['a\n<@U0NOVA> b', 'a\n b'],
])('the words of %j', (text, words) => {
  expect(messageText(text, 'U0NOVA')).toBe(words)
})

test('an account that Slack describes badly is its id', () => {
  expect(accountOf('U1', TEAM, { ok: true })).toEqual({ id: 'U1' })
  expect(accountOf('U1', TEAM, { user: { id: 'U2', profile: { email: 'a@b.example' } } })).toEqual({ id: 'U1' })
})
