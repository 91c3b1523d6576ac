import { customType } from 'drizzle-orm/pg-core'

/** Raw bytes. Both drivers give a Uint8Array (postgres.js a Buffer, which is one). */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})
