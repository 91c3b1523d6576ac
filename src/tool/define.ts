import type { z } from 'zod'
import type { DraftCard, FileRef } from '../chat/card.ts'
import type { Place, Platform } from '../chat/event.ts'
import type { Documents } from '../document/documents.ts'
import type { IsoDate } from '../lib/dates.ts'
import type { Bilingual, Lang } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'
import type { Permission, Role } from './rights.ts'
import type { RouteSubject } from './route.ts'

/**
 * none: reads or computes. log: reversible and audited. confirm: runs after the asker's click.
 * approve: runs after the click of somebody else who may decide.
 */
export type Gate = 'none' | 'log' | 'confirm' | 'approve'

/** Who a tool runs for. */
export type Actor = {
  id: string
  name: string
  /** As the person likes to be called; the first name unless they said otherwise. */
  calledName: string
  handle: string
  role: Role
  permissions: ReadonlySet<Permission>
  /** Cents up to which the person may decide, by permission; absent means no limit. */
  limits: Partial<Record<Permission, Cents>>
  lang: Lang
  email: string | null
  /** The language that the person asked to be answered in; null: that of their message. */
  answersIn: Lang | null
  /** Where they work, by their own word; null when they said none. */
  ownProject: string | null
}

export type OrganizationProfile = {
  id: string
  name: string
  lang: Lang
  timeZone: string
}

/** An effect outside Nova. Stored with the change that causes it and carried out after commit. */
export type Effect =
  | { kind: 'email'; to: string; subject: string; text: string; files: FileRef[]; key: string }
  /** A card posted to a channel of a platform, to a person where they prefer, or where the organization wants such things. */
  | {
      kind: 'post'
      channel: { platform: Platform; channel: string } | { person: string } | { route: RouteSubject }
      card: DraftCard
      key: string
    }
  | { kind: 'integration'; integration: string; call: string; payload: Record<string, unknown>; key: string }

/** What some agent can do, as `/help` tells it. */
export type DirectoryEntry = {
  agent: { id: string; name: string; role: Bilingual; mission: Bilingual; department: string }
  tool: Pick<ToolBase, 'name' | 'title' | 'gate' | 'permission' | 'examples'> & { input: z.ZodObject }
}

/** The same with all of the tool: how the door finds what an agent asks a colleague for. */
export type Staffed = DirectoryEntry & { tool: Tool }

/** What an agent asked a colleague while a tool of its own ran; `within` questions deep. */
export type Asked = { agent: string; tool: string; input: Record<string, unknown>; within: number }

/** What a tool works with: the stores of its organization, inside one transaction, and the one who asks. */
export type Context<Stores> = {
  organization: OrganizationProfile
  actor: Actor
  lang: Lang
  now: Date
  /** Today in the organization's time zone. */
  today: IsoDate
  stores: Stores
  /** Where it was asked; null for schedules and the API. */
  origin: { platform: Platform; workspace: string; place: Place } | null
  /** The thread that it belongs to; null for schedules and direct calls. */
  conversation: string | null
  /** Every tool with the agent that owns it. */
  directory: readonly DirectoryEntry[]
  can(permission: Permission): boolean
  /**
   * What a colleague's tool that only looks up answers, for the same person, in the same transaction; kept in the trace.
   * Null where the colleague is not there, or the person may not ask it. Throws `rule.broken` beyond a few questions.
   */
  ask<Answer>(tool: string, input?: Record<string, unknown>): Promise<Answer | null>
  /** Requests an outside effect; carried out once, after commit. */
  request(effect: Effect): void
  /** Makes the bytes of PDF, spreadsheet and chart files; `saveFile` keeps them. */
  documents: Documents
  saveFile(file: { name: string; mime: string; bytes: Uint8Array }): Promise<FileRef>
  /** True when the organization has connected the integration (e.g. `facebook`, `smtp`). */
  connected(integration: string): Promise<boolean>
}

/** A further step that a tool asks for after it ran, e.g. sending the invoice that was just drafted. */
export type FollowUp = { tool: string; input: Record<string, unknown> }

type ToolBase = {
  /** `object.action`, as in the roster. */
  name: string
  title: Bilingual
  gate: Gate
  /** The right that the asker needs. */
  permission: Permission
  /** What people type; trains the language engine and fills /help. */
  examples: { fr: string[]; en: string[] }
  /** What it takes of the files that come with the message. */
  takes?: 'image'
  /** The tool shows a record: `nova:<kind>/<id>` runs it with `field` set to the id. */
  record?: { kind: string; field: string }
  /**
   * Who may see what it shows in a channel, where that does not follow from the rights that it draws on: `everyone`
   * for what is no data of the company, `asker` for what is that person's own.
   */
  audience?: 'everyone' | 'asker'
}

/** The tool's own types; everything else of Nova sees `Tool` with them erased. */
export type ToolDefinition<Stores, Input extends z.ZodObject, Output extends z.ZodType> = ToolBase & {
  input: Input
  output: Output
  /** For gate `approve`: the right that the decider needs, and the amount held against their limit. */
  approval?: { permission: Permission; amount?(input: z.output<Input>, context: Context<Stores>): Promise<Cents> }
  /**
   * For gates `confirm` and `approve`: what exactly will happen. `subject` is hashed and must be the same at
   * execution; `card` shows it to who decides. `edit` names the tool whose form changes it before the decision.
   * Throws NovaError when it cannot be done at all, so that nothing impossible is ever asked.
   */
  preview?(
    input: z.output<Input>,
    context: Context<Stores>,
  ): Promise<{ card: DraftCard; subject: unknown; edit?: FollowUp }>
  run(input: z.output<Input>, context: Context<Stores>): Promise<z.output<Output>>
  card(output: z.output<Output>, context: Context<Stores>): DraftCard | Promise<DraftCard>
  followUp?(output: z.output<Output>, context: Context<Stores>): FollowUp[]
  /** How to take back what a `log` tool did, shown as "Annuler"; also what `annule ça` runs. */
  undo?(output: z.output<Output>): FollowUp | null
}

/** A tool with its types erased, as registries, the door and the language engine hold it. */
export type Tool<Stores = any> = ToolBase & {
  input: z.ZodObject
  output: z.ZodType
  approval?: { permission: Permission; amount?(input: any, context: Context<Stores>): Promise<Cents> }
  preview?(input: any, context: Context<Stores>): Promise<{ card: DraftCard; subject: unknown; edit?: FollowUp }>
  run(input: any, context: Context<Stores>): Promise<unknown>
  card(output: any, context: Context<Stores>): DraftCard | Promise<DraftCard>
  followUp?(output: any, context: Context<Stores>): FollowUp[]
  undo?(output: any): FollowUp | null
}

/** Declares a tool over the stores it needs: `tool<{ invoices: { find(…): … } }>()({ … })`. */
export function defineTool<Stores = unknown>() {
  return <Input extends z.ZodObject, Output extends z.ZodType>(
    definition: ToolDefinition<Stores, Input, Output>,
  ): Tool<Stores> => {
    if (!/^[a-z_]+\.[a-z0-9_]+$/.test(definition.name)) throw new TypeError(`tool name ${definition.name}`)
    const gated = definition.gate === 'confirm' || definition.gate === 'approve'
    if (gated && !definition.preview) throw new TypeError(`${definition.name}: a gated tool shows what it will do`)
    if (definition.gate === 'approve' && !definition.approval) throw new TypeError(`${definition.name}: who approves?`)
    return definition as Tool<Stores>
  }
}
