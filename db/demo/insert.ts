import type { Database, SqlRunner } from '../database.ts'
import { allTables } from '../tables/index.ts'
import type { DemoRows } from './generate.ts'
import type { DemoPart, DemoRow } from './rows.ts'

/** Rows a statement: the memory that the embedded database grows by is never given back. */
const BATCH = 200

const columnOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const NUMBER_KEYS = ['number', 'series', 'year', 'sequence', 'issueDate'] as const

/**
 * Creates the organization under this id and writes every row of it, in one transaction. Rows get increasing times of
 * creation where the generator gave none, so that lists keep its order.
 */
export async function insertDemo(database: Database, organizationId: string, rows: DemoRows): Promise<void> {
  await database.inOrganization(organizationId, async (stores, tx) => {
    await stores.organizations.insert(rows.organization)
    for (const table of Object.keys(allTables)) {
      const part = rows.tables[table as keyof DemoPart]
      if (!part) continue
      // An issued invoice takes no more lines: invoices come in as drafts and are issued once they have theirs.
      const written = table === 'invoices' ? (part as DemoRow<'invoices'>[]).map(asDraft) : part
      await insertRows(tx, organizationId, columnOf(table), written)
      if (table === 'invoiceLines') await issue(tx, rows.tables.invoices ?? [])
    }
  })
}

function asDraft(invoice: DemoRow<'invoices'>): DemoRow<'invoices'> {
  const { number, series, year, sequence, issueDate, ...draft } = invoice
  return { ...draft, status: 'draft' }
}

/** One statement for all rows that have the same columns; a column that is left out takes its default. */
async function insertRows(
  tx: SqlRunner,
  organizationId: string,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const groups = new Map<string, Record<string, unknown>[]>()
  const start = Date.now()
  for (const [i, row] of rows.entries()) {
    const whole = { createdAt: new Date(start + i), ...row, organizationId }
    const given = Object.entries(whole).filter(([, value]) => value !== undefined)
    const values = Object.fromEntries(given.map(([key, value]) => [columnOf(key), value]))
    const columns = Object.keys(values).sort().join('", "')
    const group = groups.get(columns)
    if (group) group.push(values)
    else groups.set(columns, [values])
  }
  for (const [columns, values] of groups) {
    // The text in between keeps a driver from encoding the JSON a second time.
    for (let first = 0; first < values.length; first += BATCH)
      await tx.executeSql(
        `insert into "${table}" ("${columns}")
         select "${columns}" from jsonb_populate_recordset(null::"${table}", $1::text::jsonb)`,
        [JSON.stringify(values.slice(first, first + BATCH))],
      )
  }
}

async function issue(tx: SqlRunner, invoices: readonly DemoRow<'invoices'>[]): Promise<void> {
  const issued = invoices.filter((invoice) => invoice.status === 'issued')
  const set = NUMBER_KEYS.map((key) => `"${columnOf(key)}" = given."${columnOf(key)}"`).join(', ')
  const facts = issued.map((invoice) =>
    Object.fromEntries([['id', invoice.id], ...NUMBER_KEYS.map((key) => [columnOf(key), invoice[key]])]),
  )
  await tx.executeSql(
    `update invoices set status = 'issued', ${set}
     from jsonb_populate_recordset(null::invoices, $1::text::jsonb) as given
     where invoices.id = given.id`,
    [JSON.stringify(facts)],
  )
}
