import type { Table } from '../../src/document/table.ts'
import { AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import type { Period } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { Context } from '../../src/tool/define.ts'
import { inside, openBooks, receivablesOn } from './books.ts'
import type { BuildStores } from './build-report.ts'

export type ExportStores = BuildStores & {
  timeEntries: BuildStores['timeEntries'] & {
    between(period: Period, filter?: { personId?: string }): Promise<TimeEntry[]>
  }
}

export const LISTS = ['invoices', 'hours', 'tasks', 'ageing', 'projects'] as const
export type ListKey = (typeof LISTS)[number]

const say = phrases({
  number: { fr: 'Numéro', en: 'Number' },
  date: { fr: 'Date', en: 'Date' },
  due: { fr: 'Échéance', en: 'Due' },
  client: { fr: 'Client', en: 'Client' },
  project: { fr: 'Projet', en: 'Project' },
  kind: { fr: 'Nature', en: 'Kind' },
  gross: { fr: 'Avant retenue', en: 'Before holdback' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  subtotal: { fr: 'Sous-total', en: 'Subtotal' },
  gst: { fr: 'TPS', en: 'GST' },
  qst: { fr: 'TVQ', en: 'QST' },
  hst: { fr: 'TVH', en: 'HST' },
  pst: { fr: 'TVP', en: 'PST' },
  total: { fr: 'Total', en: 'Total' },
  balance: { fr: 'Solde', en: 'Balance' },
  person: { fr: 'Personne', en: 'Person' },
  hours: { fr: 'Heures', en: 'Hours' },
  work: { fr: 'Travail', en: 'Work' },
  code: { fr: 'Code', en: 'Code' },
  status: { fr: 'Statut', en: 'Status' },
  overtime: { fr: 'Supplémentaires', en: 'Overtime' },
  yes: { fr: 'oui', en: 'yes' },
  title: { fr: 'Tâche', en: 'Task' },
  age: { fr: 'Âge', en: 'Age' },
  days: { fr: 'Jours de retard', en: 'Days late' },
  name: { fr: 'Nom', en: 'Name' },
  contract: { fr: 'Contrat', en: 'Contract' },
  progress: { fr: 'Avancement', en: 'Progress' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
})

/** Dollar columns bear a credit note with a minus; the rest of an invoice's figures are as printed. */
const MONEY = ['gross', 'holdback', 'subtotal', 'gst', 'qst', 'hst', 'pst', 'total'] as const

const needMoney = ({ can }: Context<ExportStores>) => {
  if (!can('finance.read'))
    throw new NovaError('auth.forbidden', {
      fr: 'Ton rôle ne permet pas d’exporter les finances. Demande-le à un gestionnaire.',
      en: 'Your role does not allow exporting finances. Ask a manager.',
    })
}

/** The rows of a list in a period, whole; a field worker's hours are their own only. */
export async function readList(list: ListKey, period: Period, context: Context<ExportStores>): Promise<Table> {
  const { stores, lang, can, actor } = context
  const books = openBooks(stores)
  const projects = new Map((await books.projects()).map(({ id, code }) => [id, code]))
  const clients = new Map((await books.clients()).map(({ id, name }) => [id, name]))
  const codeOf = (id: string | null) => (id ? (projects.get(id) ?? null) : null)
  const column = (key: Parameters<typeof say>[1], kind: Table['columns'][number]['kind'] = 'text') => ({
    header: say(lang, key),
    kind,
  })
  if (list === 'invoices') {
    needMoney(context)
    const balances = new Map(
      (await receivablesOn(books, period.to)).map(({ invoice, balance }) => [invoice.id, balance]),
    )
    const issued = (await books.invoices()).filter(({ issueDate }) => inside(issueDate, period))
    return {
      columns: [
        column('number'),
        column('date', 'date'),
        column('due', 'date'),
        column('client'),
        column('project'),
        column('kind'),
        ...MONEY.map((key) => column(key, 'money')),
        column('balance', 'money'),
      ],
      rows: issued
        .sort((a, b) => a.issueDate!.localeCompare(b.issueDate!) || a.number!.localeCompare(b.number!))
        .map((one) => [
          one.number,
          one.issueDate,
          one.dueDate,
          clients.get(one.clientId) ?? '',
          codeOf(one.projectId),
          one.kind,
          ...MONEY.map((key) => (one.kind === 'credit-note' ? -one[key] : one[key])),
          balances.get(one.id) ?? 0,
        ]),
    }
  }
  if (list === 'ageing') {
    needMoney(context)
    const { items } = computeAgeing(await receivablesOn(books, period.to), period.to)
    return {
      columns: [
        column('number'),
        column('client'),
        column('due', 'date'),
        column('days', 'number'),
        column('age'),
        column('balance', 'money'),
      ],
      rows: items.map(({ invoice, due, daysLate, bucket, balance }) => [
        invoice.number,
        clients.get(invoice.clientId) ?? '',
        due,
        daysLate,
        AGEING_LABELS[bucket][lang],
        balance,
      ]),
    }
  }
  const persons = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  if (list === 'hours') {
    const entries = await stores.timeEntries.between(period, can('time.approve') ? {} : { personId: actor.id })
    return {
      columns: [
        column('date', 'date'),
        column('person'),
        column('project'),
        column('hours', 'number'),
        column('overtime'),
        column('code'),
        column('work'),
        column('status'),
      ],
      rows: entries.map((one) => [
        one.date,
        persons.get(one.personId) ?? '',
        codeOf(one.projectId),
        one.hours / 100,
        one.overtime ? say(lang, 'yes') : '',
        one.costCode,
        one.work,
        one.status,
      ]),
    }
  }
  if (list === 'tasks') {
    const tasks = (await books.tasks()).filter(({ dueDate }) => dueDate === null || inside(dueDate, period))
    return {
      columns: [column('title'), column('person'), column('project'), column('due', 'date'), column('status')],
      rows: tasks.map((one) => [
        one.title,
        persons.get(one.assigneeId ?? '') ?? null,
        codeOf(one.projectId),
        one.dueDate,
        one.status,
      ]),
    }
  }
  const seesMoney = can('projects.cost') || can('finance.read')
  return {
    columns: [
      column('code'),
      column('name'),
      column('client'),
      column('status'),
      column('start', 'date'),
      column('end', 'date'),
      column('progress', 'percent'),
      ...(seesMoney ? [column('contract', 'money')] : []),
    ],
    rows: (await books.projects()).map((one) => [
      one.code,
      one.name,
      clients.get(one.clientId) ?? '',
      one.status,
      one.startDate,
      one.endDate,
      one.progressPpm,
      ...(seesMoney ? [one.contractAmount] : []),
    ]),
  }
}
