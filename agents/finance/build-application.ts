import { z } from 'zod'
import { buildPayApplication } from '../../src/domain/pay-application.ts'
import type { PayApplication } from '../../src/domain/records/accounting.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { sheetCard } from './invoice-card.ts'
import { readProvince } from './invoice-price.ts'
import { invoiceSheet, readSheet } from './invoice-sheet.ts'
import {
  type ApplicationStores,
  applicationBlocks,
  applicationShape,
  applyProgress,
  readApplication,
} from './pay-application.ts'
import { BUILD } from './pay-application-examples.ts'
import { projectField, removeApplication } from './waiting-application.ts'

const say = phrases({
  billed: {
    fr: 'Déjà facturé pour {period} : {number} du {date}, {total} taxes comprises. Rien à refaire.',
    en: 'Already billed for {period}: {number} of {date}, {total} taxes included. Nothing to do again.',
  },
  more: { fr: 'Aussi facturé : {numbers}.', en: 'Also billed: {numbers}.' },
  notBilled: {
    fr: 'Rien n’est facturé pour {period} sur {project}, qui n’a pas de ventilation. Donne-moi le travail fait et son prix avant taxes, je prépare la facture.',
    en: 'Nothing is billed for {period} on {project}, which has no schedule of values. Give me the work done and its price before taxes, and I prepare the invoice.',
  },
  title: { fr: 'Facturer {period} – {project}', en: 'Bill {period} – {project}' },
  prepare: { fr: 'Préparer la facture', en: 'Prepare the invoice' },
  see: { fr: 'Voir les factures du projet', en: 'See the project’s invoices' },
  whole: { fr: '{from} au {to}', en: '{from} to {to}' },
  applicationTitle: { fr: 'Demande de paiement {number} – {project}', en: 'Pay application {number} – {project}' },
  summary: {
    fr: 'Rien n’est facturé pour {period}. Demande {number} : {due} avant taxes, {total} taxes comprises.',
    en: 'Nothing is billed for {period}. Application {number}: {due} before taxes, {total} taxes included.',
  },
  existing: {
    fr: 'La demande {number} attend déjà : {due} avant taxes, {total} taxes comprises.',
    en: 'Application {number} is already waiting: {due} before taxes, {total} taxes included.',
  },
  submit: { fr: 'Soumettre', en: 'Submit' },
  edit: { fr: 'Changer l’avancement', en: 'Edit progress' },
})

const periodName = ({ from, to }: Period, lang: Lang) =>
  from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)
    ? formatDate(from, lang, 'month')
    : say(lang, 'whole', { from: formatDate(from, lang), to: formatDate(to, lang) })

const input = z.object({
  project: projectField,
  period: field.period({ label: { fr: 'Mois', en: 'Month' }, ask: { fr: 'Pour quel mois?', en: 'For which month?' } }),
  stored: field
    .money({
      label: { fr: 'Matériaux entreposés', en: 'Stored materials' },
      cues: ['entreposés', 'matériaux', 'stored', 'materials'],
    })
    .optional(),
  progress: field
    .longText({
      label: {
        fr: 'Avancement par ligne (Béton 80 %; Gypse 45 %)',
        en: 'Progress by line (Concrete 80%; Drywall 45%)',
      },
      cues: ['avancement par ligne', 'progress by line'],
    })
    .optional(),
})
type Input = z.output<typeof input>

const output = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string(), client: z.string() }),
  period: z.object({ from: z.string(), to: z.string() }),
  /** What was issued in the period, the largest first. */
  billed: z.array(invoiceSheet),
  application: applicationShape.nullable(),
  /** False where it waited already. */
  isNew: z.boolean(),
})

async function build(wanted: Input, ctx: Context<ApplicationStores>): Promise<z.output<typeof output>> {
  const { stores, today } = ctx
  const { period } = wanted
  const row = await stores.projects.need(wanted.project)
  const project = { id: row.id, code: row.code, name: row.name, client: row.clientId }
  const issued = (await stores.invoices.list({ projectId: row.id, status: 'issued' })).filter(
    ({ kind, issueDate }) =>
      kind !== 'credit-note' && issueDate !== null && issueDate >= period.from && issueDate <= period.to,
  )
  const sheets = await Promise.all(issued.map((one) => readSheet(stores, one, today)))
  const billed = sheets.sort((a, b) => b.total - a.total)
  const result = { project, period, billed, application: null, isNew: false }
  if (billed.length) return result
  const earlier = (await stores.payApplications.list({ projectId: row.id })).sort((a, b) => a.number - b.number)
  const waiting = earlier.find((one) => one.status === 'draft')
  if (waiting && wanted.progress === undefined && wanted.stored === undefined)
    return { ...result, application: await readApplication(stores, waiting, today) }
  const agreed = await stores.sovLines.listOfContract(row.id)
  if (!agreed.length) return result
  if (waiting) await removeApplication(stores, waiting)
  const declared = await declare(
    row,
    wanted,
    earlier.filter((one) => one !== waiting),
    ctx,
  )
  return { ...result, application: await readApplication(stores, declared, today), isNew: true }
}

async function declare(
  project: Project,
  wanted: Input,
  earlier: readonly PayApplication[],
  { stores, today }: Context<ApplicationStores>,
): Promise<PayApplication> {
  const last = earlier.at(-1)
  if (last && last.periodTo >= wanted.period.to)
    throw new NovaError(
      'rule.broken',
      {
        fr: `La demande ${last.number} va déjà jusqu’au ${formatDate(last.periodTo, 'fr')}. Choisis une période qui finit après.`,
        en: `Application ${last.number} already runs to ${formatDate(last.periodTo, 'en')}. Pick a period that ends later.`,
      },
      { field: 'period' },
    )
  const before = last ? await stores.sovLines.listFor(last.id) : []
  const signed = await stores.changeOrders.list({ projectId: project.id, status: 'signed' })
  const contract = await stores.sovLines.listOfContract(project.id)
  const base = [
    ...contract.map(({ description, costCode, scheduled, toDatePpm }) => ({
      description,
      costCode,
      changeOrderId: null as string | null,
      scheduled,
      toDatePpm,
    })),
    ...signed.map((change) => ({
      description: `${change.number} – ${change.title}`,
      costCode: null,
      changeOrderId: change.id as string | null,
      scheduled: change.amount,
      toDatePpm: before.find((line) => line.changeOrderId === change.id)?.toDatePpm ?? 0,
    })),
  ]
  const lines = wanted.progress ? applyProgress(base, wanted.progress) : base
  const named = lines.map(({ description, scheduled, toDatePpm, changeOrderId }) => ({
    name: description,
    amount: scheduled,
    done: toDatePpm,
    changeOrderId,
  }))
  const stored = wanted.stored ?? last?.stored ?? 0
  const built = buildPayApplication(
    {
      lines: named.filter((line) => !line.changeOrderId),
      changes: named.filter((line) => line.changeOrderId).map((line) => ({ ...line, signed: true })),
      stored,
      holdbackRate: project.holdbackPpm,
      previousGross: last?.gross ?? 0,
      previousHoldback: last?.holdback ?? 0,
    },
    { province: readProvince(project.province), date: today },
  )
  if (built.due === 0)
    throw new NovaError(
      'rule.broken',
      {
        fr: `Rien de nouveau à demander sur ${project.code} depuis la demande ${last?.number ?? 0}. Dis-moi l’avancement, par exemple « avancement par ligne : ${lines[0]!.description} 80 % ».`,
        en: `Nothing new to claim on ${project.code} since application ${last?.number ?? 0}. Tell me the progress, e.g. "progress by line: ${lines[0]!.description} 80%".`,
      },
      { field: 'progress' },
    )
  const { revised, work, gross, holdback, previousEarned, due } = built
  const application = await stores.payApplications.insert({
    projectId: project.id,
    number: (last?.number ?? 0) + 1,
    periodTo: wanted.period.to,
    status: 'draft',
    revisedContract: revised,
    work,
    stored,
    gross,
    holdbackPpm: project.holdbackPpm,
    holdback,
    previous: previousEarned,
    due,
  })
  await stores.sovLines.insertMany(
    lines.map((line, i) => ({
      ...line,
      projectId: project.id,
      payApplicationId: application.id,
      position: i + 1,
    })),
  )
  return application
}

export const buildApplication = defineTool<ApplicationStores>()({
  name: 'pay_applications.build',
  title: { fr: 'Monter la demande de paiement d’un mois', en: 'Build a month’s pay application' },
  gate: 'log',
  permission: 'finance.write',
  examples: BUILD,
  input,
  output,
  run: build,
  card({ project, period, billed, application, isNew }, { lang }) {
    const name = periodName(period, lang)
    const [main, ...others] = billed
    const list = {
      type: 'button' as const,
      label: say(lang, 'see'),
      intent: { do: 'tool' as const, tool: 'invoices.find', input: { project: project.id } },
    }
    if (main) {
      const date = formatDate(main.issueDate!, lang)
      const total = formatMoney(main.total, lang, main.currency)
      const summary = say(lang, 'billed', { period: name, number: main.number!, date, total })
      const numbers = others.map((one) => `[${one.number}](nova:invoices/${one.number})`).join(', ')
      const after = others.length ? [{ type: 'text' as const, text: say(lang, 'more', { numbers }) }] : []
      return { ...sheetCard(main, lang, { summary, tone: 'info', after }), actions: [list] }
    }
    const label = `${project.code} ${project.name}`
    if (application) {
      const values = {
        period: name,
        number: application.number,
        due: formatMoney(application.due, lang),
        total: formatMoney(application.total, lang),
      }
      const summary = say(lang, isNew ? 'summary' : 'existing', values)
      const change = { project: project.id, period }
      return {
        title: say(lang, 'applicationTitle', { number: application.number, project: label }),
        summary,
        tone: 'info',
        blocks: [{ type: 'text', text: summary }, ...applicationBlocks(application, lang)],
        actions: [
          {
            type: 'button',
            label: say(lang, 'submit'),
            style: 'primary',
            intent: { do: 'tool', tool: 'pay_applications.submit', input: { project: project.id } },
          },
          {
            type: 'button',
            label: say(lang, 'edit'),
            intent: { do: 'form', tool: 'pay_applications.build', input: change },
          },
        ],
      }
    }
    const summary = say(lang, 'notBilled', { period: name, project: project.code })
    return {
      title: say(lang, 'title', { period: name, project: label }),
      summary,
      tone: 'info',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'prepare'),
          style: 'primary',
          intent: { do: 'form', tool: 'invoices.create_draft', input: { client: project.client, project: project.id } },
        },
        list,
      ],
    }
  },
  undo: ({ project, isNew }) => (isNew ? { tool: 'pay_applications.discard', input: { project: project.id } } : null),
})
