import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { bytes } from '../bytes.ts'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What an adapter keeps of a workspace, e.g. its tokens; values are encrypted before they come here. */
export const adapterValues = pgTable(
  'adapter_values',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    key: text().notNull(),
    /** Null: nothing is kept, the row is only held. */
    value: bytes(),
    /** Who works with it alone, and until when at most. */
    holder: text(),
    heldUntil: instant(),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.platform, table.workspace, table.key)],
)

export type AdapterValue = typeof adapterValues.$inferSelect

type Key = Pick<AdapterValue, 'platform' | 'workspace' | 'key'>

export function createAdapterValueStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, adapterValues)
  const { organizationId, platform, workspace, key } = adapterValues
  const at = (of: Key) =>
    and(eq(organizationId, organization), eq(platform, of.platform), eq(workspace, of.workspace), eq(key, of.key))
  const put = (of: Key, values: Partial<Pick<AdapterValue, 'value'>>) =>
    tx
      .insert(adapterValues)
      .values({ platform: of.platform, workspace: of.workspace, key: of.key, organizationId: organization, ...values })
  return {
    ...rows,
    async read(of: Key): Promise<Uint8Array | null> {
      const [row] = await tx.select({ value: adapterValues.value }).from(adapterValues).where(at(of))
      return row?.value ?? null
    },
    async write(of: Key, value: Uint8Array | null): Promise<void> {
      await put(of, { value }).onConflictDoUpdate({
        target: [organizationId, platform, workspace, key],
        set: { value },
      })
    },
    /** A lease by compare and set: false while another holds it. */
    async hold(of: Key, holder: string, now: Date, until: Date): Promise<boolean> {
      await put(of, {}).onConflictDoNothing()
      const free = or(
        isNull(adapterValues.heldUntil),
        lte(adapterValues.heldUntil, now),
        eq(adapterValues.holder, holder),
      )
      const held = await tx
        .update(adapterValues)
        .set({ holder, heldUntil: until })
        .where(and(at(of), free))
        .returning({ id: adapterValues.id })
      return held.length > 0
    },
    async release(of: Key, holder: string): Promise<void> {
      await tx
        .update(adapterValues)
        .set({ holder: null, heldUntil: null })
        .where(and(at(of), eq(adapterValues.holder, holder)))
    },
    async forget(of: Pick<Key, 'platform' | 'workspace'>): Promise<void> {
      await tx
        .delete(adapterValues)
        .where(and(eq(organizationId, organization), eq(platform, of.platform), eq(workspace, of.workspace)))
    },
  }
}
