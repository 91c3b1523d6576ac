// What every platform must do alike. A harness plays the platform: it signs what comes in and receives what goes out.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter, Outgoing, Target } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import type { InboundContent, InboundEvent } from '../../src/chat/event.ts'
import { arbitraryCard } from '../arbitrary-card.ts'
import { gallery } from '../gallery.ts'
import type { TestInbox } from './inbox.ts'
import { PIXEL } from './pixel.ts'

export type Kind =
  | 'mention'
  | 'direct'
  | 'reply'
  | 'edit'
  | 'delete'
  | 'command'
  | 'button'
  | 'form'
  | 'file'
  | 'opened'
  | 'bot'
  | 'unknown'

export type Said = {
  kind: Kind
  /** What is typed; for a button its id; for a form its id. */
  text?: string
  /** Stable: the same one twice is the same event. */
  id?: string
  values?: Record<string, string>
}

export type Harness = {
  adapter: Adapter
  inbox: TestInbox
  /** The account that speaks, of the workspace that Nova is installed in. */
  account: string
  workspace: string
  /** A channel that Nova may post in, and a direct one. */
  channel: string
  direct: string
  /** What the platform itself cannot send, e.g. edits to a bot that does not hear them. */
  lacks: readonly Kind[]
  /** Sends as the platform does and waits until the adapter is done with it. The HTTP status; 200 for a socket. */
  say(said: Said, forged?: 'signature' | 'stamp'): Promise<number>
  /** Bodies of messages that were posted or edited, oldest first, as the platform got them. */
  posted(): unknown[]
  /** The platform's API fails the next call so. */
  failNext(how: { status: number; retryAfter?: number } | 'unknown-outcome'): void
  /** What the platform's schema or limits refuse of a posted body; empty when it is right. */
  faults(body: unknown): string[]
  /** What of a body the platform reads as markup; all of it unless told. */
  markup?(body: unknown): unknown
  /** All text of a body that a person can read or hear, joined. */
  readable(body: unknown): string
  close(): Promise<void>
}

const outgoing = (card: Card, key: string = crypto.randomUUID()): Outgoing => ({
  card,
  lang: 'fr',
  message: key,
  idempotencyKey: key,
})

const card = (title: string, more: Partial<Card> = {}): Card => ({
  title,
  summary: title,
  tone: 'neutral',
  blocks: [],
  actions: [],
  ...more,
})

/** Runs the contract on a platform. */
export function adapterContract(platform: string, open: () => Promise<Harness>): void {
  describe(`${platform} as an adapter`, () => {
    let bench: Harness
    beforeAll(async () => {
      bench = await open()
    })
    afterAll(() => bench.close())

    const target = (thread: string | null = null): Target => ({
      workspace: bench.workspace,
      channel: bench.channel,
      thread,
    })
    async function hear(said: Said): Promise<InboundEvent[]> {
      const before = bench.inbox.events.length
      expect(await bench.say(said)).toBeLessThan(300)
      return bench.inbox.events.slice(before)
    }
    const has = (kind: Kind) => !bench.lacks.includes(kind)

    describe('what comes in', () => {
      const expectations: [Kind, InboundContent['type'], Partial<InboundContent>][] = [
        ['mention', 'message', { text: 'facture Cascades', addressed: true } as never],
        ['direct', 'message', { text: 'facture Cascades', addressed: true } as never],
        ['reply', 'message', { text: 'facture Cascades' } as never],
        ['file', 'message', { text: 'facture Cascades' } as never],
        ['edit', 'message-edited', { text: 'facture Cascades' } as never],
        ['delete', 'message-deleted', {}],
        ['command', 'command', { text: 'facture Cascades' } as never],
        ['opened', 'opened', {}],
      ]
      for (const [kind, type, content] of expectations)
        it(`${kind} is one event of who spoke, where`, async () => {
          if (!has(kind)) return
          const events = await hear({ kind, text: 'facture Cascades' })
          expect(events).toHaveLength(1)
          expect(events[0]).toMatchObject({ platform, workspace: bench.workspace, account: { id: bench.account } })
          expect(events[0]!.content).toMatchObject({ type, ...content })
          const { content: heard, place } = events[0]!
          if (kind === 'direct') expect(place.kind).toBe('dm')
          if (kind === 'mention') expect(place).toMatchObject({ channel: bench.channel })
          if (kind === 'reply') expect(place.thread).toBeTruthy()
          if (kind === 'file' && heard.type === 'message') expect(heard.files[0]?.name).toBeTruthy()
        })

      it('a click carries the button’s id and the message it is on', async () => {
        const [event] = await hear({ kind: 'button', text: 'f3c2b1a0-0000-4000-8000-000000000001' })
        expect(event?.content).toMatchObject({ type: 'button', action: 'f3c2b1a0-0000-4000-8000-000000000001' })
        expect(event?.content.type === 'button' && event.content.message).toBeTruthy()
      })

      it('a form carries what was filled in', async () => {
        const [event] = await hear({ kind: 'form', text: 'form-1', values: { amount: '1250', note: 'Béton' } })
        expect(event?.content).toMatchObject({
          type: 'form',
          form: 'form-1',
          values: { amount: '1250', note: 'Béton' },
        })
      })

      it('the same event twice is one event', async () => {
        const said: Said = { kind: 'mention', text: 'deux fois', id: `twice-${platform}` }
        expect(await hear(said)).toHaveLength(1)
        expect(await hear(said)).toHaveLength(0)
      })

      it('bots, Nova herself and unknown payloads are no event', async () => {
        expect(await hear({ kind: 'bot', text: 'facture Cascades' })).toHaveLength(0)
        expect(await hear({ kind: 'unknown' })).toHaveLength(0)
      })

      for (const forged of ['signature', 'stamp'] as const)
        it(`a wrong ${forged} is refused and is no event`, async () => {
          const before = bench.inbox.events.length
          expect(await bench.say({ kind: 'button', text: 'x' }, forged)).toBe(401)
          expect(bench.inbox.events).toHaveLength(before)
        })
    })

    describe('what goes out', () => {
      for (const { name, card: shown } of gallery)
        it(`the card "${name}" is posted within the platform's schema and limits`, async () => {
          const before = bench.posted().length
          const posted = await bench.adapter.post(target(), outgoing(shown))
          expect(posted).toMatchObject({ workspace: bench.workspace })
          const bodies = bench.posted().slice(before)
          expect(bodies.length).toBeGreaterThan(0)
          for (const body of bodies) expect(bench.faults(body)).toEqual([])
        })

      it('any card is posted within limits', async () => {
        await fc.assert(
          fc.asyncProperty(arbitraryCard, async (any) => {
            const before = bench.posted().length
            await bench.adapter.post(target(), outgoing(any))
            for (const body of bench.posted().slice(before)) expect(bench.faults(body)).toEqual([])
          }),
          { numRuns: 40 },
        )
      })

      it('an edit takes the place of the message', async () => {
        const posted = await bench.adapter.post(target(), outgoing(card('Avant')))
        const again = await bench.adapter.update(posted, outgoing(card('Après')))
        expect(again.message).toBe(posted.message)
        expect(bench.readable(bench.posted().at(-1))).toContain('Après')
      })

      it('progress with steps is a message, and the answer takes its place', async () => {
        const steps = [{ title: 'Coûts', state: 'running' as const }]
        const going = { account: bench.account, lang: 'fr' as const, status: 'Je regarde…', steps }
        expect(await bench.adapter.progress(target(), { ...going, steps: [] }, null)).toBeNull()
        const shown = await bench.adapter.progress(target(), going, null)
        if (!shown) return
        const done = await bench.adapter.finish(shown, outgoing(card('Voilà')))
        expect(done.message).toBe(shown.message)
        expect(bench.readable(bench.posted().at(-1))).toContain('Voilà')
      })

      it('text of others mentions nobody, links nowhere and is shown as it is', async () => {
        const hostile =
          '<!channel> @everyone <@U0000000001> <at>Nadia</at> [clic](https://evil.example) **gras** # titre'
        const fields = [{ label: 'Client', value: hostile }]
        await bench.adapter.post(target(), outgoing(card('Client', { blocks: [{ type: 'fields', fields }] })))
        const body = bench.posted().at(-1)
        expect(bench.faults(body)).toEqual([])
        expect(JSON.stringify(bench.markup ? bench.markup(body) : body)).not.toMatch(
          /"<!channel>|<@U0000000001>|<at>Nadia<\/at>|[^\\]\]\(https:\/\/evil/,
        )
      })

      it('being told to slow down says for how long', async () => {
        bench.failNext({ status: 429, retryAfter: 7 })
        await expect(bench.adapter.post(target(), outgoing(card('Lent')))).rejects.toMatchObject({
          retry: true,
          data: { retryAfter: 7 },
        })
      })

      it('an unknown outcome is tried at most once more', async () => {
        const message = outgoing(card('Peut-être'))
        bench.failNext('unknown-outcome')
        await expect(bench.adapter.post(target(), message)).rejects.toMatchObject({ retry: true })
        await expect(bench.adapter.post(target(), message)).resolves.toMatchObject({ workspace: bench.workspace })
      })

      it('a private reply reaches the person', async () => {
        const before = bench.posted().length
        await bench.adapter.whisper(target(), bench.account, outgoing(card('Pour toi seul')))
        expect(bench.posted().slice(before).map(bench.readable).join()).toContain('Pour toi seul')
      })

      it('a file is uploaded', async () => {
        const file = { id: 'f1', name: '2026-0152.pdf', mime: 'application/pdf', size: PIXEL.byteLength }
        await bench.adapter.upload(target(), file, PIXEL, crypto.randomUUID())
      })

      it('tells how its credentials are', async () => {
        const checks = await bench.adapter.check()
        expect(checks.length).toBeGreaterThan(0)
        expect(checks.filter((one) => !one.ok)).toEqual([])
      })
    })
  })
}
