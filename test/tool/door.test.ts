import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Stores } from '../../db/tables/index.ts'
import { requestApproval } from '../../src/approval/request.ts'
import { createCall } from '../../src/conversation/call.ts'
import { toActor } from '../../src/tool/actor.ts'
import { watchRecords } from '../../src/tool/audience.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import type { Call } from '../../src/tool/execute.ts'
import { field } from '../../src/tool/fields.ts'
import { createDoor } from '../../src/tool/perform.ts'
import { openTestApp, type TestApp } from '../app.ts'

const says = { fr: 'x', en: 'x' }
const card = { title: 'x', summary: 'x', tone: 'neutral' as const, blocks: [] }
const base = {
  title: says,
  permission: 'finance.write' as const,
  examples: { fr: [], en: [] },
  input: z.object({ note: field.text({ label: says }), fail: field.boolean({ label: says }).optional() }),
  output: z.object({ note: z.string() }),
  card: () => card,
}
const preview = async () => ({ card, subject: 'as shown' })

async function keep({ note, fail }: { note: string; fail?: boolean | undefined }, ctx: Context<Stores>) {
  await ctx.stores.notifications.insert({ kind: 'note', title: note })
  ctx.request({ kind: 'email', to: 'a@b.example', subject: note, text: '', files: [], key: `mail:${note}` })
  if (fail) throw new Error('half way')
  return { note }
}

/** Reads a record that is nobody else's business. */
const readWage = async ({ note }: { note: string }, ctx: Context<Stores>) => {
  await ctx.stores.records.list('wage')
  return { note }
}

const TOOLS = [
  defineTool<Stores>()({ ...base, name: 'wages.read', gate: 'none', run: readWage }),
  defineTool<Stores>()({ ...base, name: 'wages.keep', gate: 'log', run: readWage }),
  defineTool<Stores>()({ ...base, name: 'notes.read', gate: 'none', run: keep }),
  defineTool<Stores>()({ ...base, name: 'notes.keep', gate: 'log', run: keep }),
  defineTool<Stores>()({ ...base, name: 'notes.confirm', gate: 'confirm', preview, run: keep }),
  defineTool<Stores>()({
    ...base,
    name: 'notes.approve',
    gate: 'approve',
    approval: { permission: 'invoices.approve' },
    preview,
    run: keep,
  }),
]

describe('the door', () => {
  let nova: TestApp
  beforeAll(async () => {
    nova = await openTestApp()
  })
  afterAll(() => nova.close())

  const door = () =>
    createDoor<Stores>({
      tools: new Map(TOOLS.map((tool) => [tool.name, tool])),
      transact: nova.host.transact,
      requestApproval,
    })
  const callOf = async (handle: string): Promise<Call> =>
    createCall(nova.host, await nova.host.profile(nova.organization), toActor(await nova.personOf(handle)))
  const perform = async (handle: string, name: string, input: Record<string, unknown>) =>
    door()(name, input, await callOf(handle), nova.host.resolver(nova.organization))
  const traces = (note: string) =>
    nova.within(async (stores) => ({
      rows: (await stores.notifications.list({ title: note })).length,
      mails: (await stores.outbox.list({ idempotencyKey: `mail:${note}` })).length,
      audit: (await stores.auditLog.list({}, 1000)).filter((row) => JSON.stringify(row.data).includes(`"${note}"`))
        .length,
      waiting: (await stores.approvals.listPending()).filter((one) => one.input.note === note).length,
    }))

  describe('what is never shown in a channel', () => {
    const placed = async (kind: 'public' | 'dm', conversation: string | null = crypto.randomUUID()): Promise<Call> => ({
      ...(await callOf('karine')),
      conversation,
      origin: { platform: 'web', workspace: 'local', place: { channel: 'c', thread: null, kind } },
    })
    const go = async (name: string, call: Call) =>
      door()(name, { note: 'n' }, call, nova.host.resolver(nova.organization))

    it('is marked, so that the answer goes to the asker; also a search that names it', async () => {
      expect(await go('wages.read', await placed('public'))).toMatchObject({ status: 'done', isSensitive: true })
      expect(await go('notes.keep', await placed('public'))).not.toHaveProperty('isSensitive')
      const { stores, isSensitive } = await nova.within(async (all) => watchRecords(all))
      await nova.within(async () => stores.records.search('x', ['wage']).catch(() => {}))
      expect(isSensitive()).toBe(true)
    })

    it('is not written or asked there, nor posted by a schedule: nothing is done', async () => {
      const broken = { status: 'failed', error: { code: 'rule.broken' } }
      expect(await go('wages.keep', await placed('public'))).toMatchObject(broken)
      expect(await go('wages.read', await placed('public', null))).toMatchObject(broken)
      expect(await go('wages.keep', await placed('dm'))).toMatchObject({ status: 'done' })
      expect(await go('wages.keep', await callOf('karine'))).toMatchObject({ status: 'done' })
    })
  })

  it('none and log run at once, with their effects in the outbox; only log is in the journal', async () => {
    expect(await perform('karine', 'notes.read', { note: 'r1' })).toMatchObject({
      status: 'done',
      output: { note: 'r1' },
    })
    expect(await traces('r1')).toEqual({ rows: 1, mails: 1, audit: 0, waiting: 0 })
    expect(await perform('karine', 'notes.keep', { note: 'k1' })).toMatchObject({ status: 'done' })
    expect(await traces('k1')).toEqual({ rows: 1, mails: 1, audit: 1, waiting: 0 })
  })

  it('confirm and approve run nothing before a click', async () => {
    expect(await perform('karine', 'notes.confirm', { note: 'c1' })).toMatchObject({ status: 'needs-confirmation' })
    expect(await traces('c1')).toMatchObject({ rows: 0, mails: 0, waiting: 1 })
    expect(await perform('karine', 'notes.approve', { note: 'a1' })).toMatchObject({ status: 'needs-approval' })
    expect(await traces('a1')).toMatchObject({ rows: 0, mails: 0, waiting: 1 })
  })

  it('a role that does not suffice is refused before anything is read', async () => {
    for (const tool of TOOLS)
      expect(await perform('steve', tool.name, { note: 's1' })).toMatchObject({
        status: 'refused',
        error: { code: 'auth.forbidden' },
      })
    expect(await traces('s1')).toEqual({ rows: 0, mails: 0, audit: 0, waiting: 0 })
  })

  it('a failure half way leaves nothing: no row, no effect, no journal', async () => {
    for (const name of ['notes.read', 'notes.keep'])
      expect(await perform('karine', name, { note: 'f1', fail: true })).toMatchObject({
        status: 'failed',
        error: { code: 'internal' },
      })
    expect(await traces('f1')).toEqual({ rows: 0, mails: 0, audit: 0, waiting: 0 })
  })

  it('the same effect twice is refused by its key, with everything around it', async () => {
    await perform('karine', 'notes.keep', { note: 'twice' })
    expect(await perform('karine', 'notes.keep', { note: 'twice' })).toMatchObject({ status: 'failed' })
    expect(await traces('twice')).toEqual({ rows: 1, mails: 1, audit: 1, waiting: 0 })
  })

  it('says which field is missing or wrong; a tool that does not exist is not found', async () => {
    expect(await perform('karine', 'notes.keep', {})).toMatchObject({ status: 'needs-input', field: { name: 'note' } })
    expect(await perform('karine', 'notes.keep', { note: 3 })).toMatchObject({
      status: 'needs-input',
      field: { name: 'note' },
      problem: { code: 'input.invalid' },
    })
    await expect(perform('karine', 'notes.none', {})).rejects.toMatchObject({ code: 'not-found' })
  })

  it('a name that fits several gives candidates; one that fits nothing says so', async () => {
    const clients = await nova.within((stores) => stores.clients.list())
    const twins = await nova.within((stores) =>
      stores.clients.insertMany(
        ['Toitures Gagné est', 'Toitures Gagné sud'].map((name) => ({
          ...clients[0],
          id: undefined,
          code: undefined,
          name,
          aliases: [],
        })),
      ),
    )
    // What a tool writes makes the names be read again.
    await nova.tool('invoices.create_draft', {
      client: clients[0]!.id,
      lines: [{ description: 'x', quantity: 1000, unitPrice: 100 }],
      draftOnly: true,
    })
    const several = await nova.tool('invoices.create_draft', { client: 'toitures gagné' })
    expect(several.body.steps).toMatchObject([{ status: 'needs-input' }])
    const labels = several.body.cards[0].actions.map((one: { label: string }) => one.label)
    for (const twin of twins) expect(labels).toContain(twin.name)
    const none = await nova.tool('invoices.create_draft', { client: 'zzzz qqqq' })
    expect(none).toMatchObject({ status: 400, body: { error: { code: 'input.invalid', field: 'client' } } })
  })

  it('the journal of a mixed session is one sound chain', async () => {
    const { sound, broken } = await nova.within((stores) => stores.auditLog.verify())
    expect(broken).toBeNull()
    expect(sound).toBeGreaterThanOrEqual(4)
  })

  it('a tool that is badly declared does not start', () => {
    expect(() => defineTool<Stores>()({ ...base, name: 'Notes', gate: 'log', run: keep })).toThrow(TypeError)
    expect(() => defineTool<Stores>()({ ...base, name: 'a.b', gate: 'confirm', run: keep })).toThrow(TypeError)
    expect(() => defineTool<Stores>()({ ...base, name: 'a.b', gate: 'approve', preview, run: keep })).toThrow(TypeError)
  })
})
