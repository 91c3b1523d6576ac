// Amounts that cannot be taken at their word: "500 $ ou 700 $".
import type { Field } from '../tool/fields.ts'
import type { Quantity } from './extract/numbers.ts'
import type { Span } from './extract/span.ts'
import type { Work } from './filling.ts'
import { originalOf } from './normalise.ts'

const EITHER = /^\s*(?:,\s*)?(?:ou|or|ou bien|ou plutot|peut-etre|maybe)\s*$/
/** More than a billion dollars is a slip of the finger. */
const MOST_CENTS = 100_000_000_000

const SLOTS: Partial<Record<Quantity['kind'], readonly string[]>> = {
  money: ['money', 'lines'],
  hours: ['hours', 'time-lines'],
  percent: ['percent'],
}

/** Two amounts of which it is not said which one holds, or one that cannot be: the field is asked again. */
export function doubtAmounts(work: Work) {
  const spans = work.found.quantities
  spans.forEach((span, i) => {
    const fields = fieldsFor(work, span)
    const next = spans[i + 1]
    const isEither =
      next && next.value.kind === span.value.kind && EITHER.test(work.text.clean.slice(span.end, next.start))
    const isHuge = span.value.kind === 'money' && Math.abs(span.value.amount) > MOST_CENTS
    if (!isEither && !isHuge) return
    const said = originalOf(work.text, span.start, isEither ? next.end : span.end).trim()
    for (const { name } of fields.slice(0, 1)) {
      delete work.out.input[name]
      work.out.invalid = [...work.out.invalid.filter((one) => one.field !== name), { field: name, said }]
    }
  })
}

const fieldsFor = (work: Work, { value }: Span<Quantity>): Field[] =>
  work.tool.fields.filter(({ slot, name }) => SLOTS[value.kind]?.includes(slot) && !(work.only && !work.only.has(name)))
