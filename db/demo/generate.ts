import type { IsoDate } from '../../src/lib/dates.ts'
import type { NewOrganization } from '../tables/organizations.ts'
import { applications } from './applications.ts'
import { CLIENTS, SMALL_CLIENTS } from './client-facts.ts'
import { company, organization } from './company.ts'
import { estimating } from './estimating.ts'
import { billing, wrongTaxDraft } from './invoices.ts'
import { market } from './market.ts'
import { paperwork } from './paperwork.ts'
import { PERSONS } from './person-facts.ts'
import { planning } from './planning.ts'
import { PROJECTS } from './project-facts.ts'
import { purchases } from './purchases.ts'
import { pursuits } from './pursuits.ts'
import { records } from './records.ts'
import { clientId, type DemoPart, demoCalendar, personId, projectId } from './rows.ts'
import { demoId } from './seed.ts'
import { commitments } from './subcontracts.ts'
import { watch } from './watch.ts'
import { work } from './work.ts'

/** The demo company: its profile, and its rows by table. */
export type DemoRows = { organization: NewOrganization; tables: DemoPart }

export const demoOrganizationId = demoId('organization')

/** The id of each person by handle (`karine`, `marc-antoine`, …). */
export const demoPersons: Readonly<Record<string, string>> = Object.fromEntries(
  PERSONS.map(({ handle }) => [handle, personId(handle)]),
)

/** The id of each project by code (`CHE-2602`). */
export const demoProjects: Readonly<Record<string, string>> = Object.fromEntries(
  PROJECTS.map(({ code }) => [code, projectId(code)]),
)

/** The id of each client by code (`C1` to `C8`; `P1` to `P6` are those of the small works). */
export const demoClients: Readonly<Record<string, string>> = Object.fromEntries(
  [...CLIENTS, ...SMALL_CLIENTS].map(({ code }) => [code, clientId(code)]),
)

/**
 * Constructions Chênevert inc., with the figures of the domain notes to the cent when `today` is in November 2026. In
 * any other month every date moves by whole months, and amounts stay. Pure: the same day gives the same rows.
 *
 * How the figures are read. Work billed is `gross` of invoices less credit notes; a holdback release bills none. All
 * of October, Northgate's 185 220.00 included, was invoiced on the 31st: receivables and work billed need it. A
 * project's contract is its own amount plus its signed changes (the sixplex: 412 300 + 9 550). Only the residence has
 * left its estimate behind; the other active projects have earned what they cost.
 * Small works are for six neighbours who pay in 20 days, so that the eight clients keep their own delays; Gestion
 * Vachon-Leduc's four other payments are of invoices from before November 2024. Bills that are not paid are the
 * payables; nothing of them is in `liabilities`.
 */
export function generateDemo({ today }: { today: IsoDate }): DemoRows {
  const calendar = demoCalendar(today)
  const books = joinParts(billing(calendar), purchases(calendar))
  return {
    organization: organization(calendar),
    tables: joinParts(
      company(calendar),
      books,
      wrongTaxDraft(calendar),
      applications(calendar),
      work(calendar),
      market(calendar),
      paperwork(calendar, books),
      commitments(calendar),
      planning(calendar),
      estimating(calendar),
      pursuits(calendar),
      watch(calendar),
      records(calendar, books),
    ),
  }
}

function joinParts(...parts: DemoPart[]): DemoPart {
  const tables: Record<string, unknown[]> = {}
  for (const part of parts) {
    for (const [table, rows] of Object.entries(part)) tables[table] = [...(tables[table] ?? []), ...rows]
  }
  return tables as DemoPart
}
