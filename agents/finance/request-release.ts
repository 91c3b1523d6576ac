import { z } from 'zod'
import { computeTaxes } from '../../src/domain/tax.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { type HoldbackStores, readHeld } from './holdback-book.ts'
import { REQUEST } from './holdback-examples.ts'
import { amountColumns, readProvince } from './invoice-price.ts'
import { checkOpenPeriod, issueInvoice, needOrganization } from './issue.ts'
import { projectField, readRelease, summaryOf } from './release-date.ts'

const say = phrases({
  requestTitle: { fr: 'Facturer la retenue – {project}', en: 'Invoice the holdback – {project}' },
  request: {
    fr: 'Facture de libération à {client} : {held} avant taxes, {total} taxes comprises.',
    en: 'Release invoice to {client}: {held} before taxes, {total} taxes included.',
  },
  doneTitle: { fr: 'Retenue facturée', en: 'Holdback invoiced' },
  done: {
    fr: 'La libération de {held} de {project} est facturée : {number}, {total}, payable le {due}.',
    en: 'The {held} release of {project} is invoiced: {number}, {total}, due on {due}.',
  },
  line: { fr: 'Libération de la retenue', en: 'Holdback release' },
  total: { fr: 'Total', en: 'Total' },
  invoice: { fr: 'Facture', en: 'Invoice' },
})

/** Throws `rule.broken` when nothing is held, or it is too early to ask. */
async function needReleasable(id: string, ctx: Context<HoldbackStores>) {
  const shown = await readRelease(id, ctx)
  if (!shown.ready) throw new NovaError('rule.broken', { fr: summaryOf(shown, 'fr'), en: summaryOf(shown, 'en') })
  const { stores, today } = ctx
  const organization = await needOrganization(stores)
  checkOpenPeriod(today, organization)
  const project = await stores.projects.need(id)
  const client = await stores.clients.need(project.clientId)
  const place = { province: readProvince(project.province), date: today }
  const taxed = computeTaxes([{ amount: shown.held }], place, Boolean(organization.gstNumber))
  return { shown, project, client, taxed }
}

const fileRef = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })

export const requestRelease = defineTool<HoldbackStores>()({
  name: 'holdbacks.request_release',
  title: { fr: 'Facturer la libération d’une retenue', en: 'Invoice a holdback release' },
  gate: 'approve',
  permission: 'finance.write',
  approval: {
    permission: 'invoices.approve',
    amount: async ({ project }, ctx) => (await needReleasable(project, ctx)).taxed.total,
  },
  examples: REQUEST,
  input: z.object({ project: projectField }),
  output: z.object({
    project: z.string(),
    held: z.int(),
    number: z.string(),
    total: z.int(),
    due: z.string(),
    pdf: fileRef,
  }),
  async preview({ project: id }, ctx) {
    const { lang } = ctx
    const { shown, project, client, taxed } = await needReleasable(id, ctx)
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, 'request', { client: client.name, held: money(shown.held), total: money(taxed.total) })
    return {
      card: {
        title: say(lang, 'requestTitle', { project: project.code }),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }],
      },
      subject: {
        project: id,
        held: shown.held,
        taxes: taxed.taxes,
        buyer: [client.name, client.address, client.email],
      },
    }
  },
  async run({ project: id }, ctx) {
    const { stores, today, actor } = ctx
    const { shown, project, client, taxed } = await needReleasable(id, ctx)
    const { open } = await readHeld(stores, id, today)
    const draft = await stores.invoices.insert({
      kind: 'holdback-release',
      status: 'draft',
      clientId: client.id,
      projectId: id,
      lang: client.lang,
      province: project.province,
      purchaseOrder: project.purchaseOrder,
      ...amountColumns({ ...taxed, gross: shown.held, holdback: 0 }),
      createdBy: actor.id,
    })
    await stores.invoiceLines.insertMany([
      {
        invoiceId: draft.id,
        position: 1,
        description: say(client.lang, 'line'),
        quantity: 1000,
        unit: 'lump',
        unitPrice: shown.held,
        amount: shown.held,
        taxStatus: 'taxable',
      },
    ])
    const { invoice, pdf } = await issueInvoice(draft, ctx)
    for (const row of open) await stores.holdbacks.update(row.id, { releaseInvoiceId: invoice.id, releasedOn: today })
    return {
      project: project.code,
      held: shown.held,
      number: invoice.number!,
      total: invoice.total,
      due: invoice.dueDate!,
      pdf,
    }
  },
  card({ project, held, number, total, due, pdf }, { lang }) {
    const values = { project, number, held: formatMoney(held, lang), total: formatMoney(total, lang) }
    const summary = say(lang, 'done', { ...values, due: formatDate(due, lang) })
    return {
      title: say(lang, 'doneTitle'),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'invoice'), value: number, href: `nova:invoices/${number}` },
            { label: say(lang, 'total'), value: values.total },
          ],
        },
        { type: 'file', file: pdf },
      ],
    }
  },
})
