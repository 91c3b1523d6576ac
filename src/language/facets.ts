// One request that lists what it wants to see: "fais le tour du Crépuscule: coûts, échéancier pis factures".
import { type Normalised, normalise, originalOf } from './normalise.ts'
import type { Found } from './spans.ts'

/** Words with which one asks to be shown several things at once. */
const SHOW =
  /^(?:(?:ok|allo|nova|bon|hey|hi|svp|please)[ ,]+)*(?:fais[- ](?:moi )?(?:le |un )?(?:tour|point|portrait|topo|bilan|etat)|(?:montre|donne|sors|affiche)(?:[- ]moi)?|envoie[- ]moi|je (?:veux|voudrais)(?: voir)?|(?:peux-tu|tu peux) me (?:montrer|donner|sortir)|show(?: me)?|give me|get me|pull up|i (?:want|need)(?: to see)?|run me through|walk me through|catch me up on|where are we on)\b/
const BETWEEN = /\s*(?:,|;|\/|&|\b(?:et puis|et aussi|et|puis|plus|and then|and|plus)\b)\s*/g
const ITEM = /^(?:(?:les?|la|des?|du|mes|nos|the|our|my)\s+|l'|d')*/
const MOST_ITEMS = 6
const LONGEST_ITEM = 6
/** "de la coop" is a name, and no thing to show. */
const PREPOSITION = 6

type Range = { start: number; end: number }

/**
 * What is listed, each as a request of its own with the name that the whole is about; empty where nothing is.
 * `firm`: the list stands after a colon.
 */
export function facetsOf(text: Normalised, found: Found): { items: Normalised[]; firm: boolean } {
  const none = { items: [], firm: false }
  const show = SHOW.exec(text.clean)
  if (!show) return none
  const colon = text.clean.indexOf(':')
  const start = colon > 0 ? colon + 1 : show[0].length
  const names = found.mentions.filter(({ slot }) => slot === 'client' || slot === 'project')
  const items = cut(text.clean, start)
  if (items.length < 2 || items.length > MOST_ITEMS) return none
  const about = names[0] && originalOf(text, names[0].start, names[0].end)
  const listed = items.map(({ start, end }) => {
    const said = originalOf(text, start, end).trim()
    const isNamed = names.some((name) => name.start >= start && name.start < end)
    const isName = names.some((name) => name.start <= start + PREPOSITION && name.end >= end)
    return { said, isName, words: said.split(/\s+/).length, full: isNamed || !about ? said : `${said} ${about}` }
  })
  if (listed.some(({ words, said, isName }) => isName || words > LONGEST_ITEM || /\d/.test(said))) return none
  return { items: listed.map(({ full }) => normalise(full)), firm: colon > 0 }
}

/** Where each listed thing stands, without its article. */
function cut(clean: string, from: number): Range[] {
  const joints = [...clean.matchAll(BETWEEN)].filter((match) => match.index > from)
  const starts = [from, ...joints.map((joint) => joint.index + joint[0].length)]
  const ends = [...joints.map((joint) => joint.index), clean.length]
  return starts
    .map((start, i) => {
      const lead = /^\s*/.exec(clean.slice(start))![0].length
      return { start: start + lead + ITEM.exec(clean.slice(start + lead))![0].length, end: ends[i]! }
    })
    .filter(({ start, end }) => start < end)
}
