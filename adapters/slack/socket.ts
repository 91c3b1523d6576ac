import type { App, SocketModeReceiver } from '@slack/bolt'
import { isPermanent } from '../../src/chat/delivery.ts'
import type { Payload } from '../../src/chat/payload.ts'
import type { NovaError } from '../../src/errors.ts'
import { clientOptions, SILENT, slackError } from './client.ts'
import type { Dispatch } from './dispatch.ts'

export type Socket = {
  start(): Promise<void>
  stop(): Promise<void>
  /** What keeps the connection from being made; null while it stands. */
  trouble(): NovaError | null
}

type SocketSettings = { appToken: string; apiUrl?: string; pause: (millis: number) => Promise<void> }

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/**
 * Socket Mode: Slack is called, so that no address of ours must be public. Each envelope is acknowledged once its
 * event is stored; one that fails is not, and Slack sends it again. A connection that is lost, or that cannot be made
 * at the start, is made again at once, then with growing pauses; Slack's own client gives up, and takes the process
 * down, when Slack cannot be reached.
 */
export function createSocket({ appToken, apiUrl, pause }: SocketSettings, dispatch: Dispatch): Socket {
  let receiver: SocketModeReceiver | null = null
  let isConnecting = false
  let trouble: NovaError | null = slackError(new Error('not started'))
  const working = new Set<Promise<unknown>>()

  const keep = (work: Promise<unknown>) => {
    const settled = work.catch(() => {}).finally(() => working.delete(settled))
    working.add(settled)
  }

  const processEvent: App['processEvent'] = async ({ body, ack }) => {
    const taken = dispatch(body as Payload).catch((thrown) => {
      // What will never be accepted must not come again.
      if (isPermanent(thrown)) return { body: '', later: [] }
      throw thrown
    })
    keep(taken)
    const answer = await taken
    await ack(answer.body === '' ? undefined : answer.body)
    for (const work of answer.later) keep(work())
  }

  /** Whether the line stands. */
  async function connect(socket: SocketModeReceiver): Promise<boolean> {
    isConnecting = true
    try {
      await socket.start()
      trouble = null
    } catch (thrown) {
      trouble = slackError(thrown)
    }
    isConnecting = false
    return trouble === null
  }

  async function persist(socket: SocketModeReceiver): Promise<void> {
    for (let wait = FIRST_WAIT; receiver === socket; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      if (await connect(socket)) return
      await pause(wait)
    }
  }

  return {
    trouble: () => trouble,

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
      socket.client.on('disconnected', () => {
        if (receiver === socket && !isConnecting) void persist(socket)
      })
      if (!(await connect(socket))) void pause(FIRST_WAIT).then(() => persist(socket))
    },

    async stop() {
      const socket = receiver
      receiver = null
      await socket?.stop()
      await Promise.all(working)
    },
  }
}
