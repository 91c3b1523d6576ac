import type { Holdback, Payment } from '../../src/domain/records/accounting.ts'
import type { Client, Deficiencie, Incident } from '../../src/domain/records/projects.ts'
import type { Task } from '../../src/domain/records/work.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { StandingStores } from './standing.ts'

/** What the construction director reads of a site, beside its money. */
export type SiteStores = StandingStores & {
  clients: Rows<Client>
  persons: Rows<PersonRow>
  payments: Rows<Payment>
  holdbacks: Rows<Holdback>
  incidents: Rows<Incident>
  deficiencies: Rows<Deficiencie>
  tasks: Rows<Task> & { listOpen(of?: { assigneeId?: string; projectId?: string }): Promise<Task[]> }
}
