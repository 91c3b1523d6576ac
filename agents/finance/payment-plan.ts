import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { computeAgeing } from '../../src/domain/ageing.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, addMonths, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { allocate, formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PLAN } from './arrangement-examples.ts'
import { listAccounts, receivablesOf } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'

export type PlanStores = SheetStores & { tasks: Rows<Task> }

const say = phrases({
  title: { fr: 'Entente de paiement', en: 'Payment arrangement' },
  ask: {
    fr: 'Entente avec {client} : {total} en {count, plural, one {# versement} other {# versements}}, du {first} au {last}. L’approuver?',
    en: 'Arrangement with {client}: {total} in {count, plural, one {# instalment} other {# instalments}}, {first} to {last}. Approve it?',
  },
  made: {
    fr: 'Entente avec {client} : {total} en {count, plural, one {# versement} other {# versements}}; une tâche de suivi à chaque échéance.',
    en: 'Arrangement with {client}: {total} in {count, plural, one {# instalment} other {# instalments}}; a follow-up task on each date.',
  },
  date: { fr: 'Échéance', en: 'Due' },
  amount: { fr: 'Versement', en: 'Instalment' },
  schedule: { fr: 'Versements', en: 'Instalments' },
  scope: {
    fr: 'Porte sur ce qui est en retard aujourd’hui; les factures gardent leur solde jusqu’à ce que les paiements soient inscrits.',
    en: 'Covers what is overdue today; invoices keep their balance until payments are recorded.',
  },
  task: { fr: '{client} : versement {n} de {count}, {amount}', en: '{client}: instalment {n} of {count}, {amount}' },
  letter: {
    fr: 'À confirmer par écrit avec {contact} : {list}.',
    en: 'To be confirmed in writing with {contact}: {list}.',
  },
})

const EVERY = [
  { value: 'week', label: { fr: 'Chaque semaine', en: 'Weekly' }, words: ['par semaine', 'hebdo', 'every week'] },
  {
    value: 'two-weeks',
    label: { fr: 'Aux deux semaines', en: 'Every two weeks' },
    words: ['toutes les deux semaines', 'biweekly'],
  },
  { value: 'month', label: { fr: 'Chaque mois', en: 'Monthly' }, words: ['par mois', 'mensuels', 'every month'] },
]

const input = z.object({
  client: field.client({
    label: { fr: 'Client', en: 'Client' },
    ask: { fr: 'Avec quel client?', en: 'With which client?' },
  }),
  count: field.quantity({
    label: { fr: 'Nombre de versements', en: 'Number of instalments' },
    ask: { fr: 'En combien de versements?', en: 'In how many instalments?' },
    cues: ['en', 'versements', 'paiements', 'in', 'instalments', 'payments'],
  }),
  amount: field.money({ label: { fr: 'Montant de l’entente', en: 'Amount of the arrangement' } }).optional(),
  first: field
    .date({
      label: { fr: 'Premier versement', en: 'First instalment' },
      cues: ['à partir du', 'dès le', 'starting', 'from'],
    })
    .optional(),
  every: field
    .choice(['week', 'two-weeks', 'month'], { label: { fr: 'Fréquence', en: 'Frequency' }, options: EVERY })
    .optional(),
})
type Wanted = z.output<typeof input>
type Plan = { client: Client; total: number; instalments: { date: IsoDate; amount: number }[] }

/** Equal parts whose sum is the amount to the cent. Throws on more than is owed, or on an impossible count. */
async function makePlan(wanted: Wanted, { stores, today }: Context<PlanStores>): Promise<Plan> {
  const client = await stores.clients.need(wanted.client)
  const { total: owed, overdue } = computeAgeing(
    receivablesOf(await listAccounts(stores, today, { clientId: client.id })),
    today,
  )
  const total = wanted.amount ?? overdue
  if (total <= 0)
    throw new NovaError('rule.broken', {
      fr: `${client.name} n'a rien en retard : il n'y a pas d'entente à faire.`,
      en: `${client.name} has nothing overdue: there is no arrangement to make.`,
    })
  if (total > owed)
    throw new NovaError(
      'input.invalid',
      {
        fr: `${client.name} doit ${formatMoney(owed, 'fr')} en tout; l'entente ne peut pas dépasser ce montant.`,
        en: `${client.name} owes ${formatMoney(owed, 'en')} in all; the arrangement cannot exceed that.`,
      },
      { field: 'amount' },
    )
  const count = Math.round(wanted.count / 1000)
  if (count < 2 || count > 24 || total < count)
    throw new NovaError(
      'input.invalid',
      { fr: 'Une entente compte de 2 à 24 versements.', en: 'An arrangement has 2 to 24 instalments.' },
      { field: 'count' },
    )
  const first = wanted.first ?? addDays(today, 7)
  if (first < today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Le premier versement doit être à venir.', en: 'The first instalment must be in the future.' },
      { field: 'first' },
    )
  const every = wanted.every ?? 'month'
  const dateOf = (i: number) =>
    every === 'month' ? addMonths(first, i) : addDays(first, i * (every === 'week' ? 7 : 14))
  const amounts = allocate(
    total,
    Array.from({ length: count }, () => 1),
  )
  return { client, total, instalments: amounts.map((amount, i) => ({ date: dateOf(i), amount })) }
}

const output = z.object({
  client: z.object({ id: z.string(), name: z.string(), contact: z.string().nullable() }),
  total: z.int(),
  instalments: z.array(z.object({ date: z.string(), amount: z.int() })),
})

function planBlocks({ client, instalments }: z.output<typeof output>, lang: Lang): Block[] {
  return [
    {
      type: 'table',
      caption: say(lang, 'schedule'),
      columns: [{ label: say(lang, 'date') }, { label: say(lang, 'amount'), align: 'right' }],
      rows: instalments.map(({ date, amount }) => [formatDate(date, lang), formatMoney(amount, lang)]),
    },
    {
      type: 'text',
      text: say(lang, 'letter', {
        contact: client.contact ?? client.name,
        list: instalments
          .map(({ date, amount }) => `${formatMoney(amount, lang)} (${formatDate(date, lang)})`)
          .join(', '),
      }),
    },
  ]
}

const told = ({ client, total, instalments }: z.output<typeof output>, lang: Lang) => ({
  client: client.name,
  total: formatMoney(total, lang),
  count: instalments.length,
  first: formatDate(instalments[0]!.date, lang),
  last: formatDate(instalments.at(-1)!.date, lang),
})

export const paymentPlan = defineTool<PlanStores>()({
  name: 'receivables.payment_plan',
  title: { fr: 'Proposer une entente de paiement', en: 'Propose a payment arrangement' },
  gate: 'approve',
  permission: 'finance.write',
  approval: { permission: 'invoices.approve', amount: async (wanted, ctx) => (await makePlan(wanted, ctx)).total },
  examples: PLAN,
  input,
  output,
  async preview(wanted, ctx) {
    const plan = await makePlan(wanted, ctx)
    const { lang } = ctx
    const card: DraftCard = {
      title: say(lang, 'title'),
      summary: say(lang, 'ask', told(plan, lang)),
      tone: 'warning',
      blocks: [...planBlocks(plan, lang), { type: 'text', text: say(lang, 'scope') }],
    }
    // Without a stated first date the days follow the day of approval.
    const dates = wanted.first ? plan.instalments.map((one) => one.date) : (wanted.every ?? 'month')
    const subject = { client: plan.client.id, amounts: plan.instalments.map((one) => one.amount), dates }
    return { card, subject, edit: { tool: 'receivables.payment_plan', input: { ...wanted, amount: plan.total } } }
  },
  async run(wanted, ctx) {
    const { client, total, instalments } = await makePlan(wanted, ctx)
    await ctx.stores.tasks.insertMany(
      instalments.map(({ date, amount }, i) => ({
        title: say(ctx.organization.lang, 'task', {
          client: client.name,
          n: i + 1,
          count: instalments.length,
          amount: formatMoney(amount, ctx.organization.lang),
        }),
        kind: 'call' as const,
        clientId: client.id,
        assigneeId: ctx.actor.id,
        createdBy: ctx.actor.id,
        dueDate: date,
      })),
    )
    return { client: { id: client.id, name: client.name, contact: client.contact }, total, instalments }
  },
  card: (plan, { lang }) => ({
    title: say(lang, 'title'),
    summary: say(lang, 'made', told(plan, lang)),
    tone: 'success',
    blocks: planBlocks(plan, lang),
  }),
})
