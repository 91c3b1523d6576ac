import type { Card } from '../chat/card.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Step } from '../mastermind/step.ts'
import type { Gate } from '../tool/define.ts'
import type { ApprovalHandle } from '../tool/perform.ts'

export type StepReport = {
  agent: string
  tool: string
  gate: Gate
  status: Step['status']
  approval?: ApprovalHandle
}

/** What a turn answered: the same for the platforms, the API and a repeated event. */
export type Answer = { thread: string; lang: Lang; steps: StepReport[]; cards: Card[]; text: string }

export function reportOf(step: Step): StepReport {
  const { agent, tool, gate, status, approval } = step
  return { agent, tool, gate, status, ...(approval ? { approval } : {}) }
}
