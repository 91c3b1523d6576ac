import { z } from 'zod'
import { computeAgeing } from '../../src/domain/ageing.ts'
import { computeLateInterest, type InterestClause } from '../../src/domain/late-interest.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { INTEREST } from './arrangement-examples.ts'
import { listAccounts, readAccount, receivablesOf } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'

const say = phrases({
  title: { fr: 'Intérêt de retard', en: 'Late interest' },
  claim: {
    fr: '{interest} d’intérêt au {date}, à {rate} par an, sur {balance} en retard.',
    en: '{interest} of interest as of {date}, at {rate} a year, on {balance} overdue.',
  },
  nothing: {
    fr: 'Aucun intérêt à réclamer : le contrat de {client} n’écrit pas de taux annuel.',
    en: 'No interest to claim: the contract of {client} states no annual rate.',
  },
  supposed: {
    fr: 'À {rate} par an – un taux que tu me donnes : il se réclame seulement s’il est écrit au contrat.',
    en: 'At {rate} a year – a rate that you give me: it can be claimed only if the contract states it.',
  },
  untaxed: {
    fr: 'L’intérêt de retard ne porte pas de taxe. Intérêt simple, 365 jours par an.',
    en: 'Late interest bears no tax. Simple interest, 365 days a year.',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
  balance: { fr: 'Solde', en: 'Balance' },
  days: { fr: 'Jours', en: 'Days' },
  interest: { fr: 'Intérêt', en: 'Interest' },
})

const input = z.object({
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  invoice: field.invoice({ label: { fr: 'Facture', en: 'Invoice' } }).optional(),
  amount: field.money({ label: { fr: 'Montant', en: 'Amount' } }).optional(),
  days: field
    .quantity({ label: { fr: 'Jours de retard', en: 'Days late' }, cues: ['pendant', 'pour', 'for'] })
    .optional(),
  rate: field.percent({ label: { fr: 'Taux annuel au contrat', en: 'Annual rate in the contract' } }).optional(),
  date: field.date({ label: { fr: 'Calculé au', en: 'Computed as of' } }).optional(),
})
type Wanted = z.output<typeof input>

const output = z.object({
  on: z.string(),
  client: z.object({ id: z.string(), name: z.string() }).nullable(),
  rate: z.int(),
  basis: z.enum(['contract', 'supposed', 'none']),
  says: z.object({ fr: z.string(), en: z.string() }),
  items: z.array(z.object({ number: z.string().nullable(), balance: z.int(), days: z.int(), interest: z.int() })),
  balance: z.int(),
  interest: z.int(),
})

type Owed = { client: Client | null; items: { number: string | null; balance: number; due: IsoDate }[] }

async function whatIsOwed(wanted: Wanted, on: IsoDate, { stores }: Context<SheetStores>): Promise<Owed> {
  if (wanted.invoice) {
    const { invoice, balance } = await readAccount(stores, await stores.invoices.need(wanted.invoice), on)
    const due = invoice.dueDate ?? invoice.issueDate ?? on
    return { client: await stores.clients.need(invoice.clientId), items: [{ number: invoice.number, balance, due }] }
  }
  const client = wanted.client ? await stores.clients.need(wanted.client) : null
  if (wanted.amount !== undefined && wanted.days !== undefined)
    return {
      client,
      items: [{ number: null, balance: wanted.amount, due: addDays(on, -Math.floor(wanted.days / 1000)) }],
    }
  if (!client)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Sur le compte de quel client, ou sur quelle facture?',
        en: 'On which client’s account, or which invoice?',
      },
      { field: 'client' },
    )
  const late = computeAgeing(receivablesOf(await listAccounts(stores, on, { clientId: client.id })), on).items
  return {
    client,
    items: late
      .filter((item) => item.daysLate > 0 && item.balance > 0)
      .map(({ invoice, balance, due }) => ({ number: invoice.number, balance, due })),
  }
}

export const computeInterest = defineTool<SheetStores>()({
  name: 'receivables.compute_interest',
  title: { fr: 'Calculer l’intérêt de retard', en: 'Compute late interest' },
  gate: 'none',
  permission: 'finance.read',
  examples: INTEREST,
  input,
  output,
  async run(wanted, ctx) {
    const on = wanted.date ?? ctx.today
    const { client, items } = await whatIsOwed(wanted, on, ctx)
    const agreed = client?.interestPpm ?? null
    const annualRate = agreed ?? wanted.rate ?? null
    const clause: InterestClause = annualRate ? { annualRate } : 'none'
    const computed = items.map(({ number, balance, due }) => {
      const { days, interest } = computeLateInterest(balance, due, on, clause)
      return { number, balance, days, interest }
    })
    return {
      on,
      client: client && { id: client.id, name: client.name },
      rate: annualRate ?? 0,
      basis: agreed ? ('contract' as const) : annualRate ? ('supposed' as const) : ('none' as const),
      says: computeLateInterest(0, on, on, clause).says,
      items: computed,
      balance: computed.reduce((sum, item) => sum + item.balance, 0),
      interest: computed.reduce((sum, item) => sum + item.interest, 0),
    }
  },
  card({ on, client, rate, basis, says, items, balance, interest }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const percent = formatPercent(rate, lang)
    const summary =
      basis === 'none'
        ? say(lang, 'nothing', { client: client?.name ?? '–' })
        : say(lang, 'claim', {
            interest: money(interest),
            date: formatDate(on, lang),
            rate: percent,
            balance: money(balance),
          })
    return {
      title: say(lang, 'title'),
      summary,
      tone: basis === 'supposed' ? 'warning' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        { type: 'text', text: basis === 'supposed' ? say(lang, 'supposed', { rate: percent }) : says[lang] },
        ...(basis !== 'none' && items.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'invoice') },
                  { label: say(lang, 'balance'), align: 'right' as const },
                  { label: say(lang, 'days'), align: 'right' as const },
                  { label: say(lang, 'interest'), align: 'right' as const },
                ],
                rows: items
                  .slice(0, 15)
                  .map((item) => [
                    item.number ? { text: item.number, href: `nova:invoices/${item.number}` } : '–',
                    money(item.balance),
                    String(item.days),
                    money(item.interest),
                  ]),
              },
            ]
          : []),
      ],
      footer: say(lang, 'untaxed'),
    }
  },
})
