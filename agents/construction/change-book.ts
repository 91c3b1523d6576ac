import type { ChangeOrder, Project } from '../../src/domain/records/projects.ts'
import { daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type ChangeStores = { changeOrders: Rows<ChangeOrder>; projects: Rows<Project> }

/** `AV-03`, the next of a project. */
export function nextNumber(changes: readonly Pick<ChangeOrder, 'number'>[]): string {
  const last = Math.max(0, ...changes.map(({ number }) => Number(/\d+$/.exec(number)?.[0] ?? 0)))
  return `AV-${String(last + 1).padStart(2, '0')}`
}

/** What is signed, and what waits for a signature, in cents. */
export function totalsOf(changes: readonly ChangeOrder[]): { signed: Cents; unsigned: Cents } {
  const sum = (...states: ChangeOrder['status'][]) =>
    changes.filter(({ status }) => states.includes(status)).reduce((total, { amount }) => total + amount, 0)
  return { signed: sum('signed'), unsigned: sum('draft', 'sent') }
}

export const daysWaiting = (change: Pick<ChangeOrder, 'date' | 'createdAt'>, today: IsoDate): number =>
  change.date ? Math.max(0, daysBetween(change.date, today)) : 0

const NOISE =
  /^(?:\+|(?:et|and|pis|puis)\b)?\s*(?:(?:ça|ca|it)\b.*(?:co[uû]t|prendre|cost|take)|(?:fais|fait|fai|[ée]cris|r[ée]dige|pr[ée]pare|monte|do|write|draft|prepare)\b|.{0,12}\b(?:l.?)?avenants?$|délai$|delai$|mat[ée]ri(?:el|aux)$|materials?$|environ$|about$)/i

/** A line for the change out of what was said: the parts that only ask for it or price it left out. */
export function tidyTitle(said: string): string {
  const parts = said
    .split(/\s*,\s*|\s+(?=\+)/)
    .map((part) => part.replace(/\s+(?:d[ée]lai|environ|about|de|du|d’|of|at|à)$/i, '').trim())
    .filter((part) => part && !NOISE.test(part))
  const title = (parts.join(', ') || said).replace(/^(?:un|une|an|a|des|pour|for)\s+/i, '').trim()
  return title.charAt(0).toLocaleUpperCase('fr-CA') + title.slice(1)
}
