/**
 * Characters that no sentence of ours needs and that can make a name or an amount read differently from what it is:
 * control characters, zero-width ones and bidirectional overrides. U+200D stays, emoji are joined by it.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** Text without hidden characters and lone surrogates; line breaks and tabs stay. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(HIDDEN, '')
    .toWellFormed()

/** `plain` on one line. */
export const oneLine = (text: string): string =>
  plain(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()

/** At most `max` UTF-16 units, the last one an ellipsis when something was cut; never half of a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  if (max <= 0) return ''
  const end = max - 1
  const pair = end > 0 && /[\ud800-\udbff]/.test(text[end - 1]!)
  return `${text.slice(0, pair ? end - 1 : end)}…`
}
