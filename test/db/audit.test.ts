import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { smallCompany } from './company.ts'
import { drivers } from './open.ts'

describe.each(drivers)('the audit log on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  const entry = (n: number) => ({
    actorId: null,
    action: 'tasks.create',
    subjectKind: 'task',
    subjectId: String(n),
    data: { n, at: new Date(0), list: [1.5, 'é', null, { b: 1, a: undefined }] },
  })

  async function chained(length: number) {
    const { organization } = await smallCompany(database)
    for (let n = 1; n <= length; n += 1)
      await database.inOrganization(organization, (stores) => stores.auditLog.append(entry(n)))
    return {
      verify: () => database.inOrganization(organization, (stores) => stores.auditLog.verify()),
      /** As somebody could who holds the server itself. */
      tamper: (statement: string) =>
        database.asOwner(async (tx) => {
          await tx.executeSql('alter table audit_log disable trigger user')
          await tx.executeSql(`${statement} where organization_id = $1 and seq = 3`, [organization])
          await tx.executeSql('alter table audit_log enable trigger user')
        }),
      organization,
    }
  }

  it('is whole after many writers at once, numbered without a gap', async () => {
    const { organization, verify } = await chained(0)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        database.inOrganization(organization, (stores) => stores.auditLog.append(entry(n))),
      ),
    )
    expect(await verify()).toEqual({ sound: 20, broken: null })
  })

  it.each([
    "update audit_log set data = '{}'",
    'update audit_log set actor_id = null, action = $$x$$',
    'delete from audit_log',
  ])('names the first row that does not hold after: %s', async (statement) => {
    const { verify, tamper } = await chained(5)
    expect(await verify()).toEqual({ sound: 5, broken: null })
    await tamper(statement)
    expect(await verify()).toMatchObject({ sound: 2, broken: { seq: statement.startsWith('delete') ? 4 : 3 } })
  })

  it('refuses every change, to the owner of the tables too', async () => {
    const { organization } = await chained(1)
    for (const change of ['update audit_log set action = action', 'delete from audit_log', 'truncate audit_log']) {
      await expect(database.asOwner((tx) => tx.executeSql(change))).rejects.toMatchObject({ code: 'rule.broken' })
      await expect(database.inOrganization(organization, (_stores, tx) => tx.executeSql(change))).rejects.toThrow()
    }
  })

  it('keeps no row of a transaction that was undone', async () => {
    const { organization, verify } = await chained(2)
    const undone = database.inOrganization(organization, async (stores) => {
      await stores.auditLog.append(entry(3))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await database.inOrganization(organization, (stores) => stores.auditLog.append(entry(4)))
    expect(await verify()).toEqual({ sound: 3, broken: null })
  })
})
