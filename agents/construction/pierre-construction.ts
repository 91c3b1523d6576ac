import { z } from 'zod'
import { defineAgent } from '../../src/agent/define.ts'
import type { Block } from '../../src/chat/card.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { comparePortfolio } from './compare-portfolio.ts'
import { projectHref } from './earned-value-card.ts'
import type { HealthStores } from './health-facts.ts'
import { healthReport } from './health-report.ts'
import { createProject } from './open-project.ts'
import { LIST } from './project-examples.ts'
import { STATUS_OPTIONS, STATUSES, setStatus, statusName } from './project-status.ts'

const say = phrases({
  title: { fr: 'Nos chantiers', en: 'Our projects' },
  summary: {
    fr: '{count, plural, =0 {Aucun projet} one {# projet} other {# projets}} ({which}){end}.',
    en: '{count, plural, =0 {No project} one {# project} other {# projects}} ({which}){end}.',
  },
  nextEnd: { fr: '; le prochain à finir est {code}, le {date}', en: '; next to finish is {code}, on {date}' },
  underWay: { fr: 'en cours', en: 'under way' },
  everything: { fr: 'tous', en: 'all' },
  project: { fr: 'Projet', en: 'Project' },
  client: { fr: 'Client', en: 'Client' },
  progress: { fr: 'Avancement', en: 'Progress' },
  end: { fr: 'Fin', en: 'End' },
  contract: { fr: 'Contrat', en: 'Contract' },
  status: { fr: 'Statut', en: 'Status' },
  calendar: { fr: 'Calendrier des chantiers', en: 'Project calendar' },
  compare: { fr: 'Comparer', en: 'Compare' },
  footer: {
    fr: 'Au {date} · contrats avant avenants et taxes',
    en: 'As of {date} · contracts before changes and taxes',
  },
})

const listed = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  client: z.string(),
  status: z.enum(STATUSES),
  progress: z.int(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  contract: z.int().nullable(),
})
type Listed = z.output<typeof listed>
const MAX_ROWS = 15

function listBlocks(projects: readonly Listed[], lang: Lang): Block[] {
  if (!projects.length) return []
  const dated = projects.flatMap(({ code, name, start, end, progress }) =>
    start && end ? [{ label: `${code} ${name}`, start, end, value: progress }] : [],
  )
  const money = projects.some(({ contract }) => contract !== null)
  return [
    {
      type: 'table',
      caption: say(lang, 'title'),
      columns: [
        { label: say(lang, 'project') },
        { label: say(lang, 'client') },
        { label: say(lang, 'status') },
        { label: say(lang, 'progress'), align: 'right' },
        { label: say(lang, 'end'), align: 'right' },
        ...(money ? [{ label: say(lang, 'contract'), align: 'right' as const }] : []),
      ],
      rows: projects
        .slice(0, MAX_ROWS)
        .map((one) => [
          { text: `${one.code} ${one.name}`, href: projectHref(one.code) },
          one.client,
          statusName(one.status)[lang],
          formatPercent(one.progress, lang, 0),
          one.end ? formatDate(one.end, lang) : '–',
          ...(money ? [one.contract === null ? '–' : formatMoney(one.contract, lang)] : []),
        ]),
      ...(projects.length > MAX_ROWS ? { more: projects.length - MAX_ROWS } : {}),
    },
    ...(dated.length
      ? [
          {
            type: 'chart' as const,
            chart: {
              kind: 'gantt' as const,
              title: say(lang, 'calendar'),
              unit: 'percent' as const,
              series: [{ name: say(lang, 'progress'), points: dated }],
            },
          },
        ]
      : []),
  ]
}

function endOf(projects: readonly Listed[], today: IsoDate, lang: Lang): string {
  const [next] = projects
    .flatMap(({ code, end, status }) => (end && end >= today && status === 'active' ? [{ code, end }] : []))
    .sort((a, b) => a.end.localeCompare(b.end))
  return next ? say(lang, 'nextEnd', { code: next.code, date: formatDate(next.end, lang) }) : ''
}

const listProjects = defineTool<HealthStores>()({
  name: 'projects.list',
  title: { fr: 'Lister les chantiers', en: 'List the projects' },
  gate: 'none',
  permission: 'projects.read',
  examples: LIST,
  input: z.object({
    status: field
      .choice([...STATUSES, 'all'], {
        label: { fr: 'Statut', en: 'Status' },
        options: [
          ...STATUS_OPTIONS,
          { value: 'all', label: { fr: 'Tous', en: 'All' }, words: ['toutes', 'tout', 'every', 'complet'] },
        ],
      })
      .optional(),
    client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  }),
  output: z.object({ which: z.string().nullable(), projects: z.array(listed) }),
  async run({ status, client }, { stores, can }) {
    const filter = {
      ...(status === 'all' ? {} : { status: status ?? (['active', 'on-hold'] as const) }),
      ...(client ? { clientId: client } : {}),
    }
    const projects = await stores.projects.list(filter as Parameters<typeof stores.projects.list>[0])
    const clients = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
    const seesMoney = can('projects.cost') || can('finance.read')
    return {
      which: status ?? null,
      projects: projects
        .sort((a, b) => a.code.localeCompare(b.code))
        .map((one) => ({
          id: one.id,
          code: one.code,
          name: one.name,
          client: clients.get(one.clientId) ?? '',
          status: one.status,
          progress: one.progressPpm,
          start: one.startDate,
          end: one.endDate,
          contract: seesMoney ? one.contractAmount : null,
        })),
    }
  },
  card({ which, projects }, { lang, today, can }) {
    const status = STATUSES.find((one) => one === which)
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        count: projects.length,
        which: status ? statusName(status)[lang].toLowerCase() : say(lang, which === 'all' ? 'everything' : 'underWay'),
        end: endOf(projects, today, lang),
      }),
      tone: 'neutral',
      blocks: listBlocks(projects, lang),
      actions: can('projects.cost')
        ? [
            {
              type: 'button',
              label: say(lang, 'compare'),
              intent: { do: 'tool', tool: 'projects.compare_portfolio', input: {} },
            },
          ]
        : [],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})

export const pierre = defineAgent<HealthStores>({
  id: 'pierre-construction',
  handle: 'pierre',
  name: 'Pierre',
  role: { fr: 'Directeur de la construction', en: 'Construction director' },
  mission: {
    fr: 'Tient les chantiers ensemble : ce qu’ils coûtent, quand ils finissent, ce qui bloque et qui doit bouger.',
    en: 'Holds the sites together: what they cost, when they finish, what is stuck and who has to move.',
  },
  department: 'construction',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [healthReport, comparePortfolio, listProjects, createProject, setStatus],
})
