// The main job on Slack through Bolt: signed requests in, a small Slack server at the other end.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import type { Json } from '../slack/json.ts'
import { button, command, envelope, KARINE, mention, shortcut, TEAM } from '../slack/payloads.ts'
import { SECRET, signed } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'

const NADIA = 'U0NADIA'
const STRANGER = 'U0STRANGER'

let standIn: StandIn
let nova: TestApp

beforeAll(async () => {
  standIn = await startStandIn()
  nova = await openTestApp({
    config: {
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: standIn.url,
      SLACK_TEAM_ID: TEAM,
    },
  })
  await nova.app.start()
  for (const [id, handle] of [
    [KARINE, 'karine'],
    [NADIA, 'nadia'],
  ] as const) {
    const { name, email } = await nova.personOf(handle)
    standIn.users.set(id, {
      team_id: TEAM,
      locale: 'fr-CA',
      is_email_confirmed: true,
      profile: { real_name: name, email },
    })
  }
  standIn.users.set(STRANGER, {
    team_id: TEAM,
    locale: 'fr-CA',
    is_email_confirmed: true,
    profile: { real_name: 'X', email: 'x@else.example' },
  })
})
afterAll(async () => {
  await nova.app.stop()
  await standIn.close()
})

/** Sends a signed request and waits until the workers have answered what came of it. */
async function send(payload: Json): Promise<number> {
  const response = await nova.app.fetch(signed(payload))
  await vi.waitUntil(
    async () => (await nova.within((stores) => stores.events.list({ state: 'received' }))).length === 0,
    {
      timeout: 20_000,
    },
  )
  await nova.idle()
  return response.status
}

const buttonNamed = (message: Json, label: string): string => {
  const elements = message.blocks.flatMap((block: Json) => block.elements ?? [])
  return elements.find((one: Json) => one.type === 'button' && one.text.text === label).value
}

test('asked by mention, approved by click, the PDF is in the thread and every copy is edited', async () => {
  expect(
    await send(mention('facture la famille Arsenault-Roy 1 000 $ pour la peinture', { ts: '1790000100.000100' })),
  ).toBe(200)
  // Posted, or streamed where the turn took a while.
  const [key, inThread] = [...standIn.messages].find(([key]) => key.startsWith('C0FACT/'))!
  expect(inThread.thread_ts).toBe('1790000100.000100')
  expect(JSON.stringify(inThread.blocks)).toContain('1 149,75 $'.replace(' ', '\u00a0').replace(' $', '\u00a0$'))
  const ts = key.split('/')[1]!
  const click = (user: string) =>
    button(buttonNamed(inThread, 'Approuver'), {
      user: { id: user, username: 'x', name: 'x', team_id: TEAM },
      container: { type: 'message', message_ts: ts, channel_id: 'C0FACT', is_ephemeral: false },
      message: { type: 'message', ts, thread_ts: '1790000100.000100', bot_id: 'B0NOVA', text: 'x' },
    })

  // Her own request: a hint for her eyes only, and nothing happens.
  expect(await send(click(KARINE))).toBe(200)
  expect(standIn.bodies('chat.postEphemeral').at(-1)?.user).toBe(KARINE)
  const [draft] = await nova.within((stores) => stores.approvals.listPending())
  expect(draft?.state).toBe('pending')

  expect(await send(click(NADIA))).toBe(200)
  const approval = await nova.within((stores) => stores.approvals.get(draft!.id))
  expect(approval?.state).toBe('approved')
  const edited = standIn.messages.get(`C0FACT/${ts}`)
  expect(JSON.stringify(edited?.blocks)).toContain('Approuvé par Nadia Belkacem')
  expect(JSON.stringify(edited?.blocks)).not.toContain('"button"')
  const uploads = standIn.bodies('files.completeUploadExternal')
  expect(uploads.at(-1)).toMatchObject({ channel_id: 'C0FACT', thread_ts: '1790000100.000100' })
  const issued = await nova.within((stores) => stores.invoices.list({ number: '2026-0152' }))
  expect(issued).toHaveLength(1)
  expect(issued[0]).toMatchObject({ total: 114_975, status: 'issued' })
})

test('a stranger gets a polite answer and no data', async () => {
  await send(mention("qui nous doit de l'argent", { user: STRANGER, ts: '1790000200.000100' }))
  const answer = standIn.bodies('chat.postEphemeral').at(-1)!
  expect(answer.user).toBe(STRANGER)
  expect(answer.text).toContain("n'est pas encore relié")
  expect(JSON.stringify(answer)).not.toMatch(/\d{3},\d{2}/)
})

test('the same event four times is one answer', async () => {
  const payload = mention('allo', { ts: '1790000300.000100' })
  const before = standIn.messages.size
  for (let i = 0; i < 4; i += 1) expect(await send(payload)).toBe(200)
  expect(standIn.messages.size - before).toBe(1)
})

test('a message becomes a task, a command is answered between them where Nova is not, and the home tab fills', async () => {
  const on = {
    channel: { id: 'C0FACT' },
    message_ts: '1790000400.000100',
    message: { text: 'Commander le béton du garage' },
  }
  await send(shortcut({ type: 'message_action', callback_id: 'task', action_ts: '1790000401.000100', ...on }))
  const [place, asked] = [...standIn.messages].at(-1)!
  expect(place).toContain('C0FACT/')
  expect(asked.thread_ts).toBe('1790000400.000100')
  expect(JSON.stringify(asked.blocks)).toMatch(/Commander le béton du garage/i)

  await send(command('', { command: '/approbations', channel_id: 'C0ELSE' }))
  expect([...standIn.messages.keys()].at(-1)).toContain(`D${KARINE}/`)

  await send(
    envelope({ type: 'app_home_opened', user: KARINE, channel: `D${KARINE}`, tab: 'home', event_ts: '1790000500.1' }),
  )
  expect(standIn.bodies('views.publish').at(-1)).toMatchObject({ user_id: KARINE, view: { type: 'home' } })
})
