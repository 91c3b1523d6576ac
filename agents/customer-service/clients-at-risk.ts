import { z } from 'zod'
import { median } from '../../src/domain/payer-forecast.ts'
import type { Quote } from '../../src/domain/records/accounting.ts'
import type { Survey } from '../../src/domain/records/market.ts'
import { type ChurnFacts, churnRisk } from '../../src/domain/service-level.ts'
import { addMonths, daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CLIENTS_AT_RISK } from './service-examples.ts'
import { OPEN_STATES, type TicketStores } from './ticket-book.ts'

export type RiskStores = TicketStores & {
  surveys: Rows<Survey>
  quotes: Rows<Quote>
  receivables: { delays(asOf: IsoDate, clientId?: string): Promise<{ clientId: string; days: number }[]> }
}

const say = phrases({
  title: { fr: 'Clients à rappeler', en: 'Clients to call' },
  summary: {
    fr: '{count, plural, one {# client montre} other {# clients montrent}} des signes de mécontentement; d’abord {first} ({score} sur 100).',
    en: '{count, plural, one {# client shows} other {# clients show}} signs of discontent; first {first} ({score} of 100).',
  },
  none: { fr: 'Aucun client ne montre de signe de mécontentement.', en: 'No client shows signs of discontent.' },
  client: { fr: 'Client', en: 'Client' },
  score: { fr: 'Risque', en: 'Risk' },
  signs: { fr: 'Pourquoi', en: 'Why' },
  openComplaints: {
    fr: '{n, plural, one {# plainte ouverte} other {# plaintes ouvertes}}',
    en: '{n, plural, one {# open complaint} other {# open complaints}}',
  },
  disputed: { fr: 'montant en litige', en: 'amount in dispute' },
  lastScore: { fr: 'dernière note de {n} sur 10', en: 'last score of {n} out of 10' },
  daysSinceContact: {
    fr: '{n, select, none {aucun échange noté} other {{n} jours sans nouvelles}}',
    en: '{n, select, none {no contact noted} other {{n} days without contact}}',
  },
  payingSlower: { fr: 'paie plus lentement qu’avant', en: 'pays slower than before' },
  lostQuotes: {
    fr: '{n, plural, one {# soumission perdue} other {# soumissions perdues}}',
    en: '{n, plural, one {# lost quote} other {# lost quotes}}',
  },
  call: { fr: 'Tâche : rappeler {client}', en: 'Task: call {client}' },
  callTask: { fr: 'Rappeler {client}', en: 'Call {client}' },
  tickets: { fr: 'Voir les plaintes', en: 'See the complaints' },
  footer: {
    fr: 'Signes pondérés, pas un verdict : une raison d’appeler · 12 derniers mois',
    en: 'Weighted signs, not a verdict: a reason to call · last 12 months',
  },
})

const KEYS = ['openComplaints', 'daysSinceContact', 'lastScore', 'disputed', 'payingSlower', 'lostQuotes'] as const
const line = z.object({
  id: z.string(),
  client: z.string(),
  score: z.int(),
  signs: z.array(z.object({ key: z.enum(KEYS), points: z.int(), value: z.number().nullable() })),
})
type Line = z.output<typeof line>

/** A silence alone is no sign of discontent. */
const LEAST = 20
const RECENT = 3
const SLOWER_DAYS = 10

/** The last few payments against those before them. */
function paysSlower(delays: readonly number[]): boolean {
  const [recent, before] = [median(delays.slice(-RECENT)), median(delays.slice(0, -RECENT))]
  return recent !== null && before !== null && recent - before > SLOWER_DAYS
}

const signText = ({ key, value }: Line['signs'][number], lang: Lang) =>
  key === 'daysSinceContact'
    ? say(lang, key, { n: value === null ? 'none' : String(value) })
    : say(lang, key, { n: value ?? 0 })

export const clientsAtRisk = defineTool<RiskStores>()({
  name: 'service.churn_risk',
  title: { fr: 'Repérer les clients mécontents', en: 'Spot discontented clients' },
  gate: 'none',
  permission: 'finance.read',
  examples: CLIENTS_AT_RISK,
  input: z.object({}),
  output: z.object({ clients: z.array(line) }),
  async run(_, { stores, today }) {
    const since = addMonths(today, -12)
    const tickets = await stores.records.list('ticket', { state: [...OPEN_STATES] })
    const contacts = await stores.records.list('interaction')
    const surveys = await stores.surveys.list({ kind: 'nps' })
    const lost = await stores.quotes.list({ status: 'lost' })
    const projects = await stores.projects.list()
    const delays = Map.groupBy(await stores.receivables.delays(today), (one) => one.clientId)
    const clients: Line[] = []
    for (const { id, name } of await stores.clients.list({ active: true })) {
      const own = <T extends { clientId: string | null }>(list: readonly T[]) =>
        list.filter(({ clientId }) => clientId === id)
      const last = own(contacts).reduce<IsoDate | null>(
        (day, { date }) => (date && date > (day ?? '') ? date : day),
        null,
      )
      const score =
        own(surveys)
          .sort((a, b) => a.date.localeCompare(b.date))
          .at(-1)?.score ?? null
      const facts: ChurnFacts = {
        openComplaints: own(tickets).filter(({ data }) => !['request', 'question'].includes(data.category)).length,
        daysSinceContact: last ? daysBetween(last, today) : null,
        lastScore: score,
        disputed: own(projects).some(({ disputedAmount }) => disputedAmount > 0),
        payingSlower: paysSlower((delays.get(id) ?? []).map(({ days }) => days)),
        lostQuotes: own(lost).filter(({ decidedOn, date }) => (decidedOn ?? date) >= since).length,
      }
      const risk = churnRisk(facts)
      if (risk.score < LEAST) continue
      const signs = risk.signs.map(({ key, points }) => {
        const value = facts[key]
        return { key, points, value: typeof value === 'number' ? value : null }
      })
      clients.push({ id, client: name, score: risk.score, signs })
    }
    return { clients: clients.sort((a, b) => b.score - a.score || a.client.localeCompare(b.client)) }
  },
  card({ clients }, { lang, can }) {
    const [first] = clients
    const summary = first
      ? say(lang, 'summary', { count: clients.length, first: first.client, score: first.score })
      : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary,
      tone: first ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'client') },
                  { label: say(lang, 'score'), align: 'right' as const },
                  { label: say(lang, 'signs') },
                ],
                rows: clients.map(({ id, client, score, signs }) => [
                  { text: client, href: `nova:clients/${id}` },
                  String(score),
                  signs.map((sign) => signText(sign, lang)).join(', '),
                ]),
              },
            ]
          : []),
      ],
      actions: [
        ...(first && can('tasks.write')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'call', { client: first.client }).slice(0, 75),
                intent: {
                  do: 'form' as const,
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'callTask', { client: first.client }) },
                },
              },
            ]
          : []),
        {
          type: 'button',
          label: say(lang, 'tickets'),
          intent: { do: 'tool', tool: 'service.sla_monitor', input: {} },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
