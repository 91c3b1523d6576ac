import { z } from 'zod'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addDays, addMonths, firstOfMonth, formatDate, type IsoDate, weekday } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type PersonRow, toActor } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { listActive, readStanding, type StandingStores } from '../construction/standing.ts'
import { type BookStores, listAccounts, stateOf } from '../finance/invoice-book.ts'
import { RECOMMEND } from './strategy-examples.ts'

export type ActionStores = StandingStores & BookStores & { persons: Rows<PersonRow>; records: RecordStore }

const say = phrases({
  title: { fr: 'Par quoi commencer', en: 'What to fix first' },
  summary: {
    fr: 'D’abord : {what} ({amount}). {count, plural, one {Une action} other {# actions}}, {total} en jeu.',
    en: 'First: {what} ({amount}). {count, plural, one {One action} other {# actions}}, {total} at stake.',
  },
  none: {
    fr: 'Rien à corriger en argent : tout ce qui est fait est facturé, payé au complet et dans le budget.',
    en: 'No money to mend: all that is done is billed, paid in full and within budget.',
  },
  bill: { fr: 'facturer ce qui est fait à {project}', en: 'bill what is done on {project}' },
  first: { fr: 'déposer la première demande de {project}', en: 'file the first application of {project}' },
  shortPay: { fr: 'récupérer le paiement court de {project}', en: 'recover the short payment of {project}' },
  overrun: { fr: 'corriger la dérive de {project}', en: 'turn {project} around' },
  billWhy: { fr: 'travail gagné et pas encore facturé', en: 'work earned and not billed yet' },
  shortPayWhy: { fr: '{number} a été payée en partie', en: '{number} was paid in part' },
  overrunWhy: { fr: 'dépassement prévu si la tendance continue', en: 'overrun if the trend goes on' },
  action: { fr: 'Action', en: 'Action' },
  amount: { fr: 'En jeu', en: 'At stake' },
  why: { fr: 'Pourquoi', en: 'Why' },
  owner: { fr: 'Responsable', en: 'Owner' },
  due: { fr: 'Pour le', en: 'Due' },
  nobody: { fr: 'à nommer', en: 'to be named' },
  task: { fr: 'Tâche : {what}', en: 'Task: {what}' },
  overdue: {
    fr: 'À part ça, {amount} de factures sont en retard : les relances les couvrent.',
    en: 'Besides, {amount} of invoices are overdue: reminders cover those.',
  },
  remind: { fr: 'Relancer les retards', en: 'Chase what is overdue' },
  footer: {
    fr: 'Une action par levier, la plus grosse en dollars d’abord · travaux en cours par les coûts, EAC à l’IPC actuel',
    en: 'One action a lever, the largest in dollars first · work in progress by cost, EAC at the current CPI',
  },
})

const action = z.object({
  kind: z.enum(['bill', 'first', 'shortPay', 'overrun']),
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  client: z.string(),
  number: z.string().nullable(),
  amount: z.int(),
  due: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
})
type Action = z.output<typeof action>

/** A week before a public owner's calendar closes, on the first of the next month. */
const billingDay = (today: IsoDate): IsoDate => {
  const day = addDays(addMonths(firstOfMonth(today), 1), -6)
  return day > today ? day : addMonths(day, 1)
}
const fridayAfter = (today: IsoDate, weeks: number): IsoDate =>
  addDays(today, ((5 - weekday(today) + 7) % 7) + 7 * weeks)

/** Who watches over receivables: the one who may approve invoices, else who writes them; not the owner of the firm. */
async function bookkeeper({ stores }: Context<ActionStores>): Promise<PersonRow | null> {
  const staff = (await stores.persons.list()).filter(({ active, role }) => active && role !== 'admin')
  const may = (right: 'invoices.approve' | 'finance.write') => staff.find((one) => toActor(one).permissions.has(right))
  return may('invoices.approve') ?? may('finance.write') ?? null
}

const largest = (actions: readonly Action[]): Action[] => [...actions].sort((a, b) => b.amount - a.amount).slice(0, 1)

export async function findActions(ctx: Context<ActionStores>): Promise<{ actions: Action[]; overdue: number }> {
  const { stores, today } = ctx
  const people = new Map((await stores.persons.list()).map((one) => [one.id, one]))
  const owner = (id: string | null | undefined) => {
    const person = id ? people.get(id) : undefined
    return person ? { id: person.id, name: person.name } : null
  }
  const bill: Action[] = []
  const overrun: Action[] = []
  for (const project of await listActive(stores)) {
    const { billingRisk, billed, value } = await readStanding(stores, project, today)
    const { id, code, name } = project
    const of = { project: { id, code, name }, client: '', number: null, owner: owner(project.managerId) }
    if (billingRisk > 0)
      bill.push({ ...of, kind: billed > 0 ? 'bill' : 'first', amount: billingRisk, due: billingDay(today) })
    if (value.vac !== null && value.vac < 0)
      overrun.push({ ...of, kind: 'overrun', amount: -value.vac, due: fridayAfter(today, 1) })
  }
  const accounts = await listAccounts(stores, today)
  const keeper = await bookkeeper(ctx)
  const projects = new Map((await stores.projects.list()).map(({ id, code, name }) => [id, { id, code, name }]))
  const short = accounts
    .filter((one) => one.paid > 0 && one.balance > 0)
    .map(
      ({ invoice, balance }): Action => ({
        kind: 'shortPay',
        project: (invoice.projectId && projects.get(invoice.projectId)) || null,
        client: invoice.billTo?.name ?? '',
        number: invoice.number,
        amount: balance,
        due: fridayAfter(today, 0),
        owner: owner(keeper?.id),
      }),
    )
  const dismissed = (await stores.records.list('recommendation', { state: ['dismissed', 'done'] })).map(
    ({ projectId, amount }) => `${projectId} ${amount}`,
  )
  const wanted = (one: Action) => !dismissed.includes(`${one.project?.id ?? null} ${one.amount}`)
  const late = accounts.filter((one) => stateOf(one, today) === 'overdue')
  return {
    actions: [bill, short, overrun].flatMap((own) => largest(own.filter(wanted))).sort((a, b) => b.amount - a.amount),
    overdue: late.reduce((sum, { balance }) => sum + balance, 0),
  }
}

function what({ kind, project, client }: Action, lang: Lang): string {
  return say(lang, kind, { project: project ? `${project.code} ${project.name}` : client })
}

const why = ({ kind, number }: Action, lang: Lang) =>
  kind === 'shortPay'
    ? say(lang, 'shortPayWhy', { number: number ?? '' })
    : say(lang, kind === 'overrun' ? 'overrunWhy' : 'billWhy')

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

export const recommendActions = defineTool<ActionStores>()({
  name: 'strategy.recommend_actions',
  title: { fr: 'Proposer les actions qui rapportent le plus', en: 'Propose the actions worth most' },
  gate: 'none',
  permission: 'projects.cost',
  examples: RECOMMEND,
  input: z.object({}),
  output: z.object({ actions: z.array(action), overdue: z.int().nullable() }),
  async run(_, ctx) {
    const { actions, overdue } = await findActions(ctx)
    const finance = ctx.can('finance.read')
    return {
      actions: finance ? actions : actions.filter(({ kind }) => kind === 'overrun'),
      overdue: finance ? overdue : null,
    }
  },
  card({ actions, overdue }, { lang, can }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const [first] = actions
    const summary = first
      ? say(lang, 'summary', {
          what: what(first, lang),
          amount: money(first.amount),
          count: actions.length,
          total: money(actions.reduce((sum, { amount }) => sum + amount, 0)),
        })
      : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'action') },
                  { label: say(lang, 'amount'), align: 'right' as const },
                  { label: say(lang, 'why') },
                  { label: say(lang, 'owner') },
                  { label: say(lang, 'due') },
                ],
                rows: actions.map((one) => [
                  one.number
                    ? { text: capital(what(one, lang)), href: `nova:invoices/${one.number}` }
                    : { text: capital(what(one, lang)), href: `nova:projects/${one.project!.code}` },
                  money(one.amount),
                  why(one, lang),
                  one.owner?.name ?? say(lang, 'nobody'),
                  formatDate(one.due, lang),
                ]),
              },
            ]
          : []),
        ...(overdue ? [{ type: 'text' as const, text: say(lang, 'overdue', { amount: money(overdue) }) }] : []),
      ],
      actions: [
        ...(can('tasks.write')
          ? actions.map((one) => ({
              type: 'button' as const,
              label: say(lang, 'task', { what: what(one, lang) }).slice(0, 75),
              intent: {
                do: 'form' as const,
                tool: 'tasks.create_from_chat',
                input: {
                  title: `${capital(what(one, lang))} (${money(one.amount)})`,
                  due: one.due,
                  priority: 'high',
                  ...(one.owner ? { assignee: one.owner.id } : {}),
                  ...(one.project ? { project: one.project.id } : {}),
                },
              },
            }))
          : []),
        ...(overdue && can('finance.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'remind'),
                intent: { do: 'form' as const, tool: 'receivables.send_reminder', input: { everyone: true } },
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
