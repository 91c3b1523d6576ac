const walk = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(walk)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]))
}

/** What Postgres cannot store is taken out of every text: NUL, and half of a surrogate pair becomes U+FFFD. */
export const cleanText = <T>(value: T): T => walk(value) as T
