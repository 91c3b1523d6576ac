import type { DraftCard } from '../chat/card.ts'
import type { Dialogue, Lexicon } from '../language/engine.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { Step } from '../mastermind/step.ts'
import { fieldsOf, REFERENCE_SLOTS, type ReferenceSlot } from '../tool/fields.ts'

/** What a follow-up can refer to: the last requests and what they made, what was listed, the question that is open. */
export function rememberSteps<S>(
  before: Dialogue,
  steps: readonly Step[],
  roster: Roster<S>,
  lexicon: Lexicon,
): Dialogue {
  const asked = steps.filter((step) => step.part?.kind === 'tool' || step.asks || (step.part === null && step.output))
  if (asked.length === 0) return before
  const question = asked.find((step) => step.asks)
  const listed = steps.flatMap((step) => listedIn(step.card, roster, lexicon))
  return {
    last: asked.map((step) => ({ tool: step.tool, input: step.input, made: madeBy(step) })),
    pending: [],
    ...(listed.length > 0 ? { listed } : {}),
    ...(question
      ? {
          open: {
            tool: question.tool,
            input: question.input,
            field: question.asks!,
            candidates: question.candidates ?? [],
          },
        }
      : before.open && !before.open.held && asked.every((step) => step.gate === 'none' && step.status === 'done')
        ? { open: { ...before.open, held: true as const } }
        : {}),
  }
}

/** `invoices.create_draft` makes an invoice: its output's `invoice`, or its `id`. */
function madeBy(step: Step): Partial<Record<ReferenceSlot, string>> {
  const output = step.output as Record<string, unknown> | undefined
  if (!output) return {}
  const own = step.tool.split('.')[0]!.replace(/s$/, '')
  return Object.fromEntries(
    REFERENCE_SLOTS.flatMap((slot) => {
      const value = output[slot] ?? (slot === own ? output.id : undefined)
      return typeof value === 'string' ? [[slot, value]] : []
    }),
  )
}

/** The records that a card lists, in order, for "the second one". */
function listedIn<S>(card: DraftCard, roster: Roster<S>, lexicon: Lexicon): NonNullable<Dialogue['listed']> {
  const tables = card.blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : []))
  const links = tables.flat().flatMap((row) => row.find((cell) => typeof cell !== 'string') ?? [])
  return links.flatMap((cell) => {
    const [, kind, key] = /^nova:([^/]+)\/(.+)$/.exec(cell.href) ?? []
    const tool = [...roster.tools.values()].find((one) => one.record?.kind === kind)
    const slot = tool && fieldsOf(tool.input).find((field) => field.name === tool.record!.field)?.slot
    const entity = lexicon.entities.find((one) => one.slot === slot && (one.id === key || one.code === key))
    return entity ? [{ id: entity.id, label: cell.text, shows: { tool: tool!.name, field: tool!.record!.field } }] : []
  })
}
