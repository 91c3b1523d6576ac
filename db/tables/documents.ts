import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const documents = pgTable(
  'documents',
  {
    ...owned(),
    kind: text().notNull(),
    title: text().notNull(),
    projectId: uuid(),
    clientId: uuid(),
    conversationId: uuid(),
    fileId: uuid(),
    authorId: uuid(),
    lang: text().$type<Lang>().notNull().default('fr'),
    date: day().notNull(),
    text: text().notNull().default(''),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.conversationId, conversations),
    refersTo(table, table.fileId, files),
    refersTo(table, table.authorId, persons),
    index().on(table.organizationId, table.kind, table.date),
    index().on(table.organizationId, table.projectId),
  ],
)

export type Document = typeof documents.$inferSelect

export function createDocumentStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, documents)
}
