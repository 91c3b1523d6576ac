import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../../db/database.ts'
import { createPreparingClient } from '../../db/pglite-client.ts'

let pglite: PGlite
let client: ReturnType<typeof createPreparingClient>
const ask = (text: string, values: unknown[] = [], options = {}) =>
  client.transaction((tx) => tx.query<Record<string, unknown>>(text, values, options))

beforeAll(async () => {
  pglite = await PGlite.create()
  client = createPreparingClient(pglite)
  await pglite.exec('create table notes (id int primary key, words text, facts jsonb, scan bytea, labels text[])')
})
afterAll(() => pglite.close())

describe('queries that are prepared once', () => {
  it('read what PGlite itself reads, on the first call and on the next', async () => {
    const insert = 'insert into notes values ($1, $2, $3, $4, $5) returning *'
    const values = (id: number) => [id, 'clé «été»', { a: [1, null] }, Uint8Array.of(0, 255), ['x', 'y,z']]
    const select = 'select *, null as nothing, count(*) over () as many from notes where id <= $1 order by id'
    const [first, second] = [await ask(insert, values(1)), await ask(insert, values(2))]
    expect(first.rows).toEqual((await pglite.query('select * from notes where id = 1')).rows)
    expect(second.rows[0]).toMatchObject({ id: 2, facts: { a: [1, null] }, labels: ['x', 'y,z'] })
    for (const rowMode of ['object', 'array'] as const) {
      const expected = await pglite.query(select, [2], { rowMode })
      for (let time = 0; time < 7; time += 1) {
        const { rows, fields } = await ask(select, [2], { rowMode })
        expect({ rows, fields }).toEqual({ rows: expected.rows, fields: expected.fields })
      }
    }
  })

  it('go on after an error, which keeps its code', async () => {
    const insert = 'insert into notes (id) values ($1)'
    await ask(insert, [10])
    const thrown = await ask(insert, [10]).catch((error: unknown) => error)
    expect(stateOf(thrown)).toBe('23505')
    await expect(ask('select nowhere from notes')).rejects.toThrow('nowhere')
    await ask(insert, [11])
    expect((await ask('select id from notes where id >= 10 order by id')).rows).toEqual([{ id: 10 }, { id: 11 }])
  })

  it('are let go when there are many, and prepared again when they return', async () => {
    for (let round = 0; round < 2; round += 1)
      for (let n = 0; n < 300; n += 1)
        expect((await ask(`select ${n} + $1::int as sum`, [round])).rows).toEqual([{ sum: n + round }])
    const { rows } = await pglite.query<{ count: number }>('select count(*)::int from pg_prepared_statements')
    expect(rows[0]!.count).toBeLessThanOrEqual(256)
  })
})
