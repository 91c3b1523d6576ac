// Payloads of platforms are read by path: whatever is missing or of another kind reads as absent.

export type Payload = Record<string, unknown>

export const isObject = (value: unknown): value is Payload =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The object at a path, empty when there is none. */
export function objectAt(root: unknown, ...path: string[]): Payload {
  let value: unknown = root
  for (const key of path) value = isObject(value) ? value[key] : undefined
  return isObject(value) ? value : {}
}

/** The non-empty string at a path. */
export function textAt(root: unknown, ...path: [string, ...string[]]): string | undefined {
  const value = objectAt(root, ...path.slice(0, -1))[path.at(-1)!]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const listAt = (root: unknown, key: string): Payload[] => {
  const value = isObject(root) ? root[key] : undefined
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The object that a JSON text or its bytes hold; null when they hold none. */
export function parseObject(json: string | Uint8Array): Payload | null {
  try {
    const value: unknown = JSON.parse(typeof json === 'string' ? json : new TextDecoder().decode(json))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
