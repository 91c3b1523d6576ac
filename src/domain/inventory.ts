import type { Cents } from '../lib/money.ts'

/** Quantities in thousandths of a unit; `leadDays` calendar days. */
export type StockItem = {
  onHand: number
  reserved: number
  weeklyUse: number
  leadDays: number
  safetyStock: number
  unitCost: Cents
  orderCost: Cents
}

export type StockPlan = {
  available: number
  reorderPoint: number
  orderNow: boolean
  quantity: number
  weeksLeft: number | null
  amount: Cents
}

/** What holding a dollar of stock costs in a year: money, space, loss. */
const CARRYING = 0.2

/**
 * When and how much to order: the point covers the use of the lead time and a safety stock; the quantity is the
 * economic order (Wilson): √(2 · yearly use · cost of an order ÷ cost of holding), at least what takes back to the point.
 */
export function planStock(item: StockItem): StockPlan {
  const available = item.onHand - item.reserved
  const reorderPoint = Math.ceil((item.weeklyUse * item.leadDays) / 7) + item.safetyStock
  const orderNow = available <= reorderPoint
  const yearly = (item.weeklyUse * 52) / 1000
  const holding = item.unitCost * CARRYING
  const economic = yearly > 0 && holding > 0 ? Math.sqrt((2 * yearly * item.orderCost) / holding) : 0
  const quantity = orderNow
    ? Math.max(Math.ceil(economic) * 1000, Math.ceil((reorderPoint - available) / 1000) * 1000)
    : 0
  return {
    available,
    reorderPoint,
    orderNow,
    quantity,
    weeksLeft: item.weeklyUse > 0 ? Math.max(0, available) / item.weeklyUse : null,
    amount: Math.round((quantity * item.unitCost) / 1000),
  }
}

export type Stop = { id: string; x: number; y: number }

/** A short round from the yard (0, 0) and back: nearest neighbour, then 2-opt. Distances as the crow flies, km. */
export function planRound(stops: readonly Stop[]): { order: string[]; distance: number } {
  const yard = { id: '', x: 0, y: 0 }
  const far = (a: Stop, b: Stop) => Math.hypot(a.x - b.x, a.y - b.y)
  const left = [...stops]
  const round: Stop[] = []
  for (let at: Stop = yard; left.length; ) {
    const nearest = left.reduce((best, one) => (far(at, one) < far(at, best) ? one : best))
    left.splice(left.indexOf(nearest), 1)
    round.push(nearest)
    at = nearest
  }
  const length = (path: readonly Stop[]) =>
    [...path, yard].reduce((sum, one, i) => sum + far(path[i - 1] ?? yard, one), 0)
  for (let better = true; better; ) {
    better = false
    for (let i = 0; i < round.length - 1; i += 1)
      for (let j = i + 1; j < round.length; j += 1) {
        const turned = [...round.slice(0, i), ...round.slice(i, j + 1).reverse(), ...round.slice(j + 1)]
        if (length(turned) < length(round) - 1e-9) {
          round.splice(0, round.length, ...turned)
          better = true
        }
      }
  }
  return { order: round.map(({ id }) => id), distance: length(round) }
}
