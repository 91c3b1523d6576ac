import { z } from 'zod'
import { estimateDeductions, remittanceDueBy } from '../../src/domain/payroll.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addMonths, firstOfMonth, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { REMITTANCES } from './payroll-examples.ts'

const say = phrases({
  title: { fr: 'Remises de retenues, {month}', en: 'Source deduction remittance, {month}' },
  summary: {
    fr: '{total} à remettre au plus tard le {due} pour {runs, plural, one {# paie versée} other {# paies versées}} en {month}.',
    en: '{total} to remit by {due} for {runs, plural, one {# payroll paid} other {# payrolls paid}} in {month}.',
  },
  late: {
    fr: 'Échéance passée le {due} : {total} pour {runs, plural, one {# paie versée} other {# paies versées}} en {month}. Vérifie que c’est parti.',
    en: 'Due date passed on {due}: {total} for {runs, plural, one {# payroll paid} other {# payrolls paid}} in {month}. Check that it went.',
  },
  none: {
    fr: 'Aucune paie versée en {month} : rien à remettre d’après les paies inscrites.',
    en: 'No payroll paid in {month}: nothing to remit from the runs on file.',
  },
  who: { fr: 'Destinataire', en: 'Paid to' },
  withheld: { fr: 'Retenu aux employés', en: 'Withheld from employees' },
  employer: { fr: 'Part de l’employeur', en: 'Employer’s share' },
  total: { fr: 'À remettre', en: 'To remit' },
  quebec: { fr: 'Revenu Québec (impôt, RRQ, RQAP)', en: 'Revenu Québec (tax, QPP, QPIP)' },
  canada: { fr: 'ARC (impôt fédéral, assurance-emploi)', en: 'CRA (federal tax, employment insurance)' },
  task: { fr: 'Tâche de remise', en: 'Remittance task' },
  taskTitle: { fr: 'Remettre les retenues de {month} : {total}', en: 'Remit the deductions of {month}: {total}' },
  footer: {
    fr: 'Remise mensuelle, le 15 du mois suivant (une autre fréquence peut t’être assignée) · {source} · non confirmé. FSS, CNESST et normes du travail non comprises. Avis, pas un conseil juridique.',
    en: 'Monthly remitter, the 15th of the next month (another frequency may be assigned to you) · {source} · not confirmed. Health fund, CNESST and labour standards not included. Guidance, not legal advice.',
  },
})

const share = z.object({ withheld: z.int(), employer: z.int() })

export const remittancesDue = defineTool<{ records: RecordStore }>()({
  name: 'payroll.remittances_due',
  title: { fr: 'Voir les remises de retenues à la source', en: 'See source deduction remittances' },
  gate: 'none',
  permission: 'payroll.read',
  examples: REMITTANCES,
  input: z.object({ period: field.period({ label: { fr: 'Mois', en: 'Month' } }).optional() }),
  output: z.object({
    month: z.string(),
    due: z.string(),
    runs: z.int(),
    quebec: share,
    canada: share,
    total: z.int(),
    source: z.string(),
  }),
  async run({ period }, { stores, today }) {
    // Until the 15th, what is owed is of the month before.
    const month = firstOfMonth(period?.from ?? (today.slice(8) <= '15' ? addMonths(today, -1) : today))
    const runs = (await stores.records.list('payroll_run', { state: ['approved', 'paid'] })).filter(
      ({ data }) => firstOfMonth(data.payDate) === month,
    )
    const quebec = { withheld: 0, employer: 0 }
    const canada = { withheld: 0, employer: 0 }
    let source = ''
    for (const { data } of runs)
      for (const line of data.lines) {
        const rates = estimateDeductions(line.gross, 52, data.payDate)
        source = rates.source
        quebec.withheld += line.provincialTax + line.qpp + line.qpip
        quebec.employer += rates.employer - rates.employerEi
        canada.withheld += line.federalTax + line.ei
        canada.employer += rates.employerEi
      }
    const total = quebec.withheld + quebec.employer + canada.withheld + canada.employer
    return { month, due: remittanceDueBy(month), runs: runs.length, quebec, canada, total, source }
  },
  card({ month, due, runs, quebec, canada, total, source }, { lang, today }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const told = { month: formatDate(month, lang, 'month'), due: formatDate(due, lang), runs, total: money(total) }
    const title = say(lang, 'title', told)
    if (!runs) {
      const summary = say(lang, 'none', told)
      return { title, summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
    }
    const row = (label: string, { withheld, employer }: z.output<typeof share>) => [
      label,
      money(withheld),
      money(employer),
      money(withheld + employer),
    ]
    return {
      title,
      summary: say(lang, due < today ? 'late' : 'summary', told),
      tone: due < today ? 'warning' : 'info',
      blocks: [
        {
          type: 'table',
          caption: title,
          columns: [
            { label: say(lang, 'who') },
            { label: say(lang, 'withheld'), align: 'right' },
            { label: say(lang, 'employer'), align: 'right' },
            { label: say(lang, 'total'), align: 'right' },
          ],
          rows: [row(say(lang, 'quebec'), quebec), row(say(lang, 'canada'), canada)],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'task'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: { title: say(lang, 'taskTitle', told), dueDate: due },
          },
        },
      ],
      footer: say(lang, 'footer', { source }),
    }
  },
})
