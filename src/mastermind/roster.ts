import type { Agent, Policy } from '../agent/define.ts'
import type { DraftCard } from '../chat/card.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Actor, Staffed, Tool } from '../tool/define.ts'

/** Who there is and what they can do, indexed once at start. */
export type Roster<Stores> = {
  agents: readonly Agent<Stores>[]
  tools: ReadonlyMap<string, Tool<Stores>>
  directory: readonly Staffed[]
  ownerOf(name: string): Agent<Stores>
  /** The agent, or whom it reports to where none of its tools is for the person; undefined when that leads nowhere. */
  whoCan(agent: string, actor: Pick<Actor, 'permissions'>): Agent<Stores> | undefined
  policy(name: string): Policy | undefined
  /** The card signed by the agent who answers: "Hector · Analyste de la valeur acquise". */
  signed(card: DraftCard, tool: string, lang: Lang): DraftCard
}

/** Throws TypeError when two agents own one tool, or an agent reports to nobody known: a mistake of the build. */
export function createRoster<Stores>(agents: readonly Agent<Stores>[]): Roster<Stores> {
  const tools = new Map<string, Tool<Stores>>()
  const owners = new Map<string, Agent<Stores>>()
  const policies = new Map<string, Policy>()
  for (const agent of agents) {
    for (const tool of agent.tools) {
      if (tools.has(tool.name)) throw new TypeError(`${tool.name} is owned twice`)
      tools.set(tool.name, tool)
      owners.set(tool.name, agent)
    }
    for (const policy of agent.policies ?? []) {
      policies.set(policy.name, policy)
      owners.set(policy.name, agent)
    }
  }
  const ownerOf = (name: string) => {
    const owner = owners.get(name)
    if (!owner) throw new TypeError(`nobody owns ${name}`)
    return owner
  }
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const whoCan: Roster<Stores>['whoCan'] = (id, actor) => {
    const agent = byId.get(id)
    if (!agent || agent.tools.some(({ permission }) => actor.permissions.has(permission))) return agent
    return agent.reportsTo === null ? undefined : whoCan(agent.reportsTo, actor)
  }
  return {
    agents,
    tools,
    whoCan,
    directory: agents.flatMap(({ id, name, role, mission, department, tools: owned }) =>
      owned.map((tool) => ({ agent: { id, name, role, mission, department }, tool })),
    ),
    ownerOf,
    policy: (name) => policies.get(name),
    signed: (card, tool, lang) => {
      const agent = ownerOf(tool)
      return { ...card, author: `${agent.name} · ${agent.role[lang]}` }
    },
  }
}
