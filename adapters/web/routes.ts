import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Inbox } from '../../src/chat/adapter.ts'
import type { InboundContent, Place } from '../../src/chat/event.ts'
import { toNovaError } from '../../src/errors.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { mediaTypeOf } from './assets.ts'
import { isDirect, type WebData, type WebMessage, type WebPerson, WORKSPACE } from './data.ts'
import { fileResponse } from './files.ts'
import { drawingHeaders, loopbackOnly, pageHeaders, sameOriginOnly } from './guard.ts'
import type { Live, Viewer } from './live.ts'
import * as requests from './requests.ts'
import { closeSession, findPerson, openSession, rememberDemoPerson } from './session.ts'
import { serveSetUp } from './set-up.ts'
import type { WebSettings } from './settings.ts'
import { wireCard, wireMessage } from './wire.ts'
import { webError } from './words.ts'

/** Between two heartbeats of the stream; proxies commonly cut a connection that is silent for 60 s. */
const HEARTBEAT = 20_000
/** A page that is this many events behind is cut off; it reconnects and reloads what it shows. */
const MAX_PENDING = 1_000

type Env = { Variables: { person: WebPerson } }

export function createRoutes(
  settings: WebSettings,
  inbox: Inbox,
  data: WebData,
  live: Live,
  publish: (message: string) => void,
): Hono<Env> {
  const app = new Hono<Env>()
  const { painter } = settings

  const langOf = (c: Context<Env>): Lang =>
    c.get('person')?.lang ?? (c.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'fr')

  async function placeOf(person: string, channel: string, thread: string | null): Promise<Place> {
    const found = (await data.channels(person)).find((one) => one.id === channel)
    if (!found) throw webError('not-found', 'no-channel')
    return { channel, thread: isDirect(channel) ? channel : thread, kind: found.kind }
  }

  async function readable(person: string, id: string): Promise<WebMessage> {
    const message = await data.message(person, requests.check(requests.anId, id))
    if (!message) throw webError('not-found', 'no-message')
    return message
  }

  function receive(c: Context<Env>, id: string, place: Place, content: InboundContent) {
    const { id: account, name, lang } = c.get('person')
    const at = settings.now()
    return inbox.receive({
      platform: 'web',
      workspace: WORKSPACE,
      id,
      at,
      account: { id: account, name, locale: lang },
      place,
      content,
    })
  }

  if (settings.demo) app.use(loopbackOnly)
  app.use('/web/*', drawingHeaders)
  app.use(pageHeaders)
  app.use(sameOriginOnly)
  app.onError((thrown, c) => {
    const error = toNovaError(thrown)
    if (error.code === 'internal') settings.report(thrown)
    return c.json(error.toWire(langOf(c)), error.status as 400)
  })
  app.notFound((c) => c.json(webError('not-found', 'no-page').toWire(langOf(c)), 404))

  async function asset(c: Context<Env>, name: string, cache: string) {
    const type = mediaTypeOf(name)
    const body = type && (await settings.assets(name))
    if (!body) return c.notFound()
    return c.body(typeof body === 'string' ? body : Uint8Array.from(body), 200, {
      'content-type': type,
      'cache-control': cache,
    })
  }

  app.get('/', (c) => asset(c, 'page.html', 'no-cache'))
  app.get('/records/:kind/:id', (c) => asset(c, 'page.html', 'no-cache'))
  app.get('/assets/:name', (c) => {
    const name = c.req.param('name')
    return asset(c, name, name.endsWith('.woff2') ? 'public, max-age=31536000, immutable' : 'no-cache')
  })

  const signIn = async (c: Context<Env>, token: string) => {
    const person = token && !settings.demo ? await data.signIn(token) : null
    if (!person) throw webError('auth.required', 'bad-token')
    await openSession(c, settings, person)
  }
  // A link that a person follows: what is wrong is said by the page.
  app.get('/sign-in', async (c) => {
    try {
      await signIn(c, c.req.query('token') ?? '')
    } catch (thrown) {
      if (toNovaError(thrown).code !== 'auth.required') throw thrown
      return c.redirect('/#refused', 303)
    }
    return c.redirect('/', 303)
  })
  app.post('/web/sign-in', async (c) => {
    await signIn(c, requests.check(requests.tokenBody, await requests.readJson(c.req.raw)).token)
    return c.json({ type: 'accepted' })
  })
  app.post('/web/sign-out', (c) => {
    closeSession(c)
    return c.json({ type: 'accepted' })
  })

  const signedIn = async (c: Context<Env>, next: () => Promise<void>) => {
    const person = await findPerson(c, settings, data)
    if (!person) throw webError('auth.required', 'sign-in')
    c.set('person', person)
    c.header('cache-control', 'no-store')
    await next()
  }
  app.use('/web/*', signedIn)
  app.use('/files/*', signedIn)

  app.get('/web/state', async (c) => {
    const person = c.get('person')
    const { name, timeZone } = await data.organization()
    return c.json({
      organization: name,
      timeZone,
      now: settings.now().toISOString(),
      demo: settings.demo,
      person,
      people: settings.demo ? await data.people() : [],
      channels: await data.channels(person.id),
      manages: await data.setUp.mayManage(person.id),
    })
  })

  app.get('/web/messages', async (c) => {
    const person = c.get('person')
    const query = requests.check(requests.messagesQuery, c.req.query())
    await placeOf(person.id, query.channel, null)
    const messages = await data.messages(person.id, query.channel, query.thread, query.before)
    return c.json({ messages: messages.map((message) => wireMessage(message, person.lang, painter)) })
  })

  app.get('/web/suggestions', async (c) => {
    const { id, lang } = c.get('person')
    const channel = requests.check(requests.anId, c.req.query('channel'))
    await placeOf(id, channel, null)
    return c.json({ suggestions: await data.suggestions(id, lang, channel) })
  })

  app.post('/web/messages', async (c) => {
    const person = c.get('person')
    const sent = await requests.readMessage(c.req.raw)
    const place = await placeOf(person.id, sent.channel, sent.thread)
    const files = await Promise.all(sent.files.map((file) => data.saveUpload(person.id, file)))
    const said = { ...sent, thread: place.kind === 'dm' ? null : sent.thread, files, at: settings.now() }
    if ((await data.keep(person.id, said)) === 'new') publish(sent.id)
    const addressed = sent.addressed || place.kind === 'dm'
    return c.json(
      await receive(c, sent.id, place, { type: 'message', message: sent.id, text: sent.text, addressed, files }),
    )
  })

  app.post('/web/buttons', async (c) => {
    const { id, ...click } = requests.check(requests.buttonBody, await requests.readJson(c.req.raw))
    const { id: person } = c.get('person')
    const on = await readable(person, click.message)
    const place = await placeOf(person, on.channel, on.thread ?? on.id)
    return c.json(await receive(c, id, place, { type: 'button', ...click }))
  })

  app.post('/web/forms', async (c) => {
    const sent = requests.check(requests.formBody, await requests.readJson(c.req.raw))
    const place = await placeOf(c.get('person').id, sent.channel, sent.thread)
    return c.json(await receive(c, sent.id, place, { type: 'form', form: sent.form, values: sent.values }))
  })

  app.post('/web/read', async (c) => {
    const { channel } = requests.check(requests.channelBody, await requests.readJson(c.req.raw))
    const { id } = c.get('person')
    await placeOf(id, channel, null)
    await data.markRead(id, channel)
    return c.json({ type: 'accepted' })
  })

  app.post('/web/language', async (c) => {
    const { lang } = requests.check(requests.languageBody, await requests.readJson(c.req.raw))
    await data.setLang(c.get('person').id, lang)
    return c.json({ type: 'accepted' })
  })

  app.post('/web/person', async (c) => {
    const { handle } = requests.check(requests.personBody, await requests.readJson(c.req.raw))
    if (!settings.demo) throw webError('auth.forbidden', 'demo-only')
    if (!(await data.people()).some((one) => one.handle === handle)) throw webError('not-found', 'no-person')
    rememberDemoPerson(c, handle)
    return c.json({ type: 'accepted' })
  })

  app.get('/web/stream', (c) =>
    streamSSE(c, (stream) => {
      const gone = Promise.withResolvers<void>()
      let pending = 0
      const write = (work: Promise<unknown>) => {
        if (++pending > MAX_PENDING) gone.resolve()
        work.then(() => pending--, gone.resolve)
      }
      const viewer: Viewer = {
        person: c.get('person'),
        send: ({ id, name, data }) => write(stream.writeSSE({ id, event: name, data })),
        close: gone.resolve,
      }
      stream.onAbort(gone.resolve)
      const heartbeat = setInterval(() => write(stream.write(': beat\n\n')), HEARTBEAT)
      live.join(viewer, c.req.header('last-event-id') ?? c.req.query('after'))
      return gone.promise.finally(() => {
        clearInterval(heartbeat)
        live.leave(viewer)
      })
    }),
  )

  /** The card says the title above the drawing, where it can be read on a phone. */
  const drawn = (chart: ChartSpec, lang: Lang) => painter.svg({ ...chart, title: '' }, lang)

  const svg = (c: Context<Env>, body: string) => c.body(body, 200, { 'content-type': 'image/svg+xml' })

  app.get('/web/charts/:message/:block{[0-9]+\\.svg}', async (c) => {
    const { id, lang } = c.get('person')
    const message = await readable(id, c.req.param('message'))
    const block = message.card?.blocks[Number.parseInt(c.req.param('block'), 10)]
    if (block?.type !== 'chart') return c.notFound()
    return svg(c, await drawn(block.chart, lang))
  })

  const recordOf = async (c: Context<Env>) => {
    const { id, lang } = c.get('person')
    const [kind, record] = [c.req.param('kind'), c.req.param('id')].map((part) => requests.check(requests.anId, part))
    const card = await data.record(id, kind!, record!, lang)
    if (!card) throw webError('not-found', 'no-record')
    return card
  }

  app.get('/web/records/:kind/:id', async (c) => {
    const card = await recordOf(c)
    return c.json({ card: wireCard(card, `${c.req.path}/charts`, c.get('person').lang, painter) })
  })

  app.get('/web/records/:kind/:id/charts/:block{[0-9]+\\.svg}', async (c) => {
    const block = (await recordOf(c)).blocks[Number.parseInt(c.req.param('block'), 10)]
    if (block?.type !== 'chart') return c.notFound()
    return svg(c, await drawn(block.chart, c.get('person').lang))
  })

  serveSetUp(app, data.setUp)

  app.get('/files/:id', async (c) => {
    const file = await data.file(c.get('person').id, requests.check(requests.anId, c.req.param('id')))
    if (!file) throw webError('not-found', 'no-file')
    return fileResponse(file)
  })

  return app
}
