/** One answer of an agent, as it is logged. */
export type AgentRun = {
  agent: string
  tool: string | null
  /** How the step ended: done, refused, failed… */
  event: string
  milliseconds: number | null
  /** Millionths of a dollar. */
  costMicros: number | null
  error: string | null
}

export type AgentHealth = {
  agent: string
  answers: number
  failed: number
  refused: number
  /** Milliseconds under which 95 of 100 answers came; null when none was timed. */
  p95: number | null
  /** Millionths of a dollar. */
  costMicros: number
}

/** The nearest rank: a time that was really measured. */
function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length ? sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]! : null
}

function measure(agent: string, runs: readonly AgentRun[]): AgentHealth {
  return {
    agent,
    answers: runs.length,
    failed: runs.filter(({ event }) => event === 'failed').length,
    refused: runs.filter(({ event }) => event === 'refused').length,
    p95: percentile(
      runs.flatMap(({ milliseconds }) => milliseconds ?? []),
      0.95,
    ),
    costMicros: runs.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0),
  }
}

/** How the agents did: all together, and each; those that failed most first, then the busiest. */
export function agentHealth(runs: readonly AgentRun[]): { all: AgentHealth; agents: AgentHealth[] } {
  const names = [...new Set(runs.map(({ agent }) => agent))]
  const agents = names.map((name) =>
    measure(
      name,
      runs.filter(({ agent }) => agent === name),
    ),
  )
  return {
    all: measure('', runs),
    agents: agents.sort((a, b) => b.failed - a.failed || b.answers - a.answers || a.agent.localeCompare(b.agent)),
  }
}

/** Failures that are the same: one tool, one error; the most frequent first. */
export function groupFailures(
  runs: readonly AgentRun[],
): { tool: string; agent: string; error: string; count: number }[] {
  const groups = new Map<string, { tool: string; agent: string; error: string; count: number }>()
  for (const { agent, tool, event, error } of runs) {
    if (event !== 'failed') continue
    const one = { tool: tool ?? '', agent, error: error ?? 'internal', count: 0 }
    const key = `${one.tool} ${one.error}`
    const group = groups.get(key) ?? one
    group.count += 1
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.tool.localeCompare(b.tool))
}
