import { NovaError } from '../errors.ts'
import { readBytes } from '../lib/bytes.ts'
import { formatNumber } from '../lib/money.ts'

/** Milliseconds for the bytes of one file. */
const TIMEOUT = 20_000

export type FileSource = {
  /** The only ones asked, e.g. `https://files.slack.com`: a message must not make Nova fetch from elsewhere. */
  origins: readonly string[]
  headers?: Record<string, string>
  maxBytes: number
}

/** Bytes of a file on a platform's own servers. Redirects are not followed, so that headers go nowhere else. */
export async function fetchFile(url: string | undefined, from: FileSource): Promise<Uint8Array> {
  if (!url || !URL.canParse(url) || !from.origins.includes(new URL(url).origin))
    throw new NovaError('input.invalid', {
      fr: 'Ce fichier n’est pas sur la plateforme; joins-le directement à ton message.',
      en: 'This file is not on the platform; attach it to your message itself.',
    })
  let response: Response
  let bytes: Uint8Array | null
  try {
    response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      ...(from.headers ? { headers: from.headers } : {}),
    })
    bytes = response.ok ? await readBytes(response, from.maxBytes) : new Uint8Array()
  } catch (cause) {
    throw unreachable(cause)
  }
  if (response.status === 429 || response.status >= 500) throw unreachable(response.status)
  if (!response.ok)
    throw new NovaError(
      'integration.failed',
      {
        fr: 'La plateforme ne me laisse pas lire ce fichier. Un administrateur peut vérifier mes autorisations.',
        en: 'The platform does not let me read this file. An administrator can check my permissions.',
      },
      { data: { status: response.status } },
    )
  if (bytes) return bytes
  const megabytes = from.maxBytes / 1_000_000
  throw new NovaError('input.invalid', {
    fr: `Ce fichier est trop gros pour moi: au plus ${formatNumber(megabytes, 'fr', 1)} Mo.`,
    en: `This file is too big for me: at most ${formatNumber(megabytes, 'en', 1)} MB.`,
  })
}

const unreachable = (cause: unknown) =>
  new NovaError(
    'unavailable',
    {
      fr: 'Le fichier n’arrive pas; réessaie dans un instant.',
      en: 'The file does not arrive; try again in a moment.',
    },
    { retry: true, cause },
  )
