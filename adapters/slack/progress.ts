import type { Adapter, PostedMessage, Progress, Target } from '../../src/chat/adapter.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { progressCard } from '../../src/chat/steps.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { slackCode, slackError } from './client.ts'
import { edit, isRefusal, type Sender, type SendSettings } from './send.ts'

/** Slack takes about one edit of a message a second. */
const PACE = 1_000
const TASK = 250

const STATES = { pending: 'pending', running: 'in_progress', done: 'complete', failed: 'error' } as const

/** Work that goes on: a status alone, or its steps as a stream of tasks that the answer ends. */
export function createProgress(
  { clients, delivery: { once }, sessions }: Pick<SendSettings, 'clients' | 'delivery' | 'sessions'>,
  sender: Sender,
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
