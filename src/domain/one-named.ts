import { NovaError } from '../errors.ts'
import type { Bilingual } from '../lib/i18n.ts'
import { titleMatch } from './passages.ts'
import { foldText } from './records/record.ts'

/** Something that words may mean: by its number, its name, or what else it is known by. */
export type Nameable = { id: string; name: string; aliases?: readonly string[] }

/** How many are told to who named none of them. */
const TOLD = 5

/**
 * The one that words name; a number or a whole name decides, else the words that they share. Throws `input.invalid`:
 * with the near ones as `candidates` when several fit, with what there is when none does.
 */
export function oneNamed<T extends Nameable>(
  words: string,
  things: readonly T[],
  of: { field: string; what: Bilingual },
): T {
  const said = foldText(words)
  const exact = things.filter(({ id, name }) => foldText(id) === said || foldText(name) === said)
  const scored = things.map((thing) => ({
    thing,
    score: 2 * titleMatch(words, thing.name) + titleMatch(words, (thing.aliases ?? []).join(' ')),
  }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const near = exact.length
    ? exact
    : scored.filter(({ score }) => score > 0 && score === best).map(({ thing }) => thing)
  const [only, second] = near
  if (only && !second) return only
  const names = (only ? near : things)
    .slice(0, TOLD)
    .map(({ name }) => name)
    .join(', ')
  const { fr, en } = of.what
  throw new NovaError(
    'input.invalid',
    only
      ? { fr: `« ${words} » : ${fr}, lequel? ${names}.`, en: `“${words}”: ${en}, which one? ${names}.` }
      : {
          fr: `Je ne trouve pas « ${words} » (${fr}). Au dossier : ${names || 'rien'}.`,
          en: `I do not find “${words}” (${en}). On file: ${names || 'nothing'}.`,
        },
    { field: of.field, data: { candidates: near.slice(0, TOLD).map(({ id, name }) => ({ id, label: name })) } },
  )
}
