import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'
import { foldText } from './records/record.ts'

export type Deposit = { id: string; date: IsoDate; amount: Cents; description: string }
/** `names` are those of the client, `balance` what is left to receive. */
export type OpenInvoice = { id: string; number: string; names: readonly string[]; balance: Cents; date: IsoDate }

export type DepositMatch = {
  deposit: string
  invoices: string[]
  confidence: 'exact' | 'high' | 'review'
  reason: 'number' | 'amount-and-name' | 'amount' | 'sum' | 'short-pay' | 'none'
  /** What is missing to the invoices; above zero when the client paid too little. */
  short: Cents
}

const MOST = 12

/**
 * Deposits against open invoices. Sure: the number is in the description and the amount fits, or amount and name fit
 * one invoice alone. A sum of a client's invoices is next; a payment short of the only invoice named is shown as such.
 * Nothing is matched twice, and the rest is for a person.
 */
export function matchDeposits(deposits: readonly Deposit[], invoices: readonly OpenInvoice[]): DepositMatch[] {
  const taken = new Set<string>()
  const sure = deposits.map((deposit) => {
    const match = matchOne(
      deposit,
      invoices.filter(({ id, date }) => !taken.has(id) && daysBetween(date, deposit.date) >= 0),
    )
    if (match.confidence !== 'review' || match.reason === 'short-pay') for (const id of match.invoices) taken.add(id)
    return match
  })
  return sure
}

function matchOne(deposit: Deposit, open: readonly OpenInvoice[]): DepositMatch {
  const text = ` ${foldText(deposit.description)} `
  const said = (words: string) => foldText(words).length > 2 && text.includes(` ${foldText(words)} `)
  const make = (
    found: readonly OpenInvoice[],
    confidence: DepositMatch['confidence'],
    reason: DepositMatch['reason'],
  ): DepositMatch => ({
    deposit: deposit.id,
    invoices: found.map(({ id }) => id),
    confidence,
    reason,
    short: found.reduce((sum, { balance }) => sum + balance, 0) - deposit.amount,
  })
  const numbered = open.filter(({ number }) => said(number))
  if (numbered.length && sum(numbered) === deposit.amount) return make(numbered, 'exact', 'number')
  const named = open.filter(({ names }) => names.some(said))
  const equal = (list: readonly OpenInvoice[]) => list.filter(({ balance }) => balance === deposit.amount)
  if (equal(named).length === 1) return make(equal(named), 'exact', 'amount-and-name')
  if (!named.length && equal(open).length === 1) return make(equal(open), 'high', 'amount')
  const together = subset(named.slice(0, MOST), deposit.amount)
  if (together) return make(together, 'high', 'sum')
  const owed = numbered.length ? numbered : named
  const nearest = [...owed].sort(
    (a, b) => Math.abs(a.balance - deposit.amount) - Math.abs(b.balance - deposit.amount),
  )[0]
  if (nearest && nearest.balance > deposit.amount) return make([nearest], 'review', 'short-pay')
  return { deposit: deposit.id, invoices: [], confidence: 'review', reason: 'none', short: 0 }
}

const sum = (list: readonly OpenInvoice[]): Cents => list.reduce((total, { balance }) => total + balance, 0)

/** The only set of two or more that sums to the amount; null where there is none or more than one. */
function subset(list: readonly OpenInvoice[], amount: Cents): OpenInvoice[] | null {
  const found: OpenInvoice[][] = []
  for (let mask = 1; mask < 1 << list.length && found.length < 2; mask += 1) {
    const chosen = list.filter((_, i) => mask & (1 << i))
    if (chosen.length > 1 && sum(chosen) === amount) found.push(chosen)
  }
  return found.length === 1 ? found[0]! : null
}

/**
 * A bank statement against the books at the same evening: what the bank has and the books do not is added, what the
 * books have and the bank does not is taken away. The difference must be nil.
 */
export function tieStatement(of: { books: Cents; onlyBank: readonly Cents[]; onlyBooks: readonly Cents[] }): Cents {
  const total = (amounts: readonly Cents[]) => amounts.reduce((all, amount) => all + amount, 0)
  return of.books + total(of.onlyBank) - total(of.onlyBooks)
}

export type ShortPayCause = 'tax-not-paid' | 'holdback' | 'discount' | 'disputed' | 'rounding' | 'unknown'

/** The likeliest reason why a client paid less than an invoice. */
export function explainShortPay(
  paid: Cents,
  invoice: { subtotal: Cents; taxes: Cents; total: Cents; holdbackPpm: number; discountPpm: number; disputed: Cents },
): { short: Cents; cause: ShortPayCause } {
  const short = invoice.total - paid
  const near = (amount: Cents) => amount > 0 && Math.abs(short - amount) <= 2
  const part = (base: Cents, rate: number) => Math.round((base * rate) / 1_000_000)
  const cause: ShortPayCause =
    Math.abs(short) <= 5
      ? 'rounding'
      : near(invoice.taxes)
        ? 'tax-not-paid'
        : near(invoice.disputed)
          ? 'disputed'
          : near(part(invoice.subtotal, invoice.discountPpm))
            ? 'discount'
            : near(part(invoice.subtotal, invoice.holdbackPpm)) || near(part(invoice.total, invoice.holdbackPpm))
              ? 'holdback'
              : 'unknown'
  return { short, cause }
}
