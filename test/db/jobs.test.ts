import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { smallCompany } from './company.ts'
import { drivers } from './open.ts'

describe.each(drivers)('jobs on $name', ({ open }) => {
  let database: Database
  let boss: PgBoss
  let company: Awaited<ReturnType<typeof smallCompany>>

  beforeAll(async () => {
    database = await open()
    company = await smallCompany(database)
    boss = new PgBoss({ ...database.boss, schema: 'pgboss', supervise: false, schedule: false })
    await boss.start()
    await boss.createQueue('turn', { retryLimit: 2 })
  })
  afterAll(async () => {
    await boss.stop({ graceful: false })
    await database.close()
  })

  const enqueue = (name: string, fail = false) =>
    database.inOrganization(company.organization, async (stores, tx) => {
      await stores.clients.insert({ name })
      await boss.send('turn', { name, nested: { é: [1, 'deux'] } }, { db: tx })
      if (fail) throw new Error('undone')
    })
  const clients = () =>
    database.inOrganization(company.organization, async (stores) =>
      (await stores.clients.list()).map(({ name }) => name),
    )

  it('commit with the change that caused them', async () => {
    await enqueue('Un')
    const [job] = await boss.fetch<{ name: string }>('turn')
    expect(job!.data).toEqual({ name: 'Un', nested: { é: [1, 'deux'] } })
    await boss.complete('turn', job!.id, { answer: 'fait' })
    expect(await clients()).toContain('Un')
  })

  it('are undone with it', async () => {
    await expect(enqueue('Deux', true)).rejects.toThrow('undone')
    expect(await boss.fetch('turn')).toEqual([])
    expect(await clients()).not.toContain('Deux')
  })

  it('go to one worker only, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => enqueue(`lot ${n}`)))
    const fetched = await Promise.all(Array.from({ length: 20 }, () => boss.fetch<{ name: string }>('turn')))
    const names = fetched.flat().map((job) => job.data.name)
    expect(names.sort()).toEqual(Array.from({ length: 10 }, (_, n) => `lot ${n}`))
  })

  it('leave the connection usable after a statement that failed', async () => {
    await expect(database.boss.db.executeSql('begin; select 1/0; commit')).rejects.toThrow()
    await database.ping()
    await enqueue('Après')
    expect(await boss.fetch('turn')).toHaveLength(1)
  })
})
