import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Json } from './json.ts'
import { button, command, KARINE, mention, message, shortcut, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { signed } from './signed.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.standIn.close())

const bodies = (method: string) => bench.standIn.bodies(method)
describe('a command', () => {
  const place = async (payload: Json) => {
    const response = await bench.send(signed(payload))
    return { place: bench.inbox.events.at(-1)?.place, said: await response.text() }
  }

  test('where Nova is, is answered there', async () => {
    expect(await place(command('aide'))).toMatchObject({ place: { channel: 'C0FACT', kind: 'public' }, said: '' })
  })

  test.each(['C0ELSE', 'G0SECRET', 'D0DANYKARINE'])('in %s, where she is not, is answered between them', async (id) => {
    const { place: answered, said } = await place(command('aide', { channel_id: id }))
    expect(answered).toEqual({ channel: `D${KARINE}`, thread: null, kind: 'dm' })
    expect(JSON.parse(said)).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('privé') })
  })

  test('is a sentence of the registry', async () => {
    const heard = async (name: string, text: string) => {
      await bench.send(signed(command(text, { command: name })))
      return (bench.inbox.events.at(-1)!.content as Json).text
    }
    expect(await heard('/facture', 'Garage Roy 1 250 $')).toBe('facture Garage Roy 1 250 $')
    expect(await heard('/rapport', '')).toBe('montre-moi le rapport de la semaine')
    expect(await heard('/rapport', 'Tour Boréale')).toBe('fais le point sur Tour Boréale')
    expect(await heard('/approbations', '')).toContain('approbation')
    expect(await heard('/nova-dev', 'mes heures')).toBe('mes heures')
  })

  test('a message becomes a task by its shortcut', async () => {
    const on = { channel: { id: 'C0FACT' }, message_ts: '5.6', message: { text: 'Commander le béton' } }
    await bench.send(signed(shortcut({ type: 'message_action', callback_id: 'task', ...on })))
    expect(bench.inbox.events[0]).toMatchObject({
      place: { channel: 'C0FACT', thread: '5.6' },
      content: { type: 'command', text: 'crée une tâche : Commander le béton' },
    })
    bench.inbox.answer = async () => ({ type: 'notice', text: 'Pas ici.' })
    await bench.send(signed(shortcut({ type: 'message_action', action_ts: '8.8', ...on })))
    expect(bodies('chat.postEphemeral')).toMatchObject([{ channel: 'C0FACT', user: KARINE, text: 'Pas ici.' }])
  })
})

describe('a file that somebody sent', () => {
  const file = (url: string) => ({ id: 'F1', name: 'plan.pdf', mime: 'application/pdf', size: 3, url })
  const here = (path: string) => `${bench.standIn.url.replace('/api/', '')}${path}`

  test('is read with Nova’s token', async () => {
    expect(await bench.slack.download(TEAM, file(here('/files-pri/plan.pdf')), 10)).toHaveLength(3)
    expect(bench.standIn.calls.at(-1)).toMatchObject({ method: 'download', token: 'Bearer xoxb-test' })
  })

  test('is not read above the limit, from elsewhere, or by a redirect', async () => {
    const read = (url: string) => bench.slack.download(TEAM, file(url), 10)
    await expect(read(here('/files-pri/plan.pdf?bytes=11'))).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read('https://evil.example/plan.pdf')).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read('https://files.slack.com.evil.example/x')).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read('http://files.slack.com/x')).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read(here('/nothing'))).rejects.toMatchObject({ code: 'integration.failed' })
    expect(bench.standIn.calls.filter(({ method }) => method === 'download')).toHaveLength(1)
  })
})

describe('what an administrator sees', () => {
  const bad = async () => (await bench.slack.check()).filter(({ ok }) => !ok)

  test('everything in order', async () => {
    const checks = await bench.slack.check()
    expect(checks.map(({ name }) => name.en)).toEqual(['Bot token', 'Scopes', 'Signing secret'])
    expect(checks[0]?.found.fr).toBe('nova · Chênevert')
    expect(checks.every(({ ok, mend }) => ok && !mend)).toBe(true)
  })

  test('a scope that is missing, a token that is refused, a Slack that is away: what to mend', async () => {
    bench.standIn.scopes = bench.standIn.scopes.filter((scope) => scope !== 'files:read')
    expect(await bad()).toMatchObject([{ name: { en: 'Scopes' }, found: { fr: 'il manque files:read' } }])
    bench.standIn.fault('auth.test', { error: 'token_revoked' })
    expect(await bad()).toMatchObject([
      { found: { en: 'token_revoked' }, mend: { en: expect.stringContaining('xoxb') } },
    ])
    await bench.standIn.close()
    expect(await bad()).toMatchObject([
      { name: { en: 'Bot token' }, mend: { en: expect.stringContaining('slack.com') } },
    ])
  })

  test('the channels that Nova is in, over pages, and the workspace of the token', async () => {
    expect((await bench.slack.channels(TEAM)).map(({ name }) => name)).toEqual(['chantier', 'direction', 'facturation'])
    expect(await bench.slack.workspaces?.()).toEqual([{ id: TEAM, name: 'Chênevert' }])
  })
})

describe('who is nobody here', () => {
  test.each([
    ['a stranger’s click on feedback', button('', { user: { id: 'U9', team_id: 'T0OTHER' } })],
    ['a stranger’s shortcut', shortcut({ user: { id: 'U9', team_id: 'T0OTHER' } })],
    ['a stranger’s mention', mention('facture', { user: 'U9', user_team: 'T0OTHER' })],
    ['a bot’s mention', mention('facture', { bot_id: 'B1' })],
    [
      'an edit by a bot',
      message('', {
        subtype: 'message_changed',
        message: { user: KARINE, bot_id: 'B1', ts: '1.2', text: 'b' },
        previous_message: { text: 'a' },
      }),
    ],
  ])('%s is no event', async (_, payload) => {
    expect((await bench.send(signed(payload))).status).toBe(200)
    expect(bench.inbox.events).toEqual([])
  })

  test('a reply shown to the whole channel counts, and a deleted root with replies is a deletion', async () => {
    await bench.send(
      signed(
        message('ok', { subtype: 'thread_broadcast', channel: 'C0FACT', channel_type: 'channel', thread_ts: '1.1' }),
      ),
    )
    expect(bench.inbox.events[0]).toMatchObject({ place: { thread: '1.1' }, content: { type: 'message', text: 'ok' } })
    const tombstone = { subtype: 'tombstone', user: 'USLACKBOT', ts: '1.1', text: 'This message was deleted.' }
    await bench.send(
      signed(
        message('', {
          subtype: 'message_changed',
          message: tombstone,
          previous_message: { user: KARINE, ts: '1.1', text: 'x', thread_ts: '1.1' },
        }),
      ),
    )
    expect(bench.inbox.events[1]?.content).toEqual({ type: 'message-deleted', message: '1.1' })
  })
})
