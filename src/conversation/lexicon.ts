import type { Invoice, Quote } from '../domain/records/accounting.ts'
import type { Client, Project } from '../domain/records/projects.ts'
import type { Schedule, Task } from '../domain/records/work.ts'
import { createLexicon, type Entity, type Lexicon } from '../language/references.ts'
import { formatMoney } from '../lib/money.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { Transact } from '../tool/perform.ts'

type List<Row> = { list(filter?: { [K in keyof Row]?: Row[K] | readonly Row[K][] }): Promise<Row[]> }

export type LexiconStores = {
  clients: List<Client>
  projects: List<Project>
  persons: { list(): Promise<PersonRow[]> }
  invoices: List<Invoice>
  tasks: List<Task>
  quotes: List<Quote>
  schedules: List<Schedule>
}

/** Another instance may have written meanwhile: names older than this are read again. */
const MAX_AGE_MS = 30_000

/** The names of each organization, read when needed and again after something was written. */
export function createLexicons<S extends LexiconStores>(transact: Transact<S>) {
  const known = new Map<string, { lexicon: Promise<Lexicon>; at: number }>()
  return {
    forget: (organization: string) => void known.delete(organization),
    of(organization: string): Promise<Lexicon> {
      const cached = known.get(organization)
      if (cached && Date.now() - cached.at < MAX_AGE_MS) return cached.lexicon
      const lexicon = transact(organization, entitiesOf).then(createLexicon)
      known.set(organization, { lexicon, at: Date.now() })
      lexicon.catch(() => known.delete(organization))
      return lexicon
    },
  }
}

async function entitiesOf(stores: LexiconStores): Promise<Entity[]> {
  const [clients, projects, persons, invoices, tasks, quotes, schedules] = [
    await stores.clients.list({ active: true }),
    await stores.projects.list(),
    await stores.persons.list(),
    await stores.invoices.list(),
    await stores.tasks.list({ status: ['open', 'doing'] }),
    await stores.quotes.list(),
    await stores.schedules.list(),
  ]
  const clientName = new Map(clients.map((client) => [client.id, client.name]))
  return [
    ...clients.map((one) => entity('client', one.id, one.name, [one.name, ...one.aliases], one.code)),
    ...projects.map((one) => ({
      ...entity('project', one.id, `${one.code} ${one.name}`, [one.name, ...one.aliases], one.code),
      belongsTo: { client: one.clientId },
    })),
    ...persons
      .filter((one) => one.active)
      .map((one) => entity('person', one.id, one.name, [one.name, one.name.split(' ')[0]!, one.handle])),
    ...invoices.map((one) => ({
      ...entity('invoice', one.id, invoiceLabel(one, clientName.get(one.clientId) ?? ''), [], one.number),
      belongsTo: { client: one.clientId, ...(one.projectId ? { project: one.projectId } : {}) },
    })),
    ...tasks.map((one) => entity('task', one.id, one.title, [one.title])),
    ...quotes.map((one) => entity('quote', one.id, `${one.number} ${one.title}`, [one.title], one.number)),
    ...schedules.map((one) => entity('schedule', one.id, one.name, [one.name])),
  ]
}

const invoiceLabel = (invoice: Invoice, client: string) =>
  `${invoice.number ?? 'Brouillon'} · ${client} · ${formatMoney(invoice.total, 'fr')}`

function entity(slot: Entity['slot'], id: string, label: string, names: string[], code?: string | null): Entity {
  return { slot, id, label, names, ...(code ? { code } : {}) }
}
