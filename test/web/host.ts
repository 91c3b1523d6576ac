// A small in-memory company behind the real web adapter: the page is developed and tested on it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { serve } from '@hono/node-server'
import {
  directChannelOf,
  type WebChannel,
  type WebData,
  type WebMessage,
  type WebPerson,
} from '../../adapters/web/data.ts'
import { createWeb } from '../../adapters/web/web.ts'
import type { ChartPainter } from '../../adapters/web/wire.ts'
import type { Adapter, Inbox, Reply } from '../../src/chat/adapter.ts'
import type { Card, Form } from '../../src/chat/card.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import type { ChatMessage } from '../../src/chat/message.ts'
import { NovaError } from '../../src/errors.ts'
import { INVOICE_PDF, invoiceApproved, invoiceToApprove, overBudget, receivables, recordCard } from './cards.ts'

const START = new Date('2026-11-02T13:00:00Z')

export const PEOPLE: WebPerson[] = [
  ['isabelle', 'Isabelle Chênevert', 'Présidente', 'admin', 'fr'],
  ['nadia', 'Nadia Belkacem', 'Contrôleuse', 'manager', 'fr'],
  ['karine', 'Karine Ouellet', 'Facturation', 'user', 'fr'],
  ['dany', 'Dany Morissette', 'Contremaître', 'user', 'fr'],
  ['tyler', 'Tyler McKenna', 'Apprentice', 'viewer', 'en'],
].map(([handle, name, title, role, lang]) => ({ id: `p-${handle}`, handle, name, title, role, lang }) as WebPerson)

const ROOMS: WebChannel[] = [
  { id: 'general', name: 'general', kind: 'public', topic: "Toute l'équipe" },
  { id: 'facturation', name: 'facturation', kind: 'public', topic: 'Factures, paiements, relances' },
  { id: 'chantier-6plex', name: 'chantier-6plex', kind: 'public', topic: '2603 · Gestion Vachon-Leduc' },
  { id: 'direction', name: 'direction', kind: 'private', topic: 'Isabelle et Nadia' },
]

export const REVISE_FORM: Form = {
  id: 'form-revise-1',
  title: 'Modifier la facture',
  submit: 'Enregistrer',
  fields: [
    {
      name: 'client',
      label: 'Client',
      kind: 'choice',
      required: true,
      value: 'c4',
      options: [
        { value: 'c4', label: 'Gestion Vachon-Leduc' },
        { value: 'c5', label: 'Famille Arsenault-Roy' },
      ],
    },
    {
      name: 'amount',
      label: 'Montant avant taxes',
      kind: 'money',
      required: true,
      value: '6 785,00',
      hint: 'Les taxes sont ajoutées selon la province du client.',
    },
    { name: 'due', label: 'Échéance', kind: 'date', required: true, value: '2026-12-02' },
    { name: 'period', label: 'Période facturée', kind: 'period', required: false, value: '2026-10-01/2026-10-31' },
    { name: 'note', label: 'Note au client', kind: 'long-text', required: false },
    {
      name: 'copies',
      label: 'Envoyer une copie à',
      kind: 'choices',
      required: false,
      options: [
        { value: 'nadia', label: 'Nadia Belkacem' },
        { value: 'isabelle', label: 'Isabelle Chênevert' },
      ],
    },
    { name: 'holdback', label: 'Appliquer la retenue', kind: 'boolean', required: true, value: 'true' },
  ],
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Bars drawn by hand: what is tested here is how the page shows a drawing, not the drawing. */
export const barPainter: ChartPainter = {
  async svg(chart) {
    const points = chart.series[0]?.points ?? []
    const top = Math.max(...points.map((point) => point.value))
    const bars = points.map((point, i) => {
      const height = (point.value / top) * 320
      const x = 60 + i * (680 / points.length)
      return `<rect x="${x}" y="${390 - height}" width="${(680 / points.length) * 0.6}" height="${height}" rx="4" fill="#0b6e5f"/><text x="${x}" y="420" font-family="sans-serif" font-size="16" fill="#444">${escapeXml(point.label)}</text>`
    })
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450" width="800" height="450">${bars.join('')}</svg>`
  },
  table: (chart) => ({
    columns: [{ label: '' }, { label: 'Solde', align: 'right' }],
    rows: (chart.series[0]?.points ?? []).map((point) => [point.label, `${(point.value / 100).toFixed(2)} $`]),
  }),
  describe: (chart) => `${chart.title}: ${(chart.series[0]?.points ?? []).map((point) => point.label).join(', ')}`,
}

const PAGE = join(import.meta.dirname, '../../adapters/web/page')
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json')), 'files')

export function readAsset(name: string): Promise<Uint8Array | null> {
  return readFile(join(name.endsWith('.woff2') ? FONTS : PAGE, name)).catch(() => null)
}

type Options = { demo?: boolean; seeded?: boolean; delay?: number; tokens?: Record<string, string> }

/** The adapter on its in-memory company; `events` is what the inbox received. */
export function createHost(options: Options = {}) {
  const { demo = true, seeded = true, delay = 0, tokens = {} } = options
  const messages: ChatMessage[] = []
  const events: InboundEvent[] = []
  const failures: unknown[] = []
  const files = new Map<string, { name: string; mime: string; bytes: Uint8Array; owner: string | null }>()
  const langs = new Map(PEOPLE.map((person) => [person.id, person.lang]))
  const unread = new Map<string, number>()
  files.set(INVOICE_PDF.id, { ...INVOICE_PDF, bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF'), owner: null })
  const pending = new Set<Promise<unknown>>()
  let ticks = 0
  const now = () => new Date(START.getTime() + ticks++ * 1000)

  const personOf = (id: string) => {
    const person = PEOPLE.find((one) => one.id === id)
    return person
      ? { ...person, lang: langs.get(id) ?? person.lang, unread: unread.get(`${id} ${directChannelOf(id)}`) ?? 0 }
      : null
  }
  const roomsOf = (id: string) =>
    ROOMS.filter((room) => room.kind === 'public' || ['p-isabelle', 'p-nadia'].includes(id))
  const mayRead = (id: string, channel: string) =>
    channel === directChannelOf(id) || roomsOf(id).some((room) => room.id === channel)

  const data: WebData = {
    organization: async () => ({ name: 'Constructions Chênevert inc.', timeZone: 'America/Toronto' }),
    signIn: async (token) => personOf(tokens[token] ?? ''),
    person: async (id) => personOf(id),
    people: async () => PEOPLE.map((person) => personOf(person.id)!),
    channels: async (id) =>
      [{ id: directChannelOf(id), name: 'Nova', kind: 'dm' as const }, ...roomsOf(id)].map((channel) => ({
        ...channel,
        unread: unread.get(`${id} ${channel.id}`) ?? 0,
      })),
    async messages(id, channel, thread, before) {
      if (!mayRead(id, channel)) return []
      const all = messages.filter(
        (one) => one.channel === channel && (thread ? one.thread === thread || one.id === thread : one.thread === null),
      )
      const end = before ? all.findIndex((one) => one.id === before) : all.length
      return all.slice(Math.max(0, end - 50), end).map((one): WebMessage => {
        const replies = messages.filter((other) => other.thread === one.id)
        return replies.length ? { ...one, replies: { count: replies.length, last: replies.at(-1)!.at } } : one
      })
    },
    message: async (id, message) => messages.find((one) => one.id === message && mayRead(id, one.channel)) ?? null,
    async keep(message) {
      if (messages.some((one) => one.id === message.id)) return 'known'
      messages.push(message)
      for (const person of PEOPLE) {
        const author = message.author.kind === 'person' ? message.author.id : null
        if (person.id === author || !mayRead(person.id, message.channel)) continue
        const key = `${person.id} ${message.channel}`
        unread.set(key, (unread.get(key) ?? 0) + 1)
      }
      return 'new'
    },
    async replaceCard(channel, id, card) {
      const at = messages.findIndex((one) => one.id === id && one.channel === channel)
      if (at < 0) return null
      messages[at] = { ...messages[at]!, card, edited: true }
      return messages[at]
    },
    markRead: async (id, channel) => void unread.set(`${id} ${channel}`, 0),
    record: async (_person, kind, id) => (kind === 'invoices' && id === '2026-0098' ? recordCard : null),
    async file(id, file) {
      const found = files.get(file)
      return found && (found.owner === null || found.owner === id) ? found : null
    },
    async saveUpload(id, file) {
      const ref = { id: `file-${files.size + 1}`, name: file.name, mime: file.mime, size: file.bytes.length }
      files.set(ref.id, { ...file, owner: id })
      return ref
    },
    suggestions: async (_id, lang) =>
      lang === 'fr'
        ? [
            'Qui nous doit de l’argent?',
            'Facture 38 h de charpente à Vachon-Leduc',
            'Où en est le chantier 2602?',
            'Mes heures de la semaine',
          ]
        : [
            'Who owes us money?',
            'Invoice Vachon-Leduc for 38 hours of framing',
            'How is project 2602 doing?',
            'My hours this week',
          ],
    setLang: async (id, lang) => void langs.set(id, lang),
  }

  const outgoing = (card: Card, key: string) => ({
    card,
    lang: 'fr' as const,
    message: crypto.randomUUID(),
    idempotencyKey: key,
  })
  let copies: Awaited<ReturnType<Adapter['post']>>[] = []

  async function answer(event: InboundEvent): Promise<void> {
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay))
    const { content, place } = event
    const target = {
      workspace: 'local',
      channel: place.channel,
      thread: place.thread ?? (content.type === 'message' ? content.message : null),
    }
    if (content.type === 'button' && content.action === 'approve-1') {
      for (const copy of copies) await web.update(copy, outgoing(invoiceApproved, `approved ${copy.message}`))
      const asked = copies[0]!
      await web.upload(
        { workspace: 'local', channel: asked.channel, thread: asked.thread },
        INVOICE_PDF,
        new Uint8Array(),
        'invoice pdf',
      )
    } else if (content.type === 'message' && content.addressed) {
      if (/facture/i.test(content.text)) {
        const asked: Card = { ...invoiceToApprove, actions: [] }
        copies = [await web.post(target, outgoing(asked, event.id))]
        const channel = await web.directChannel('local', 'p-nadia')
        copies.push(await web.post({ workspace: 'local', channel, thread: null }, outgoing(invoiceToApprove, event.id)))
      } else {
        await web.post(target, outgoing(/2602|chantier/i.test(content.text) ? overBudget : receivables, event.id))
      }
    }
  }

  const inbox: Inbox = {
    baseUrl: 'http://localhost',
    readFile: async (_workspace, id) => files.get(id)?.bytes ?? null,
    async receive(event): Promise<Reply> {
      if (events.some((one) => one.id === event.id)) return { type: 'duplicate' }
      events.push(event)
      const { content } = event
      if (content.type === 'button' && content.action === 'revise-1') return { type: 'form', form: REVISE_FORM }
      if (content.type === 'button' && content.action === 'approve-1' && event.account.id !== 'p-nadia') {
        return { type: 'notice', text: 'Seule Nadia Belkacem ou Isabelle Chênevert peut approuver.' }
      }
      if (content.type === 'form' && content.values.note === 'refuse') {
        throw new NovaError(
          'input.invalid',
          { fr: 'Écris une vraie note.', en: 'Write a real note.' },
          { field: 'note' },
        )
      }
      const work = answer(event).catch((thrown) => failures.push(thrown))
      pending.add(work)
      work.finally(() => pending.delete(work))
      return { type: 'accepted' }
    },
  }

  const web = createWeb(
    {
      demo,
      sessionSecret: 'a secret for tests, long enough for HMAC',
      now,
      assets: readAsset,
      painter: barPainter,
      report: (thrown) => failures.push(thrown),
    },
    inbox,
    data,
  )

  async function seed() {
    const say = (handle: string, channel: string, text: string, thread: string | null = null) => {
      const person = PEOPLE.find((one) => one.handle === handle)!
      const id = crypto.randomUUID()
      messages.push({
        id,
        channel,
        thread,
        author: { kind: 'person', id: person.id, name: person.name },
        at: new Date(START.getTime() - 3_600_000 + messages.length * 90_000),
        text,
        card: null,
        files: [],
        edited: false,
      })
      return id
    }
    say('isabelle', 'general', 'Bon lundi tout le monde! La réunion de chantier est à **10 h** à la roulotte.')
    say('dany', 'general', 'Parfait. Le béton du 6-plex est confirmé pour mercredi.')
    const asked = say('isabelle', 'facturation', 'Qui nous doit de l’argent en ce moment?')
    await web.post(
      { workspace: 'local', channel: 'facturation', thread: asked },
      outgoing(receivables, 'seed receivables'),
    )
    const late = say('dany', 'chantier-6plex', 'Où en est la résidence?')
    await web.post({ workspace: 'local', channel: 'chantier-6plex', thread: late }, outgoing(overBudget, 'seed budget'))
  }

  return {
    web,
    data,
    events,
    failures,
    messages,
    ready: seeded ? seed() : Promise.resolve(),
    /** Resolves once everything that was received has been answered. */
    settled: async () => {
      while (pending.size) await Promise.all(pending)
    },
  }
}

/** Serves a host on a free port (or the given one) of the loopback. */
export async function serveHost(host: ReturnType<typeof createHost>, port = 0) {
  await host.ready
  const started = Promise.withResolvers<number>()
  const server = serve(
    { fetch: (request) => host.web.handle(request, () => {}), hostname: '127.0.0.1', port },
    (info) => started.resolve(info.port),
  )
  const url = `http://127.0.0.1:${await started.promise}`
  const close = async () => {
    await host.web.stop()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, close }
}
