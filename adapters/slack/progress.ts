// Slack's agent surface: what Nova is doing in a thread, what may be asked next, and work that goes on. Signs only:
// that one cannot be shown must fail nothing.
import type { Adapter, Outgoing, PostedMessage, Progress, Target } from '../../src/chat/adapter.ts'
import type { Delivery } from '../../src/chat/delivery.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { progressCard } from '../../src/chat/steps.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Clients, edit, isRefusal, type Replace, slackCode, slackError } from './client.ts'
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

/** Slack takes about one edit of a message a second. */
const PACE = 1_000
const TASK = 250

const STATES = { pending: 'pending', running: 'in_progress', done: 'complete', failed: 'error' } as const

/** How messages come and go without a word on what Nova is doing. */
export type Streamed = {
  send: Adapter['post']
  /** Puts a card in the place of a message by a call that may be repeated; posts it anew where the message is gone. */
  replace(message: PostedMessage, outgoing: Outgoing, call: Replace): Promise<PostedMessage>
}

/** Work that goes on: a status alone, or its steps as a stream of tasks that the answer ends. */
export function createProgress(
  { clients, delivery: { once }, sessions }: { clients: Clients; delivery: Delivery; sessions: Sessions },
  sender: Streamed,
): Pick<Adapter, 'progress' | 'finish'> {
  const refreshed = createRecent<true>(1_000, PACE)

  /** Shows the steps in a stream; null where Slack does not stream. */
  async function stream(target: Target, progress: Progress, shown: PostedMessage | null) {
    const { workspace, channel, thread } = target
    const chunks = progress.steps.map(({ title, state }, i) => ({
      type: 'task_update' as const,
      id: String(i),
      title: cut(oneLine(title), TASK) || '…',
      status: STATES[state],
    }))
    // Outside direct messages Slack streams to somebody.
    const reader = { recipient_user_id: progress.account, recipient_team_id: workspace }
    const place = { channel, ...(channel.startsWith('D') ? {} : reader), task_display_mode: 'plan' }
    const client = await clients(workspace)
    try {
      if (shown) {
        await once(() => client.chat.appendStream({ channel: shown.channel, ts: shown.message, chunks }))
        return shown
      }
      if (!thread) return null
      const { ts = '' } = await once(() => client.chat.startStream({ ...place, thread_ts: thread, chunks }))
      return { workspace, channel, message: ts, thread }
    } catch (error) {
      if (slackCode(error) === undefined) throw error
      return null
    }
  }

  return {
    async progress(target, progress, shown) {
      if (shown && (progress.steps.length === 0 || refreshed.get(shown.message))) return shown
      if (!shown) await sessions.show(target, 'processing', progress.status)
      if (progress.steps.length === 0) return null
      const card = progressCard(progress)
      const plain = () => (shown ? sender.replace(shown, card, edit) : sender.send(target, card))
      const posted = (await stream(target, progress, shown)) ?? (await plain())
      refreshed.set(posted.message, true)
      return posted
    },

    async finish(shown, outgoing) {
      const session_status = outgoing.waiting ? 'suspended' : 'active'
      const done = await sender.replace(shown, outgoing, async (client, { channel, ts, text, blocks }) => {
        const content = blocks ? { blocks } : { markdown_text: text }
        try {
          await client.chat.stopStream({ channel, ts, session_status, ...content })
        } catch (thrown) {
          const error = slackError(thrown)
          if (slackCode(error) === undefined || isRefusal(error)) throw error
          // No stream, or one that has ended.
          await edit(client, { channel, ts, text, ...(blocks ? { blocks } : {}) })
        }
      })
      await sessions.show(done, session_status)
      await sessions.suggest(done, outgoing.prompts)
      return done
    },
  }
}
