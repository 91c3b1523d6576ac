import { z } from 'zod'
import { markApplication } from '../../src/domain/people-metrics.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { SHORTLIST } from './recruiting-examples.ts'

const say = phrases({
  title: { fr: 'Candidatures – {job}', en: 'Applications – {job}' },
  summary: {
    fr: '{count, plural, =0 {Aucune candidature reçue} one {# candidature reçue} other {# candidatures reçues}} pour {job}{top, select, none {} other {; d’abord à lire : {top}}}. La décision revient à une personne.',
    en: '{count, plural, =0 {No application received} one {# application received} other {# applications received}} for {job}{top, select, none {} other {; to read first: {top}}}. The decision is a person’s.',
  },
  candidate: { fr: 'Candidature', en: 'Application' },
  mark: { fr: 'Note sur 100', en: 'Mark of 100' },
  years: { fr: 'Années', en: 'Years' },
  unknown: { fr: 'Pas dit', en: 'Not said' },
  state: { fr: 'Étape', en: 'Stage' },
  received: { fr: 'reçue', en: 'received' },
  shortlisted: { fr: 'retenue', en: 'shortlisted' },
  interview: { fr: 'entrevue', en: 'interview' },
  hired: { fr: 'embauchée', en: 'hired' },
  declined: { fr: 'déclinée', en: 'declined' },
  criteria: { fr: 'Critères : {list}.', en: 'Criteria: {list}.' },
  none: { fr: 'n/d', en: 'n/a' },
  task: { fr: 'Tâche : lire les candidatures', en: 'Task: read the applications' },
  taskTitle: { fr: 'Lire les candidatures {number} ({job})', en: 'Read the applications {number} ({job})' },
  footer: {
    fr: 'La note suit les critères de l’offre sur ce qui est dit seulement; elle aide à lire et n’écarte personne (Loi 25, art. 12.1). Reçues du {from} au {to}. Avis, pas un conseil juridique.',
    en: 'The mark follows the posting’s criteria on what is said only; it helps reading and rules nobody out (Law 25, s. 12.1). Received {from} to {to}. Guidance, not legal advice.',
  },
})

const STATES = ['received', 'shortlisted', 'interview', 'hired', 'declined'] as const

const output = z.object({
  posting: z.object({ number: z.string(), title: z.string() }),
  criteria: z.array(z.object({ name: z.string(), weight: z.int() })),
  candidates: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      years: z.int(),
      mark: z.int().nullable(),
      unknown: z.array(z.string()),
      state: z.enum(STATES),
      date: z.string().nullable(),
    }),
  ),
})

export const shortlist = defineTool<{ records: RecordStore }>()({
  name: 'recruiting.shortlist',
  title: { fr: 'Résumer les candidatures', en: 'Summarize the applications' },
  gate: 'none',
  permission: 'people.manage',
  examples: SHORTLIST,
  input: z.object({
    posting: field
      .text({
        label: { fr: 'Offre d’emploi', en: 'Job posting' },
        cues: ['pour le poste de', 'au poste de', 'pour l’offre', 'for the', 'poste de'],
      })
      .optional(),
  }),
  output,
  async run({ posting: said }, { stores }) {
    const postings = await stores.records.list('job_posting', { state: ['open', 'filled'] })
    const words = foldText(said ?? '')
      .split(' ')
      .filter((word) => word.length > 3 && word !== 'poste')
    const named = postings.filter(({ number, title }) => {
      const own = foldText(title)
      return (
        number === said ||
        words.some(
          (word) => own.includes(word.slice(0, 6)) || (FOREMAN.test(word) === FOREMAN.test(own) && FOREMAN.test(word)),
        )
      )
    })
    const found = (named.length ? named : postings.filter(({ state }) => state === 'open')).at(-1)
    if (!found)
      throw new NovaError('not-found', {
        fr: 'Aucune offre d’emploi n’est ouverte : il n’y a pas de candidature à lire. Rédige d’abord une offre.',
        en: 'No job posting is open: there are no applications to read. Write a posting first.',
      })
    const { criteria } = found.data
    const candidates = (await stores.records.list('candidate'))
      .filter(({ data }) => data.posting === found.number)
      .map(({ number, title, state, date, data }) => {
        const { mark, unknown } = markApplication(data.scores, criteria)
        return { number, title, years: data.years, mark, unknown, state, date }
      })
      .sort((a, b) => (b.mark ?? -1) - (a.mark ?? -1))
    return { posting: { number: found.number, title: found.title }, criteria, candidates }
  },
  card({ posting, criteria, candidates }, { lang }) {
    const job = posting.title
    const waiting = candidates.filter(({ state }) => state !== 'declined' && state !== 'hired')
    const dates = candidates.flatMap(({ date }) => (date ? [date] : [])).sort()
    const title = say(lang, 'title', { job })
    return {
      title,
      summary: say(lang, 'summary', {
        count: candidates.length,
        job,
        top:
          waiting
            .slice(0, 3)
            .map((one) => one.title)
            .join(', ') || 'none',
      }),
      tone: 'neutral',
      blocks: [
        ...(candidates.length
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  { label: say(lang, 'candidate') },
                  { label: say(lang, 'mark'), align: 'right' as const },
                  { label: say(lang, 'years'), align: 'right' as const },
                  { label: say(lang, 'unknown') },
                  { label: say(lang, 'state') },
                ],
                rows: candidates
                  .slice(0, 15)
                  .map((one) => [
                    `${one.number} ${one.title}`,
                    one.mark === null ? say(lang, 'none') : String(one.mark),
                    String(one.years),
                    one.unknown.join(', ') || '–',
                    say(lang, one.state),
                  ]),
                ...(candidates.length > 15 ? { more: candidates.length - 15 } : {}),
              },
            ]
          : []),
        {
          type: 'text',
          text: say(lang, 'criteria', { list: criteria.map(({ name, weight }) => `${name} (${weight})`).join(', ') }),
        },
      ],
      actions: candidates.length
        ? [
            {
              type: 'button',
              label: say(lang, 'task'),
              intent: {
                do: 'form',
                tool: 'tasks.create_from_chat',
                input: { title: say(lang, 'taskTitle', { number: posting.number, job }) },
              },
            },
          ]
        : [],
      ...(dates.length
        ? { footer: say(lang, 'footer', { from: formatDate(dates[0]!, lang), to: formatDate(dates.at(-1)!, lang) }) }
        : {}),
    }
  },
})

/** The same job in both languages. */
const FOREMAN = /foreman|contremaitre|chef/
