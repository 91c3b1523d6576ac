import type { Entity, Lexicon } from '../language/engine.ts'
import { normalise } from '../language/normalise.ts'
import { rivals } from '../language/references.ts'
import type { Resolver } from '../tool/perform.ts'

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** A name is taken for one thing only when it is this close to it; else the person is asked. */
const SURE = 0.6

const MOST_OFFERED = 5

const latest = (entities: readonly Entity[]) =>
  [...entities]
    .sort((a, b) => (b.code ?? '').localeCompare(a.code ?? ''))
    .slice(0, MOST_OFFERED)
    .map(({ id, label }) => ({ id, label }))

/** Turns what a caller named (an id, a number or code, a name) into an id of the organization. */
export function createResolver(lexicon: () => Promise<Lexicon>): Resolver {
  return async (slot, value) => {
    // An id of a row that was written a moment ago may not be known by name yet: the tool says when there is none.
    if (isId(value)) return { id: value }
    const { find, entities } = await lexicon()
    if (value === '') return { candidates: latest(entities.filter((entity) => entity.slot === slot)) }
    const mentions = find(normalise(value).clean).filter((mention) => mention.slot === slot)
    const mention = mentions.sort((a, b) => b.candidates[0]!.score - a.candidates[0]!.score)[0]
    if (!mention) return { candidates: [] }
    const close = rivals(mention)
    if (close.length === 1 && close[0]!.score >= SURE) return { id: close[0]!.entity.id }
    return { candidates: close.map(({ entity }) => ({ id: entity.id, label: entity.label })) }
  }
}
