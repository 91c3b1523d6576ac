import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Invoice } from '../../src/domain/records/accounting.ts'
import { computeCredit, type TaxedTotal } from '../../src/domain/tax.ts'
import { taxName } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { applyRate, formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { readAccount } from './invoice-book.ts'
import { invoiceHref } from './invoice-card.ts'
import { CREDIT } from './invoice-examples.ts'
import { amountColumns, taxesOf } from './invoice-price.ts'
import { invoiceSheet, readSheet } from './invoice-sheet.ts'
import { checkOpenPeriod, emailOf, type IssueStores, issueInvoice, needOrganization } from './issue.ts'

const say = phrases({
  line: { fr: 'Crédit sur la facture {number}', en: 'Credit on invoice {number}' },
  title: { fr: 'Note de crédit à émettre', en: 'Credit note to issue' },
  summary: {
    fr: 'Crédit de {total} à {client} sur la facture {number}, taxes comprises : l’émettre?',
    en: 'Credit of {total} to {client} on invoice {number}, taxes included: issue it?',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
  client: { fr: 'Client', en: 'Client' },
  amount: { fr: 'Crédit avant taxes', en: 'Credit before taxes' },
  total: { fr: 'Total du crédit', en: 'Total credit' },
  balance: { fr: 'Solde de la facture', en: 'Invoice balance' },
  after: { fr: 'Solde après le crédit', en: 'Balance after the credit' },
  reason: { fr: 'Motif', en: 'Reason' },
  noReason: { fr: 'non précisé', en: 'not stated' },
  original: {
    fr: 'La facture {number} reste telle qu’émise; la note prend le numéro suivant de sa propre série (NC-).',
    en: 'Invoice {number} stays as issued; the note takes the next number of its own series (NC-).',
  },
  refund: {
    fr: 'La facture serait créditée au-delà de son solde : {amount} à rembourser ou à appliquer ailleurs.',
    en: 'The invoice would be credited beyond its balance: {amount} to refund or to apply elsewhere.',
  },
  issuedTitle: { fr: 'Note de crédit {number} émise', en: 'Credit note {number} issued' },
  issued: {
    fr: 'Note de crédit {number} de {total} à {client}, sur la facture {credits} : émise. Le PDF est prêt à envoyer.',
    en: 'Credit note {number} of {total} to {client}, on invoice {credits}: issued. The PDF is ready to send.',
  },
  emailed: {
    fr: 'Note de crédit {number} de {total} à {client}, sur la facture {credits} : émise et envoyée à {to}.',
    en: 'Credit note {number} of {total} to {client}, on invoice {credits}: issued and sent to {to}.',
  },
})

const input = z.object({
  invoice: field.invoice({
    label: { fr: 'Facture à créditer', en: 'Invoice to credit' },
    ask: { fr: 'Sur quelle facture?', en: 'On which invoice?' },
  }),
  amount: field
    .money({
      label: { fr: 'Montant avant taxes', en: 'Amount before taxes' },
      ask: { fr: 'Combien créditer, avant taxes?', en: 'How much to credit, before taxes?' },
    })
    .optional(),
  percent: field.percent({ label: { fr: 'Part de la facture', en: 'Share of the invoice' } }).optional(),
  everything: field
    .boolean({
      label: { fr: 'Tout le reste', en: 'All that is left' },
      cues: ['au complet', 'en entier', 'toute la facture', 'complètement', 'in full', 'entirely', 'the whole invoice'],
    })
    .optional(),
  reason: field
    .text({
      label: { fr: 'Motif', en: 'Reason' },
      cues: ['parce que', 'car', 'motif', 'raison', 'because', 'reason'],
    })
    .optional(),
})
type Request = z.output<typeof input>

type Prepared = { invoice: Invoice; credit: TaxedTotal }

/** What is to be credited, at the rates of the invoice; never more than what earlier notes have left. */
async function prepareCredit(request: Request, stores: IssueStores): Promise<Prepared> {
  const invoice = await stores.invoices.need(request.invoice)
  if (invoice.status === 'draft' || invoice.kind === 'credit-note')
    throw new NovaError('rule.broken', {
      fr: 'On crédite seulement une facture émise. Un brouillon se modifie ou se supprime.',
      en: 'Only an issued invoice can be credited. A draft is changed or discarded.',
    })
  const earlier = await stores.invoices.list({ creditsId: invoice.id, status: 'issued' })
  const credited = {
    taxable: earlier.reduce((sum, one) => sum + one.taxable, 0),
    taxes: earlier.flatMap((one) => taxesOf(one)),
  }
  const left = invoice.taxable - credited.taxable
  const amount =
    request.amount ??
    (request.percent ? applyRate(invoice.taxable, request.percent) : request.everything ? left : undefined)
  if (amount === undefined)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Il reste ${formatMoney(left, 'fr')} à créditer sur ${invoice.number}, avant taxes.`,
        en: `${formatMoney(left, 'en')} is left to credit on ${invoice.number}, before taxes.`,
      },
      { field: 'amount' },
    )
  if (amount <= 0 || amount > left)
    throw new NovaError(
      'rule.broken',
      {
        fr: `On peut créditer au plus ${formatMoney(left, 'fr')} avant taxes sur ${invoice.number}; ${formatMoney(amount, 'fr')} est demandé.`,
        en: `At most ${formatMoney(left, 'en')} before taxes can be credited on ${invoice.number}; ${formatMoney(amount, 'en')} is asked.`,
      },
      { field: 'amount', data: { left } },
    )
  return { invoice, credit: computeCredit({ taxable: invoice.taxable, taxes: taxesOf(invoice) }, amount, credited) }
}

async function previewCredit(request: Request, ctx: Context<IssueStores>) {
  const { stores, lang, today } = ctx
  checkOpenPeriod(today, await needOrganization(stores))
  const { invoice, credit } = await prepareCredit(request, stores)
  const client = await stores.clients.need(invoice.clientId)
  const { balance } = await readAccount(stores, invoice, today)
  const money = (amount: number) => formatMoney(amount, lang, invoice.currency)
  const after = balance - credit.total
  const card: DraftCard = {
    title: say(lang, 'title'),
    summary: say(lang, 'summary', { total: money(credit.total), client: client.name, number: invoice.number! }),
    tone: 'warning',
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'invoice'), value: invoice.number!, href: invoiceHref(invoice) },
          { label: say(lang, 'client'), value: client.name, href: `nova:clients/${client.id}` },
          { label: say(lang, 'amount'), value: money(credit.subtotal) },
          ...credit.taxes.map(({ tax, rate, amount }) => ({
            label: `${taxName(tax, lang)} ${formatPercent(rate, lang)}`,
            value: money(amount),
          })),
          { label: say(lang, 'total'), value: money(credit.total) },
          { label: say(lang, 'balance'), value: money(balance) },
          { label: say(lang, 'after'), value: money(after) },
          { label: say(lang, 'reason'), value: request.reason ?? say(lang, 'noReason') },
        ],
      },
      { type: 'text', text: say(lang, 'original', { number: invoice.number! }) },
      ...(after < 0 ? [{ type: 'text' as const, text: say(lang, 'refund', { amount: money(-after) }) }] : []),
    ],
  }
  const subject = {
    invoice: invoice.number,
    buyer: [client.name, client.address, await emailOf(client, ctx)],
    credit,
    reason: request.reason ?? null,
  }
  const { invoice: id, ...rest } = request
  return { card, subject, edit: { tool: 'invoices.issue_credit_note', input: { invoice: id, ...rest } } }
}

const fileRef = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })

export const issueCreditNote = defineTool<IssueStores>()({
  name: 'invoices.issue_credit_note',
  title: { fr: 'Émettre une note de crédit', en: 'Issue a credit note' },
  gate: 'approve',
  permission: 'finance.write',
  approval: {
    permission: 'credits.approve',
    amount: async (request, { stores }) => (await prepareCredit(request, stores)).credit.total,
  },
  examples: CREDIT,
  input,
  output: z.object({ invoice: invoiceSheet, pdf: fileRef, emailedTo: z.string().nullable() }),
  preview: previewCredit,
  async run(request, ctx) {
    const { stores } = ctx
    const { invoice, credit } = await prepareCredit(request, stores)
    const note = await stores.invoices.insert({
      kind: 'credit-note',
      status: 'draft',
      clientId: invoice.clientId,
      projectId: invoice.projectId,
      creditsId: invoice.id,
      lang: invoice.lang,
      currency: invoice.currency,
      exchangeRate: invoice.exchangeRate,
      province: invoice.province,
      purchaseOrder: invoice.purchaseOrder,
      reason: request.reason ?? null,
      ...amountColumns({ ...credit, gross: credit.subtotal, holdback: 0 }),
      createdBy: ctx.actor.id,
    })
    const line = say(invoice.lang, 'line', { number: invoice.number! })
    await stores.invoiceLines.insertMany([
      {
        invoiceId: note.id,
        position: 1,
        description: request.reason ? `${line} : ${request.reason}` : line,
        quantity: 1000,
        unit: 'lump',
        unitPrice: credit.subtotal,
        amount: credit.subtotal,
        taxStatus: 'taxable',
      },
    ])
    const issued = await issueInvoice(note, ctx)
    return {
      invoice: await readSheet(stores, issued.invoice, ctx.today),
      pdf: issued.pdf,
      emailedTo: issued.emailedTo,
    }
  },
  card({ invoice, pdf, emailedTo }, { lang }) {
    const values = {
      number: invoice.number!,
      total: formatMoney(invoice.total, lang, invoice.currency),
      client: invoice.client.name,
      credits: invoice.credits!,
      to: emailedTo ?? '',
    }
    return {
      title: say(lang, 'issuedTitle', values),
      summary: say(lang, emailedTo ? 'emailed' : 'issued', values),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'invoice'), value: values.credits, href: `nova:invoices/${values.credits}` },
            { label: say(lang, 'client'), value: values.client, href: `nova:clients/${invoice.client.id}` },
            { label: say(lang, 'total'), value: values.total },
          ],
        },
        { type: 'file', file: pdf },
      ],
    }
  },
})
