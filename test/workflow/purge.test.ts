import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { isPurgeTime, purge } from '../../src/workflow/purge.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const LATER = new Date('2028-01-10T08:00:00Z')

describe.each(drivers)('what is kept as long as the schedule says, on $name', ({ open }) => {
  let database: Database
  let nova: TestApp
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
    await nova.chat('ipc de la résidence', { as: 'isabelle' })
    await nova.idle()
    await nova.within((stores) =>
      stores.records.create('candidate', {
        ...{ title: 'Charpentier, 4 ans', state: 'declined' },
        data: { posting: 'AFF-001', years: 4, cards: [], languages: [], scores: {}, summary: 'À la main' },
      }),
    )
  })
  afterAll(() => nova.close())
  const counts = () =>
    nova.within(async (stores) => ({
      said: (await stores.messages.list()).filter(({ text, card }) => text !== '' || card !== null).length,
      tasks: (await stores.agentTasks.list()).length,
      logs: (await stores.agentLogs.list()).length,
      candidates: (await stores.records.list('candidate', {})).length,
      invoices: (await stores.invoices.list()).length,
      audit: (await stores.auditLog.list()).length,
    }))
  const proofs = () =>
    nova.within(async (stores) => (await stores.auditLog.list()).filter(({ action }) => action === 'privacy.purged'))

  it('stays while it may be kept', async () => {
    const before = await counts()
    await purge(nova.host, nova.organization)
    expect(await counts()).toEqual(before)
    expect(await proofs()).toEqual([])
  })

  it('stays while evidence is held', async () => {
    nova.clock.now = LATER
    const held = await nova.within((stores) =>
      stores.records.create('evidence_hold', {
        ...{ title: 'Litige', state: 'in-force' },
        data: { matter: 'Mise en demeure', items: ['messages'] },
      }),
    )
    const before = await counts()
    await purge(nova.host, nova.organization)
    expect(await counts()).toEqual(before)
    await nova.within((stores) => stores.records.change('evidence_hold', held.id, { state: 'lifted' }))
  })

  it('is erased afterwards, once, with proof; invoices and the journal stay', async () => {
    nova.clock.now = LATER
    const before = await counts()
    await purge(nova.host, nova.organization)
    await purge(nova.host, nova.organization)
    const after = await counts()
    expect(after).toMatchObject({ said: 0, tasks: 0, logs: 0, candidates: 0, invoices: before.invoices })
    expect(after.audit).toBe(before.audit + 1)
    const [proof, ...more] = await proofs()
    expect(more).toEqual([])
    expect(proof!.data).toMatchObject({ messages: { count: before.said }, agentTasks: { count: before.tasks } })
  })
})

it('runs at night where the organization is', () => {
  expect(isPurgeTime('America/Toronto', new Date('2026-11-02T08:10:00Z'))).toBe(true)
  expect(isPurgeTime('America/Toronto', new Date('2026-11-02T08:11:00Z'))).toBe(false)
  expect(isPurgeTime('America/Toronto', new Date('2026-11-02T13:10:00Z'))).toBe(false)
})
