import { z } from 'zod'
import { sumWip } from '../../src/domain/wip.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Cents, formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { formatIndex, projectHref } from './earned-value-card.ts'
import { COMPARE } from './project-examples.ts'
import { listActive, mostAtRisk, readStanding, type Standing, type StandingStores } from './standing.ts'

const say = phrases({
  title: { fr: 'Chantiers comparés', en: 'Projects compared' },
  summary: {
    fr: '{count, plural, one {# chantier en cours} other {# chantiers en cours}} : {atRisk}.',
    en: '{count, plural, one {# project under way} other {# projects under way}}: {atRisk}.',
  },
  fine: { fr: 'aucun à risque', en: 'none at risk' },
  risky: { fr: 'à risque, {first}', en: 'at risk, {first}' },
  risky2: { fr: 'les deux à risque sont {first} et {second}', en: 'the two at risk are {first} and {second}' },
  riskOf: { fr: '{code} ({amount})', en: '{code} ({amount})' },
  none: { fr: 'Aucun chantier en cours.', en: 'No project under way.' },
  costCause: {
    fr: '**{code} {name}** : {amount} de plus que le budget à la fin, au rythme actuel (IPC {cpi}).',
    en: '**{code} {name}**: {amount} above budget at the end, at the current rate (CPI {cpi}).',
  },
  billingCause: {
    fr: '**{code} {name}** : {amount} de travail fait et pas encore facturé.',
    en: '**{code} {name}**: {amount} of work done and not billed yet.',
  },
  bothCause: {
    fr: '**{code} {name}** : {cost} de plus que le budget à la fin (IPC {cpi}), et {billing} de travail pas encore facturé.',
    en: '**{code} {name}**: {cost} above budget at the end (CPI {cpi}), and {billing} of work not billed yet.',
  },
  project: { fr: 'Projet', en: 'Project' },
  cpi: { fr: 'IPC', en: 'CPI' },
  spi: { fr: 'IPD', en: 'SPI' },
  complete: { fr: 'Fait (coût)', en: 'Done (cost)' },
  earned: { fr: 'Gagné', en: 'Earned' },
  billed: { fr: 'Facturé', en: 'Billed' },
  over: { fr: 'Sur (sous) facturé', en: 'Over (under) billed' },
  chart: { fr: 'Gagné et facturé par chantier', en: 'Earned and billed by project' },
  overbilled: { fr: 'Surfacturé (dette)', en: 'Overbilled (liability)' },
  underbilled: { fr: 'Sous-facturé (actif)', en: 'Underbilled (asset)' },
  footer: {
    fr: 'Au {date} · gagné : part du coût total prévu × contrat avec avenants signés · facturé : avant retenue et taxes',
    en: 'As of {date} · earned: share of the expected total cost × contract with signed changes · billed: before holdback and taxes',
  },
  health: { fr: 'Bilan de {code}', en: 'Report on {code}' },
})

const row = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  contract: z.int(),
  expectedCost: z.int(),
  cost: z.int(),
  cpi: z.number().nullable(),
  spi: z.number().nullable(),
  complete: z.int().nullable(),
  earned: z.int().nullable(),
  billed: z.int(),
  over: z.int().nullable(),
  costRisk: z.int(),
  billingRisk: z.int(),
})
type Row = z.output<typeof row>

const rowOf = ({ project, value, wip, contract, billed, costRisk, billingRisk }: Standing): Row => ({
  id: project.id,
  code: project.code,
  name: project.name,
  contract,
  expectedCost: wip.estimatedCost,
  cost: value.ac,
  cpi: value.cpi,
  spi: value.spi,
  complete: wip.complete,
  earned: wip.earned,
  billed,
  over: wip.over,
  costRisk,
  billingRisk,
})

/** `(23 720,00 $)` for what is not billed yet: the sign of accountants. */
const bracketed = (amount: Cents | null, lang: Lang): string => {
  if (amount === null) return lang === 'fr' ? 'n/d' : 'n/a'
  return amount < 0 ? `(${formatMoney(-amount, lang)})` : formatMoney(amount, lang)
}

function causeText(one: Row, lang: Lang): string {
  const money = (amount: Cents) => formatMoney(amount, lang)
  const { code, name } = one
  const cpi = formatIndex(one.cpi, lang)
  if (one.costRisk && one.billingRisk)
    return say(lang, 'bothCause', { code, name, cost: money(one.costRisk), billing: money(one.billingRisk), cpi })
  if (one.costRisk) return say(lang, 'costCause', { code, name, amount: money(one.costRisk), cpi })
  return say(lang, 'billingCause', { code, name, amount: money(one.billingRisk) })
}

function summaryOf(rows: readonly Row[], risky: readonly Row[], lang: Lang): string {
  if (!rows.length) return say(lang, 'none')
  const named = risky.map((one) =>
    say(lang, 'riskOf', { code: one.code, amount: formatMoney(one.costRisk + one.billingRisk, lang) }),
  )
  const [first, second] = named
  const atRisk = second
    ? say(lang, 'risky2', { first: first!, second })
    : first
      ? say(lang, 'risky', { first })
      : say(lang, 'fine')
  return say(lang, 'summary', { count: rows.length, atRisk })
}

const MAX_ROWS = 15

export const comparePortfolio = defineTool<StandingStores>()({
  name: 'projects.compare_portfolio',
  title: { fr: 'Comparer les chantiers', en: 'Compare the projects' },
  gate: 'none',
  permission: 'projects.cost',
  examples: COMPARE,
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    rows: z.array(row),
    atRisk: z.array(z.string()),
    overbilled: z.int(),
    underbilled: z.int(),
  }),
  async run(_input, { stores, today }) {
    const standings: Standing[] = []
    for (const project of await listActive(stores)) standings.push(await readStanding(stores, project, today))
    return {
      asOf: standings.map(({ asOf }) => asOf).sort()[0] ?? today,
      rows: standings.map(rowOf),
      atRisk: mostAtRisk(standings).map(({ project }) => project.id),
      ...sumWip(standings.map(({ wip }) => wip)),
    }
  },
  card({ rows, atRisk, asOf, overbilled, underbilled }, { lang }) {
    const risky = atRisk.map((id) => rows.find((one) => one.id === id)!)
    const money = (amount: Cents) => formatMoney(amount, lang)
    const right = (key: 'cpi' | 'spi' | 'complete' | 'earned' | 'billed' | 'over') =>
      ({ label: say(lang, key), align: 'right' }) as const
    return {
      title: say(lang, 'title'),
      summary: summaryOf(rows, risky, lang),
      tone: risky.length ? 'warning' : 'success',
      blocks: rows.length
        ? [
            ...(risky.length
              ? [{ type: 'text' as const, text: risky.map((one) => causeText(one, lang)).join('\n') }]
              : []),
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'project') },
                right('cpi'),
                right('spi'),
                right('complete'),
                right('earned'),
                right('billed'),
                right('over'),
              ],
              rows: rows
                .slice(0, MAX_ROWS)
                .map((one) => [
                  { text: `${one.code} ${one.name}`, href: projectHref(one.code) },
                  formatIndex(one.cpi, lang),
                  formatIndex(one.spi, lang),
                  one.complete === null ? bracketed(null, lang) : formatPercent(one.complete, lang, 1, 1),
                  bracketed(one.earned, lang),
                  money(one.billed),
                  bracketed(one.over, lang),
                ]),
              ...(rows.length > MAX_ROWS ? { more: rows.length - MAX_ROWS } : {}),
            },
            {
              type: 'fields',
              fields: [
                { label: say(lang, 'overbilled'), value: money(overbilled) },
                { label: say(lang, 'underbilled'), value: money(underbilled) },
              ],
            },
            {
              type: 'chart',
              chart: {
                kind: 'bar',
                title: say(lang, 'chart'),
                unit: 'money',
                series: [
                  {
                    name: say(lang, 'earned'),
                    points: rows.map((one) => ({ label: one.code, value: one.earned ?? 0 })),
                  },
                  { name: say(lang, 'billed'), points: rows.map((one) => ({ label: one.code, value: one.billed })) },
                ],
              },
            },
          ]
        : [],
      actions: risky.map((one) => ({
        type: 'button',
        label: say(lang, 'health', { code: one.code }),
        intent: { do: 'tool', tool: 'projects.health_report', input: { project: one.id } },
      })),
      footer: say(lang, 'footer', { date: formatDate(asOf, lang) }),
    }
  },
})
