import { z } from 'zod'
import { pareto } from '../../src/domain/quality.ts'
import { addMonths } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { categoryText, type TicketStores } from './ticket-book.ts'
import { CAUSES } from './ticket-follow-examples.ts'

const say = phrases({
  title: { fr: 'De quoi les clients se plaignent', en: 'What clients complain about' },
  summary: {
    fr: '{top} d’abord : {n} des {total} demandes de l’année ({share}). La cause est écrite pour {known}.',
    en: '{top} first: {n} of the year’s {total} tickets ({share}). The cause is written for {known}.',
  },
  none: { fr: 'Aucune demande de client dans l’année.', en: 'No client ticket in the year.' },
  kinds: { fr: 'Par genre', en: 'By kind' },
  causes: { fr: 'Par cause écrite', en: 'By written cause' },
  what: { fr: 'Genre', en: 'Kind' },
  cause: { fr: 'Cause', en: 'Cause' },
  count: { fr: 'Nombre', en: 'Count' },
  share: { fr: 'Part', en: 'Share' },
  cumulative: { fr: 'Cumulé', en: 'Cumulative' },
  open: { fr: 'Voir les demandes ouvertes', en: 'See the open tickets' },
  footer: { fr: 'Demandes des 12 derniers mois', en: 'Tickets of the last 12 months' },
})

const row = z.object({ cause: z.string(), count: z.int(), share: z.int(), cumulative: z.int() })
const KINDS = ['complaint', 'request', 'defect', 'billing', 'noise-dust', 'question'] as const

export const ticketCauses = defineTool<TicketStores>()({
  name: 'tickets.root_cause',
  title: { fr: 'Trouver ce qui revient dans les plaintes', en: 'Find what keeps coming back in complaints' },
  gate: 'none',
  permission: 'projects.read',
  examples: CAUSES,
  input: z.object({}),
  output: z.object({
    total: z.int(),
    known: z.int(),
    kinds: z.array(row.extend({ cause: z.enum(KINDS) })),
    causes: z.array(row),
  }),
  async run(_, { stores, today }) {
    const tickets = await stores.records.list('ticket', { since: addMonths(today, -12) })
    const causes = tickets.flatMap(({ data }) => (data.cause ? [data.cause] : []))
    const kinds = pareto(tickets.map(({ data }) => data.category)).map((one) => ({
      ...one,
      cause: KINDS.find((kind) => kind === one.cause)!,
    }))
    return { total: tickets.length, known: causes.length, kinds, causes: pareto(causes) }
  },
  card({ total, known, kinds, causes }, { lang }) {
    const [first] = kinds
    const percent = (share: number) => formatPercent(share, lang, 0)
    const top = first ? categoryText(first.cause, lang) : ''
    const summary = first
      ? say(lang, 'summary', {
          top: top[0]!.toUpperCase() + top.slice(1),
          n: first.count,
          total,
          share: percent(first.share),
          known,
        })
      : say(lang, 'none')
    const table = (caption: 'kinds' | 'causes', label: 'what' | 'cause', rows: [string, z.output<typeof row>][]) => ({
      type: 'table' as const,
      caption: say(lang, caption),
      columns: [
        { label: say(lang, label) },
        { label: say(lang, 'count'), align: 'right' as const },
        { label: say(lang, 'share'), align: 'right' as const },
        { label: say(lang, 'cumulative'), align: 'right' as const },
      ],
      rows: rows.map(([name, { count, share, cumulative }]) => [
        name,
        String(count),
        percent(share),
        percent(cumulative),
      ]),
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              table(
                'kinds',
                'what',
                kinds.map((one) => [categoryText(one.cause, lang), one]),
              ),
            ]
          : []),
        ...(causes.length
          ? [
              table(
                'causes',
                'cause',
                causes.map((one) => [one.cause, one]),
              ),
            ]
          : []),
      ],
      actions: [
        { type: 'button', label: say(lang, 'open'), intent: { do: 'tool', tool: 'service.sla_monitor', input: {} } },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
