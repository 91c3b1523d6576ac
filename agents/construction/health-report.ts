import { z } from 'zod'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { curveChart } from './curve-chart.ts'
import {
  figuresFooter,
  formatIndex,
  gapText,
  meaningOf,
  orUnknown,
  projectHref,
  worstText,
} from './earned-value-card.ts'
import { type Health, type HealthStores, healthSchema, readHealth } from './health-facts.ts'
import { HEALTH } from './project-examples.ts'
import { statusName } from './project-status.ts'

const say = phrases({
  title: { fr: 'Bilan – {project}', en: 'Health report – {project}' },
  good: { fr: '{project} va bien', en: '{project} is in good shape' },
  watch: { fr: '{project} est à surveiller', en: '{project} needs watching' },
  trouble: { fr: '{project} est en difficulté', en: '{project} is in trouble' },
  finished: { fr: '{project} est terminé', en: '{project} is finished' },
  progress: { fr: '{done} fait pour {planned} prévu', en: '{done} done against {planned} planned' },
  cost: { fr: 'coût final projeté {eac}, {gap}', en: 'projected final cost {eac}, {gap}' },
  late: {
    fr: '{count, plural, one {# tâche en retard} other {# tâches en retard}}',
    en: '{count, plural, one {# late task} other {# late tasks}}',
  },
  notBilled: { fr: '{amount} de travail pas encore facturé', en: '{amount} of work not billed yet' },
  client: { fr: 'Client', en: 'Client' },
  status: { fr: 'Statut', en: 'Status' },
  dates: { fr: 'Début – fin', en: 'Start – end' },
  cpi: { fr: 'Indice de coût (IPC)', en: 'Cost index (CPI)' },
  spi: { fr: 'Indice de délai (IPD)', en: 'Schedule index (SPI)' },
  eac: { fr: 'Coût final projeté', en: 'Projected final cost' },
  contract: { fr: 'Contrat, avenants signés', en: 'Contract, signed changes' },
  billed: { fr: 'Facturé, avant taxes', en: 'Billed, before taxes' },
  paid: { fr: 'Reçu, taxes comprises', en: 'Received, taxes included' },
  receivable: { fr: 'À recevoir', en: 'Receivable' },
  overdue: { fr: 'dont en souffrance', en: 'of which overdue' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  task: { fr: 'Tâche', en: 'Task' },
  who: { fr: 'Responsable', en: 'Assignee' },
  due: { fr: 'Échéance', en: 'Due' },
  lateTable: { fr: 'En retard', en: 'Late' },
  nextTable: { fr: 'D’ici deux semaines', en: 'In the next two weeks' },
  unsigned: {
    fr: 'Avenant {number} pas signé : {title}{amount}.',
    en: 'Change order {number} not signed: {title}{amount}.',
  },
  deficiency: { fr: 'Déficience : {title}{where}.', en: 'Deficiency: {title}{where}.' },
  incidents: {
    fr: 'Sécurité, 12 mois : {count, plural, =0 {aucun incident} one {# incident, dont {recordable, plural, one {# enregistrable} other {# enregistrables}}} other {# incidents, dont {recordable, plural, one {# enregistrable} other {# enregistrables}}}}, {days, plural, one {# jour perdu} other {# jours perdus}}.',
    en: 'Safety, 12 months: {count, plural, =0 {no incident} one {# incident} other {# incidents}}, {recordable} recordable, {days, plural, one {# lost day} other {# lost days}}.',
  },
  done: { fr: 'Avancement', en: 'Progress' },
  gauge: { fr: 'Avancement contre le plan', en: 'Progress against plan' },
  curve: { fr: 'Prévu, fait et dépensé', en: 'Planned, done and spent' },
  toEvm: { fr: 'Valeur acquise', en: 'Earned value' },
  toForecast: { fr: 'Coût final', en: 'Final cost' },
  toStatus: { fr: 'Changer le statut', en: 'Change the status' },
})

const percent = (value: number, lang: Lang) => formatPercent(value, lang, 1)

/** One sentence that stands alone: how it goes, then the one or two figures that say why. */
function summaryOf(report: Health, lang: Lang): string {
  const { figures, late, money } = report
  const head = say(lang, report.status === 'done' ? 'finished' : report.health, { project: report.project.name })
  const facts = [
    ...(report.status === 'done'
      ? []
      : [say(lang, 'progress', { done: percent(report.done, lang), planned: percent(report.planned, lang) })]),
    ...(figures ? [say(lang, 'cost', { eac: orUnknown(figures.eac, lang), gap: gapText(figures.vac, lang) })] : []),
    ...(money?.notBilled ? [say(lang, 'notBilled', { amount: formatMoney(money.notBilled, lang) })] : []),
    ...(late.length ? [say(lang, 'late', { count: late.length })] : []),
  ]
  return `${[head, ...facts].join(', ')}.`
}

function factsBlock(report: Health, lang: Lang): Block {
  const { project, client, figures, money } = report
  const href = projectHref(project.code)
  const date = (day: string | null) => (day ? formatDate(day, lang) : '–')
  const keys = ['contract', 'billed', 'paid', 'receivable', 'overdue', 'holdback'] as const
  return {
    type: 'fields',
    fields: [
      { label: say(lang, 'client'), value: client.name, href: `nova:clients/${client.id}` },
      { label: say(lang, 'status'), value: statusName(report.status)[lang] },
      { label: say(lang, 'dates'), value: `${date(report.start)} – ${date(report.end)}` },
      ...(figures
        ? [
            { label: say(lang, 'cpi'), value: formatIndex(figures.cpi, lang), href: `nova:evm/${project.code}` },
            { label: say(lang, 'spi'), value: formatIndex(figures.spi, lang), href: `nova:evm/${project.code}` },
            { label: say(lang, 'eac'), value: orUnknown(figures.eac, lang), href: `nova:evm/${project.code}` },
          ]
        : []),
      ...(money ? keys.map((key) => ({ label: say(lang, key), value: formatMoney(money[key], lang), href })) : []),
    ],
  }
}

/** What waits: unsigned changes, deficiencies, and the safety of the last year. */
function pointsBlock(report: Health, lang: Lang): Block {
  const lines = [
    ...report.unsigned.map(({ number, title, amount }) =>
      say(lang, 'unsigned', { number, title, amount: amount === null ? '' : `, ${formatMoney(amount, lang)}` }),
    ),
    ...report.deficiencies.map(({ title, location }) =>
      say(lang, 'deficiency', { title, where: location ? ` (${location})` : '' }),
    ),
    say(lang, 'incidents', {
      count: report.incidents.count,
      recordable: report.incidents.recordable,
      days: report.incidents.lostDays,
    }),
  ]
  return { type: 'text', text: lines.map((line) => `- ${line}`).join('\n') }
}

const MAX_TASKS = 6

function taskTable(key: 'lateTable' | 'nextTable', tasks: Health['late'], lang: Lang): Block[] {
  if (!tasks.length) return []
  const more = tasks.length - MAX_TASKS
  return [
    {
      type: 'table',
      caption: say(lang, key),
      columns: [{ label: say(lang, 'task') }, { label: say(lang, 'who') }, { label: say(lang, 'due'), align: 'right' }],
      rows: tasks
        .slice(0, MAX_TASKS)
        .map(({ id, title, assignee, due }) => [
          { text: title, href: `nova:tasks/${id}` },
          assignee ?? '–',
          formatDate(due, lang),
        ]),
      ...(more > 0 ? { more } : {}),
    },
  ]
}

function chartBlock(report: Health, lang: Lang): Block {
  if (report.curve.length > 1) return { type: 'chart', chart: curveChart(report.curve, say(lang, 'curve'), lang) }
  return {
    type: 'chart',
    chart: {
      kind: 'gauge',
      title: say(lang, 'gauge'),
      unit: 'percent',
      series: [{ name: say(lang, 'done'), points: [{ label: report.project.code, value: report.done }] }],
      axis: { target: report.planned, min: 0, max: 1_000_000 },
    },
  }
}

function actionsOf({ project, figures }: Health, lang: Lang, mayWrite: boolean): DraftAction[] {
  const input = { project: project.id }
  return [
    ...(figures
      ? ([
          { type: 'button', label: say(lang, 'toEvm'), intent: { do: 'tool', tool: 'evm.compute', input } },
          {
            type: 'button',
            label: say(lang, 'toForecast'),
            intent: { do: 'tool', tool: 'evm.forecast_final_cost', input },
          },
        ] as const)
      : []),
    ...(mayWrite
      ? ([
          { type: 'button', label: say(lang, 'toStatus'), intent: { do: 'form', tool: 'projects.set_status', input } },
        ] as const)
      : []),
  ]
}

const TONES = { good: 'success', watch: 'warning', trouble: 'danger' } as const

export const healthReport = defineTool<HealthStores>()({
  name: 'projects.health_report',
  title: { fr: 'Faire le bilan d’un projet', en: 'Report on a project’s health' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'projects', field: 'project' },
  examples: HEALTH,
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'De quel chantier veux-tu le bilan?', en: 'Which project do you want the report on?' },
    }),
  }),
  output: healthSchema,
  run: async (input, context) => readHealth(await context.stores.projects.need(input.project), context),
  card: (report, { lang, can }) => ({
    title: say(lang, 'title', { project: report.project.name }),
    summary: summaryOf(report, lang),
    tone: report.status === 'done' ? 'neutral' : TONES[report.health],
    blocks: [
      ...(report.figures
        ? [
            {
              type: 'text' as const,
              text: `${meaningOf(report.figures, lang)} ${report.figures.worst ? worstText(report.figures, lang) : ''}`.trim(),
            },
          ]
        : []),
      { type: 'progress', label: say(lang, 'done'), done: report.done },
      factsBlock(report, lang),
      pointsBlock(report, lang),
      ...taskTable('lateTable', report.late, lang),
      ...taskTable('nextTable', report.next, lang),
      chartBlock(report, lang),
    ],
    actions: actionsOf(report, lang, can('projects.write')),
    footer: figuresFooter(report, lang),
  }),
})
