import { addDays, type IsoDate, isIsoDate, weekday } from '../../src/lib/dates.ts'

export type Action = { title: string; owner: string | null; due: IsoDate | null }
export type Minutes = { decisions: string[]; actions: Action[]; notes: string[] }
type Named = { id: string; name: string }

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

const DECISION =
  /^(?:decision|decide|convenu|resolution|agreed|decided)\s*:|\b(?:on a (?:decide|convenu)|il est (?:decide|convenu)|c'est decide|it was (?:decided|agreed)|we (?:agreed|decided))\b/
const ACTION =
  /^(?:action|suivi|a faire|to ?do)\s*:|^(?:-|\*|•)?\s*\[ ?\]|\b(?:doit|devra|devrait|s'occupe d\w*|se charge d\w*|va (?!bien|mal)|must|has to|needs to|will|is going to|to follow up)\b/
const MARK =
  /^(?:-|\*|•|\d+[.)])?\s*(?:\[ ?\]\s*)?(?:(?:action|suivi|à faire|a faire|to ?do|décision|decision|décidé|convenu|agreed|decided|résolution)\s*:\s*)?/i

const DAYS = [
  'lundi|monday',
  'mardi|tuesday',
  'mercredi|wednesday',
  'jeudi|thursday',
  'vendredi|friday',
  'samedi|saturday',
  'dimanche|sunday',
]
const MONTHS = [
  'jan',
  'fev|feb',
  'mars|mar',
  'avr|apr',
  'mai|may',
  'juin|jun',
  'juil|jul',
  'aout|aug',
  'sept|sep',
  'oct',
  'nov',
  'dec',
]

/** The day that a sentence names, on or after `from`; null when it names none. */
export function dayNamed(sentence: string, from: IsoDate): IsoDate | null {
  const text = plain(sentence)
  const iso = /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0]
  if (iso && isIsoDate(iso)) return iso
  const month = MONTHS.findIndex(
    (stems) => new RegExp(`\\b(?:${stems})[a-z]*\\.?\\b`).test(text) && monthDay(text, stems),
  )
  if (month >= 0) {
    const day = String(monthDay(text, MONTHS[month]!)).padStart(2, '0')
    const dateIn = (year: number) => `${year}-${String(month + 1).padStart(2, '0')}-${day}`
    const year = Number(from.slice(0, 4))
    const date = dateIn(year) < from ? dateIn(year + 1) : dateIn(year)
    if (isIsoDate(date)) return date
  }
  if (/\b(?:apres-demain|day after tomorrow)\b/.test(text)) return addDays(from, 2)
  if (/\b(?:demain|tomorrow)\b/.test(text)) return addDays(from, 1)
  const named = DAYS.findIndex((names) => new RegExp(`\\b(?:${names})\\b`).test(text)) + 1
  if (named > 0) return addDays(from, (named - weekday(from) + 7) % 7 || 7)
  return /\b(?:aujourd'hui|today)\b/.test(text) ? from : null
}

function monthDay(text: string, stems: string): number | null {
  const found = new RegExp(
    `\\b(\\d{1,2})(?:er|st|nd|rd|th)?\\s+(?:${stems})|\\b(?:${stems})[a-z]*\\.?\\s+(\\d{1,2})\\b`,
  ).exec(text)
  return found ? Number(found[1] ?? found[2]) : null
}

/** The person whose first or whole name stands in the sentence, the earliest first. */
function ownerIn(sentence: string, persons: readonly Named[]): Named | null {
  const text = plain(sentence)
  const found = persons
    .map((person) => ({ person, at: text.search(new RegExp(`\\b${plain(person.name.split(' ')[0]!)}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.person ?? null
}

/** `Karine doit relancer la coop avant vendredi` gives `relancer la coop avant vendredi`. */
function titleOf(sentence: string, owner: Named | null): string {
  const first = owner?.name.split(' ')[0]
  const lead = first
    ? new RegExp(
        `^${first}(?:\\s+${owner.name.split(' ').slice(1).join(' ')})?\\s*(?::|,|–|-|doit|devra|devrait|va|s[’']occupe (?:des? |du |d[’'])?|se charge (?:des? |du |d[’'])?|must|has to|needs to|will|is going to)?\\s*`,
        'i',
      )
    : null
  const title = (lead ? sentence.replace(lead, '') : sentence).replace(/[.;]+$/, '').trim()
  return title ? title[0]!.toUpperCase() + title.slice(1) : sentence
}

/**
 * Decisions, actions with owner and day, and the rest, of notes taken line by line or as sentences. An action is a
 * line marked so, one that starts with a person's name and a colon, or one that says who must do what; nothing is added.
 */
export function readMinutes(text: string, today: IsoDate, persons: readonly Named[]): Minutes {
  const minutes: Minutes = { decisions: [], actions: [], notes: [] }
  const sentences = text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})|;\s+/u)
    .map((one) => one.trim())
    .filter((one) => /\p{L}{2}/u.test(one))
  for (const sentence of sentences) {
    const bare = plain(sentence).replace(/^(?:-|\*|•|\d+[.)])\s*/, '')
    const clean = sentence.replace(MARK, '').trim()
    const owner = ownerIn(clean, persons)
    const startsWithName = owner && new RegExp(`^${plain(owner.name.split(' ')[0]!)}[^:]{0,25}:`).test(plain(clean))
    if (DECISION.test(bare)) minutes.decisions.push(clean)
    else if (ACTION.test(bare) || startsWithName)
      minutes.actions.push({ title: titleOf(clean, owner), owner: owner?.id ?? null, due: dayNamed(clean, today) })
    else minutes.notes.push(clean)
  }
  return minutes
}
