import { z } from 'zod'
import { contractualRelease } from '../../src/domain/holdback.ts'
import { computeTaxes } from '../../src/domain/tax.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { RELEASE_DAYS } from './holdback-book.ts'
import { amountColumns, readProvince } from './invoice-price.ts'
import { checkOpenPeriod, issueInvoice, needOrganization } from './issue.ts'
import { type ApplicationStores, applicationBlocks, readApplication } from './pay-application.ts'
import { SUBMIT } from './pay-application-examples.ts'
import { needWaiting } from './waiting-application.ts'

const say = phrases({
  title: { fr: 'Soumettre la demande {number} – {project}', en: 'Submit application {number} – {project}' },
  summary: {
    fr: 'Demande {number} de {project} à {client} : {due} avant taxes, {total} taxes comprises; la facture est émise aujourd’hui.',
    en: 'Application {number} of {project} to {client}: {due} before taxes, {total} taxes included; the invoice is issued today.',
  },
  doneTitle: { fr: 'Demande {number} soumise', en: 'Application {number} submitted' },
  done: {
    fr: 'La demande {number} de {project} est soumise : facture {invoice}, {total}, payable le {due}.',
    en: 'Application {number} of {project} is submitted: invoice {invoice}, {total}, due on {due}.',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
  holdback: { fr: 'Retenue de cette demande', en: 'Holdback of this application' },
  line: { fr: 'Travaux au {date}, demande de paiement {number}', en: 'Work to {date}, pay application {number}' },
})

const input = z.object({
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'La demande de quel projet?', en: 'The application of which project?' },
  }),
})

const fileRef = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() })
const output = z.object({
  number: z.int(),
  project: z.string(),
  invoice: z.string(),
  holdback: z.int(),
  total: z.int(),
  due: z.string(),
  pdf: fileRef,
})

async function submit(project: string, ctx: Context<ApplicationStores>): Promise<z.output<typeof output>> {
  const { stores, today } = ctx
  const application = await needWaiting(stores, project)
  const row = await stores.projects.need(project)
  const [client, registered] = [
    await stores.clients.need(row.clientId),
    Boolean((await needOrganization(stores)).gstNumber),
  ]
  const earlier = (await stores.payApplications.list({ projectId: project })).filter(
    (one) => one.number < application.number,
  )
  const last = earlier.sort((a, b) => a.number - b.number).at(-1)
  const gross = application.gross - (last?.gross ?? 0)
  const holdback = application.holdback - (last?.holdback ?? 0)
  const taxed = computeTaxes(
    [{ amount: application.due }],
    { province: readProvince(row.province), date: today },
    registered,
  )
  const draft = await stores.invoices.insert({
    kind: 'pay-application',
    status: 'draft',
    clientId: client.id,
    projectId: project,
    lang: client.lang,
    province: row.province,
    periodTo: application.periodTo,
    purchaseOrder: row.purchaseOrder,
    ...amountColumns({ ...taxed, gross, holdback }),
    createdBy: ctx.actor.id,
  })
  const date = formatDate(application.periodTo, client.lang)
  await stores.invoiceLines.insertMany([
    {
      invoiceId: draft.id,
      position: 1,
      description: say(client.lang, 'line', { date, number: application.number }),
      quantity: 1000,
      unit: 'lump',
      unitPrice: gross,
      amount: gross,
      taxStatus: 'taxable',
    },
  ])
  const { invoice, pdf } = await issueInvoice(draft, ctx)
  const dueDate = row.endDate && contractualRelease(row.endDate, RELEASE_DAYS)
  if (holdback !== 0)
    await stores.holdbacks.insert({ projectId: project, invoiceId: invoice.id, amount: holdback, dueDate })
  await stores.payApplications.update(application.id, {
    status: 'submitted',
    invoiceId: invoice.id,
    submittedAt: ctx.now,
  })
  const declared = await stores.sovLines.listFor(application.id)
  for (const line of await stores.sovLines.listOfContract(project)) {
    const done = declared.find((one) => one.position === line.position && !one.changeOrderId)
    if (done && done.toDatePpm !== line.toDatePpm) await stores.sovLines.update(line.id, { toDatePpm: done.toDatePpm })
  }
  return {
    number: application.number,
    project: row.code,
    invoice: invoice.number!,
    holdback,
    total: invoice.total,
    due: invoice.dueDate!,
    pdf,
  }
}

export const submitApplication = defineTool<ApplicationStores>()({
  name: 'pay_applications.submit',
  title: { fr: 'Soumettre une demande de paiement', en: 'Submit a pay application' },
  gate: 'approve',
  permission: 'finance.write',
  approval: {
    permission: 'invoices.approve',
    amount: async ({ project }, { stores, today }) =>
      (await readApplication(stores, await needWaiting(stores, project), today)).total,
  },
  examples: SUBMIT,
  input,
  output,
  async preview({ project }, ctx) {
    const { stores, today, lang } = ctx
    const waiting = await needWaiting(stores, project)
    checkOpenPeriod(today, await needOrganization(stores))
    const sheet = await readApplication(stores, waiting, today)
    const client = await stores.clients.need((await stores.projects.need(project)).clientId)
    if (sheet.due <= 0)
      throw new NovaError('rule.broken', {
        fr: 'Cette demande ne vaut rien; monte-la de nouveau avec l’avancement à jour.',
        en: 'This application is worth nothing; build it again with up-to-date progress.',
      })
    const values = { number: sheet.number, project: sheet.project.code }
    const summary = say(lang, 'summary', {
      ...values,
      client: client.name,
      due: formatMoney(sheet.due, lang),
      total: formatMoney(sheet.total, lang),
    })
    return {
      card: {
        title: say(lang, 'title', values),
        summary,
        tone: 'warning',
        blocks: [{ type: 'text', text: summary }, ...applicationBlocks(sheet, lang)],
      },
      subject: { sheet, buyer: [client.name, client.address, client.email] },
      edit: {
        tool: 'pay_applications.build',
        input: { project, period: { from: sheet.periodTo, to: sheet.periodTo } },
      },
    }
  },
  run: ({ project }, ctx) => submit(project, ctx),
  card({ number, project, invoice, holdback, total, due, pdf }, { lang }) {
    const values = { number, project, invoice, total: formatMoney(total, lang), due: formatDate(due, lang) }
    const summary = say(lang, 'done', values)
    return {
      title: say(lang, 'doneTitle', values),
      summary,
      tone: 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'invoice'), value: invoice, href: `nova:invoices/${invoice}` },
            { label: say(lang, 'holdback'), value: formatMoney(holdback, lang) },
          ],
        },
        { type: 'file', file: pdf },
      ],
    }
  },
})
