import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommand, parseInteraction, parseMessage, type Where } from '../../adapters/discord/parse.ts'
import { COMMANDS } from '../../src/chat/commands.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { command, message, userOf } from './payloads.ts'
import { BOT, CHANNEL, NADIA } from './stand-in.ts'

const nowhere: Where = () => null
const inThread =
  (own: boolean): Where =>
  () => ({ kind: 'public', parent: CHANNEL, own })
const heard = (body: Payload, where = nowhere) => parseMessage(body, BOT, where, false)

describe('messages', () => {
  it('lose the mention of Nova, and name other people', () => {
    const said = message(`<@${BOT}> demande à <@${NADIA}> <:ok:123456>`, {
      mentions: [userOf(BOT), userOf(NADIA, { global_name: 'Nadia' })],
    })
    expect(heard(said)?.content).toMatchObject({ text: 'demande à @Nadia :ok:', addressed: true })
  })

  it('to everyone, to a role or among people are not for Nova', () => {
    expect(heard(message('@everyone réunion', { mention_everyone: true }))).toBeNull()
    expect(heard(message('<@&1100000000000000099> réunion', { mention_roles: ['1100000000000000099'] }))).toBeNull()
    expect(heard(message('bonjour'))).toBeNull()
  })

  it('of webhooks, bots, the system and Nova herself are dropped', () => {
    const text = `<@${BOT}> facture`
    expect(heard(message(text, { webhook_id: '1' }))).toBeNull()
    expect(heard(message(text, { author: userOf('1', { bot: true }) }))).toBeNull()
    expect(heard(message(text, { author: userOf(BOT) }))).toBeNull()
    expect(heard(message(text, { type: 7 }))).toBeNull()
  })

  it('in a thread belong to it; in Nova’s own they are addressed to her', () => {
    const said = message('et la facture ?', { channel_id: '77' })
    expect(heard(said, inThread(true))).toMatchObject({
      place: { channel: CHANNEL, thread: '77' },
      content: { addressed: true },
    })
    expect(heard(said, inThread(false))?.content).toMatchObject({ addressed: false })
    expect(heard(message('', { channel_id: '77' }), inThread(true))).toBeNull()
  })

  it('that reply to an answer of Nova’s go on in its conversation; those that reply to others open their own', () => {
    const replying = (to: Payload) => message('oui', { type: 19, mentions: [userOf(BOT)], referenced_message: to })
    const answer = { id: '5', author: userOf(BOT, { bot: true }), interaction_metadata: { id: '9' } }
    expect(heard(replying(answer))?.place.thread).toBe('command-9')
    expect(
      heard(replying({ id: '5', author: userOf(BOT), message_reference: { message_id: '4' } }))?.place.thread,
    ).toBe('4')
    const other = replying({ id: '5', author: userOf(NADIA) })
    expect(heard(other)?.place.thread).toBe(other.id)
  })

  it('that were only given a preview or a thread are not edited', () => {
    expect(parseMessage(message(`<@${BOT}> allo`), BOT, nowhere, true)).toBeNull()
  })
})

describe('commands', () => {
  it('of the registry are the sentence that they stand for', () => {
    for (const { name, options, text } of COMMANDS) {
      const given = options.map((option) => ({ name: option.name.fr, value: 'x' }))
      const expected = text(Object.fromEntries(given.map((one) => [one.name, one.value])))
      expect(parseCommand(command(name.fr, given))).toEqual({ type: 'command', text: expected })
    }
    expect(parseCommand(command('nova'))).toEqual({ type: 'opened' })
    expect(parseCommand(command('autre'))).toBeNull()
  })
})

it('any payload is read or is none', () => {
  const keys = [
    'id',
    'token',
    'channel_id',
    'guild_id',
    'member',
    'user',
    'author',
    'data',
    'message',
    'content',
    'mentions',
    'type',
  ]
  const any = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue())
  fc.assert(
    fc.property(any, fc.boolean(), (body, edited) => {
      const parsed = parseMessage(body, BOT, nowhere, edited) ?? parseInteraction(body, nowhere)
      if (parsed) expect(parsed.account.id).toBeTypeOf('string')
      parseCommand(body)
    }),
  )
})
