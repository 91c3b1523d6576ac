// Interactions over signed HTTP, as on Workers: what Discord is answered within its three seconds.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDiscord } from '../../adapters/discord/discord.ts'
import type { Adapter } from '../../src/chat/adapter.ts'
import type { Form, FormField } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { createTestInbox, type TestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import type { Json } from '../slack/json.ts'
import { modalViolations, violations } from './limits.ts'
import { click, command, interaction, PUBLIC_KEY, signed, submit } from './payloads.ts'
import { BOT, CHANNEL, GUILD, KARINE, TOKEN } from './stand-in.ts'

let server: Server
let url: string
let calls: { method: string; path: string; body: Json }[]
let inbox: TestInbox
let discord: Adapter
/** Resolves what `pause` waits for; by default no deadline ever passes. */
let pause: (millis: number) => Promise<void>
let member = true
const later: Promise<unknown>[] = []

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url!.replace('/api/v10', '')
    const raw = Buffer.concat(chunks).toString()
    calls.push({ method: request.method!, path, body: raw ? JSON.parse(raw) : undefined })
    const isMember = path.includes('/members/')
    response.writeHead(isMember && !member ? 404 : 200, { 'content-type': 'application/json' })
    const found = path.endsWith('/guilds')
      ? [{ id: GUILD, name: 'Nova', permissions: '8' }]
      : { id: '1', code: 10_007, message: '' }
    response.end(JSON.stringify(found))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
})
afterAll(() => void server.close())
beforeEach(() => {
  calls = []
  later.length = 0
  member = true
  inbox = createTestInbox()
  pause = () => new Promise(() => {})
  discord = createDiscord(
    {
      token: TOKEN,
      applicationId: BOT,
      publicKey: PUBLIC_KEY,
      gateway: false,
      apiUrl: url,
      charts: { png: async () => PIXEL },
      pause: (millis) => pause(millis),
    },
    inbox,
  )
})

async function send(raw: Json): Promise<Json> {
  const response = await discord.handle(signed(raw), (work) => later.push(work.catch(() => {})))
  expect(response.status).toBe(200)
  const body: Json = await response.json()
  if (body.type === 9) expect(modalViolations(body.data)).toEqual([])
  else if (body.data?.components) expect(violations(body.data)).toEqual([])
  return body
}
const buttonOf = (answer: Json): Json => answer.data.components.find((one: Json) => one.type === 1).components[0]
const ephemeral = (answer: Json) => [answer.type, answer.data.flags & 64]

describe('the signature', () => {
  it('a wrong, old or absent one is 401, a ping is answered', async () => {
    const of = async (request: Request) => (await discord.handle(request, () => {})).status
    expect(await of(signed(command('nova'), { forged: 'signature' }))).toBe(401)
    expect(await of(signed(command('nova'), { forged: 'stamp' }))).toBe(401)
    expect(await of(signed(command('nova'), { absent: true }))).toBe(401)
    expect(await of(new Request('http://localhost/discord/interactions'))).toBe(405)
    expect(await send({ type: 1 })).toEqual({ type: 1 })
    expect(inbox.events).toEqual([])
  })

  it('any other bytes after it are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const real = signed({ type: 1 })
        const forged = new Request(real.url, {
          method: 'POST',
          headers: real.headers,
          body: `${await real.text()} ${text}`,
        })
        expect((await discord.handle(forged, () => {})).status).toBe(401)
      }),
    )
  })

  it('whatever is signed and unknown is no event and no error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 2, max: 12 }), async (data, type) => {
        const of = [interaction(type, data as Json), data as Json]
        for (const raw of of) expect((await discord.handle(signed(raw), () => {})).status).toBeLessThan(300)
        expect(inbox.events).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is answered', () => {
  it('a command shows that Nova thinks, and keeps the token for the answer', async () => {
    const raw = command('facture', [
      { name: 'client', value: 'Garage Roy' },
      { name: 'montant', value: '1250' },
    ])
    expect(await send(raw)).toEqual({ type: 5 })
    expect(inbox.events[0]?.content).toEqual({ type: 'command', text: 'facture Garage Roy 1250 $' })
    expect(inbox.events[0]?.place).toEqual({ channel: CHANNEL, thread: `command-${raw.id}`, kind: 'public' })
    expect(inbox.kept.get(`${GUILD}/waiting:command-${raw.id}`)).toMatchObject({
      token: raw.token,
      open: true,
      account: KARINE,
    })
  })

  it('a click is taken silently; one with a question is asked about, and means nothing before the yes', async () => {
    expect(await send(click('do:abc'))).toEqual({ type: 6 })
    inbox.cards.set('55', () => ({
      lang: 'fr',
      message: 'm',
      idempotencyKey: 'k',
      card: {
        title: '',
        summary: '',
        tone: 'neutral',
        blocks: [],
        actions: [{ type: 'button', id: 'xyz', label: 'Approuver', style: 'primary', confirm: 'Émettre ?' }],
      },
    }))
    const asked = await send(click('ask:xyz', { id: '55', interaction_metadata: { id: '77' } }))
    expect(ephemeral(asked)).toEqual([4, 64])
    expect(asked.data.components[0].content).toBe('Émettre ?')
    expect(inbox.events).toHaveLength(1)
    const yes = buttonOf(asked)
    expect(yes.label).toBe('Approuver')
    const sure = await send(
      click(yes.custom_id, { id: '56', flags: 64, interaction_metadata: { id: '78', interacted_message_id: '55' } }),
    )
    expect(sure.type).toBe(7)
    expect(sure.data.components.some((one: Json) => one.type === 1)).toBe(false)
    expect(inbox.events[1]).toMatchObject({
      content: { type: 'button', action: 'xyz', message: '55' },
      place: { thread: 'command-77' },
    })
  })

  it('a refusal is told to the one who acted only', async () => {
    inbox.answer = async () => ({ type: 'notice', text: 'Seule *Nadia* peut approuver.' })
    const told = await send(click('do:abc'))
    expect(ephemeral(told)).toEqual([4, 64])
    expect(told.data.components[0].content).toBe('Seule \\*Nadia\\* peut approuver.')
    inbox.answer = async () => Promise.reject(new NovaError('not-found', { fr: 'Pas relié.', en: 'Not linked.' }))
    expect((await send(click('do:abc', undefined, { locale: 'en-US' }))).data.components[0].content).toBe('Not linked.')
    inbox.answer = async () => Promise.reject(new Error('boom'))
    expect(JSON.stringify(await send(click('do:abc')))).not.toContain('boom')
  })

  it('a slow inbox does not cost the three seconds; what it says then follows', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    pause = async () => {}
    inbox.answer = async () => {
      await promise
      return { type: 'notice', text: 'Plus tard.' }
    }
    expect(await send(click('do:abc'))).toEqual({ type: 6 })
    resolve()
    await Promise.all(later)
    const last = calls.at(-1)!
    expect(last.path).toMatch(/^\/webhooks\//)
    expect(last.body.components[0].content).toBe('Plus tard.')
  })

  it('a turn without an answer leaves no "thinking" behind', async () => {
    pause = async (millis) => (millis === 2_000 ? new Promise(() => {}) : undefined)
    await send(command('nova', [{ name: 'demande', value: 'arrête' }]))
    await Promise.all(later)
    expect(calls.at(-1)).toMatchObject({ method: 'DELETE' })
    expect(decodeURIComponent(calls.at(-1)!.path)).toMatch(/@original$/)
    await send(command('nova'))
    await Promise.all(later)
    expect(calls.at(-1)).toMatchObject({ method: 'PATCH' })
    expect(calls.at(-1)!.body.components[0].content).toContain('Je t’écoute')
  })

  it('names are completed within the limits of choices', async () => {
    inbox.names = Array.from({ length: 40 }, (_, i) => `Client ${i} ${'x'.repeat(i * 4)}`)
    const answer = await send({ ...command('facture', [{ name: 'client', value: 'cli', focused: true }]), type: 4 })
    expect(answer.type).toBe(8)
    expect(answer.data.choices.length).toBeGreaterThan(10)
    for (const { name, value } of answer.data.choices) {
      expect(name.length).toBeLessThanOrEqual(100)
      expect(value.length).toBeLessThanOrEqual(100)
    }
    expect(
      (await send({ ...command('facture', [{ name: 'montant', value: '1', focused: true }]), type: 4 })).data.choices,
    ).toEqual([])
  })

  it('a thumb down asks why, and both are feedback on the message', async () => {
    const asked = await send(click('bad:', { id: '55' }))
    expect(asked.type).toBe(9)
    await send(submit(asked.data.custom_id, { text: 'Mauvais client' }, { message: { id: '55' } }))
    expect(inbox.events.map(({ content }) => content)).toEqual([
      { type: 'feedback', message: '55', good: false },
      { type: 'feedback', message: '55', good: false, text: 'Mauvais client' },
    ])
    expect(ephemeral(await send(click('good:', { id: '55' })))).toEqual([4, 64])
  })

  it('direct messages belong to a guild that the account is in; a stranger is told so', async () => {
    const direct = {
      guild_id: undefined,
      member: undefined,
      user: { id: KARINE, username: 'karine' },
      channel: { id: '9', type: 1 },
      channel_id: '9',
    }
    expect(await send(command('nova', [{ name: 'demande', value: 'allo' }], direct))).toEqual({ type: 5 })
    expect(inbox.events[0]).toMatchObject({ workspace: GUILD, place: { channel: '9', thread: null, kind: 'dm' } })
    member = false
    const other = { ...direct, user: { id: '42', username: 'x' } }
    expect(ephemeral(await send(command('nova', [], other)))).toEqual([4, 64])
    expect(inbox.events).toHaveLength(1)
  })
})

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  kind: 'text',
  required: false,
  ...more,
})
const formOf = (fields: FormField[]): Form => ({ id: 'f-1', title: 'Facture', submit: 'Envoyer', fields })

describe('forms', () => {
  it('five fields are one dialog; what a menu offers is chosen', async () => {
    const fields = [
      field('client', {
        kind: 'choice',
        required: true,
        options: [
          { value: 'c1', label: 'Roy' },
          { value: 'c2', label: 'École' },
        ],
        value: 'c2',
      }),
      field('note', { kind: 'long-text' }),
      field('rush', { kind: 'boolean' }),
    ]
    inbox.answer = async ({ content }) =>
      content.type === 'button' ? { type: 'form', form: formOf(fields) } : { type: 'accepted' }
    const modal = await send(click('do:open', { id: '55' }))
    expect(modal.data.components.map((one: Json) => one.component.type)).toEqual([3, 4, 3])
    expect(modal.data.components[0].component.options[1].default).toBe(true)
    await send(
      submit(modal.data.custom_id, { client: ['c1'], note: 'Béton', rush: ['true'] }, { message: { id: '55' } }),
    )
    expect(inbox.events.at(-1)?.content).toEqual({
      type: 'form',
      form: 'f-1',
      values: { client: 'c1', note: 'Béton', rush: 'true' },
    })
  })

  it('more than five are asked in steps, the required ones first, and none is lost', async () => {
    const fields = Array.from({ length: 12 }, (_, i) => field(`f${i}`, { required: i > 8 }))
    inbox.answer = async ({ content }) =>
      content.type === 'button' ? { type: 'form', form: formOf(fields) } : { type: 'accepted' }
    let modal = await send(click('do:open', { id: '55' }))
    expect(modal.data.components[0].component.custom_id).toBe('f9')
    for (let step = 0; ; step++) {
      const values = Object.fromEntries(
        modal.data.components.map((one: Json) => [one.component.custom_id, `v${one.component.custom_id}`]),
      )
      const answer = await send(
        submit(modal.data.custom_id, values, { message: { id: step ? '60' : '55', flags: step ? 64 : 0 } }),
      )
      if (answer.type !== 4) {
        expect(answer.type).toBe(7)
        break
      }
      modal = await send(click(buttonOf(answer).custom_id, { id: '60', flags: 64 }))
    }
    const { content, place } = inbox.events.at(-1)!
    expect(content.type === 'form' && content.values).toEqual(
      Object.fromEntries(fields.map(({ name }) => [name, `v${name}`])),
    )
    expect(place.thread).toBe('55')
    expect(inbox.kept.get(`${GUILD}/form:${KARINE}:f-1`)).toBeNull()
  })

  it('what cannot be read is told, and the dialog opens again with what was typed', async () => {
    inbox.answer = async ({ content }) => {
      if (content.type === 'button') return { type: 'form', form: formOf([field('amount', { required: true })]) }
      throw new NovaError('input.invalid', { fr: 'Je ne lis pas ce montant.', en: 'I cannot read this amount.' })
    }
    const modal = await send(click('do:open', { id: '55' }))
    const refused = await send(submit(modal.data.custom_id, { amount: 'mille' }, { message: { id: '55' } }))
    expect(refused.data.components[0].content).toBe('Je ne lis pas ce montant.')
    const again = await send(click(buttonOf(refused).custom_id, { id: '61', flags: 64 }))
    expect(again.data.components[0].component.value).toBe('mille')
  })

  it('any form is dialogs within limits', async () => {
    const text = fc.string({ maxLength: 200 })
    const kinds = [
      'text',
      'long-text',
      'number',
      'money',
      'percent',
      'date',
      'period',
      'choice',
      'choices',
      'boolean',
    ] as const
    const option = fc.record({ value: fc.string({ maxLength: 130 }), label: text })
    const any = fc.record(
      {
        name: fc.uuid(),
        label: text,
        kind: fc.constantFrom(...kinds),
        required: fc.boolean(),
        hint: text,
        value: text,
        options: fc.array(option, { maxLength: 40 }),
      },
      { requiredKeys: ['name', 'label', 'kind', 'required'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 14 }), text, async (fields, title) => {
        const form = { ...formOf(fields as FormField[]), title }
        inbox.answer = async ({ content }) =>
          content.type === 'button' ? { type: 'form', form } : { type: 'accepted' }
        const seen = new Set<string>()
        let modal = await send(click('do:open', { id: '55' }))
        for (;;) {
          for (const one of modal.data.components) seen.add(one.component.custom_id)
          const answer = await send(submit(modal.data.custom_id, {}, { message: { id: '55' } }))
          if (answer.type !== 4) break
          modal = await send(click(buttonOf(answer).custom_id, { id: '60', flags: 64 }))
        }
        expect([...seen].sort()).toEqual(fields.map(({ name }) => name).sort())
      }),
      { numRuns: 60 },
    )
  })
})
