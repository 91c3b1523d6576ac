// Reads one clause: finds what is in it, ranks the tools, fills the best one's input.
import type { Lang } from '../lib/i18n.ts'
import type { Scored } from './classify.ts'
import { type FillTool, fillInput, type Said } from './fill.ts'
import { fitness, isDestructive, kindsOf } from './fitness.ts'
import type { Normalised } from './normalise.ts'
import { findSpans, leadOf, maskText } from './spans.ts'
import { NOTHING, policyOf } from './training.ts'
import type { Part, ToolPart, Turn } from './understanding.ts'

export type Read = Said & { masked: string; turn: Turn }

/** Times likelier than nothing that any tool does, from which a message is a request. */
const OURS = 2
/** Confidence below which a message resembles no request at all. */
const LEAST = 0.04
/** Confidence from which a thing said without a verb is looked up. */
const LOOKED = 0.12
/** Times likelier than the next reading, from which a tool is taken without asking: less where another person decides. */
const SURE = { none: 1, log: 4, confirm: 5, approve: 3 } as const
/** Times surer still where something that the tool needs was not said. */
const UNSAID = 2
/** What has less than this share of the best one's score is no other reading of the message. */
const RIVAL = 0.25
/** Classes further down than this have no share worth counting. */
const LIKELY = 32

/** "6h au Crépuscule": a name with something said of it makes a request without a verb. */
const isWhole = (kinds: ReturnType<typeof kindsOf>) => kinds.has('name') && (kinds.has('hours') || kinds.has('money'))

export function createReader(
  tools: ReadonlyMap<string, FillTool>,
  owners: ReadonlyMap<string, string>,
  openers: ReadonlySet<string>,
  score: (masked: string) => Scored[],
  mend: (masked: string) => string,
) {
  function read(text: Normalised, turn: Turn, lang: Lang): Read {
    const found = findSpans(text, turn.lexicon, turn.today)
    return {
      text,
      found,
      today: turn.today,
      lexicon: turn.lexicon,
      actor: turn.actor,
      lang,
      masked: mend(maskText(text, found)),
      turn,
    }
  }

  function fitOf(label: string, kinds: ReturnType<typeof kindsOf>, destructive: boolean): number {
    const tool = tools.get(label)
    if (tool) return fitness(tool, kinds, destructive)
    // Who names the organization's own people, clients, projects or invoices is talking about its affairs.
    const ours = label === NOTHING && (kinds.has('name') || kinds.has('invoice') || kinds.has('person'))
    return ours ? 0.4 : 1
  }

  /** The share of each likely class in what the text may be, half of it from its lead where it has one. */
  function sharesOf(masked: string): Map<string, number> {
    const lead = leadOf(masked)
    const shares = new Map<string, number>()
    for (const text of lead ? [masked, lead] : [masked])
      for (const { label, score: share } of score(text).slice(0, LIKELY))
        shares.set(label, (shares.get(label) ?? 0) + (lead ? share / 2 : share))
    return shares
  }

  function rank(said: Read, agent: string | undefined) {
    const kinds = kindsOf(said.found)
    const destructive = isDestructive(said.masked)
    let total = 0
    let plain = 0
    const fitting = [...sharesOf(said.masked)].map(([label, share]) => {
      const fit = fitOf(label, kinds, destructive)
      plain += share
      total += share * fit
      return { label, share, fit }
    })
    // What resembles no example stays unclaimed; what fits badly is less sure even where nothing else speaks.
    total += Math.max(0, 1 - plain)
    const scored = fitting
      .map(({ label, share, fit }) => ({ label, score: (share * fit * Math.sqrt(fit)) / total }))
      .sort((a, b) => b.score - a.score)
    if (!agent) return scored
    // Addressed by name: that agent's tools come first when they fit at all.
    return scored
      .map((one) => (owners.get(one.label) === agent ? { ...one, score: Math.min(0.99, one.score * 1.6 + 0.1) } : one))
      .sort((a, b) => b.score - a.score)
  }

  function fillPart(label: string, confidence: number, said: Read): ToolPart {
    const tool = tools.get(label)!
    const filled = fillInput(tool, said)
    const guessed = [...filled.guessed]
    const here = said.turn.here?.project
    const project = tool.fields.find((field) => field.slot === 'project' && field.required)
    if (here && project && filled.missing.includes(project.name) && filled.ambiguous?.field !== project.name) {
      filled.input[project.name] = here
      filled.missing = filled.missing.filter((name) => name !== project.name)
      guessed.push(project.name)
    }
    return {
      kind: 'tool',
      tool: label,
      input: filled.input,
      confidence,
      missing: filled.missing,
      ...(filled.ambiguous ? { ambiguous: filled.ambiguous } : {}),
      ...(guessed.length ? { guessed } : {}),
      ...(filled.invalid.length ? { invalid: filled.invalid } : {}),
      from: said.text.original.trim(),
    }
  }

  function classify(said: Read, agent: string | undefined): Part {
    const ranked = rank(said, agent)
    const from = said.text.original.trim()
    const best = ranked.find((one) => one.label !== NOTHING)
    const nothing = ranked.find((one) => one.label === NOTHING)?.score ?? 0
    const nearest = ranked.filter((one) => tools.has(one.label)).slice(0, 3)
    const unknown: Part = { kind: 'unknown', nearest: nearest.map((one) => one.label), from }
    if (!best || best.score < LEAST || best.score < OURS * nothing) return unknown
    const confidence = best.score
    const policy = policyOf(best.label)
    if (policy !== undefined && confidence >= 0.35) return { kind: 'policy', policy, confidence, from }
    const tool = tools.get(best.label)
    if (tool) {
      const part = fillPart(best.label, confidence, said)
      const next = ranked.find((one) => one !== best)?.score ?? 0
      const least = SURE[tool.gate as keyof typeof SURE] * (part.missing.length ? UNSAID : 1)
      if (tool.gate === 'none' || confidence >= least * next) return part
    }
    const candidates = nearest
      .filter((one) => one.score >= RIVAL * confidence)
      .map((one) => ({
        tool: one.label,
        confidence: one.score,
        input: fillInput(tools.get(one.label)!, said).input,
      }))
    return candidates.length ? { kind: 'choose', candidates, from } : unknown
  }

  /** What a thing said without a verb shows: the likeliest tool that only looks up. */
  function look(said: Read, agent: string | undefined): ToolPart | undefined {
    const ranked = rank(said, agent)
    const best = ranked.find(({ label }) => tools.get(label)?.gate === 'none')
    const nothing = ranked.find((one) => one.label === NOTHING)?.score ?? 0
    const sure = best && best.score >= LOOKED && best.score >= OURS * nothing
    return sure ? fillPart(best.label, best.score, said) : undefined
  }

  const judge = (turn: Turn, lang: Lang) => {
    const known = new Map<string, { request: boolean; starts: boolean; tool: string | undefined; sure: number }>()
    return (clause: Normalised) => {
      const cached = known.get(clause.clean)
      if (cached) return cached
      const said = read(clause, turn, lang)
      const [best] = rank(said, undefined)
      const words = said.masked.match(/[a-z]+/g) ?? []
      const first = words.find((word) => !/^(?:moi|svp|je|j|i|please|can|you|peux|tu|et|puis|and)$/.test(word))
      const real = best !== undefined && best.label !== NOTHING && best.score >= 0.25
      const verdict = {
        request: real,
        starts: (first !== undefined && openers.has(first)) || isWhole(kindsOf(said.found)),
        tool: best?.label,
        sure: best?.score ?? 0,
      }
      known.set(clause.clean, verdict)
      return verdict
    }
  }

  return { read, classify, look, judge }
}
