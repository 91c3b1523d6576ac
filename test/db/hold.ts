// A process of its own that opens a directory, writes without end and says each row that was acknowledged.
import { openPglite } from '../../db/pglite.ts'

const [directory, template, organization] = process.argv.slice(2) as [string, string, string]
const database = await openPglite(directory, { template })
await database.inOrganization(organization, (stores) => stores.organizations.insert({ name: 'Essai' }))
for (let n = 1; ; n += 1) {
  await database.inOrganization(organization, (stores) => stores.clients.insert({ name: `client ${n}` }))
  process.stdout.write(`${n}\n`)
}
