// Advance widths of Inter 4 in thousandths of an em, U+0020 to U+007E, read from the fonts of @fontsource/inter: there is no
// canvas on a server, and Vega's own guess (0.8 em a character) makes labels overlap or disappear.
const REGULAR =
  '281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610 618 646 593 620 566 619 620 ' +
  '288 302 662 662 662 511 966 690 654 730 722 601 590 746 743 269 571 672 565 903 753 765 639 765 644 642 ' +
  '646 744 690 985 682 679 629 365 360 365 471 456 323 562 612 571 612 583 370 613 591 242 242 549 242 876 ' +
  '591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662 '
const SEMIBOLD =
  '252 321 523 644 650 1004 663 326 373 373 540 673 319 465 319 379 660 423 623 636 666 612 640 576 640 640 ' +
  '319 329 673 673 673 543 999 728 659 737 722 605 588 749 746 277 580 703 565 922 759 769 645 773 652 650 ' +
  '660 736 728 1020 720 713 652 373 379 373 481 469 351 574 624 583 624 591 389 625 612 262 262 569 262 900 ' +
  '612 609 624 624 397 549 353 612 587 839 569 588 566 455 359 455 673 '

export type Weight = 400 | 600

const ascii = { 400: REGULAR.trim().split(' ').map(Number), 600: SEMIBOLD.trim().split(' ').map(Number) }
/** [regular, semibold] of what does not decompose to ASCII. */
const OTHERS: Record<string, [number, number]> = {
  '\u00a0': [281, 252],
  '’': [261, 294],
  '–': [500, 500],
  '—': [1000, 1000],
  '…': [864, 956],
  '−': [662, 673],
  œ: [1000, 992],
  Œ: [1084, 1088],
  æ: [917, 920],
  Æ: [994, 1010],
  ß: [600, 610],
  ø: [600, 624],
  Ø: [765, 769],
  '€': [667, 679],
}

const known = { 400: new Map<string, number>(), 600: new Map<string, number>() }

function advance(character: string, weight: Weight): number {
  const cached = known[weight].get(character)
  if (cached !== undefined) return cached
  // An accented letter is as wide as its base; what Inter lacks is taken as a full em, which errs on the safe side.
  const base = character.normalize('NFD')[0]!
  const width = OTHERS[character]?.[weight === 400 ? 0 : 1] ?? ascii[weight][base.charCodeAt(0) - 32] ?? 1000
  if (known[weight].size < 5000) known[weight].set(character, width)
  return width
}

/** The width in pixels of one line of Inter, kerning left out (it only narrows). */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let sum = 0
  for (const character of text) sum += advance(character, weight)
  return (sum * size) / 1000
}

/** The text, or its beginning and `…` where it is wider than `limit` pixels. */
export function truncate(text: string, limit: number, size: number, weight: Weight = 400): string {
  if (textWidth(text, size, weight) <= limit) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size, weight) > limit) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Greedy lines within `limit` pixels; the last of `lines` is truncated, and so is a word that alone is too wide. */
export function wrap(text: string, limit: number, size: number, weight: Weight = 400, lines = 2): string[] {
  const words = text.split(' ').filter(Boolean)
  const result: string[] = []
  while (words.length) {
    if (result.length === lines - 1) {
      result.push(truncate(words.join(' '), limit, size, weight))
      break
    }
    let line = words.shift()!
    while (words.length && textWidth(`${line} ${words[0]}`, size, weight) <= limit) line += ` ${words.shift()}`
    result.push(truncate(line, limit, size, weight))
  }
  return result.length ? result : ['']
}

/** True when the text wraps into the lines without losing a letter. */
export function fits(text: string, limit: number, size: number, weight: Weight = 400, lines = 2): boolean {
  return wrap(text, limit, size, weight, lines).join(' ') === text.split(' ').filter(Boolean).join(' ')
}
