import { NovaError } from '../errors.ts'
import type { Bilingual } from '../lib/i18n.ts'

/** Errors of the network that prove that nothing was sent. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** Whether a call may have been carried out, by the code with which the network failed. */
export const mayBeSent = (code: string | undefined): boolean => !UNSENT.includes(code ?? '')

type Facts = Record<string, unknown>
type Words = {
  /** Who refuses, e.g. `Slack`. */
  platform: string
  /** What opens a place to Nova, as an order: `Invite-la dans le canal`. */
  invite: Bilingual
  /** What an administrator may look at: `l’installation de Nova dans Slack`. */
  look: Bilingual
}

/** What may go wrong in calls of one platform, said alike for all of them. */
export function createTroubles({ platform, invite, look }: Words) {
  return {
    /** It asks for a pause of so many seconds. */
    tooFast: (cause: unknown, seconds: number, facts: Facts = {}) =>
      new NovaError(
        'rate-limited',
        {
          fr: `${platform} demande de ralentir; le message partira un peu plus tard.`,
          en: `${platform} asks to slow down; the message will leave a little later.`,
        },
        { retry: true, cause, data: { retryAfter: Math.ceil(seconds), ...facts } },
      ),
    /** It does not answer, or fails; `isSent`: the call may have been carried out. */
    silent: (cause: unknown, isSent: boolean) =>
      new NovaError(
        'unavailable',
        {
          fr: `${platform} ne répond pas; réessaie dans un instant.`,
          en: `${platform} does not answer; try again in a moment.`,
        },
        { retry: true, cause, data: isSent ? { outcome: 'unknown' } : {} },
      ),
    /** A place or person that Nova does not see, or may not write to. */
    closed: (cause: unknown, facts: Facts) =>
      new NovaError(
        'not-found',
        {
          fr: `Nova ne peut pas écrire là dans ${platform}. ${invite.fr}, puis réessaie.`,
          en: `Nova cannot write there in ${platform}. ${invite.en}, then try again.`,
        },
        { cause, data: facts },
      ),
    /** It said no, with its word for it. */
    refused: (code: string | number, cause: unknown, facts: Facts) =>
      new NovaError(
        'integration.failed',
        {
          fr: `${platform} a refusé (${code}). Un administrateur peut vérifier ${look.fr}.`,
          en: `${platform} refused (${code}). An administrator can check ${look.en}.`,
        },
        { cause, data: facts },
      ),
  }
}

/** Whether an error is one of these. */
export const isCode = (error: unknown, ...codes: NovaError['code'][]): error is NovaError =>
  error instanceof NovaError && codes.includes(error.code)
