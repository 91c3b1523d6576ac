import { z } from 'zod'
import { type AgentRun, agentHealth, groupFailures } from '../../src/domain/agent-health.ts'
import { addDays, dateIn, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { FAILURES, HEALTH } from './system-examples.ts'

type Log = AgentRun & { id: string; at: Date }
export type HealthStores = { agentLogs: Rows<Log> }

const say = phrases({
  title: { fr: 'Santé des agents', en: 'Agent health' },
  summary: {
    fr: '{answers, plural, one {# réponse} other {# réponses}} du {from} au {to} : {failed, plural, =0 {aucun échec} one {# échec} other {# échecs}}, 95 sur 100 en moins de {p95} ms, coût {cost}.',
    en: '{answers, plural, one {# answer} other {# answers}} from {from} to {to}: {failed, plural, =0 {no failure} one {# failure} other {# failures}}, 95 of 100 within {p95} ms, cost {cost}.',
  },
  none: { fr: 'Aucune réponse du {from} au {to}.', en: 'No answer from {from} to {to}.' },
  agent: { fr: 'Agent', en: 'Agent' },
  answers: { fr: 'Réponses', en: 'Answers' },
  failed: { fr: 'Échecs', en: 'Failures' },
  refused: { fr: 'Refus', en: 'Refusals' },
  p95: { fr: '95e centile', en: '95th percentile' },
  cost: { fr: 'Coût', en: 'Cost' },
  ms: { fr: '{n} ms', en: '{n} ms' },
  see: { fr: 'Voir les échecs', en: 'See the failures' },
  feedback: { fr: 'Voir ce qui a déplu', en: 'See what displeased' },
  footer: {
    fr: 'Mesuré sur les réponses gardées au journal; un refus est une règle qui s’applique, pas une panne.',
    en: 'Measured on the answers kept in the log; a refusal is a rule at work, not a fault.',
  },
  failures: { fr: 'Échecs des agents', en: 'Agent failures' },
  failureSummary: {
    fr: '{count, plural, one {# échec} other {# échecs}} du {from} au {to}; le plus fréquent : {first} ({times} fois).',
    en: '{count, plural, one {# failure} other {# failures}} from {from} to {to}; most frequent: {first} ({times} times).',
  },
  noFailure: { fr: 'Aucun échec du {from} au {to}.', en: 'No failure from {from} to {to}.' },
  tool: { fr: 'Outil', en: 'Tool' },
  error: { fr: 'Erreur', en: 'Error' },
  times: { fr: 'Fois', en: 'Times' },
})

const input = z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() })

/** What was logged in a period; the last seven days unless another is asked. */
async function readRuns({ period }: z.output<typeof input>, { stores, today, organization }: Context<HealthStores>) {
  const { from, to } = period ?? { from: addDays(today, -6), to: today }
  const runs = (await stores.agentLogs.list()).filter(({ at }) => {
    const day = dateIn(organization.timeZone, at)
    return day >= from && day <= to
  })
  return { from, to, runs }
}

const measured = z.object({
  agent: z.string(),
  answers: z.int(),
  failed: z.int(),
  refused: z.int(),
  p95: z.int().nullable(),
  costMicros: z.int(),
})

export const healthReport = defineTool<HealthStores>()({
  name: 'agents.health_report',
  title: { fr: 'Rapport de santé des agents', en: 'Agent health report' },
  gate: 'none',
  permission: 'settings.manage',
  examples: HEALTH,
  input,
  output: z.object({ from: z.string(), to: z.string(), all: measured, agents: z.array(measured) }),
  async run(asked, ctx) {
    const { from, to, runs } = await readRuns(asked, ctx)
    return { from, to, ...agentHealth(runs) }
  },
  card({ from, to, all, agents }, { lang, directory }) {
    const title = say(lang, 'title')
    const dates = { from: formatDate(from, lang), to: formatDate(to, lang) }
    if (!all.answers) {
      const summary = say(lang, 'none', dates)
      return { title, summary, tone: 'info', blocks: [{ type: 'text', text: summary }] }
    }
    // Ten thousand millionths of a dollar are a cent.
    const cost = (micros: number) => formatMoney(Math.round(micros / 10_000), lang)
    const time = (p95: number | null) => (p95 === null ? '–' : say(lang, 'ms', { n: formatNumber(p95, lang, 0) }))
    const name = (id: string) => directory.find(({ agent }) => agent.id === id)?.agent.name ?? id
    const summary = say(lang, 'summary', {
      ...dates,
      answers: all.answers,
      failed: all.failed,
      p95: all.p95 === null ? '–' : formatNumber(all.p95, lang, 0),
      cost: cost(all.costMicros),
    })
    return {
      title,
      summary,
      tone: all.failed ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: title,
          columns: [
            { label: say(lang, 'agent') },
            ...(['answers', 'failed', 'refused', 'p95', 'cost'] as const).map((key) => ({
              label: say(lang, key),
              align: 'right' as const,
            })),
          ],
          rows: agents.map((one) => [
            name(one.agent),
            String(one.answers),
            String(one.failed),
            String(one.refused),
            time(one.p95),
            cost(one.costMicros),
          ]),
        },
      ],
      actions: [
        ...(all.failed
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'see'),
                intent: { do: 'tool' as const, tool: 'agents.review_failures', input: { period: { from, to } } },
              },
            ]
          : []),
        {
          type: 'button',
          label: say(lang, 'feedback'),
          intent: { do: 'tool', tool: 'feedback.review', input: {} },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})

export const reviewFailures = defineTool<HealthStores>()({
  name: 'agents.review_failures',
  title: { fr: 'Analyser les échecs des agents', en: 'Review agent failures' },
  gate: 'none',
  permission: 'settings.manage',
  examples: FAILURES,
  input,
  output: z.object({
    from: z.string(),
    to: z.string(),
    groups: z.array(z.object({ tool: z.string(), agent: z.string(), error: z.string(), count: z.int() })),
  }),
  async run(asked, ctx) {
    const { from, to, runs } = await readRuns(asked, ctx)
    return { from, to, groups: groupFailures(runs) }
  },
  card({ from, to, groups }, { lang, directory }) {
    const title = say(lang, 'failures')
    const dates = { from: formatDate(from, lang), to: formatDate(to, lang) }
    const [first] = groups
    const toolName = (tool: string) => directory.find((one) => one.tool.name === tool)?.tool.title[lang] ?? tool
    const summary = first
      ? say(lang, 'failureSummary', {
          ...dates,
          count: groups.reduce((sum, { count }) => sum + count, 0),
          first: toolName(first.tool),
          times: String(first.count),
        })
      : say(lang, 'noFailure', dates)
    return {
      title,
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  ...(['tool', 'agent', 'error'] as const).map((key) => ({ label: say(lang, key) })),
                  { label: say(lang, 'times'), align: 'right' as const },
                ],
                rows: groups.map((one) => [
                  toolName(one.tool),
                  directory.find(({ agent }) => agent.id === one.agent)?.agent.name ?? one.agent,
                  one.error,
                  String(one.count),
                ]),
              },
            ]
          : []),
      ],
    }
  },
})
