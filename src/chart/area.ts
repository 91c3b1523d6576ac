import { drawLines } from './line.ts'
import type { Draw } from './page.ts'

/** As lines, filled down to zero. Several areas lie over one another, not on top, so that each still reads on the axis. */
export const drawArea: Draw = (spec, lang) => drawLines(spec, lang, true)
