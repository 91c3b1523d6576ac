import { z } from 'zod'
import { payProfile } from '../../src/domain/cash-forecast.ts'
import { likelyPaymentDate } from '../../src/domain/payer-forecast.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { PROFILE } from './cash-examples.ts'
import type { CashStores } from './cash-figures.ts'
import { listAccounts } from './invoice-book.ts'

const say = phrases({
  title: { fr: 'Habitudes de paiement – {client}', en: 'Payment habits – {client}' },
  summary: {
    fr: '{client} paye à {median} jours de la facture (médiane de {count}), un dixième après {slow} jours; en retard {late} du temps.',
    en: '{client} pays {median} days after the invoice (median of {count}), a tenth after {slow} days; late {late} of the time.',
  },
  none: {
    fr: '{client} n’a encore payé aucune facture au complet : je n’ai pas d’habitude à montrer.',
    en: '{client} has not paid an invoice in full yet: there is no habit to show.',
  },
  caption: { fr: 'Factures ouvertes', en: 'Open invoices' },
  number: { fr: 'Facture', en: 'Invoice' },
  balance: { fr: 'Solde', en: 'Balance' },
  likely: { fr: 'Paiement probable', en: 'Likely payment' },
  terms: { fr: 'Termes', en: 'Terms' },
  median: { fr: 'Médiane', en: 'Median' },
  days: { fr: '{n} jours', en: '{n} days' },
  footer: {
    fr: 'Délai : de la date de la facture à son dernier paiement',
    en: 'Delay: from the invoice date to its last payment',
  },
})

export const clientPayProfile = defineTool<CashStores>()({
  name: 'cash.client_pay_profile',
  title: { fr: 'Dire en combien de jours un client paye', en: 'Say how many days a client takes to pay' },
  gate: 'none',
  permission: 'finance.read',
  examples: PROFILE,
  input: z.object({
    client: field.client({ label: { fr: 'Client', en: 'Client' }, ask: { fr: 'Quel client?', en: 'Which client?' } }),
  }),
  output: z.object({
    client: z.object({ id: z.string(), name: z.string(), terms: z.int() }),
    profile: z.object({ count: z.int(), median: z.number(), slow: z.number(), lateShare: z.number() }).nullable(),
    open: z.array(z.object({ number: z.string(), balance: z.int(), likely: z.string().nullable() })),
  }),
  async run({ client: id }, { stores, today }) {
    const client = await stores.clients.need(id)
    const delays = (await stores.receivables.delays(today, id)).map((one) => one.days)
    const accounts = await listAccounts(stores, today, { clientId: id })
    return {
      client: { id, name: client.name, terms: client.termsDays },
      profile: payProfile(delays, client.termsDays),
      open: accounts
        .filter((one) => one.balance > 0)
        .map(({ invoice, balance }) => ({
          number: invoice.number!,
          balance,
          likely: likelyPaymentDate(invoice.issueDate!, delays),
        })),
    }
  },
  card({ client, profile, open }, { lang, today }) {
    const days = (n: number) => say(lang, 'days', { n: formatNumber(n, lang, 1) })
    const summary = profile
      ? say(lang, 'summary', {
          client: client.name,
          count: profile.count,
          median: formatNumber(profile.median, lang, 1),
          slow: formatNumber(profile.slow, lang, 0),
          late: formatPercent(Math.round(profile.lateShare * 1_000_000), lang, 0),
        })
      : say(lang, 'none', { client: client.name })
    return {
      title: say(lang, 'title', { client: client.name }),
      summary,
      tone: profile && profile.median > client.terms ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'terms'), value: days(client.terms), href: `nova:clients/${client.id}` },
            ...(profile ? [{ label: say(lang, 'median'), value: days(profile.median) }] : []),
          ],
        },
        ...(open.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'caption'),
                columns: [
                  { label: say(lang, 'number') },
                  { label: say(lang, 'balance'), align: 'right' as const },
                  { label: say(lang, 'likely'), align: 'right' as const },
                ],
                rows: open.map(({ number, balance, likely }) => [
                  { text: number, href: `nova:invoices/${number}` },
                  formatMoney(balance, lang),
                  likely ? formatDate(likely < today ? today : likely, lang) : '–',
                ]),
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer'),
    }
  },
})
