import type { Outgoing } from '../chat/adapter.ts'
import type { DraftCard } from '../chat/card.ts'
import { type InboundEvent, PLATFORM_NAMES, PLATFORMS } from '../chat/event.ts'
import { phrases } from '../lib/i18n.ts'
import { createWorker } from '../mastermind/work.ts'
import { type PersonRow, toActor } from '../tool/actor.ts'
import type { Call } from '../tool/execute.ts'
import { createCall } from './call.ts'
import type { Host } from './host.ts'
import { sealCard } from './publish.ts'
import type { ConversationStores } from './stores.ts'
import { wordCard } from './words.ts'

const say = phrases({
  title: { fr: 'Réglages et aide', en: 'Settings and help' },
  text: {
    fr: 'Je te parle en français et je t’appelle {name}. Écris-moi ce qu’il te faut, ici ou dans un canal.',
    en: 'I speak English to you and call you {name}. Write me what you need, here or in a channel.',
  },
  help: { fr: 'Ce que je peux demander', en: 'What I can ask' },
  preferences: { fr: 'Mes préférences', en: 'My preferences' },
  ask: { fr: 'Que peux-tu faire?', en: 'What can you do?' },
})

/** What a person's own page shows, in order; each only to who may ask for it. */
const SECTIONS = ['approvals.list', 'tasks.list_mine', 'kpis.compute']

type Place = Pick<InboundEvent, 'platform' | 'workspace' | 'account'>

/** Fills the page that a platform gives a person; a stranger's says how to be linked. */
export async function fillHome<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  { platform, workspace, account }: Place,
  person: PersonRow | null,
): Promise<void> {
  const adapter = host.adapterOf(platform)
  if (!adapter?.capabilities.home) return
  const profile = await host.profile(organization)
  const call = person && createCall(host, profile, toActor(person))
  const drafts = call
    ? [...(await sectionsOf(host, call)), settingsCard(call)]
    : [wordCard(profile.lang, 'stranger', { platform: PLATFORM_NAMES[platform] }, 'strangerTitle')]
  const cards = await host.transact(organization, async (stores) => {
    const sealed: Outgoing[] = []
    for (const draft of drafts) {
      const message = crypto.randomUUID()
      const card = await sealCard(draft, null, stores, person?.id ?? null)
      sealed.push({ card, lang: call?.lang ?? profile.lang, message, idempotencyKey: `home:${message}` })
    }
    return sealed
  })
  await adapter.showHome(workspace, account.id, cards)
}

/** The pages of people for whom something was decided show it, wherever they have one. */
export async function refreshHomes<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  persons: readonly string[],
): Promise<void> {
  const platform = PLATFORMS.filter((one) => host.adapterOf(one)?.capabilities.home)
  if (platform.length === 0) return
  const found = await host.transact(organization, async (stores) => {
    const identities = await stores.identities.list({ platform, personId: [...new Set(persons)] })
    const rows = []
    for (const identity of identities) rows.push({ identity, person: await stores.persons.get(identity.personId) })
    return rows
  })
  for (const { identity, person } of found) {
    const { platform: on, workspace, account } = identity
    if (person?.active)
      await fillHome(host, organization, { platform: on, workspace, account: { id: account } }, person).catch(
        (thrown) => host.log.warn({ platform: on, cause: String(thrown) }, 'home was not shown'),
      )
  }
}

async function sectionsOf<S extends ConversationStores>(host: Host<S>, call: Call): Promise<DraftCard[]> {
  const worker = createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(call.organization.id),
    taken: () => undefined,
    remember: async () => {},
  })
  const allowed = SECTIONS.filter((name) => {
    const tool = host.roster.tools.get(name)
    return tool && call.actor.permissions.has(tool.permission)
  })
  for (const name of allowed) await worker.tool(name, {})
  return worker.steps.filter((step) => step.status === 'done').map((step) => step.card)
}

function settingsCard({ lang, actor }: Call): DraftCard {
  const text = say(lang, 'text', { name: actor.calledName })
  return {
    title: say(lang, 'title'),
    summary: text,
    tone: 'neutral',
    blocks: [{ type: 'text', text }],
    actions: [
      { type: 'button', label: say(lang, 'help'), intent: { do: 'say', text: say(lang, 'ask') } },
      {
        type: 'button',
        label: say(lang, 'preferences'),
        intent: { do: 'form', tool: 'chat.set_user_preferences', input: {} },
      },
    ],
  }
}
