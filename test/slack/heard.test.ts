import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BOT, button, command, envelope, KARINE, mention, message, shortcut, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { signed } from './signed.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.standIn.close())

const status = async (request: Request) => (await bench.send(request)).status

describe('what is heard', () => {
  const heard = async (payload: object) => {
    expect(await status(signed(payload))).toBe(200)
    return bench.inbox.events.at(-1)
  }

  test('a mention, without Nova’s own name', async () => {
    expect(
      await heard(
        mention('facture &lt;12 480 $&gt; pour <@U0DANY> dans <#C1|chantier> <!here> <http://roy.ca|roy.ca>'),
      ),
    ).toMatchObject({
      platform: 'slack',
      workspace: TEAM,
      at: new Date(1_790_000_000_000),
      place: { channel: 'C0FACT', thread: '1790000000.000100', kind: 'public' },
      content: {
        type: 'message',
        message: '1790000000.000100',
        text: 'facture <12 480 $> pour @U0DANY dans #chantier @here roy.ca',
        addressed: true,
        files: [],
      },
    })
  })

  test('a direct message and its thread', async () => {
    expect(await heard(message('mes heures'))).toMatchObject({
      place: { channel: 'D0KARINE', thread: '1790000001.000200', kind: 'dm' },
      content: { addressed: true, text: 'mes heures' },
    })
    expect(
      await heard(message('pis hier ?', { thread_ts: '1790000001.000200', ts: '1790000009.000200' })),
    ).toMatchObject({
      place: { thread: '1790000001.000200' },
      content: { message: '1790000009.000200' },
    })
  })

  test('a file with its address', async () => {
    const files = [
      {
        id: 'F1',
        name: 'plan.pdf',
        mimetype: 'application/pdf',
        size: 12,
        url_private: 'https://files.slack.example/p',
      },
    ]
    expect(await heard(message('voici', { subtype: 'file_share', files }))).toMatchObject({
      content: {
        files: [
          { id: 'F1', name: 'plan.pdf', mime: 'application/pdf', size: 12, url: 'https://files.slack.example/p' },
        ],
      },
    })
  })

  test('an edit and a deletion', async () => {
    const edit = {
      subtype: 'message_changed',
      message: { user: KARINE, team: TEAM, ts: '1.2', text: '45 h' },
      previous_message: { text: '40 h' },
    }
    expect(await heard(message('', edit))).toMatchObject({
      content: { type: 'message-edited', message: '1.2', text: '45 h' },
    })
    const deletion = {
      subtype: 'message_deleted',
      deleted_ts: '1.2',
      previous_message: { user: KARINE, ts: '1.2', text: '45 h' },
    }
    expect(await heard(message('', deletion))).toMatchObject({ content: { type: 'message-deleted', message: '1.2' } })
  })

  test('the messages tab opened, in the new and the old way', async () => {
    expect(
      await heard(envelope({ type: 'app_home_opened', user: KARINE, channel: 'D1', tab: 'messages' })),
    ).toMatchObject({
      place: { channel: 'D1', thread: null, kind: 'dm' },
      content: { type: 'opened' },
    })
    const thread = { user_id: KARINE, channel_id: 'D1', thread_ts: '3.4' }
    expect(await heard(envelope({ type: 'assistant_thread_started', assistant_thread: thread }))).toMatchObject({
      place: { channel: 'D1', thread: '3.4' },
      content: { type: 'opened' },
    })
  })

  test('a command, a button, shortcuts', async () => {
    expect(await heard(command('heures 8h'))).toMatchObject({
      place: { channel: 'C0FACT', thread: null },
      content: { type: 'command', text: 'heures 8h' },
    })
    const state = { values: { hours: { answer: { type: 'plain_text_input', value: '8' } } } }
    expect(await heard(button('act-1', { state }))).toMatchObject({
      id: `button:1790000002.000300:1790000003.000400:${KARINE}`,
      place: { channel: 'C0FACT', thread: '1790000000.000100' },
      content: { type: 'button', action: 'act-1', message: '1790000002.000300', values: { hours: '8' } },
    })
    expect(await heard(shortcut())).toMatchObject({
      place: { channel: KARINE, kind: 'dm' },
      content: { type: 'opened' },
    })
    const on = {
      type: 'message_action',
      channel: { id: 'C0CHANT' },
      message_ts: '5.6',
      message: { text: 'On paie <@U1>' },
      action_ts: '7.8',
    }
    expect(await heard(shortcut(on))).toMatchObject({
      place: { channel: 'C0CHANT', thread: '5.6' },
      content: { type: 'command', text: 'On paie @U1' },
    })
  })

  test('in a channel, a mention and its twin are one turn; threads of Nova’s are hers to answer', async () => {
    const room = { channel: 'C0FACT', channel_type: 'channel' }
    await heard(message(`<@${BOT}> bonjour`, room))
    await heard(message('entre nous', room))
    expect(bench.inbox.events).toEqual([])
    expect(await heard(message('ok', { ...room, thread_ts: '1.1', parent_user_id: BOT }))).toMatchObject({
      content: { addressed: true },
    })
    expect(await heard(message('ok', { ...room, thread_ts: '1.1', parent_user_id: 'U9' }))).toMatchObject({
      content: { addressed: false },
    })
  })

  test.each([
    ['Nova herself', message('x', { user: BOT })],
    ['a bot', message('x', { bot_id: 'B1' })],
    ['a bot by subtype', message('x', { subtype: 'bot_message' })],
    ['somebody joining', message('x', { subtype: 'channel_join' })],
    ['another company in a shared channel', mention('x', { user_team: 'T0OTHER', team: 'T0OTHER' })],
    ['a click by another company', button('act-1', { user: { id: 'U9', team_id: 'T0OTHER' } })],
    [
      'a link button',
      button('x', { actions: [{ type: 'button', action_id: 'link-1', url: 'https://a.example', action_ts: '1.1' }] }),
    ],
    [
      'a link preview',
      message('', {
        subtype: 'message_changed',
        message: { user: KARINE, ts: '1.2', text: 'a' },
        previous_message: { text: 'a' },
      }),
    ],
    ['another tab', envelope({ type: 'app_home_opened', user: KARINE, channel: 'D1', tab: 'about' })],
    ['a change of context', envelope({ type: 'app_context_changed', user: KARINE, channel: 'D1', context: {} })],
    ['an unknown event', envelope({ type: 'starlight_observed', user: KARINE })],
    ['an unknown interaction', { type: 'starlight', user: { id: KARINE } }],
    ['actions without a user', { type: 'block_actions', actions: [{}] }],
    ['nothing known', { type: 'event_callback', event: null }],
  ])('%s is answered 200 and heard by nobody', async (_, payload) => {
    const response = await bench.send(signed(payload))
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(bench.inbox.events).toEqual([])
  })

  test('only the workspace of the settings, when one is set', async () => {
    await bench.standIn.close()
    bench = await startBench({ teamId: 'T0OTHER' })
    await heard(mention('bonjour'))
    await heard(command('bonjour'))
    expect(bench.inbox.events).toEqual([])
  })
})
