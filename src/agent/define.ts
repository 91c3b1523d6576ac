import type { Bilingual } from '../lib/i18n.ts'
import type { Tool } from '../tool/define.ts'

/** What is refused whatever the role, recognised by examples like a tool, answered with the right way to do it. */
export type Policy = {
  /** `object.rule`, e.g. `invoices.no_backdating`. */
  name: string
  examples: { fr: string[]; en: string[] }
  says: Bilingual
  /** A tool that does what may be done instead. */
  offer?: string
}

/** An agent is data: who it is, and its tools. It has no code path of its own. */
export type Agent<Stores = any> = {
  id: string
  handle: string
  name: string
  role: Bilingual
  mission: Bilingual
  department: string
  reportsTo: string | null
  tier: 'orchestrator' | 'voice' | 'staff' | 'director' | 'lead' | 'specialist'
  tools: Tool<Stores>[]
  policies?: Policy[]
}

export function defineAgent<Stores>(agent: Agent<Stores>): Agent<Stores> {
  return agent
}
