// The Québec set: what employees type, with the tool and the values it should reach.
import { readdirSync, readFileSync } from 'node:fs'
import type { Lang } from '../../src/lib/i18n.ts'

/** `oos`: nothing that any agent does; `ask`: Nova should ask rather than choose. */
export type Utterance = {
  text: string
  lang: Lang
  kind: 'plain' | 'quebec' | 'accents' | 'typo' | 'mixed' | 'short' | 'template'
  tool: string
  /** Values that must come out: names as written, ISO dates, cents; `has` for words that a text must hold. */
  slots?: Record<string, string | number | boolean | { has: string }>
  /** False: written before the rules and examples of the engine were looked at, and never used to improve them. */
  trainVisible: boolean
  department: string
}

const FOLDER = new URL('./quebec/', import.meta.url)

/** Every `<department>.<anything>.jsonl` of the folder: an agent's utterances are added by adding a file or lines. */
export function readUtterances(): Utterance[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ ...(JSON.parse(line) as Omit<Utterance, 'department'>), department: name.split('.')[0]! })),
    )
}
