import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import type { Bill, Expense, Invoice } from '../../src/domain/records/accounting.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import type { TimeEntry } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import {
  addDays,
  addMonths,
  dateIn,
  firstOfMonth,
  formatDate,
  type IsoDate,
  lastOfMonth,
  type Period,
} from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CLOSE_MONTH } from './close-examples.ts'

type Dated<Row extends { id: string }> = Rows<Row> & { between(period: Period, filter?: object): Promise<Row[]> }
export type CloseStores = {
  organizations: OrganizationStore
  invoices: Rows<Invoice>
  bills: Dated<Bill>
  expenses: Dated<Expense>
  timeEntries: Dated<TimeEntry>
}

const say = phrases({
  title: { fr: 'Fermer {month}', en: 'Close {month}' },
  ask: {
    fr: 'Fermer les livres jusqu’au {to}? Plus rien ne pourra y être daté.{open, plural, =0 {} one { # point reste ouvert.} other { # points restent ouverts.}}',
    en: 'Close the books through {to}? Nothing can be dated there afterwards.{open, plural, =0 {} one { # point is still open.} other { # points are still open.}}',
  },
  done: { fr: 'Les livres sont fermés jusqu’au {to}.', en: 'The books are closed through {to}.' },
  closedTitle: { fr: '{month} est fermé', en: '{month} is closed' },
  check: { fr: 'Contrôle', en: 'Check' },
  result: { fr: 'Résultat', en: 'Result' },
  checks: { fr: 'Contrôles avant la fermeture', en: 'Checks before closing' },
  fine: { fr: 'En règle', en: 'Clear' },
  count: { fr: '{n} à régler', en: '{n} to settle' },
  drafts: { fr: 'Brouillons de factures du mois', en: 'Invoice drafts of the month' },
  bills: { fr: 'Factures de fournisseurs à approuver', en: 'Vendor bills to approve' },
  disputed: { fr: 'Factures de fournisseurs contestées', en: 'Vendor bills in dispute' },
  expenses: { fr: 'Dépenses à approuver', en: 'Expenses to approve' },
  hours: { fr: 'Heures à approuver', en: 'Hours to approve' },
  advice: {
    fr: 'Ce qui reste ouvert n’empêche pas de fermer; ce sera daté du mois suivant.',
    en: 'What is still open does not prevent closing; it will be dated in the next month.',
  },
})

const CHECKS = ['drafts', 'bills', 'disputed', 'expenses', 'hours'] as const
const output = z.object({
  from: z.string(),
  to: z.string(),
  checks: z.array(z.object({ check: z.enum(CHECKS), count: z.int() })),
})
type Closing = z.output<typeof output>

/** The month that is asked for, else the first one that is not closed. Throws `rule.broken` when it cannot be closed. */
async function whichMonth(asked: Period | undefined, { stores, today }: Context<CloseStores>): Promise<Period> {
  const closed = (await stores.organizations.get())?.booksClosedThrough ?? null
  const start = asked ? firstOfMonth(asked.to) : closed ? addDays(closed, 1) : addMonths(firstOfMonth(today), -1)
  const to: IsoDate = lastOfMonth(start)
  const month = { fr: formatDate(to, 'fr', 'month'), en: formatDate(to, 'en', 'month') }
  if (closed && to <= closed)
    throw new NovaError('rule.broken', {
      fr: `${month.fr} est déjà fermé : les livres le sont jusqu'au ${formatDate(closed, 'fr')}.`,
      en: `${month.en} is already closed: the books are, through ${formatDate(closed, 'en')}.`,
    })
  if (to >= today)
    throw new NovaError('rule.broken', {
      fr: `${month.fr} n'est pas terminé : on pourra le fermer à partir du ${formatDate(addDays(to, 1), 'fr')}.`,
      en: `${month.en} is not over: it can be closed from ${formatDate(addDays(to, 1), 'en')}.`,
    })
  return { from: closed ? addDays(closed, 1) : firstOfMonth(start), to }
}

async function checkMonth(period: Period, { stores, organization }: Context<CloseStores>): Promise<Closing> {
  const inside = (at: Date) => dateIn(organization.timeZone, at) <= period.to
  const drafts = (await stores.invoices.list({ status: 'draft' })).filter((one) => inside(one.createdAt))
  const bills = await stores.bills.between(period)
  const expenses = await stores.expenses.between(period, { status: 'submitted' })
  const hours = await stores.timeEntries.between(period, { status: 'submitted' })
  const of = (status: Bill['status']) => bills.filter((one) => one.status === status).length
  const counts = {
    drafts: drafts.length,
    bills: of('received'),
    disputed: of('disputed'),
    expenses: expenses.length,
    hours: hours.length,
  }
  return { ...period, checks: CHECKS.map((check) => ({ check, count: counts[check] })) }
}

const openPoints = (closing: Closing) => closing.checks.filter((one) => one.count > 0).length

function checkBlocks(closing: Closing, lang: Lang): Block[] {
  return [
    {
      type: 'table',
      caption: say(lang, 'checks'),
      columns: [{ label: say(lang, 'check') }, { label: say(lang, 'result'), align: 'right' }],
      rows: closing.checks.map(({ check, count }) => [
        say(lang, check),
        count === 0 ? say(lang, 'fine') : say(lang, 'count', { n: count }),
      ]),
    },
    ...(openPoints(closing) ? [{ type: 'text' as const, text: say(lang, 'advice') }] : []),
  ]
}

export const closeMonth = defineTool<CloseStores>()({
  name: 'finance.close_month',
  title: { fr: 'Fermer le mois', en: 'Close the month' },
  gate: 'approve',
  permission: 'finance.write',
  approval: { permission: 'books.close' },
  examples: CLOSE_MONTH,
  input: z.object({ month: field.period({ label: { fr: 'Mois', en: 'Month' } }).optional() }),
  output,
  async preview({ month }, ctx) {
    const { lang } = ctx
    const period = await whichMonth(month, ctx)
    const closing = await checkMonth(period, ctx)
    const card: DraftCard = {
      title: say(lang, 'title', { month: formatDate(period.to, lang, 'month') }),
      summary: say(lang, 'ask', { to: formatDate(period.to, lang), open: openPoints(closing) }),
      tone: 'warning',
      blocks: checkBlocks(closing, lang),
    }
    return { card, subject: closing, edit: { tool: 'finance.close_month', input: { month: period } } }
  },
  async run({ month }, ctx) {
    const period = await whichMonth(month, ctx)
    const closing = await checkMonth(period, ctx)
    await ctx.stores.organizations.update({ booksClosedThrough: period.to })
    return closing
  },
  card: (closing, { lang }) => ({
    title: say(lang, 'closedTitle', { month: formatDate(closing.to, lang, 'month') }),
    summary: say(lang, 'done', { to: formatDate(closing.to, lang) }),
    tone: 'success',
    blocks: checkBlocks(closing, lang),
  }),
})
