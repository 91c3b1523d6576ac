// What a message means because of what was said before it: follow-ups, corrections, decisions, taking back.
import type { Field, ReferenceSlot } from '../tool/fields.ts'
import { type FillTool, fillInput, type Said } from './fill.ts'
import { fold } from './normalise.ts'

export type Done = {
  tool: string
  input: Record<string, unknown>
  /** What it made or showed, by kind: the draft that "envoie-la" means. */
  made?: Partial<Record<ReferenceSlot, string>>
}

/** The state of a thread that a message may lean on. */
export type Dialogue = {
  /** What the previous turn did or showed, latest last. */
  last: Done[]
  /** The question that waits for an answer. */
  open?: Done & {
    field: string
    candidates?: { id: string; label: string }[]
    /** Another question came in between; it waits for one more message. */
    held?: true
  }
  /** Approvals of this thread that wait for a decision. */
  pending: { id: string; tool: string }[]
  /** Things that were listed, in order, for "the second one", and the tool that shows one of them. */
  listed?: { id: string; label: string; shows?: { tool: string; field: string } }[]
}

const POLITE = '(?:[ ,]*(?:svp|please|nova|merci|thanks|ok|go|maintenant|now|tout de suite|right away))*[ !.]*$'
const UNDO = new RegExp(
  `^(?:non[ ,]+|no[ ,]+|oups[ ,]+|oops[ ,]+|ok[ ,]+|finalement[ ,]+|actually[ ,]+)*(?:annule(?:r)?(?: (?:ca|cela|tout|tout ca|la derniere(?: action| chose)?|le dernier|ce que (?:je viens|tu viens) de (?:faire|dire)))?|undo(?: (?:that|it|the last (?:one|thing)))?|defais (?:ca|le)|cancel(?: (?:that|it|everything|the last (?:one|thing)))?|revert(?: (?:that|it))?|oublie (?:ca|tout)|laisse (?:faire|tomber)|never ?mind|forget (?:it|that|about it)|scratch that|take (?:that|it) back|efface ca|enleve ca|reviens en arriere|c'est une erreur|stop)${POLITE}`,
)
const YES =
  "(?:ok|okay|oui|ouais|ouin|yes|yep|yeah|yup|sure|d'accord|dac|parfait|correct|c'est (?:bon|beau|correct|parfait|ok)|go|vas-y|allez-y|go ahead|do it|certain|absolument|exactement|confirme|confirmed?|let's go|envoie|envoie[ -](?:la|le|les|ca)|send it|ship it|good|looks good|lgtm|👍)"
const APPROVE = new RegExp(
  `^(?:${YES}[ ,!.]*)*(?:(?:j'|je l'|je les )?approuve(?:e|es|r)?(?:[ -](?:le|la|les|ca|tout|tous|cela))?|approved?(?: (?:it|that|them|this|all|everything))?|i approve(?: (?:it|this|that))?|i'm (?:ok|good) with it|accorde|accepte(?:e|r)?(?: (?:la|le|les))?|accept(?:ed)?(?: it)?|signe[ -](?:le|la)|sign it|${YES})${POLITE}`,
)
const REJECT =
  /^(?:non[ ,]+|no[ ,]+)*(?:(?:je )?(?:le |la |les )?(?:refuse|rejette)(?:e|es|r)?(?:[ -](?:le|la|les|ca|tout))?|reject(?:ed)?(?: (?:it|that|them|this))?|deny(?: it)?|denied|decline(?:d)?(?: (?:it|that))?|refus(?:e|ed)|pas approuve|not approved|do not (?:approve|send)|don't (?:approve|send)(?: it)?|envoie pas(?: ca)?|n'envoie pas)(?: |$|[,.!:])/
const WORD_OF_DECISION = /\b(?:approuv|approve|envoie|send|ship|signe|sign|accept|accord)/

export const isUndo = (clean: string) => UNDO.test(clean.trim())

/** A decision said in text. It decides nothing: the caller shows the card with its buttons. */
export function decisionIn(clean: string, dialogue: Dialogue): 'approve' | 'reject' | undefined {
  const text = clean.trim()
  if (text.split(/\s+/).length > 8) return undefined
  if (REJECT.test(text)) return 'reject'
  if (!APPROVE.test(text))
    return /^(?:non|no|nope|nah)[ !.]*$/.test(text) && dialogue.pending.length ? 'reject' : undefined
  if (dialogue.pending.length) return 'approve'
  return WORD_OF_DECISION.test(text) ? 'approve' : undefined
}

export const isYes = (clean: string) => new RegExp(`^${YES}${POLITE}`).test(clean.trim())
export const isNo = (clean: string) =>
  /^(?:non|no|nope|nah|pas besoin|pantoute)(?: (?:merci|thanks))?[ !.]*$/.test(clean.trim())

const ORDINALS: [RegExp, number][] = [
  [/\b(?:premiere?|1(?:er|ere|re)|first|the 1st)\b/, 0],
  [/\b(?:2(?:e|eme|ieme|nd)|deuxieme|seconde?|second)\b/, 1],
  [/\b(?:3(?:e|eme|ieme|rd)|troisieme|third)\b/, 2],
  [/\b(?:4(?:e|eme|ieme|th)|quatrieme|fourth)\b/, 3],
  [/\b(?:5(?:e|eme|ieme|th)|cinquieme|fifth)\b/, 4],
]

/** Which of the things on offer is meant: "the second one", "2", "la dernière", or its name. */
export function pickListed<T extends { label: string }>(clean: string, offered: readonly T[]): T | undefined {
  const text = clean.trim()
  if (text.split(/\s+/).length > 7) return undefined
  const number = text.match(/^(?:(?:le|la|the|no|numero|number|#|option) ?)*#?(\d)[ .!]*$/)
  if (number) return offered[Number(number[1]) - 1]
  for (const [pattern, index] of ORDINALS) if (pattern.test(text)) return offered[index]
  if (/\b(?:derniere?|last one|the last)\b/.test(text)) return offered.at(-1)
  const said = text.match(/[a-z0-9]{3,}/g) ?? []
  const named = offered.filter((thing) =>
    said.some((word) => thing.label.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').includes(word)),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Which of the things that were listed is to be shown: by its place alone, "la deuxième", "open the last one". */
export function pickShown<T>(clean: string, listed: readonly T[]): T | undefined {
  if (clean.trim().split(/\s+/).length > 4) return undefined
  return pickListed(
    clean,
    listed.map((thing) => ({ thing, label: '' })),
  )?.thing
}

const AGAIN =
  /^(?:et\b|puis\b|pis\b|and\b|what about|how about|same\b|pareil|meme (?:chose|affaire)|la meme|le meme|idem|ditto|now for|maintenant|also\b|aussi\b|ok et|refais|redo|encore|qu'en est-il|celui|celle|the one|do (?:it|that|the same) for|(?:par|by|per|en|as) [a-z]+(?: [a-z]+)?[ ?!.]*$)/
const FIX =
  /^(?:non|no|nope|oups|oops|plutot|finalement|actually|sorry|desole|pardon|je voulais dire|i meant?|erreur|wait|attends|en fait|rather)\b|^(?:mets|met|change|remplace|corrige|make|set|fais|fait|put|modifie|ajuste)[ -](?:le|la|les|it|that|ca|en|this|them)\b|\b(?:au lieu de|plutot que|instead of|pas|not)\s+\S+[ .!]*$/
const GLUE_ONLY =
  /^(?:§[a-z]+|#?\d+|et|puis|and|pour|for|de|du|d|le|la|les|l|the|au|aux|a|celui|celle|ceux|of|in|on|en|sur|about|what|how|same|meme|chose|pareil|idem|aussi|also|but|mais|with|avec|svp|please|ok|chez|dans|at|thing|one|s|maintenant|now|do|it|that|refais|redo|encore|non|no)$/

/** How a message leans on the previous request: it repeats it with something else, or mends a value of it. */
export function leaningOf(clean: string, masked: string): 'again' | 'fix' | undefined {
  const text = clean.trim()
  const words = masked.match(/§[a-z]+|[a-z]+|\d+/g) ?? []
  if (words.length > 14) return undefined
  if (FIX.test(text)) return 'fix'
  if (AGAIN.test(text)) return 'again'
  return words.length > 0 &&
    words.length <= 8 &&
    words.every((word) => GLUE_ONLY.test(word) || /^\d/.test(word)) &&
    /§/.test(masked)
    ? 'again'
    : undefined
}

const INSTEAD =
  /(?:\b(?:pas|not|au lieu de|plutot que|instead of|et non|and not)\s+)(?:(?:le|la|les|the|de|du|d'|pour|for|au|a) ?)*(\S+(?: \S+)?)[ .!]*$/

/** The previous input with what this message says put over it; undefined when it says nothing that fits. */
export function rework(
  tool: FillTool,
  done: Done,
  said: Said,
):
  | {
      input: Record<string, unknown>
      changed: string[]
      missing: string[]
      ambiguous?: { field: string; candidates: { id: string; label: string }[] }
    }
  | undefined {
  const instead = INSTEAD.exec(said.text.clean)
  const numbers = said.found.quantities.filter(
    (span) => 'amount' in span.value && !(instead && span.start >= instead.index),
  )
  const swapped = instead && swapNumber(tool, done.input, numbers, said, instead.index)
  if (swapped) return { ...swapped, missing: [] }
  const filled = fillInput({ ...tool, fields: tool.fields.filter((field) => !isWordy(field)) }, said)
  // Rows that stand are mended below, one number at a time, never said anew.
  const changed = Object.keys(filled.input).filter(
    (name) =>
      !(instead && sameWord(filled.input[name], done.input[name])) &&
      !(isRows(tool, name) && Array.isArray(done.input[name])),
  )
  const input = { ...done.input }
  for (const name of changed) input[name] = filled.input[name]
  const rows = tool.fields.find(
    (field) => (field.slot === 'lines' || field.slot === 'time-lines') && Array.isArray(done.input[field.name]),
  )
  const money = tool.fields.filter(
    (field) => ['money', 'hours', 'quantity', 'percent'].includes(field.slot) && !(rows && field.slot === 'percent'),
  )
  if (numbers.length && rows) {
    const mended = mendRows(
      rows,
      done.input[rows.name] as Record<string, unknown>[],
      numbers[0]!.value as Amount,
      said.text.clean,
    )
    if (mended) {
      input[rows.name] = mended
      changed.push(rows.name)
    }
  }
  if (!changed.length && numbers.length && money.length === 1) {
    const value = (numbers[0]!.value as { amount: number; kind: string }).amount
    const slot = money[0]!.slot
    input[money[0]!.name] =
      numbers[0]!.value.kind === 'number'
        ? slot === 'quantity'
          ? value
          : slot === 'percent'
            ? value * 10
            : Math.round(value / 10)
        : value
    changed.push(money[0]!.name)
  }
  if (!changed.length && !filled.ambiguous) return undefined
  const missing = tool.fields
    .filter((field) => field.required && input[field.name] === undefined)
    .map((field) => field.name)
  return { input, changed, missing, ...(filled.ambiguous ? { ambiguous: filled.ambiguous } : {}) }
}

type Amount = { kind: string; amount: number; unit?: string }
/** What one unit of a number is held as: thousandths, percentages in millionths, hundredths of hours and dollars. */
const unitOf = ({ kind }: Amount) =>
  kind === 'number' || kind === 'quantity' ? 1000 : kind === 'percent' ? 10_000 : 100

/** "45, not 54": puts the new number where the old one stands, when it stands in one place only. */
function swapNumber(
  tool: FillTool,
  input: Record<string, unknown>,
  numbers: Said['found']['quantities'],
  said: Said,
  from: number,
): { input: Record<string, unknown>; changed: string[] } | undefined {
  const old = said.found.quantities.find((span) => 'amount' in span.value && span.start >= from)?.value as
    | Amount
    | undefined
  const fresh = numbers[0]?.value as Amount | undefined
  if (!old || !fresh) return undefined
  const places: { field: string; scale: number; put(value: number): unknown }[] = []
  const look = (field: string, value: unknown, put: (value: unknown) => unknown) => {
    if (Array.isArray(value))
      value.forEach((one, i) => {
        look(field, one, (changed) => put(value.with(i, changed)))
      })
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        look(field, inner, (changed) => put({ ...value, [key]: changed }))
    for (const scale of [100, 1000, 10_000])
      if (value === Math.round((old.amount / unitOf(old)) * scale)) places.push({ field, scale, put })
  }
  for (const { name } of tool.fields) look(name, input[name], (changed) => changed)
  const [place] = places
  if (!place || places.length > 1) return undefined
  const changed = place.put(Math.round((fresh.amount / unitOf(fresh)) * place.scale))
  return { input: { ...input, [place.field]: changed }, changed: [place.field] }
}

const isWordy = (field: Field) => field.slot === 'text' || field.slot === 'long-text'
const isRows = (tool: FillTool, name: string) =>
  tool.fields.some((field) => field.name === name && (field.slot === 'lines' || field.slot === 'time-lines'))
const sameWord = (a: unknown, b: unknown) => a !== undefined && JSON.stringify(a) === JSON.stringify(b)

/** "4 jours d'échafaudage": the one row whose own words are said again. */
function namedRow(rows: Record<string, unknown>[], clean: string): Record<string, unknown> | undefined {
  const saidWords = new Set(clean.match(/[a-z]{4,}/g))
  const named = rows.filter((row) =>
    (fold(String(row.description ?? '')).match(/[a-z]{4,}/g) ?? []).some((word) => saidWords.has(word)),
  )
  return named.length === 1 ? named[0] : undefined
}

/**
 * One number mends one row, by its words or by what kind of number it is: the only row, or the only one in its unit. Of a day in several
 * parts it is the whole: "8h dont 2h de calfeutrage", "non, 9h" makes the longest part an hour longer.
 */
function mendRows(field: Field, rows: Record<string, unknown>[], value: Amount, clean: string) {
  if (field.slot === 'time-lines' && rows.length > 1) {
    if (value.kind !== 'hours') return undefined
    const hoursOf = (row: Record<string, unknown>) => Number(row.hours ?? 0)
    const longest = rows.reduce((most, row) => (hoursOf(row) > hoursOf(most) ? row : most))
    const hours = value.amount - rows.reduce((sum, row) => sum + (row === longest ? 0 : hoursOf(row)), 0)
    return hours > 0 ? rows.map((row) => (row === longest ? { ...row, hours } : row)) : undefined
  }
  const unit = value.kind === 'hours' ? 'hour' : value.kind === 'quantity' ? value.unit : undefined
  const alike = rows.filter((row) => unit !== undefined && row.unit === unit)
  const [row = namedRow(rows, clean)] = rows.length === 1 ? rows : alike.length === 1 ? alike : []
  const mended = row && mendRow(field, row, value)
  return mended && rows.map((one) => (one === row ? mended : one))
}

function mendRow(field: Field, row: Record<string, unknown>, value: { kind: string; amount: number }) {
  if (field.slot === 'time-lines') {
    if (value.kind !== 'hours' && value.kind !== 'number') return undefined
    return { ...row, hours: value.kind === 'hours' ? value.amount : Math.round(value.amount / 10) }
  }
  if (value.kind === 'hours') return { ...row, quantity: value.amount * 10 }
  if (value.kind === 'quantity') return { ...row, quantity: value.amount }
  return { ...row, unitPrice: value.kind === 'money' ? value.amount : Math.round(value.amount / 10) }
}
