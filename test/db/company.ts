import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/database.ts'

export const issueFacts = (issueDate: string) => ({
  issueDate,
  dueDate: '2026-12-31',
  issuedBy: null,
  issuedAt: new Date(`${issueDate}T15:00:00Z`),
  billTo: { name: 'Coop Les Trois Saules', address: '1, rue des Saules' },
})

/** A small organization with one client and one project. */
export async function smallCompany(database: Database) {
  const organization = randomUUID()
  const { clientId, projectId, personId } = await database.inOrganization(organization, async (stores) => {
    await stores.organizations.insert({ name: 'Constructions Essai inc.' })
    const person = await stores.persons.insert({ name: 'Nadia', handle: 'nadia', email: 'Nadia@essai.example' })
    const client = await stores.clients.insert({ name: 'Coop Les Trois Saules' })
    const project = await stores.projects.insert({ code: 'CHE-2603', name: '6-plex', clientId: client.id })
    return { clientId: client.id, projectId: project.id, personId: person.id }
  })
  const draft = (values: Record<string, unknown> = {}) =>
    database.inOrganization(organization, async (stores) => {
      const invoice = await stores.invoices.insert({
        clientId,
        projectId,
        gross: 100_000,
        subtotal: 100_000,
        taxable: 100_000,
        gst: 5_000,
        qst: 9_975,
        total: 114_975,
        ...values,
      })
      await stores.invoiceLines.replaceFor(invoice.id, [
        { description: 'Travaux', unitPrice: 100_000, amount: 100_000 },
      ])
      return invoice
    })
  const issue = (id: string, date = '2026-10-31') =>
    database.inOrganization(organization, (stores) => stores.invoices.issue(id, issueFacts(date)))
  return { organization, clientId, projectId, personId, draft, issue }
}
