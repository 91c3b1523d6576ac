import type { Outgoing, Progress, ProgressStep } from './adapter.ts'
import { oneLine } from './plain.ts'

const SIGNS = { pending: '▫️', running: '⏳', done: '✅', failed: '⛔' } as const

/** A step on a line, its state told by a sign: `✅ Coûts`. */
export const stepText = ({ title, state }: ProgressStep): string => `${SIGNS[state]} ${oneLine(title)}`

/** Work that goes on as a card, for platforms that show it as a message. */
export function progressCard({ lang, status, steps }: Progress): Outgoing {
  const key = crypto.randomUUID()
  const summary = steps.map(stepText).join('\n')
  const card = { title: status, summary, tone: 'neutral' as const, blocks: [], actions: [] }
  return { card, lang, message: key, idempotencyKey: key }
}
