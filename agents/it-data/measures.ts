import { earnedValueAt } from '../../src/domain/earned-value.ts'
import { conversion, netPromoterScore, satisfaction } from '../../src/domain/marketing.ts'
import { scale, shareOf } from '../../src/domain/quotient.ts'
import { daysSalesOutstanding, grossMargin } from '../../src/domain/ratios.ts'
import { backlog } from '../../src/domain/revenue.ts'
import { computeSafetyRates } from '../../src/domain/safety.ts'
import { expectedCost } from '../../src/domain/wip.ts'
import { addDays, addMonths, dateIn, type IsoDate, type Period } from '../../src/lib/dates.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Permission } from '../../src/tool/rights.ts'
import { type Books, inside, receivablesOn, revenueOf } from './books.ts'

/** Cents, millionths, days, hundredths of an hour, plain numbers; points are of a score such as NPS. */
export type MeasureUnit = 'cents' | 'ppm' | 'days' | 'hours' | 'count' | 'points'

/** `counts` are what a rate is made of: `[2, 21450]` recordables and hours. */
export type Reading = { value: number | null; counts?: [part: number, whole: number] }

export type Measure = {
  key: string
  name: Bilingual
  /** How it is computed, in one line. */
  definition: Bilingual
  unit: MeasureUnit
  /** Which way is better. */
  better: 'up' | 'down' | 'neither'
  needs?: Permission
  read(books: Books, period: Period): Promise<Reading>
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
/** Rates of rare things are read over the twelve months that end with the period. */
const yearTo = ({ to }: Period): Period => ({ from: addDays(addMonths(to, -12), 1), to })
const DSO_DAYS = 92

/** Contract with signed changes less billed, for what was contracted and not finished on a day. */
export async function readBacklog(books: Books, on: IsoDate) {
  const [projects, changes, invoices] = [await books.projects(), await books.changes(), await books.invoices()]
  return projects.flatMap((project) => {
    const contracted = project.contractDate ?? project.startDate
    const finished = project.status === 'done' && (!project.endDate || project.endDate <= on)
    if (!contracted || contracted > on || finished || project.status === 'cancelled') return []
    const signed = changes.filter((one) => one.projectId === project.id && (one.signedAt ?? on) <= on)
    const billed = invoices.filter((one) => one.projectId === project.id && one.issueDate! <= on)
    const left = project.contractAmount + sum(signed.map(({ amount }) => amount)) - sum(billed.map(revenueOf))
    return [{ project, left, end: project.endDate ?? on }]
  })
}

const costsIn = async ({ stores }: Books, period: Period) =>
  sum((await stores.costEntries.sumByMonth(period)).map(({ amount }) => amount))
const hoursIn = async ({ stores }: Books, period: Period) =>
  sum((await stores.timeEntries.hoursByDay(period)).map(({ hours }) => hours))
const revenueIn = async (books: Books, period: Period) =>
  sum((await books.invoices()).filter((one) => inside(one.issueDate, period)).map(revenueOf))

/**
 * What the costs of a period earned, by cost-to-cost on what each project is known today to cost in total: billing that
 * comes early or late does not move it.
 */
async function readEarned(books: Books, period: Period): Promise<{ earned: Cents; cost: Cents }> {
  const { costEntries } = books.stores
  const upTo = async (day: IsoDate) =>
    new Map((await costEntries.sumByProject(day)).map(({ projectId, amount }) => [projectId, amount]))
  const [before, after, ever] = [await upTo(addDays(period.from, -1)), await upTo(period.to), await upTo('2999-12-31')]
  const changes = await books.changes()
  let earned = 0
  let cost = 0
  for (const project of await books.projects()) {
    const total = ever.get(project.id) ?? 0
    const spent = (after.get(project.id) ?? 0) - (before.get(project.id) ?? 0)
    const { estimatedCost, plannedProgressPpm, progressPpm } = project
    const expected =
      project.status === 'done'
        ? total
        : expectedCost(earnedValueAt(estimatedCost, plannedProgressPpm, progressPpm, total))
    if (expected <= 0) continue
    const signed = sum(changes.filter(({ projectId }) => projectId === project.id).map(({ amount }) => amount))
    const earnedBy = (costs: Cents) =>
      scale(project.contractAmount + signed, BigInt(Math.min(costs, expected)), BigInt(expected))!
    earned += earnedBy(after.get(project.id) ?? 0) - earnedBy(before.get(project.id) ?? 0)
    cost += spent
  }
  return { earned, cost }
}

export const MEASURES: Measure[] = [
  {
    key: 'revenue',
    name: { fr: 'Revenus', en: 'Revenue' },
    definition: {
      fr: 'factures émises, avant retenue et taxes, notes de crédit déduites',
      en: 'invoices issued, before holdback and taxes, credit notes deducted',
    },
    unit: 'cents',
    better: 'up',
    needs: 'finance.read',
    read: async (books, period) => ({ value: await revenueIn(books, period) }),
  },
  {
    key: 'receipts',
    name: { fr: 'Encaissements', en: 'Receipts' },
    definition: { fr: 'paiements reçus des clients, taxes comprises', en: 'payments from clients, taxes included' },
    unit: 'cents',
    better: 'up',
    needs: 'finance.read',
    read: async (books, period) => ({
      value: sum((await books.payments()).filter(({ date }) => inside(date, period)).map(({ amount }) => amount)),
    }),
  },
  {
    key: 'costs',
    name: { fr: 'Coûts des chantiers', en: 'Project costs' },
    definition: { fr: 'coûts inscrits aux projets, avant taxes', en: 'costs entered on projects, before taxes' },
    unit: 'cents',
    better: 'neither',
    needs: 'projects.cost',
    read: async (books, period) => ({ value: await costsIn(books, period) }),
  },
  {
    key: 'margin',
    name: { fr: 'Marge brute des chantiers', en: 'Gross margin of projects' },
    definition: {
      fr: '(travaux gagnés − coûts) ÷ travaux gagnés; gagné : coût ÷ coût total prévu × contrat signé',
      en: '(work earned − costs) ÷ work earned; earned: cost ÷ expected total cost × signed contract',
    },
    unit: 'ppm',
    better: 'up',
    needs: 'finance.read',
    async read(books, period) {
      const { earned, cost } = await readEarned(books, period)
      return { value: grossMargin(earned, cost) }
    },
  },
  {
    key: 'dso',
    name: { fr: 'Délai de recouvrement (DSO)', en: 'Days sales outstanding' },
    definition: {
      fr: 'à recevoir ÷ facturé des 92 derniers jours × 92, taxes comprises, sans les retenues',
      en: 'receivables ÷ invoiced in the last 92 days × 92, taxes included, without holdbacks',
    },
    unit: 'days',
    better: 'down',
    needs: 'finance.read',
    async read(books, { to }) {
      const window = { from: addDays(to, 1 - DSO_DAYS), to }
      const invoiced = (await books.invoices()).filter((one) => inside(one.issueDate, window))
      const total = sum(invoiced.map((one) => (one.kind === 'credit-note' ? -one.total : one.total)))
      const due = sum((await receivablesOn(books, to)).map(({ balance }) => balance))
      return { value: daysSalesOutstanding(due, total, DSO_DAYS) }
    },
  },
  {
    key: 'receivables',
    name: { fr: 'À recevoir', en: 'Receivables' },
    definition: {
      fr: 'factures émises moins paiements et crédits à la fin de la période',
      en: 'issued invoices less payments and credits at the end of the period',
    },
    unit: 'cents',
    better: 'neither',
    needs: 'finance.read',
    read: async (books, { to }) => ({ value: sum((await receivablesOn(books, to)).map(({ balance }) => balance)) }),
  },
  {
    key: 'backlog',
    name: { fr: 'Carnet de commandes', en: 'Backlog' },
    definition: {
      fr: 'contrats et avenants signés moins ce qui est facturé, projets non terminés',
      en: 'contracts and signed changes less what is billed, unfinished projects',
    },
    unit: 'cents',
    better: 'up',
    needs: 'finance.read',
    read: async (books, { to }) => ({ value: backlog(await readBacklog(books, to)) }),
  },
  {
    key: 'hours',
    name: { fr: 'Heures travaillées', en: 'Hours worked' },
    definition: { fr: 'feuilles de temps soumises ou approuvées', en: 'timesheets submitted or approved' },
    unit: 'hours',
    better: 'neither',
    read: async (books, period) => ({ value: await hoursIn(books, period) }),
  },
  {
    key: 'on_time',
    name: { fr: 'Tâches faites à temps', en: 'Tasks on time' },
    definition: {
      fr: 'tâches dues dans la période et faites au plus tard le jour dit ÷ tâches dues',
      en: 'tasks due in the period and done by their day ÷ tasks due',
    },
    unit: 'ppm',
    better: 'up',
    async read(books, period) {
      const due = (await books.tasks()).filter((one) => inside(one.dueDate, period) && one.status !== 'cancelled')
      const zone = (await books.stores.organizations.get())?.timeZone ?? 'America/Toronto'
      const kept = due.filter(
        (one) => one.status === 'done' && (!one.doneAt || dateIn(zone, one.doneAt) <= one.dueDate!),
      )
      return { value: shareOf(kept.length, due.length), counts: [kept.length, due.length] }
    },
  },
  {
    key: 'trir',
    name: { fr: 'Taux de fréquence (TRIR)', en: 'Recordable rate (TRIR)' },
    definition: {
      fr: 'accidents enregistrables × 200 000 ÷ heures, sur 12 mois',
      en: 'recordable incidents × 200,000 ÷ hours, over 12 months',
    },
    unit: 'count',
    better: 'down',
    async read(books, period) {
      const year = yearTo(period)
      const list = (await books.incidents()).filter(({ date }) => inside(date, year))
      const lost = list.filter(({ kind }) => kind === 'lost-time')
      const recordables = list.filter(({ kind }) => kind === 'recordable').length + lost.length
      const hours = Math.round((await hoursIn(books, year)) / 100)
      const lostDays = sum(lost.map((one) => one.lostDays))
      const { trir } = computeSafetyRates({ hours, recordables, lostTime: lost.length, lostDays })
      return { value: trir, counts: [recordables, hours] }
    },
  },
  {
    key: 'conversion',
    name: { fr: 'Soumissions gagnées', en: 'Quotes won' },
    definition: { fr: 'gagnées ÷ envoyées, sur 12 mois', en: 'won ÷ sent, over 12 months' },
    unit: 'ppm',
    better: 'up',
    async read(books, period) {
      const sent = (await books.quotes()).filter(
        ({ date, status }) => inside(date, yearTo(period)) && status !== 'draft',
      )
      const list = sent.map(({ amount, status }) => ({ amount, won: status === 'won' }))
      return { value: conversion(list).byCount, counts: [list.filter(({ won }) => won).length, list.length] }
    },
  },
  {
    key: 'nps',
    name: { fr: 'Recommandation (NPS)', en: 'Net promoter score' },
    definition: {
      fr: 'part des 9–10 moins part des 0–6, en points, sur 12 mois',
      en: 'share of 9–10 less share of 0–6, in points, over 12 months',
    },
    unit: 'points',
    better: 'up',
    async read(books, period) {
      const answers = (await books.surveys()).filter(({ kind, date }) => kind === 'nps' && inside(date, yearTo(period)))
      const { score, promoters } = netPromoterScore(answers.map((one) => one.score))
      return { value: score, counts: [promoters, answers.length] }
    },
  },
  {
    key: 'csat',
    name: { fr: 'Satisfaction (CSAT)', en: 'Satisfaction (CSAT)' },
    definition: { fr: 'réponses de 4 ou 5 ÷ réponses, sur 12 mois', en: 'answers of 4 or 5 ÷ answers, over 12 months' },
    unit: 'ppm',
    better: 'up',
    async read(books, period) {
      const answers = (await books.surveys()).filter(
        ({ kind, date }) => kind === 'csat' && inside(date, yearTo(period)),
      )
      const satisfied = answers.filter(({ score }) => score >= 4).length
      return { value: satisfaction(satisfied, answers.length), counts: [satisfied, answers.length] }
    },
  },
]

export const measureOf = (key: string): Measure | undefined => MEASURES.find((one) => one.key === key)

/** Those that a person may see. */
export const visibleTo = (can: (permission: Permission) => boolean): Measure[] =>
  MEASURES.filter(({ needs }) => !needs || can(needs))
