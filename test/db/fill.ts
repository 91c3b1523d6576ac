import { randomUUID } from 'node:crypto'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../../db/database.ts'
import { allTables } from '../../db/tables/index.ts'

export const tableNames = Object.values(allTables).map((table) => getTableName(table))

/** Puts one row into every table of an organization and gives their ids by table name. */
export async function fillEveryTable(database: Database, organization: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  await database.inOrganization(organization, async (_stores, tx) => {
    for (const table of Object.values(allTables)) {
      const row = rowFor(table, organization, ids)
      const name = getTableName(table)
      await tx.executeSql(
        `insert into "${name}" (${Object.keys(row).map((key) => `"${key}"`)})
         select ${Object.keys(row).map((key) => `"${key}"`)} from jsonb_populate_record(null::"${name}", $1::jsonb)`,
        [JSON.stringify(row)],
      )
      ids[name] = row.id as string
    }
  })
  return ids
}

function rowFor(table: PgTable, organization: string, ids: Record<string, string>): Record<string, unknown> {
  const { foreignKeys, name } = getTableConfig(table)
  const targets = new Map(
    foreignKeys.map((key) => {
      const { columns, foreignTable } = key.reference()
      return [columns.at(-1)!.name, getTableName(foreignTable)]
    }),
  )
  const row: Record<string, unknown> = { id: name === 'organizations' ? organization : randomUUID() }
  for (const column of Object.values(getTableColumns(table)) as PgColumn[]) {
    const target = targets.get(column.name)
    if (column.name === 'organizationId') row.organization_id = organization
    else if (target && target !== name) row[snake(column.name)] = ids[target]
    else if (column.notNull && !column.hasDefault) row[snake(column.name)] = valueFor(column)
  }
  return row
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function valueFor(column: PgColumn): unknown {
  const kind = column.getSQLType()
  if (kind === 'uuid') return randomUUID()
  if (kind === 'text') return column.enumValues?.[0] ?? randomUUID()
  if (kind === 'boolean') return true
  if (kind === 'jsonb') return {}
  if (kind === 'bytea') return '\\x00ff'
  if (kind === 'date') return '2026-10-31'
  if (kind.startsWith('timestamp')) return '2026-10-31T12:00:00Z'
  if (kind === 'integer' || kind === 'bigint') return 1
  throw new Error(`no value for ${column.name} of type ${kind}`)
}
