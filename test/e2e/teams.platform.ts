// The main job on Teams: activities signed by a real issuer in, a small Bot Connector at the other end.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import {
  APP,
  activity,
  BOT,
  CHANNEL,
  direct,
  execute,
  invoke,
  KARINE,
  mention,
  NADIA,
  TENANT,
} from '../teams/activities.ts'
import { member, signed } from '../teams/bench.ts'
import { faults, readable } from '../teams/card-faults.ts'
import { type Connector, type Json, startConnector } from '../teams/connector.ts'
import { type Issuer, startIssuer } from '../teams/issuer.ts'

const STRANGER = '11111111-2222-4333-8444-555555555509'
let connector: Connector
let issuer: Issuer
let nova: TestApp

beforeAll(async () => {
  connector = await startConnector()
  issuer = await startIssuer(connector)
  nova = await openTestApp({
    config: {
      TEAMS_APP_ID: APP,
      TEAMS_APP_PASSWORD: 'a-client-secret',
      TEAMS_TENANT_ID: TENANT,
      TEAMS_LOGIN_URL: connector.url,
      TEAMS_OPENID_URL: `${connector.url}openid`,
      NOVA_URL: 'https://nova.example',
    },
  })
  await nova.app.start()
  for (const [id, handle] of [
    [KARINE, 'karine'],
    [NADIA, 'nadia'],
  ] as const) {
    const { name, email } = await nova.personOf(handle)
    for (const key of [id, `29:${id}`]) connector.members.set(key, member(id, name, email ?? ''))
  }
})
afterAll(async () => {
  await nova.app.stop()
  await issuer.close()
  await connector.close()
})

/** Sends a signed activity and waits until the workers have answered what came of it. */
async function send(sent: Json): Promise<Json> {
  const response = await nova.app.fetch(await signed(sent, connector, issuer))
  await vi.waitUntil(
    async () => (await nova.within((stores) => stores.events.list({ state: 'received' }))).length === 0,
    { timeout: 20_000 },
  )
  await nova.idle()
  expect(response.status).toBe(200)
  const text = await response.text()
  return text ? JSON.parse(text) : null
}

const cardOf = (body: Json): Json => body.attachments[0].content
const cardIn = (body: Json) => body?.attachments?.[0]?.content?.type === 'AdaptiveCard'
const buttons = (card: Json): Json[] =>
  card.body
    .filter((one: Json) => one.type === 'ActionSet')
    .flatMap((set: Json) => set.actions)
    .map((action: Json) => (action.type === 'Action.ShowCard' ? action.card.actions[0] : action))
const named = (card: Json, title: string): Json => buttons(card).find((one) => one.title === title)
const inChannel = () =>
  connector.sent.filter(({ conversation, body }) => conversation.startsWith(CHANNEL) && body?.type === 'message')

test('asked by mention, refused to the wrong person, approved by the right one, the PDF follows', async () => {
  await send(activity('conversationUpdate', { more: { membersAdded: [{ id: BOT }] } }))
  await send(direct('bonjour', { from: NADIA, name: 'Nadia' }))
  const root = '1790000100000'
  await send(mention('facture la famille Arsenault-Roy 1 000 $ pour la peinture', { id: root, root }))

  const asked = inChannel().findLast(({ body }) => JSON.stringify(body).includes('refresh'))!
  expect(asked.conversation).toBe(`${CHANNEL};messageid=${root}`)
  expect(faults(asked.body)).toEqual([])
  expect(readable(asked.body)).toContain('1\u00a0149,75\u00a0$')
  // The card of the channel has no buttons; whoever may decide is asked for a copy of their own.
  expect(buttons(cardOf(asked.body)).filter((one) => one.type === 'Action.Execute')).toEqual([])
  expect(cardOf(asked.body).refresh.userIds).toContain(`29:${NADIA}`)

  const refresh = (from: string) =>
    send(execute(cardOf(asked.body).refresh.action.data, { from, root, replyTo: asked.id }, 'refresh'))
  const own = await refresh(NADIA)
  const approve = named(own.value, 'Approuver')
  expect(approve.data.nova.button).toMatch(/^[0-9a-f-]{36}$/)
  const click = (from: string) => send(execute(approve.data, { from, root, replyTo: asked.id }))

  // Her own request, with a button that she never got: nothing happens.
  expect(named((await refresh(KARINE)).value, 'Approuver')).toBeUndefined()
  const refused = await click(KARINE)
  expect(refused.statusCode).toBe(200)
  const [draft] = await nova.within((stores) => stores.approvals.listPending())
  expect(draft?.state).toBe('pending')

  const decided = await click(NADIA)
  const approval = await nova.within((stores) => stores.approvals.get(draft!.id))
  expect(approval?.state).toBe('approved')
  // On a busy machine the turn may outlast the answer: then the card follows by itself.
  expect(decided.statusCode).toBe(200)
  const { value: after } = await refresh(NADIA)
  expect(readable({ attachments: [{ content: after }] })).toContain('Approuvé par Nadia Belkacem')
  const edited = connector.messages.get(`${CHANNEL}/${asked.id}`)
  expect(readable(edited)).toContain('Approuvé par Nadia Belkacem')
  expect(buttons(cardOf(edited)).filter((one) => one.type === 'Action.Execute')).toEqual([])

  // In a channel the PDF is a link; twice is once.
  expect(inChannel().filter(({ body }) => JSON.stringify(body).includes('nova.example/files/'))).toHaveLength(1)
  await click(NADIA)
  const issued = await nova.within((stores) => stores.invoices.list({ number: '2026-0152' }))
  expect(issued).toHaveLength(1)
  expect(issued[0]).toMatchObject({ total: 114_975, status: 'issued' })
})

test('in a direct conversation the PDF is offered, and put with the person’s files when they agree', async () => {
  await send(direct('montre-moi le PDF de la facture 2026-0152', { from: KARINE }))
  const offer = connector.sent.findLast(({ body }) => body?.attachments?.[0]?.contentType.includes('file.consent'))
  if (!offer) throw new Error(`no offer: ${JSON.stringify(connector.sent.at(-1)?.body).slice(0, 600)}`)
  const uploadInfo = {
    uploadUrl: `${connector.url}upload/pdf`,
    contentUrl: 'https://x.sharepoint.com/f.pdf',
    name: 'f.pdf',
    uniqueId: 'u',
    fileType: 'pdf',
  }
  const value = {
    type: 'fileUpload',
    action: 'accept',
    context: offer.body.attachments[0].content.acceptContext,
    uploadInfo,
  }
  await send(invoke('fileConsent/invoke', value, { where: 'personal', replyTo: offer.id }))
  const put = connector.uploads.get('pdf')!
  expect(new TextDecoder().decode(put.bytes.slice(0, 5))).toBe('%PDF-')
})

test('the weekly report, asked for in a channel, comes in private within the limits, with its charts', async () => {
  const root = '1790000200000'
  await send(mention('montre-moi le rapport de la semaine', { from: NADIA, name: 'Nadia', root, id: root }))
  expect(inChannel().at(-1)!.conversation).toBe(`${CHANNEL};messageid=${root}`)
  const report = connector.sent.findLast(({ conversation, body }) => conversation.includes('direct') && cardIn(body))!
  expect(report.conversation).toBe(`a:direct-${NADIA}`)
  expect(faults(report.body)).toEqual([])
  expect(readable(report.body)).toMatch(/semaine/i)
  expect(JSON.stringify(report.body)).toMatch(/"Chart\.|"Image"/)
})

test('a chart that Teams does not draw is a picture that anybody with its address gets, and nobody else', async () => {
  await send(direct('montre-moi nos projets', { from: NADIA, name: 'Nadia' }))
  const links = connector.sent.flatMap(
    ({ body }) => JSON.stringify(body).match(/https:\/\/nova\.example\/api\/teams[^"]*/g) ?? [],
  )
  expect(links.length).toBeGreaterThan(0)
  const picture = await nova.app.fetch(new Request(links[0]!))
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await nova.app.fetch(new Request(`${links[0]}x`))).status).toBe(404)
})

test('a stranger gets a polite answer and no data', async () => {
  await send(mention("qui nous doit de l'argent", { from: STRANGER, name: 'X' }))
  const said = readable(connector.sent.findLast(({ body }) => body?.type === 'message')!.body)
  expect(said).toContain("n'est pas encore relié")
  expect(said).not.toMatch(/\d{3},\d{2}/)
})

test('the same activity four times is one answer', async () => {
  const sent = mention('allo')
  const before = inChannel().length
  for (let i = 0; i < 4; i += 1) await send(sent)
  expect(inChannel().length - before).toBe(1)
})
