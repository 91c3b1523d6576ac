import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { generateDemo } from '../../db/demo/generate.ts'
import { insertDemo } from '../../db/demo/insert.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Agent } from '../../src/agent/define.ts'
import { nodeAssets } from '../../src/chart/node-assets.ts'
import type { DraftCard } from '../../src/chat/card.ts'
import { createDocuments } from '../../src/document/documents.ts'
import { createNodeDocumentAssets } from '../../src/document/node-assets.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { createRoster } from '../../src/mastermind/roster.ts'
import { toActor } from '../../src/tool/actor.ts'
import type { Effect, Tool } from '../../src/tool/define.ts'
import { createContext, execute } from '../../src/tool/execute.ts'
import { openTestDatabase } from '../db/open.ts'

export const NOW = new Date('2026-11-02T08:00:00-05:00')
const PLACE = {
  platform: 'web',
  workspace: 'nova',
  place: { channel: 'general', thread: 't1', kind: 'public' },
} as const

// biome-ignore lint/suspicious/noExplicitAny: the registry holds tools with their types erased
export type Answer = Awaited<ReturnType<typeof execute>> & { output: any }

/** The demo company in a database of its own, and its employees at their desks. */
export async function openDesk(agents: readonly Agent<Stores>[]) {
  const database: Database = await openTestDatabase()
  const organization = randomUUID()
  await insertDemo(database, organization, generateDemo({ today: '2026-11-02' }))
  const documents = createDocuments({ document: createNodeDocumentAssets(), chart: nodeAssets })
  const tools = new Map(agents.flatMap((agent) => agent.tools.map((tool) => [tool.name, tool] as const)))
  const inOrganization = <T>(work: (stores: Stores) => Promise<T>) => database.inOrganization(organization, work)

  async function callOf(stores: Stores, handle: string, lang?: Lang) {
    const [person] = await stores.persons.list({ handle })
    const profile = { id: organization, name: 'Constructions Chênevert inc.', lang: 'fr', timeZone: 'America/Toronto' }
    return {
      organization: profile as { id: string; name: string; lang: Lang; timeZone: string },
      actor: toActor(person!),
      lang: lang ?? person!.lang,
      now: NOW,
      origin: PLACE,
      documents,
      integrations: new Set<string>(),
      conversation: null,
      directory: createRoster(agents).directory,
    }
  }
  const toolOf = (name: string): Tool<Stores> => tools.get(name)!

  /** Runs the tool whatever its gate, as after the click, through everything the door does at execution. */
  const run = (handle: string, name: string, input: Record<string, unknown> = {}, lang?: Lang): Promise<Answer> =>
    inOrganization(async (stores) => {
      const tool = toolOf(name)
      return execute(tool, tool.input.parse(input), await callOf(stores, handle, lang), stores)
    })

  /** What the person who decides would be shown. */
  const preview = (handle: string, name: string, input: Record<string, unknown> = {}, lang?: Lang) =>
    inOrganization(async (stores) => {
      const tool = toolOf(name)
      const { context } = createContext(await callOf(stores, handle, lang), stores)
      return tool.preview!(tool.input.parse(input), context)
    })

  const idOf = (code: string) => inOrganization(async (stores) => (await stores.projects.list({ code }))[0]!.id)
  const outbox = (): Promise<Effect[]> =>
    inOrganization(async (stores) => (await stores.outbox.list()).map((row) => row.payload as unknown as Effect))

  return { run, preview, idOf, outbox, inOrganization, callOf, close: () => database.close() }
}

/** Everything that a person reads on a card, in one text. */
export const textOf = (card: DraftCard): string => JSON.stringify(card).replaceAll('\u00a0', ' ')
