import type { DraftCard } from '../chat/card.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { shownTo } from './card-for.ts'
import type { Host } from './host.ts'
import type { Input, Response } from './response.ts'
import type { ConversationStores } from './stores.ts'

const say = phrases({
  title: { fr: 'Merci de le dire', en: 'Thank you for saying so' },
  ask: {
    fr: 'Désolée que ma réponse n’ait pas aidé. Qu’est-ce qui clochait? Seuls les administrateurs le liront.',
    en: 'Sorry that my answer did not help. What was wrong? Only the administrators will read it.',
  },
  explain: { fr: 'Dire ce qui clochait', en: 'Say what was wrong' },
})

/** Keeps whether an answer helped, and asks what was wrong when it did not; never in front of others. */
export async function keepFeedback<S extends ConversationStores>(
  host: Host<S>,
  { event, call }: Input,
  { message, good, text = '' }: { message: string; good: boolean; text?: string },
): Promise<Response> {
  const kept = await host.transact(call.organization.id, async (stores) => {
    const row = await shownTo(event, event.platform, message, stores)
    if (row?.author !== 'nova' || (row.visibleTo && row.visibleTo !== call.actor.id)) return null
    return stores.feedback.keep({ messageId: row.id, personId: call.actor.id, good, text: text.trim(), at: call.now })
  })
  if (!kept || good || kept.text) return { steps: [] }
  return {
    steps: [],
    extra: [askWhy(kept.messageId, call.lang)],
    ...(event.place.kind === 'dm' ? {} : { privately: true }),
  }
}

const askWhy = (answer: string, lang: Lang): DraftCard => ({
  title: say(lang, 'title'),
  summary: say(lang, 'ask'),
  tone: 'neutral',
  blocks: [{ type: 'text', text: say(lang, 'ask') }],
  actions: [
    {
      type: 'button',
      label: say(lang, 'explain'),
      style: 'primary',
      intent: { do: 'form', tool: 'feedback.explain', input: { answer } },
    },
  ],
})
