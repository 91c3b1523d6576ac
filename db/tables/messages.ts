import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Card, FileRef } from '../../src/chat/card.ts'
import type { Platform } from '../../src/chat/event.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Removed, removedOf, type Tx } from '../rows.ts'
import { approvals } from './approvals.ts'
import { channels } from './channels.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'

export const messages = pgTable(
  'messages',
  {
    ...owned(),
    /** Grows with every message; not gapless. */
    seq: bigint({ mode: 'number' }).generatedByDefaultAsIdentity(),
    conversationId: uuid().notNull(),
    author: text({ enum: ['person', 'nova'] }).notNull(),
    personId: uuid(),
    /** The agent that answered. */
    agent: text(),
    /** The platform's id of the message. */
    externalId: text().notNull(),
    /** The event that a person's message began with, or that an answer was given to; an edit that was answered again takes its place. */
    eventId: uuid(),
    /** The approval that its card shows, so that every copy is edited after the decision. */
    approvalId: uuid(),
    text: text().notNull().default(''),
    card: jsonb().$type<Card>(),
    files: jsonb().$type<FileRef[]>().notNull().default([]),
    /** Set when only this person sees the message. */
    visibleTo: uuid(),
    at: instant().notNull(),
    editedAt: instant(),
    deletedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.conversationId, conversations),
    refersTo(table, table.personId, persons),
    refersTo(table, table.approvalId, approvals),
    index().on(table.organizationId, table.approvalId),
    refersTo(table, table.visibleTo, persons),
    unique().on(table.organizationId, table.conversationId, table.externalId),
    index().on(table.organizationId, table.seq),
    index().on(table.organizationId, table.eventId),
    index().on(table.organizationId, table.personId, table.seq),
  ],
)

export type Message = typeof messages.$inferSelect

export function createMessageStore(tx: Tx, organization: string) {
  const inConversation = and(
    eq(conversations.organizationId, messages.organizationId),
    eq(conversations.id, messages.conversationId),
  )
  const inChannel = and(
    eq(channels.organizationId, conversations.organizationId),
    eq(channels.platform, conversations.platform),
    eq(channels.workspace, conversations.workspace),
    eq(channels.channel, conversations.channel),
  )
  /** Of a public channel or of the viewer's own, and not for somebody else only. */
  const visible = (viewer: string) =>
    and(
      eq(messages.organizationId, organization),
      or(isNull(messages.visibleTo), eq(messages.visibleTo, viewer)),
      or(eq(channels.kind, 'public'), eq(channels.personId, viewer)),
    )
  const seqOf = (externalId: string) =>
    sql`(select b.seq from ${messages} b where b.organization_id = ${organization} and b.external_id = ${externalId} limit 1)`
  return {
    ...createRows(tx, organization, messages),
    /** Null when the platform's message is known already. */
    async insertOnce(values: NewRow<typeof messages>): Promise<Message | null> {
      const [row] = await tx
        .insert(messages)
        .values({ ...values, organizationId: organization })
        .onConflictDoNothing()
        .returning()
      return row ?? null
    },
    /** What a viewer may see of a channel: roots with their replies counted, or one thread; newest `limit`, oldest first. */
    async page(of: { channel: string; thread: string | null; viewer: string; before?: string; limit: number }) {
      const { channel, thread, viewer, before, limit } = of
      const later = sql`from ${messages} r where r.organization_id = ${messages.organizationId} and r.conversation_id = ${messages.conversationId} and r.seq > ${messages.seq} and (r.visible_to is null or r.visible_to = ${viewer}) and ${conversations.thread} <> ${conversations.channel}`
      const replies = sql<number>`(select count(*)::int ${later})`
      const lastReply = sql<string | null>`(select max(r.at) ${later})`
      const root = or(eq(messages.externalId, conversations.thread), eq(conversations.thread, conversations.channel))
      const found = await tx
        .select({ message: messages, conversation: conversations, replies, lastReply })
        .from(messages)
        .innerJoin(conversations, inConversation)
        .innerJoin(channels, inChannel)
        .where(
          and(
            visible(viewer),
            eq(conversations.platform, 'web'),
            eq(conversations.channel, channel),
            thread === null ? root : eq(conversations.thread, thread),
            before ? lt(messages.seq, seqOf(before)) : undefined,
          ),
        )
        .orderBy(desc(messages.seq))
        .limit(limit)
      return found
        .reverse()
        .map(({ lastReply: last, ...rest }) => ({ ...rest, lastReply: last ? new Date(last) : null }))
    },
    /** Forgets what was said and shown before an instant; that something was said stays. */
    async eraseBefore(at: Date, now: Date): Promise<Removed> {
      const erased = await tx
        .update(messages)
        .set({ text: '', card: null, files: [], deletedAt: now })
        .where(and(eq(messages.organizationId, organization), lt(messages.at, at), isNull(messages.deletedAt)))
        .returning({ at: messages.at })
      return removedOf(erased.map((row) => row.at))
    },
    /** Where a person wrote last. */
    async lastPlatformOf(personId: string): Promise<Platform | null> {
      const [found] = await tx
        .select({ platform: conversations.platform })
        .from(messages)
        .innerJoin(conversations, inConversation)
        .where(
          and(
            eq(messages.organizationId, organization),
            eq(messages.personId, personId),
            eq(messages.author, 'person'),
          ),
        )
        .orderBy(desc(messages.seq))
        .limit(1)
      return found?.platform ?? null
    },
    /** Who of the firm wrote last in a conversation. */
    async lastPersonIn(conversationId: string): Promise<string | null> {
      const [found] = await tx
        .select({ person: messages.personId })
        .from(messages)
        .where(
          and(
            eq(messages.organizationId, organization),
            eq(messages.conversationId, conversationId),
            eq(messages.author, 'person'),
          ),
        )
        .orderBy(desc(messages.seq))
        .limit(1)
      return found?.person ?? null
    },
    /** True when the viewer may see a message that carries the file. */
    async showsFile(viewer: string, file: string): Promise<boolean> {
      const [found] = await tx
        .select({ id: messages.id })
        .from(messages)
        .innerJoin(conversations, inConversation)
        .innerJoin(channels, inChannel)
        .where(and(visible(viewer), sql`${messages.files} @> ${JSON.stringify([{ id: file }])}::jsonb`))
        .limit(1)
      return found !== undefined
    },
    /** By the page's id of the message; null when the viewer may not see it. */
    async find(viewer: string, externalId: string) {
      const [found] = await tx
        .select({ message: messages, conversation: conversations })
        .from(messages)
        .innerJoin(conversations, inConversation)
        .innerJoin(channels, inChannel)
        .where(and(visible(viewer), eq(conversations.platform, 'web'), eq(messages.externalId, externalId)))
      return found ?? null
    },
  }
}
