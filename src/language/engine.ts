// Understands a message without a model: which tools it asks for, and with what.
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { REFERENCE_SLOTS } from '../tool/fields.ts'
import type { Scored, Weights } from './classify.ts'
import { type Dialogue, type Done, decisionIn, isNo, isUndo, isYes, leaningOf, pickListed, rework } from './dialogue.ts'
import { type FillTool, fillInput, prepareTool, type Said } from './fill.ts'
import { fitness, kindsOf } from './fitness.ts'
import { detectLanguage } from './lang.ts'
import { type Normalised, normalise } from './normalise.ts'
import type { Entity, Lexicon } from './references.ts'
import { type Smalltalk, smalltalkIn } from './smalltalk.ts'
import { findSpans, leadOf, maskText } from './spans.ts'
import { splitRequests } from './split.ts'
import { classifierOf, type EngineAgent, NOTHING, packWeights, policyOf, train, unpackWeights } from './training.ts'

export type { Dialogue } from './dialogue.ts'
export { createLexicon, type Entity, type Lexicon } from './references.ts'
export { type EngineAgent, examplesHash } from './training.ts'

export type Turn = {
  text: string
  today: IsoDate
  /** The person's language, used where the text does not tell. */
  lang?: Lang
  lexicon: Lexicon
  dialogue: Dialogue
  /** What the channel is about. */
  here?: { project?: string }
  actor?: { id: string }
}

export type ToolPart = {
  kind: 'tool'
  tool: string
  input: Record<string, unknown>
  /** 0..1; how sure the tool is the one that was meant. */
  confidence: number
  /** Required fields still without a value, in the order of the form. */
  missing: string[]
  ambiguous?: { field: string; candidates: { id: string; label: string }[] }
  /** Fields that were not said but follow from the thread, the channel or what was named. */
  guessed?: string[]
  /** Said for a field and impossible: `31 novembre`, an invoice number that does not exist. */
  invalid?: { field: string; said: string }[]
  /** Fields that continue from what an earlier part of this message produces. */
  uses?: { field: string; part: number }[]
  /** The part changes, repeats or completes the previous request. */
  follows?: 'again' | 'fix' | 'answer'
  from: string
}

export type Part =
  | ToolPart
  | { kind: 'policy'; policy: string; confidence: number; from: string }
  | { kind: 'choose'; candidates: { tool: string; confidence: number; input: Record<string, unknown> }[]; from: string }
  | { kind: 'unknown'; nearest: string[]; from: string }
  | { kind: 'undo'; from: string }
  | { kind: 'decision'; decision: 'approve' | 'reject'; from: string }
  | { kind: 'smalltalk'; which: Smalltalk }

export type Understanding = { lang: Lang; parts: Part[]; agent?: string }

export type Engine = {
  understand(turn: Turn): Understanding
  /** The question's field, and whatever else the reply fills; undefined when the reply is no answer to it. */
  answerTo(
    question: Done & { field: string; candidates?: { id: string; label: string }[] },
    turn: Turn,
  ): ToolPart | undefined
  serialize(): Uint8Array
}

export type EngineOptions = {
  /** Names that the tools' examples use (the demo company's), so that any organization's names read the same. */
  names?: readonly Entity[]
  /** What `serialize` gave for the same examples; bytes of another format are ignored. */
  load?: Uint8Array
}

/** Confidence from which a tool is taken without asking: the more it does, the surer. */
const SURE = { none: 0.22, log: 0.3, confirm: 0.42, approve: 0.42 } as const
const IN_SCOPE = 0.15
const LONGEST = 4000
const REFERENCES: ReadonlySet<string> = new Set(REFERENCE_SLOTS)

export function createEngine(agents: readonly EngineAgent[], options: EngineOptions = {}): Engine {
  const trained = train(agents, options.names ?? [], options.load && unpackWeights(options.load))
  const classifier = classifierOf(trained)
  const tools = new Map<string, FillTool>()
  const owners = new Map<string, string>()
  for (const agent of agents) {
    for (const tool of agent.tools) {
      tools.set(tool.name, prepareTool(tool, trained.commands.get(tool.name) ?? new Set()))
      owners.set(tool.name, agent.id)
    }
  }
  return createUnderstanding(agents, tools, owners, trained, classifier.scores, trained.weights)
}

function createUnderstanding(
  agents: readonly EngineAgent[],
  tools: Map<string, FillTool>,
  owners: Map<string, string>,
  trained: { openers: Set<string>; vocabulary: Set<string> },
  score: (masked: string) => Scored[],
  weights: Weights,
): Engine {
  type Read = Said & { masked: string; turn: Turn }

  function read(text: Normalised, turn: Turn, lang: Lang): Read {
    const found = findSpans(text, turn.lexicon, turn.today)
    return {
      text,
      found,
      today: turn.today,
      lexicon: turn.lexicon,
      actor: turn.actor,
      lang,
      masked: maskText(text, found),
      turn,
    }
  }

  function rank(said: Read, agent: string | undefined) {
    const kinds = kindsOf(said.found)
    const lead = leadOf(said.masked)
    const leading = new Map(lead ? score(lead).map((one) => [one.label, one.score]) : [])
    const scored = score(said.masked)
      .map(({ label, score: plain }) => {
        const tool = tools.get(label)
        const both = lead ? (plain + leading.get(label)!) / 2 : plain
        if (tool) return { label, score: both * fitness(tool, kinds, said.masked) }
        // Who names the organization's own people, clients, projects or invoices is talking about its affairs.
        const ours = label === NOTHING && (kinds.has('name') || kinds.has('invoice') || kinds.has('person'))
        return { label, score: ours ? 0.4 * both : both }
      })
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
    const [best, second] = ranked.filter((one) => one.label !== NOTHING)
    const nothing = ranked.find((one) => one.label === NOTHING)?.score ?? 0
    const nearest = ranked.filter((one) => tools.has(one.label)).slice(0, 3)
    const confidence = best ? confidenceOf(best.score, second?.score ?? 0, nothing) : 0
    if (!best || confidence < IN_SCOPE || nothing > 2 * best.score)
      return { kind: 'unknown', nearest: nearest.map((one) => one.label), from }
    const policy = policyOf(best.label)
    if (policy !== undefined && confidence >= 0.35) return { kind: 'policy', policy, confidence, from }
    const gate = tools.get(best.label)?.gate as keyof typeof SURE | undefined
    if (gate === undefined || confidence < SURE[gate]) {
      const candidates = nearest
        .filter((one) => one.score >= 0.15 * best.score)
        .map((one) => ({ tool: one.label, confidence: one.score, input: fillInput(tools.get(one.label)!, said).input }))
      return candidates.length
        ? { kind: 'choose', candidates, from }
        : { kind: 'unknown', nearest: nearest.map((one) => one.label), from }
    }
    return fillPart(best.label, confidence, said)
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
        starts: first !== undefined && trained.openers.has(first),
        tool: best?.label,
        sure: best?.score ?? 0,
      }
      known.set(clause.clean, verdict)
      return verdict
    }
  }

  /** "6h à l'école et 3h à la clinique hier": the day of one is the day of the other. */
  function shareDates(part: ToolPart, before: Part | undefined) {
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
  function connect(parts: Part[]): Part[] {
    parts.forEach((part, index) => {
      if (part.kind !== 'tool' || index === 0) return
      shareDates(part, parts[index - 1])
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

  /** Every part is a request by itself: a tool, with what it needs or with a verb of its own. */
  function standApart(parts: Part[]): boolean {
    return parts.every((part, index) => {
      if (part.kind === 'policy') return true
      if (part.kind !== 'tool') return false
      const waits = part.missing.filter((name) => !part.uses?.some((use) => use.field === name))
      const before = parts[index - 1]
      const repeats = before?.kind === 'tool' && before.tool === part.tool
      return (
        !waits.length &&
        !(
          repeats &&
          part.guessed?.some((name) =>
            REFERENCES.has(tools.get(part.tool)!.fields.find((field) => field.name === name)!.slot),
          )
        )
      )
    })
  }

  function followUp(said: Read, turn: Turn, fresh: Part): Part | undefined {
    const leaning = leaningOf(said.text.clean, said.masked)
    if (!leaning) return undefined
    const bare = said.masked.replace(/§[a-z]+/g, ' ').match(/[a-z]{3,}/g) ?? []
    const sureFresh = bare.length > 0 && fresh.kind === 'tool' && fresh.confidence >= 0.65
    if (sureFresh && bare.length > 3) return undefined
    for (const done of [...turn.dialogue.last].reverse()) {
      const tool = tools.get(done.tool)
      const mended = tool && rework(tool, done, said)
      if (!mended) continue
      // Another tool's request that merely begins with "et" stays a request of its own.
      if (sureFresh && fresh.tool !== done.tool) return undefined
      return {
        kind: 'tool',
        tool: done.tool,
        input: mended.input,
        confidence: 0.9,
        missing: mended.missing,
        ...(mended.ambiguous ? { ambiguous: mended.ambiguous } : {}),
        follows: leaning,
        from: said.text.original.trim(),
      }
    }
    return undefined
  }

  function understand(turn: Turn): Understanding {
    const addressed = addressee(turn.text.slice(0, LONGEST), agents)
    const text = normalise(addressed.text)
    const fallback = turn.lang ?? 'fr'
    const { lang, foreign } = detectLanguage(text.original, text.clean, fallback)
    const agent = addressed.agent ? { agent: addressed.agent } : {}
    const only = (...parts: Part[]): Understanding => ({ lang, parts, ...agent })
    const from = text.original.trim()
    const { open, listed } = turn.dialogue
    const talk = smalltalkIn(text.original, text.clean, (word) => trained.vocabulary.has(word))
    if (talk && !(talk === 'nonsense' && open)) return only({ kind: 'smalltalk', which: talk })
    if (isUndo(text.clean)) return only({ kind: 'undo', from })
    if (open) {
      const answer = answerTo(open, turn)
      if (answer) return only(answer)
    }
    const decision = decisionIn(text.clean, turn.dialogue)
    if (decision) return only({ kind: 'decision', decision, from })
    const said = read(text, turn, lang)
    if (listed?.length && turn.dialogue.last.length) {
      const picked = pickListed(text.clean, listed)
      const last = turn.dialogue.last.at(-1)!
      const field =
        picked && tools.get(last.tool)?.fields.find((one) => turn.lexicon.byId(one.slot as Entity['slot'], picked.id))
      if (picked && field)
        return only({
          kind: 'tool',
          tool: last.tool,
          input: { ...last.input, [field.name]: picked.id },
          confidence: 0.85,
          missing: [],
          follows: 'again',
          from,
        })
    }
    const whole = classify(said, addressed.agent)
    const follow = turn.dialogue.last.length ? followUp(said, turn, whole) : undefined
    if (follow) return only(follow)
    const clauses = splitRequests(text, judge(turn, lang))
    if (clauses.length > 1) {
      const parts = connect(clauses.map((clause) => classify(read(clause, turn, lang), addressed.agent)))
      if (whole.kind !== 'tool' || standApart(parts)) return only(...parts)
    }
    if (foreign && (whole.kind !== 'tool' || whole.confidence < 0.75))
      return only({ kind: 'smalltalk', which: 'other-language' })
    return only(...several(whole, said))
  }

  /** One request about two clients or projects is two requests: "relance Northgate et la coop". */
  function several(part: Part, said: Read): Part[] {
    if (part.kind !== 'tool') return [part]
    const field = tools
      .get(part.tool)!
      .fields.find((one) => one.required && (one.slot === 'client' || one.slot === 'project' || one.slot === 'invoice'))
    if (!field || part.ambiguous) return [part]
    const mentions = said.found.mentions.filter(
      (mention) => mention.slot === field.slot && mention.candidates[0]!.score >= 0.6,
    )
    const ids = [...new Set(mentions.map((mention) => mention.candidates[0]!.entity.id))]
    if (ids.length < 2 || ids.length > 6) return [part]
    const listed = mentions
      .slice(1)
      .every((mention, i) =>
        /^[\s,]*(?:(?:et|and|puis|&|,)[\s,]*)?(?:pour |for |a |to |le |la |l'|the |au |aux |celle de |celui de |de |du |facture |invoice |#)*$/.test(
          said.text.clean.slice(mentions[i]!.end, mention.start),
        ),
      )
    return listed ? ids.map((id) => ({ ...part, input: { ...part.input, [field.name]: id } })) : [part]
  }

  function answerTo(
    question: Done & { field: string; candidates?: { id: string; label: string }[] },
    turn: Turn,
  ): ToolPart | undefined {
    const tool = tools.get(question.tool)
    const field = tool?.fields.find((one) => one.name === question.field)
    if (!tool || !field) return undefined
    const text = normalise(turn.text.slice(0, LONGEST))
    const { lang } = detectLanguage(text.original, text.clean, turn.lang ?? 'fr')
    const said = read(text, turn, lang)
    const done = (input: Record<string, unknown>, confidence: number): ToolPart => ({
      kind: 'tool',
      tool: question.tool,
      input,
      confidence,
      missing: tool.fields.filter((one) => one.required && input[one.name] === undefined).map((one) => one.name),
      follows: 'answer',
      from: text.original.trim(),
    })
    const picked = question.candidates && pickListed(text.clean, question.candidates)
    if (picked) return done({ ...question.input, [field.name]: picked.id }, 0.95)
    if (field.slot === 'boolean' && (isYes(text.clean) || isNo(text.clean)))
      return done({ ...question.input, [field.name]: isYes(text.clean) }, 0.95)
    if (isYes(text.clean) || isNo(text.clean)) return undefined
    const fresh = classify(said, undefined)
    const words = said.masked.replace(/§[a-z]+/g, ' ').match(/[a-z]+/g) ?? []
    const interrupts =
      fresh.kind === 'tool' &&
      fresh.confidence >= 0.6 &&
      words.length >= 3 &&
      (fresh.tool !== question.tool || fresh.missing.length === 0)
    if (interrupts || fresh.kind === 'policy') return undefined
    const wordy = field.slot === 'text' || field.slot === 'long-text'
    const filled = fillInput(tool, said, wordy ? new Set([field.name]) : undefined)
    const clockless = wordy && filled.input[field.name] === undefined && !/time|hour|heure|^at$/i.test(field.name)
    if (wordy && !/time|hour|heure|^at$/i.test(field.name)) filled.input = { [field.name]: text.original.trim() }
    else if (clockless) return undefined
    if (filled.ambiguous?.field === field.name)
      return { ...done({ ...question.input }, 0.9), ambiguous: filled.ambiguous }
    if (filled.input[field.name] === undefined) {
      const wrong = filled.invalid.filter((one) => one.field === field.name)
      return wrong.length ? { ...done({ ...question.input }, 0.9), invalid: wrong } : undefined
    }
    const rest = Object.fromEntries(
      Object.entries(filled.input).filter(([name]) => name === field.name || question.input[name] === undefined),
    )
    return done({ ...question.input, ...rest }, 0.9)
  }

  return { understand, answerTo, serialize: () => packWeights(weights) }
}

/** Sureness of the best class: the geometric mean of its own score and of its share of all that speaks. */
const confidenceOf = (best: number, second: number, nothing: number) =>
  Math.sqrt((best * best) / (best + second + nothing + 0.02))

/** "@hector …", "Hector, …", "demande à Victoria …": the agent, and the text without that. */
function addressee(text: string, agents: readonly EngineAgent[]): { text: string; agent?: string } {
  const plain = normalise(text).clean
  for (const agent of agents) {
    for (const name of new Set([agent.handle, agent.name, agent.id])) {
      const said = normalise(name).clean.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const match = new RegExp(
        `^\\s*(?:(?:hey|allo|salut|bonjour|hi|ok) )?(?:@${said}\\b|(?:demande|dis|parle|ask|tell) (?:a |to )?${said}\\b|${said}\\s*[,:])[\\s,:]*(?:de |d'|to |si |if )?`,
      ).exec(plain)
      // Normalising may change lengths; only cut where it did not.
      if (match && plain.length === text.length) return { text: text.slice(match[0].length), agent: agent.id }
      if (match) return { text, agent: agent.id }
    }
  }
  return { text }
}
