import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NovaError } from '../../src/errors.ts'
import { button, command, KARINE, mention, submission } from './payloads.ts'
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
    expect(bench.inbox.events).toHaveLength(1)
  })

  test.each([
    ['290 s old', -290, 200],
    ['310 s old', -310, 401],
    ['290 s ahead', 290, 200],
    ['310 s ahead', 310, 401],
  ])('a stamp %s', async (_, skew, expected) => {
    expect(await status(signed(mention('bonjour'), { skew }))).toBe(expected)
    expect(bench.inbox.events).toHaveLength(expected === 200 ? 1 : 0)
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
    expect(bench.inbox.events).toEqual([])
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

  test('without a secret (Socket Mode only) nobody can sign', async () => {
    await bench.standIn.close()
    bench = await startBench({ signingSecret: '' })
    expect(await status(signed(mention('x')))).toBe(401)
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
    bench.inbox.answer = async () => {
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
    expect(bench.inbox.events).toHaveLength(1)
  })

  test('a store that is down makes Slack try again; the event is then taken', async () => {
    const payload = mention('bonjour')
    bench.inbox.answer = () => Promise.reject(new Error('database is starting'))
    const response = await bench.send(signed(payload))
    expect(response.status).toBe(500)
    expect(response.headers.get('x-slack-no-retry')).toBeNull()
    bench.inbox.answer = async () => ({ type: 'accepted' })
    expect(await status(signed(payload))).toBe(200)
    expect(bench.inbox.events).toHaveLength(1)
  })

  test('an event that will never be accepted is not sent again', async () => {
    bench.inbox.answer = () => Promise.reject(new NovaError('too-large', { fr: 'Trop long.', en: 'Too long.' }))
    const response = await bench.send(signed(mention('x')))
    expect([response.status, response.headers.get('x-slack-no-retry')]).toEqual([413, '1'])
    bench.inbox.answer = () => Promise.reject(new NovaError('unavailable', { fr: 'x', en: 'x' }, { retry: true }))
    const later = await bench.send(signed(mention('x')))
    expect([later.status, later.headers.get('x-slack-no-retry')]).toEqual([503, null])
  })

  test('a click or command that will never work says why to the person', async () => {
    const says = { fr: 'Cet espace n’est relié à rien.', en: 'Not linked.' }
    bench.inbox.answer = () => Promise.reject(new NovaError('not-found', says))
    const response = await bench.send(signed(command('aide')))
    expect(await response.json()).toEqual({ response_type: 'ephemeral', text: says.fr })
    expect(await status(signed(button('act-1')))).toBe(200)
    expect(bench.standIn.bodies('chat.postEphemeral')[0].text).toBe(says.fr)
  })

  test('the workspace is asked once an hour who an account is', async () => {
    await bench.send(signed(mention('un')))
    await bench.send(signed(mention('deux')))
    expect(bench.standIn.bodies('users.info')).toHaveLength(1)
    expect(bench.inbox.events[1]!.account).toEqual({
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
    expect(bench.inbox.events[0]!.account).toEqual({ id: KARINE })
    await bench.send(signed(mention('deux')))
    expect(bench.inbox.events[1]!.account.verifiedEmail).toBe('karine@chenevert.example')
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
    expect(bench.inbox.events[0]!.account.verifiedEmail).toBeUndefined()
    expect(bench.inbox.events[0]!.account.name).toBe('Karine Roy')
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
    bench.inbox.answer = async () => ({ type: 'form', form })
    expect(await status(signed(button('act-reject')))).toBe(200)
    const [opened] = bench.standIn.bodies('views.open')
    expect(opened.trigger_id).toBe('trigger-button')
    expect(opened.view.title.text).toHaveLength(24)
    expect(opened.view.blocks[0]).toMatchObject({ block_id: 'reason', optional: false, element: { multiline: true } })

    bench.inbox.answer = async () => ({ type: 'accepted' })
    const values = { reason: { answer: { type: 'plain_text_input', value: 'Mauvais taux' } } }
    expect(await status(signed(submission(opened.view.private_metadata, values)))).toBe(200)
    expect(bench.inbox.events[1]).toMatchObject({
      id: 'form:V0FORM:1.abc',
      account: { id: KARINE },
      place: { channel: 'C0FACT', thread: '1790000000.000100' },
      content: { type: 'form', form: 'form-7', values: { reason: 'Mauvais taux' } },
    })
  })

  test('a trigger that expired is told to the person alone', async () => {
    bench.inbox.answer = async () => ({ type: 'form', form })
    bench.standIn.fault('views.open', { error: 'expired_trigger_id' })
    expect(await status(signed(button('act-reject')))).toBe(200)
    expect(bench.standIn.bodies('chat.postEphemeral')[0]).toMatchObject({ user: KARINE, channel: 'C0FACT' })
  })

  test('what is wrong in a form is said below its field, and the dialog stays', async () => {
    const says = { fr: 'Je ne lis pas ce montant.', en: 'I cannot read this amount.' }
    const values = { amount: { answer: { type: 'plain_text_input', value: 'beaucoup' } } }
    const wrong = (field: string) => async () => {
      throw new NovaError('input.invalid', says, { field })
    }
    bench.inbox.answer = wrong('amount')
    const response = await bench.send(signed(submission('{"form":"form-6"}', values)))
    expect(await response.json()).toEqual({ response_action: 'errors', errors: { amount: says.fr } })
    bench.inbox.answer = wrong('other')
    const replaced = await (await bench.send(signed(submission('{"form":"form-6"}', values)))).json()
    expect(replaced).toMatchObject({ response_action: 'update', view: { blocks: [{ text: { text: says.fr } }] } })
  })

  test('a form that follows a form replaces it', async () => {
    bench.inbox.answer = async () => ({ type: 'form', form })
    const response = await bench.send(signed(submission('{"form":"form-6"}', {})))
    expect(await response.json()).toMatchObject({
      response_action: 'update',
      view: { type: 'modal', submit: { text: 'Refuser' } },
    })
  })

  test('a notice is for the person alone, whatever they did', async () => {
    bench.inbox.answer = async () => ({ type: 'notice', text: 'Seule Nadia <@U1> peut approuver.' })
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
