import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { CCQ_TRADES } from '../../src/domain/ccq.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { POSTING } from './recruiting-examples.ts'

const say = phrases({
  title: { fr: 'Offre d’emploi', en: 'Job posting' },
  ask: {
    fr: 'Ouvrir l’offre « {job} » à {place}, jusqu’au {until}?',
    en: 'Open the posting “{job}” in {place}, until {until}?',
  },
  done: {
    fr: '{number} est ouverte : {job} à {place}, jusqu’au {until}. À copier où tu affiches.',
    en: '{number} is open: {job} in {place}, until {until}. Copy it where you post.',
  },
  job: { fr: 'Poste', en: 'Job' },
  place: { fr: 'Lieu', en: 'Place' },
  needs: { fr: 'Exigences', en: 'Requirements' },
  criteria: { fr: 'Critères de lecture (poids)', en: 'Reading criteria (weight)' },
  text: { fr: 'Texte de l’offre', en: 'Text of the posting' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  french: {
    fr: 'En français, comme le demande la Charte de la langue française (art. 41 et 46); aucune autre langue n’est exigée.',
    en: 'In French, as the Charter of the French language asks (s. 41 and 46); no other language is required.',
  },
  read: { fr: 'Lire les candidatures', en: 'Read the applications' },
  footer: { fr: 'Avis, pas un conseil juridique.', en: 'Guidance, not legal advice.' },
})

/** The posting itself is in French whatever the asker's language. */
const POST = phrases({
  journeyman: { fr: '{trade} – compagnon', en: '{trade} – journeyman' },
  apprentice: { fr: '{trade} – apprenti', en: '{trade} – apprentice' },
  foreman: { fr: 'Chef d’équipe – {trade}', en: 'Foreman – {trade}' },
  ccq: { fr: 'Certificat de compétence CCQ en règle ({trade})', en: 'Valid CCQ competency certificate ({trade})' },
  asp: { fr: 'Carte ASP Construction', en: 'ASP Construction card' },
  lead: { fr: 'Expérience de direction d’une équipe', en: 'Experience leading a crew' },
  body: {
    fr: '{firm} cherche : {job}.\nLieu de travail : {place}.\n\nCe que tu apportes :\n{needs}\n\nCe qu’on offre : le taux et les avantages de la convention de ton secteur, une équipe stable et du matériel en ordre.\n\nToutes les candidatures sont lues par une personne, sur les mêmes critères. Écris à {email} avant le {until}.',
    en: '{firm} is looking for: {job}.\nPlace of work: {place}.\n\nWhat you bring:\n{needs}\n\nWhat we offer: the rate and benefits of your sector’s agreement, a steady crew and equipment in order.\n\nEvery application is read by a person, on the same criteria. Write to {email} before {until}.',
  },
  experience: { fr: 'expérience du métier', en: 'experience in the trade' },
  plans: { fr: 'lecture de plans', en: 'reading plans' },
  safety: { fr: 'santé et sécurité', en: 'health and safety' },
  crew: { fr: 'direction d’équipe', en: 'leading a crew' },
})

export type PostingStores = {
  records: RecordStore
  organizations: { get(): Promise<{ name: string; email: string | null } | null> }
}

const input = z.object({
  trade: field.choice(CCQ_TRADES.map(({ id }) => id) as [string, ...string[]], {
    label: { fr: 'Métier', en: 'Trade' },
    ask: { fr: 'Pour quel métier?', en: 'For which trade?' },
    options: CCQ_TRADES.map(({ id, label }) => ({
      value: id,
      label,
      words:
        {
          'charpentier-menuisier': ['charpentier', 'menuisier', 'carpenter'],
          tuyauteur: ['plombier', 'plumber'],
          "opérateur d'équipement lourd": ['opérateur', 'operator'],
        }[id] ?? [],
    })),
  }),
  level: field
    .choice(['journeyman', 'apprentice', 'foreman'], {
      label: { fr: 'Niveau', en: 'Level' },
      options: [
        { value: 'journeyman', label: { fr: 'Compagnon', en: 'Journeyman' }, words: ['compagnon', 'journeyman'] },
        {
          value: 'apprentice',
          label: { fr: 'Apprenti', en: 'Apprentice' },
          words: ['apprenti', 'apprentie', 'apprentice'],
        },
        {
          value: 'foreman',
          label: { fr: 'Chef d’équipe', en: 'Foreman' },
          words: ['contremaître', 'chef d’équipe', 'foreman'],
        },
      ],
    })
    .optional(),
  place: field.text({
    label: { fr: 'Lieu de travail', en: 'Place of work' },
    ask: { fr: 'Le travail est où?', en: 'Where is the work?' },
    cues: ['à', 'lieu', 'pour le chantier de', 'in', 'at'],
  }),
  until: field
    .date({ label: { fr: 'Jusqu’au', en: 'Until' }, cues: ['jusqu’au', 'avant le', 'until', 'before'] })
    .optional(),
})

const output = z.object({
  number: z.string().nullable(),
  title: z.string(),
  trade: z.string(),
  place: z.string(),
  until: z.string(),
  requirements: z.array(z.string()),
  criteria: z.array(z.object({ name: z.string(), weight: z.int() })),
  body: z.string(),
})
type Posting = z.output<typeof output>

const OPEN_DAYS = 30
/** What people say after the place: “… à Ottawa, fais l’affichage”. */
const AFTER_PLACE = /[\s,]+(?:fais|fait|prépare|prepare|écris|svp|stp|please|make|write|post)\b.*$/i

async function draft(said: z.output<typeof input>, ctx: Context<PostingStores>): Promise<Posting> {
  const { stores, today, organization } = ctx
  const until = said.until ?? addDays(today, OPEN_DAYS)
  if (until <= today)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Une offre doit rester ouverte au moins un jour. Jusqu’à quand?',
        en: 'A posting stays open at least a day. Until when?',
      },
      { field: 'until' },
    )
  const trade = CCQ_TRADES.find(({ id }) => id === said.trade)!.label.fr
  const place = said.place.replace(AFTER_PLACE, '')
  const level = said.level ?? 'journeyman'
  const requirements = [
    POST('fr', 'ccq', { trade }),
    POST('fr', 'asp'),
    ...(level === 'foreman' ? [POST('fr', 'lead')] : []),
  ]
  const title = POST('fr', level, { trade })
  const firm = await stores.organizations.get()
  return {
    number: null,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    trade: said.trade,
    place,
    until,
    requirements,
    criteria: [
      { name: POST('fr', 'experience'), weight: level === 'apprentice' ? 2 : 4 },
      { name: POST('fr', 'plans'), weight: 3 },
      { name: POST('fr', 'safety'), weight: 3 },
      ...(level === 'foreman' ? [{ name: POST('fr', 'crew'), weight: 4 }] : []),
    ],
    body: POST('fr', 'body', {
      firm: firm?.name ?? organization.name,
      job: title,
      place,
      needs: requirements.map((one) => `- ${one}`).join('\n'),
      email: firm?.email ?? '',
      until: formatDate(until, 'fr'),
    }),
  }
}

function cardOf(posting: Posting, lang: Lang): DraftCard {
  const told = {
    number: posting.number ?? '',
    job: posting.title,
    place: posting.place,
    until: formatDate(posting.until, lang),
  }
  return {
    title: say(lang, 'title'),
    summary: say(lang, posting.number ? 'done' : 'ask', told),
    tone: posting.number ? 'success' : 'info',
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'job'), value: posting.title },
          { label: say(lang, 'place'), value: posting.place },
          { label: say(lang, 'until'), value: told.until },
          { label: say(lang, 'needs'), value: posting.requirements.join('; ') },
          {
            label: say(lang, 'criteria'),
            value: posting.criteria.map(({ name, weight }) => `${name} (${weight})`).join(', '),
          },
        ],
      },
      { type: 'text', text: posting.body },
      { type: 'text', text: say(lang, 'french') },
    ],
    ...(posting.number
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'read'),
              intent: { do: 'tool' as const, tool: 'recruiting.shortlist', input: { posting: posting.number } },
            },
          ],
        }
      : {}),
    footer: say(lang, 'footer'),
  }
}

export const writePosting = defineTool<PostingStores>()({
  name: 'recruiting.write_posting',
  title: { fr: 'Rédiger une offre d’emploi', en: 'Write a job posting' },
  gate: 'approve',
  permission: 'chat.use',
  approval: { permission: 'people.manage' },
  examples: POSTING,
  input,
  output,
  async preview(said, ctx) {
    const posting = await draft(said, ctx)
    return { card: cardOf(posting, ctx.lang), subject: posting }
  },
  async run(said, ctx) {
    const posting = await draft(said, ctx)
    const { title, trade, place, requirements, criteria, body, until } = posting
    const { number } = await ctx.stores.records.create('job_posting', {
      title,
      date: ctx.today,
      due: until,
      state: 'open',
      data: { trade, place, requirements, criteria, body },
    })
    return { ...posting, number }
  },
  card: (posting, { lang }) => cardOf(posting, lang),
})
