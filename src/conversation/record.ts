import type { DraftCard } from '../chat/card.ts'
import { phrases } from '../lib/i18n.ts'
import { createWorker } from '../mastermind/work.ts'
import type { Tool } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import type { Host } from './host.ts'
import type { ConversationStores } from './stores.ts'

const say = phrases({
  success: { fr: 'En ordre', en: 'In order' },
  info: { fr: 'En cours', en: 'Under way' },
  neutral: { fr: 'En cours', en: 'Under way' },
  warning: { fr: 'À surveiller', en: 'To watch' },
  danger: { fr: 'Demande une action', en: 'Needs action' },
  state: { fr: 'État', en: 'State' },
  kind: { fr: 'Fiche', en: 'Record' },
  invoices: { fr: 'Facture', en: 'Invoice' },
  clients: { fr: 'Client', en: 'Client' },
  projects: { fr: 'Projet', en: 'Project' },
  evm: { fr: 'Valeur acquise', en: 'Earned value' },
  kpis: { fr: 'Indicateur', en: 'Indicator' },
  approvals: { fr: 'Demande d’approbation', en: 'Approval request' },
  receivables: { fr: 'Comptes clients', en: 'Receivables' },
})

const KINDS = ['invoices', 'clients', 'projects', 'evm', 'kpis', 'approvals', 'receivables'] as const

/** The card of the tool that shows a kind of record, with the rights of who asks; null when there is none for them. */
export async function recordCard<S extends ConversationStores>(
  host: Host<S>,
  call: Call,
  kind: string,
  id: string,
): Promise<{ tool: Tool<S>; card: DraftCard; refused: boolean } | null> {
  const tool = [...host.roster.tools.values()].find((one) => one.record?.kind === kind)
  if (!tool?.record) return null
  const worker = createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(call.organization.id),
    taken: () => undefined,
    remember: async () => {},
  })
  await worker.tool(tool.name, id === 'all' ? {} : { [tool.record.field]: id })
  const [step] = worker.steps
  if (!step || step.status === 'needs-input' || step.error?.code === 'not-found') return null
  return { tool, card: step.card, refused: step.status !== 'done' }
}

/** A figure with a dollar sign. */
const MONEY = /\$\s?\d|\d[\d\s\u00a0\u202f.,]*\$/

/** What a shared link tells everybody in a channel: which record it is and how it stands, never an amount. */
export async function recordPreview<S extends ConversationStores>(
  host: Host<S>,
  call: Call,
  record: string,
): Promise<DraftCard | null> {
  const [kind = '', ...key] = record.split('/')
  const known = KINDS.find((one) => one === kind)
  const found = known && (await recordCard(host, call, kind, key.join('/')))
  if (!found || found.refused) return null
  const { lang } = call
  const kindName = say(lang, known)
  const title = MONEY.test(found.card.title) ? kindName : found.card.title
  const state = say(lang, found.card.tone)
  return {
    title,
    summary: `${kindName} · ${title} · ${state}`,
    tone: 'neutral',
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'kind'), value: kindName, href: `nova:${record}` },
          { label: say(lang, 'state'), value: state },
        ],
      },
    ],
  }
}
