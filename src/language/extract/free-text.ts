// What is left to say in a person's own words: a title, a reason, a subject.
import { fold, type Normalised, originalOf } from '../normalise.ts'
import { wordsPattern } from './choices.ts'

type Range = { start: number; end: number; thing?: boolean }

/** Words that lead into a request or join its parts, in either language. */
const GLUE = new Set(
  (
    'a au aux la le les l un une des de du d moi me m nous lui leur toi te t svp please can could would you peux peut pourrais tu je j i we ' +
    'veux voudrais aimerais want need needs to the an for on my mon ma mes our nos il faut que qu doit dois must should has have devrait faudrait ' +
    'ca it this that cette ce ok hey allo salut hi hello nova bonjour et and alors donc aussi also just juste petit petite ptit ptite pour ' +
    'est is suis am vouloir falloir si if comme dans in into vers s se y ait ca'
  ).split(' '),
)
/** How one asks for something to be written down; no part of what is written. */
const ASKING = new Set(
  (
    'rappelle rappeler rappel ajoute ajouter cree creer nouvelle nouveau nouvel note noter demande demander dis assigne assigner mets mettre inscris fais faire ' +
    'prepare redige ecris publie publier annonce tache taches choses affaires liste rappelez create add new make ask tell remind reminder assign put set write draft task tasks todo list do have'
  ).split(' '),
)
/** Prepositions that go with a value that another field took. */
const LINK =
  /(?:^|[\s,;:(])(?:(?:pour|for|a|au|aux|chez|sur|on|at|to|de|du|des|d'|in|dans|avant|before|by|d'ici|from|le|la|les|l'|the|@|avec|with|due|until|jusqu'a|en|cet|cette|ce|this|chantier|projet|project|site|job|client|responsable|pour le|assigne)(?![a-z])[\s']*)+$/

const QUOTED = /["«]\s*([^"»]{2,})\s*["»]/

/** The text after the field's first cue, up to where another field begins. */
export function afterCue(
  text: Normalised,
  cues: string[],
  commands: ReadonlySet<string>,
  taken: Range[],
): string | undefined {
  for (const cue of cues) {
    const match = new RegExp(`(?<!['])${wordsPattern(cue).source}`).exec(text.clean)
    if (!match) continue
    const start = match.index + match[0].length
    if (taken.some((range) => start < range.end && range.start < start + 2)) continue
    const words = withoutTaken(text, start, text.clean.length, taken)
    // A channel is named like this whatever its words: `#general`.
    if (words && (/^#[\p{L}\d]/u.test(words) || isSaid(words, commands))) return words
  }
  return undefined
}

/** More than the words of the request itself; two of those say something together: "appeler l'inspecteur". */
function isSaid(words: string, commands: ReadonlySet<string>): boolean {
  const telling = (fold(words).match(/[a-z0-9]+/g) ?? []).filter((word) => !GLUE.has(word))
  return telling.length > 1 || telling.some((word) => !commands.has(word))
}

/** After a colon, in quotes, or all that no command word and no other field accounts for. */
export function freeText(text: Normalised, commands: ReadonlySet<string>, taken: Range[]): string | undefined {
  const quoted = QUOTED.exec(text.clean)
  if (quoted) {
    const start = quoted.index + quoted[0].indexOf(quoted[1]!)
    return originalOf(text, start, start + quoted[1]!.trimEnd().length).trim()
  }
  const colon = /:(?=\s)|:(?=[a-z])/.exec(text.clean)
  if (colon && text.clean.length - colon.index > 3) return withoutTaken(text, colon.index + 1, text.clean.length, taken)
  let start = 0
  for (const word of text.clean.matchAll(/[a-z0-9]+/g)) {
    const inTaken = taken.find((range) => word.index >= range.start && word.index < range.end)
    if (!inTaken && !GLUE.has(word[0]) && !commands.has(word[0]) && !ASKING.has(word[0])) break
    start = word.index + word[0].length
    // What follows "que" or "that" is what is to be said.
    if (!inTaken && /^(?:que|qu|that)$/.test(word[0])) break
  }
  return withoutTaken(text, start, text.clean.length, taken)?.replace(/^(?:les?|la|the) /i, '')
}

function withoutTaken(text: Normalised, from: number, to: number, taken: Range[]): string | undefined {
  let end = to
  const inside = taken.filter((range) => range.end > from && range.start < to).sort((a, b) => b.start - a.start)
  const cuts: Range[] = []
  for (const range of inside) {
    const start = Math.max(from, range.start)
    const link = text.clean.slice(from, start).match(LINK)
    // "Appeler Northgate pour la livraison": the name belongs to the sentence.
    if (range.thing && !link && start > from + 2) continue
    const cut = { start: link ? start - link[0].length : start, end: Math.max(range.end, from) }
    if (/^[\s.,;!?)]*(?:svp|please|stp)?[\s.,;!?)]*$/.test(text.clean.slice(cut.end, end)))
      end = Math.max(from, cut.start)
    else cuts.push(cut)
  }
  const parts: string[] = []
  let at = from
  for (const cut of cuts.reverse()) {
    parts.push(originalOf(text, at, Math.max(at, cut.start)))
    at = Math.max(at, cut.end)
  }
  parts.push(originalOf(text, at, Math.max(at, end)))
  const words = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
    .replace(/^[\s:,;.\-–!?)'’]+|[\s:,;.\-–!?(]+$/g, '')
    .replace(/^(?:de |d['’]|à |que |qu['’]|to |that )/i, '')
    .replace(/[\s,;]*(?:svp|s'il (?:te|vous) pla[iî]t|please|stp|pls)$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/(?: ?,)+(?= )/g, ',')
    .trim()
  return words.length > 1 ? words : undefined
}
