// Which of the organization's own things each reference field means.
import type { Field, ReferenceSlot } from '../tool/fields.ts'
import { wordsPattern } from './extract/choices.ts'
import { isFree, put, type Work } from './filling.ts'
import { type Mention, rivals, STRONG } from './references.ts'

const SELF = /\b(?:(?:a|pour) moi(?:-meme)?|moi-meme|myself|(?:to|for) me)\b/

export function takeReferences(work: Work, fields: Field[]) {
  const bar = (mention: Mention, field: Field) => {
    const named = mention.slot === 'client' || mention.slot === 'project' || mention.slot === 'person'
    if (field.required) return named ? 0.38 : 0.3
    return named ? STRONG : 0.7
  }
  const waiting = [...fields].sort((a, b) => Number(b.required) - Number(a.required))
  for (const field of waiting) {
    const fits = work.found.mentions.filter(
      (mention) =>
        mention.slot === field.slot && mention.candidates[0]!.score >= bar(mention, field) && isFree(work, mention),
    )
    const best = fits.sort((a, b) => preference(work, b, field) - preference(work, a, field))[0]
    if (best) takeMention(work, field, best)
    else if (field.slot === 'person') {
      const self = SELF.exec(work.text.clean)
      if (self && work.actor) put(work, field, work.actor.id, { start: self.index, end: self.index + self[0].length })
    } else if (field.slot === 'client' && field.required && work.found.stranger && !work.only) {
      const { start, end, said } = work.found.stranger
      if (isFree(work, { start, end })) work.out.invalid.push({ field: field.name, said })
      work.taken.push({ start, end })
    } else if ((field.slot === 'invoice' || field.slot === 'quote') && work.found.unknown) {
      const { start, end, said } = work.found.unknown
      if (isFree(work, { start, end })) work.out.invalid.push({ field: field.name, said })
      work.taken.push({ start, end })
    }
  }
  for (const field of fields) if (work.out.input[field.name] === undefined) follow(work, field)
}

/** A client follows from its project, and so on: what a mention belongs to. */
function follow(work: Work, field: Field) {
  if (!field.required || work.out.ambiguous?.field === field.name) return
  if (work.out.invalid.some((one) => one.field === field.name)) return
  for (const mention of work.found.mentions) {
    if (mention.candidates[0]!.score < STRONG || rivals(mention).length > 1) continue
    const owner = mention.candidates[0]!.entity.belongsTo?.[field.slot as ReferenceSlot]
    if (owner && put(work, field, owner)) {
      work.out.guessed.push(field.name)
      if (isFree(work, mention)) work.taken.push({ start: mention.start, end: mention.end })
      return
    }
    if (field.slot === 'invoice' || field.slot === 'quote') ofOwner(work, field, mention)
  }
}

/** "La facture de Northgate": the one that belongs to it, or the latest ones to choose from. */
function ofOwner(work: Work, field: Field, mention: Mention) {
  const { slot, id } = mention.candidates[0]!.entity
  const owned = work.lexicon.entities.filter((one) => one.slot === field.slot && one.belongsTo?.[slot] === id)
  if (owned.length === 1 && put(work, field, owned[0]!.id)) work.out.guessed.push(field.name)
  else if (owned.length > 1) {
    const latest = [...owned].sort((a, b) => (b.code ?? '').localeCompare(a.code ?? '')).slice(0, 5)
    work.out.ambiguous ??= { field: field.name, candidates: latest.map(({ id, label }) => ({ id, label })) }
  }
}

function preference(work: Work, mention: Mention, field: Field): number {
  const before = work.text.clean.slice(Math.max(0, mention.start - 24), mention.start)
  const cued = (field.cues ?? []).some((cue) =>
    new RegExp(`${wordsPattern(cue).source}[^a-z]*(?:le |la |l'|the )?$`).test(before),
  )
  const named = { client: /client /, project: /(?:projet|chantier|project|job|site) (?:de |du |la |le |l')*$/ }[
    field.slot as 'client'
  ]
  return mention.candidates[0]!.score + (cued ? 1 : 0) + (named?.test(before) ? 0.3 : 0)
}

function takeMention(work: Work, field: Field, mention: Mention) {
  const close = rivals(mention)
  if (close.length > 1 || mention.doubtful) {
    work.out.ambiguous ??= {
      field: field.name,
      candidates: close.slice(0, 5).map(({ entity }) => ({ id: entity.id, label: entity.label })),
    }
    work.taken.push({ start: mention.start, end: mention.end })
    return
  }
  put(work, field, mention.candidates[0]!.entity.id, {
    start: mention.start,
    end: mention.end,
    thing: field.slot !== 'invoice' && field.slot !== 'task',
  })
}
