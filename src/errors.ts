import type { Bilingual, Lang } from './lib/i18n.ts'

/** HTTP status that a code maps to; a code that is not listed is a fault of ours (500). */
const STATUS = {
  'input.invalid': 400,
  'auth.required': 401,
  'auth.forbidden': 403,
  'not-found': 404,
  conflict: 409,
  'approval.decided': 409,
  'approval.stale': 409,
  'too-large': 413,
  'rule.broken': 422,
  'rate-limited': 429,
  internal: 500,
  'integration.missing': 424,
  'integration.failed': 502,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS

type Details = {
  /** The input field at fault, as in the tool's schema. */
  field?: string
  /** True when the same call may succeed later without a change. */
  retry?: boolean
  cause?: unknown
  /** Facts for the caller, e.g. who decided an approval and when. */
  data?: Record<string, unknown>
}

/** The one error of Nova: a code for machines, a sentence in both languages that says what to do next. */
export class NovaError extends Error {
  readonly code: ErrorCode
  readonly says: Bilingual
  readonly field: string | undefined
  readonly retry: boolean
  readonly data: Record<string, unknown> | undefined

  constructor(code: ErrorCode, says: Bilingual, details: Details = {}) {
    super(`${code}: ${says.en}`, { cause: details.cause })
    this.name = 'NovaError'
    this.code = code
    this.says = says
    this.field = details.field
    this.retry = details.retry ?? false
    this.data = details.data
  }

  get status(): number {
    return STATUS[this.code]
  }

  /** The wire form: `{error: {code, message, field?}}`. Never a stack. */
  toWire(lang: Lang) {
    return {
      error: {
        code: this.code,
        message: this.says[lang],
        ...(this.field === undefined ? {} : { field: this.field }),
        ...(this.data ?? {}),
      },
    }
  }
}

/** Any thrown value as a NovaError; what we did not foresee becomes `internal`, with the cause kept for the log. */
export function toNovaError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  return new NovaError(
    'internal',
    {
      fr: "Quelque chose a échoué de notre côté. Rien n'a été fait; réessayez dans un instant.",
      en: 'Something failed on our side. Nothing was done; try again in a moment.',
    },
    { cause: thrown },
  )
}
