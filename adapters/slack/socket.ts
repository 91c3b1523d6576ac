import type { App, SocketModeReceiver } from '@slack/bolt'
import { clientOptions, SILENT, slackError } from './client.ts'
import type { Dispatch } from './dispatch.ts'
import type { Payload } from './payload.ts'

export type Socket = { start(): Promise<void>; stop(): Promise<void> }

/**
 * Socket Mode: Slack is called, so that no address of ours must be public. Each envelope is acknowledged once its
 * event is stored; one that fails is not, and Slack sends it again.
 */
export function createSocket(settings: { appToken: string; apiUrl?: string }, dispatch: Dispatch): Socket {
  let receiver: SocketModeReceiver | null = null
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

  return {
    async start() {
      if (receiver) return
      const bolt = await import('@slack/bolt')
      receiver = new bolt.SocketModeReceiver({
        appToken: settings.appToken,
        logger: SILENT,
        installerOptions: { clientOptions: clientOptions(settings.apiUrl) },
        // False: not acknowledged, so that Slack sends the event again.
        processEventErrorHandler: async () => false,
      })
      // Bolt's receiver needs no more of an App than this.
      receiver.init({ processEvent } as App)
      try {
        await receiver.start()
      } catch (thrown) {
        receiver = null
        throw slackError(thrown)
      }
    },
    async stop() {
      await receiver?.stop()
      receiver = null
      await Promise.all(working)
    },
  }
}
