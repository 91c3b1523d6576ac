import type { Bilingual } from '../lib/i18n.ts'

export type RegistrationKind = 'GST' | 'QST' | 'RBQ'

/**
 * `number` is in the form that is printed. `invalid` must be corrected before use; `doubtful` has the right form but
 * fails the check digit, which is a warning only.
 */
export type Registration = {
  kind: RegistrationKind
  number: string
  status: 'valid' | 'doubtful' | 'invalid'
  says: Bilingual
}

const FORMS: Record<RegistrationKind, { pattern: RegExp; example: string; name: Bilingual }> = {
  GST: { pattern: /^\d{9}RT\d{4}$/, example: '123456789RT0001', name: { fr: 'TPS/TVH', en: 'GST/HST' } },
  QST: { pattern: /^\d{10}TQ\d{4}$/, example: '1234567890TQ0001', name: { fr: 'TVQ', en: 'QST' } },
  RBQ: { pattern: /^\d{10}$/, example: '1234-5678-90', name: { fr: 'licence RBQ', en: 'RBQ licence' } },
}

/**
 * Checks the form of a registration number written with or without spaces and hyphens. Only the GST's business number
 * has a published check digit (Luhn); whether the number belongs to the business is for the registries to say.
 */
export function readRegistration(kind: RegistrationKind, text: string): Registration {
  const compact = text.toUpperCase().replace(/[\s.‐-–-]/g, '')
  const { pattern, example, name } = FORMS[kind]
  if (!pattern.test(compact)) {
    return {
      kind,
      number: text.trim(),
      status: 'invalid',
      says: {
        fr: `Ce numéro de ${name.fr} n'a pas la bonne forme; on attend ${example}.`,
        en: `This ${name.en} number does not have the right form; expected ${example}.`,
      },
    }
  }
  const number = kind === 'RBQ' ? compact.replace(/^(\d{4})(\d{4})(\d{2})$/, '$1-$2-$3') : compact
  if (kind === 'GST' && !passesLuhn(compact.slice(0, 9))) {
    return {
      kind,
      number,
      status: 'doubtful',
      says: {
        fr: 'La forme est bonne, mais le chiffre de contrôle ne concorde pas. Vérifiez au registre de la TPS/TVH.',
        en: 'The form is right, but the check digit does not match. Verify it in the GST/HST registry.',
      },
    }
  }
  return {
    kind,
    number,
    status: 'valid',
    says: {
      fr: `La forme de ce numéro de ${name.fr} est bonne.`,
      en: `The form of this ${name.en} number is right.`,
    },
  }
}

/** Which kind of number a text looks like, valid or not; undefined when it looks like none. */
export function registrationKind(text: string): RegistrationKind | undefined {
  if (/\d\s*TQ|TVQ|QST/i.test(text)) return 'QST'
  if (/\d\s*R[TCMP]|TPS|GST|TVH|HST/i.test(text)) return 'GST'
  return /RBQ|\d{4}\s*-\s*\d{4}\s*-\s*\d{2}\b/i.test(text) ? 'RBQ' : undefined
}

function passesLuhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return total % 10 === 0
}
