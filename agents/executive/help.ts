import { z } from 'zod'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, type DirectoryEntry, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CLARIFY, HELP } from './nova-examples.ts'

const say = phrases({
  title: { fr: 'Ce que je peux faire pour toi', en: 'What I can do for you' },
  summary: {
    fr: '{count, plural, one {# chose} other {# choses}} que tu peux me demander, dans tes mots : par exemple « {example} ».',
    en: '{count, plural, one {# thing} other {# things}} you can ask me, in your own words: for example "{example}".',
  },
  line: { fr: '- {title} – « {example} »', en: '- {title} – "{example}"' },
  more: { fr: '- et {n} de plus', en: '- and {n} more' },
  gated: {
    fr: 'Rien ne sort de l’entreprise et aucune facture ne s’émet sans le clic de la personne qui en a le droit.',
    en: 'Nothing leaves the company and no invoice is issued without the click of somebody who has the right.',
  },
  questionTitle: { fr: 'Une précision', en: 'One question' },
  question: { fr: '« {text} » : tu veux dire laquelle de ces demandes?', en: '"{text}": which of these do you mean?' },
  nothing: {
    fr: '« {text} » ne ressemble à rien de ce que je sais faire. De quoi s’agit-il : une facture, des heures, un chantier, une tâche?',
    en: '"{text}" resembles nothing that I can do. What is it about: an invoice, hours, a site, a task?',
  },
})

/** In the order in which they are told. */
export const DEPARTMENTS: Record<string, Bilingual> = {
  finance: { fr: 'Finances', en: 'Finance' },
  construction: { fr: 'Construction', en: 'Construction' },
  hr: { fr: 'Heures et équipe', en: 'Hours and crew' },
  knowledge: { fr: 'Tâches et réunions', en: 'Tasks and meetings' },
  sales: { fr: 'Ventes et clients', en: 'Sales and clients' },
  operations: { fr: 'Achats, stock et livraisons', en: 'Purchasing, stock and deliveries' },
  'customer-service': { fr: 'Service aux clients', en: 'Customer service' },
  'real-estate': { fr: 'Immeubles et baux', en: 'Buildings and leases' },
  marketing: { fr: 'Marketing', en: 'Marketing' },
  legal: { fr: 'Contrats, délais et vie privée', en: 'Contracts, deadlines and privacy' },
  'it-data': { fr: 'Rapports et indicateurs', en: 'Reports and indicators' },
  executive: { fr: 'Approbations, rappels et réglages', en: 'Approvals, reminders and settings' },
}

const AREAS = Object.keys(DEPARTMENTS) as [string, ...string[]]

/** What the actor's own rights let them ask. */
export const allowedEntries = ({ directory, actor }: Pick<Context<unknown>, 'directory' | 'actor'>): DirectoryEntry[] =>
  directory.filter(({ tool }) => actor.permissions.has(tool.permission))

const shown = z.object({ tool: z.string(), title: z.string(), example: z.string(), agent: z.string() })
const group = z.object({ department: z.string(), entries: z.array(shown) })

const entryOf = ({ tool, agent }: DirectoryEntry, lang: Lang): z.output<typeof shown> => ({
  tool: tool.name,
  title: tool.title[lang],
  example: tool.examples[lang][0] ?? tool.title[lang],
  agent: agent.name,
})

const MAX_BUTTONS = 4
const MAX_LINES = 6

const sayButton = (example: string): DraftAction => ({
  type: 'button',
  label: example,
  intent: { do: 'say', text: example },
})

export const help = defineTool()({
  name: 'chat.help',
  title: { fr: 'Savoir ce que Nova peut faire', en: 'See what Nova can do' },
  gate: 'none',
  audience: 'everyone',
  permission: 'chat.use',
  examples: HELP,
  input: z.object({
    department: field
      .choice(AREAS, {
        label: { fr: 'Domaine', en: 'Area' },
        options: Object.entries(DEPARTMENTS).map(([value, label]) => ({ value, label })),
      })
      .optional(),
  }),
  output: z.object({ groups: z.array(group), count: z.int() }),
  async run({ department }, ctx) {
    const allowed = allowedEntries(ctx).filter(({ agent }) => !department || agent.department === department)
    const groups = [...Map.groupBy(allowed, ({ agent }) => agent.department)].map(([name, entries]) => ({
      department: name,
      entries: entries.map((entry) => entryOf(entry, ctx.lang)),
    }))
    // The field starts with its hours and tasks, the office with money.
    const names = ctx.can('finance.read') ? Object.keys(DEPARTMENTS) : ['hr', 'knowledge', ...Object.keys(DEPARTMENTS)]
    const rank = (name: string) => names.indexOf(name) + (names.includes(name) ? 0 : names.length)
    groups.sort((a, b) => rank(a.department) - rank(b.department))
    return { groups, count: allowed.length }
  },
  card({ groups, count }, { lang }) {
    const examples = groups.flatMap(({ entries }) => entries.slice(0, 1).map(({ example }) => example))
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', { count, example: examples[0] ?? '' }),
      tone: 'neutral',
      blocks: [
        ...groups.map(({ department, entries }): Block => {
          const most = groups.length === 1 ? entries.length : MAX_LINES
          const lines = entries.slice(0, most).map(({ title, example }) => say(lang, 'line', { title, example }))
          if (entries.length > most) lines.push(say(lang, 'more', { n: entries.length - most }))
          return { type: 'text', text: `**${DEPARTMENTS[department]?.[lang] ?? department}**\n${lines.join('\n')}` }
        }),
        { type: 'text', text: say(lang, 'gated') },
      ],
      actions: examples.slice(0, MAX_BUTTONS).map(sayButton),
    }
  },
})

/** Words of a text that tell, without accents. */
const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]{3,}/g) ?? []
  ).map((word) => word.replace(/(?:es|s|er|e)$/, ''))

/** The entries whose titles and examples share the most telling words with the text, best first. */
export function nearestEntries(text: string, entries: readonly DirectoryEntry[], most: number): DirectoryEntry[] {
  const asked = new Set(wordsOf(text))
  // Nova and MasterMind lead to the others; they are not whom one looks for.
  const scored = entries
    .filter(({ agent }) => agent.id !== 'mastermind' && agent.id !== 'nova')
    .map((entry) => {
      const { tool, agent } = entry
      const words = (texts: string[]) => new Set(texts.flatMap(wordsOf))
      const named = words([tool.title.fr, tool.title.en, agent.role.fr, agent.role.en, agent.name])
      const said = words([...tool.examples.fr, ...tool.examples.en])
      const score = [...asked].reduce((sum, word) => sum + (named.has(word) ? 3 : said.has(word) ? 1 : 0), 0)
      return { entry, score }
    })
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  const best = found[0]?.score ?? 0
  return found
    .filter(({ score }) => score * 2 >= best)
    .slice(0, most)
    .map(({ entry }) => entry)
}

export const clarify = defineTool()({
  name: 'chat.clarify_request',
  title: { fr: 'Préciser une demande', en: 'Clarify a request' },
  gate: 'none',
  audience: 'everyone',
  permission: 'chat.use',
  examples: CLARIFY,
  input: z.object({
    text: field.longText({
      label: { fr: 'Demande', en: 'Request' },
      ask: { fr: 'Dis-moi ce que tu veux faire, en une phrase.', en: 'Tell me in a sentence what you want to do.' },
    }),
  }),
  output: z.object({ text: z.string(), candidates: z.array(shown) }),
  async run({ text }, ctx) {
    const nearest = nearestEntries(text, allowedEntries(ctx), 3)
    return { text, candidates: nearest.map((entry) => entryOf(entry, ctx.lang)) }
  },
  card({ text, candidates }, { lang }) {
    const short = text.length > 120 ? `${text.slice(0, 119)}…` : text
    const question = say(lang, candidates.length > 0 ? 'question' : 'nothing', { text: short })
    return {
      title: say(lang, 'questionTitle'),
      summary: question,
      tone: 'info',
      blocks: [{ type: 'text', text: question }],
      actions: candidates.map(({ tool, title }) => ({
        type: 'button',
        label: title,
        intent: { do: 'form', tool, input: {} },
      })),
    }
  },
})
