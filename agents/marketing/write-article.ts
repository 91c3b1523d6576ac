import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { ARTICLE } from './content-examples.ts'
import { writeText } from './post-text.ts'

export type ContentStores = { records: RecordStore; projects: Rows<Project> }

const say = phrases({
  title: { fr: 'Texte à garder', en: 'Text to keep' },
  ask: {
    fr: '{type} sur {project}, en {lang, select, fr {français} other {anglais}} : garder ce brouillon?',
    en: '{type} on {project}, in {lang, select, fr {French} other {English}}: keep this draft?',
  },
  done: {
    fr: '{number} est gardé en brouillon : {type} sur {project}. Rien n’est publié.',
    en: '{number} is kept as a draft: {type} on {project}. Nothing is published.',
  },
  cleared: {
    fr: '{n, plural, =0 {Aucune photo autorisée pour l’accompagner} one {# photo autorisée peut l’accompagner} other {# photos autorisées peuvent l’accompagner}}.',
    en: '{n, plural, =0 {No cleared photo to go with it} one {# cleared photo may go with it} other {# cleared photos may go with it}}.',
  },
  known: { fr: 'Déjà au dossier : {titles}.', en: 'On file already: {titles}.' },
  photos: { fr: 'Voir les photos', en: 'See the photos' },
  footer: {
    fr: 'Fait avec les dates et l’avancement du projet; sans nom de client, adresse ni prix. Complète les passages entre crochets.',
    en: 'Made of the project’s dates and progress; without client name, address or price. Complete the passages in brackets.',
  },
})

/** What is written is in the article's language, whoever asks. */
const write = phrases({
  need: {
    fr: 'Le besoin\n[Une phrase : ce que les occupants voulaient changer, et ce qui rendait le projet particulier.]',
    en: 'The need\n[One sentence: what the occupants wanted to change, and what made the project special.]',
  },
  work: {
    fr: 'Les travaux\n{dates}{state}[Deux phrases : la méthode, et comment le lieu est resté utilisable.]',
    en: 'The work\n{dates}{state}[Two sentences: the method, and how the place stayed usable.]',
  },
  started: { fr: 'Le chantier a commencé en {from}. ', en: 'The site opened in {from}. ' },
  finished: { fr: 'Il est terminé. ', en: 'It is complete. ' },
  underway: { fr: 'Il suit son cours. ', en: 'It is under way. ' },
  result: {
    fr: 'Le résultat\n[Une phrase d’un occupant, avec son accord écrit.]\n\nUn projet semblable? Parlez-nous-en.',
    en: 'The result\n[One sentence from an occupant, with their written consent.]\n\nA similar project? Tell us about it.',
  },
})

const TYPES = [
  { value: 'article', label: { fr: 'Article', en: 'Article' }, words: ['texte', 'billet', 'blogue', 'blog'] },
  {
    value: 'case-study',
    label: { fr: 'Étude de cas', en: 'Case study' },
    words: ['étude de cas', 'case study', 'histoire de succès', 'success story'],
  },
]

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Sur quel projet?', en: 'On which project?' },
  }),
  type: field.choice(['article', 'case-study'], { label: { fr: 'Genre', en: 'Kind' }, options: TYPES }).optional(),
  language: field
    .choice(['fr', 'en'], {
      label: { fr: 'Langue', en: 'Language' },
      options: [
        { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'in french'] },
        { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'in english'] },
      ],
    })
    .optional(),
})

const sheet = z.object({
  number: z.string().nullable(),
  project: z.string(),
  projectId: z.string(),
  type: z.enum(['article', 'case-study']),
  lang: z.enum(['fr', 'en']),
  heading: z.string(),
  body: z.string(),
  cleared: z.int(),
  known: z.array(z.string()),
})
type Sheet = z.output<typeof sheet>

async function prepare({ project: id, type, language }: z.output<typeof input>, ctx: Context<ContentStores>) {
  const { stores, lang: asked, today } = ctx
  const project = await stores.projects.need(id)
  const lang: Lang = language ?? asked
  // What may be said in public of a site is decided in one place: the first line is that of a post.
  const [lead = ''] = writeText(undefined, project, lang).split('\n\n')
  const started = project.startDate && project.startDate <= today
  const body = [
    lead,
    write(lang, 'need'),
    write(lang, 'work', {
      dates: started ? write(lang, 'started', { from: formatDate(project.startDate!, lang, 'month') }) : '',
      state: project.status === 'done' ? write(lang, 'finished') : started ? write(lang, 'underway') : '',
    }),
    write(lang, 'result'),
  ].join('\n\n')
  const photos = await stores.records.list('photo', { projectId: id, state: 'cleared' })
  const articles = await stores.records.list('article', { projectId: id })
  const made: Sheet = {
    number: null,
    project: project.code,
    projectId: id,
    type: type ?? 'article',
    lang,
    heading: lead.split(/ ?: ?/)[0]!,
    body,
    cleared: photos.filter(({ data }) => !data.hazards.length).length,
    known: articles.map(({ number, title }) => `${number} ${title}`),
  }
  return made
}

function cardOf(one: Sheet, lang: Lang) {
  const type = TYPES.find(({ value }) => value === one.type)!.label[lang]
  return {
    title: say(lang, 'title'),
    summary: say(lang, one.number ? 'done' : 'ask', {
      type,
      project: one.project,
      lang: one.lang,
      number: one.number ?? '',
    }),
    tone: 'info' as const,
    blocks: [
      { type: 'text' as const, text: one.body },
      {
        type: 'text' as const,
        text: [
          say(lang, 'cleared', { n: one.cleared }),
          ...(one.known.length ? [say(lang, 'known', { titles: one.known.join(', ') })] : []),
        ].join('\n'),
      },
    ],
    footer: say(lang, 'footer'),
  }
}

export const writeArticle = defineTool<ContentStores>()({
  name: 'content.write_article',
  title: { fr: 'Rédiger un article ou une étude de cas', en: 'Write an article or case study' },
  gate: 'confirm',
  permission: 'marketing.write',
  examples: ARTICLE,
  input,
  output: sheet.extend({ number: z.string() }),
  async preview(wanted, ctx) {
    const subject = await prepare(wanted, ctx)
    return { card: cardOf(subject, ctx.lang), subject, edit: { tool: 'content.write_article', input: wanted } }
  },
  async run(wanted, ctx) {
    const made = await prepare(wanted, ctx)
    const { number } = await ctx.stores.records.create('article', {
      title: made.heading,
      state: 'draft',
      date: ctx.today,
      projectId: made.projectId,
      data: { type: made.type, lang: made.lang, body: made.body, audience: null },
    })
    return { ...made, number }
  },
  card: (made, { lang }) => ({
    ...cardOf(made, lang),
    tone: 'success',
    actions: [
      {
        type: 'button',
        label: say(lang, 'photos'),
        intent: { do: 'tool', tool: 'portfolio.select_photos', input: { project: made.projectId } },
      },
    ],
  }),
})
