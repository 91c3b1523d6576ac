// How platforms write what an administrator reads: the steps of a set-up, and how it stands.
import { type NovaError, toNovaError } from '../errors.ts'
import type { Bilingual } from '../lib/i18n.ts'
import type { Check, Guide } from './adapter.ts'

/** A step; `more` is what to copy or where to go. */
export const step = (fr: string, en: string, more: Omit<Guide['steps'][number], 'says'> = {}) => ({
  says: { fr, en },
  ...more,
})

/** A setting to bring back. */
export const setting = (name: string, fr: string, en: string, { secret = false, required = true } = {}) => ({
  name,
  says: { fr, en },
  secret,
  required,
})

/** A name or code, the same in both languages. */
export const same = (text: string): Bilingual => ({ fr: text, en: text })

const IN_ORDER: Bilingual = { fr: 'en ordre', en: 'in order' }

/** What is looked at, and how to mend it. */
export type Looked = { name: Bilingual; mend: Bilingual }

export const fine = ({ name }: Pick<Looked, 'name'>, found = IN_ORDER): Check => ({ name, ok: true, found })
export const wrong = ({ name, mend }: Looked, found: Bilingual): Check => ({ name, ok: false, found, mend })
export const judged = (looked: Looked, ok: boolean, found?: Bilingual): Check =>
  ok ? fine(looked, found) : wrong(looked, found ?? { fr: 'absent', en: 'absent' })

/** Tries something; what it throws is what was found, and says how it is mended. */
export async function tried(
  name: Bilingual,
  mend: (error: NovaError) => Bilingual,
  work: () => Promise<unknown>,
): Promise<Check> {
  try {
    await work()
    return fine({ name })
  } catch (thrown) {
    const error = toNovaError(thrown)
    return wrong({ name, mend: mend(error) }, error.says)
  }
}

/** A manifest as YAML: of plain data, strings written as in JSON, which YAML reads alike. */
export function toYaml(value: unknown, indent = ''): string {
  if (value === null || typeof value !== 'object') return ` ${JSON.stringify(value)}`
  const lines = Array.isArray(value)
    ? value.map((one) => `${indent}-${toYaml(one, `${indent}  `).replace(/^\n\s*/, ' ')}`)
    : Object.entries(value).map(([key, one]) => `${indent}${key}:${toYaml(one, `${indent}  `)}`)
  return `\n${lines.join('\n')}`
}
