import type { Adapter, Inbox } from '../../src/chat/adapter.ts'
import { NovaError } from '../../src/errors.ts'
import { directChannelOf, isDirect, type WebData, type WebPerson, WORKSPACE } from './data.ts'
import { createLive } from './live.ts'
import { createRoutes } from './routes.ts'
import { CAPABILITIES, type WebSettings } from './settings.ts'
import { wireMessage } from './wire.ts'

/** The local page. What is said is kept by Nova; the page is told that there is news and reads it with its own rights. */
export function createWeb(settings: WebSettings, inbox: Inbox, data: WebData): Adapter {
  const live = createLive()
  const { painter } = settings

  /** Tells every open page that may see the message; `only` one person's. */
  function publish(name: 'message' | 'update', id: string, only?: string): void {
    const write = async (viewer: WebPerson) => {
      if (only !== undefined && only !== viewer.id) return null
      const message = await data.message(viewer.id, id)
      return message && wireMessage(message, viewer.lang, painter)
    }
    live.publish({ name, write })
  }

  const routes = createRoutes(settings, inbox, data, live, (id) => publish('message', id))

  return {
    platform: 'web',
    capabilities: CAPABILITIES,
    paths: ['/', '/assets/*', '/web/*', '/files/*', '/records/*', '/sign-in'],
    handle: async (request) => routes.fetch(request),

    async post({ channel, thread }, { message }) {
      publish('message', message)
      if (settings.demo && isDirect(channel)) {
        // Whose direct channel has news, and nothing of it: the demo switch shows a dot.
        live.publish({ name: 'waiting', write: async () => ({ person: channel.slice(directChannelOf('').length) }) })
      }
      return { workspace: WORKSPACE, channel, message, thread: isDirect(channel) ? channel : (thread ?? message) }
    },

    async update(posted) {
      publish('update', posted.message)
      return posted
    },

    async whisper(_target, account, { message }) {
      publish('message', message, account)
    },

    directChannel: async (_workspace, account) => directChannelOf(account),

    // Cards show their files, and the page shows itself that an answer is under way.
    upload: async () => {},
    progress: async () => null,
    finish: async (shown) => shown,
    download: async (_workspace, file) => {
      const bytes = await inbox.readFile(WORKSPACE, file.id)
      if (bytes) return bytes
      throw new NovaError('not-found', { fr: 'Ce fichier n’existe plus.', en: 'This file no longer exists.' })
    },
    showHome: async () => {},
    channels: async () => [],
    check: async () => [],

    start: async () => {},
    stop: async () => live.close(),
  }
}
