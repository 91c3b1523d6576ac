import { z } from 'zod'
import { earnedValueAt } from '../../src/domain/earned-value.ts'
import { grossMargin, marginFade } from '../../src/domain/ratios.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import type { ChangeOrder, Client, CostEntry, Project } from '../../src/domain/records/projects.ts'
import { computeWip, expectedCost } from '../../src/domain/wip.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Cents, formatMoney, formatPercent } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { MARGINS } from './close-examples.ts'
import { reportingDay } from './position.ts'

export type MarginStores = {
  organizations: OrganizationStore
  clients: Rows<Client>
  projects: Rows<Project>
  changeOrders: Rows<ChangeOrder>
  costEntries: Rows<CostEntry> & { sumByProject(upTo: IsoDate): Promise<{ projectId: string; amount: Cents }[]> }
}

const say = phrases({
  title: { fr: 'Marge réelle', en: 'Real margin' },
  summary: {
    fr: '{by, select, client {{count} clients} other {{count} projets}}, marge de {margin} sur {revenue}; la meilleure : {best} ({bestMargin}), la plus mince : {worst} ({worstMargin}).',
    en: '{by, select, client {{count} clients} other {{count} projects}}, {margin} margin on {revenue}; best: {best} ({bestMargin}), thinnest: {worst} ({worstMargin}).',
  },
  nothing: { fr: 'Aucun projet avec des revenus.', en: 'No project with revenue.' },
  byProject: { fr: 'Par projet', en: 'By project' },
  byClient: { fr: 'Par client', en: 'By client' },
  project: { fr: 'Projet', en: 'Project' },
  client: { fr: 'Client', en: 'Client' },
  revenue: { fr: 'Revenu', en: 'Revenue' },
  cost: { fr: 'Coût', en: 'Cost' },
  margin: { fr: 'Marge', en: 'Margin' },
  bid: { fr: 'Soumise', en: 'At bid' },
  fade: { fr: 'Glissement', en: 'Fade' },
  unknown: { fr: 'n/d', en: 'n/a' },
  footer: {
    fr: 'Au {date} · revenu : contrat et avenants signés (projets finis) ou gagné à l’avancement · petits travaux exclus, leurs coûts ne sont pas suivis',
    en: 'As of {date} · revenue: contract and signed changes (finished projects) or earned by progress · small works excluded, their costs are not tracked',
  },
})

const line = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  revenue: z.int(),
  cost: z.int(),
  /** Millionths of revenue; null without revenue. */
  margin: z.int().nullable(),
  bid: z.int().nullable(),
  fade: z.int().nullable(),
})
type Line = z.output<typeof line>

/** Finished: contract and signed changes against cost. Under way: what was earned by cost-to-cost against cost. */
async function readMargins({ stores, today }: Context<MarginStores>): Promise<{ on: IsoDate; lines: Line[] }> {
  const on = reportingDay((await stores.organizations.get())?.booksClosedThrough, today)
  const costs = new Map((await stores.costEntries.sumByProject(on)).map((row) => [row.projectId, row.amount]))
  const names = new Map((await stores.clients.list()).map((client) => [client.id, client.name]))
  const changes = await stores.changeOrders.list({ status: 'signed' })
  const projects = await stores.projects.list({ status: ['active', 'on-hold', 'done'] })
  const lines = projects.map((project): Line => {
    const cost = costs.get(project.id) ?? 0
    const signed = changes.filter((one) => one.projectId === project.id).reduce((sum, one) => sum + one.amount, 0)
    const contract = project.contractAmount + signed
    const value = earnedValueAt(project.estimatedCost, project.plannedProgressPpm, project.progressPpm, cost)
    const revenue =
      project.status === 'done'
        ? contract
        : (computeWip({ contract, estimatedCost: expectedCost(value), cost, billed: 0 }).earned ?? 0)
    const done = project.status === 'done'
    return {
      id: project.code,
      name: project.name,
      clientId: project.clientId,
      clientName: names.get(project.clientId) ?? '',
      revenue,
      cost,
      margin: grossMargin(revenue, cost),
      bid: grossMargin(project.contractAmount, project.estimatedCost),
      fade: done ? marginFade(contract, project.estimatedCost, cost) : null,
    }
  })
  return { on, lines: lines.filter((one) => one.revenue > 0 || one.cost > 0) }
}

function groupByClient(lines: readonly Line[]): Line[] {
  return [...Map.groupBy(lines, (one) => one.clientId)].map(([clientId, own]) => {
    const total = (key: 'revenue' | 'cost') => own.reduce((sum, one) => sum + one[key], 0)
    const name = own[0]!.clientName
    const [revenue, cost] = [total('revenue'), total('cost')]
    return {
      id: clientId,
      name,
      clientId,
      clientName: name,
      revenue,
      cost,
      margin: grossMargin(revenue, cost),
      bid: null,
      fade: null,
    }
  })
}

const GROUPS = [
  { value: 'client', label: { fr: 'Par client', en: 'By client' }, words: ['clients', 'client'] },
  {
    value: 'project',
    label: { fr: 'Par projet', en: 'By project' },
    words: ['projets', 'chantiers', 'projects', 'jobs'],
  },
]

export const marginByClient = defineTool<MarginStores>()({
  name: 'finance.margin_by_client',
  title: { fr: 'Classer clients et projets par marge', en: 'Rank clients and projects by margin' },
  gate: 'none',
  permission: 'finance.read',
  examples: MARGINS,
  input: z.object({
    by: field.choice(['client', 'project'], { label: { fr: 'Regrouper', en: 'Group' }, options: GROUPS }).optional(),
  }),
  output: z.object({ on: z.string(), by: z.enum(['client', 'project']), lines: z.array(line) }),
  async run({ by = 'client' }, ctx) {
    const { on, lines } = await readMargins(ctx)
    const grouped = by === 'client' ? groupByClient(lines) : lines
    return { on, by, lines: grouped.sort((a, b) => (b.margin ?? -Infinity) - (a.margin ?? -Infinity)) }
  },
  card({ on, by, lines }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const percent = (rate: number | null) => (rate === null ? say(lang, 'unknown') : formatPercent(rate, lang, 2, 2))
    const total = (key: 'revenue' | 'cost') => lines.reduce((sum, one) => sum + one[key], 0)
    const [best, worst] = [lines[0], lines.at(-1)]
    const summary =
      best && worst
        ? say(lang, 'summary', {
            by,
            count: lines.length,
            margin: percent(grossMargin(total('revenue'), total('cost'))),
            revenue: money(total('revenue')),
            best: best.name,
            bestMargin: percent(best.margin),
            worst: worst.name,
            worstMargin: percent(worst.margin),
          })
        : say(lang, 'nothing')
    const right = (key: 'revenue' | 'cost' | 'margin' | 'bid' | 'fade') => ({
      label: say(lang, key),
      align: 'right' as const,
    })
    const detailed = by === 'project'
    return {
      title: say(lang, 'title'),
      summary,
      tone: worst && (worst.margin ?? 0) < 0 ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(lines.length
          ? [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'bar' as const,
                  title: say(lang, detailed ? 'byProject' : 'byClient'),
                  unit: 'percent' as const,
                  series: [
                    {
                      name: say(lang, 'margin'),
                      points: lines
                        .slice(0, 12)
                        .map((one) => ({ label: detailed ? one.id : one.name, value: one.margin ?? 0 })),
                    },
                  ],
                },
              },
              {
                type: 'table' as const,
                caption: say(lang, detailed ? 'byProject' : 'byClient'),
                columns: [
                  { label: say(lang, detailed ? 'project' : 'client') },
                  right('revenue'),
                  right('cost'),
                  right('margin'),
                  ...(detailed ? [right('bid'), right('fade')] : []),
                ],
                rows: lines
                  .slice(0, 15)
                  .map((one) => [
                    detailed
                      ? { text: `${one.id} – ${one.name}`, href: `nova:projects/${one.id}` }
                      : { text: one.name, href: `nova:clients/${one.id}` },
                    money(one.revenue),
                    money(one.cost),
                    percent(one.margin),
                    ...(detailed ? [percent(one.bid), percent(one.fade)] : []),
                  ]),
              },
            ]
          : []),
      ],
      footer: say(lang, 'footer', { date: formatDate(on, lang) }),
    }
  },
})
