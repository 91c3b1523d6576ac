import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { splitDefect } from '../../src/domain/quality.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { attachedPhoto, keepPhoto } from './attached-photo.ts'
import {
  type Deficiency,
  deficiencyFields,
  deficiencyLine,
  deficiencyLines,
  deficiencyNamed,
  type QualityStores,
  titleOf,
} from './deficiency-facts.ts'
import { ASSIGN_REPAIR, OPEN } from './quality-examples.ts'

const say = phrases({
  opened: { fr: 'Déficience ouverte', en: 'Punch item opened' },
  is: {
    fr: '{title} ({code}) est inscrite{photo, select, none {} other {, photo {photo} au dossier}}. {who, select, none {Qui la corrige, et pour quand?} other {{who} la corrige.}}',
    en: '{title} ({code}) is on file{photo, select, none {} other {, with photo {photo}}}. {who, select, none {Who fixes it, and by when?} other {{who} fixes it.}}',
  },
  removed: { fr: '« {title} » est retirée de la liste.', en: '“{title}” is taken off the list.' },
  noPhoto: {
    fr: 'Aucune photo jointe : ajoute une photo « avant » à ton prochain message si tu en as une.',
    en: 'No photo attached: add a “before” photo to your next message if you have one.',
  },
  assign: { fr: 'Confier à quelqu’un', en: 'Give to somebody' },
  due: { fr: 'Fixer la date', en: 'Set the date' },
  close: { fr: 'Fermer avec une photo', en: 'Close with a photo' },
  given: { fr: 'Correction confiée', en: 'Repair given' },
  givenTo: { fr: '{title} : {who}, {due}.', en: '{title}: {who}, {due}.' },
  nobody: { fr: 'personne encore', en: 'nobody yet' },
  noDate: { fr: 'sans date', en: 'no date' },
  news: { fr: 'Déficience à corriger', en: 'Punch item to fix' },
})

const who = {
  person: field
    .person({
      label: { fr: 'Qui corrige', en: 'Who fixes it' },
      cues: ['à', 'confie à', 'assigne à', 'c’est à', 'pour', 'to', 'assigned to', 'for'],
    })
    .optional(),
  due: field
    .date({ label: { fr: 'Échéance', en: 'Due' }, cues: ['pour', 'avant', 'd’ici', 'by', 'before', 'due'] })
    .optional(),
}

const project = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'Sur quel chantier?', en: 'On which site?' },
})

/** The one who fixes it hears of it, in their language. */
async function tellRepairer(one: Deficiency, { stores, actor }: Context<QualityStores>): Promise<void> {
  if (!one.assigneeId || one.assigneeId === actor.id) return
  const { lang } = await stores.persons.need(one.assigneeId)
  await stores.notifications.insert({
    kind: 'deficiency',
    personId: one.assigneeId,
    subjectKind: 'deficiencies',
    subjectId: one.id,
    title: say(lang, 'news'),
    text: titleOf(one),
    state: 'pending',
  })
}

const lineOf = async (one: Deficiency, stores: QualityStores) => (await deficiencyLines([one], stores))[0]!

export const openDeficiency = defineTool<QualityStores>()({
  name: 'quality.open_deficiency',
  title: { fr: 'Ouvrir une déficience', en: 'Open a punch item' },
  gate: 'log',
  permission: 'tasks.write',
  takes: 'image',
  examples: OPEN,
  input: z.object({
    project,
    title: field.text({
      label: { fr: 'Défaut', en: 'Defect' },
      ask: { fr: 'Qu’est-ce qui est à corriger, et où?', en: 'What has to be fixed, and where?' },
      cues: ['déficience :', 'deficiency:', 'punch item:', 'défaut :'],
    }),
    location: field.text({ label: { fr: 'Endroit', en: 'Place' } }).optional(),
    ...who,
    /** The one to take off the list, as undo gives it. */
    withdraw: z.string().optional(),
  }),
  output: z.object({ line: deficiencyLine, photo: z.string().nullable(), withdrawn: z.boolean() }),
  async run({ project: projectId, title: said, location, person, due, withdraw }, ctx) {
    const { stores, today } = ctx
    if (withdraw) {
      const one = await stores.deficiencies.need(withdraw)
      const line = await lineOf(one, stores)
      await stores.deficiencies.remove(one.id)
      return { line, photo: null, withdrawn: true }
    }
    if (due && due < today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Cette date est passée. Pour quand?', en: 'That date is past. By when?' },
        { field: 'due' },
      )
    const split = splitDefect(said)
    const place = location ?? split.where
    const title = split.what[0]!.toUpperCase() + split.what.slice(1)
    const same = (await stores.deficiencies.list({ projectId, status: ['open', 'fixed'] })).find(
      (one) => foldText(titleOf(one)) === foldText(titleOf({ title, location: place })),
    )
    if (same)
      throw new NovaError('conflict', {
        fr: `« ${titleOf(same)} » est déjà ouverte sur ce chantier.`,
        en: `“${titleOf(same)}” is open on that site already.`,
      })
    const one = await stores.deficiencies.insert({
      projectId,
      title,
      location: place,
      status: 'open',
      assigneeId: person ?? null,
      dueDate: due ?? null,
    })
    await tellRepairer(one, ctx)
    const file = await attachedPhoto(ctx)
    const photo = file && (await keepPhoto(file, { projectId, title, place, stage: 'before' }, ctx))
    return { line: await lineOf(one, stores), photo: photo?.number ?? null, withdrawn: false }
  },
  card({ line, photo, withdrawn }, { lang, today }) {
    const summary = withdrawn
      ? say(lang, 'removed', { title: titleOf(line) })
      : say(lang, 'is', {
          title: titleOf(line),
          code: line.project.code,
          photo: photo ?? 'none',
          who: line.who ?? 'none',
        })
    if (withdrawn)
      return { title: say(lang, 'opened'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
    const give = { do: 'form' as const, tool: 'quality.assign_repair', input: { deficiency: line.id } }
    return {
      title: say(lang, 'opened'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        deficiencyFields(line, today, lang),
        ...(photo ? [] : [{ type: 'text' as const, text: say(lang, 'noPhoto') }]),
      ],
      actions: [
        ...(line.who ? [] : [{ type: 'button' as const, label: say(lang, 'assign'), intent: give }]),
        ...(line.due ? [] : [{ type: 'button' as const, label: say(lang, 'due'), intent: give }]),
      ],
    }
  },
  undo: ({ line, withdrawn }) =>
    withdrawn
      ? null
      : {
          tool: 'quality.open_deficiency',
          input: { project: line.project.id, title: line.title, withdraw: line.id },
        },
})

const before = z.object({
  assigneeId: z.string().nullable(),
  vendorId: z.string().nullable(),
  dueDate: z.string().nullable(),
})

export const assignRepair = defineTool<QualityStores>()({
  name: 'quality.assign_repair',
  title: { fr: 'Confier la correction d’une déficience', en: 'Give a punch item to be fixed' },
  gate: 'log',
  permission: 'tasks.write',
  examples: ASSIGN_REPAIR,
  input: z.object({
    deficiency: field.text({
      label: { fr: 'Déficience', en: 'Punch item' },
      ask: { fr: 'Quelle déficience?', en: 'Which punch item?' },
      cues: ['déficience', 'punch item', 'deficiency'],
    }),
    ...who,
    vendor: field
      .text({ label: { fr: 'Sous-traitant', en: 'Subcontractor' }, cues: ['sous-traitant', 'subcontractor'] })
      .optional(),
    project: project.optional(),
    /** What to go back to, as undo gives it. */
    restore: before.optional(),
  }),
  output: z.object({ line: deficiencyLine, before }),
  async run({ deficiency, person, due, vendor: words, project: projectId, restore }, ctx) {
    const { stores, today } = ctx
    const one = await deficiencyNamed(deficiency, projectId, ctx)
    if (one.status === 'verified')
      throw new NovaError('rule.broken', {
        fr: `« ${titleOf(one)} » est déjà fermée.`,
        en: `“${titleOf(one)}” is closed already.`,
      })
    if (!person && !due && !words && !restore)
      throw new NovaError(
        'input.invalid',
        { fr: `« ${titleOf(one)} » :`, en: `“${titleOf(one)}”:` },
        { field: 'person' },
      )
    if (due && due < today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Cette date est passée. Pour quand?', en: 'That date is past. By when?' },
        { field: 'due' },
      )
    const vendor = words
      ? oneNamed(words, await stores.vendors.list(), {
          field: 'vendor',
          what: { fr: 'sous-traitant', en: 'subcontractor' },
        })
      : null
    const wanted = restore ?? {
      assigneeId: person ?? (vendor ? null : one.assigneeId),
      vendorId: vendor?.id ?? (person ? null : one.vendorId),
      dueDate: due ?? one.dueDate,
    }
    const changed = await stores.deficiencies.update(one.id, wanted)
    if (person && !restore) await tellRepairer(changed, ctx)
    const { assigneeId, vendorId, dueDate } = one
    return { line: await lineOf(changed, stores), before: { assigneeId, vendorId, dueDate } }
  },
  card({ line }, { lang, today }) {
    const fields = deficiencyFields(line, today, lang)
    return {
      title: say(lang, 'given'),
      summary: say(lang, 'givenTo', {
        title: titleOf(line),
        who: line.who ?? say(lang, 'nobody'),
        due: fields.fields.at(-1)!.value,
      }),
      tone: 'success',
      blocks: [fields],
      actions: [
        {
          type: 'button',
          label: say(lang, 'close'),
          intent: { do: 'form', tool: 'quality.close_deficiency', input: { deficiency: line.id } },
        },
      ],
    }
  },
  undo: ({ line, before: restore }) => ({
    tool: 'quality.assign_repair',
    input: { deficiency: line.id, restore },
  }),
})
