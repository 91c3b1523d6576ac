// What waits on Teams' side: clicks, dialogs, consent, feedback. Each gets a body that Teams accepts.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing } from '../../src/chat/adapter.ts'
import type { Card, Form } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { CHANNEL, DIRECT, direct, execute, invoke, KARINE, mention, NADIA, TENANT } from './activities.ts'
import { type Bench, startBench } from './bench.ts'
import { cardFaults, readable } from './card-faults.ts'
import type { Json } from './connector.ts'

let bench: Bench
beforeEach(async () => {
  await bench?.close()
  bench = await startBench()
})
afterAll(() => bench.close())

const card = (title: string, buttons: string[] = []): Card => ({
  title,
  summary: title,
  tone: 'neutral',
  blocks: [],
  actions: buttons.map((label, i) => ({ type: 'button', id: `act-${i}`, label, style: 'primary' })),
})
const outgoing = (shown: Card, deciders?: string[]): Outgoing => ({
  card: shown,
  lang: 'fr',
  message: 'm1',
  idempotencyKey: crypto.randomUUID(),
  ...(deciders ? { deciders } : {}),
})
const form: Form = {
  id: 'f1',
  title: 'Nouvelle facture',
  submit: 'Préparer',
  fields: [
    {
      name: 'client',
      label: 'Client',
      kind: 'choice',
      required: true,
      options: [{ value: 'c1', label: 'Garage Roy' }],
    },
    { name: 'amount', label: 'Montant', kind: 'money', required: true, hint: 'Avant taxes' },
    { name: 'days', label: 'Jours', kind: 'choices', required: false, options: [{ value: 'a', label: 'A' }] },
    { name: 'due', label: 'Échéance', kind: 'date', required: false },
    { name: 'urgent', label: 'Urgent', kind: 'boolean', required: false },
    { name: 'note', label: 'Note', kind: 'long-text', required: false },
  ],
}
const cardOf = (answer: Json): Json => {
  expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
  expect(cardFaults(answer.value)).toEqual([])
  return answer.value
}
const CLICK = { nova: { button: 'act-0' } }

describe('a click', () => {
  it('is answered with the card as whoever clicked may see it now', async () => {
    bench.inbox.cards.set('m-1', (account) => outgoing(card(`Vue de ${account === NADIA ? 'Nadia' : 'Karine'}`)))
    const shown = cardOf(await bench.ask(execute(CLICK, { from: NADIA, replyTo: 'm-1' })))
    expect(readable({ attachments: [{ content: shown }] })).toContain('Vue de Nadia')
    expect(bench.inbox.events.at(-1)).toMatchObject({
      account: { id: NADIA, verifiedEmail: 'nadia@chenevert.example' },
      content: { type: 'button', action: 'act-0', message: 'm-1' },
    })
  })

  it('is answered with a sentence where there is no card, a notice, a refusal, or no time', async () => {
    const says = async () => (await bench.ask(execute(CLICK, { replyTo: 'm-9' }))) as Json
    expect(await says()).toMatchObject({ type: 'application/vnd.microsoft.activity.message', value: 'C’est noté.' })
    bench.inbox.answer = async () => ({ type: 'notice', text: 'Seule Nadia peut approuver.' })
    expect(await says()).toMatchObject({ statusCode: 200, value: 'Seule Nadia peut approuver.' })
    bench.inbox.answer = async () => {
      throw new NovaError('auth.forbidden', { fr: 'Pas permis.', en: 'Not allowed.' })
    }
    expect(await says()).toMatchObject({ statusCode: 200, value: 'Pas permis.' })
    bench.inbox.answer = async () => {
      throw new Error('database')
    }
    expect(await says()).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' })
    bench.inbox.answer = async () => ({ type: 'accepted' })
    bench.inbox.settled = async () => false
    bench.inbox.cards.set('m-9', () => outgoing(card('Vieille carte')))
    expect((await says()).value).toContain('Je m’en occupe')
  })

  it('that opens a form is answered with it, and what was filled in comes back', async () => {
    bench.inbox.answer = async () => ({ type: 'form', form })
    const shown = cardOf(await bench.ask(execute(CLICK, { replyTo: 'm-1' })))
    expect(shown.body.filter((one: Json) => one.type.startsWith('Input.')).map((one: Json) => one.id)).toEqual([
      'client',
      'amount',
      'days[]',
      'due',
      'urgent',
      'note',
    ])
    bench.inbox.answer = async () => ({ type: 'accepted' })
    const { data, verb } = shown.actions[0]
    const filled = { ...data, client: 'c1', amount: '1250', 'days[]': 'a,b', urgent: 'true' }
    expect(await bench.ask(execute(filled, { replyTo: 'm-1' }, verb))).toMatchObject({ value: 'C’est noté.' })
    expect(bench.inbox.events.at(-1)?.content).toEqual({
      type: 'form',
      form: 'f1',
      values: { client: 'c1', amount: '1250', days: ['a', 'b'], urgent: 'true' },
    })
  })

  it('of a client without Action.Execute, as a dialog or a message, is the same click', async () => {
    const answer: Json = await bench.ask(invoke('task/fetch', { data: CLICK }, { replyTo: 'm-1' }))
    expect(answer).toEqual({ task: { type: 'message', value: 'C’est noté.' } })
    await bench.send(direct('', { more: { text: undefined, value: CLICK, replyToId: 'm-1' } }))
    expect(bench.inbox.events.map(({ content }) => content)).toEqual([
      { type: 'button', action: 'act-0', message: 'm-1' },
      { type: 'button', action: 'act-0', message: 'm-1' },
    ])
  })
})

it('a decision: only deciders see the buttons, by a copy of their own', async () => {
  await bench.send(mention('bonjour', { from: NADIA, name: 'Nadia' }))
  const asked = outgoing(card('À approuver', ['Approuver']), [NADIA])
  const target = { workspace: TENANT, channel: CHANNEL, thread: null }
  const posted = await bench.teams.post(target, asked)
  const base = bench.connector.messages.get(`${CHANNEL}/${posted.message}`)
  expect(base.attachments[0].content.refresh.userIds).toEqual([`29:${NADIA}`])
  expect(JSON.stringify(base.attachments[0].content.body)).not.toContain('Action.Execute')

  bench.inbox.cards.set(posted.message, (account) =>
    account === NADIA ? asked : outgoing(card('À approuver'), [NADIA]),
  )
  const refresh = (from: string) =>
    bench.ask(execute({ nova: { refresh: true } }, { from, replyTo: posted.message }, 'refresh'))
  expect(JSON.stringify(cardOf(await refresh(NADIA)))).toContain('"title":"Approuver"')
  expect(JSON.stringify(cardOf(await refresh(KARINE)))).not.toContain('"title":"Approuver"')
  expect(bench.inbox.events.filter(({ content }) => content.type === 'button')).toEqual([])
})

it('a dialog with an error keeps what was typed', async () => {
  bench.inbox.answer = async () => ({ type: 'form', form })
  const opened: Json = await bench.ask(invoke('task/fetch', { data: CLICK }, { replyTo: 'm-1' }))
  expect(cardFaults(opened.task.value.card.content)).toEqual([])
  const { data } = opened.task.value.card.content.actions[0]
  bench.inbox.answer = async () => {
    throw new NovaError('input.invalid', { fr: 'Le montant manque.', en: 'The amount is missing.' })
  }
  const again: Json = await bench.ask(invoke('task/submit', { data: { ...data, amount: '12 5O' } }))
  expect(cardFaults(again.task.value.card.content)).toEqual([])
  expect(JSON.stringify(again)).toContain('Le montant manque.')
  expect(again.task.value.card.content.body.find((one: Json) => one.id === 'amount').value).toBe('12 5O')
  bench.inbox.answer = async () => ({ type: 'accepted' })
  expect(await bench.ask(invoke('task/submit', { data }))).toEqual({ task: { type: 'message', value: 'C’est noté.' } })
})

it('“Demander à Nova” on a message asks in private, with the words of the message', async () => {
  const payload = {
    messagePayload: { body: { contentType: 'html', content: '<p>Commande <b>béton</b> &amp; acier</p>' } },
  }
  const opened: Json = await bench.ask(invoke('composeExtension/fetchTask', { commandId: 'ask', ...payload }))
  const [input] = opened.task.value.card.content.body
  expect(input.value).toBe('Commande béton & acier')
  const done: Json = await bench.ask(
    invoke('composeExtension/submitAction', { commandId: 'ask', data: { request: 'crée une tâche' } }, { from: NADIA }),
  )
  expect(done.task).toMatchObject({ type: 'message' })
  expect(bench.inbox.events.at(-1)).toMatchObject({
    place: { kind: 'dm', channel: `a:direct-29:${NADIA}` },
    content: { type: 'command', text: 'crée une tâche' },
  })
})

it('feedback, with what was written, and sign-in get an answer', async () => {
  const value = {
    actionName: 'feedback',
    actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"trop long"}' },
  }
  expect((await bench.send(invoke('message/submitAction', value, { replyTo: 'm-1' }))).status).toBe(200)
  expect(bench.inbox.events.at(-1)?.content).toEqual({
    type: 'feedback',
    message: 'm-1',
    good: false,
    text: 'trop long',
  })
  for (const name of ['signin/verifyState', 'signin/tokenExchange', 'application/search', 'x/y'])
    expect((await bench.send(invoke(name, {}))).status).toBe(200)
})

describe('a file', () => {
  const file = { id: 'f1', name: 'Facture 2026-0152.pdf', mime: 'application/pdf', size: PIXEL.byteLength }
  const consent = async () => {
    await bench.send(direct('bonjour'))
    await bench.teams.upload({ workspace: TENANT, channel: DIRECT, thread: null }, file, PIXEL, 'k1')
    const { body, id } = bench.connector.sent.at(-1)!
    return { context: body.attachments[0].content.acceptContext, id }
  }
  const info = (uploadUrl: string) => ({
    uploadUrl,
    contentUrl: 'https://x.sharepoint.com/f',
    name: file.name,
    uniqueId: 'u',
    fileType: 'pdf',
  })

  it('is put with the person’s own when they agree, and the question goes', async () => {
    const { context, id } = await consent()
    const value = { type: 'fileUpload', action: 'accept', context, uploadInfo: info(`${bench.connector.url}upload/1`) }
    await bench.send(invoke('fileConsent/invoke', value, { where: 'personal', replyTo: id }))
    expect(bench.connector.uploads.get('1')).toEqual({
      bytes: PIXEL,
      range: `bytes 0-${PIXEL.length - 1}/${PIXEL.length}`,
    })
    expect(bench.connector.sent.at(-2)?.body.attachments[0].contentType).toContain('file.info')
    expect(bench.connector.sent.at(-1)).toMatchObject({ method: 'DELETE', id })
  })

  it('goes nowhere else: not when declined, to a strange host, or from another conversation', async () => {
    const { context, id } = await consent()
    const ask = (value: Json, where: 'personal' | 'group' = 'personal') =>
      bench.send(invoke('fileConsent/invoke', { type: 'fileUpload', context, ...value }, { where, replyTo: id }))
    await ask({ action: 'decline' })
    await ask({ action: 'accept', uploadInfo: info('https://evil.example/upload/1') })
    await ask({ action: 'accept', uploadInfo: info(`${bench.connector.url}upload/2`) }, 'group')
    expect(bench.connector.uploads.size).toBe(0)
  })

  it('is a link in a channel', async () => {
    await bench.send(mention('bonjour'))
    await bench.teams.upload({ workspace: TENANT, channel: CHANNEL, thread: '1790' }, file, PIXEL, 'k2')
    const { content } = bench.connector.sent.at(-1)!.body.attachments[0]
    expect(cardFaults(content)).toEqual([])
    expect(JSON.stringify(content)).toContain('https://nova.example/files/f1')
  })

  it('that somebody sent is read from Microsoft’s hosts only', async () => {
    bench.connector.files.set('plan.pdf', PIXEL)
    const read = (url: string, max = 1_000) => bench.teams.download(TENANT, { ...file, url }, max)
    expect(await read(`${bench.connector.url}files/plan.pdf`)).toEqual(PIXEL)
    await expect(read(`${bench.connector.url}files/plan.pdf`, 10)).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read('https://evil.example/plan.pdf')).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(read('http://x.sharepoint.com/plan.pdf')).rejects.toMatchObject({ code: 'input.invalid' })
  })
})
