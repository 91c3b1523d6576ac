import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, stateOf } from '../../db/database.ts'
import { fillEveryTable, tableNames } from './fill.ts'
import { drivers } from './open.ts'

const FORBIDDEN = '42501'
const BROKEN_REFERENCE = '23503'

const stateFrom = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (thrown: unknown) => stateOf(thrown) ?? String(thrown),
  )

describe.each(drivers)('organizations on $name', ({ open }) => {
  const a = randomUUID()
  const b = randomUUID()
  let database: Database
  let ofA: Record<string, string>

  const count = (organization: string, statement: string, values: unknown[] = []) =>
    database.inOrganization(organization, async (_stores, tx) => {
      const { rows } = await tx.executeSql(statement, values)
      return (rows as { count: number }[])[0]!.count
    })
  const asRole = (role: string, statement: string) =>
    database.asOwner(async (tx) => {
      await tx.executeSql(`set local role ${role}`)
      return (await tx.executeSql(statement)).rows as Record<string, unknown>[]
    })

  beforeAll(async () => {
    database = await open()
    ofA = await fillEveryTable(database, a)
    await fillEveryTable(database, b)
  })
  afterAll(() => database.close())

  it('has the rule, forced, on every table that exists', async () => {
    const tables = await database.asOwner(
      async (tx) =>
        (
          await tx.executeSql(
            `select relname as name,
               relrowsecurity and relforcerowsecurity as forced,
               exists (select from pg_policy where polrelid = c.oid and polname = 'of_organization'
                 and polcmd = '*' and polpermissive and polqual is not null and polwithcheck is not null) as ruled,
               (select count(*)::int from pg_policy where polrelid = c.oid and polroles <> '{0}'
                 and polroles <> array[(select oid from pg_roles where rolname = 'nova_system')]) as others,
               has_table_privilege('nova_app', c.oid, 'TRUNCATE') as truncates
             from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
          )
        ).rows as { name: string; forced: boolean; ruled: boolean; others: number; truncates: boolean }[],
    )
    expect(tables.map((table) => table.name).sort()).toEqual([...tableNames].sort())
    for (const table of tables) expect(table).toMatchObject({ forced: true, ruled: true, others: 0, truncates: false })
  })

  it('runs as roles without any privilege', async () => {
    const roles = await database.asOwner(async (tx) => {
      const { rows } = await tx.executeSql(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles where rolname like 'nova\\_%'`,
      )
      return rows as Record<string, boolean>[]
    })
    expect(roles).toHaveLength(2)
    for (const role of roles) expect(Object.values(role)).toEqual([false, false, false, false])
  })

  it.each(tableNames)('%s: B neither sees, changes nor adds rows of A', async (table) => {
    const owner = table === 'organizations' ? 'id' : 'organization_id'
    expect(await count(a, `select count(*)::int from "${table}"`)).toBe(1)
    expect(await count(b, `select count(*)::int from "${table}"`)).toBe(1)
    expect(await count(b, `select count(*)::int from "${table}" where ${owner} = $1`, [a])).toBe(0)
    if (table !== 'audit_log') {
      const change = `update "${table}" set created_at = created_at where id = $1 returning 1`
      expect(await count(b, `with changed as (${change}) select count(*)::int from changed`, [ofA[table]])).toBe(0)
      const removal = `delete from "${table}" where id = $1 returning 1`
      expect(await count(b, `with gone as (${removal}) select count(*)::int from gone`, [ofA[table]])).toBe(0)
    }
    const row = await database.inOrganization(a, async (_stores, tx) => {
      const { rows } = await tx.executeSql(`select to_jsonb(t) - 'id' as row from "${table}" t`)
      return (rows as { row: unknown }[])[0]!.row
    })
    const text = typeof row === 'string' ? row : JSON.stringify(row)
    const copy = { ...(JSON.parse(text) as object), id: table === 'organizations' ? a : randomUUID() }
    const addition = database.inOrganization(b, (_stores, tx) =>
      tx.executeSql(`insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`, [
        JSON.stringify(copy),
      ]),
    )
    expect(await stateFrom(addition)).toBe(FORBIDDEN)
    const move = database.inOrganization(b, (_stores, tx) =>
      tx.executeSql(`update "${table}" set ${owner} = $1::uuid`, [a]),
    )
    expect(await stateFrom(move)).toBe(FORBIDDEN)
  })

  it('refers to rows of the same organization only', async () => {
    const project = database.inOrganization(b, (stores) =>
      stores.projects.insert({ code: 'CHE-1', name: 'x', clientId: ofA.clients! }),
    )
    expect(await stateFrom(project)).toBe(BROKEN_REFERENCE)
  })

  it('gives the stores of B nothing of A by id', async () => {
    await database.inOrganization(b, async (stores) => {
      expect(await stores.clients.get(ofA.clients!)).toBeNull()
      expect(await stores.invoices.get(ofA.invoices!)).toBeNull()
      expect(await stores.files.describe(ofA.files!)).toBeNull()
      expect(await stores.clients.remove(ofA.clients!)).toBe(false)
      await expect(stores.clients.update(ofA.clients!, { name: 'mine' })).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  it('shows nothing while no organization is set', async () => {
    for (const table of tableNames)
      expect(await asRole('nova_app', `select count(*)::int as count from "${table}"`)).toEqual([{ count: 0 }])
  })

  it('shows the directory what finds an organization, and no more', async () => {
    const found = await database.asSystem((directory) => directory.organizations())
    expect(found.map((organization) => organization.id).sort()).toEqual([a, b].sort())
    for (const hidden of ['settings from organizations', 'settings from workspaces', 'name from api_tokens'])
      expect(await stateFrom(asRole('nova_system', `select ${hidden}`))).toBe(FORBIDDEN)
    const readable = new Set(['organizations', 'workspaces', 'api_tokens'])
    for (const table of tableNames.filter((name) => !readable.has(name)))
      expect(await stateFrom(asRole('nova_system', `select 1 from "${table}"`))).toBe(FORBIDDEN)
  })

  it('leaves neither role nor organization behind on the connection', async () => {
    await database.inOrganization(a, async () => {})
    const after = await database.asOwner(
      async (tx) =>
        (
          await tx.executeSql(
            `select current_user = session_user as own, current_setting('app.organization', true) as of`,
          )
        ).rows as { own: boolean; of: string | null }[],
    )
    expect(after[0]!.own).toBe(true)
    expect(after[0]!.of ?? '').toBe('')
  })

  it('undoes everything when the work throws, and refuses a transaction inside another', async () => {
    const lost = database.inOrganization(a, async (stores) => {
      await stores.clients.insert({ name: 'Perdu inc.' })
      throw new Error('no')
    })
    await expect(lost).rejects.toThrow('no')
    expect(await count(a, `select count(*)::int from clients`)).toBe(1)
    const nested = database.inOrganization(a, () => database.inOrganization(b, async () => {}))
    await expect(nested).rejects.toThrow('inside another')
  })
})
