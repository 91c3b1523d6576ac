import type { types } from '@slack/bolt'
import type { Adapter, Outgoing } from '../../src/chat/adapter.ts'
import { cardText } from '../../src/chat/card-text.ts'
import type { Delivery } from '../../src/chat/delivery.ts'
import type { Clients } from './client.ts'
import { LIMITS, plainText, type SlackBlock } from './elements.ts'
import { render } from './render.ts'
import { isRefusal } from './send.ts'

/** The home tab: the cards below each other, drawn as in messages. */
export function createHome(clients: Clients, { repeatable }: Delivery, baseUrl: string): Pick<Adapter, 'showHome'> {
  const publish = (workspace: string, account: string, parts: SlackBlock[][]) => {
    const blocks = parts.flatMap((part, i) => (i ? [{ type: 'divider' as const }, ...part] : part))
    const shown = blocks.slice(0, LIMITS.viewBlocks) as types.KnownBlock[]
    return repeatable(async () =>
      (await clients(workspace)).views.publish({ user_id: account, view: { type: 'home', blocks: shown } }),
    )
  }
  return {
    async showHome(workspace, account, cards) {
      const salt = crypto.randomUUID().slice(0, 8)
      let textOnly = false
      const drawn = cards.map((outgoing, i) => {
        const { blocks } = render(outgoing, { baseUrl, salt: `${salt}-${i}`, pictures: new Map(), textOnly })
        textOnly ||= blocks.some(({ type }) => type === 'table' || type === 'data_visualization')
        return blocks
      })
      try {
        await publish(workspace, account, drawn)
      } catch (error) {
        if (!isRefusal(error)) throw error
        const text = ({ card, lang }: Outgoing) => plainText(cardText(card, lang), LIMITS.section)
        await publish(
          workspace,
          account,
          cards.map((outgoing) => [{ type: 'section', text: text(outgoing) }]),
        )
      }
    },
  }
}
