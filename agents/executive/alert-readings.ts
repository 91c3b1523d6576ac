import { ALERT_METRICS, type AlertMetric, type AlertReading } from '../../src/domain/alert-rules.ts'
import { shareOf } from '../../src/domain/quotient.ts'
import type { Bill, CashAccount, Expense, Vendor } from '../../src/domain/records/accounting.ts'
import type { PurchaseOrder } from '../../src/domain/records/plans.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import type { Alert, Certification } from '../../src/domain/records/watched.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { daysBetween, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { listActive, readStanding, type StandingStores } from '../construction/standing.ts'
import { scan } from '../finance/anomaly-cases.ts'
import { type BookStores, listAccounts } from '../finance/invoice-book.ts'

export type AlertStores = StandingStores &
  BookStores & {
    alerts: Rows<Alert>
    persons: Rows<PersonRow>
    clients: Rows<Client>
    vendors: Rows<Vendor>
    bills: Rows<Bill>
    expenses: Rows<Expense>
    cashAccounts: Rows<CashAccount>
    certifications: Rows<Certification>
    purchaseOrders: Rows<PurchaseOrder>
    tasks: Rows<Task> & { listOpen(of?: { assigneeId?: string; projectId?: string }): Promise<Task[]> }
  }

export const METRICS = Object.keys(ALERT_METRICS) as [AlertMetric, ...AlertMetric[]]

/** What somebody may be warned of is what they may look up. */
export const ALERT_RIGHTS: Record<AlertMetric, Permission> = {
  'project.cost_share': 'projects.cost',
  'project.cpi': 'projects.cost',
  'project.underbilled': 'finance.read',
  'invoice.days_late': 'finance.read',
  'cash.balance': 'finance.read',
  'task.days_late': 'projects.read',
  'certification.days_left': 'projects.write',
  'order.days_late': 'projects.read',
  'bill.unit_price_gap': 'projects.cost',
  'change_order.days_unsigned': 'projects.read',
}

const say = phrases({
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  above: { fr: '{metric} au-dessus de {threshold}', en: '{metric} above {threshold}' },
  below: { fr: '{metric} sous {threshold}', en: '{metric} under {threshold}' },
  delivery: { fr: '{number}, {title}', en: '{number}, {title}' },
  price: { fr: '{vendor}, {code}, facture du {date}', en: '{vendor}, {code}, billed {date}' },
})

/** A value in the unit of its metric; an index is told as people say it. */
export function alertValue(metric: AlertMetric, value: number, lang: Lang): string {
  if (metric === 'project.cpi') return formatNumber(value / 1_000_000, lang, 2, 2)
  const { unit } = ALERT_METRICS[metric]
  if (unit === 'cents') return formatMoney(value, lang)
  return unit === 'ppm' ? formatPercent(value, lang, 1) : say(lang, 'days', { n: value })
}

export function ruleText(rule: Pick<Alert, 'comparison' | 'threshold'> & { metric: AlertMetric }, lang: Lang): string {
  const label = ALERT_METRICS[rule.metric].label[lang]
  return say(lang, rule.comparison, {
    metric: label[0]!.toUpperCase() + label.slice(1),
    threshold: alertValue(rule.metric, rule.threshold, lang),
  })
}

type Reader = (ctx: Context<AlertStores>) => Promise<Omit<AlertReading, 'metric'>[]>

async function projectReadings(
  { stores, today }: Context<AlertStores>,
  value: (standing: Awaited<ReturnType<typeof readStanding>>) => number | null,
) {
  const readings: Omit<AlertReading, 'metric'>[] = []
  for (const project of await listActive(stores)) {
    const read = value(await readStanding(stores, project, today))
    if (read === null) continue
    const subject = `${project.code} ${project.name}`
    readings.push({ projectId: project.id, subject, href: `nova:projects/${project.code}`, value: read })
  }
  return readings
}

const READERS: Record<AlertMetric, Reader> = {
  'project.cost_share': (ctx) => projectReadings(ctx, ({ value }) => shareOf(value.ac, value.bac)),
  'project.cpi': (ctx) => projectReadings(ctx, ({ value }) => shareOf(value.ev, value.ac)),
  'project.underbilled': (ctx) => projectReadings(ctx, ({ billingRisk }) => billingRisk),
  async 'invoice.days_late'({ stores, today }) {
    const clients = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
    return (await listAccounts(stores, today))
      .filter(({ balance }) => balance > 0)
      .map(({ invoice }) => ({
        projectId: invoice.projectId,
        subject: `${invoice.number} ${clients.get(invoice.clientId) ?? ''}`.trim(),
        href: `nova:invoices/${invoice.number}`,
        value: Math.max(0, daysBetween(invoice.dueDate ?? invoice.issueDate!, today)),
      }))
  },
  async 'cash.balance'({ stores }) {
    const accounts = (await stores.cashAccounts.list()).filter(({ currency }) => currency === 'CAD')
    if (accounts.length === 0) return []
    const value = accounts.reduce((sum, { balance }) => sum + balance, 0)
    return [{ projectId: null, subject: accounts.map(({ name }) => name).join(' + '), href: '', value }]
  },
  async 'task.days_late'({ stores, today }) {
    return (await stores.tasks.listOpen())
      .filter(({ dueDate }) => dueDate !== null && dueDate < today)
      .map(({ title, projectId, dueDate }) => ({
        projectId,
        subject: title,
        href: '',
        value: daysBetween(dueDate!, today),
      }))
  },
  async 'certification.days_left'({ stores, today }) {
    const people = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
    return (await stores.certifications.list()).flatMap(({ personId, name, expiresOn }) =>
      expiresOn
        ? [
            {
              projectId: null,
              subject: `${people.get(personId) ?? ''} – ${name}`,
              href: '',
              value: daysBetween(today, expiresOn),
            },
          ]
        : [],
    )
  },
  async 'order.days_late'({ stores, today, lang }) {
    const awaited = await stores.purchaseOrders.list({ status: ['sent', 'confirmed', 'partial'] })
    return awaited.flatMap(({ number, title, projectId, promisedOn, requiredOn, receivedOn }) => {
      const due = promisedOn ?? requiredOn
      if (receivedOn || !due) return []
      const subject = say(lang, 'delivery', { number, title })
      return [{ projectId, subject, href: '', value: Math.max(0, daysBetween(due, today)) }]
    })
  },
  async 'bill.unit_price_gap'({ stores, today, lang }) {
    const projects = new Map((await stores.projects.list()).map(({ id, code }) => [code, id]))
    return (await scan(stores, today)).flatMap((one) =>
      one.kind === 'price' && one.value > one.usual
        ? [
            {
              projectId: projects.get(one.project) ?? null,
              subject: say(lang, 'price', {
                vendor: one.vendor,
                code: one.project,
                date: formatDate(one.date, lang),
              }),
              href: one.project ? `nova:projects/${one.project}` : '',
              value: shareOf(one.value - one.usual, one.usual)!,
            },
          ]
        : [],
    )
  },
  async 'change_order.days_unsigned'({ stores, today }) {
    const projects = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
    return (await stores.changeOrders.list({ status: 'sent' })).flatMap(({ projectId, number, title, date }) =>
      date
        ? [
            {
              projectId,
              subject: `${projects.get(projectId)} ${number} ${title}`,
              href: `nova:projects/${projects.get(projectId)}`,
              value: Math.max(0, daysBetween(date, today)),
            },
          ]
        : [],
    )
  },
}

/** What each metric says today; those that the person may not look up are left out. */
export async function readMetrics(metrics: Iterable<AlertMetric>, ctx: Context<AlertStores>): Promise<AlertReading[]> {
  const readings: AlertReading[] = []
  for (const metric of new Set(metrics)) {
    if (!ctx.can(ALERT_RIGHTS[metric])) continue
    readings.push(...(await READERS[metric](ctx)).map((one) => ({ ...one, metric })))
  }
  return readings
}
