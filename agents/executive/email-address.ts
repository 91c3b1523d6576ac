import { NovaError } from '../../src/errors.ts'

const EMAIL = /[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[a-z0-9-]+/i

/** The address in what was said of it ("c'est admin@firme.example"). Throws `input.invalid` when there is none. */
export function readEmail<Said extends string | undefined>(said: Said, field: string): Said {
  if (said === undefined) return said
  const found = EMAIL.exec(said)?.[0]
  if (found) return found as Said
  throw new NovaError(
    'input.invalid',
    { fr: `« ${said} » n’est pas une adresse de courriel.`, en: `"${said}" is not an e-mail address.` },
    { field },
  )
}
