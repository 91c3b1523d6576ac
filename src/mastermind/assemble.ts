import { approvalOf } from '../approval/cards.ts'
import type { DraftCard } from '../chat/card.ts'
import type { Lang } from '../lib/i18n.ts'
import { mergeCards } from './cards.ts'
import type { Step } from './step.ts'

export type Piece = { card: DraftCard; agent: string; approvalId: string | null; superseded: string[] }

/**
 * One answer of the steps: finished ones merge into one card; each that waits for a click keeps its own, since it
 * will be edited. A step whose follow-up waits is told by the follow-up's card, which shows all of it.
 */
export function assemble(steps: readonly Step[], lang: Lang): Piece[] {
  const waits = (step: Step | undefined) => step?.approval !== undefined
  const told = steps.filter((step, i) => {
    const next = steps[i + 1]
    return !(step.status === 'done' && next?.part === null && waits(next))
  })
  // What decides a request keeps its own card too, wherever it was asked.
  const decides = (step: Step) => approvalOf(step.card) !== null
  const finished = told.filter((step) => !waits(step) && !decides(step))
  const pieces: Piece[] = []
  if (finished.length > 0)
    pieces.push({
      card: mergeCards(
        finished.map((step) => step.card),
        lang,
        finished.flatMap(({ status, card }) => (status === 'done' && card.author ? [card.author] : [])),
      ),
      agent: finished[0]!.agent,
      approvalId: null,
      superseded: [],
    })
  for (const step of told.filter((one) => waits(one) || decides(one)))
    pieces.push({
      card: step.card,
      agent: step.agent,
      approvalId: step.approval?.id ?? null,
      superseded: step.superseded ?? [],
    })
  return pieces
}
