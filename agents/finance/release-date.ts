import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type HoldbackStores, readHeld, releasableFrom, releaseDates } from './holdback-book.ts'
import { DATE } from './holdback-examples.ts'

const say = phrases({
  dateTitle: { fr: 'Retenue – {project}', en: 'Holdback – {project}' },
  contract: {
    fr: 'La retenue de {held} de {project} peut être facturée à partir du {date}, 45 jours après la fin {planned, select, true {prévue } other {}}des travaux ({end}).',
    en: 'The {held} holdback of {project} can be invoiced from {date}, 45 days after the {planned, select, true {planned } other {}}end of the work ({end}).',
  },
  ontario: {
    fr: 'Ontario : avis au plus tard le {notice}, privilèges éteints le {expiry}, paiement de {held} au plus tard le {pay}.',
    en: 'Ontario: notice by {notice}, liens expire {expiry}, payment of {held} by {pay}.',
  },
  unknown: {
    fr: '{held} sont retenus sur {project}, mais aucune date de fin n’est inscrite. Inscris la fin des travaux au projet.',
    en: '{held} is held on {project}, but no end date is recorded. Record the end of the work on the project.',
  },
  none: { fr: 'Aucune retenue n’est détenue sur {project}.', en: 'No holdback is held on {project}.' },
  released: {
    fr: 'La retenue de {amount} de {project} est déjà facturée ({number}, {date}){paid, select, no {, pas encore payée} other { et payée le {paid}}}.',
    en: 'The {amount} holdback of {project} is already invoiced ({number}, {date}){paid, select, no {, not paid yet} other { and paid on {paid}}}.',
  },
  dispute: { fr: 'Voir le litige : {number}', en: 'See the dispute: {number}' },
  disputed: { fr: 'Reste en litige : {list}.', en: 'Still in dispute: {list}.' },
  heldLabel: { fr: 'Retenue détenue', en: 'Holdback held' },
  anniversary: { fr: 'Anniversaire du contrat', en: 'Contract anniversary' },
  notice: { fr: 'Avis au plus tard', en: 'Notice by' },
  expiry: { fr: 'Privilèges éteints si publié ce jour-là', en: 'Liens expire if published that day' },
  pay: { fr: 'Payable au plus tard', en: 'Pay by' },
  end: { fr: 'Fin des travaux', en: 'End of work' },
  releaseOn: { fr: 'Libérable le', en: 'Releasable on' },
  ask: { fr: 'Facturer la libération', en: 'Invoice the release' },
  sourceON: {
    fr: 'Construction Act (Ontario), libération annuelle en vigueur depuis le 1er janvier 2026 · à faire vérifier · avis, pas un conseil juridique',
    en: 'Construction Act (Ontario), annual release in force since January 1, 2026 · have it checked · information, not legal advice',
  },
  sourceQC: {
    fr: 'Québec : la retenue est contractuelle; 45 jours selon nos contrats · avis, pas un conseil juridique',
    en: 'Québec: the holdback is contractual; 45 days under our contracts · information, not legal advice',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
})

export const projectField = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'La retenue de quel projet?', en: 'The holdback of which project?' },
})

const dates = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('contract'), endOfWork: z.string(), isPlanned: z.boolean(), releaseOn: z.string() }),
  z.object({
    rule: z.literal('ontario'),
    anniversary: z.string(),
    noticeBy: z.string(),
    liensExpire: z.string(),
    payBy: z.string(),
  }),
  z.object({ rule: z.literal('unknown') }),
])
const dateOutput = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  held: z.int(),
  dates,
  ready: z.boolean(),
  released: z
    .object({
      amount: z.int(),
      number: z.string(),
      issuedOn: z.string(),
      paidOn: z.string().nullable(),
      balance: z.int(),
    })
    .nullable(),
  unpaid: z.array(z.object({ number: z.string(), balance: z.int() })),
})
type Shown = z.output<typeof dateOutput>

export async function readRelease(id: string, { stores, today }: Context<HoldbackStores>): Promise<Shown> {
  const project = await stores.projects.need(id)
  const { held, released, unpaid } = await readHeld(stores, id, today)
  const when = await releaseDates(stores, project, today)
  const from = releasableFrom(when)
  return {
    project: { id, code: project.code, name: project.name },
    held,
    dates: when,
    ready: held > 0 && from !== null && from <= today,
    released,
    unpaid,
  }
}

export function summaryOf({ project, held, dates: when, released, unpaid }: Shown, lang: Lang): string {
  const values = { project: project.code, held: formatMoney(held, lang) }
  if (held > 0) {
    if (when.rule === 'unknown') return say(lang, 'unknown', values)
    if (when.rule === 'ontario')
      return say(lang, 'ontario', {
        ...values,
        notice: formatDate(when.noticeBy, lang),
        expiry: formatDate(when.liensExpire, lang),
        pay: formatDate(when.payBy, lang),
      })
    return say(lang, 'contract', {
      ...values,
      date: formatDate(when.releaseOn, lang),
      end: formatDate(when.endOfWork, lang),
      planned: String(when.isPlanned),
    })
  }
  if (!released) return say(lang, 'none', values)
  const first = say(lang, 'released', {
    project: project.code,
    amount: formatMoney(released.amount, lang),
    number: released.number,
    date: formatDate(released.issuedOn, lang),
    paid: released.paidOn ? formatDate(released.paidOn, lang) : 'no',
  })
  const list = unpaid.map(({ number, balance }) => `${number} (${formatMoney(balance, lang)})`).join(', ')
  return list ? `${first} ${say(lang, 'disputed', { list })}` : first
}

export const releaseDate = defineTool<HoldbackStores>()({
  name: 'holdbacks.release_date',
  title: { fr: 'Dire quand une retenue se libère', en: 'Say when a holdback is released' },
  gate: 'none',
  permission: 'finance.read',
  examples: DATE,
  input: z.object({ project: projectField }),
  output: dateOutput,
  run: ({ project }, ctx) => readRelease(project, ctx),
  card(shown, { lang }) {
    const { project, held, dates: when, ready, released, unpaid } = shown
    const summary = summaryOf(shown, lang)
    const date = (label: 'anniversary' | 'notice' | 'expiry' | 'pay' | 'end' | 'releaseOn', day: string) => ({
      label: say(lang, label),
      value: formatDate(day, lang),
    })
    const days =
      held === 0 || when.rule === 'unknown'
        ? []
        : when.rule === 'ontario'
          ? [
              date('anniversary', when.anniversary),
              date('notice', when.noticeBy),
              date('expiry', when.liensExpire),
              date('pay', when.payBy),
            ]
          : [date('end', when.endOfWork), date('releaseOn', when.releaseOn)]
    const bills = [...(released ? [{ number: released.number, balance: released.balance }] : []), ...unpaid]
    return {
      title: say(lang, 'dateTitle', { project: `${project.code} ${project.name}` }),
      summary,
      tone: ready ? 'success' : 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'heldLabel'), value: formatMoney(held, lang), href: `nova:projects/${project.code}` },
            ...days,
            ...bills.map(({ number, balance }) => ({
              label: say(lang, 'invoice'),
              value: `${number} (${formatMoney(balance, lang)})`,
              href: `nova:invoices/${number}`,
            })),
          ],
        },
      ],
      actions: ready
        ? [
            {
              type: 'button',
              label: say(lang, 'ask'),
              style: 'primary',
              intent: { do: 'tool', tool: 'holdbacks.request_release', input: { project: project.id } },
            },
          ]
        : held === 0
          ? unpaid.slice(0, 1).map(({ number }) => ({
              type: 'button' as const,
              label: say(lang, 'dispute', { number }),
              intent: { do: 'tool' as const, tool: 'payments.explain_short_pay', input: { invoice: number } },
            }))
          : [],
      footer: say(lang, when.rule === 'ontario' ? 'sourceON' : 'sourceQC'),
    }
  },
})
