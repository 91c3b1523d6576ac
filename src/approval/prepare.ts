import { canonicalJson, sha256 } from '../lib/canonical.ts'
import type { Tool } from '../tool/define.ts'
import { type Call, createContext, type DoorStores } from '../tool/execute.ts'

/** A day of reflection for one's own click; a week for a manager's. */
const LIFETIME_MS = { confirm: 24 * 3_600_000, approve: 7 * 24 * 3_600_000 }

export const expiryOf = (gate: keyof typeof LIFETIME_MS, now: Date): Date => new Date(now.getTime() + LIFETIME_MS[gate])

/** What would be executed now: its card, its amount, and the hash that the decision is bound to. */
export async function prepare(tool: Tool, input: Record<string, unknown>, call: Call, stores: DoorStores) {
  const { context } = createContext(call, stores)
  const preview = await tool.preview!(input, context)
  const amount = (await tool.approval?.amount?.(input, context)) ?? null
  const payloadHash = await sha256(canonicalJson({ tool: tool.name, input, subject: preview.subject }))
  return { ...preview, amount, payloadHash, edit: preview.edit ?? null }
}
