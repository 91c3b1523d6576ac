// The routes of the local page on the whole product: who sees what, and what is refused.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitations } from '../../src/conversation/inviting.ts'
import { permissionsOf } from '../../src/tool/rights.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { answers, createReach, type Seen } from './reach.ts'

let nova: TestApp
let page: ReturnType<typeof createReach>
beforeAll(async () => {
  nova = await openTestApp({
    pageAssets: (name) => readFile(new URL(`../../adapters/web/page/${name}`, import.meta.url)).catch(() => null),
  })
  await nova.app.start()
  page = createReach(nova)
})
afterAll(() => nova.app.stop())

const buttonOf = (seen: Seen, label: string): string =>
  seen.data.card.actions.find((action: { label: string }) => action.label === label).id
const press = (handle: string, seen: Seen, label: string) =>
  page.post(handle, '/web/buttons', {
    id: crypto.randomUUID(),
    action: buttonOf(seen, label),
    message: seen.data.id,
  })

/** Karine asks for an invoice; the card that waits for a decision, as she sees it. */
async function ask(live: Awaited<ReturnType<typeof page.open>>, text: string): Promise<Seen> {
  const id = crypto.randomUUID()
  await page.say('karine', text, { id })
  const told = await live.until(answers(id))
  return told.at(-1)!
}

describe('what is said', () => {
  it('reaches the open pages of everybody in the channel', async () => {
    const karine = await page.open('karine')
    const dany = await page.open('dany')
    const id = crypto.randomUUID()
    expect(await page.say('karine', 'âge des comptes clients', { id })).toMatchObject({ status: 200 })
    const seenBy = { karine: await karine.until(answers(id)), dany: await dany.until(answers(id)) }
    for (const seen of [seenBy.karine, seenBy.dany]) {
      expect(seen[0]).toMatchObject({
        event: 'message',
        data: { id, author: { name: 'Karine Ouellet' }, thread: null },
      })
      expect(seen.at(-1)!.data.card.summary).toContain('$')
    }
    await karine.close()
    await dany.close()
  })

  it('in direct messages reaches nobody else, not even by its id', async () => {
    const karine = await page.open('karine')
    const dany = await page.open('dany')
    const me = await nova.personOf('karine')
    const direct = `dm-${me.id}`
    const id = crypto.randomUUID()
    await page.say('karine', 'mes tâches', { id, channel: direct })
    const isAnswer = ({ data }: Seen) => data.channel === direct && data.author.kind === 'nova'
    const answer = (await karine.until(isAnswer)).at(-1)!
    const end = crypto.randomUUID()
    await page.post('karine', '/web/messages', { id: end, channel: 'general', text: 'bonne journée', addressed: false })
    const told = await dany.until(({ data }) => data.id === end)
    // That something waits for Karine is told in the demo, and nothing of it.
    expect(told.map(({ event, data }) => [event, data.id ?? data])).toEqual([
      ['waiting', { person: me.id }],
      ['message', end],
    ])
    expect(await page.get('dany', `/web/messages?channel=${direct}`)).toMatchObject({ status: 404 })
    expect(await page.say('dany', 'bonjour', { channel: direct })).toMatchObject({ status: 404 })
    expect(
      await page.post('dany', '/web/buttons', { id: crypto.randomUUID(), action: 'x', message: answer.data.id }),
    ).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
    await karine.close()
    await dany.close()
  })

  it('with the same id twice is one message and one answer', async () => {
    const live = await page.open('karine')
    const id = crypto.randomUUID()
    const sent = await Promise.all([1, 2, 3].map(() => page.say('karine', 'nos ratios financiers', { id })))
    expect(sent.map(({ body }) => body.type).sort()).toEqual(['accepted', 'duplicate', 'duplicate'])
    await live.until(answers(id))
    await nova.idle()
    const { body } = await page.get('karine', `/web/messages?channel=facturation&thread=${id}`)
    expect(body.messages).toHaveLength(2)
    await live.close()
  })

  it('waits unread until the channel is opened', async () => {
    const unread = async (handle: string) => {
      const { body } = await page.get(handle, '/web/state')
      return body.channels.find((one: { id: string }) => one.id === 'chantier-ecole').unread
    }
    await page.post('emilie', '/web/messages', {
      id: crypto.randomUUID(),
      channel: 'chantier-ecole',
      text: 'Le béton arrive à midi',
      addressed: false,
    })
    expect([await unread('emilie'), await unread('steve')]).toEqual([0, 1])
    await page.post('steve', '/web/read', { channel: 'chantier-ecole' })
    expect([await unread('steve'), await unread('dany')]).toEqual([0, 1])
  })

  it('is kept whole, however long, and never read as markup by the server', async () => {
    const text = `<img src=x onerror=alert(1)> ${'long '.repeat(2000)}`.trim()
    const id = crypto.randomUUID()
    await page.post('luc', '/web/messages', { id, channel: 'general', text, addressed: false })
    const { body } = await page.get('dany', '/web/messages?channel=general')
    expect(body.messages.find((one: { id: string }) => one.id === id).text).toBe(text)
    const over = await page.say('luc', 'x'.repeat(12_001), { channel: 'general' })
    expect(over).toMatchObject({ status: 400, body: { error: { code: 'input.invalid', field: 'text' } } })
  })
})

describe('a decision', () => {
  it('by somebody who may not decide is answered to that person only', async () => {
    const karine = await page.open('karine')
    const nadia = await page.open('nadia')
    const card = await ask(karine, 'facture la famille Arsenault-Roy 800 $ pour une porte')
    await press('karine', card, 'Approuver')
    const isPrivate = ({ data }: Seen) => data.isPrivate === true
    const refused = (await karine.until(isPrivate)).at(-1)!
    expect(refused.data.card.summary).toMatch(/sa propre demande/)
    await press('nadia', card, 'Approuver')
    const told = await nadia.until(({ data }) => data.card?.title?.endsWith('émise'))
    expect(told.some(isPrivate)).toBe(false)
    const { body } = await page.get('nadia', `/web/messages?channel=facturation&thread=${card.data.thread}`)
    expect(body.messages.some((one: { isPrivate?: boolean }) => one.isPrivate)).toBe(false)
    const list = (await page.get('nadia', '/web/messages?channel=facturation')).body.messages
    const replies = (messages: { id: string; replies: { count: number } }[]) =>
      messages.find((one) => one.id === card.data.thread)!.replies.count
    expect(replies(list)).toBe(2)
    expect(replies((await page.get('karine', '/web/messages?channel=facturation')).body.messages)).toBe(3)
    await karine.close()
    await nadia.close()
  })

  it('to reject asks why in a form; the card says it to all', async () => {
    const karine = await page.open('karine')
    const card = await ask(karine, 'facture la famille Arsenault-Roy 900 $ pour une fenêtre')
    const { body } = await press('nadia', card, 'Refuser')
    expect(body).toMatchObject({ type: 'form', form: { fields: [{ name: 'reason', required: true }] } })
    const { channel, thread } = card.data
    const values = { reason: 'Déjà facturée en octobre' }
    const form = { id: crypto.randomUUID(), form: body.form.id, channel, thread, values }
    expect((await page.post('nadia', '/web/forms', form)).body).toEqual({ type: 'accepted' })
    const edited = await karine.until(({ event, data }) => event === 'update' && data.id === card.data.id)
    expect(JSON.stringify(edited.at(-1)!.data.card)).toContain('Déjà facturée en octobre')
    await karine.close()
  })
})

describe('files', () => {
  it('of a channel open for those in it, of direct messages for nobody else', async () => {
    const me = await nova.personOf('steve')
    const send = async (channel: string, name: string) => {
      const form = new FormData()
      for (const [key, value] of Object.entries({ id: crypto.randomUUID(), channel, text: '', addressed: 'false' }))
        form.set(key, value)
      form.append('files', new File(['<script>alert(1)</script>'], name, { type: 'text/html' }))
      const response = await page.send('/web/messages?as=steve', { method: 'POST', body: form })
      expect(response.status).toBe(200)
      const { body } = await page.get('steve', `/web/messages?channel=${channel}`)
      return body.messages.find((one: { files: unknown[] }) => one.files.length > 0).files[0]
    }
    const shared = await send('general', '../../plan d’étage.html')
    expect(shared.name).toBe('plan d’étage.html')
    const open = await page.send(`/files/${shared.id}?as=tyler`)
    expect(open.status).toBe(200)
    expect(open.headers.get('content-type')).toBe('application/octet-stream')
    expect(open.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(open.headers.get('x-content-type-options')).toBe('nosniff')
    const own = await send(`dm-${me.id}`, 'relevé.html')
    const statuses = await Promise.all(
      ['steve', 'tyler', 'dany'].map(async (handle) => (await page.get(handle, `/files/${own.id}`)).status),
    )
    expect(statuses).toEqual([200, 404, 404])
  })

  it.each(['/assets/../web.ts', '/assets/%2e%2e%2fweb.ts', '/assets/package.json', '/files/..%2f..%2fetc%2fpasswd'])(
    'outside of the page stay closed: %s',
    async (path) => {
      const response = await page.send(path)
      expect([400, 404]).toContain(response.status)
      expect(await response.text()).not.toContain('import ')
    },
  )
})

describe('records', () => {
  it('show with the rights of who looks, and say when there is none', async () => {
    const shown = await page.get('nadia', '/web/records/invoices/2026-0148')
    expect(shown.body.card.title).toContain('2026-0148')
    expect(JSON.stringify(shown.body.card)).toContain('3\u00a0449,25\u00a0$')
    const project = await page.get('nadia', '/web/records/projects/CHE-2602')
    expect(project.body.card.title).toContain('Crépuscule')
    const refused = await page.get('steve', '/web/records/invoices/2026-0148')
    expect(JSON.stringify(refused.body)).not.toContain('449,25')
    for (const path of ['invoices/9999-0001', 'nothing/1', 'approvals/00000000-0000-4000-8000-000000000000']) {
      const unknown = await page.get('nadia', `/web/records/${path}`)
      expect([path, unknown.status, unknown.body?.error?.code]).toEqual([path, 404, 'not-found'])
    }
  })

  it('are one address of the page', async () => {
    const response = await page.send('/records/invoices/2026-0148')
    expect(response.headers.get('content-type')).toContain('text/html')
  })
})

describe('suggestions', () => {
  it('are four things that the person may ask, in their language', async () => {
    for (const [handle, channel] of [
      ['nadia', 'facturation'],
      ['steve', 'general'],
      ['julien', 'chantier-6plex'],
      ['tyler', `dm-${(await nova.personOf('tyler')).id}`],
    ] as const) {
      const { body } = await page.get(handle, `/web/suggestions?channel=${channel}`)
      expect([handle, body.suggestions.length]).toEqual([handle, 4])
    }
  })

  it('name the project that is talked about, and are understood', async () => {
    const { body } = await page.get('julien', '/web/suggestions?channel=chantier-ecole')
    expect(body.suggestions[0]).toMatch(/école/i)
    for (const text of body.suggestions) {
      const { steps } = await nova.chat(text, { as: 'julien', channel: 'chantier-ecole' })
      expect([text, steps[0]?.status]).toEqual([text, expect.stringMatching(/^(done|needs-(input|confirmation))$/)])
    }
  })

  it('of an organization with no project yet name none', () => {
    const lexicon = { entities: [], byId: () => undefined }
    for (const place of ['direct', 'project', 'room'] as const) {
      const said = invitations(nova.host.roster, { permissions: permissionsOf('admin') }, place, 'fr', lexicon)
      expect(said).toHaveLength(4)
      expect(said.join()).not.toMatch(/Vachon|Crépuscule|résidence|école|6-?plex/i)
    }
  })
})

describe('requests from elsewhere', () => {
  const body = { channel: 'general' }
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:4000' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s may change nothing', async (_from, headers) => {
    const response = await page.send('/web/read?as=nadia', { method: 'POST', body, headers })
    expect(response.status).toBe(403)
  })

  it('without an origin count only from the same site', async () => {
    const send = (headers: Record<string, string>) =>
      nova.app.fetch(
        new Request('http://localhost:3000/web/read?as=nadia', {
          method: 'POST',
          headers: { host: 'localhost:3000', 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      )
    expect((await send({})).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('by another name of this machine are refused in the demo', async () => {
    for (const host of ['evil.example:3000', '127.0.0.1.evil.example', '[::2]:3000', '']) {
      const response = await page.send('/web/state', { headers: { host } })
      expect([host, response.status]).toEqual([host, 403])
    }
    for (const host of ['127.0.0.1:3000', '[::1]:3000', 'localhost']) {
      expect((await page.send('/web/state', { headers: { host } })).status).toBe(200)
    }
  })
})
