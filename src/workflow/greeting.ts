import type { Adapter } from '../chat/adapter.ts'
import type { Card } from '../chat/card.ts'
import { cardText } from '../chat/card-text.ts'
import type { Platform } from '../chat/event.ts'
import type { Host } from '../conversation/host.ts'
import type { ConversationStores } from '../conversation/stores.ts'
import { type Lang, phrases } from '../lib/i18n.ts'

const say = phrases({
  title: { fr: 'Bonjour, je suis Nova', en: 'Hello, I am Nova' },
  summary: {
    fr: 'Bonjour, je suis Nova. Mentionnez-moi ici ou écrivez-moi en privé.',
    en: 'Hello, I am Nova. Mention me here or write to me directly.',
  },
  text: {
    fr: 'Je suis connectée. Mentionnez-moi dans ce canal ou écrivez-moi en privé, comme à une collègue : « facture Tremblay 1 200 $ », « mes heures de la semaine », « aide ».',
    en: 'I am connected. Mention me in this channel or write to me directly, as to a colleague: "invoice Tremblay $1,200", "my hours this week", "help".',
  },
})

/** `id` is made by the page: the same one again is the same greeting. */
export type Greeting = { id: string; workspace: string; channel: string; name: string }

export type GreetingStores = {
  channels: {
    open(channel: {
      platform: Platform
      workspace: string
      channel: string
      name: string
      kind: 'public'
    }): Promise<unknown>
  }
}

function greetingCard(lang: Lang): Card {
  return {
    title: say(lang, 'title'),
    summary: say(lang, 'summary'),
    tone: 'neutral',
    blocks: [{ type: 'text', text: say(lang, 'text') }],
    actions: [],
  }
}

/** Posts a first card at once, so that who waits is told what the platform says, and keeps it: its thread can be answered. */
export async function greet<S extends ConversationStores & GreetingStores>(
  host: Pick<Host<S>, 'transact' | 'now'>,
  organization: string,
  adapter: Adapter,
  { id, workspace, channel, name }: Greeting,
): Promise<void> {
  const { platform } = adapter
  const { lang, known } = await host.transact(organization, async (stores) => {
    const { lang } = (await stores.organizations.get())!
    // Its name is then known to schedules and reports; until more is known it counts as a place that everybody reads.
    await stores.channels.open({ platform, workspace, channel, name, kind: 'public' })
    return { lang, known: await stores.messages.get(id) }
  })
  if (known) return
  const card = greetingCard(lang)
  const outgoing = { card, lang, message: id, idempotencyKey: `greeting:${id}` }
  const posted = await adapter.post({ workspace, channel, thread: null }, outgoing)
  await host.transact(organization, async (stores) => {
    const { thread } = posted
    const conversation = await stores.conversations.open({ platform, workspace, channel, thread, lang })
    const said = { conversationId: conversation.id, author: 'nova' as const, agent: 'nova', externalId: id }
    await stores.messages.insert({ ...said, id, text: cardText(card, lang), card, files: [], at: host.now() })
    await stores.surfaces.insert({ messageId: id, platform, ...posted })
  })
}
