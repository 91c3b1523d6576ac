import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import type { Rows } from '../../src/tool/rows.ts'

/** Who decides about pay rules: whoever closes the books, before the owner. */
export async function overtimeJudge(stores: { persons: Rows<PersonRow> }): Promise<string | null> {
  const holders = (await stores.persons.list({ active: true })).filter((one) =>
    toActor(one).permissions.has('books.close'),
  )
  return (holders.find((one) => one.role !== 'admin') ?? holders[0])?.name ?? null
}
