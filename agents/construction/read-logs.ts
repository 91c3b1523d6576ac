import { z } from 'zod'
import { foldText } from '../../src/domain/records/record.ts'
import { entriesOn } from '../../src/domain/site-log.ts'
import { addDays, formatDate, weekOf } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { LogStores } from './record-day.ts'
import { EVIDENCE, SUMMARIZE } from './site-log-examples.ts'

const say = phrases({
  summaryTitle: { fr: 'Journal de chantier du {from} au {to}', en: 'Site log from {from} to {to}' },
  summary: {
    fr: '{days, plural, one {# journée écrite} other {# journées écrites}} à {sites, plural, one {# chantier} other {# chantiers}}{crew, select, none {} other {, {crew} travailleurs en moyenne}}{stops, plural, =0 {} one {; # journée parle d’attente, d’arrêt ou de retard} other {; # journées parlent d’attente, d’arrêt ou de retard}}.',
    en: '{days, plural, one {# day written} other {# days written}} on {sites, plural, one {# site} other {# sites}}{crew, select, none {} other {, {crew} workers on average}}{stops, plural, =0 {} one {; # day tells of waiting, stops or delays} other {; # days tell of waiting, stops or delays}}.',
  },
  nothing: {
    fr: 'Rien au journal du {from} au {to} pour ce choix.',
    en: 'Nothing in the log from {from} to {to} for that choice.',
  },
  evidenceTitle: { fr: 'Ce que le dossier dit de « {words} »', en: 'What is on file about “{words}”' },
  found: {
    fr: '{count, plural, one {# mention datée} other {# mentions datées}}, la plus récente du {last}.',
    en: '{count, plural, one {# dated mention} other {# dated mentions}}, the latest of {last}.',
  },
  noEvidence: {
    fr: 'Ni le journal ni les photos n’en parlent. Essaie un autre mot.',
    en: 'Neither the log nor the photos mention it. Try another word.',
  },
  date: { fr: 'Date', en: 'Date' },
  site: { fr: 'Chantier', en: 'Site' },
  people: { fr: 'Trav.', en: 'Crew' },
  weather: { fr: 'Météo', en: 'Weather' },
  text: { fr: 'Ce qui est écrit', en: 'What is written' },
  source: { fr: 'Source', en: 'Source' },
  log: { fr: 'journal, {author}', en: 'log, {author}' },
  photo: { fr: 'photo {number}', en: 'photo {number}' },
  somebody: { fr: 'auteur inconnu', en: 'unknown author' },
  write: { fr: 'Écrire au journal', en: 'Write in the log' },
  quoted: { fr: 'Cité mot à mot, du plus récent au plus ancien.', en: 'Quoted word for word, the latest first.' },
})

const MAX_ROWS = 15
const STOPPED = /\b(attente|attend|arret|retard|panne|bris\b|stopp|wait|late\b|delay|broke)/

const project = field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional()
const period = field.period({ label: { fr: 'Période', en: 'Period' } }).optional()

const entry = z.object({
  date: z.string(),
  code: z.string(),
  author: z.string().nullable(),
  workers: z.int().nullable(),
  weather: z.string().nullable(),
  text: z.string(),
  photo: z.string().nullable(),
})
type Entry = z.output<typeof entry>

/** Every entry of the logs, the latest first. */
async function readEntries(stores: LogStores, projectId: string | undefined): Promise<Entry[]> {
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const names = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  const logs = await stores.siteLogs.list(projectId ? { projectId } : {})
  return logs
    .map((log) => ({
      date: log.date,
      code: codes.get(log.projectId) ?? '–',
      author: names.get(log.authorId ?? '') ?? null,
      workers: log.workers,
      weather: log.weather,
      text: log.text,
      photo: null,
    }))
    .sort((a, b) => b.date.localeCompare(a.date))
}

const siteLink = (code: string) => ({ text: code, href: `nova:projects/${code}` })
const sourceOf = ({ photo, author }: Entry, lang: Lang) =>
  photo ? say(lang, 'photo', { number: photo }) : say(lang, 'log', { author: author ?? say(lang, 'somebody') })

export const summarizePeriod = defineTool<LogStores>()({
  name: 'site_logs.summarize_period',
  title: { fr: 'Résumer le journal de chantier', en: 'Summarize the site log' },
  gate: 'none',
  permission: 'projects.read',
  examples: SUMMARIZE,
  input: z.object({ project, period }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    projectId: z.string().nullable(),
    entries: z.array(entry),
    mean: z.number().nullable(),
    stops: z.int(),
  }),
  async run({ project: projectId, period: said }, { stores, today }) {
    // On a Monday morning the week that people mean is the one that ended.
    const { from, to } = said ?? { from: addDays(weekOf(today).from, -7), to: today }
    const entries = (await readEntries(stores, projectId)).filter(({ date }) => date >= from && date <= to)
    const counted = entries.flatMap(({ workers }) => workers ?? [])
    return {
      from,
      to,
      projectId: projectId ?? null,
      entries,
      mean: counted.length ? Math.round((10 * counted.reduce((sum, n) => sum + n, 0)) / counted.length) / 10 : null,
      stops: entries.filter(({ text }) => STOPPED.test(foldText(text))).length,
    }
  },
  card({ from, to, projectId, entries, mean, stops }, { lang }) {
    const days = { from: formatDate(from, lang), to: formatDate(to, lang) }
    return {
      title: say(lang, 'summaryTitle', days),
      summary: entries.length
        ? say(lang, 'summary', {
            days: entries.length,
            sites: new Set(entries.map(({ code }) => code)).size,
            crew: mean === null ? 'none' : formatNumber(mean, lang, 1),
            stops,
          })
        : say(lang, 'nothing', days),
      tone: stops ? 'warning' : 'neutral',
      blocks: entries.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'summaryTitle', days),
              columns: [
                { label: say(lang, 'date') },
                { label: say(lang, 'site') },
                { label: say(lang, 'people'), align: 'right' },
                { label: say(lang, 'weather') },
                { label: say(lang, 'text') },
              ],
              rows: entries
                .slice(0, MAX_ROWS)
                .map((one) => [
                  formatDate(one.date, lang),
                  siteLink(one.code),
                  one.workers === null ? '–' : String(one.workers),
                  one.weather ?? '–',
                  one.text,
                ]),
              ...(entries.length > MAX_ROWS ? { more: entries.length - MAX_ROWS } : {}),
            },
          ]
        : [],
      actions: [
        {
          type: 'button',
          label: say(lang, 'write'),
          intent: { do: 'form', tool: 'site_logs.record_day', input: projectId ? { project: projectId } : {} },
        },
      ],
    }
  },
})

export const findEvidence = defineTool<LogStores>()({
  name: 'site_logs.find_evidence',
  title: { fr: 'Retrouver une preuve datée', en: 'Find dated evidence' },
  gate: 'none',
  permission: 'projects.read',
  examples: EVIDENCE,
  input: z.object({
    words: field.text({
      label: { fr: 'Fait à prouver', en: 'Fact to prove' },
      ask: { fr: 'Quel fait de chantier cherches-tu?', en: 'Which site fact are you looking for?' },
    }),
    project,
    period,
  }),
  output: z.object({ words: z.string(), entries: z.array(entry) }),
  async run({ words, project: projectId, period: said }, { stores }) {
    const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    const photos = await stores.records.list('photo', projectId ? { projectId } : {})
    const entries = [
      ...(await readEntries(stores, projectId)),
      ...photos.map((one) => ({
        date: one.date ?? one.createdAt.toISOString().slice(0, 10),
        code: codes.get(one.projectId ?? '') ?? '–',
        author: null,
        workers: null,
        weather: null,
        text: [one.title, one.data.place, ...one.data.hazards].join(' – '),
        photo: one.number,
      })),
    ].filter(({ date }) => !said || (date >= said.from && date <= said.to))
    return { words, entries: entriesOn(words, entries).sort((a, b) => b.date.localeCompare(a.date)) }
  },
  card({ words, entries }, { lang }) {
    const [last] = entries
    const title = say(lang, 'evidenceTitle', { words: words.slice(0, 80) })
    return {
      title,
      summary: last
        ? say(lang, 'found', { count: entries.length, last: formatDate(last.date, lang) })
        : say(lang, 'noEvidence'),
      tone: 'neutral',
      blocks: last
        ? [
            {
              type: 'table',
              caption: title,
              columns: [
                { label: say(lang, 'date') },
                { label: say(lang, 'site') },
                { label: say(lang, 'text') },
                { label: say(lang, 'source') },
              ],
              rows: entries
                .slice(0, MAX_ROWS)
                .map((one) => [formatDate(one.date, lang), siteLink(one.code), one.text, sourceOf(one, lang)]),
              ...(entries.length > MAX_ROWS ? { more: entries.length - MAX_ROWS } : {}),
            },
          ]
        : [],
      ...(last ? { footer: say(lang, 'quoted') } : {}),
    }
  },
})
