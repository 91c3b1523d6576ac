// Slack's agent surface: what Nova is doing in a thread, and what may be asked next. Signs only: that one cannot be
// shown must fail nothing.
import type { Target } from '../../src/chat/adapter.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Clients, slackCode, slackError } from './client.ts'
import { LIMITS } from './elements.ts'

export type Sessions = {
  /** What a thread is about, by its first question, for when its session is made. */
  name(target: Target, title: string): void
  /** `suspended` waits for somebody's decision; `says` is what assistant threads show while Nova is at work. */
  show(target: Target, status: 'processing' | 'active' | 'suspended', says?: string): Promise<void>
  suggest(target: Target, prompts?: readonly string[]): Promise<void>
}

export function createSessions(clients: Clients): Sessions {
  const titles = createRecent<string>(10_000)
  const keyOf = ({ workspace, channel, thread }: Target) => `${workspace}/${channel}/${thread}`
  return {
    name(target, title) {
      const key = keyOf(target)
      titles.set(key, titles.get(key) ?? cut(oneLine(title), LIMITS.sessionTitle))
    },

    async show(target, status, says = '') {
      const { workspace, channel: channel_id, thread: thread_ts } = target
      if (!thread_ts) return
      const place = { channel_id, thread_ts }
      const title = titles.get(keyOf(target))
      const client = await clients(workspace, 'quick').catch(() => null)
      try {
        await client?.agents.sessions.setStatus({ ...place, status, ...(title ? { title } : {}) })
      } catch (thrown) {
        if (slackCode(slackError(thrown)) === undefined) return
        // Not an agent, or an assistant thread of before.
        await client?.assistant.threads.setStatus({ ...place, status: says }).catch(() => {})
        if (title) await client?.assistant.threads.setTitle({ ...place, title }).catch(() => {})
      }
    },

    async suggest({ workspace, channel, thread }, prompts = []) {
      if (!channel.startsWith('D') || prompts.length === 0) return
      const shown = prompts.slice(0, LIMITS.prompts).map((message) => ({ title: cut(message, LIMITS.button), message }))
      const place = { channel_id: channel, ...(thread ? { thread_ts: thread } : {}) }
      const client = await clients(workspace, 'quick').catch(() => null)
      await client?.assistant.threads.setSuggestedPrompts({ ...place, prompts: shown }).catch(() => {})
    },
  }
}
