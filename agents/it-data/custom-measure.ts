import type { KpiDefinition } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import type { Period } from '../../src/lib/dates.ts'
import { divideHalfUp } from '../../src/lib/money.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Books } from './books.ts'
import { type Measure, type MeasureUnit, measureOf } from './measures.ts'

export const OPERATIONS: ['ratio', 'sum', 'difference'] = ['ratio', 'sum', 'difference']
export type Operation = (typeof OPERATIONS)[number]
const SIGNS: Record<Operation, string> = { ratio: '/', sum: '+', difference: '-' }

/** `receipts / revenue`: two known measures and what is done with them. */
export const writeFormula = (left: string, operation: Operation, right: string) =>
  `${left} ${SIGNS[operation]} ${right}`

type Parsed = { left: Measure; right: Measure; operation: Operation }

function parseFormula(formula: string): Parsed | null {
  const [, left, sign, right] = /^(\w+) ([/+-]) (\w+)$/.exec(formula) ?? []
  const operation = OPERATIONS.find((one) => SIGNS[one] === sign)
  const [a, b] = [measureOf(left ?? ''), measureOf(right ?? '')]
  return a && b && operation ? { left: a, right: b, operation } : null
}

/**
 * What a formula gives: a share of like by like, dollars an hour, or a total of like and like. Throws `input.invalid`
 * for what has no meaning, e.g. dollars plus days.
 */
export function unitOfFormula(left: Measure, operation: Operation, right: Measure): KpiDefinition['unit'] {
  const whole: MeasureUnit[] = ['cents', 'hours', 'days']
  if (left.unit === right.unit && left.unit !== 'points') {
    if (operation !== 'ratio') return left.unit === 'count' ? 'count' : (left.unit as KpiDefinition['unit'])
    if (whole.includes(left.unit)) return 'ppm'
  }
  if (operation === 'ratio' && left.unit === 'cents' && right.unit === 'hours') return 'cents'
  throw new NovaError(
    'input.invalid',
    {
      fr: `« ${left.name.fr} » et « ${right.name.fr} » ne se combinent pas ainsi : leurs unités diffèrent. Choisis une autre mesure.`,
      en: `"${left.name.en}" and "${right.name.en}" cannot be combined that way: their units differ. Pick another measure.`,
    },
    { field: 'right' },
  )
}

/** A defined indicator as a measure like the others; null when a measure that it uses is gone. */
export function toMeasure(definition: KpiDefinition): Measure | null {
  const parsed = parseFormula(definition.formula)
  if (!parsed) return null
  const { left, right, operation } = parsed
  const sign = { ratio: '÷', sum: '+', difference: '−' }[operation]
  const needs = left.needs ?? right.needs
  return {
    key: definition.key,
    name: { fr: definition.nameFr, en: definition.nameEn },
    definition: {
      fr: `${left.name.fr.toLowerCase()} ${sign} ${right.name.fr.toLowerCase()}`,
      en: `${left.name.en.toLowerCase()} ${sign} ${right.name.en.toLowerCase()}`,
    },
    unit: definition.unit,
    better: definition.direction,
    ...(needs ? { needs } : {}),
    async read(books: Books, period: Period) {
      const [a, b] = [(await left.read(books, period)).value, (await right.read(books, period)).value]
      if (a === null || b === null) return { value: null }
      if (operation === 'sum') return { value: a + b }
      if (operation === 'difference') return { value: a - b }
      if (b <= 0) return { value: null }
      if (left.unit !== right.unit) return { value: divideHalfUp(BigInt(Math.round(a)) * 100n, BigInt(Math.round(b))) }
      return { value: divideHalfUp(BigInt(Math.round(a)) * 1_000_000n, BigInt(Math.round(b))) }
    },
  }
}

/** The organization's own indicators that a person may see: both measures have to be theirs to see. */
export async function customMeasures(books: Books, can: (permission: Permission) => boolean): Promise<Measure[]> {
  const definitions = await books.stores.kpiDefinitions.list()
  return definitions.flatMap((definition) => {
    const parsed = parseFormula(definition.formula)
    const measure = toMeasure(definition)
    if (!parsed || !measure) return []
    return [parsed.left, parsed.right].every(({ needs }) => !needs || can(needs)) ? [measure] : []
  })
}
