import { sha256 } from './canonical.ts'

/** How long the code that links an account is good for. */
export const CODE_MINUTES = 10

/** Eight digits, each as likely as the others. */
export function newAccountCode(): string {
  const most = Math.floor(2 ** 32 / 1e8) * 1e8
  for (;;) {
    const [random] = crypto.getRandomValues(new Uint32Array(1))
    if (random! < most) return String(random! % 1e8).padStart(8, '0')
  }
}

/** What is kept of a code; another organization's is another one. */
export const digestOfCode = (organization: string, code: string): Promise<string> =>
  sha256(`account ${organization} ${code}`)

/** A message that is a code and nothing else, as people type it; null for any other. */
export function readAccountCode(text: string): string | null {
  const [, first, last] =
    /^(?:<?@?\S{1,40}>?\s+)?(?:(?:mon |my )?code\s*:?\s*)?(\d{4})[ -]?(\d{4})[.!]?$/i.exec(text.trim()) ?? []
  return first && last ? first + last : null
}
