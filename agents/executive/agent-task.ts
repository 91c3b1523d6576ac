import type { Context } from '../../src/tool/define.ts'

export const STATUSES = [
  'running',
  'done',
  'needs-input',
  'needs-confirmation',
  'needs-approval',
  'refused',
  'failed',
] as const
/** A step of a plan, as it ended. */
export type AgentTask = {
  id: string
  planId: string
  position: number
  personId: string | null
  agent: string
  tool: string
  input: Record<string, unknown>
  status: (typeof STATUSES)[number]
  summary: string
  output: unknown
  startedAt: Date
  endedAt: Date | null
}
export type TaskRows = { list(filter: { personId: string }): Promise<AgentTask[]> }
/** The tool's title in the reader's language. */
export const titleOf = (tool: string, { directory, lang }: Pick<Context<unknown>, 'directory' | 'lang'>) =>
  directory.find((entry) => entry.tool.name === tool)?.tool.title[lang] ?? tool
