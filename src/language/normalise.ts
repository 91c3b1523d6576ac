// One clean text per message: lower case, no accents, usual spelling; every character knows where it came from.
import { NUMBER_RUN, NUMBER_START, numberIn } from './number-words.ts'

/** `clean[i]` was written at `original[at[i]]`; `at` has one more entry, the end of the original. */
export type Normalised = { original: string; clean: string; at: Uint32Array }

/** How Québec types in a chat, and how anybody types in a hurry. Keys without accents. */
const SPELLINGS: Record<string, string> = {
  ajd: "aujourd'hui",
  aujourdhui: "aujourd'hui",
  auj: "aujourd'hui",
  pis: 'puis',
  pi: 'puis',
  faque: 'alors',
  cte: 'cette',
  chu: 'je suis',
  chui: 'je suis',
  jsuis: 'je suis',
  jveux: 'je veux',
  jvais: 'je vais',
  jpeux: 'je peux',
  jdois: 'je dois',
  jrentre: 'je rentre',
  moe: 'moi',
  toe: 'toi',
  ya: 'il y a',
  yest: 'il est',
  kel: 'quel',
  kelle: 'quelle',
  koi: 'quoi',
  ki: 'qui',
  kan: 'quand',
  qd: 'quand',
  qqn: "quelqu'un",
  qqch: 'quelque chose',
  pk: 'pourquoi',
  pkoi: 'pourquoi',
  pcq: 'parce que',
  bcp: 'beaucoup',
  tjrs: 'toujours',
  tjs: 'toujours',
  dc: 'donc',
  mtn: 'maintenant',
  mnt: 'maintenant',
  stp: 'svp',
  cest: "c'est",
  cetait: "c'etait",
  quest: "qu'est",
  keske: "qu'est ce que",
  kesse: "qu'est ce que",
  dla: 'de la',
  dlargent: "de l'argent",
  dautre: "d'autre",
  sem: 'semaine',
  dern: 'dernier',
  rdv: 'rendez-vous',
  hrs: 'h',
  hr: 'h',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tomorow: 'tomorrow',
  yday: 'yesterday',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  ty: 'thanks',
  u: 'you',
  ur: 'your',
  r: 'are',
  whats: "what's",
  hows: "how's",
  wheres: "where's",
  whos: "who's",
  lets: "let's",
  gimme: 'give me',
  wanna: 'want to',
  gonna: 'going to',
  inv: 'invoice',
  fact: 'facture',
  proj: 'projet',
}

/** Words that the date, period and quantity rules look for; a slip of one letter in them is put right. */
const MENDED = (
  'janvier fevrier avril juillet septembre octobre novembre decembre january february august september october november ' +
  'december lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday ' +
  "aujourd'hui demain yesterday tomorrow semaine trimestre prochain prochaine dernier derniere facture factures heures " +
  'rapport projet chantier approbation invoice invoices client payer envoie'
).split(' ')
const MENDED_SET = new Set(MENDED)
/** Real words one letter away from a word above. */
const NOT_SLIPS = new Set(
  (
    'projets rapports chantiers heure heurs clients paye payes envoi envoye envoyer derniers prochains facturer facture factures ' +
    'facturee factures invoiced demains mondays fridays semaines trimestres payee payes passer rapporte'
  ).split(' '),
)

const FOLD: Record<string, string> = { œ: 'oe', æ: 'ae', '’': "'", '‘': "'", '`': "'", '´': "'", '“': '"', '”': '"' }

/** Lower case without accents; typographic quotes and spaces made plain. */
export function fold(text: string): string {
  let out = ''
  for (const character of text) out += foldCharacter(character)
  return out
}

function foldCharacter(character: string): string {
  if (character < '\u0080') return character.toLowerCase()
  if (/[\u00a0\u202f\u2009\u2007]/.test(character)) return ' '
  if (character === '–' || character === '—' || character === '−') return '-'
  const known = FOLD[character.toLowerCase()]
  if (known) return known
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** A run of number words, or one word that touches no digit. */
const SPELLED = new RegExp(`(?<![a-z0-9])(?:${NUMBER_RUN}|[a-z]+(?:'hui)?)(?![a-z0-9])`, 'g')

export function normalise(text: string): Normalised {
  const original = text.normalize('NFC')
  let folded = ''
  const from: number[] = []
  let position = 0
  for (const character of original) {
    const plain = foldCharacter(character)
    for (let i = 0; i < plain.length; i++) from.push(position)
    folded += plain
    position += character.length
  }
  from.push(original.length)
  let clean = ''
  const at: number[] = []
  let last = 0
  const copy = (until: number) => {
    for (; last < until; last++) {
      clean += folded[last]
      at.push(from[last]!)
    }
  }
  for (const word of folded.matchAll(SPELLED)) {
    const usual = NUMBER_START.test(word[0]) ? numberIn(word[0], folded, word.index) : spell(word[0])
    if (usual === word[0]) continue
    copy(word.index)
    // Only an apostrophe or a space was added: every letter keeps its own place.
    const aligned = usual.replace(/[' ]/g, '') === word[0]
    let letters = 0
    for (const letter of usual) {
      clean += letter
      at.push(from[word.index + (aligned ? letters : 0)]!)
      if (letter !== "'" && letter !== ' ') letters++
    }
    last = word.index + word[0].length
  }
  copy(folded.length)
  at.push(original.length)
  return { original, clean, at: Uint32Array.from(at) }
}

/** An article or pronoun written onto its word: "lecole", "dappeler", "quils", "doctobre". */
const ELIDED =
  /^(l|d|n|m|t|s|j)((?:ecole|entrepot|argent|avenant|agrandissement|immeuble|echeancier|heure|estimation|assurance|hypotheque|architecte|ingenieur|electricien|entrepreneur|employe|inspection|isolation|enveloppe|envoi|etage|ouvrage|annee|avril|aout|octobre|appeler|acheter|aller|avoir|etre|envoyer|avertir|aviser|ajouter|arreter|assigner|commencer|ecrire|effacer|engager|enlever|enregistrer|entrer|expedier|imprimer|inscrire|inspecter|installer|inviter|obtenir|organiser|ouvrir|oublier|utiliser|aimerais|etais|habite|envoie|attend)s?)$|^(qu)(ils?|elles?|on|une?)$|^(d)(une?)$|^(j)(ai)$/

function spell(word: string): string {
  const known = SPELLINGS[word]
  if (known !== undefined && Object.hasOwn(SPELLINGS, word)) return known
  const elided = ELIDED.exec(word)
  if (elided) return elided.slice(1).filter(Boolean).join("'")
  if (word.length < 5 || MENDED_SET.has(word) || NOT_SLIPS.has(word)) return word
  for (const right of MENDED) if (isOneSlip(word, right)) return right
  return word
}

/** True for one letter added, dropped, changed or swapped with its neighbour, not in first place. */
export function isOneSlip(word: string, right: string): boolean {
  const difference = word.length - right.length
  if (word[0] !== right[0] || Math.abs(difference) > 1) return false
  let i = 0
  while (i < word.length && word[i] === right[i]) i++
  if (difference > 0) return word.slice(i + 1) === right.slice(i)
  if (difference < 0) return word.slice(i) === right.slice(i + 1)
  return (
    word.slice(i + 1) === right.slice(i + 1) ||
    (word[i] === right[i + 1] && word[i + 1] === right[i] && word.slice(i + 2) === right.slice(i + 2))
  )
}

/** What the person wrote, casing and accents kept, for a span of the clean text. */
export function originalOf(text: Normalised, start: number, end: number): string {
  let stop = text.at[end] ?? text.original.length
  // A word that was respelled shares one origin: take it whole.
  if (end > 0 && text.at[end - 1] === stop) {
    while (stop < text.original.length && /[\p{L}\p{N}]/u.test(text.original[stop]!)) stop++
  }
  return text.original.slice(text.at[start] ?? 0, stop)
}

/** A part of a normalised text, as a text of its own. */
export function sliceOf(text: Normalised, start: number, end: number): Normalised {
  const from = text.at[start]!
  const at = text.at.slice(start, end + 1).map((position) => position - from)
  return { original: originalOf(text, start, end), clean: text.clean.slice(start, end), at }
}
