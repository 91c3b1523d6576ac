// Work that goes on: a stream in direct conversations, elsewhere a message that is edited.
import type { Adapter, Inbox, PostedMessage, Progress, Target } from '../../src/chat/adapter.ts'
import type { Delivery } from '../../src/chat/delivery.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { stepText } from '../../src/chat/steps.ts'
import { NovaError } from '../../src/errors.ts'
import { createRecent } from '../../src/lib/recent.ts'
import type { Call } from './client.ts'
import { conversationPath, type Sender } from './send.ts'
import { escapeText } from './text.ts'
import type { Places } from './workspace.ts'

/** Milliseconds between two refreshes of one progress: Teams allows a stream one a second, a message fewer. */
const EVERY = { stream: 1_000, message: 2_000 }
/** Of what a stream says before its answer. */
const MAX_STATUS = 1_000

type ProgressSettings = {
  call: Call
  places: Places
  inbox: Pick<Inbox, 'receive'>
  delivery: Delivery
  sender: Sender
}

export function createProgress(settings: ProgressSettings): Pick<Adapter, 'progress' | 'finish'> {
  const { call, places, inbox, sender } = settings
  const { repeatable, careful } = settings.delivery
  /** What was shown last, by message. */
  const shownAt = createRecent<{ sequence: number; at: number }>(1_000)

  /** A sign that fails must fail nothing: the answer comes anyway. */
  async function show(target: Target, activity: Payload, shown: PostedMessage | null, streams: boolean) {
    const at = await places.of(target.workspace, target.channel)
    if (!shown) return sender.sendTo(target, at, activity)
    const path = streams ? conversationPath(at, target.channel, null) : (await sender.addressOf(shown)).path
    const whole = streams ? activity : { ...activity, id: shown.message }
    await call(at.serviceUrl, streams ? 'POST' : 'PUT', path, whole)
    return null
  }

  /** Teams tells by its refusal only that the person pressed Stop. */
  const stop = ({ workspace, channel }: Target, account: string, stream: string) =>
    inbox.receive({
      platform: 'teams',
      workspace,
      id: `stop:${stream}`,
      at: new Date(),
      account: { id: account },
      place: { channel, thread: null, kind: 'dm' },
      content: { type: 'stop' },
    })

  return {
    async progress(target, going, shown) {
      const { workspace, channel, thread } = target
      const at = await places.of(workspace, channel)
      if (going.steps.length === 0 && !shown) {
        const path = conversationPath(at, channel, thread)
        await repeatable(() => call(at.serviceUrl, 'POST', path, { type: 'typing' }))
        return null
      }
      const streams = at.kind === 'dm'
      const last = shown ? shownAt.get(shown.message) : undefined
      // What another instance began is left as it is until the answer: its sequence is not known here.
      if (shown && streams && !last) return shown
      if (last && Date.now() - last.at < (streams ? EVERY.stream : EVERY.message)) return shown
      const sequence = (last?.sequence ?? 0) + 1
      const activity = streams ? streamed(going, sequence, shown) : told(going)
      const now = Date.now()
      const posted = await repeatable(() => show(target, activity, shown, streams)).catch(async (error) => {
        if (streams && shown && isStopped(error)) await stop(target, going.account, shown.message).catch(() => {})
        return null
      })
      const message = posted ? { workspace, channel, ...posted } : shown
      if (message) shownAt.set(message.message, { sequence, at: now })
      return message
    },

    /** A stream ends with its answer; one that timed out or was stopped is edited like any message, or left as it is. */
    async finish(shown, outgoing) {
      const { at } = await sender.addressOf(shown)
      if (at.kind !== 'dm') return sender.update(shown, outgoing)
      const info = { streamId: shown.message, streamType: 'final' }
      const path = conversationPath(at, shown.channel, null)
      try {
        await sender.deliver(shown, outgoing, at, (activity) =>
          careful(outgoing.idempotencyKey, () => {
            const entities = [...(activity.entities as Payload[]), { type: 'streaminfo', ...info }]
            const channelData = { ...(activity.channelData as Payload | undefined), ...info }
            return call(at.serviceUrl, 'POST', path, { ...activity, entities, channelData })
          }),
        )
        return shown
      } catch (error) {
        if (!(error instanceof NovaError) || error.retry) throw error
        return sender.update(shown, outgoing).catch((thrown) => {
          if (!(thrown instanceof NovaError) || thrown.retry) throw thrown
          return sender.post({ ...shown, thread: null }, outgoing)
        })
      }
    },
  }
}

/** The steps as lines of a message. */
const told = ({ status, steps }: Progress): Payload => ({
  type: 'message',
  text: [`**${escapeText(oneLine(status)) || '…'}**`, ...steps.map((step) => escapeText(stepText(step)))].join('\n\n'),
  textFormat: 'markdown',
})

/** One line of a stream, with how many steps are done. */
function streamed({ status, steps }: Progress, streamSequence: number, shown: PostedMessage | null): Payload {
  const done = steps.filter((step) => step.state === 'done').length
  const text = `${oneLine(status)}${steps.length > 0 ? ` (${done}/${steps.length})` : ''}`
  const stream = { streamType: 'informative', streamSequence, ...(shown ? { streamId: shown.message } : {}) }
  const entities = [{ type: 'streaminfo', ...stream }]
  return { type: 'typing', text: cut(text, MAX_STATUS), channelData: stream, entities }
}

/** A stream of more than two minutes is refused as well, and goes on. */
const isStopped = (error: unknown) =>
  error instanceof NovaError && error.data?.status === 403 && /cancel/i.test(String(error.data.said))
