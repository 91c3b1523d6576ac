import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { matchDeposits, tieStatement } from '../../src/domain/bank-matching.ts'
import type { CashAccount } from '../../src/domain/records/accounting.ts'
import type { Organization, OrganizationStore } from '../../src/domain/records/organization.ts'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate, monthOf, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { RECONCILE } from './deposit-examples.ts'
import { listAccounts } from './invoice-book.ts'
import { checkOpenPeriod, needOrganization } from './issue.ts'
import { type DepositStores, openInvoices, recordDeposit } from './match-deposit.ts'

export type ReconcileStores = DepositStores & { cashAccounts: Rows<CashAccount>; organizations: OrganizationStore }

const say = phrases({
  title: { fr: 'Conciliation – {account}, {month}', en: 'Reconciliation – {account}, {month}' },
  ties: {
    fr: 'Le compte balance à {balance} au {on} : {done} opérations déjà appariées, {fresh, plural, =0 {aucune} one {# dépôt} other {# dépôts}} à inscrire, {left} à revoir.',
    en: 'The account ties at {balance} on {on}: {done} lines matched already, {fresh, plural, =0 {no deposit} one {# deposit} other {# deposits}} to record, {left} to review.',
  },
  expects: {
    fr: 'Le relevé devrait finir à {balance} au {on} : donne-moi son solde pour boucler. {done} opérations déjà appariées, {fresh} à inscrire, {left} à revoir.',
    en: 'The statement should close at {balance} on {on}: give me its balance to finish. {done} lines matched already, {fresh} to record, {left} to review.',
  },
  noBooks: {
    fr: 'Le solde aux livres du {account} est celui du {asOf}, pas du {on} : j’apparie les dépôts sans boucler. {fresh} à inscrire, {left} à revoir.',
    en: 'The book balance of {account} is that of {asOf}, not {on}: deposits are matched without closing. {fresh} to record, {left} to review.',
  },
  done: {
    fr: 'Le {account} est concilié au {on} : {balance}. {fresh, plural, =0 {Aucun dépôt n’était} one {# dépôt était} other {# dépôts étaient}} à inscrire; {left, plural, =0 {rien à revoir} one {# ligne à revoir} other {# lignes à revoir}}.',
    en: '{account} is reconciled on {on}: {balance}. {fresh, plural, =0 {No deposit was} one {# deposit was} other {# deposits were}} to record; {left, plural, =0 {nothing to review} one {# line to review} other {# lines to review}}.',
  },
  matched: {
    fr: '{fresh, plural, =0 {Aucun dépôt n’est inscrit} one {# dépôt est inscrit} other {# dépôts sont inscrits}}; le mois n’est pas bouclé sans le solde du relevé.',
    en: '{fresh, plural, =0 {No deposit is recorded} one {# deposit is recorded} other {# deposits are recorded}}; the month is not closed without the statement’s balance.',
  },
  books: { fr: 'Solde aux livres', en: 'Book balance' },
  onlyBank: { fr: 'À la banque, pas aux livres', en: 'At the bank, not in the books' },
  onlyBooks: { fr: 'Aux livres, pas à la banque', en: 'In the books, not at the bank' },
  expected: { fr: 'Solde attendu du relevé', en: 'Expected statement balance' },
  statement: { fr: 'Solde du relevé', en: 'Statement balance' },
  lines: { fr: 'Lignes qui restent', en: 'Remaining lines' },
  line: { fr: 'Ligne', en: 'Line' },
  amount: { fr: 'Montant', en: 'Amount' },
  becomes: { fr: 'Ce qui se passe', en: 'What happens' },
  records: { fr: 'paiement de {numbers}', en: 'payment of {numbers}' },
  review: { fr: 'à revoir', en: 'to review' },
  shorts: { fr: 'Paiements courts', en: 'Short payments' },
  client: { fr: 'Client', en: 'Client' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  missing: { fr: 'Manque', en: 'Short' },
  rest: { fr: 'Revoir le reste', en: 'Review the rest' },
  footer: {
    fr: 'Seuls les appariements sûrs ou probables sont inscrits · attendu = livres + banque seule − livres seuls',
    en: 'Only certain or likely matches are recorded · expected = books + bank only − books only',
  },
})

const input = z.object({
  period: field.period({ label: { fr: 'Mois', en: 'Month' } }).optional(),
  balance: field
    .money({
      label: { fr: 'Solde de fin du relevé', en: 'Closing balance of the statement' },
      cues: ['solde', 'relevé finit à', 'balance', 'closes at'],
    })
    .optional(),
})
type Said = z.output<typeof input>

const through = (organization: Organization): string | null =>
  typeof organization.settings.reconciledThrough === 'string' ? organization.settings.reconciledThrough : null

/** The month at the bank and in the books; nothing is written. */
async function readMonth({ period, balance }: Said, { stores, today }: Context<ReconcileStores>) {
  const month: Period = monthOf(period?.to ?? addMonths(today, -1))
  if (month.to >= today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Ce mois n’est pas fini : concilie un mois passé.', en: 'That month is not over: reconcile a past month.' },
      { field: 'period' },
    )
  const organization = await needOrganization(stores)
  const last = through(organization)
  if (last !== null && month.to <= last)
    throw new NovaError('rule.broken', {
      fr: `La banque est déjà conciliée jusqu’au ${formatDate(last, 'fr')}.`,
      en: `The bank is reconciled through ${formatDate(last, 'en')} already.`,
    })
  const inMonth = (date: string | null) => date !== null && date >= month.from && date <= month.to
  const lines = (await stores.records.list('bank_transaction')).filter(({ date }) => inMonth(date))
  const accounts = (await stores.cashAccounts.list()).filter(({ currency }) => currency === 'CAD')
  const account = accounts.find(({ name }) => name === lines[0]?.data.account) ?? accounts[0]
  if (!account || lines.length === 0)
    throw new NovaError('not-found', {
      fr: `Aucune opération de banque n’est inscrite du ${formatDate(month.from, 'fr')} au ${formatDate(month.to, 'fr')}.`,
      en: `No bank line is on file from ${formatDate(month.from, 'en')} to ${formatDate(month.to, 'en')}.`,
    })
  const open = lines.filter(({ state }) => state === 'unmatched')
  const invoices = await openInvoices(stores, month.to)
  const deposits = open.flatMap(({ id, date, amount, data }) =>
    (amount ?? 0) > 0 ? [{ id, date: date!, amount: amount!, description: data.description }] : [],
  )
  const matches = matchDeposits(deposits, invoices).filter(({ confidence }) => confidence !== 'review')
  const fresh = matches.map(({ deposit, invoices: ids }) => ({
    line: open.find(({ id }) => id === deposit)!,
    invoices: ids.map((id) => invoices.find((one) => one.id === id)!),
  }))
  for (const { line } of fresh) checkOpenPeriod(line.date!, organization)
  const booked = new Set(lines.flatMap(({ data }) => data.matched))
  const transit = (await stores.payments.list()).filter(({ id, date }) => inMonth(date) && !booked.has(id))
  const onlyBank = open.map(({ amount }) => amount ?? 0)
  const onlyBooks = transit.map(({ amount }) => amount)
  const expected = account.asOf === month.to ? tieStatement({ books: account.balance, onlyBank, onlyBooks }) : null
  if (expected !== null && balance !== undefined && balance !== expected) {
    const [gap, fr, en] = [Math.abs(balance - expected), formatMoney(expected, 'fr'), formatMoney(expected, 'en')]
    throw new NovaError(
      'rule.broken',
      {
        fr: `Le compte ne balance pas : le relevé devrait finir à ${fr}, l’écart est de ${formatMoney(gap, 'fr')}. Revois le solde ou les lignes du mois.`,
        en: `The account does not tie: the statement should close at ${en}, a gap of ${formatMoney(gap, 'en')}. Check the balance or the month’s lines.`,
      },
      { field: 'balance' },
    )
  }
  const clients = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
  const shorts = (await listAccounts(stores, month.to))
    .filter((one) => one.paid > 0 && one.balance > 0)
    .map(({ invoice, balance: short }) => ({
      number: invoice.number!,
      client: clients.get(invoice.clientId) ?? '',
      short,
    }))
    .sort((a, b) => b.short - a.short)
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  return {
    organization,
    account,
    month,
    done: lines.length - open.length,
    fresh,
    left: open.filter(({ id }) => !fresh.some(({ line }) => line.id === id)),
    books: account.balance,
    onlyBank: sum(onlyBank),
    onlyBooks: sum(onlyBooks),
    expected,
    shorts,
  }
}
type Month = Awaited<ReturnType<typeof readMonth>>

function previewCard(month: Month, balance: number | undefined, lang: Lang): DraftCard {
  const money = (amount: number) => formatMoney(amount, lang)
  const { account, expected, fresh, left, done, shorts } = month
  const on = formatDate(month.month.to, lang)
  const counts = { done, fresh: fresh.length, left: left.length }
  const summary =
    expected === null
      ? say(lang, 'noBooks', { ...counts, account: account.name, asOf: formatDate(account.asOf, lang), on })
      : say(lang, balance === undefined ? 'expects' : 'ties', { ...counts, balance: money(expected), on })
  const told = ({ date, data }: Month['left'][number]) => `${formatDate(date!, lang)} ${data.description}`
  const rows = [
    ...fresh.map(({ line, invoices }) => [
      told(line),
      money(line.amount!),
      say(lang, 'records', { numbers: invoices.map(({ number }) => number).join(', ') }),
    ]),
    ...left.map((line) => [told(line), money(line.amount ?? 0), say(lang, 'review')]),
  ]
  const right = { align: 'right' as const }
  return {
    title: say(lang, 'title', { account: account.name, month: formatDate(month.month.from, lang, 'month') }),
    summary,
    tone: expected !== null && balance !== undefined ? 'success' : 'info',
    blocks: [
      { type: 'text', text: summary },
      ...(expected === null
        ? []
        : [
            {
              type: 'fields' as const,
              fields: [
                { label: say(lang, 'books'), value: money(month.books) },
                { label: say(lang, 'onlyBank'), value: money(month.onlyBank) },
                { label: say(lang, 'onlyBooks'), value: money(month.onlyBooks) },
                { label: say(lang, 'expected'), value: money(expected) },
                ...(balance === undefined ? [] : [{ label: say(lang, 'statement'), value: money(balance) }]),
              ],
            },
          ]),
      ...(rows.length
        ? [
            {
              type: 'table' as const,
              caption: say(lang, 'lines'),
              columns: [
                { label: say(lang, 'line') },
                { label: say(lang, 'amount'), ...right },
                { label: say(lang, 'becomes') },
              ],
              rows,
            },
          ]
        : []),
      ...(shorts.length
        ? [
            {
              type: 'table' as const,
              caption: say(lang, 'shorts'),
              columns: [
                { label: say(lang, 'client') },
                { label: say(lang, 'invoice') },
                { label: say(lang, 'missing'), ...right },
              ],
              rows: shorts.map(({ client, number, short }) => [
                client,
                { text: number, href: `nova:invoices/${number}` },
                money(short),
              ]),
            },
          ]
        : []),
    ],
    footer: say(lang, 'footer'),
  }
}

export const reconcileBank = defineTool<ReconcileStores>()({
  name: 'bank.reconcile',
  title: { fr: 'Concilier le compte du mois', en: 'Reconcile the month’s account' },
  gate: 'confirm',
  permission: 'finance.write',
  examples: RECONCILE,
  input,
  output: z.object({
    account: z.string(),
    on: z.string(),
    fresh: z.int(),
    left: z.int(),
    balance: z.int().nullable(),
  }),
  async preview(said, ctx) {
    const month = await readMonth(said, ctx)
    return {
      card: previewCard(month, said.balance, ctx.lang),
      subject: {
        account: month.account.id,
        to: month.month.to,
        balance: said.balance ?? null,
        deposits: month.fresh.map(({ line, invoices }) => [line.id, invoices.map(({ id }) => id)]),
      },
      edit: { tool: 'bank.reconcile', input: said },
    }
  },
  async run(said, ctx) {
    const { stores } = ctx
    const { account, month, fresh, left, expected, onlyBooks, organization } = await readMonth(said, ctx)
    for (const { line, invoices } of fresh) await recordDeposit(line, invoices, stores)
    const closed = expected !== null && said.balance !== undefined
    if (closed) {
      await stores.cashAccounts.update(account.id, { balance: expected + onlyBooks, asOf: month.to })
      await stores.organizations.update({ settings: { ...organization.settings, reconciledThrough: month.to } })
    }
    const balance = closed ? expected : null
    return { account: account.name, on: month.to, fresh: fresh.length, left: left.length, balance }
  },
  card({ account, on, fresh, left, balance }, { lang }) {
    const summary =
      balance === null
        ? say(lang, 'matched', { fresh })
        : say(lang, 'done', {
            account,
            on: formatDate(on, lang),
            balance: formatMoney(balance, lang),
            fresh,
            left,
          })
    return {
      title: say(lang, 'title', { account, month: formatDate(on, lang, 'month') }),
      summary,
      tone: balance === null ? 'info' : 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: left
        ? [
            {
              type: 'button',
              label: say(lang, 'rest'),
              intent: { do: 'tool', tool: 'payments.match_deposit', input: {} },
            },
          ]
        : [],
    }
  },
})
