import { addMonths, firstOfMonth, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'
import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import { type Dated, needInForce } from './dated.ts'
import { labourAmount } from './time-and-material.ts'

/** Where the hours count: the four sectors of the collective agreements. */
export const CCQ_SECTORS = ['residential', 'institutional-commercial', 'industrial', 'civil'] as const
export type CcqSector = (typeof CCQ_SECTORS)[number]

type Trade = { id: string; label: Bilingual; periods: number }
const trade = (id: string, fr: string, en: string, periods: number): Trade => ({ id, label: { fr, en }, periods })

/** Trades of the brochure PU 20-02; apprenticeship periods of 2 000 h are unconfirmed. */
export const CCQ_TRADES: readonly Trade[] = [
  trade('briqueteur-maçon', 'briqueteur-maçon', 'bricklayer-mason', 3),
  trade('calorifugeur', 'calorifugeur', 'insulator', 3),
  trade('carreleur', 'carreleur', 'tile setter', 3),
  trade('charpentier-menuisier', 'charpentier-menuisier', 'carpenter-joiner', 3),
  trade('chaudronnier', 'chaudronnier', 'boilermaker', 3),
  trade('cimentier-applicateur', 'cimentier-applicateur', 'cement finisher', 2),
  trade('couvreur', 'couvreur', 'roofer', 2),
  trade('électricien', 'électricien', 'electrician', 4),
  trade('ferblantier', 'ferblantier', 'sheet-metal worker', 3),
  trade('ferrailleur', 'ferrailleur', 'reinforcing steel erector', 1),
  trade('frigoriste', 'frigoriste', 'refrigeration mechanic', 4),
  trade('grutier', 'grutier', 'crane operator', 1),
  trade("mécanicien d'ascenseur", 'mécanicien d’ascenseur', 'elevator mechanic', 5),
  trade('mécanicien de chantier', 'mécanicien de chantier', 'millwright', 3),
  trade('mécanicien de machines lourdes', 'mécanicien de machines lourdes', 'heavy equipment mechanic', 3),
  trade('mécanicien en protection-incendie', 'mécanicien en protection-incendie', 'fire-protection mechanic', 4),
  trade('monteur-mécanicien (vitrier)', 'monteur-mécanicien (vitrier)', 'erector-mechanic (glazier)', 3),
  trade("opérateur d'équipement lourd", 'opérateur d’équipement lourd', 'heavy equipment operator', 1),
  trade('opérateur de pelles', 'opérateur de pelles', 'shovel operator', 1),
  trade('peintre', 'peintre', 'painter', 3),
  trade('plâtrier', 'plâtrier', 'plasterer', 3),
  trade('poseur de revêtements souples', 'poseur de revêtements souples', 'resilient flooring layer', 3),
  trade('poseur de systèmes intérieurs', 'poseur de systèmes intérieurs', 'interior systems installer', 3),
  trade('tuyauteur', 'tuyauteur', 'pipe fitter', 4),
  trade('monteur-assembleur', 'monteur-assembleur', 'ironworker', 3),
]

/** Share of the journeyman's rate by apprenticeship period: 85 % in the last, 70, 60 and 50 % before it. */
export function apprenticeRate(periods: number, period: number): Ppm {
  const ladder = [850_000, 700_000, 600_000, 500_000, 500_000]
  return ladder[Math.max(0, Math.min(periods, ladder.length) - period)] ?? 850_000
}

export type CcqRates = Dated & {
  /** Vacation and holiday indemnity, on wages. */
  indemnity: Ppm
  /** The CCQ's levy, once from the employer and once from the employee. */
  levy: Ppm
}

const RATES: CcqRates[] = [
  {
    from: '2010-01-01',
    indemnity: 130_000,
    levy: 7_500,
    source: 'ccq.org, indemnity 13 %; levy 0.75 % (r. 20)',
    confirmed: false,
  },
]

export const ccqRates = (on: IsoDate): CcqRates =>
  needInForce(RATES, on, { fr: 'les taux de la CCQ', en: 'the CCQ rates' })

/** The report and the payment of a month: by the 15th of the next one, even when nothing is owed. */
export const ccqDueBy = (month: IsoDate): IsoDate => `${addMonths(firstOfMonth(month), 1).slice(0, 7)}-15`

/** `hours` in hundredths, `rate` in cents an hour as it was paid. */
export type CcqHours = {
  personId: string
  name: string
  trade: string | null
  card: string | null
  sector: CcqSector | null
  province: string
  date: IsoDate
  hours: number
  overtime: boolean
  rate: Cents
}

export type CcqLine = {
  personId: string
  name: string
  trade: string | null
  sector: CcqSector
  regular: number
  overtime: number
  wages: Cents
  indemnity: Cents
}

export type CcqReport = {
  month: IsoDate
  dueBy: IsoDate
  lines: CcqLine[]
  hours: number
  wages: Cents
  indemnity: Cents
  levyEmployer: Cents
  levyEmployee: Cents
  /** Indemnity and both levies. */
  remittance: Cents
  nil: boolean
  rates: CcqRates
}

/** A worker's hours by trade and sector over a month; each line is rounded once, work outside Québec is left out. */
export function buildCcqReport(hours: readonly CcqHours[], month: IsoDate): CcqReport {
  const rates = ccqRates(firstOfMonth(month))
  const inside = hours.filter(
    ({ date, province, sector }) => date.slice(0, 7) === month.slice(0, 7) && province === 'QC' && sector,
  )
  const groups = Map.groupBy(inside, (one) => `${one.personId} ${one.trade} ${one.sector}`)
  const lines = [...groups.values()].map((own): CcqLine => {
    const of = (overtime: boolean) =>
      own.filter((one) => one.overtime === overtime).reduce((sum, one) => sum + one.hours, 0)
    const wages = own.reduce((sum, one) => sum + labourAmount(one), 0)
    const { personId, name, trade: own_trade, sector } = own[0]!
    return {
      personId,
      name,
      trade: own_trade,
      sector: sector!,
      regular: of(false),
      overtime: of(true),
      wages,
      indemnity: applyRate(wages, rates.indemnity),
    }
  })
  lines.sort((a, b) => a.name.localeCompare(b.name) || a.sector.localeCompare(b.sector))
  const total = (key: 'wages' | 'indemnity') => lines.reduce((sum, line) => sum + line[key], 0)
  const wages = total('wages')
  const levy = applyRate(wages, rates.levy)
  return {
    month: firstOfMonth(month),
    dueBy: ccqDueBy(month),
    lines,
    hours: lines.reduce((sum, line) => sum + line.regular + line.overtime, 0),
    wages,
    indemnity: total('indemnity'),
    levyEmployer: levy,
    levyEmployee: levy,
    remittance: total('indemnity') + 2 * levy,
    nil: lines.length === 0,
    rates,
  }
}

export type CcqIssue = {
  personId: string
  name: string
  date: IsoDate
  hours: number
  problem: 'no-trade' | 'no-card' | 'no-sector' | 'long-day'
}

/** Hours that the report cannot take as they are, and days above 12 h. */
export function checkCcqHours(hours: readonly CcqHours[]): CcqIssue[] {
  const quebec = hours.filter(({ province }) => province === 'QC')
  const issue = (one: CcqHours, problem: CcqIssue['problem']): CcqIssue => ({
    personId: one.personId,
    name: one.name,
    date: one.date,
    hours: one.hours,
    problem,
  })
  const days = Map.groupBy(quebec, (one) => `${one.personId} ${one.date}`)
  return [
    ...quebec.flatMap((one) => [
      ...(one.trade ? [] : [issue(one, 'no-trade')]),
      ...(one.trade && !one.card ? [issue(one, 'no-card')] : []),
      ...(one.sector ? [] : [issue(one, 'no-sector')]),
    ]),
    ...[...days.values()].flatMap((own) => {
      const total = own.reduce((sum, one) => sum + one.hours, 0)
      return total > 1200 ? [{ ...issue(own[0]!, 'long-day'), hours: total }] : []
    }),
  ]
}

/** At most one apprentice for each journeyman of a trade on a site; trades of its own ratio are unconfirmed. */
export function checkApprentices(
  crew: readonly { trade: string; apprentice: boolean }[],
): { trade: string; journeymen: number; apprentices: number; ok: boolean }[] {
  return [...Map.groupBy(crew, (one) => one.trade)].map(([name, own]) => {
    const apprentices = own.filter(({ apprentice }) => apprentice).length
    const journeymen = own.length - apprentices
    return { trade: name, journeymen, apprentices, ok: apprentices <= journeymen }
  })
}
