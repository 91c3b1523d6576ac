import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { campaigns } from './campaigns.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const posts = pgTable(
  'posts',
  {
    ...owned(),
    network: text().notNull(),
    text: text().notNull(),
    lang: text().$type<Lang>().notNull().default('fr'),
    projectId: uuid(),
    campaignId: uuid(),
    authorId: uuid(),
    fileIds: uuid().array().notNull().default([]),
    status: text({ enum: ['draft', 'scheduled', 'publishing', 'published', 'failed', 'cancelled'] })
      .notNull()
      .default('draft'),
    scheduledAt: instant(),
    publishedAt: instant(),
    externalId: text(),
    impressions: integer(),
    clicks: integer(),
    reactions: integer(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.campaignId, campaigns),
    refersTo(table, table.authorId, persons),
    index().on(table.organizationId, table.status, table.scheduledAt),
  ],
)

export type Post = typeof posts.$inferSelect

export function createPostStore(tx: Tx, organization: string) {
  return createRows(tx, organization, posts)
}
