import type { ChartSpec } from '../../src/chart/spec.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { formatPeriod } from './measure-text.ts'
import type { Report, SectionKey } from './report-facts.ts'

export const SECTION_NAMES: Record<SectionKey, Bilingual> = {
  cash: { fr: 'Encaisse', en: 'Cash' },
  receivables: { fr: 'À recevoir', en: 'Receivables' },
  projects: { fr: 'Chantiers', en: 'Projects' },
  safety: { fr: 'Sécurité', en: 'Safety' },
  sales: { fr: 'Ventes', en: 'Sales' },
}

export const say = phrases({
  weekly: { fr: 'Rapport de la semaine', en: 'Weekly report' },
  monthly: { fr: 'Rapport du mois', en: 'Monthly report' },
  custom: { fr: 'Rapport', en: 'Report' },
  range: { fr: 'Du {from} au {to}', en: '{from} to {to}' },
  summary: { fr: '{period} : {facts}.', en: '{period}: {facts}.' },
  cashFact: { fr: 'encaisse {balance}', en: 'cash {balance}' },
  receivableFact: {
    fr: 'à recevoir {total}, dont {overdue} en souffrance',
    en: 'receivable {total}, of which {overdue} overdue',
  },
  riskFact: {
    fr: '{count, plural, one {# chantier à risque ({codes})} other {# chantiers à risque ({codes})}}',
    en: '{count, plural, one {# project at risk ({codes})} other {# projects at risk ({codes})}}',
  },
  lateFact: {
    fr: '{count, plural, =0 {rien en retard} one {# tâche en retard} other {# tâches en retard}}',
    en: '{count, plural, =0 {nothing late} one {# late task} other {# late tasks}}',
  },
  waitingFact: {
    fr: '{count, plural, =0 {aucune décision attendue} one {# décision attendue} other {# décisions attendues}}',
    en: '{count, plural, =0 {no decision awaited} one {# decision awaited} other {# decisions awaited}}',
  },
  changedTitle: { fr: 'Ce qui a changé', en: 'What changed' },
  lateTitle: { fr: 'Ce qui est en retard', en: 'What is late' },
  waitingTitle: { fr: 'Ce qui attend une décision', en: 'What waits for a decision' },
  issued: {
    fr: '{count, plural, =0 {Aucune facture émise} one {# facture émise} other {# factures émises}} ({amount} avant taxes)',
    en: '{count, plural, =0 {No invoice issued} one {# invoice issued} other {# invoices issued}} ({amount} before taxes)',
  },
  received: {
    fr: '{count, plural, =0 {aucun paiement reçu} one {# paiement reçu} other {# paiements reçus}} ({amount})',
    en: '{count, plural, =0 {no payment received} one {# payment received} other {# payments received}} ({amount})',
  },
  tasksDone: {
    fr: '{count, plural, =0 {aucune tâche terminée} one {# tâche terminée} other {# tâches terminées}}',
    en: '{count, plural, =0 {no task completed} one {# task completed} other {# tasks completed}}',
  },
  incidents: {
    fr: '{count, plural, =0 {aucun incident} one {# incident} other {# incidents}}',
    en: '{count, plural, =0 {no incident} one {# incident} other {# incidents}}',
  },
  won: {
    fr: '{sent, plural, =0 {aucune soumission envoyée} one {# soumission envoyée} other {# soumissions envoyées}}, {won, plural, =0 {aucune gagnée} one {# gagnée ({amount})} other {# gagnées ({amount})}}',
    en: '{sent, plural, =0 {no quote sent} one {# quote sent} other {# quotes sent}}, {won, plural, =0 {none won} one {# won ({amount})} other {# won ({amount})}}',
  },
  cash: { fr: 'Encaisse au {date}', en: 'Cash as of {date}' },
  receivable: { fr: 'À recevoir', en: 'Receivable' },
  overdue: { fr: 'En souffrance', en: 'Overdue' },
  invoiced: { fr: 'Facturé dans la période', en: 'Billed in the period' },
  receivedField: { fr: 'Encaissé dans la période', en: 'Received in the period' },
  trir: { fr: 'TRIR, 12 mois', en: 'TRIR, 12 months' },
  trirValue: { fr: '{value} ({count} en {hours} h)', en: '{value} ({count} in {hours} h)' },
  conversion: { fr: 'Soumissions gagnées, 12 mois', en: 'Quotes won, 12 months' },
  project: { fr: 'Projet', en: 'Project' },
  progress: { fr: 'Fait / prévu', en: 'Done / planned' },
  cpi: { fr: 'IPC', en: 'CPI' },
  risk: { fr: 'À risque', en: 'At risk' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  client: { fr: 'Client', en: 'Client' },
  balance: { fr: 'Solde', en: 'Balance' },
  days: { fr: 'Jours de retard', en: 'Days late' },
  task: { fr: 'Tâche', en: 'Task' },
  who: { fr: 'Responsable', en: 'Assignee' },
  what: { fr: 'Quoi', en: 'What' },
  amount: { fr: 'Montant', en: 'Amount' },
  approval: { fr: 'Approbation : {text}', en: 'Approval: {text}' },
  change: { fr: 'Avenant pas signé : {text}', en: 'Unsigned change order: {text}' },
  quote: { fr: 'Soumission sans réponse : {text}', en: 'Unanswered quote: {text}' },
  chart: { fr: 'Facturé et encaissé par mois', en: 'Billed and received by month' },
  progressChart: { fr: 'Avancement des chantiers', en: 'Progress of projects' },
  billedSeries: { fr: 'Facturé, avant taxes', en: 'Billed, before taxes' },
  receivedSeries: { fr: 'Encaissé, taxes comprises', en: 'Received, taxes included' },
  doneSeries: { fr: 'Fait', en: 'Done' },
  plannedSeries: { fr: 'Prévu', en: 'Planned' },
  byAge: { fr: 'Par âge', en: 'By age' },
  footer: {
    fr: 'Soldes au {date} · en souffrance : échéance passée · à risque : dépassement projeté et travail pas facturé',
    en: 'Balances as of {date} · overdue: past due · at risk: projected overrun and unbilled work',
  },
  none: { fr: 'Rien.', en: 'Nothing.' },
})

export function titleOf(report: Pick<Report, 'kind'>, lang: Lang): string {
  return say(lang, report.kind)
}

export function rangeOf({ period, kind }: Pick<Report, 'period' | 'kind'>, lang: Lang): string {
  if (kind === 'monthly') {
    const text = formatPeriod(period, lang)
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return say(lang, 'range', { from: formatDate(period.from, lang), to: formatDate(period.to, lang) })
}

/** One sentence with money first, then sites, then what is late and what waits. */
export function summaryOf(report: Report, lang: Lang): string {
  const money = (value: number) => formatMoney(value, lang)
  const risky = (report.projects ?? []).filter(({ atRisk }) => atRisk)
  const facts = [
    report.cash && say(lang, 'cashFact', { balance: money(report.cash.balance) }),
    report.receivables &&
      say(lang, 'receivableFact', {
        total: money(report.receivables.total),
        overdue: money(report.receivables.overdue),
      }),
    risky.length > 0 && say(lang, 'riskFact', { count: risky.length, codes: risky.map(({ code }) => code).join(', ') }),
    say(lang, 'lateFact', { count: report.late.count }),
    say(lang, 'waitingFact', { count: report.waiting.length }),
  ].filter((fact) => typeof fact === 'string')
  return say(lang, 'summary', { period: rangeOf(report, lang), facts: facts.join('; ') })
}

export function changedText(report: Report, lang: Lang): string {
  const { changed, cash, sales } = report
  const money = (value: number) => formatMoney(value, lang)
  const facts = [
    changed.invoices !== null && cash && say(lang, 'issued', { count: changed.invoices, amount: money(cash.invoiced) }),
    changed.payments !== null &&
      cash &&
      say(lang, 'received', { count: changed.payments, amount: money(cash.received) }),
    sales && say(lang, 'won', { sent: sales.sent, won: sales.won, amount: money(sales.wonAmount) }),
    say(lang, 'tasksDone', { count: changed.tasksDone }),
    report.safety && say(lang, 'incidents', { count: changed.incidents }),
  ].filter((fact) => typeof fact === 'string')
  const text = facts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export const trirText = (safety: NonNullable<Report['safety']>, lang: Lang): string =>
  say(lang, 'trirValue', {
    value: safety.trir === null ? 'n/d' : formatNumber(safety.trir, lang, 1),
    count: safety.recordables,
    hours: formatNumber(safety.hours, lang, 0),
  })

export const waitingText = (one: Report['waiting'][number], lang: Lang): string =>
  say(lang, one.kind, { text: one.text })

/** Billed and received by month; without money, done against planned by project. Null when there is neither. */
export function chartOf(report: Report, lang: Lang): ChartSpec | null {
  const { cash, projects } = report
  if (cash?.months.length)
    return {
      kind: 'bar',
      title: say(lang, 'chart'),
      unit: 'money',
      series: [
        {
          name: say(lang, 'billedSeries'),
          points: cash.months.map(({ label, revenue }) => ({ label, value: revenue })),
        },
        {
          name: say(lang, 'receivedSeries'),
          points: cash.months.map(({ label, receipts }) => ({ label, value: receipts })),
        },
      ],
    }
  if (!projects?.length) return null
  return {
    kind: 'bar',
    title: say(lang, 'progressChart'),
    unit: 'percent',
    series: [
      { name: say(lang, 'doneSeries'), points: projects.map(({ code, done }) => ({ label: code, value: done })) },
      {
        name: say(lang, 'plannedSeries'),
        points: projects.map(({ code, planned }) => ({ label: code, value: planned })),
      },
    ],
  }
}
