// The parts of one message together: what one takes from another, and one request about several things.
import { REFERENCE_SLOTS, type ReferenceSlot } from '../tool/fields.ts'
import type { Done } from './dialogue.ts'
import type { FillTool, Said } from './fill.ts'
import type { Part, ToolPart } from './understanding.ts'

export type Tools = ReadonlyMap<string, FillTool>
const REFERENCES: ReadonlySet<string> = new Set(REFERENCE_SLOTS)

/** "6h à l'école et 3h à la clinique hier": the day of one is the day of the other. */
function shareDates(tools: Tools, part: ToolPart, before: Part | undefined) {
  if (before?.kind !== 'tool' || before.tool !== part.tool) return
  for (const field of tools.get(part.tool)!.fields.filter((one) => one.slot === 'date')) {
    for (const [to, from] of [
      [before, part],
      [part, before],
    ] as const) {
      if (to.input[field.name] !== undefined || from.input[field.name] === undefined) continue
      to.input[field.name] = from.input[field.name]
      to.guessed = [...(to.guessed ?? []), field.name]
    }
  }
}

/** A later part takes from an earlier one what it needs and does not say: "prépare-la puis envoie-la". */
export function connect(tools: Tools, parts: Part[]): Part[] {
  parts.forEach((part, index) => {
    if (part.kind !== 'tool' || index === 0) return
    shareDates(tools, part, parts[index - 1])
    for (const name of [...part.missing]) {
      const field = tools.get(part.tool)!.fields.find((one) => one.name === name)!
      for (let before = index - 1; before >= 0; before--) {
        const other = parts[before]!
        if (other.kind !== 'tool') continue
        const same = tools
          .get(other.tool)!
          .fields.find((one) => one.slot === field.slot && other.input[one.name] !== undefined)
        if (same && field.slot !== 'text' && field.slot !== 'long-text' && field.slot !== 'lines') {
          part.input[name] = other.input[same.name]
          part.missing = part.missing.filter((one) => one !== name)
          part.guessed = [...(part.guessed ?? []), name]
        } else if (field.slot === 'invoice' || field.slot === 'quote' || field.slot === 'schedule') {
          if (other.tool.split('.')[0] === part.tool.split('.')[0])
            part.uses = [...(part.uses ?? []), { field: name, part: before }]
        }
        break
      }
    }
  })
  return parts
}

/** Two runs of one tool are meant where each names another client, project, day…: "8h hier et 7h aujourd'hui". */
const areDifferent = (tools: Tools, a: ToolPart, b: ToolPart) =>
  tools
    .get(a.tool)!
    .fields.some(
      ({ name, slot }) =>
        (REFERENCES.has(slot) || slot === 'date') &&
        a.input[name] !== undefined &&
        b.input[name] !== undefined &&
        a.input[name] !== b.input[name],
    )

/** Every part is a request by itself: a tool, with what it needs or with a verb of its own. */
export function standApart(tools: Tools, parts: Part[]): boolean {
  return parts.every((part, index) => {
    if (part.kind === 'policy') return true
    if (part.kind !== 'tool') return false
    const waits = part.missing.filter((name) => !part.uses?.some((use) => use.field === name))
    const before = parts[index - 1]
    const repeats = before?.kind === 'tool' && before.tool === part.tool
    return !waits.length && !(repeats && !areDifferent(tools, before, part))
  })
}

/** One request about two clients or projects is two requests: "relance Northgate et la coop". */
export function several(tools: Tools, part: Part, said: Said): Part[] {
  if (part.kind !== 'tool') return [part]
  const field = tools
    .get(part.tool)!
    .fields.filter((one) => one.slot === 'client' || one.slot === 'project' || one.slot === 'invoice')
    .sort((a, b) => Number(b.required) - Number(a.required))
    .find((one) => one.required || part.input[one.name] !== undefined)
  if (!field || part.ambiguous) return [part]
  const mentions = said.found.mentions.filter(
    (mention) => mention.slot === field.slot && mention.candidates[0]!.score >= 0.6,
  )
  const ids = [...new Set(mentions.map((mention) => mention.candidates[0]!.entity.id))]
  if (ids.length < 2 || ids.length > 6) return [part]
  const listed = mentions
    .slice(1)
    .every((mention, i) =>
      /^(?:\s*(?:,|&|\b(?:et|and|puis)\b)\s*)+(?:pour |for |a |to |le |la |l'|the |au |aux |celles? de |celui de |ceux de |de |du |facture |invoice |#)*$/.test(
        said.text.clean.slice(mentions[i]!.end, mention.start),
      ),
    )
  return listed ? ids.map((id) => ({ ...part, input: { ...part.input, [field.name]: id } })) : [part]
}

/** "La", "this one", "-la": something spoken of before. */
const POINTS = /\b(?:la|le|les|ce|cet|cette|ca|celle-ci|celui-ci|dessus|the|this|that|it)\b/

/** Confidence from which the one thing that was just made decides between tools: "mets Dany dessus". */
const LEANING = 0.12

/** Unsure by its words alone, and sure once it points at what the last request made. */
export function settle(tools: Tools, part: Part, said: Said, last: readonly Done[]): Part {
  if (part.kind !== 'choose' || !POINTS.test(said.text.clean)) return part
  for (const { tool: name, confidence, input } of part.candidates) {
    if (confidence < LEANING) break
    const missing = tools.get(name)!.fields.filter((field) => field.required && input[field.name] === undefined)
    const made = missing.every(({ slot }) => last.some((done) => done.made?.[slot as ReferenceSlot] !== undefined))
    if (missing.length !== 1 || !made) continue
    return { kind: 'tool', tool: name, input, confidence, missing: missing.map((one) => one.name), from: part.from }
  }
  return part
}

/** What a part needs and does not say, taken from what the thread was about. */
export function recall(tools: Tools, part: Part, said: Said, last: readonly Done[]) {
  if (part.kind !== 'tool' || part.ambiguous || !POINTS.test(said.text.clean)) return
  for (const name of [...part.missing]) {
    const field = tools.get(part.tool)!.fields.find((one) => one.name === name)!
    if (!REFERENCES.has(field.slot) || part.invalid?.some((one) => one.field === name)) continue
    for (const done of [...last].reverse()) {
      const same = tools
        .get(done.tool)
        ?.fields.find((one) => one.slot === field.slot && done.input[one.name] !== undefined)
      const value = done.made?.[field.slot as ReferenceSlot] ?? (same && done.input[same.name])
      if (value === undefined) continue
      part.input[name] = value
      part.missing = part.missing.filter((one) => one !== name)
      part.guessed = [...(part.guessed ?? []), name]
      break
    }
  }
}
