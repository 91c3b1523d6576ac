// What shows that Nova is at work: typing, a message with the steps, and the interaction that waits for its answer.
import type { Adapter, AdapterStore, Target } from '../../src/chat/adapter.ts'
import type { Delivery } from '../../src/chat/delivery.ts'
import { createExpiring } from '../../src/chat/expiring.ts'
import { progressCard } from '../../src/chat/steps.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Api, discordCode } from './client.ts'
import type { Rendered } from './files.ts'
import { isCommandThread } from './parse.ts'

/** A token of an interaction lets Nova answer it for 15 minutes; one is spared for the call itself. */
const TOKEN_MS = 14 * 60_000
/** Later nobody goes on below the answer to a command. */
const KEPT_MS = 24 * 3_600_000
const MOST = 500
/** Discord may be asked for the deferred answer before it has taken in that it is deferred. */
const EARLY_PAUSES = [400, 1_200]
/** Milliseconds between two edits of one message. */
const EDIT_MS = 2_000

/** An interaction that may still be answered; `open`: Discord shows that Nova is thinking. `message` is its answer. */
export type Waiting = { token: string; account: string; at: number; open: boolean; message?: string }
type Spot = Pick<Target, 'workspace' | 'channel' | 'thread'>
type Message = { id: string }

export type WaitsSettings = {
  api: Api
  applicationId: string
  store: AdapterStore
  delivery: Delivery
  pause: (millis: number) => Promise<void>
}
export type Waits = ReturnType<typeof createWaits>

/** The last interaction of each thread. */
export function createWaits({ api, applicationId, store, delivery, pause }: WaitsSettings) {
  const rows = createExpiring<Waiting>(store, 'waiting', MOST, KEPT_MS)
  const keyOf = ({ channel, thread }: Spot) => thread ?? channel
  const pathOf = ({ token }: Waiting, rest = ''): `/${string}` => `/webhooks/${applicationId}/${token}${rest}`
  const settle = (spot: Spot, waiting: Waiting) =>
    rows.replace(spot.workspace, keyOf(spot), { ...waiting, open: false }).catch(() => {})
  const original = '/messages/@original'

  return {
    settle,
    begin: (spot: Spot, waiting: Waiting) => rows.write(spot.workspace, keyOf(spot), waiting),
    /** Without its token when it can no longer be answered. */
    async find(spot: Spot): Promise<Waiting | null> {
      const found = await rows.read(spot.workspace, keyOf(spot))
      return found && Date.now() - found.at >= TOKEN_MS ? { ...found, token: '', open: false } : found
    },
    /** A message below the interaction. */
    send: (waiting: Waiting, { body, files }: { body: unknown; files?: Rendered['files'] }) =>
      api('POST', pathOf(waiting), { body, auth: false, ...(files ? { files } : {}) }),
    /** Takes "Nova is thinking" away. */
    async close(spot: Spot, waiting: Waiting): Promise<void> {
      await settle(spot, waiting)
      await api('DELETE', pathOf(waiting, original), { auth: false }).catch(() => {})
    },
    /** Puts a message in the place of "Nova is thinking"; null when Discord no longer takes it there. */
    async answer(spot: Spot, waiting: Waiting, { body, files }: Rendered): Promise<string | null> {
      const path = pathOf(waiting, original)
      for (const millis of [...EARLY_PAUSES, 0])
        try {
          const { id } = await delivery.repeatable(() => api<Message>('PATCH', path, { body, files, auth: false }))
          await settle(spot, { ...waiting, message: id })
          return id
        } catch (error) {
          if (discordCode(error) === undefined) throw error
          if (millis > 0) await pause(millis)
        }
      return null
    },
  }
}

/** Work that goes on: typing without steps, else a message that is edited. */
export function createProgress(
  api: Api,
  { once }: Delivery,
  { post, update }: Pick<Adapter, 'post' | 'update'>,
): Pick<Adapter, 'progress' | 'finish'> {
  const edited = createRecent<true>(10_000, EDIT_MS)
  return {
    finish: update,
    async progress(target, going, shown) {
      if (going.steps.length === 0) {
        const place = target.thread === null || isCommandThread(target.thread) ? target.channel : target.thread
        const type = (channel: string) => once(() => api('POST', `/channels/${channel}/typing`))
        await type(place).catch(() => (place === target.channel ? null : type(target.channel).catch(() => null)))
        return null
      }
      if (shown && edited.get(shown.message)) return shown
      const card = progressCard(going)
      const posted = shown ? await update(shown, card) : await post(target, card)
      edited.set(posted.message, true)
      return posted
    },
  }
}
