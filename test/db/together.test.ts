import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { foundOrganization } from '../../db/founding.ts'
import { drivers } from './open.ts'

describe.each(drivers)('one transaction on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
    await foundOrganization(database)
  })
  afterAll(() => database.close())

  it('answers each of the queries that are sent at the same time', async () => {
    const [organization] = await database.asSystem((directory) => directory.organizations())
    const found = await database.inOrganization(organization!.id, async (stores) => {
      const names = ['a', 'b', 'c', 'd']
      const files = await Promise.all(
        names.map((name) => stores.files.insert({ name, mime: 'x', bytes: new Uint8Array([1]), sha256: name })),
      )
      const [persons, channels, firm] = await Promise.all([
        stores.persons.list(),
        stores.channels.list(),
        stores.organizations.get(),
      ])
      return { files: files.map((one) => one?.name), persons, channels, firm }
    })
    expect(found.files).toEqual(['a', 'b', 'c', 'd'])
    expect(found.persons.map((one) => one.handle)).toEqual(['admin'])
    expect(found.channels).toHaveLength(2)
    expect(found.firm?.name).toBe('Nova')
  })
})
