export type Measure = { what: string; measured: string; target: string; met: boolean }

const shown = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-CA'))

/** One line of the table: at most so much, or at least so much with `least`. */
export function measure(what: string, value: number, limit: number, unit: string, least = false): Measure {
  return {
    what,
    measured: `${shown(value)} ${unit}`,
    target: `${least ? '≥' : '≤'} ${limit} ${unit}`,
    met: least ? value >= limit : value <= limit,
  }
}

/** The value below which this share of the values is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export function printTable(measures: readonly Measure[]): void {
  const width = Math.max(...measures.map(({ what }) => what.length))
  for (const { what, measured, target, met } of measures)
    console.log(`${what.padEnd(width)}  ${measured.padStart(10)}  ${target.padEnd(12)}  ${met ? 'yes' : 'NO'}`)
}
