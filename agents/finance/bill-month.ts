import { z } from 'zod'
import { formatDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { sheetCard } from './invoice-card.ts'
import { invoiceSheet, readSheet, type SheetStores } from './invoice-sheet.ts'

const say = phrases({
  billed: {
    fr: 'Déjà facturé pour {period} : {number} du {date}, {total} taxes comprises. Rien à refaire.',
    en: 'Already billed for {period}: {number} of {date}, {total} taxes included. Nothing to do again.',
  },
  more: { fr: 'Aussi facturé : {numbers}.', en: 'Also billed: {numbers}.' },
  notBilled: {
    fr: 'Rien n’est facturé pour {period} sur {project}. Donne-moi le travail fait et son prix avant taxes, je prépare la facture.',
    en: 'Nothing is billed for {period} on {project}. Give me the work done and its price before taxes, and I prepare the invoice.',
  },
  title: { fr: 'Facturer {period} – {project}', en: 'Bill {period} – {project}' },
  prepare: { fr: 'Préparer la facture', en: 'Prepare the invoice' },
  see: { fr: 'Voir les factures du projet', en: 'See the project’s invoices' },
  whole: { fr: '{from} au {to}', en: '{from} to {to}' },
})

const periodName = ({ from, to }: Period, lang: Lang) =>
  from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)
    ? formatDate(from, lang, 'month')
    : say(lang, 'whole', { from: formatDate(from, lang), to: formatDate(to, lang) })

const output = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string(), client: z.string() }),
  period: z.object({ from: z.string(), to: z.string() }),
  /** What was issued in the period, the largest first. */
  billed: z.array(invoiceSheet),
})

/** Tells what a project's month was billed with, so that nobody bills it twice, or opens its invoice. */
export const billMonth = defineTool<SheetStores>()({
  name: 'invoices.bill_month',
  title: { fr: 'Facturer un mois de travaux', en: 'Bill a month of work' },
  gate: 'none',
  permission: 'finance.read',
  examples: {
    fr: [
      'facture octobre pour northgate',
      'facture le mois de septembre du 6-plex',
      'fais la facturation d’octobre du crépuscule',
      'faut facturer le mois passé à la résidence',
      'as-tu facturé octobre pour l’école',
      'monte la demande de paiement d’octobre pour northgate',
      'la facturation du mois pour vachon-leduc, est-ce que c’est fait',
      'facture l’avancement de septembre sur le 6-plex',
      'jveux facturer octobre au crépuscule',
      'facturation progressive d’août du projet 2603',
      'sors la demande de paiement de septembre de la résidence',
      'c’est tu facturé, octobre, sur northgate',
    ],
    en: [
      'bill october for the residence',
      'bill september on the sixplex',
      'invoice last month for northgate',
      'do the october billing for the school',
      'pay application for october on the sixplex',
      'did we bill october on northgate yet',
      'progress billing of september for the residence',
      'bill this month’s work on CHE-2603',
    ],
  },
  input: z.object({
    project: field.project({
      label: { fr: 'Projet', en: 'Project' },
      ask: { fr: 'Pour quel projet?', en: 'For which project?' },
    }),
    period: field.period({
      label: { fr: 'Mois', en: 'Month' },
      ask: { fr: 'Pour quel mois?', en: 'For which month?' },
    }),
  }),
  output,
  async run({ project: id, period }, { stores, today }) {
    const project = await stores.projects.need(id)
    const issued = (await stores.invoices.list({ projectId: id })).filter(
      (one) =>
        one.status !== 'draft' &&
        one.kind !== 'credit-note' &&
        one.issueDate !== null &&
        one.issueDate >= period.from &&
        one.issueDate <= period.to,
    )
    const billed = await Promise.all(
      issued.sort((a, b) => b.total - a.total).map((one) => readSheet(stores, one, today)),
    )
    return { project: { id, code: project.code, name: project.name, client: project.clientId }, period, billed }
  },
  card({ project, period, billed }, { lang }) {
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
    const summary = say(lang, 'notBilled', { period: name, project: project.code })
    return {
      title: say(lang, 'title', { period: name, project: `${project.code} ${project.name}` }),
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
})
