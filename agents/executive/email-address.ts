import { NovaError } from '../../src/errors.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Throws `input.invalid` naming the field that holds no e-mail address. */
export function checkEmail(email: string | undefined, field: string): void {
  if (email === undefined || EMAIL.test(email)) return
  throw new NovaError(
    'input.invalid',
    { fr: `« ${email} » n’est pas une adresse de courriel.`, en: `"${email}" is not an e-mail address.` },
    { field },
  )
}
