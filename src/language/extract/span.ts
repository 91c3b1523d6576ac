/** Something found in a clean text: `[start, end)` of it, and what it means. */
export type Span<T = unknown> = { start: number; end: number; value: T }

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

/** Keeps what does not overlap something kept before it; the list's order is the order of preference. */
export function withoutOverlaps<T>(spans: Span<T>[]): Span<T>[] {
  const kept: Span<T>[] = []
  for (const span of spans) if (!kept.some((other) => overlaps(span, other))) kept.push(span)
  return kept.sort((a, b) => a.start - b.start)
}

/** All matches of a global pattern that `read` accepts. */
export function findAll<T>(
  clean: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => T | undefined,
): Span<T>[] {
  const found: Span<T>[] = []
  for (const match of clean.matchAll(pattern)) {
    const value = read(match)
    if (value !== undefined) found.push({ start: match.index, end: match.index + match[0].length, value })
  }
  return found
}
