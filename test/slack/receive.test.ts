import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NovaError } from '../../src/errors.ts'
import { BOT, button, command, envelope, KARINE, mention, message, shortcut, submission, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { signed, signedRaw } from './signed.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.standIn.close())

const status = async (request: Request) => (await bench.send(request)).status

describe('who may knock', () => {
  test('a request of now, signed, is taken', async () => {
    expect(await status(signed(mention('bonjour')))).toBe(200)
    expect(bench.events).toHaveLength(1)
  })

  test.each([
    ['290 s old', -290, 200],
    ['310 s old', -310, 401],
    ['290 s ahead', 290, 200],
    ['310 s ahead', 310, 401],
  ])('a stamp %s', async (_, skew, expected) => {
    expect(await status(signed(mention('bonjour'), { skew }))).toBe(expected)
    expect(bench.events).toHaveLength(expected === 200 ? 1 : 0)
  })

  test.each([
    ['another secret', signed(mention('x'), { secret: 'other' })],
    ['no signature', signed(mention('x'), { headers: { 'x-slack-signature': '' } })],
    ['half a signature', signed(mention('x'), { headers: { 'x-slack-signature': 'v0=abc' } })],
    ['no number for a stamp', signed(mention('x'), { headers: { 'x-slack-request-timestamp': 'now' } })],
  ])('%s is 401 and nothing is stored', async (_, request) => {
    const response = await bench.send(request)
    expect(response.status).toBe(401)
    expect(response.headers.get('x-slack-no-retry')).toBe('1')
    expect(bench.events).toEqual([])
  })

  test('a body changed after it was signed is 401', async () => {
    const request = signed(mention('facture 10 $'))
    const forged = new Request(request.url, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify(mention('facture 99 $')),
    })
    expect(await status(forged)).toBe(401)
  })

  test('the address is verified by its challenge, and only when signed', async () => {
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'x' }
    const response = await bench.send(signed(challenge))
    expect(await response.json()).toEqual({ challenge: 'abc' })
    expect(await status(signed(challenge, { secret: 'other' }))).toBe(401)
  })

  test('what is not a payload is refused for good', async () => {
    expect(await status(signedRaw('{"type":', 'application/json'))).toBe(400)
    expect(await status(signedRaw('', 'application/json'))).toBe(400)
    expect(await status(signedRaw('payload=nope', 'application/x-www-form-urlencoded'))).toBe(400)
    expect(await status(new Request('http://nova.test/slack/events'))).toBe(405)
    expect(await status(signedRaw(`{"a":"${'x'.repeat(1_000_001)}"}`, 'application/json'))).toBe(413)
  })
})

describe('what becomes of it', () => {
  test('200 comes after the event is stored, not before', async () => {
    const order: string[] = []
    bench.answer = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      order.push('stored')
      return { type: 'accepted' }
    }
    await bench.send(signed(mention('bonjour')))
    order.push('answered')
    expect(order).toEqual(['stored', 'answered'])
  })

  test('the same event again is one event', async () => {
    const payload = mention('bonjour')
    expect(await status(signed(payload))).toBe(200)
    expect(
      await status(signed(payload, { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } })),
    ).toBe(200)
    expect(bench.events).toHaveLength(1)
  })

  test('a store that is down makes Slack try again; the event is then taken', async () => {
    const payload = mention('bonjour')
    bench.answer = () => Promise.reject(new Error('database is starting'))
    const response = await bench.send(signed(payload))
    expect(response.status).toBe(500)
    expect(response.headers.get('x-slack-no-retry')).toBeNull()
    bench.answer = async () => ({ type: 'accepted' })
    expect(await status(signed(payload))).toBe(200)
    expect(bench.events).toHaveLength(1)
  })

  test('an event that will never be accepted is not sent again', async () => {
    bench.answer = () => Promise.reject(new NovaError('too-large', { fr: 'Trop long.', en: 'Too long.' }))
    const response = await bench.send(signed(mention('x')))
    expect([response.status, response.headers.get('x-slack-no-retry')]).toEqual([413, '1'])
    bench.answer = () => Promise.reject(new NovaError('unavailable', { fr: 'x', en: 'x' }, { retry: true }))
    const later = await bench.send(signed(mention('x')))
    expect([later.status, later.headers.get('x-slack-no-retry')]).toEqual([503, null])
  })

  test('a click or command that will never work says why to the person', async () => {
    const says = { fr: 'Cet espace n’est relié à rien.', en: 'Not linked.' }
    bench.answer = () => Promise.reject(new NovaError('not-found', says))
    const response = await bench.send(signed(command('aide')))
    expect(await response.json()).toEqual({ response_type: 'ephemeral', text: says.fr })
    expect(await status(signed(button('act-1')))).toBe(200)
    expect(bench.standIn.bodies('chat.postEphemeral')[0].text).toBe(says.fr)
  })

  test('the workspace is asked once an hour who an account is', async () => {
    await bench.send(signed(mention('un')))
    await bench.send(signed(mention('deux')))
    expect(bench.standIn.bodies('users.info')).toHaveLength(1)
    expect(bench.events[1]!.account).toEqual({
      id: KARINE,
      name: 'Karine Roy',
      verifiedEmail: 'karine@chenevert.example',
      locale: 'fr-CA',
    })
    expect(bench.standIn.bodies('auth.test')).toEqual([])
  })

  test('an event is stored even when Slack does not say who it is', async () => {
    bench.standIn.fault('users.info', { status: 500 })
    expect(await status(signed(mention('un')))).toBe(200)
    expect(bench.events[0]!.account).toEqual({ id: KARINE })
    await bench.send(signed(mention('deux')))
    expect(bench.events[1]!.account.verifiedEmail).toBe('karine@chenevert.example')
  })

  test.each([
    ['an unconfirmed address', { is_email_confirmed: false }],
    ['a guest', { is_restricted: true }],
    ['a single-channel guest', { is_ultra_restricted: true }],
    ['a stranger', { is_stranger: true }],
    ['a bot', { is_bot: true }],
    ['a deleted account', { deleted: true }],
    ['another workspace', { team_id: 'T0OTHER' }],
  ])('the address of %s vouches for nobody', async (_, rest) => {
    bench.standIn.users.set(KARINE, { ...bench.standIn.users.get(KARINE), ...rest })
    await bench.send(signed(mention('bonjour')))
    expect(bench.events[0]!.account.verifiedEmail).toBeUndefined()
    expect(bench.events[0]!.account.name).toBe('Karine Roy')
  })
})

describe('what is answered at once', () => {
  const form = {
    id: 'form-7',
    title: 'Refuser la facture 2026-0152 de Garage Roy',
    submit: 'Refuser',
    fields: [{ name: 'reason', label: 'Pourquoi ?', kind: 'long-text' as const, required: true }],
  }

  test('a form opens as a dialog and its answer comes back with its place', async () => {
    bench.answer = async () => ({ type: 'form', form })
    expect(await status(signed(button('act-reject')))).toBe(200)
    const [opened] = bench.standIn.bodies('views.open')
    expect(opened.trigger_id).toBe('trigger-button')
    expect(opened.view.title.text).toHaveLength(24)
    expect(opened.view.blocks[0]).toMatchObject({ block_id: 'reason', optional: false, element: { multiline: true } })

    bench.answer = async () => ({ type: 'accepted' })
    const values = { reason: { answer: { type: 'plain_text_input', value: 'Mauvais taux' } } }
    expect(await status(signed(submission(opened.view.private_metadata, values)))).toBe(200)
    expect(bench.events[1]).toMatchObject({
      id: 'form:V0FORM:1.abc',
      account: { id: KARINE },
      place: { channel: 'C0FACT', thread: '1790000000.000100' },
      content: { type: 'form', form: 'form-7', values: { reason: 'Mauvais taux' } },
    })
  })

  test('a trigger that expired is told to the person alone', async () => {
    bench.answer = async () => ({ type: 'form', form })
    bench.standIn.fault('views.open', { error: 'expired_trigger_id' })
    expect(await status(signed(button('act-reject')))).toBe(200)
    expect(bench.standIn.bodies('chat.postEphemeral')[0]).toMatchObject({ user: KARINE, channel: 'C0FACT' })
  })

  test('a form that follows a form replaces it', async () => {
    bench.answer = async () => ({ type: 'form', form })
    const response = await bench.send(signed(submission('{"form":"form-6"}', {})))
    expect(await response.json()).toMatchObject({
      response_action: 'update',
      view: { type: 'modal', submit: { text: 'Refuser' } },
    })
  })

  test('a notice is for the person alone, whatever they did', async () => {
    bench.answer = async () => ({ type: 'notice', text: 'Seule Nadia <@U1> peut approuver.' })
    const said = await bench.send(signed(command('approuve')))
    expect(await said.json()).toEqual({
      response_type: 'ephemeral',
      text: 'Seule Nadia &lt;@U1&gt; peut approuver.',
    })
    await bench.send(signed(button('act-approve')))
    expect(bench.standIn.bodies('chat.postEphemeral')[0]).toMatchObject({
      user: KARINE,
      channel: 'C0FACT',
      thread_ts: '1790000000.000100',
      text: 'Seule Nadia &lt;@U1&gt; peut approuver.',
    })
    const modal = await (await bench.send(signed(submission('{"form":"form-6"}', {})))).json()
    expect(modal.view.blocks[0].text.text).toBe('Seule Nadia <@U1> peut approuver.')
  })
})

describe('what is heard', () => {
  const heard = async (payload: object) => {
    expect(await status(signed(payload))).toBe(200)
    return bench.events.at(-1)
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
      channel: { id: 'C9' },
      message_ts: '5.6',
      message: { text: 'On paie <@U1>' },
      action_ts: '7.8',
    }
    expect(await heard(shortcut(on))).toMatchObject({
      place: { channel: 'C9', thread: '5.6' },
      content: { type: 'command', text: 'On paie @U1' },
    })
  })

  test('in a channel, a mention and its twin are one turn; threads of Nova’s are hers to answer', async () => {
    const room = { channel: 'C0FACT', channel_type: 'channel' }
    await heard(message(`<@${BOT}> bonjour`, room))
    await heard(message('entre nous', room))
    expect(bench.events).toEqual([])
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
    ['the home tab', envelope({ type: 'app_home_opened', user: KARINE, channel: 'D1', tab: 'home' })],
    ['an unknown event', envelope({ type: 'starlight_observed', user: KARINE })],
    ['an unknown interaction', { type: 'starlight', user: { id: KARINE } }],
    ['actions without a user', { type: 'block_actions', actions: [{}] }],
    ['nothing known', { type: 'event_callback', event: null }],
  ])('%s is answered 200 and heard by nobody', async (_, payload) => {
    const response = await bench.send(signed(payload))
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(bench.events).toEqual([])
  })

  test('only the workspace of the settings, when one is set', async () => {
    await bench.standIn.close()
    bench = await startBench({ teamId: 'T0OTHER' })
    await heard(mention('bonjour'))
    await heard(command('bonjour'))
    expect(bench.events).toEqual([])
  })
})
