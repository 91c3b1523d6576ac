import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { NovaError } from '../../src/errors.ts'
import { daysBetween, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CHECK_IN, CHECK_OUT, WHO_HAS } from './tool-examples.ts'

type Stores = { records: RecordStore; projects: Rows<Project>; persons: Rows<PersonRow> }
type Owned = TypedRecord<'tool'>

const say = phrases({
  title: { fr: 'Outil – {tool}', en: 'Tool – {tool}' },
  out: {
    fr: '{who} a l’outil {tool}{site, select, none {} other { ({site})}}, depuis le {since}.',
    en: '{who} has the {tool}{site, select, none {} other { ({site})}}, since {since}.',
  },
  'in-store': { fr: '{tool} : à l’entrepôt, libre.', en: '{tool}: in the store, free.' },
  broken: { fr: '{tool} : brisé.', en: '{tool}: broken.' },
  lost: { fr: '{tool} : déclaré perdu.', en: '{tool}: reported lost.' },
  allTitle: { fr: 'Outils sortis', en: 'Tools that are out' },
  all: {
    fr: '{count, plural, =0 {Tous les outils sont rentrés} one {# outil est sorti} other {# outils sont sortis}}; {broken, plural, =0 {aucun brisé} one {# brisé} other {# brisés}}.',
    en: '{count, plural, =0 {Every tool is in} one {# tool is out} other {# tools are out}}; {broken, plural, =0 {none broken} one {# broken} other {# broken}}.',
  },
  tool: { fr: 'Outil', en: 'Tool' },
  who: { fr: 'Qui', en: 'Who' },
  site: { fr: 'Chantier', en: 'Site' },
  days: { fr: 'Depuis', en: 'For' },
  since: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  taken: {
    fr: '{tool} : sorti au nom de {who}{site, select, none {} other { pour {site}}}.',
    en: '{tool}: checked out to {who}{site, select, none {} other { for {site}}}.',
  },
  back: {
    fr: '{tool} : rentré{state, select, broken {, brisé} other {}}.',
    en: '{tool}: back{state, select, broken {, broken} other {}}.',
  },
})

const whichTool = field.text({ label: { fr: 'Outil', en: 'Tool' }, ask: { fr: 'Quel outil?', en: 'Which tool?' } })

/** How one asks after a tool: its name follows. */
const ASKING = ['qui a pris', 'qui a', 'où est', 'kia', 'who has', 'who took', 'who’s got', 'where is', 'where did']

async function toolNamed(words: string, { records }: Stores): Promise<Owned> {
  const owned = await records.list('tool')
  const { id } = oneNamed(
    words,
    owned.map(({ number, title, data }) => ({ id: number, name: title, aliases: data.aliases })),
    { field: 'tool', what: { fr: 'outil', en: 'tool' } },
  )
  return owned.find(({ number }) => number === id)!
}

const line = z.object({
  number: z.string(),
  tool: z.string(),
  state: z.enum(['in-store', 'out', 'broken', 'lost']),
  who: z.string().nullable(),
  site: z.string().nullable(),
  since: z.string().nullable(),
})
type Line = z.output<typeof line>

async function lineOf({ number, title, state, personId, projectId, data }: Owned, stores: Stores): Promise<Line> {
  const person = personId ? await stores.persons.get(personId) : null
  const project = projectId ? await stores.projects.get(projectId) : null
  const site = project ? `${project.code} ${project.name}` : null
  return { number, tool: title, state, who: person?.name ?? null, site, since: data.since }
}

const told = ({ tool, state, who, site, since }: Line, lang: Lang) =>
  say(lang, state, { tool, who: who ?? '–', site: site ?? 'none', since: since ? formatDate(since, lang) : '–' })

export const whoHas = defineTool<Stores>()({
  name: 'tools.who_has',
  title: { fr: 'Savoir qui a un outil', en: 'See who has a tool' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'tools', field: 'tool' },
  examples: WHO_HAS,
  input: z.object({ tool: field.text({ label: { fr: 'Outil', en: 'Tool' }, cues: ASKING }).optional() }),
  output: z.object({ on: z.string(), lines: z.array(line), broken: z.int() }),
  async run({ tool }, { stores, today }) {
    const all = tool ? [await toolNamed(tool, stores)] : await stores.records.list('tool')
    const lines = []
    for (const one of tool ? all : all.filter(({ state }) => state === 'out')) lines.push(await lineOf(one, stores))
    return { on: today, lines, broken: all.filter(({ state }) => state === 'broken').length }
  },
  card({ on, lines, broken }, { lang }) {
    const [only] = lines
    if (lines.length === 1 && only) {
      const tone = only.state === 'broken' || only.state === 'lost' ? 'warning' : 'neutral'
      return { ...textCard(told(only, lang), only.tool, lang), tone }
    }
    return {
      title: say(lang, 'allTitle'),
      summary: say(lang, 'all', { count: lines.length, broken }),
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'allTitle'),
          columns: (['tool', 'who', 'site', 'days'] as const).map((key) => ({ label: say(lang, key) })),
          rows: lines.map(({ number, tool, who, site, since }) => [
            { text: tool, href: `nova:tools/${number}` },
            who ?? '–',
            site ?? '–',
            since ? say(lang, 'since', { n: daysBetween(since, on) }) : '–',
          ]),
        },
      ],
    }
  },
})

const textCard = (summary: string, tool: string, lang: Lang, tone: 'success' | 'warning' = 'success') => ({
  ...{ title: say(lang, 'title', { tool }), summary, tone },
  blocks: [{ type: 'text' as const, text: summary }],
})

const changed = z.object({ now: line, holder: z.string().nullable(), project: z.string().nullable() })

export const checkOut = defineTool<Stores>()({
  name: 'tools.check_out',
  title: { fr: 'Sortir un outil', en: 'Check a tool out' },
  gate: 'log',
  permission: 'tasks.write',
  examples: CHECK_OUT,
  input: z.object({
    tool: whichTool,
    person: field.person({ label: { fr: 'Qui le prend', en: 'Who takes it' } }).optional(),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
  }),
  output: changed,
  async run({ tool, person, project }, { stores, actor, today }) {
    const found = await toolNamed(tool, stores)
    if (found.state !== 'in-store') {
      const now = await lineOf(found, stores)
      const offer = {
        tool: 'tools.check_in',
        input: { tool: found.number },
        label: { fr: 'Le rentrer', en: 'Check it in' },
      }
      throw new NovaError(
        'rule.broken',
        { fr: `${told(now, 'fr')} Rentre-le d’abord.`, en: `${told(now, 'en')} Check it in first.` },
        { data: { offer } },
      )
    }
    const next = await stores.records.change('tool', found.id, {
      state: 'out',
      personId: person ?? actor.id,
      projectId: project ?? null,
      data: { ...found.data, since: today, place: project ? 'chantier' : found.data.place },
    })
    return { now: await lineOf(next, stores), holder: found.personId, project: found.projectId }
  },
  card: ({ now }, { lang }) =>
    textCard(say(lang, 'taken', { tool: now.tool, who: now.who ?? '–', site: now.site ?? 'none' }), now.tool, lang),
  undo: ({ now }) => ({ tool: 'tools.check_in', input: { tool: now.number } }),
})

export const checkIn = defineTool<Stores>()({
  name: 'tools.check_in',
  title: { fr: 'Rentrer un outil', en: 'Check a tool in' },
  gate: 'log',
  permission: 'tasks.write',
  examples: CHECK_IN,
  input: z.object({
    tool: whichTool,
    broken: field
      .boolean({
        label: { fr: 'Brisé', en: 'Broken' },
        cues: ['brisé', 'brisée', 'cassé', 'cassée', 'ne marche plus', 'broken', 'dead'],
      })
      .optional(),
  }),
  output: changed,
  async run({ tool, broken = false }, { stores }) {
    const found = await toolNamed(tool, stores)
    const next = await stores.records.change('tool', found.id, {
      state: broken ? 'broken' : 'in-store',
      personId: null,
      projectId: null,
      data: { ...found.data, since: null, place: 'entrepôt', condition: broken ? 'broken' : found.data.condition },
    })
    return { now: await lineOf(next, stores), holder: found.personId, project: found.projectId }
  },
  card({ now }, { lang }) {
    const tone = now.state === 'broken' ? 'warning' : 'success'
    return textCard(say(lang, 'back', { tool: now.tool, state: now.state }), now.tool, lang, tone)
  },
  undo: ({ now, holder, project }) =>
    holder && now.state === 'in-store'
      ? { tool: 'tools.check_out', input: { tool: now.number, person: holder, ...(project ? { project } : {}) } }
      : null,
})
