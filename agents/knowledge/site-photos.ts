import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText, type RecordStore, type TypedRecord } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { HAZARDS, PHOTOS } from './image-examples.ts'

type Stores = { projects: Rows<Project>; records: RecordStore }

const say = phrases({
  title: { fr: 'Photos de chantier', en: 'Site photos' },
  summary: {
    fr: '{count, plural, =0 {Aucune photo au dossier} one {# photo au dossier} other {# photos au dossier}}{last, select, none {} other {, la dernière du {last}}}.',
    en: '{count, plural, =0 {No photo on file} one {# photo on file} other {# photos on file}}{last, select, none {} other {, the last of {last}}}.',
  },
  blind: {
    fr: 'Je ne vois pas les images : ceci vient de ce que les personnes ont noté en les prenant. Pour une photo que tu viens d’envoyer, décris-la et je l’inscris au journal de chantier ou comme déficience.',
    en: 'I do not see images: this comes from what people noted when they took them. For a photo you just sent, describe it and I log it in the site log or as a punch item.',
  },
  hazardTitle: { fr: 'Dangers notés sur les photos', en: 'Hazards noted on photos' },
  hazards: {
    fr: '{count, plural, =0 {Aucun danger noté} one {# danger noté, à vérifier sur place} other {# dangers notés, à vérifier sur place}}.',
    en: '{count, plural, =0 {No hazard noted} one {# hazard noted, to be checked on site} other {# hazards noted, to be checked on site}}.',
  },
  unsure: {
    fr: 'Absence de danger noté ne veut pas dire sécuritaire : au moindre doute, arrête et appelle le contremaître.',
    en: 'No hazard noted does not mean safe: when in doubt, stop and call the foreman.',
  },
  date: { fr: 'Date', en: 'Date' },
  project: { fr: 'Projet', en: 'Project' },
  place: { fr: 'Endroit', en: 'Place' },
  shows: { fr: 'Ce qui est noté', en: 'What is noted' },
  hazard: { fr: 'Danger', en: 'Hazard' },
  before: { fr: 'avant', en: 'before' },
  during: { fr: 'pendant', en: 'during' },
  after: { fr: 'après', en: 'after' },
  task: { fr: 'Tâche : vérifier {place}', en: 'Task: check {place}' },
  check: { fr: 'Vérifier sur place : {hazard} ({place})', en: 'Check on site: {hazard} ({place})' },
})

const MAX_ROWS = 15

const photo = z.object({
  number: z.string(),
  date: z.string(),
  project: z.string().nullable(),
  projectId: z.string().nullable(),
  place: z.string(),
  stage: z.enum(['before', 'during', 'after']),
  noted: z.string(),
  hazards: z.array(z.string()),
})
type Photo = z.output<typeof photo>

const input = z.object({
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
  place: field
    .text({
      label: { fr: 'Endroit ou sujet', en: 'Place or subject' },
      cues: ['photo du', 'photo de la', 'images du', 'pics of the', 'pictures of the'],
    })
    .optional(),
})

async function readPhotos(
  { project, period, place }: z.output<typeof input>,
  { stores }: Context<Stores>,
): Promise<Photo[]> {
  const kept = await stores.records.list('photo', project ? { projectId: project } : {})
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const words = foldText(place ?? '')
    .split(' ')
    .filter(Boolean)
  const has = (one: TypedRecord<'photo'>) => {
    const text = foldText([one.title, one.data.place, ...one.data.tags].join(' '))
    return words.every((word) => text.includes(word))
  }
  return kept
    .filter((one) => !period || (one.date !== null && one.date >= period.from && one.date <= period.to))
    .filter(has)
    .map((one) => ({
      number: one.number,
      date: one.date ?? one.createdAt.toISOString().slice(0, 10),
      project: (one.projectId && codes.get(one.projectId)) || null,
      projectId: one.projectId,
      place: one.data.place,
      stage: one.data.stage,
      noted: one.title,
      hazards: one.data.hazards,
    }))
    .sort((a, b) => b.date.localeCompare(a.date))
}

const where = ({ project }: Photo) => (project ? { text: project, href: `nova:projects/${project}` } : '–')

function photoTable(photos: readonly Photo[], lang: Lang, what: 'shows' | 'hazard') {
  return {
    type: 'table' as const,
    caption: say(lang, what === 'shows' ? 'title' : 'hazardTitle'),
    columns: [
      { label: say(lang, 'date') },
      { label: say(lang, 'project') },
      { label: say(lang, 'place') },
      { label: say(lang, what) },
    ],
    rows: photos
      .slice(0, MAX_ROWS)
      .map((one) => [
        formatDate(one.date, lang),
        where(one),
        one.place,
        what === 'hazard' ? one.hazards.join(', ') : `${one.noted} (${say(lang, one.stage)})`,
      ]),
    ...(photos.length > MAX_ROWS ? { more: photos.length - MAX_ROWS } : {}),
  }
}

export const describeProgress = defineTool<Stores>()({
  name: 'images.describe_progress',
  title: { fr: 'Dire ce que les photos montrent', en: 'Tell what the photos show' },
  gate: 'none',
  permission: 'projects.read',
  examples: PHOTOS,
  input,
  output: z.object({ photos: z.array(photo) }),
  run: async (said, ctx) => ({ photos: await readPhotos(said, ctx) }),
  card({ photos }, { lang }) {
    const last = photos[0] ? formatDate(photos[0].date, lang) : 'none'
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', { count: photos.length, last }),
      tone: photos.length ? 'neutral' : 'warning',
      blocks: [
        ...(photos.length ? [photoTable(photos, lang, 'shows')] : []),
        { type: 'text', text: say(lang, 'blind') },
      ],
    }
  },
})

export const spotHazards = defineTool<Stores>()({
  name: 'images.spot_hazards',
  title: { fr: 'Signaler les dangers notés sur les photos', en: 'Flag hazards noted on photos' },
  gate: 'none',
  permission: 'projects.read',
  examples: HAZARDS,
  input,
  output: z.object({ photos: z.array(photo) }),
  run: async (said, ctx) => ({ photos: (await readPhotos(said, ctx)).filter(({ hazards }) => hazards.length > 0) }),
  card({ photos }, { lang }) {
    const [first] = photos
    return {
      title: say(lang, 'hazardTitle'),
      summary: say(lang, 'hazards', { count: photos.flatMap(({ hazards }) => hazards).length }),
      tone: first ? 'danger' : 'warning',
      blocks: [
        ...(first ? [photoTable(photos, lang, 'hazard')] : []),
        { type: 'text', text: `${say(lang, 'blind')}\n${say(lang, 'unsure')}` },
      ],
      actions: photos.slice(0, 3).map((one) => ({
        type: 'button',
        label: say(lang, 'task', { place: one.place }).slice(0, 75),
        intent: {
          do: 'form',
          tool: 'tasks.create_from_chat',
          input: {
            title: say(lang, 'check', { hazard: one.hazards[0]!, place: one.place }),
            ...(one.projectId ? { project: one.projectId } : {}),
          },
        },
      })),
    }
  },
})
