import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { SELECT_PHOTOS } from './portfolio-examples.ts'

export type PortfolioStores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  title: {
    fr: 'Belles photos{project, select, none {} other { – {project}}}',
    en: 'Good photos{project, select, none {} other { – {project}}}',
  },
  summary: {
    fr: '{good, plural, =0 {Aucune photo n’est assez bonne} one {# belle photo} other {# belles photos}} sur {all}; {usable, plural, =0 {aucune n’a} one {# a} other {# ont}} l’autorisation d’être publiée{pairs, plural, =0 {} other { (# avant-après)}}.',
    en: '{good, plural, =0 {No photo is good enough} one {# good photo} other {# good photos}} out of {all}; {usable, plural, =0 {none is} one {# is} other {# are}} cleared to publish{pairs, plural, =0 {} other { (# before-after)}}.',
  },
  none: {
    fr: 'Aucune photo au dossier{project, select, none {} other { de {project}}}.',
    en: 'No photo on file{project, select, none {} other { for {project}}}.',
  },
  photo: { fr: 'Photo', en: 'Photo' },
  project: { fr: 'Projet', en: 'Project' },
  stage: { fr: 'Moment', en: 'Stage' },
  quality: { fr: 'Qualité', en: 'Quality' },
  rights: { fr: 'Publication', en: 'Publishing' },
  people: { fr: '{state}; des gens y sont visibles', en: '{state}; people can be seen' },
  hazard: { fr: '{state}; montre un danger : {hazards}', en: '{state}; shows a hazard: {hazards}' },
  post: { fr: 'Préparer une publication', en: 'Draft a post' },
  footer: {
    fr: 'Qualité de 4 ou 5 sur 5, selon qui l’a prise. On publie seulement ce que le client et les personnes visibles ont autorisé (Loi 25).',
    en: 'Quality 4 or 5 out of 5, as judged by who took it. Only what the client and the people seen agreed to is published (Law 25).',
  },
})

const GOOD = 4
const STAGES: Record<'before' | 'during' | 'after', Bilingual> = {
  before: { fr: 'avant', en: 'before' },
  during: { fr: 'pendant', en: 'during' },
  after: { fr: 'après', en: 'after' },
}
const STATES: Record<'internal' | 'clearance-asked' | 'cleared' | 'refused', Bilingual> = {
  internal: { fr: 'à l’interne seulement', en: 'internal only' },
  'clearance-asked': { fr: 'autorisation demandée', en: 'clearance asked' },
  cleared: { fr: 'autorisée', en: 'cleared' },
  refused: { fr: 'refusée', en: 'refused' },
}

export const selectPhotos = defineTool<PortfolioStores>()({
  name: 'portfolio.select_photos',
  title: { fr: 'Choisir les belles photos', en: 'Pick the good photos' },
  gate: 'none',
  permission: 'marketing.write',
  examples: SELECT_PHOTOS,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    project: z.object({ id: z.string(), name: z.string() }).nullable(),
    all: z.int(),
    usable: z.int(),
    pairs: z.int(),
    photos: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        place: z.string(),
        code: z.string().nullable(),
        date: z.string().nullable(),
        stage: z.enum(['before', 'during', 'after']),
        quality: z.int(),
        state: z.enum(['internal', 'clearance-asked', 'cleared', 'refused']),
        showsPeople: z.boolean(),
        hazards: z.array(z.string()),
      }),
    ),
  }),
  async run({ project: id }, { stores }) {
    const project = id ? await stores.projects.need(id) : null
    const kept = await stores.records.list('photo', id ? { projectId: id } : {})
    const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    const good = kept.filter(({ data, state }) => data.quality >= GOOD && state !== 'refused')
    const shown = good
      .map(({ number, title, date, state, projectId, data }) => ({
        number,
        title,
        place: data.place,
        code: codes.get(projectId ?? '') ?? null,
        date,
        stage: data.stage,
        quality: data.quality,
        state,
        showsPeople: data.showsPeople,
        hazards: data.hazards,
      }))
      .sort((a, b) => Number(b.state === 'cleared') - Number(a.state === 'cleared') || b.quality - a.quality)
    const places = Map.groupBy(shown, ({ code, place }) => `${code} ${place}`)
    const isPair = (own: typeof shown) => ['before', 'after'].every((stage) => own.some((one) => one.stage === stage))
    return {
      project: project && { id: project.id, name: project.name },
      all: kept.length,
      usable: shown.filter((one) => one.state === 'cleared' && !one.hazards.length).length,
      pairs: [...places.values()].filter(isPair).length,
      photos: shown,
    }
  },
  card({ project, all, usable, pairs, photos }, { lang }) {
    const named = project?.name ?? 'none'
    const rights = ({ state, showsPeople, hazards }: (typeof photos)[number]) => {
      const told = STATES[state][lang]
      if (hazards.length) return say(lang, 'hazard', { state: told, hazards: hazards.join(', ') })
      return showsPeople && state !== 'cleared' ? say(lang, 'people', { state: told }) : told
    }
    const summary = all
      ? say(lang, 'summary', { good: photos.length, all, usable, pairs })
      : say(lang, 'none', { project: named })
    return {
      title: say(lang, 'title', { project: named }),
      summary,
      tone: usable ? 'success' : 'neutral',
      blocks: photos.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title', { project: named }),
              columns: [
                { label: say(lang, 'photo') },
                { label: say(lang, 'project') },
                { label: say(lang, 'stage') },
                { label: say(lang, 'quality'), align: 'right' },
                { label: say(lang, 'rights') },
              ],
              rows: photos
                .slice(0, 15)
                .map((one) => [
                  `${one.number} ${one.title} (${one.place}${one.date ? `, ${formatDate(one.date, lang)}` : ''})`,
                  one.code ? { text: one.code, href: `nova:projects/${one.code}` } : '–',
                  STAGES[one.stage][lang],
                  `${one.quality}/5`,
                  rights(one),
                ]),
              ...(photos.length > 15 ? { more: photos.length - 15 } : {}),
            },
          ]
        : [{ type: 'text', text: summary }],
      actions: project
        ? [
            {
              type: 'button',
              label: say(lang, 'post'),
              intent: { do: 'form', tool: 'social.draft_post', input: { project: project.id } },
            },
          ]
        : [],
      footer: say(lang, 'footer'),
    }
  },
})
