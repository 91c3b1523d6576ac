import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { foundOrganization } from '../../db/founding.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openTestDatabase } from '../db/open.ts'

describe('the API of the demo', () => {
  let nova: TestApp
  beforeAll(async () => {
    nova = await openTestApp()
  })
  afterAll(() => nova.close())

  const post = (path: string, body: unknown, lang = 'fr') => nova.request('POST', path, body, { lang })

  it('is healthy, says when it is not ready, and counts', async () => {
    expect(await nova.request('GET', '/health')).toEqual({ status: 200, body: { status: 'ok' } })
    // The jobs of this one were never started.
    expect(await nova.request('GET', '/ready')).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
    await nova.chat('bonjour')
    const { status, body } = await nova.request('GET', '/metrics')
    expect(status).toBe(200)
    expect(body).toMatch(/^nova_turn_seconds_count\{platform="api",result="done"\} 1$/m)
  })

  it.each([
    ['no JSON', '/api/v1/chat', 'text=hello', 400, 'input.invalid', undefined],
    ['nested too deep', '/api/v1/chat', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'input.invalid', undefined],
    ['a field of the wrong type', '/api/v1/chat', { text: 3 }, 400, 'input.invalid', 'text'],
    ['a text over the limit', '/api/v1/chat', { text: 'a'.repeat(20_001) }, 400, 'input.invalid', 'text'],
    ['a field left out', '/api/v1/approvals/x/decisions', { decision: 'approve' }, 400, 'input.invalid', 'revision'],
    [
      'an unknown decision',
      '/api/v1/approvals/x/decisions',
      { decision: 'yes', revision: 1 },
      400,
      'input.invalid',
      'decision',
    ],
    ['a handle that nobody has', '/api/v1/chat', { text: 'bonjour', as: 'mallory' }, 404, 'not-found', 'as'],
    [
      'a channel that does not exist',
      '/api/v1/chat',
      { text: 'bonjour', channel: '#nowhere' },
      404,
      'not-found',
      'channel',
    ],
    [
      'another person’s direct messages',
      '/api/v1/chat',
      { text: 'bonjour', as: 'dany', channel: 'dm-someone' },
      404,
      'not-found',
      'channel',
    ],
    ['an unknown tool', '/api/v1/tools/no.such', { input: {} }, 404, 'not-found', undefined],
    ['an unknown input', '/api/v1/tools/receivables.ageing', { input: { colour: 1 } }, 400, 'input.invalid', 'colour'],
    [
      'an unknown approval',
      '/api/v1/approvals/00000000-0000-4000-8000-000000000000/decisions',
      { decision: 'approve', revision: 1 },
      404,
      'not-found',
      undefined,
    ],
    [
      'an id that is none',
      '/api/v1/approvals/1;drop/decisions',
      { decision: 'approve', revision: 1 },
      404,
      'not-found',
      undefined,
    ],
    ['a body over 1 MB', '/api/v1/chat', { text: 'a'.repeat(1_000_001) }, 413, 'too-large', undefined],
    ['an unknown address', '/api/v1/nothing', {}, 404, 'not-found', undefined],
  ])('%s', async (_, path, body, status, code, field) => {
    for (const lang of ['fr', 'en']) {
      const answered = await post(path, body, lang)
      expect(answered.status).toBe(status)
      const { error } = answered.body
      expect(error).toMatchObject({ code, message: expect.stringMatching(/\S/) })
      expect(error.field).toBe(field)
      expect(JSON.stringify(answered.body)).not.toMatch(/\bat .*\.ts:|node_modules/)
    }
  })

  it('a role that does not suffice is 403, in the language asked for', async () => {
    const refused = await nova.request(
      'POST',
      '/api/v1/tools/receivables.ageing',
      { as: 'steve', input: {} },
      { lang: 'en' },
    )
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'auth.forbidden' } } })
    expect(refused.body.error.message).toContain('Your role')
    const inChat = await nova.chat('qui nous doit de l’argent?', { as: 'steve' })
    expect(inChat.steps).toMatchObject([{ tool: 'receivables.ageing', status: 'refused' }])
    expect(inChat.text).not.toMatch(/\d{3},\d{2}/)
  })

  it('lists every tool with its owner, gate and a JSON Schema of its input', async () => {
    const { status, body } = await nova.request('GET', '/api/v1/tools')
    expect(status).toBe(200)
    expect(body.tools.map((tool: { name: string }) => tool.name).sort()).toEqual(
      [...nova.host.roster.tools.keys()].sort(),
    )
    for (const tool of body.tools) {
      expect(['none', 'log', 'confirm', 'approve']).toContain(tool.gate)
      expect(nova.host.roster.ownerOf(tool.name).id).toBe(tool.owner)
      expect(tool.input).toMatchObject({ type: 'object', properties: expect.any(Object) })
      // A schema that a client can compile: zod reads it back.
      expect(() => z.fromJSONSchema(tool.input)).not.toThrow()
    }
    const steve = await nova.request('GET', '/api/v1/tools?as=steve')
    const allowed = steve.body.tools.filter((tool: { allowed: boolean }) => tool.allowed)
    expect(allowed.length).toBeLessThan(body.tools.length)
  })

  it('a tool answers as chat does, with its output', async () => {
    const done = await nova.tool('receivables.ageing', {}, 'nadia')
    expect(done).toMatchObject({
      status: 200,
      body: { thread: null, lang: 'fr', steps: [{ tool: 'receivables.ageing', status: 'done', gate: 'none' }] },
    })
    expect(done.body.output).toBeTypeOf('object')
    expect(done.body.cards[0].title).toBeTruthy()
    const missing = await nova.tool('invoices.create_draft', {})
    expect(missing).toMatchObject({ status: 200, body: { steps: [{ status: 'needs-input' }], output: null } })
    const client = await nova.within(async (stores) => (await stores.clients.list())[0]!.id)
    const lines = [{ description: 'x', quantity: 1000, unitPrice: 10_000 }]
    const waits = await nova.tool('invoices.create_draft', { client, lines })
    expect(waits.body.steps).toMatchObject([
      { status: 'done' },
      { status: 'needs-approval', approval: { revision: 1, state: 'pending' } },
    ])
    expect(await nova.tool('invoices.create_draft', { client, lines: [{ ...lines[0], quantity: -1 }] })).toMatchObject({
      status: 400,
      body: { error: { code: 'input.invalid', field: 'lines' } },
    })
  })

  it('a thread goes on, and a body’s language decides the answer', async () => {
    const first = await nova.chat('who owes us money?', { as: 'tyler' })
    expect(first.lang).toBe('en')
    const second = await nova.chat('merci', { as: 'nadia', thread: first.thread })
    expect(second.thread).toBe(first.thread)
  })
})

describe('the API outside the demo', () => {
  let nova: TestApp
  let token: string
  beforeAll(async () => {
    const database = await openTestDatabase()
    token = await foundOrganization(database)
    nova = await openTestApp({ database, config: { NOVA_DEMO: 'off' } })
  })
  afterAll(() => nova.close())

  it('wants a token, whatever `as` says', async () => {
    for (const asked of [{}, { token: 'wrong' }, { token: `${token}x` }])
      for (const [method, path, body] of [
        ['POST', '/api/v1/chat', { text: 'bonjour', as: 'admin' }],
        ['GET', '/api/v1/tools', undefined],
        ['POST', '/api/v1/tools/receivables.ageing', { input: {}, as: 'admin' }],
        ['POST', '/api/v1/approvals/x/decisions', { decision: 'approve', revision: 1, as: 'admin' }],
      ] as const)
        expect(await nova.request(method, path, body, asked)).toMatchObject({
          status: 401,
          body: { error: { code: 'auth.required' } },
        })
  })

  it('with its token acts as its owner only', async () => {
    await nova.within(async (stores) => {
      await stores.persons.insert({ name: 'Other Person', handle: 'other', title: '', role: 'viewer' })
    })
    const answer = await nova.request('POST', '/api/v1/chat', { text: 'bonjour', as: 'other' }, { token })
    expect(answer.status).toBe(200)
    expect(answer.body.text).toContain('Admin')
    expect((await nova.request('GET', '/api/v1/tools', undefined, { token })).status).toBe(200)
  })

  it('an owner who left has no token any more', async () => {
    const admin = await nova.personOf('admin')
    await nova.within((stores) => stores.persons.update(admin.id, { active: false }))
    expect(await nova.request('GET', '/api/v1/tools', undefined, { token })).toMatchObject({ status: 401 })
  })
})
