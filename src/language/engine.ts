// Understands a message without a model: which tools it asks for, and with what.
import { addressee } from './addressee.ts'
import type { Scored } from './classify.ts'
import { connect, recall, settle, several, standApart } from './connect.ts'
import { type Done, decisionIn, isNo, isUndo, isYes, leaningOf, pickListed, pickShown, rework } from './dialogue.ts'
import { facetsOf } from './facets.ts'
import { type FillTool, fillInput, prepareTool } from './fill.ts'
import { detectLanguage } from './lang.ts'
import { normalise } from './normalise.ts'
import { createReader, type Read } from './reader.ts'
import type { Entity } from './references.ts'
import { smalltalkIn } from './smalltalk.ts'
import { createSpeller } from './spelling.ts'
import { splitRequests } from './split.ts'
import { classifierOf, type EngineAgent, packTrained, type Trained, train, unpackTrained } from './training.ts'
import type { Engine, Part, ToolPart, Turn, Understanding } from './understanding.ts'

export type { Dialogue } from './dialogue.ts'
export { createLexicon, type Entity, type Lexicon } from './references.ts'
export { type EngineAgent, examplesHash } from './training.ts'
export type { Engine, Part, ToolPart, Turn, Understanding } from './understanding.ts'

export type EngineOptions = {
  /** Names that the tools' examples use (the demo company's), so that any organization's names read the same. */
  names?: readonly Entity[]
  /** What `serialize` gave for the same examples; bytes of another format are ignored. */
  load?: Uint8Array
}

const LONGEST = 4000
/** Who asks something answers nothing. */
const ASKS =
  /^(?:(?:ok|mais|but|et|and|attends|wait)[ ,]+)*(?:c'?est quoi|c est quoi|combien|quels?|quelles?|qui|quand|comment|pourquoi|est-ce|il y a[ -]tu|what|who|when|how|why|is there|are there|do we|can you show|montre|show)\b/
/** Confidence from which a message that asks for what is refused is not taken apart. */
const REFUSED = 0.6
/** Confidence from which "revenus et dépenses" is what one tool shows. */
const SURE_OF_ONE = 0.85

/** Who names no client or project must say a thing that is plainly one tool's. */
const isLikely = ({ input, confidence }: ToolPart) => confidence >= (input.project || input.client ? 0.15 : 0.45)

/** How one begins to speak of something else: no part of the request. */
const LEAD =
  /^\s*(?:(?:attends?(?: (?:un peu|une? (?:minute|seconde)|minute))?|minute|wait(?: a (?:minute|second))?|hold on|euh+|heu+|hum+|au fait|en passant|by the way|btw|avant (?:ça|ca)|before that|une autre affaire|autre chose)\s*[,.!:…-]+\s*)+(?=\S+\s+\S+\s+\S)/i

const withoutLead = (text: string) => text.replace(LEAD, '')

export function createEngine(agents: readonly EngineAgent[], options: EngineOptions = {}): Engine {
  const trained = (options.load && unpackTrained(options.load)) ?? train(agents, options.names ?? [])
  const classifier = classifierOf(trained)
  const tools = new Map<string, FillTool>()
  const owners = new Map<string, string>()
  for (const agent of agents) {
    for (const tool of agent.tools) {
      tools.set(tool.name, prepareTool(tool, trained.commands.get(tool.name) ?? new Set()))
      owners.set(tool.name, agent.id)
    }
  }
  return createUnderstanding(agents, tools, owners, trained, classifier.scores)
}

function createUnderstanding(
  agents: readonly EngineAgent[],
  tools: Map<string, FillTool>,
  owners: Map<string, string>,
  trained: Trained,
  score: (masked: string) => Scored[],
): Engine {
  const mend = createSpeller(trained.vocabulary)
  const { read, classify, look, judge } = createReader(tools, owners, trained.openers, score, mend)

  function followUp(said: Read, turn: Turn, fresh: Part): Part | undefined {
    const leaning = leaningOf(said.text.clean, said.masked)
    if (!leaning) return undefined
    // What is refused is so in a follow-up too: "mes vacances?", "pis combien gagne Dany?".
    if (fresh.kind === 'policy' && fresh.confidence >= REFUSED) return undefined
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

  /** Several things to look up, asked for with one verb; after a colon, what is not recognised is said to be. */
  function listedIn(said: Read, whole: Part, turn: Turn, agent: string | undefined): Part[] | undefined {
    const { items, firm } = facetsOf(said.text, said.found)
    if (!items.length || (!firm && whole.kind === 'tool' && whole.confidence >= SURE_OF_ONE)) return undefined
    const parts = items.map((item): Part => {
      const unknown: Part = { kind: 'unknown', nearest: [], from: item.original }
      return look(read(item, turn, said.lang), agent) ?? unknown
    })
    const looked = parts.filter((part) => part.kind === 'tool')
    const isWhole = firm || (looked.length === parts.length && looked.every(isLikely))
    return isWhole && new Set(looked.map(({ tool }) => tool)).size > 1 ? parts : undefined
  }

  function understand(turn: Turn): Understanding {
    const addressed = addressee(withoutLead(turn.text.slice(0, LONGEST)), agents)
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
    if (isYes(text.clean) || isNo(text.clean)) return only({ kind: 'smalltalk', which: 'assent' })
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
    const shown = listed && pickShown(text.clean, listed)
    if (shown?.shows) {
      const { tool, field } = shown.shows
      return only({ kind: 'tool', tool, input: { [field]: shown.id }, confidence: 0.85, missing: [], from })
    }
    const whole = settle(tools, classify(said, addressed.agent), said, turn.dialogue.last)
    const follow = turn.dialogue.last.length ? followUp(said, turn, whole) : undefined
    if (follow) return only(follow)
    const listing = listedIn(said, whole, turn, addressed.agent)
    if (listing) return only(...connect(tools, listing))
    const refused = whole.kind === 'policy' && whole.confidence >= REFUSED
    const clauses = refused ? [] : splitRequests(text, judge(turn, lang))
    if (clauses.length > 1) {
      const parts = connect(
        tools,
        clauses.map((clause) => classify(read(clause, turn, lang), addressed.agent)),
      )
      if (whole.kind !== 'tool' || standApart(tools, parts)) return only(...parts)
    }
    if (foreign && (whole.kind !== 'tool' || whole.confidence < 0.95))
      return only({ kind: 'smalltalk', which: 'other-language' })
    recall(tools, whole, said, turn.dialogue.last)
    return only(...several(tools, whole, said))
  }

  function answerTo(
    question: Done & { field: string; candidates?: { id: string; label: string }[] },
    turn: Turn,
  ): ToolPart | undefined {
    const tool = tools.get(question.tool)
    const field = tool?.fields.find((one) => one.name === question.field)
    if (!tool || !field) return undefined
    const text = normalise(withoutLead(turn.text.slice(0, LONGEST)))
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
      fresh.confidence >= (ASKS.test(text.clean) ? 0.4 : 0.6) &&
      words.length >= 3 &&
      (fresh.tool !== question.tool || fresh.missing.length === 0)
    if (interrupts || fresh.kind === 'policy') return undefined
    const wordy = field.slot === 'text' || field.slot === 'long-text'
    const filled = fillInput(tool, said, wordy || field.slot === 'percent' ? new Set([field.name]) : undefined)
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

  return { understand, answerTo, serialize: () => packTrained(trained) }
}
