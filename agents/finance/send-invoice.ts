import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { contractualRelease } from '../../src/domain/holdback.ts'
import { PROVINCE_NAMES } from '../../src/domain/province.ts'
import type { Holdback, Invoice } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { readRegistration } from '../../src/domain/registration.ts'
import { taxesFor, taxName } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { placeOf } from './drafts.ts'
import { RELEASE_DAYS } from './holdback-book.ts'
import { invoiceHref, sheetBlocks } from './invoice-card.ts'
import { SEND } from './invoice-examples.ts'
import { readProvince, taxesOf } from './invoice-price.ts'
import { invoiceSheet, readSheet } from './invoice-sheet.ts'
import { checkOpenPeriod, emailOf, type IssueStores, issueInvoice, needOrganization } from './issue.ts'
import { draftInput } from './update-draft.ts'

const say = phrases({
  title: { fr: 'Facture à émettre', en: 'Invoice to issue' },
  summary: {
    fr: 'Facture de {total} à {client}, taxes comprises, payable le {due} : émettre et envoyer?',
    en: 'Invoice of {total} to {client}, taxes included, due {due}: issue and send?',
  },
  seller: { fr: 'Vendeur', en: 'Seller' },
  buyer: { fr: 'Acheteur', en: 'Buyer' },
  licence: { fr: 'Licence RBQ', en: 'RBQ licence' },
  registration: { fr: 'N° {tax}', en: '{tax} no.' },
  willEmail: {
    fr: 'Après l’approbation : numéro suivant, PDF dans ce fil, courriel à {to}.',
    en: 'Once approved: next number, PDF in this thread, e-mail to {to}.',
  },
  willPrepare: {
    fr: 'Après l’approbation : numéro suivant et PDF dans ce fil. Le courriel n’est pas connecté : le PDF sera prêt à envoyer.',
    en: 'Once approved: next number and PDF in this thread. E-mail is not connected: the PDF will be ready to send.',
  },
  noAddress: {
    fr: 'Après l’approbation : numéro suivant et PDF dans ce fil. {client} n’a pas de courriel au dossier.',
    en: 'Once approved: next number and PDF in this thread. {client} has no e-mail on file.',
  },
  doubtful: { fr: 'À vérifier – {tax} {number} : {says}', en: 'To check – {tax} {number}: {says}' },
  issuedTitle: { fr: 'Facture {number} émise', en: 'Invoice {number} issued' },
  emailed: {
    fr: 'Facture {number} de {total} à {client} : émise et envoyée à {to}, payable le {due}.',
    en: 'Invoice {number} for {total} to {client}: issued and sent to {to}, due {due}.',
  },
  ready: {
    fr: 'Facture {number} de {total} à {client} : émise, payable le {due}. Le PDF est prêt à envoyer.',
    en: 'Invoice {number} for {total} to {client}: issued, due {due}. The PDF is ready to send.',
  },
  connect: {
    fr: 'Le courriel n’est pas connecté : transmets le PDF au client, ou connecte SMTP dans les réglages pour que je l’envoie.',
    en: 'E-mail is not connected: forward the PDF to the client, or connect SMTP in settings and I will send it.',
  },
  total: { fr: 'Total', en: 'Total' },
  due: { fr: 'Échéance', en: 'Due' },
  client: { fr: 'Client', en: 'Client' },
  number: { fr: 'Numéro', en: 'Number' },
})

/** A mistake in taxes that anybody at Revenu Québec would see: Québec taxes on work done elsewhere, or an old rate. */
async function checkTaxes(invoice: Invoice, today: IsoDate, stores: IssueStores): Promise<void> {
  const province = await placeOf(stores, invoice.clientId, invoice.projectId)
  const charged = taxesOf(invoice)
  if (charged.length === 0 && !(await stores.organizations.get())?.gstNumber) return
  const right = taxesFor({ province: readProvince(province), date: today })
  const same =
    invoice.province === province &&
    right.length === charged.length &&
    right.every(({ tax, rate }) => charged.some((one) => one.tax === tax && one.rate === rate))
  if (same) return
  const list = (lang: Lang, taxes: readonly { tax: (typeof right)[number]['tax']; rate: number }[]) =>
    taxes.map(({ tax, rate }) => `${taxName(tax, lang)} ${formatPercent(rate, lang)}`).join(' + ') || '0 $'
  const place = PROVINCE_NAMES[readProvince(province)]
  throw new NovaError(
    'rule.broken',
    {
      fr: `Les travaux sont ici : ${place.fr}. La taxe y est ${list('fr', right)}, mais le brouillon porte ${list('fr', charged)}. Dis « corrige les taxes du brouillon » et je le refais.`,
      en: `The work is in ${place.en}, where the tax is ${list('en', right)}, but the draft charges ${list('en', charged)}. Say "fix the taxes on the draft" and I will redo it.`,
    },
    {
      data: {
        offer: {
          tool: 'invoices.update_draft',
          input: { invoice: invoice.id, correctTaxes: true },
          label: { fr: 'Corriger les taxes', en: 'Fix the taxes' },
        },
      },
    },
  )
}

/** The warnings and facts about registration numbers. Throws `rule.broken` on a number without the right form. */
function registrationNotes(organization: Organization, lang: Lang): Block[] {
  const notes: string[] = []
  for (const [kind, number] of [
    ['GST', organization.gstNumber],
    ['QST', organization.qstNumber],
  ] as const) {
    if (!number) continue
    const read = readRegistration(kind, number)
    if (read.status === 'invalid') throw new NovaError('rule.broken', read.says)
    if (read.status === 'doubtful')
      notes.push(say(lang, 'doubtful', { tax: taxName(kind, lang), number, says: read.says[lang] }))
  }
  return notes.map((text) => ({ type: 'text', text }))
}

function partiesBlock(organization: Organization, client: Client, lang: Lang, invoice: Invoice): Block {
  const oneLine = (address: string) => address.replaceAll('\n', ', ')
  const numbers = taxesOf(invoice).flatMap(({ tax }) => {
    const value = tax === 'QST' ? organization.qstNumber : tax === 'PST' ? null : organization.gstNumber
    return value ? [{ label: say(lang, 'registration', { tax: taxName(tax, lang) }), value }] : []
  })
  const seller = [
    `**${say(lang, 'seller')}** ${organization.name}`,
    ...(organization.rbqLicence ? [`${say(lang, 'licence')} ${organization.rbqLicence}`] : []),
    ...numbers.map(({ label, value }) => `${label} ${value}`),
  ]
  const buyer = `**${say(lang, 'buyer')}** ${client.name}, ${oneLine(client.address)}`
  return { type: 'text', text: `${seller.join(' · ')}\n${buyer}` }
}

async function previewSend(id: string, ctx: Context<IssueStores>) {
  const { stores, today, lang } = ctx
  const invoice = await needUnissued(id, stores)
  const organization = await needOrganization(stores)
  checkOpenPeriod(today, organization)
  await checkTaxes(invoice, today, stores)
  const client = await stores.clients.need(invoice.clientId)
  const sheet = await readSheet(stores, invoice, today)
  if (sheet.lines.length === 0)
    throw new NovaError('rule.broken', {
      fr: 'Ce brouillon n’a aucune ligne; ajoutes-en une avant de l’émettre.',
      en: 'This draft has no lines; add one before issuing it.',
    })
  const to = await emailOf(client, ctx)
  const after = to
    ? say(lang, 'willEmail', { to })
    : say(lang, client.email ? 'willPrepare' : 'noAddress', { client: client.name })
  const card: DraftCard = {
    title: say(lang, 'title'),
    summary: say(lang, 'summary', {
      total: formatMoney(invoice.total, lang, invoice.currency),
      client: client.name,
      due: formatDate(sheet.dueDate!, lang),
    }),
    tone: 'warning',
    blocks: [
      ...sheetBlocks(sheet, lang),
      partiesBlock(organization, client, lang, invoice),
      ...registrationNotes(organization, lang),
      { type: 'text', text: after },
    ],
  }
  // Days and number follow from the moment of issue; everything else must be what was shown.
  const subject = {
    invoice: invoice.id,
    seller: [organization.name, organization.gstNumber, organization.qstNumber, organization.rbqLicence],
    buyer: [client.name, client.address, to],
    place: invoice.province,
    lines: sheet.lines,
    taxes: sheet.taxes,
    totals: [invoice.gross, invoice.holdback, invoice.subtotal, invoice.total, invoice.currency],
    terms: invoice.dueDate ?? client.termsDays,
    texts: [invoice.lang, invoice.purchaseOrder, invoice.notes, sheet.project?.id ?? null],
  }
  // The form of the draft as it is now, so that only what is changed in it changes.
  const form = async () => draftInput(invoice, await stores.invoiceLines.listFor(invoice.id))
  const edit = invoice.kind === 'invoice' ? { edit: { tool: 'invoices.update_draft', input: await form() } } : {}
  return { card, subject, ...edit }
}

async function needUnissued(id: string, stores: IssueStores): Promise<Invoice> {
  const invoice = await stores.invoices.need(id)
  if (invoice.status === 'draft') return invoice
  throw new NovaError('rule.broken', {
    fr: `La facture ${invoice.number} est déjà émise (${formatDate(invoice.issueDate!, 'fr')}); elle garde son numéro et son PDF.`,
    en: `Invoice ${invoice.number} is already issued (${formatDate(invoice.issueDate!, 'en')}); it keeps its number and its PDF.`,
  })
}

const fileRef = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })
type SendStores = IssueStores & { holdbacks: Rows<Holdback> }

export const sendInvoice = defineTool<SendStores>()({
  name: 'invoices.send',
  title: { fr: 'Émettre et envoyer une facture', en: 'Issue and send an invoice' },
  gate: 'approve',
  permission: 'finance.write',
  approval: {
    permission: 'invoices.approve',
    amount: async (input, { stores }) => Math.abs((await stores.invoices.need(input.invoice)).total),
  },
  examples: SEND,
  input: z.object({
    invoice: field.invoice({
      label: { fr: 'Facture', en: 'Invoice' },
      ask: { fr: 'Quel brouillon de facture?', en: 'Which draft invoice?' },
    }),
  }),
  output: z.object({ invoice: invoiceSheet, pdf: fileRef, emailedTo: z.string().nullable() }),
  preview: (input, ctx) => previewSend(input.invoice, ctx),
  async run(input, ctx) {
    const draft = await needUnissued(input.invoice, ctx.stores)
    await checkTaxes(draft, ctx.today, ctx.stores)
    const { invoice, pdf, emailedTo } = await issueInvoice(draft, ctx)
    if (invoice.holdback && invoice.projectId) {
      const { endDate } = await ctx.stores.projects.need(invoice.projectId)
      const dueDate = endDate && contractualRelease(endDate, RELEASE_DAYS)
      const { projectId, holdback: amount } = invoice
      await ctx.stores.holdbacks.insert({ projectId, invoiceId: invoice.id, amount, dueDate })
    }
    return { invoice: await readSheet(ctx.stores, invoice, ctx.today), pdf, emailedTo }
  },
  card({ invoice, pdf, emailedTo }, { lang }) {
    const values = {
      number: invoice.number!,
      total: formatMoney(invoice.total, lang, invoice.currency),
      client: invoice.client.name,
      due: formatDate(invoice.dueDate!, lang),
      to: emailedTo ?? '',
    }
    return {
      title: say(lang, 'issuedTitle', values),
      summary: say(lang, emailedTo ? 'emailed' : 'ready', values),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'number'), value: values.number, href: invoiceHref(invoice) },
            { label: say(lang, 'client'), value: values.client, href: `nova:clients/${invoice.client.id}` },
            { label: say(lang, 'total'), value: values.total },
            { label: say(lang, 'due'), value: values.due },
          ],
        },
        { type: 'file', file: pdf },
        ...(emailedTo ? [] : [{ type: 'text' as const, text: say(lang, 'connect') }]),
      ],
    }
  },
})
