import { CHART_KINDS } from '../../src/chart/spec.ts'
import type { Capabilities } from '../../src/chat/adapter.ts'
import type { ChartPainter } from './wire.ts'

export type WebSettings = {
  /** Anybody may be anybody: only on loopback, and the page shows a switch. */
  demo: boolean
  /** Key of the session cookies' signatures; at least 32 random bytes, as text. */
  sessionSecret: string
  now(): Date
  /** A file of `PAGE_FILES` or `FONT_FILES` (assets.ts); null when it is missing. */
  assets(name: string): Promise<string | Uint8Array | null>
  painter: ChartPainter
  /** What failed without being foreseen, for the log. */
  report(thrown: unknown): void
}

export const CAPABILITIES: Capabilities = {
  nativeCharts: CHART_KINDS,
  maxButtons: 8,
  maxTextLength: 40_000,
  maxTableRows: 100,
  edits: true,
  dialogs: true,
  showsFiles: true,
  home: false,
  personalCards: false,
}
