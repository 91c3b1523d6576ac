import { and, desc, eq, like, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { OwnedTable } from './columns.ts'
import type { Tx } from './rows.ts'

/**
 * The number after the last one that begins with `prefix`: `BC-2026-` and 3 digits give `BC-2026-048`. Whoever asks
 * next waits until this transaction ends. For papers that may have gaps; invoices have `number_series`.
 */
export async function nextNumber(
  tx: Tx,
  organization: string,
  table: OwnedTable & { number: AnyPgColumn },
  prefix: string,
  digits: number,
): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${organization} number ${prefix}`}))`)
  const [last] = await tx
    .select({ number: table.number })
    .from(table)
    .where(and(eq(table.organizationId, organization), like(table.number, `${prefix}%`)))
    .orderBy(desc(sql`length(${table.number})`), desc(table.number))
    .limit(1)
  const sequence = last ? Number(String(last.number).slice(prefix.length)) : 0
  return `${prefix}${String((Number.isInteger(sequence) ? sequence : 0) + 1).padStart(digits, '0')}`
}
