import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Outgoing, Progress } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import { gallery } from '../gallery.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'
import { button, envelope, KARINE, message, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { signed } from './signed.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.standIn.close())

const named = (name: string) => gallery.find((entry) => entry.name === name)!.card
const bodies = (method: string) => bench.standIn.bodies(method)
const outgoing = (card: Card, more: Partial<Outgoing> = {}): Outgoing => ({
  card,
  lang: 'fr',
  message: 'm',
  idempotencyKey: crypto.randomUUID(),
  ...more,
})
const target = { workspace: TEAM, channel: 'D0KARINE', thread: '1.1' }
const going = (...states: Progress['steps'][number]['state'][]): Progress => ({
  account: KARINE,
  lang: 'fr',
  status: 'Je regarde les coûts…',
  steps: states.map((state, i) => ({ title: `Étape ${i}`, state })),
})
const session = (key = 'D0KARINE/1.1') => bench.standIn.sessions.get(key)

describe('a session', () => {
  test('is named after its question, at work until it is answered', async () => {
    await bench.send(signed(message('mes heures de la semaine')))
    const place = { ...target, thread: '1790000001.000200' }
    await bench.slack.progress(place, going(), null)
    const key = 'D0KARINE/1790000001.000200'
    expect(session(key)).toEqual({ title: 'mes heures de la semaine', status: 'processing' })
    await bench.slack.post(place, outgoing(named('text')))
    expect(session(key)).toEqual({ title: 'mes heures de la semaine', status: 'active' })
  })

  test('waits while somebody has to decide', async () => {
    const posted = await bench.slack.post(target, outgoing(named('approval'), { waiting: true }))
    expect(session().status).toBe('suspended')
    await bench.slack.update(posted, outgoing(named('issued with file')))
    expect(session().status).toBe('active')
  })

  test('is not made of a report, but of a decision that is awaited', async () => {
    for (const channel of ['C0FACT', 'D0KARINE'])
      await bench.slack.post({ ...target, channel, thread: null }, outgoing(named('text'), { prompts: ['mes tâches'] }))
    expect(bodies('agents.sessions.setStatus')).toEqual([])
    expect(bodies('assistant.threads.setSuggestedPrompts')).toEqual([
      { channel_id: 'D0KARINE', prompts: [{ title: 'mes tâches', message: 'mes tâches' }] },
    ])
    const asked = await bench.slack.post({ ...target, thread: null }, outgoing(named('approval'), { waiting: true }))
    expect(session(`D0KARINE/${asked.message}`).status).toBe('suspended')
    await bench.slack.update(asked, outgoing(named('issued with file')))
    expect(session(`D0KARINE/${asked.message}`).status).toBe('active')
  })

  test('of whom the answer is for one person only has ended too', async () => {
    const place = { ...target, channel: 'C0FACT' }
    await bench.slack.progress(place, going(), null)
    await bench.slack.whisper(place, KARINE, outgoing(named('refusal')))
    expect(session('C0FACT/1.1').status).toBe('active')
  })

  test('that is stopped rests, and the event says so', async () => {
    await bench.slack.progress(target, going(), null)
    expect(session().status).toBe('processing')
    const stopped = { type: 'agent_session_stopped', channel: 'D0KARINE', user: KARINE, thread_ts: '1.1' }
    await bench.send(signed(envelope({ ...stopped, streaming_message_ts: [], event_ts: '2.2' })))
    expect(bench.inbox.events[0]).toMatchObject({ place: { thread: '1.1', kind: 'dm' }, content: { type: 'stop' } })
    expect(session().status).toBe('active')
  })

  test('of an app that is no agent is an assistant thread', async () => {
    await bench.send(signed(message('mes heures', { thread_ts: '1.1' })))
    bench.standIn.fault('agents.sessions.setStatus', { error: 'not_supported' })
    expect(await bench.slack.progress(target, going(), null)).toBeNull()
    expect(bodies('assistant.threads.setStatus')).toMatchObject([
      { channel_id: 'D0KARINE', thread_ts: '1.1', status: 'Je regarde les coûts…' },
    ])
    bench.standIn.fault('agents.sessions.setStatus', { error: 'not_supported' })
    await bench.slack.post(target, outgoing(named('text')))
    expect(bodies('assistant.threads.setStatus')[1]).not.toHaveProperty('status', 'Je regarde les coûts…')
    expect(bodies('assistant.threads.setTitle').at(-1)).toMatchObject({ title: 'mes heures' })
  })

  test('that Slack cannot show fails no answer', async () => {
    bench.standIn.fault('agents.sessions.setStatus', { status: 500 })
    bench.standIn.fault('assistant.threads.setSuggestedPrompts', { status: 500 })
    await bench.slack.post(target, outgoing(named('text'), { prompts: ['mes tâches'] }))
    expect(bench.standIn.messages.size).toBe(1)
  })

  test('suggests at most four things to say, to who reads alone', async () => {
    const prompts = ['un', 'deux', 'trois', 'quatre', 'cinq']
    await bench.slack.post(target, outgoing(named('text'), { prompts }))
    await bench.slack.post({ ...target, channel: 'C0FACT' }, outgoing(named('text'), { prompts }))
    expect(bodies('assistant.threads.setSuggestedPrompts')).toHaveLength(1)
    expect(bodies('assistant.threads.setSuggestedPrompts')[0].prompts.at(-1)).toEqual({
      title: 'quatre',
      message: 'quatre',
    })
  })
})

/** Slack's pace passes. */
function pace() {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 1_050)
}
afterEach(() => vi.useRealTimers())

describe('work in steps', () => {
  test('is a stream of tasks that the answer ends', async () => {
    const shown = await bench.slack.progress(target, going('running', 'pending'), null)
    expect(bodies('chat.startStream')[0]).toMatchObject({ channel: 'D0KARINE', thread_ts: '1.1' })
    expect(bodies('chat.startStream')[0].chunks).toEqual([
      { type: 'task_update', id: '0', title: 'Étape 0', status: 'in_progress' },
      { type: 'task_update', id: '1', title: 'Étape 1', status: 'pending' },
    ])
    // Too soon: nothing is sent.
    expect(await bench.slack.progress(target, going('done', 'running'), shown)).toEqual(shown)
    expect(bodies('chat.appendStream')).toEqual([])
    expect(await bench.slack.finish(shown!, outgoing(named('approval'), { waiting: true }))).toEqual(shown)
    const [stopped] = bodies('chat.stopStream')
    expect(stopped).toMatchObject({ ts: shown!.message, session_status: 'suspended' })
    expect(violations(stopped.blocks)).toEqual([])
    expect(bench.standIn.streams.size).toBe(0)
  })

  test('goes on in the stream, also after a restart', async () => {
    const shown = await bench.slack.progress(target, going('running', 'pending'), null)
    const restarted = await startBench({ apiUrl: bench.standIn.url })
    expect(await restarted.slack.progress(target, going('done', 'running'), shown)).toEqual(shown)
    expect(bodies('chat.appendStream')[0].chunks).toMatchObject([{ status: 'complete' }, { status: 'in_progress' }])
    await restarted.slack.finish(shown!, outgoing(named('text')))
    expect(bodies('chat.stopStream')).toHaveLength(1)
    await restarted.standIn.close()
  })

  test('outside direct messages is for who asked', async () => {
    await bench.slack.progress({ ...target, channel: 'C0FACT' }, going('running'), null)
    expect(bodies('chat.startStream')[0]).toMatchObject({ recipient_user_id: KARINE, recipient_team_id: TEAM })
  })

  test('is a message that is edited where Slack does not stream', async () => {
    bench.standIn.fault('chat.startStream', { error: 'feature_disabled' })
    const shown = await bench.slack.progress(target, going('running', 'pending'), null)
    expect(JSON.stringify(bodies('chat.postMessage')[0].blocks)).toContain('⏳ Étape 0')
    expect(session().status).toBe('processing')
    pace()
    expect(await bench.slack.progress(target, going('done', 'failed'), shown)).toEqual(shown)
    expect(JSON.stringify(bodies('chat.update')[0].blocks)).toContain('⛔ Étape 1')
    expect(await bench.slack.finish(shown!, outgoing(named('chart gantt')))).toEqual(shown)
    expect(bodies('chat.update')[1].blocks.at(-1).slack_file).toEqual({ id: 'F1' })
    expect(bodies('files.completeUploadExternal')).toHaveLength(1)
  })

  test('whose message was deleted ends in a new one', async () => {
    const gone = { workspace: TEAM, channel: 'D0KARINE', message: '9.9', thread: '1.1' }
    const done = await bench.slack.finish(gone, outgoing(named('text')))
    expect(done.message).not.toBe('9.9')
    expect(bodies('chat.postMessage')).toHaveLength(1)
  })
})

describe('what stands beside the answer', () => {
  test('feedback is asked for and heard', async () => {
    await bench.slack.post(target, outgoing(named('text'), { feedback: true }))
    const block = bodies('chat.postMessage')[0].blocks.at(-1)
    expect(block.type).toBe('context_actions')
    const [element] = block.elements
    for (const [which, good] of [
      ['positive_button', true],
      ['negative_button', false],
    ] as const) {
      const { value } = element[which]
      await bench.send(
        signed(
          button('', {
            actions: [{ type: 'feedback_buttons', action_id: 'feedback', value, action_ts: `3.${value}` }],
          }),
        ),
      )
      expect(bench.inbox.events.at(-1)?.content).toEqual({ type: 'feedback', message: '1790000002.000300', good })
    }
  })

  test('the home tab is opened, filled from cards, and its buttons work', async () => {
    await bench.send(
      signed(envelope({ type: 'app_home_opened', user: KARINE, channel: 'D0KARINE', tab: 'home', event_ts: '1.1' })),
    )
    expect(bench.inbox.events[0]?.content).toEqual({ type: 'opened', home: true })
    const cards = [named('approval'), named('table'), named('table'), named('chart line'), named('chart gantt')]
    await bench.slack.showHome(
      TEAM,
      KARINE,
      cards.map((card) => outgoing(card)),
    )
    const [home] = bodies('views.publish')
    expect(home).toMatchObject({ user_id: KARINE, view: { type: 'home' } })
    expect(violations(home.view.blocks, 'home')).toEqual([])
    const element = home.view.blocks.flatMap((block: Json) => block.elements ?? []).find((one: Json) => one.value)
    const inHome = { container: { type: 'view', view_id: 'V0HOME' }, channel: undefined, message: undefined }
    await bench.send(signed(button(element.value, inHome)))
    expect(bench.inbox.events[1]).toMatchObject({
      place: { channel: KARINE, thread: null, kind: 'dm' },
      content: { type: 'button', action: 'act-approve', message: 'V0HOME' },
    })
    bench.inbox.answer = async () => ({ type: 'notice', text: 'Déjà décidé.' })
    const actions = [{ type: 'button', value: 'act-late', action_ts: '8.8' }]
    await bench.send(signed(button('', { ...inHome, actions })))
    expect(bodies('chat.postMessage')).toMatchObject([{ channel: KARINE, text: 'Déjà décidé.' }])
  })

  test('a home tab that Slack refuses to draw is text', async () => {
    bench.standIn.fault('views.publish', { error: 'invalid_blocks' })
    await bench.slack.showHome(TEAM, KARINE, [outgoing({ ...named('text'), title: 'Roy & fils' })])
    expect(bodies('views.publish')[1].view.blocks[0].text).toMatchObject({
      type: 'plain_text',
      text: expect.stringContaining('Roy & fils'),
    })
  })

  test('every card of the gallery has its place on a home tab', async () => {
    await bench.slack.showHome(
      TEAM,
      KARINE,
      gallery.map(({ card }) => outgoing(card)),
    )
    expect(bodies('views.publish')).toHaveLength(1)
  })

  test('links of Nova’s own show what everybody there may see', async () => {
    bench.inbox.preview = async (asker, url) =>
      url.endsWith('/2026-0152') && asker.account.verifiedEmail
        ? { card: { ...named('approval'), actions: [] }, lang: 'fr' }
        : null
    const url = 'https://nova.example/records/invoices/2026-0152'
    const shared = {
      type: 'link_shared',
      user: KARINE,
      channel: 'C0FACT',
      message_ts: '5.6',
      links: [{ url }, { url: 'https://nova.example/records/invoices/0' }],
    }
    await bench.send(signed(envelope(shared)))
    expect(bodies('chat.unfurl')).toMatchObject([{ channel: 'C0FACT', ts: '5.6' }])
    expect(Object.keys(bodies('chat.unfurl')[0].unfurls)).toEqual([url])
    await bench.send(signed(envelope({ ...shared, channel: 'COMPOSER', unfurl_id: 'u1', source: 'composer' })))
    expect(bodies('chat.unfurl')[1]).toMatchObject({ unfurl_id: 'u1', source: 'composer' })
    await bench.send(signed(envelope({ ...shared, links: shared.links.slice(1) })))
    expect(bodies('chat.unfurl')).toHaveLength(2)
    expect(bench.inbox.events).toEqual([])
  })
})
