import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { type Bilingual, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { projectHref } from './earned-value-card.ts'
import { SET_STATUS } from './project-examples.ts'
import type { SiteStores } from './site-facts.ts'

export const STATUSES: ['planned', 'active', 'on-hold', 'done', 'cancelled'] = [
  'planned',
  'active',
  'on-hold',
  'done',
  'cancelled',
]

export const STATUS_OPTIONS: { value: (typeof STATUSES)[number]; label: Bilingual; words: string[] }[] = [
  { value: 'planned', label: { fr: 'Planifié', en: 'Planned' }, words: ['à venir', 'upcoming', 'prévu'] },
  {
    value: 'active',
    label: { fr: 'En cours', en: 'Active' },
    words: ['actif', 'active', 'ouvert', 'en marche', 'rouvre', 'réactive', 'reprend', 'reopen', 'open', 'running'],
  },
  {
    value: 'on-hold',
    label: { fr: 'Suspendu', en: 'On hold' },
    words: ['en pause', 'en attente', 'suspendu', 'arrêté', 'suspended', 'paused', 'hold'],
  },
  {
    value: 'done',
    label: { fr: 'Terminé', en: 'Done' },
    words: ['fini', 'fermé', 'ferme', 'complété', 'finished', 'completed', 'close', 'closed'],
  },
  { value: 'cancelled', label: { fr: 'Annulé', en: 'Cancelled' }, words: ['cancel', 'canceled', 'annule'] },
]

export const statusName = (status: Project['status']): Bilingual =>
  STATUS_OPTIONS.find(({ value }) => value === status)!.label

const say = phrases({
  title: { fr: 'Statut – {project}', en: 'Status – {project}' },
  willBe: { fr: '{code} passera de « {from} » à « {to} ».', en: '{code} will go from "{from}" to "{to}".' },
  is: { fr: '{code} est maintenant « {to} » (avant : « {from} »).', en: '{code} is now "{to}" (was "{from}").' },
  openTasks: {
    fr: '{count, plural, one {# tâche est encore ouverte} other {# tâches sont encore ouvertes}} sur ce projet.',
    en: '{count, plural, one {# task is still open} other {# tasks are still open}} on this project.',
  },
  openDeficiencies: {
    fr: '{count, plural, one {# déficience n’est pas réglée} other {# déficiences ne sont pas réglées}}.',
    en: '{count, plural, one {# deficiency is not settled} other {# deficiencies are not settled}}.',
  },
  unsigned: {
    fr: '{count, plural, one {# avenant n’est pas signé} other {# avenants ne sont pas signés}}, donc pas facturable.',
    en: '{count, plural, one {# change order is not signed} other {# change orders are not signed}}, so not billable.',
  },
  effect: {
    fr: 'Un projet terminé ou annulé sort des listes de chantiers en cours et son avancement ne change plus.',
    en: 'A done or cancelled project leaves the lists of active projects and its progress no longer changes.',
  },
  back: {
    fr: 'Pour revenir en arrière, remets le statut à « {from} » : rien d’autre n’a changé.',
    en: 'To go back, set the status to "{from}" again: nothing else has changed.',
  },
  restore: { fr: 'Remettre à « {from} »', en: 'Set back to "{from}"' },
  status: { fr: 'Statut', en: 'Status' },
})

async function readChange(
  input: { project: string; status: Project['status'] },
  { stores }: Context<SiteStores>,
): Promise<Project> {
  const project = await stores.projects.need(input.project)
  if (project.status !== input.status) return project
  const { fr, en } = statusName(project.status)
  throw new NovaError('rule.broken', {
    fr: `${project.code} est déjà « ${fr.toLowerCase()} » : rien à changer.`,
    en: `${project.code} is already "${en.toLowerCase()}": nothing to change.`,
  })
}

export const setStatus = defineTool<SiteStores>()({
  name: 'projects.set_status',
  title: { fr: 'Changer le statut d’un projet', en: 'Change a project’s status' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: SET_STATUS,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Quel projet?', en: 'Which project?' },
    }),
    status: field.choice(STATUSES, {
      label: { fr: 'Statut', en: 'Status' },
      ask: { fr: 'Quel est le nouveau statut?', en: 'What is the new status?' },
      options: STATUS_OPTIONS,
    }),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    from: z.enum(STATUSES),
    to: z.enum(STATUSES),
  }),
  async preview(input, context) {
    const { lang, stores } = context
    const project = await readChange(input, context)
    const closing = input.status === 'done' || input.status === 'cancelled'
    const [tasks, deficiencies, changes] = [
      await stores.tasks.listOpen({ projectId: project.id }),
      await stores.deficiencies.list({ projectId: project.id, status: 'open' }),
      await stores.changeOrders.list({ projectId: project.id, status: ['sent', 'draft'] }),
    ]
    const left = [
      tasks.length && say(lang, 'openTasks', { count: tasks.length }),
      deficiencies.length && say(lang, 'openDeficiencies', { count: deficiencies.length }),
      changes.length && say(lang, 'unsigned', { count: changes.length }),
    ].filter((line) => typeof line === 'string')
    const from = statusName(project.status)[lang].toLowerCase()
    const to = statusName(input.status)[lang].toLowerCase()
    return {
      card: {
        title: say(lang, 'title', { project: project.name }),
        summary: say(lang, 'willBe', { code: project.code, from, to }),
        tone: closing && left.length ? 'warning' : 'info',
        blocks: closing
          ? [{ type: 'text', text: [...left.map((line) => `- ${line}`), '', say(lang, 'effect')].join('\n').trim() }]
          : [
              {
                type: 'fields',
                fields: [{ label: say(lang, 'status'), value: `${from} → ${to}`, href: projectHref(project.code) }],
              },
            ],
      },
      subject: { project: project.id, from: project.status, to: input.status },
    }
  },
  async run(input, context) {
    const project = await readChange(input, context)
    await context.stores.projects.update(project.id, { status: input.status })
    return {
      project: { id: project.id, code: project.code, name: project.name },
      from: project.status,
      to: input.status,
    }
  },
  card({ project, from, to }, { lang }) {
    const before = statusName(from)[lang].toLowerCase()
    return {
      title: say(lang, 'title', { project: project.name }),
      summary: say(lang, 'is', { code: project.code, from: before, to: statusName(to)[lang].toLowerCase() }),
      tone: 'success',
      blocks: [{ type: 'text', text: say(lang, 'back', { from: before }) }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'restore', { from: before }),
          intent: { do: 'tool', tool: 'projects.set_status', input: { project: project.id, status: from } },
        },
      ],
    }
  },
})
