import { z } from 'zod'
import { explainShortPay } from '../../src/domain/bank-matching.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { SHORT } from './deposit-examples.ts'
import { listAccounts, readAccount } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'

const CAUSES = ['tax-not-paid', 'holdback', 'discount', 'disputed', 'rounding', 'unknown'] as const

const say = phrases({
  title: { fr: 'Paiement incomplet – {number}', en: 'Short payment – {number}' },
  summary: {
    fr: '{client} a payé {paid} sur {total} : il manque {short}. {cause}',
    en: '{client} paid {paid} of {total}: {short} is missing. {cause}',
  },
  'tax-not-paid': { fr: 'C’est le montant des taxes.', en: 'That is the amount of the taxes.' },
  holdback: { fr: 'C’est une retenue prise une seconde fois.', en: 'That is a holdback taken a second time.' },
  discount: { fr: 'C’est un escompte qui n’était pas convenu.', en: 'That is a discount that was not agreed.' },
  disputed: {
    fr: 'C’est le montant en litige inscrit au projet.',
    en: 'That is the amount in dispute on the project.',
  },
  rounding: { fr: 'C’est un arrondi.', en: 'That is rounding.' },
  unknown: {
    fr: 'Ce n’est ni les taxes, ni la retenue, ni un litige connu : demande au client.',
    en: 'It is neither the taxes, the holdback nor a known dispute: ask the client.',
  },
  statement: { fr: 'Relevé du client', en: 'Client statement' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  missing: { fr: 'Il manque', en: 'Missing' },
})

export const explainShort = defineTool<SheetStores>()({
  name: 'payments.explain_short_pay',
  title: { fr: 'Expliquer un paiement incomplet', en: 'Explain a short payment' },
  gate: 'none',
  permission: 'finance.read',
  examples: SHORT,
  input: z.object({
    invoice: field.invoice({ label: { fr: 'Facture', en: 'Invoice' } }).optional(),
    client: field
      .client({ label: { fr: 'Client', en: 'Client' }, ask: { fr: 'Quel client?', en: 'Which client?' } })
      .optional(),
  }),
  output: z.object({
    number: z.string(),
    client: z.object({ id: z.string(), name: z.string() }),
    paid: z.int(),
    total: z.int(),
    short: z.int(),
    cause: z.enum(CAUSES),
  }),
  async run({ invoice: id, client }, { stores, today }) {
    const candidates = id
      ? [await readAccount(stores, await stores.invoices.need(id), today)]
      : await listAccounts(stores, today, client ? { clientId: client } : {})
    const short = candidates.filter((one) => one.paid > 0 && one.balance > 0)
    const account = short.sort((a, b) => b.balance - a.balance)[0]
    if (!account)
      throw new NovaError('not-found', {
        fr: 'Aucun paiement incomplet ici : les factures sont payées au complet ou pas du tout.',
        en: 'No short payment here: the invoices are paid in full or not at all.',
      })
    const { invoice, paid, credited } = account
    const project = invoice.projectId ? await stores.projects.need(invoice.projectId) : null
    const owner = await stores.clients.need(invoice.clientId)
    const total = invoice.total - credited
    const read = explainShortPay(paid, {
      subtotal: invoice.subtotal,
      taxes: invoice.gst + invoice.qst + invoice.hst + invoice.pst,
      total,
      holdbackPpm: project?.holdbackPpm ?? 0,
      discountPpm: 20_000,
      disputed: project?.disputedAmount ?? 0,
    })
    return { number: invoice.number!, client: { id: owner.id, name: owner.name }, paid, total, ...read }
  },
  card({ number, client, paid, total, short, cause }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, 'summary', {
      client: client.name,
      paid: money(paid),
      total: money(total),
      short: money(short),
      cause: say(lang, cause),
    })
    return {
      title: say(lang, 'title', { number }),
      summary,
      tone: 'warning',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'invoice'), value: number, href: `nova:invoices/${number}` },
            { label: say(lang, 'missing'), value: money(short) },
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'statement'),
          intent: { do: 'tool', tool: 'receivables.client_statement', input: { client: client.id } },
        },
      ],
    }
  },
})
