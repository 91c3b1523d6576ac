import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { attachedPhoto, keepPhoto } from './attached-photo.ts'
import {
  deficiencyFields,
  deficiencyLine,
  deficiencyLines,
  deficiencyNamed,
  type QualityStores,
  titleOf,
} from './deficiency-facts.ts'
import { CLOSE } from './quality-examples.ts'

const say = phrases({
  title: { fr: 'Fermer une déficience', en: 'Close a punch item' },
  willBe: {
    fr: '{title} ({code}) sera fermée, avec la photo {photo} comme preuve.',
    en: '{title} ({code}) will be closed, with photo {photo} as proof.',
  },
  done: {
    fr: '{title} ({code}) est fermée; preuve : photo {photo}.',
    en: '{title} ({code}) is closed; proof: photo {photo}.',
  },
  proof: { fr: 'Preuve', en: 'Proof' },
  attached: { fr: '{name}, jointe à ton message', en: '{name}, attached to your message' },
  kept: { fr: '{number} du {date} : {place}', en: '{number} of {date}: {place}' },
  left: { fr: 'Déficiences qui restent', en: 'What is still open' },
})

const input = z.object({
  deficiency: field.text({
    label: { fr: 'Déficience', en: 'Punch item' },
    ask: { fr: 'Quelle déficience est corrigée?', en: 'Which punch item is fixed?' },
    cues: ['déficience', 'punch item', 'deficiency'],
  }),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  photo: field
    .text({ label: { fr: 'Photo au dossier', en: 'Photo on file' }, cues: ['photo no', 'photo number'] })
    .optional(),
})

/** The deficiency and the photo that proves its repair. Throws `rule.broken` without one. */
async function readProof(said: z.output<typeof input>, ctx: Context<QualityStores>) {
  const { stores } = ctx
  const one = await deficiencyNamed(said.deficiency, said.project, ctx)
  if (one.status === 'verified')
    throw new NovaError('rule.broken', {
      fr: `« ${titleOf(one)} » est déjà fermée.`,
      en: `“${titleOf(one)}” is closed already.`,
    })
  const [line] = await deficiencyLines([one], stores)
  const file = await attachedPhoto(ctx)
  if (!said.photo && file) return { one, line: line!, file, kept: null }
  const kept = said.photo ? await stores.records.byNumber('photo', said.photo.toUpperCase()) : null
  if (kept && kept.projectId === one.projectId) return { one, line: line!, file: null, kept }
  throw new NovaError(
    'rule.broken',
    said.photo
      ? {
          fr: `La photo « ${said.photo} » n’est pas au dossier de ce chantier. Donne son numéro (PH-000) ou joins-en une.`,
          en: `Photo “${said.photo}” is not on file for that site. Give its number (PH-000) or attach one.`,
        }
      : {
          fr: `Une déficience se ferme avec une preuve : joins une photo de la correction à ton message, ou donne le numéro d’une photo au dossier (PH-000).`,
          en: 'A punch item closes with proof: attach a photo of the repair to your message, or give the number of one on file (PH-000).',
        },
  )
}

export const closeDeficiency = defineTool<QualityStores>()({
  name: 'quality.close_deficiency',
  title: { fr: 'Fermer une déficience avec preuve', en: 'Close a punch item with proof' },
  gate: 'confirm',
  permission: 'tasks.write',
  takes: 'image',
  examples: CLOSE,
  input,
  output: z.object({ line: deficiencyLine, photo: z.string() }),
  async preview(said, ctx) {
    const { lang, today } = ctx
    const { one, line, file, kept } = await readProof(said, ctx)
    const summary = say(lang, 'willBe', {
      title: titleOf(line),
      code: line.project.code,
      photo: kept?.number ?? file!.name,
    })
    const fields = deficiencyFields(line, today, lang)
    const value = kept
      ? say(lang, 'kept', {
          number: kept.number,
          date: kept.date ? formatDate(kept.date, lang) : '–',
          place: kept.data.place,
        })
      : say(lang, 'attached', { name: file!.name })
    return {
      subject: { deficiency: one.id, status: one.status, photo: kept?.id ?? file!.id },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          { ...fields, fields: [...fields.fields, { label: say(lang, 'proof'), value }] },
        ],
      },
    }
  },
  async run(said, ctx) {
    const { stores, now } = ctx
    const { one, file, kept } = await readProof(said, ctx)
    const photo =
      kept ??
      (await keepPhoto(
        file!,
        { projectId: one.projectId, title: one.title, place: one.location || one.title, stage: 'after' },
        ctx,
      ))
    const closed = await stores.deficiencies.update(one.id, { status: 'verified', closedAt: now })
    const [line] = await deficiencyLines([closed], stores)
    return { line: line!, photo: photo.number }
  },
  card({ line, photo }, { lang, today }) {
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'done', { title: titleOf(line), code: line.project.code, photo }),
      tone: 'success',
      blocks: [deficiencyFields(line, today, lang)],
      actions: [
        {
          type: 'button',
          label: say(lang, 'left'),
          intent: { do: 'tool', tool: 'quality.defect_pareto', input: { project: line.project.id } },
        },
      ],
    }
  },
})
