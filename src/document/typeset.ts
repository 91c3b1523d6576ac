/** A stretch of text drawn by one face: its place in the list of faces. */
export type Run = { text: string; face: number }

/** True when the face at this place has a glyph for the code point. */
export type Coverage = (face: number, codePoint: number) => boolean

// Signs that people paste and text fonts lack, by what reads the same.
const SUBSTITUTES: Record<string, string> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u2190': '<-',
  '\u2192': '->',
  '\u21d2': '=>',
  '\u2248': '~',
  '\u2260': '≠',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u25cf': '•',
  '\u25aa': '•',
  '\u2713': '•',
  '\u2714': '•',
}

// Controls and formats (bidirectional overrides, zero-width, soft hyphen): invisible, and able to make a page read
// otherwise than its text.
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector}|\p{Emoji_Modifier}/gu
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** Text without what must not reach a page: line ends as `\n`, narrow spaces as U+00A0, no invisible character. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u2009\u202f]/g, '\u00a0')
    .replace(INVISIBLE, '')
}

/**
 * Splits a text into runs that the faces can draw. A character that none has becomes its look-alike or its base
 * letter, a pictogram disappears, anything else is `?`, so that no page ever shows an empty box.
 */
export function typeset(text: string, faces: number, covers: Coverage): Run[] {
  const runs: Run[] = []
  let dropped = false
  const faceOf = (code: number) => {
    for (let face = 0; face < faces; face++) if (covers(face, code)) return face
    return -1
  }
  const put = (character: string, face: number) => {
    const last = runs.at(-1)
    // The space on both sides of a dropped pictogram would otherwise show as two.
    if (dropped && character === ' ' && (!last || /\s$/.test(last.text))) return
    dropped = false
    if (last?.face === face || (last && character === '\n')) last.text += character
    else runs.push({ text: character, face: Math.max(face, 0) })
  }
  const draw = (character: string, fallback: (character: string) => void) => {
    const face = character === '\n' ? (runs.at(-1)?.face ?? 0) : faceOf(character.codePointAt(0)!)
    if (face < 0) fallback(character)
    else put(character, face)
  }
  for (const character of cleanText(text)) {
    draw(character, (missing) => {
      if (missing in SUBSTITUTES) {
        for (const part of SUBSTITUTES[missing]!) draw(part, () => put('?', 0))
      } else if (PICTURE.test(missing)) dropped = true
      else draw(String.fromCodePoint(missing.normalize('NFKD').codePointAt(0)!), () => put('?', 0))
    })
  }
  const last = runs.at(-1)
  if (dropped && last) last.text = last.text.replace(/ $/, '')
  return runs
}
