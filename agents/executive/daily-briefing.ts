import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import type { Quote } from '../../src/domain/records/accounting.ts'
import { formatDate, weekOf } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { readEarnedValue } from '../construction/earned-value-figures.ts'
import { listActive, type StandingStores } from '../construction/standing.ts'
import { type BookStores, listAccounts, stateOf } from '../finance/invoice-book.ts'
import { formatHours, type TimeStores } from '../hr/hours-line.ts'
import { dueText, isLate, type TaskStores, taskLine, taskLines } from '../knowledge/task-line.ts'
import { type ApprovalBookStores, openApprovals } from './approval-book.ts'
import { BRIEFING } from './nova-examples.ts'

type Stores = ApprovalBookStores &
  BookStores &
  StandingStores &
  TaskStores &
  TimeStores & { quotes: Rows<Quote> & { listSilent(since: Date): Promise<Quote[]> } }

const say = phrases({
  title: { fr: 'Le topo du {date}', en: 'Briefing for {date}' },
  office: {
    fr: '{money, select, none {} other {{money} en retard chez les clients. }}{approvals, plural, =0 {Rien n’attend ta décision} one {# approbation t’attend} other {# approbations t’attendent}}; {late, plural, =0 {aucune tâche en retard} one {# tâche en retard} other {# tâches en retard}}.',
    en: '{money, select, none {} other {{money} overdue from clients. }}{approvals, plural, =0 {Nothing waits for your decision} one {# approval waits for you} other {# approvals wait for you}}; {late, plural, =0 {no late task} one {# late task} other {# late tasks}}.',
  },
  overdue: { fr: 'En retard de paiement', en: 'Overdue from clients' },
  overdueValue: {
    fr: '{amount} ({n, plural, one {# facture} other {# factures}})',
    en: '{amount} ({n, plural, one {# invoice} other {# invoices}})',
  },
  approvals: { fr: 'À approuver', en: 'To approve' },
  approvalsValue: {
    fr: '{n, plural, =0 {rien} one {# demande} other {# demandes}}',
    en: '{n, plural, =0 {nothing} one {# request} other {# requests}}',
  },
  risk: { fr: 'Chantier à risque', en: 'Site at risk' },
  riskValue: { fr: '{code} {name}, IPC {cpi}', en: '{code} {name}, CPI {cpi}' },
  alerts: { fr: 'Alertes', en: 'Alerts' },
  alertsValue: {
    fr: '{n, plural, one {# allumée} other {# allumées}}, d’abord {subject}',
    en: '{n} on, first {subject}',
  },
  silent: { fr: 'Soumissions sans réponse', en: 'Quotes without an answer' },
  silentValue: {
    fr: '{n, plural, one {#} other {#}} pour {amount}',
    en: '{n, plural, one {#} other {#}} for {amount}',
  },
  tasks: { fr: 'Tes tâches', en: 'Your tasks' },
  tasksValue: {
    fr: '{n, plural, =0 {aucune} one {# ouverte} other {# ouvertes}}{late, plural, =0 {} other {, # en retard}}{first, select, none {} other { – {first}}}',
    en: '{n, plural, =0 {none} one {# open} other {# open}}{late, plural, =0 {} other {, # late}}{first, select, none {} other { – {first}}}',
  },
  hours: { fr: 'Tes heures cette semaine', en: 'Your hours this week' },
  seeOverdue: { fr: 'Comptes à recevoir', en: 'Receivables' },
  seeApprovals: { fr: 'Approbations', en: 'Approvals' },
  seeRisk: { fr: 'Ouvrir {code}', en: 'Open {code}' },
  seeTasks: { fr: 'Mes tâches', en: 'My tasks' },
  logHours: { fr: 'Inscrire mes heures', en: 'Log my hours' },
  footer: {
    fr: 'Au {date} · factures émises moins paiements · IPC = valeur acquise ÷ coût',
    en: 'As of {date} · issued invoices less payments · CPI = earned value ÷ cost',
  },
})

/** A quote is silent after a week without a word. */
const SILENT_MS = 7 * 86_400_000

const output = z.object({
  overdue: z.object({ total: z.int(), items: z.int() }).nullable(),
  approvals: z.array(z.object({ id: z.string() })),
  /** `cpi` in ten-thousandths. */
  risk: z.object({ code: z.string(), name: z.string(), cpi: z.int() }).nullable(),
  /** Limits that are passed today, the worst first; null where none is, or none may be seen. */
  alerts: z.object({ count: z.int(), subject: z.string(), href: z.string() }).nullable(),
  silent: z.object({ count: z.int(), total: z.int(), number: z.string().nullable() }).nullable(),
  tasks: z.array(taskLine),
  late: z.int(),
  /** Hundredths; null for who works in the office. */
  hours: z.int().nullable(),
})
type Briefing = z.output<typeof output>

async function overdueOf({ stores, today }: Context<Stores>) {
  const late = (await listAccounts(stores, today)).filter((one) => stateOf(one, today) === 'overdue')
  return { total: late.reduce((sum, one) => sum + one.balance, 0), items: late.length }
}

/** The active project that earns the least for what it costs, when one earns less than it costs. */
async function riskOf({ stores, today }: Context<Stores>): Promise<Briefing['risk']> {
  let worst: Briefing['risk'] = null
  for (const project of await listActive(stores)) {
    const { cpi } = (await readEarnedValue(stores, project, today)).value
    if (cpi === null || cpi >= 1) continue
    const scaled = Math.round(cpi * 10_000)
    if (!worst || scaled < worst.cpi) worst = { code: project.code, name: project.name, cpi: scaled }
  }
  return worst
}

type Fired = { fired: { readings: { subject: string; href: string }[] }[] }

/** Maxence knows which limits the firm set; asked, so that both say the same. */
async function alertsOf({ ask }: Context<Stores>): Promise<Briefing['alerts']> {
  const found = await ask<Fired>('alerts.evaluate')
  const [first] = found?.fired.flatMap(({ readings }) => readings.slice(0, 1)) ?? []
  return first && found ? { count: found.fired.length, subject: first.subject, href: first.href } : null
}

export const dailyBriefing = defineTool<Stores>()({
  name: 'chat.daily_briefing',
  title: { fr: 'Faire le topo du jour', en: 'Give the daily briefing' },
  gate: 'none',
  permission: 'chat.use',
  examples: BRIEFING,
  input: z.object({}),
  output,
  async run(_, ctx) {
    const { stores, actor, today, now, can } = ctx
    const tasks = await taskLines(await stores.tasks.listOpen({ assigneeId: actor.id }), stores)
    const field = !can('finance.read') && !can('projects.cost') && !can('marketing.write')
    const silent = can('marketing.write') ? await stores.quotes.listSilent(new Date(now.getTime() - SILENT_MS)) : null
    const week = field ? await stores.timeEntries.hoursByDay(weekOf(today)) : []
    return {
      overdue: can('finance.read') ? await overdueOf(ctx) : null,
      approvals: (await openApprovals(ctx)).mine.map(({ id }) => ({ id })),
      risk: can('projects.cost') ? await riskOf(ctx) : null,
      alerts: await alertsOf(ctx),
      silent: silent?.length
        ? {
            count: silent.length,
            total: silent.reduce((sum, { amount }) => sum + amount, 0),
            number: silent[0]!.number,
          }
        : null,
      tasks,
      late: tasks.filter((task) => isLate(task, today)).length,
      hours: field ? week.filter((one) => one.personId === actor.id).reduce((sum, { hours }) => sum + hours, 0) : null,
    }
  },
  card(briefing, { lang, today }) {
    const { overdue, approvals } = briefing
    return {
      title: say(lang, 'title', { date: formatDate(today, lang) }),
      summary: say(lang, 'office', {
        money: overdue?.items ? formatMoney(overdue.total, lang) : 'none',
        approvals: approvals.length,
        late: briefing.late,
      }),
      tone: overdue?.items || approvals.length || briefing.late ? 'warning' : 'neutral',
      blocks: [{ type: 'fields', fields: linesOf(briefing, today, lang) }],
      actions: actionsOf(briefing, lang),
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})

/** At most six, money first, each leading to where it comes from. */
function linesOf(
  { overdue, approvals, risk, alerts, silent, tasks, late, hours }: Briefing,
  today: string,
  lang: Lang,
) {
  const [first] = tasks
  return [
    ...(overdue
      ? [
          {
            label: say(lang, 'overdue'),
            value: say(lang, 'overdueValue', { amount: formatMoney(overdue.total, lang), n: overdue.items }),
            href: 'nova:receivables/ageing',
          },
        ]
      : []),
    ...(hours === null || approvals.length
      ? [
          {
            label: say(lang, 'approvals'),
            value: say(lang, 'approvalsValue', { n: approvals.length }),
            ...(approvals[0] ? { href: `nova:approvals/${approvals[0].id}` } : {}),
          },
        ]
      : []),
    ...(risk
      ? [
          {
            label: say(lang, 'risk'),
            value: say(lang, 'riskValue', {
              code: risk.code,
              name: risk.name,
              cpi: formatNumber(risk.cpi / 10_000, lang, 2, 2),
            }),
            href: `nova:projects/${risk.code}`,
          },
        ]
      : []),
    ...(alerts
      ? [
          {
            label: say(lang, 'alerts'),
            value: say(lang, 'alertsValue', { n: alerts.count, subject: alerts.subject }),
            ...(alerts.href ? { href: alerts.href } : {}),
          },
        ]
      : []),
    ...(silent
      ? [
          {
            label: say(lang, 'silent'),
            value: say(lang, 'silentValue', { n: silent.count, amount: formatMoney(silent.total, lang) }),
            ...(silent.number ? { href: `nova:quotes/${silent.number}` } : {}),
          },
        ]
      : []),
    {
      label: say(lang, 'tasks'),
      value: say(lang, 'tasksValue', {
        n: tasks.length,
        late,
        first: first ? `${first.title} (${dueText(first, today, lang)})` : 'none',
      }),
      ...(first?.project ? { href: `nova:projects/${first.project.code}` } : {}),
    },
    ...(hours === null ? [] : [{ label: say(lang, 'hours'), value: formatHours(hours, lang) }]),
  ]
}

function actionsOf({ overdue, approvals, risk, hours }: Briefing, lang: Lang): DraftAction[] {
  const open = (label: string, tool: string, input: Record<string, unknown> = {}): DraftAction => ({
    type: 'button',
    label,
    intent: { do: 'tool', tool, input },
  })
  return [
    ...(overdue?.items ? [open(say(lang, 'seeOverdue'), 'receivables.ageing')] : []),
    ...(approvals.length ? [open(say(lang, 'seeApprovals'), 'approvals.list')] : []),
    ...(risk
      ? [open(say(lang, 'seeRisk', { code: risk.code }), 'projects.health_report', { project: risk.code })]
      : []),
    ...(hours === null ? [] : [open(say(lang, 'seeTasks'), 'tasks.list_mine')]),
    ...(hours === null
      ? []
      : [
          {
            type: 'button' as const,
            label: say(lang, 'logHours'),
            intent: { do: 'form' as const, tool: 'timesheets.log_hours', input: {} },
          },
        ]),
  ].slice(0, 4)
}
