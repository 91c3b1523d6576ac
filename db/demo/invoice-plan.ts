import { addDays, addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import { CLIENTS, SMALL_CLIENTS } from './client-facts.ts'
import { GROSS_BY_PROJECT, SMALL_WORKS_GROSS } from './gross.ts'
import { PROJECTS, type ProjectFact } from './project-facts.ts'
import { randomFor } from './seed.ts'
import { SMALL_JOBS } from './small-jobs.ts'

export type PlannedLine = {
  description: string
  /** Thousandths. */
  quantity: number
  unit: 'hour' | 'lump'
  unitPrice: Cents
}

/** An invoice of the story: story dates, no number, no tax yet. */
export type PlannedInvoice = {
  /** Its id is derived from it. */
  key: string
  kind: 'invoice' | 'pay-application' | 'holdback-release' | 'credit-note'
  project: ProjectFact | null
  client: string
  issued: IsoDate
  lines: PlannedLine[]
  holdback: Cents
  credits?: string
  reason?: string
  /** Days until it is paid; null when a credit note settles it or nobody pays. */
  days: number | null
  /** What the client kept when paying. */
  short: Cents
}

const RELEASE_DAYS = 45

const lump = (description: string, amount: Cents): PlannedLine => ({
  description,
  quantity: 1000,
  unit: 'lump',
  unitPrice: amount,
})

const daysOf = new Map([...CLIENTS, ...SMALL_CLIENTS].map((client) => [client.code, client.days]))
const clientDays = (code: string) => daysOf.get(code) as number

export const applicationKey = (project: string, month: IsoDate) => `invoice ${project} ${month.slice(0, 7)}`
export const releaseKey = (project: string) => `invoice ${project} release`

/** What clients kept although it was due, by invoice. */
const SHORT_PAID: Record<string, Cents> = {
  [applicationKey('CHE-2503', '2026-01-31')]: 980_000,
  [applicationKey('CHE-2602', '2026-08-31')]: 1_250_000,
}

function projectInvoices(project: ProjectFact): PlannedInvoice[] {
  const months = GROSS_BY_PROJECT[project.code] ?? []
  const english = project.province === 'ON'
  const invoices: PlannedInvoice[] = months.map(({ month, gross }, i) => {
    const key = applicationKey(project.code, month)
    const held = project.holdback > 0
    return {
      key,
      kind: held ? 'pay-application' : 'invoice',
      project,
      client: project.client,
      issued: month,
      lines: [
        lump(
          english
            ? `Work performed – application for payment no. ${i + 1}`
            : held
              ? `Travaux exécutés – demande de paiement no ${i + 1}`
              : `Travaux exécutés – facturation progressive no ${i + 1}`,
          gross,
        ),
      ],
      holdback: applyRate(gross, project.holdback),
      days: clientDays(project.client),
      short: SHORT_PAID[key] ?? 0,
    }
  })
  const last = months.at(-1)
  if (project.state === 'done' && project.holdback > 0 && last) {
    invoices.push({
      key: releaseKey(project.code),
      kind: 'holdback-release',
      project,
      client: project.client,
      issued: addDays(last.month, RELEASE_DAYS),
      lines: [lump('Libération de la retenue contractuelle', applyRate(project.contract, project.holdback))],
      holdback: 0,
      days: clientDays(project.client),
      short: 0,
    })
  }
  return invoices
}

/** Labour by the hour and the rest as materials; amounts under 300 $ are one line. */
function smallJobLines(job: { title: string; materials: string }, amount: Cents): PlannedLine[] {
  const RATE = 8_500
  const hours = Math.round((amount * 0.6) / RATE)
  if (amount < 30_000 || hours < 2) return [lump(job.title, amount)]
  return [
    { description: job.title, quantity: hours * 1000, unit: 'hour', unitPrice: RATE },
    lump(job.materials, amount - hours * RATE),
  ]
}

const MEAN_SMALL_JOB = 177_500
/** The taxes of multiples of 40 $ are whole cents, so the jobs of a month bear the same tax as their sum. */
const WHOLE_TAX = 4_000

function splitMonth(amount: Cents, count: number, next: () => number): Cents[] {
  const weights = Array.from({ length: count }, () => 0.35 + 1.5 * next())
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = weights
    .slice(1)
    .map((weight) => Math.max(1, Math.round((amount * weight) / whole / WHOLE_TAX)) * WHOLE_TAX)
  return [amount - parts.reduce((sum, part) => sum + part, 0), ...parts].sort((a, b) => a - b)
}

/** The job that Gestion Vachon-Leduc has not paid: 3 750.00 before tax, in July 2026. */
const UNPAID_JOB = { month: '2026-07-31', client: 'C4', amount: 375_000 }

function smallInvoices(): PlannedInvoice[] {
  const random = randomFor('small works')
  return SMALL_WORKS_GROSS.flatMap(({ month, gross }) => {
    const unpaid = month === UNPAID_JOB.month ? UNPAID_JOB.amount : 0
    const count = Math.round(gross / MEAN_SMALL_JOB)
    const small = (amount: Cents, i: number, client: string): PlannedInvoice => ({
      key: `invoice small ${month.slice(0, 7)} ${i}`,
      kind: 'invoice',
      project: null,
      client,
      issued: month,
      lines: smallJobLines(random.pick(SMALL_JOBS), amount),
      holdback: 0,
      days: client === UNPAID_JOB.client ? null : clientDays(client),
      short: 0,
    })
    const parts = splitMonth(gross - unpaid, count, random.next)
    const jobs = parts.map((amount, i) => small(amount, i + 1, random.pick(SMALL_CLIENTS).code))
    return unpaid ? [small(unpaid, 0, UNPAID_JOB.client), ...jobs] : jobs
  })
}

/** Invoices from before the story, paid in November (96 400.00) and December 2024 (51 600.00). */
const OPENING: [client: string, issued: IsoDate, amount: Cents, days: number, text: string][] = [
  ['C4', '2024-09-30', 1_860_000, 49, 'Réfection des balcons, 75, rue du Marché'],
  ['C4', '2024-09-30', 1_245_000, 58, 'Remplacement de la toiture du garage'],
  ['C4', '2024-09-30', 1_520_000, 66, 'Mise aux normes des issues, bloc B'],
  ['C4', '2024-09-30', 918_000, 72, 'Isolation du sous-sol, bloc C'],
  ['C1', '2024-09-30', 2_480_000, 38, 'Réparation du stationnement intérieur'],
  ['C3', '2024-09-30', 1_775_431, 33, 'Cloisons du local informatique'],
  ['C1', '2024-10-31', 2_049_931, 38, 'Étanchéité des fondations, façade nord'],
  ['P2', '2024-10-31', 640_000, 20, 'Agrandissement de l’entrepôt de bois'],
  ['P6', '2024-10-31', 384_000, 20, 'Rampe d’accès et garde-corps'],
]

const openingInvoices = (): PlannedInvoice[] =>
  OPENING.map(([client, issued, amount, days, text], i) => ({
    key: `invoice opening ${i + 1}`,
    kind: 'invoice',
    project: null,
    client,
    issued,
    lines: [lump(text, amount)],
    holdback: 0,
    days,
    short: 0,
  }))

/** Invoices made by mistake and credited in full in the same month, so that no figure moves. */
const MISTAKES: [date: IsoDate, client: string, amount: Cents, reason: string][] = [
  ['2026-01-15', 'P1', 48_000, 'Facturée au mauvais client.'],
  ['2026-02-12', 'P3', 92_000, 'Facturée en double.'],
  ['2026-03-19', 'P5', 124_000, 'Taux horaire erroné; refacturée à la fin du mois.'],
  ['2026-04-16', 'P2', 36_000, 'Travaux couverts par la garantie.'],
  ['2026-05-14', 'P4', 152_000, 'Facturée en double.'],
  ['2026-05-21', 'P6', 68_000, 'Facturée au mauvais client.'],
  ['2026-06-18', 'P1', 104_000, 'Quantités erronées; refacturée à la fin du mois.'],
  ['2026-07-09', 'P3', 56_000, 'Travaux annulés par le client.'],
]

function mistakes(): PlannedInvoice[] {
  const random = randomFor('mistakes')
  return MISTAKES.flatMap(([issued, client, amount, reason], i) => {
    const wrong: PlannedInvoice = {
      key: `invoice mistake ${i + 1}`,
      kind: 'invoice',
      project: null,
      client,
      issued,
      lines: smallJobLines(random.pick(SMALL_JOBS), amount),
      holdback: 0,
      days: null,
      short: 0,
    }
    const credit: PlannedInvoice = {
      ...wrong,
      key: `credit note ${i + 1}`,
      kind: 'credit-note',
      issued: addDays(issued, 5),
      credits: wrong.key,
      reason,
    }
    return [wrong, credit]
  })
}

/** Every invoice and credit note of the story in the order in which they are issued. */
export function planInvoices(): PlannedInvoice[] {
  return [
    ...openingInvoices(),
    ...mistakes(),
    ...smallInvoices(),
    ...PROJECTS.flatMap((project) => projectInvoices(project)),
  ].sort((a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0))
}

/**
 * The day of each payment, by invoice key. A client pays around its mean delay (σ 25 %), in the month that the mean
 * gives, and its delays keep exactly that mean; Gestion Vachon-Leduc's five payments are facts, not draws.
 */
export function planPayments(invoices: readonly PlannedInvoice[], closing: IsoDate): Map<string, IsoDate> {
  const paid = new Map<string, IsoDate>()
  const due = invoices.flatMap((invoice) => {
    if (invoice.days === null || invoice.kind === 'credit-note') return []
    const date = addDays(invoice.issued, invoice.days)
    return date <= closing ? [{ ...invoice, days: invoice.days, date }] : []
  })
  for (const code of new Set(due.map((invoice) => invoice.client))) {
    const own = due.filter((invoice) => invoice.client === code)
    const random = randomFor(`payments ${code}`)
    const fixed = (invoice: (typeof own)[number]) => code === 'C4' || invoice.kind === 'holdback-release'
    let drift = 0
    for (const invoice of own) {
      // A draw that earlier payments pull back, held inside the month; what is left over moves on to the next one.
      const wanted = fixed(invoice) ? 0 : Math.round(0.25 * invoice.days * random.normal()) - drift
      const date = clamp(addDays(invoice.date, wanted), firstOfMonth(invoice.date), lastOfMonth(invoice.date))
      const held = date > invoice.issued ? date : addDays(invoice.issued, 1)
      drift += fixed(invoice) ? 0 : shiftBetween(invoice.date, held)
      paid.set(invoice.key, held)
    }
    settleDrift(
      own.filter((invoice) => !fixed(invoice)),
      drift,
      paid,
    )
  }
  return paid
}

const shiftBetween = (from: IsoDate, to: IsoDate) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
const clamp = (date: IsoDate, low: IsoDate, high: IsoDate) => (date < low ? low : date > high ? high : date)

/** Moves payments day by day inside their months until the delays have their mean again. */
function settleDrift(own: { key: string; date: IsoDate }[], drift: number, paid: Map<string, IsoDate>): void {
  let rest = drift
  for (let moved = true; rest !== 0 && moved; ) {
    moved = false
    for (const { key, date } of own) {
      if (rest === 0) break
      const step = rest > 0 ? -1 : 1
      const next = addDays(paid.get(key) as IsoDate, step)
      if (next < firstOfMonth(date) || next > lastOfMonth(date)) continue
      paid.set(key, next)
      rest += step
      moved = true
    }
  }
}

/** The last day of the month before the frozen day: the story's books are closed on it. */
export const closingDay = (frozen: IsoDate): IsoDate => lastOfMonth(addMonths(frozen, -1))
