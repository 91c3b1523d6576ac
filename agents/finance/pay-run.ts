import { z } from 'zod'
import type { Block, DraftCard } from '../../src/chat/card.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatHours } from '../hr/hours-line.ts'
import { type PayStores, type Prepared, prepare, preparedRun, SUMS } from './pay-run-figures.ts'
import { RUN } from './payroll-examples.ts'

const say = phrases({
  title: { fr: 'Paie du {from} au {to}', en: 'Payroll, {from} to {to}' },
  ask: {
    fr: 'Paie de {people, plural, one {# personne} other {# personnes}}, {hours} : {gross} brut, {net} net, versés le {payDate}. L’approuver?',
    en: 'Payroll of {people, plural, one {# person} other {# people}}, {hours}: {gross} gross, {net} net, paid on {payDate}. Approve it?',
  },
  done: {
    fr: '{number} est approuvée : {net} nets à verser le {payDate} à {people, plural, one {# personne} other {# personnes}}.',
    en: '{number} is approved: {net} net to be paid on {payDate} to {people, plural, one {# person} other {# people}}.',
  },
  regular: { fr: 'Heures régulières', en: 'Regular hours' },
  overtime: { fr: 'Heures supplémentaires', en: 'Overtime hours' },
  gross: { fr: 'Salaire brut', en: 'Gross pay' },
  federalTax: { fr: 'Impôt fédéral', en: 'Federal tax' },
  provincialTax: { fr: 'Impôt du Québec', en: 'Québec tax' },
  qpp: { fr: 'RRQ', en: 'QPP' },
  qpip: { fr: 'RQAP', en: 'QPIP' },
  ei: { fr: 'Assurance-emploi', en: 'Employment insurance' },
  net: { fr: 'Net à verser', en: 'Net to pay' },
  employer: { fr: 'Part de l’employeur', en: 'Employer’s share' },
  waiting: {
    fr: '{hours} de {names} ne sont pas approuvées et ne sont pas payées dans cette paie.',
    en: '{hours} of {names} are not approved and are not paid in this run.',
  },
  wageless: {
    fr: 'Aucun salaire en vigueur au dossier pour {names} : à ajouter avant de payer ces heures.',
    en: 'No wage in force on file for {names}: to be added before these hours are paid.',
  },
  absent: {
    fr: 'Sans heures approuvées cette semaine : {names}. Un congé payé se règle à part.',
    en: 'No approved hours this week: {names}. Paid leave is settled apart.',
  },
  overtimeSaid: {
    fr: 'Les feuilles de temps disent {said} en temps supplémentaire, la règle en donne {computed} : c’est la règle qui est payée.',
    en: 'Timesheets say {said} of overtime, the rule gives {computed}: the rule is what is paid.',
  },
  ontario: {
    fr: 'Heures faites en Ontario : comptées selon {source}; à confirmer avant d’approuver.',
    en: 'Hours worked in Ontario: counted under {source}; to be confirmed before approving.',
  },
  rates: {
    fr: 'Retenues estimées, taux en vigueur au {from} · {source} · non confirmé. Temps supplémentaire : {rules}; secteur déduit du nom du chantier. Avis, pas un conseil juridique.',
    en: 'Estimated deductions, rates in force on {from} · {source} · not confirmed. Overtime: {rules}; sector deduced from the site’s name. Guidance, not legal advice.',
  },
  rule: {
    fr: '{name}, depuis le {from}{confirmed, select, yes {} other { (non confirmé)}}',
    en: '{name}, since {from}{confirmed, select, yes {} other { (not confirmed)}}',
  },
  remit: { fr: 'Remises à faire', en: 'Remittances due' },
})

const input = z.object({
  period: field.period({ label: { fr: 'Semaine de paie', en: 'Pay week' }, cues: ['semaine', 'week'] }).optional(),
})

function notes(run: Prepared, lang: Lang): Block[] {
  const list = (names: readonly string[]) => names.join(', ')
  const { waiting, wageless, absent, overtimeSaid, total: sums } = run
  const texts = [
    ...(waiting.hours
      ? [say(lang, 'waiting', { hours: formatHours(waiting.hours, lang), names: list(waiting.names) })]
      : []),
    ...(wageless.length ? [say(lang, 'wageless', { names: list(wageless) })] : []),
    ...(absent.length ? [say(lang, 'absent', { names: list(absent) })] : []),
    ...(overtimeSaid === sums.overtime
      ? []
      : [
          say(lang, 'overtimeSaid', {
            said: formatHours(overtimeSaid, lang),
            computed: formatHours(sums.overtime, lang),
          }),
        ]),
    ...(run.ontario ? [say(lang, 'ontario', { source: run.ontario })] : []),
  ]
  return texts.map((text): Block => ({ type: 'text', text }))
}

function cardOf(run: Prepared, lang: Lang): DraftCard {
  const money = (amount: number) => formatMoney(amount, lang)
  const { total: sums } = run
  const told = {
    number: run.number ?? '',
    people: run.people,
    hours: formatHours(sums.regular + sums.overtime, lang),
    gross: money(sums.gross),
    net: money(sums.net),
    payDate: formatDate(run.payDate, lang),
  }
  const rules = run.rules.map((rule) =>
    say(lang, 'rule', {
      name: rule[lang],
      from: formatDate(rule.from, lang),
      confirmed: rule.confirmed ? 'yes' : 'no',
    }),
  )
  return {
    title: say(lang, 'title', { from: formatDate(run.from, lang), to: formatDate(run.to, lang) }),
    summary: say(lang, run.number ? 'done' : 'ask', told),
    tone: run.number ? 'success' : run.waiting.hours || run.wageless.length ? 'warning' : 'info',
    blocks: [
      {
        type: 'fields',
        fields: [...SUMS, 'employer' as const].map((key) => ({
          label: say(lang, key),
          value: key === 'regular' || key === 'overtime' ? formatHours(sums[key], lang) : money(sums[key]),
        })),
      },
      ...notes(run, lang),
    ],
    ...(run.number
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'remit'),
              intent: { do: 'tool' as const, tool: 'payroll.remittances_due', input: {} },
            },
          ],
        }
      : {}),
    footer: say(lang, 'rates', { from: formatDate(run.payDate, lang), source: run.source, rules: rules.join('; ') }),
  }
}

export const prepareRun = defineTool<PayStores>()({
  name: 'payroll.prepare_run',
  title: { fr: 'Préparer la paie', en: 'Prepare payroll' },
  gate: 'approve',
  permission: 'payroll.read',
  approval: { permission: 'payroll.read' },
  examples: RUN,
  input,
  output: preparedRun,
  async preview({ period }, ctx) {
    const { prepared, lines } = await prepare(period, ctx)
    return {
      card: cardOf(prepared, ctx.lang),
      subject: { week: [prepared.from, prepared.to, prepared.payDate], lines },
    }
  },
  async run({ period }, ctx) {
    const { prepared, lines, draft } = await prepare(period, ctx)
    const { from, to, payDate } = prepared
    const values = {
      title: say('fr', 'title', { from: formatDate(from, 'fr'), to: formatDate(to, 'fr') }),
      date: payDate,
      state: 'approved' as const,
      data: { from, to, payDate, lines },
    }
    const { records } = ctx.stores
    const { number } = draft
      ? await records.change('payroll_run', draft.id, values)
      : await records.create('payroll_run', values)
    return { ...prepared, number }
  },
  card: (run, { lang }) => cardOf(run, lang),
})
