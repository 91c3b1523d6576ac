import { z } from 'zod'
import { explainPay } from '../../src/domain/payroll.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { labourAmount } from '../../src/domain/time-and-material.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { formatHours } from '../hr/hours-line.ts'
import { STUB } from './payroll-examples.ts'

export const NO_DISCLOSURE = {
  fr: 'La paie de quelqu’un ne se dit pas ici, quel que soit le rôle de qui demande : elle regarde la personne, le service de la paie et la direction. Pour ta propre paie, vois ton talon; pour les taux par métier, ils sont publics dans la convention (CCQ).',
  en: 'Nobody’s pay is told here, whatever the role of who asks: it is between the person, payroll and management. For your own pay, see your stub; trade rates are public in the collective agreement (CCQ).',
}

const say = phrases({
  title: { fr: 'Ton talon de paie', en: 'Your pay stub' },
  same: {
    fr: 'Ta paie du {payDate} : {net} nets, la même que la précédente.',
    en: 'Your pay of {payDate}: {net} net, the same as the one before.',
  },
  first: { fr: 'Ta paie du {payDate} : {net} nets.', en: 'Your pay of {payDate}: {net} net.' },
  changed: {
    fr: 'Ta paie du {payDate} : {net} nets, {amount} de {more, select, yes {plus} other {moins}} que la précédente; surtout à cause {cause, select, regular {des heures régulières} rate {du taux} overtime {des heures supplémentaires} other {des retenues}}.',
    en: 'Your pay of {payDate}: {net} net, {amount} {more, select, yes {more} other {less}} than the one before, mostly because of {cause, select, regular {regular hours} rate {the rate} overtime {overtime} other {deductions}}.',
  },
  none: {
    fr: 'Aucune paie versée à ton nom {asked, select, yes {pour cette période} other {pour l’instant}}. Les heures pas encore payées sont dans tes feuilles de temps.',
    en: 'No pay in your name {asked, select, yes {for that period} other {yet}}. Hours not paid yet are in your timesheets.',
  },
  week: { fr: 'Semaine travaillée', en: 'Week worked' },
  span: { fr: '{from} au {to}', en: '{from} to {to}' },
  line: { fr: 'Ligne du talon', en: 'Stub line' },
  now: { fr: 'Paie du {date}', en: 'Pay of {date}' },
  before: { fr: 'Paie du {date}', en: 'Pay of {date}' },
  regular: { fr: 'Heures régulières', en: 'Regular hours' },
  overtime: { fr: 'Heures supplémentaires', en: 'Overtime' },
  rate: { fr: 'Taux', en: 'Rate' },
  deductions: { fr: 'Retenues', en: 'Deductions' },
  gross: { fr: 'Brut', en: 'Gross' },
  federalTax: { fr: 'Impôt fédéral', en: 'Federal tax' },
  provincialTax: { fr: 'Impôt du Québec', en: 'Québec tax' },
  qpp: { fr: 'RRQ', en: 'QPP' },
  qpip: { fr: 'RQAP', en: 'QPIP' },
  ei: { fr: 'Assurance-emploi', en: 'Employment insurance' },
  net: { fr: 'Net', en: 'Net' },
  hours: { fr: 'Mes heures de cette semaine', en: 'My hours of that week' },
  footer: {
    fr: 'Ta paie à toi seulement · une erreur? Écris à la personne qui fait la paie.',
    en: 'Your own pay only · a mistake? Write to whoever runs payroll.',
  },
})

const MONEY = ['gross', 'federalTax', 'provincialTax', 'qpp', 'qpip', 'ei', 'net'] as const

const stub = z.object({
  from: z.string(),
  to: z.string(),
  payDate: z.string(),
  regular: z.int(),
  overtime: z.int(),
  gross: z.int(),
  federalTax: z.int(),
  provincialTax: z.int(),
  qpp: z.int(),
  qpip: z.int(),
  ei: z.int(),
  net: z.int(),
})
type Stub = z.output<typeof stub>

/** What the week paid at the regular rate; the wage is needed only to tell overtime apart. */
const partsOf = (one: Stub, hourly: number) => {
  const regularPay = one.overtime ? labourAmount({ hours: one.regular, rate: hourly }) : one.gross
  return { regularPay, overtimePay: one.gross - regularPay, net: one.net, hours: one.regular }
}

export const explainPayStub = defineTool<{ records: RecordStore }>()({
  name: 'payroll.explain_pay_stub',
  title: { fr: 'Expliquer mon talon de paie', en: 'Explain my pay stub' },
  gate: 'none',
  audience: 'asker',
  permission: 'chat.use',
  examples: STUB,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
  }),
  output: z.object({
    now: stub.nullable(),
    before: stub.nullable(),
    difference: z.int(),
    causes: z.array(z.object({ cause: z.enum(['regular', 'overtime', 'rate', 'deductions']), amount: z.int() })),
    asked: z.boolean(),
  }),
  async run({ period, person }, { stores, actor }) {
    // Said before anything is read, so that the answer cannot tell whether there is something to read.
    if (person && person !== actor.id) throw new NovaError('auth.forbidden', NO_DISCLOSURE)
    const runs = (await stores.records.list('payroll_run', { state: 'paid' })).sort((a, b) =>
      a.data.payDate.localeCompare(b.data.payDate),
    )
    const own = runs.flatMap(({ data: { lines, ...week } }) => {
      const line = lines.find(({ personId }) => personId === actor.id)
      return line ? [stub.parse({ ...week, ...line })] : []
    })
    const index = own.findLastIndex(
      ({ payDate, from, to }) =>
        !period || (payDate >= period.from && payDate <= period.to) || (from <= period.to && to >= period.from),
    )
    const [now, before] = [own[index] ?? null, own[index - 1] ?? null]
    if (!now || !before) return { now, before: null, difference: 0, causes: [], asked: period !== undefined }
    const [wage] = await stores.records.list('wage', { state: 'in-force', personId: actor.id })
    const hourly = wage?.data.hourly ?? 0
    return { now, before, ...explainPay(partsOf(before, hourly), partsOf(now, hourly)), asked: period !== undefined }
  },
  card({ now, before, difference, causes, asked }, { lang }) {
    const title = say(lang, 'title')
    if (!now) {
      const summary = say(lang, 'none', { asked: asked ? 'yes' : 'no' })
      return { title, summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
    }
    const money = (amount: number) => formatMoney(amount, lang)
    const payDate = formatDate(now.payDate, lang)
    const told = { payDate, net: money(now.net) }
    const main = [...causes].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0]
    const summary = !before
      ? say(lang, 'first', told)
      : main && difference !== 0
        ? say(lang, 'changed', {
            ...told,
            amount: money(Math.abs(difference)),
            more: difference > 0 ? 'yes' : 'no',
            cause: main.cause,
          })
        : say(lang, 'same', told)
    const columns = [
      { label: say(lang, 'line') },
      { label: say(lang, 'now', { date: payDate }), align: 'right' as const },
      ...(before
        ? [{ label: say(lang, 'before', { date: formatDate(before.payDate, lang) }), align: 'right' as const }]
        : []),
    ]
    const row = (label: string, of: (one: Stub) => string) => [label, of(now), ...(before ? [of(before)] : [])]
    return {
      title,
      summary,
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: title,
          columns,
          rows: [
            row(say(lang, 'week'), (one) =>
              say(lang, 'span', { from: formatDate(one.from, lang), to: formatDate(one.to, lang) }),
            ),
            row(say(lang, 'regular'), (one) => formatHours(one.regular, lang)),
            row(say(lang, 'overtime'), (one) => formatHours(one.overtime, lang)),
            ...MONEY.map((key) => row(say(lang, key), (one) => money(one[key]))),
          ],
        },
        ...(causes.length
          ? [
              {
                type: 'fields' as const,
                fields: causes.map(({ cause, amount }) => ({ label: say(lang, cause), value: money(amount) })),
              },
            ]
          : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'hours'),
          intent: { do: 'tool', tool: 'timesheets.my_hours', input: { period: { from: now.from, to: now.to } } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
