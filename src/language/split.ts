// Cuts a message into the requests it holds. A conjunction cuts only where a request stands on both sides.
import { type Normalised, sliceOf } from './normalise.ts'
import { NOTHING } from './training.ts'

const JOINT =
  /\s*(?:;|\n+|[.!?]\s+(?=\S)|,?\s*\b(?:et puis|et ensuite|et apres|puis ensuite|puis apres|puis|ensuite|apres ca|and then|then|and also|et aussi|aussi|also|et|and)\b,?|,(?!\d))\s*/g

export type Judge = (clause: Normalised) => {
  request: boolean
  starts: boolean
  tool: string | undefined
  sure: number
}

/** Parts of the text, each a request of its own; the whole text when it is but one. */
export function splitRequests(text: Normalised, judge: Judge): Normalised[] {
  const cuts = [...text.clean.matchAll(JOINT)]
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      // In Québec `pis` joins nouns as often as requests.
      strong: /;|\n|\b(?:et puis|puis ensuite|puis apres|then|ensuite|apres)\b|[.!?]/.test(match[0]),
      linked: /puis/.test(match[0]),
      comma: match[0].trim() === ',',
    }))
    .filter((cut) => cut.start > 2 && cut.end < text.clean.length - 2)
  if (!cuts.length || cuts.length > 24) return [text]
  const parts: Normalised[] = []
  let start = 0
  for (const cut of cuts) {
    if (cut.start <= start) continue
    const next = cuts.find((other) => other.start >= cut.end)
    const left = sliceOf(text, start, cut.start)
    const right = sliceOf(text, cut.end, next && !next.strong ? text.clean.length : (next?.start ?? text.clean.length))
    const nearest = sliceOf(text, cut.end, next?.start ?? text.clean.length)
    if (isCut(judge, { left, right, nearest, whole: text }, cut)) {
      parts.push(left)
      start = cut.end
    }
  }
  parts.push(sliceOf(text, start, text.clean.length))
  return parts
}

const wordsOf = (clause: Normalised) => clause.clean.match(/[a-z]{2,}|\d+/g)?.length ?? 0

/** Sureness from which what stands beside "then" or a full stop counts as a request. */
const PLAUSIBLE = 0.12

/** "Ferme-le", "close it": the whole of a clause that only points at what came before it. */
const POINTING = /^\s*[a-z]+(?:[- ](?:le|la|les|it|them|that))(?: (?:approuver|approve))?[ .!]*$/

/** What somebody tells of themselves. */
const TELLS = /^\s*(?:je |j'|i |i'm |on |nous |we )/

type Sides = Record<'left' | 'right' | 'nearest' | 'whole', Normalised>
type Cut = { strong: boolean; linked: boolean; comma: boolean }

function isCut(judge: Judge, { left, right, nearest, whole }: Sides, { strong, linked, comma }: Cut): boolean {
  const before = judge(left)
  const fits = (one: ReturnType<Judge>) => one.request || (strong && one.sure >= PLAUSIBLE && one.tool !== NOTHING)
  if (!fits(before)) return false
  const after = [judge(nearest), judge(right)].sort((a, b) => b.sure - a.sure)[0]!
  if (!fits(after)) return false
  // A list of things to do after a colon, or in a title, is one request.
  if (/:\s/.test(left.clean) && !strong) return false
  if (strong) return after.starts || after.tool !== before.tool
  // "Le 6-plex est fini, ferme-le": what comes first says what the request is about.
  if (!before.starts && before.sure < 0.9 && (comma || POINTING.test(nearest.clean))) return false
  const all = judge(whole)
  // "Je pars du 9 au 20, Isabelle approuve à ma place": why comes before what.
  if (comma && TELLS.test(left.clean) && all.tool === after.tool && all.sure >= 0.9) return false
  // "comptes à recevoir" is a request of two words; "heures" or "les clients" is more often part of one.
  const short = wordsOf(nearest) < (after.sure >= 0.9 ? 2 : 3)
  if (!after.starts && (short || (all.tool === before.tool && all.sure >= 0.75 && !(linked && after.sure >= 0.5))))
    return false
  return (
    (after.starts || after.sure >= (linked ? 0.35 : 0.75)) &&
    (after.tool !== before.tool || after.starts) &&
    (after.starts || all.sure < 0.97 || all.tool !== before.tool)
  )
}
