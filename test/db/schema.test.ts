import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { getTableName } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { MIGRATIONS } from '../../db/migrate.ts'
import { allTables } from '../../db/tables/index.ts'
import { drivers, openTestDatabase } from './open.ts'

const tables = Object.values(allTables) as PgTable[]

describe('the tables', () => {
  it('are all registered, under their own names', async () => {
    const files = (await readdir(new URL('../../db/tables/', import.meta.url))).filter((name) => name !== 'index.ts')
    const names = tables.map((table) => `${getTableName(table).replaceAll('_', '-')}.ts`)
    expect(files.sort()).toEqual(names.sort())
    for (const [key, table] of Object.entries(allTables))
      expect(getTableName(table)).toBe(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  })

  it('stand after those that they refer to', () => {
    const seen = new Set<string>()
    for (const table of tables) {
      seen.add(getTableName(table))
      for (const key of getTableConfig(table).foreignKeys)
        expect(seen).toContain(getTableName(key.reference().foreignTable))
    }
  })

  it('are what the migrations make of them: `npm run db:generate` has nothing to add', async () => {
    const journal = JSON.parse(await readFile(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
      entries: { idx: number }[]
    }
    const last = String(journal.entries.at(-1)!.idx).padStart(4, '0')
    const applied = JSON.parse(await readFile(join(MIGRATIONS, `meta/${last}_snapshot.json`), 'utf8'))
    const wanted = generateDrizzleJson({ ...allTables }, applied.id, undefined, 'snake_case')
    expect(await generateMigration(applied, wanted)).toEqual([])
  })
})

describe.each(drivers)('rows on $name', ({ open }) => {
  let database: Database
  const organization = crypto.randomUUID()
  beforeAll(async () => {
    database = await open()
    await database.inOrganization(organization, (stores) => stores.organizations.insert({ name: 'Essai' }))
  })
  afterAll(() => database.close())

  it('come back as they were written', async () => {
    await database.inOrganization(organization, async (stores) => {
      const client = await stores.clients.insert({
        name: "L'Épicerie « du coin » 🏗️",
        aliases: ['a,b', '"c"', 'null', ''],
        interestPpm: 180_000,
      })
      expect(await stores.clients.need(client.id)).toEqual(client)
      expect(client.aliases).toEqual(['a,b', '"c"', 'null', ''])
      const at = new Date('2026-11-02T13:00:00.123Z')
      const project = await stores.projects.insert({
        code: 'CHE-1',
        name: 'x',
        clientId: client.id,
        contractAmount: 999_999_999_999_99,
        startDate: '2026-02-28',
      })
      expect(project).toMatchObject({ contractAmount: 999_999_999_999_99, startDate: '2026-02-28', endDate: null })
      const note = await stores.notifications.insert({
        kind: 'x',
        title: 'y',
        dueAt: at,
        data: { list: [1, 'é', null] },
      })
      expect((await stores.notifications.need(note.id)).dueAt).toEqual(at)
      expect(note.data).toEqual({ list: [1, 'é', null] })
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
      const { id } = await stores.files.insert({ name: 'x', mime: 'y', sha256: 'z', bytes })
      const file = await stores.files.need(id)
      expect([...file.bytes]).toEqual([...bytes])
      expect(await stores.files.describe(id)).toMatchObject({ name: 'x', size: 256 })
    })
  })

  it('are listed oldest first, by equality, null, one of, and period', async () => {
    await database.inOrganization(organization, async (stores) => {
      await stores.tasks.insertMany(
        ['a', 'b', 'c', 'd'].map((title, i) => ({ title, dueDate: i % 2 ? null : `2026-11-0${i + 1}` })),
      )
      const titles = async (filter: Parameters<typeof stores.tasks.list>[0], limit?: number) =>
        (await stores.tasks.list(filter, limit)).map(({ title }) => title)
      expect(await titles({})).toEqual(['a', 'b', 'c', 'd'])
      expect(await titles({}, 2)).toEqual(['a', 'b'])
      const many = Array.from({ length: 6_000 }, (_, i) => ({ name: `client ${i}` }))
      const inserted = await stores.clients.insertMany(many)
      expect(inserted.map(({ name }) => name)).toEqual(many.map(({ name }) => name))
      const listed = (await stores.clients.list()).map(({ name }) => name)
      expect(listed.filter((name) => name.startsWith('client'))).toEqual(many.map(({ name }) => name))
      expect(await titles({ dueDate: null })).toEqual(['b', 'd'])
      expect(await titles({ title: ['d', 'a'] })).toEqual(['a', 'd'])
      expect(await titles({ title: [] })).toEqual([])
      expect((await stores.tasks.listOpen()).map(({ title }) => title)).toEqual(['a', 'c', 'b', 'd'])
      expect((await stores.tasks.listLate('2026-11-03')).map(({ title }) => title)).toEqual(['a'])
    })
  })

  it('are not found by what is not an id, without harm to the transaction', async () => {
    await database.inOrganization(organization, async (stores) => {
      expect(await stores.clients.get("'; drop table clients; --")).toBeNull()
      await expect(stores.clients.need('2026-0152')).rejects.toMatchObject({ code: 'not-found' })
      await expect(stores.clients.update('x', { name: 'y' })).rejects.toMatchObject({ code: 'not-found' })
      expect(await stores.clients.remove('x')).toBe(false)
      expect(await stores.projects.list({ clientId: 'CHE' })).toEqual([])
      expect(await stores.clients.list({ name: 'y' })).toEqual([])
    })
  })

  it('of an event, a schedule run and a decision are taken once, however many try at once', async () => {
    const { personId, scheduleId, approvalId } = await database.inOrganization(organization, async (stores) => {
      const person = await stores.persons.insert({ name: 'Nadia', handle: 'nadia', email: 'Nadia@essai.example' })
      const schedule = await stores.schedules.insert({
        name: 'Lundi',
        tool: 'reports.build',
        cron: '0 8 * * 1',
        timeZone: 'America/Toronto',
        platform: 'web',
        workspace: 'local',
        channel: 'general',
        personId: person.id,
      })
      const approval = await stores.approvals.insert({
        tool: 'invoices.send',
        input: {},
        subject: {},
        payloadHash: 'x',
        gate: 'approve',
        requesterId: person.id,
        expiresAt: new Date(),
        card: { title: 'x', summary: 'x', tone: 'neutral', blocks: [] },
      })
      return { personId: person.id, scheduleId: schedule.id, approvalId: approval.id }
    })
    const atOnce = <T>(work: (stores: Parameters<Parameters<Database['inOrganization']>[1]>[0]) => Promise<T>) =>
      Promise.all(Array.from({ length: 10 }, () => database.inOrganization(organization, work)))
    const dueAt = new Date('2026-11-02T13:00:00Z')
    const runs = await atOnce((stores) => stores.scheduleRuns.start(scheduleId, dueAt))
    expect(runs.filter(Boolean)).toHaveLength(1)
    const decisions = await atOnce((stores) =>
      stores.approvals.decide({
        id: approvalId,
        revision: 1,
        state: 'approved',
        decidedBy: personId,
        decidedAt: new Date(),
        reason: null,
      }),
    )
    expect(decisions.filter(Boolean)).toHaveLength(1)
    const event = {
      platform: 'slack' as const,
      workspace: 'T1',
      id: 'Ev1',
      at: new Date(),
      account: { id: 'U1' },
      place: { channel: 'C1', thread: null, kind: 'public' as const },
      content: { type: 'opened' as const },
    }
    const events = await atOnce((stores) => stores.events.insertOnce(event))
    expect(events.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(events.map(({ id }) => id)).size).toBe(1)
  })

  it('of a person are found by handle and by e-mail in any case, while active', async () => {
    await database.inOrganization(organization, async (stores) => {
      const nadia = await stores.persons.byEmail('nadia@ESSAI.example')
      expect(nadia).toMatchObject({ handle: 'nadia' })
      expect(await stores.persons.byHandle('nadia')).toEqual(nadia)
      await stores.persons.update(nadia!.id, { active: false })
      expect(await stores.persons.byEmail('nadia@essai.example')).toBeNull()
    })
  })

  it('of work and money add up', async () => {
    await database.inOrganization(organization, async (stores) => {
      const person = await stores.persons.insert({ name: 'Steve', handle: 'steve' })
      const [project] = await stores.projects.list({ code: 'CHE-1' })
      const of = { personId: person.id, projectId: project!.id, date: '2026-10-30' }
      await stores.timeEntries.insertMany([
        { ...of, hours: 600, costCode: '06' },
        { ...of, hours: 200, costCode: '09', status: 'approved' },
        { ...of, hours: 800, status: 'rejected' },
        { ...of, hours: 400, date: '2026-11-01' },
      ])
      const october = { from: '2026-10-01', to: '2026-10-31' }
      expect(await stores.timeEntries.hoursByDay(october)).toEqual([
        { personId: person.id, date: '2026-10-30', hours: 800 },
      ])
      expect((await stores.timeEntries.hoursByCode(october)).map(({ costCode, hours }) => [costCode, hours])).toEqual([
        ['06', 600],
        ['09', 200],
      ])
      const cost = { projectId: project!.id, costCode: '03' }
      await stores.costEntries.insertMany([
        { ...cost, date: '2026-09-30', amount: 1_000 },
        { ...cost, date: '2026-10-31', amount: 2_000 },
        { ...cost, costCode: '06', date: '2026-10-31', amount: 4_000 },
        { ...cost, date: '2026-11-01', amount: 8_000 },
      ])
      expect(await stores.costEntries.sumByProject('2026-10-31')).toEqual([{ projectId: project!.id, amount: 7_000 }])
      expect(await stores.costEntries.sumByCode(project!.id, '2026-10-31')).toEqual([
        { costCode: '03', amount: 3_000 },
        { costCode: '06', amount: 4_000 },
      ])
      expect(await stores.costEntries.sumByMonth(october, project!.id)).toEqual([
        { month: '2026-10-01', amount: 6_000 },
      ])
      expect(await stores.costEntries.between(october)).toHaveLength(2)
      const snapshot = { metric: 'cpi', projectId: null, date: '2026-10-31' }
      await stores.kpiSnapshots.record({ ...snapshot, value: 1 })
      await stores.kpiSnapshots.record({ ...snapshot, value: 2 })
      expect(await stores.kpiSnapshots.between(october)).toMatchObject([{ value: 2 }])
    })
  })
})

it('a template opens with its tables and its jobs in place', async () => {
  const database = await openTestDatabase()
  const found = await database.asOwner(
    async (tx) => (await tx.executeSql(`select to_regclass('pgboss.job') is not null as jobs`)).rows,
  )
  expect(found).toEqual([{ jobs: true }])
  await database.close()
})
