// pino: structured lines, redaction and levels on Node; the same calls work in workerd through its browser build.
import { pino } from 'pino'

export type Log = {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

const SECRETS = ['token', 'secret', 'authorization', 'password', 'cookie', 'signingSecret', 'botToken', 'appToken']

/** Writes JSON lines at `level` and above; values under secret-looking names never appear. */
export function createLog(level: string): Log {
  return pino({ level, redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' } })
}
