import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { decide as decideApproval } from '../../src/approval/decide.ts'
import { requestApproval } from '../../src/approval/request.ts'
import type { ApprovalHandle } from '../../src/tool/perform.ts'
import type { openDesk } from './demo-desk.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

/** Requests and decisions as the door takes them: rights, limits, hash, and execution in one transaction. */
export function approvalsOf(desk: Desk, agents: readonly Agent<Stores>[]) {
  const tools = new Map(agents.flatMap((agent) => agent.tools.map((tool) => [tool.name, tool] as const)))
  return {
    request: (handle: string, name: string, input: Record<string, unknown>) =>
      desk.inOrganization(async (stores) => {
        const tool = tools.get(name)!
        return requestApproval(tool, tool.input.parse(input), await desk.callOf(stores, handle), stores)
      }),
    async decide(handle: string, approval: ApprovalHandle) {
      const call = await desk.inOrganization((stores) => desk.callOf(stores, handle))
      return decideApproval(
        { tools, transact: (_, work) => desk.inOrganization((stores) => work(stores, undefined as never)) },
        { approval: approval.id, revision: approval.revision, decision: 'approve', by: call.actor },
        call,
        async () => {},
      )
    },
  }
}
