import { classifyWork } from './cost-code.ts'
import { foldText } from './records/record.ts'

export type FirmCode = { code: string; labelFr: string; labelEn: string }

const LINKS = new Set(['d', 'de', 'des', 'du', 'et', 'and', 'of', 'la', 'le', 'l', 'the'])

const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((word) => word && !LINKS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))

/** Share of a label's words that are said. */
function shareSaid(label: string, said: ReadonlySet<string>): number {
  const words = wordsOf(label)
  return words.length ? words.filter((word) => said.has(word)).length / words.length : 0
}

/**
 * Codes of the firm's own list that a phrase of work means: a code written in it, else the labels said most fully, one
 * of them decided by the master list where it can; else what the master list says, in the firm's list where it holds
 * it. Several: nobody but who asked can tell. `master` is the master list's own answer.
 */
export function firmCodesFor<T extends FirmCode>(
  phrase: string,
  list: readonly T[],
): { codes: T[]; master: string | undefined } {
  const master = classifyWork(phrase)
  const written = /\b\d{2} ?\d{2} ?\d{2}\b/.test(phrase)
  const own = list.filter(({ code }) => code === master)
  if (written) return { codes: own, master }
  const said = new Set(wordsOf(phrase))
  const scored = list.map((one) => ({
    one,
    share: Math.max(shareSaid(one.labelFr, said), shareSaid(one.labelEn, said)),
  }))
  const best = Math.max(0, ...scored.map(({ share }) => share))
  const named = best > 0 ? scored.filter(({ share }) => share === best).map(({ one }) => one) : []
  const decided = named.filter(({ code }) => code === master)
  if (named.length) return { codes: named.length > 1 && decided.length && best === 1 ? decided : named, master }
  if (own.length || !master) return { codes: own, master }
  return { codes: list.filter(({ code }) => code.slice(0, 4) === master.slice(0, 4)), master }
}
