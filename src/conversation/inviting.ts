import type { Lexicon } from '../language/references.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { Actor } from '../tool/define.ts'

const MOST = 4

/** What a newcomer may like to ask first, by where they are; what their role does not allow is left out. */
const INVITING = {
  direct: [
    'chat.daily_briefing',
    'approvals.list',
    'finance.monthly_package',
    'projects.health_report',
    'timesheets.log_hours',
    'tasks.list_mine',
    'timesheets.my_hours',
    'chat.help',
  ],
  project: [
    'projects.health_report',
    'evm.trend_chart',
    'minutes.prepare_agenda',
    'timesheets.missing',
    'timesheets.log_hours',
    'tasks.create_from_chat',
    'tasks.list_mine',
    'chat.help',
  ],
  room: [
    'invoices.create_draft',
    'receivables.ageing',
    'kpis.chart',
    'reports.build',
    'tasks.create_from_chat',
    'timesheets.log_hours',
    'tax.determine_rate',
    'chat.help',
  ],
}

/** Said of the organization's own clients and projects: a tool's own examples name those of another. */
const NAMING = {
  'projects.health_report': { fr: 'comment va le projet {project}', en: 'how is project {project} going' },
  'timesheets.log_hours': {
    fr: '8h sur le projet {project} aujourd’hui',
    en: 'log 8 hours on project {project} today',
  },
  'evm.trend_chart': { fr: 'courbe en S du projet {project}', en: 'S-curve for project {project}' },
  'tasks.create_from_chat': {
    fr: 'ajoute une tâche : commander le bois pour vendredi',
    en: 'add a task: order lumber by Friday',
  },
  'invoices.create_draft': {
    fr: 'facture {client} 1 200 $ pour une réparation',
    en: 'bill {client} 1,200 for a repair',
  },
}
const say = phrases(NAMING)
const isNaming = (tool: string): tool is keyof typeof NAMING => tool in NAMING

/** Sentences that a person can say as they stand; `project` is the one that is talked about here. */
export function invitations<S>(
  roster: Roster<S>,
  actor: Pick<Actor, 'permissions'>,
  place: keyof typeof INVITING,
  lang: Lang,
  lexicon: Pick<Lexicon, 'entities' | 'byId'>,
  project?: string | null,
): string[] {
  const here = project ? lexicon.byId('project', project) : undefined
  // As people say it: the shortest of its names that is a word.
  const nameOf = (slot: 'client' | 'project') =>
    (slot === 'project' && here ? here : lexicon.entities.find((one) => one.slot === slot))?.names
      .filter((name) => name.length > 3)
      .sort((a, b) => a.length - b.length)[0]
  const names = { client: nameOf('client'), project: nameOf('project') }
  const sentence = (tool: string, example = '') => {
    if (!isNaming(tool)) return example
    const lacks = Object.entries(names).some(([slot, name]) => !name && NAMING[tool].fr.includes(`{${slot}}`))
    return lacks ? '' : say(lang, tool, { client: names.client ?? '', project: names.project ?? '' })
  }
  return INVITING[place]
    .flatMap((name) => roster.tools.get(name) ?? [])
    .filter((tool) => actor.permissions.has(tool.permission))
    .map((tool) => sentence(tool.name, tool.examples[lang][0]))
    .filter((text) => text !== '')
    .slice(0, MOST)
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1))
}
