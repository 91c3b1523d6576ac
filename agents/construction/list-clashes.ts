import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CLASHES } from './drawing-examples.ts'
import type { DrawingStores } from './drawing-sheets.ts'
import { projectHref } from './earned-value-card.ts'

const say = phrases({
  title: { fr: 'Conflits de la maquette', en: 'Model clashes' },
  summary: {
    fr: '{count, plural, one {# conflit ouvert} other {# conflits ouverts}}, {high, plural, =0 {aucun grave} one {# grave} other {# graves}}; le premier : {first}.',
    en: '{count, plural, one {# open clash} other {# open clashes}}, {high, plural, =0 {none severe} one {# severe} other {# severe}}; first: {first}.',
  },
  none: { fr: 'Aucun conflit de maquette n’est ouvert.', en: 'No model clash is open.' },
  clash: { fr: 'Conflit', en: 'Clash' },
  place: { fr: 'Endroit', en: 'Place' },
  where: { fr: '{level}, axe {axis}', en: '{level}, grid {axis}' },
  project: { fr: 'Projet', en: 'Project' },
  severity: { fr: 'Gravité', en: 'Severity' },
  high: { fr: 'grave', en: 'severe' },
  medium: { fr: 'moyenne', en: 'medium' },
  low: { fr: 'légère', en: 'low' },
  task: { fr: 'Tâche : régler le premier', en: 'Task: solve the first' },
  taskTitle: { fr: 'Régler {number} : {what} ({where})', en: 'Solve {number}: {what} ({where})' },
  footer: {
    fr: 'Conflits inscrits au registre; Nova ne lit pas la maquette elle-même',
    en: 'Clashes on the register; Nova does not read the model itself',
  },
})

const ORDER = { high: 0, medium: 1, low: 2 } as const

export const listClashes = defineTool<DrawingStores>()({
  name: 'bim.list_clashes',
  title: { fr: 'Lister les conflits de la maquette', en: 'List the clashes of the model' },
  gate: 'none',
  permission: 'projects.read',
  examples: CLASHES,
  input: z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() }),
  output: z.object({
    clashes: z.array(
      z.object({
        number: z.string(),
        what: z.string(),
        level: z.string(),
        axis: z.string(),
        severity: z.enum(['low', 'medium', 'high']),
        project: z.object({ id: z.string(), code: z.string() }).nullable(),
      }),
    ),
  }),
  async run({ project }, { stores }) {
    const open = await stores.records.list('clash', {
      state: ['open', 'assigned'],
      ...(project ? { projectId: project } : {}),
    })
    const projects = new Map((await stores.projects.list()).map(({ id, code }) => [id, { id, code }]))
    return {
      clashes: open
        .map(({ number, projectId, data }) => ({
          number,
          what: data.between.join(' / '),
          level: data.level,
          axis: data.axis,
          severity: data.severity,
          project: (projectId && projects.get(projectId)) || null,
        }))
        .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]),
    }
  },
  card({ clashes }, { lang, can }) {
    const [first] = clashes
    const where = ({ level, axis }: (typeof clashes)[number]) => say(lang, 'where', { level, axis })
    return {
      title: say(lang, 'title'),
      summary: first
        ? say(lang, 'summary', {
            count: clashes.length,
            high: clashes.filter(({ severity }) => severity === 'high').length,
            first: `${first.what}, ${where(first)}`,
          })
        : say(lang, 'none'),
      tone: first?.severity === 'high' ? 'warning' : first ? 'info' : 'success',
      blocks: first
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'clash') },
                { label: say(lang, 'place') },
                { label: say(lang, 'severity') },
                { label: say(lang, 'project') },
              ],
              rows: clashes.map((one) => [
                `${one.number} ${one.what}`,
                where(one),
                say(lang, one.severity),
                one.project ? { text: one.project.code, href: projectHref(one.project.code) } : '–',
              ]),
            },
          ]
        : [],
      actions:
        first && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'task'),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: {
                    title: say(lang, 'taskTitle', { number: first.number, what: first.what, where: where(first) }),
                    ...(first.project ? { project: first.project.id } : {}),
                  },
                },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
