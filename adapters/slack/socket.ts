import type { App, SocketModeReceiver } from '@slack/bolt'
import { clientOptions, SILENT, slackError } from './client.ts'
import type { Dispatch } from './dispatch.ts'
import type { Payload } from './payload.ts'

export type Socket = { start(): Promise<void>; stop(): Promise<void> }

type SocketSettings = { appToken: string; apiUrl?: string; pause: (millis: number) => Promise<void> }

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/**
 * Socket Mode: Slack is called, so that no address of ours must be public. Each envelope is acknowledged once its
 * event is stored; one that fails is not, and Slack sends it again. A lost connection is made again at once, then
 * with growing pauses; Slack's own client gives up, and takes the process down, when Slack cannot be reached.
 */
export function createSocket({ appToken, apiUrl, pause }: SocketSettings, dispatch: Dispatch): Socket {
  let receiver: SocketModeReceiver | null = null
  let connecting = false
  const working = new Set<Promise<unknown>>()

  const keep = (work: Promise<unknown>) => {
    const settled = work.catch(() => {}).finally(() => working.delete(settled))
    working.add(settled)
  }

  const processEvent: App['processEvent'] = async ({ body, ack, retryNum, retryReason }) => {
    const taken = dispatch(body as Payload, {
      ...(retryNum === undefined ? {} : { num: retryNum }),
      ...(retryReason === undefined ? {} : { reason: retryReason }),
    })
    keep(taken)
    const answer = await taken
    await ack(answer.body === '' ? undefined : answer.body)
    for (const work of answer.later) keep(work())
  }

  async function connect(socket: SocketModeReceiver): Promise<void> {
    connecting = true
    try {
      await socket.start()
    } finally {
      connecting = false
    }
  }

  async function reconnect(socket: SocketModeReceiver): Promise<void> {
    for (let wait = FIRST_WAIT; receiver === socket; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        return await connect(socket)
      } catch {
        await pause(wait)
      }
    }
  }

  return {
    async start() {
      if (receiver) return
      const bolt = await import('./bolt.ts')
      const socket = new bolt.SocketModeReceiver({
        appToken,
        logger: SILENT,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(apiUrl) },
        // False: not acknowledged, so that Slack sends the event again.
        processEventErrorHandler: async () => false,
      })
      // Bolt's receiver needs no more of an App than this.
      socket.init({ processEvent } as App)
      receiver = socket
      try {
        await connect(socket)
      } catch (thrown) {
        receiver = null
        throw slackError(thrown)
      }
      socket.client.on('disconnected', () => {
        if (receiver === socket && !connecting) void reconnect(socket)
      })
    },

    async stop() {
      const socket = receiver
      receiver = null
      await socket?.stop()
      await Promise.all(working)
    },
  }
}
