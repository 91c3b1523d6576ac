import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, plainText } from '../../adapters/teams/parse.ts'
import { memberOf } from '../../adapters/teams/workspace.ts'
import { activity, CHANNEL, direct, KARINE, mention, TENANT } from './activities.ts'

describe('an activity as an event', () => {
  it('drops Nova’s own mention only, and reads what Teams encodes', () => {
    const made = mention('x')
    const nadia = { type: 'mention', mentioned: { id: '29:nadia', name: 'Nadia' }, text: '<at>Nadia</at>' }
    const said = {
      ...made,
      text: '<at>Nova</at>&nbsp;demande à <at>Nadia</at> si 3 &lt; 4 &amp; 5',
      entities: [...made.entities, nadia],
    }
    expect(parse(said)?.content).toMatchObject({ text: 'demande à @Nadia si 3 < 4 & 5', addressed: true })
  })

  it('another bot’s mention does not address Nova', () => {
    const made = mention('x')
    const other = [{ type: 'mention', mentioned: { id: '28:other', name: 'Nova' }, text: '<at>Nova</at>' }]
    expect(parse({ ...made, text: '<at>Nova</at> bonjour', entities: other })?.content).toMatchObject({
      text: '@Nova bonjour',
      addressed: false,
    })
  })

  it('a channel has threads, a private one too; chats have none', () => {
    expect(parse(mention('x', { id: '5', root: '4' }))?.place).toEqual({
      channel: CHANNEL,
      thread: '4',
      kind: 'public',
    })
    const closed = mention('x', { id: '5', root: '4' })
    closed.channelData.channel.type = 'private'
    expect(parse(closed)?.place).toEqual({ channel: CHANNEL, thread: '4', kind: 'private' })
    expect(parse(mention('x', { where: 'group' }))?.place).toMatchObject({ thread: null, kind: 'private' })
  })

  it('an edit of a message is an event of its own, each time', () => {
    const said = mention('x', { id: '7' })
    const ids = [1, 2].map(
      (second) => parse({ ...said, type: 'messageUpdate', timestamp: `2026-11-02T08:00:0${second}Z` })?.id,
    )
    expect(new Set([...ids, parse(said)?.id]).size).toBe(3)
  })

  it('nobody of the company: bots, Nova herself, guests of another tenant', () => {
    for (const from of [
      { id: '28:other' },
      { id: activity('x').recipient.id },
      { id: '29:x', role: 'bot' },
      { id: '29:x', aadObjectId: KARINE, tenantId: 'another' },
      {},
    ])
      expect(parse(mention('x', { more: { from } }))).toBeNull()
  })

  it('files and pictures, but not what Teams adds itself', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>x</p>' },
      { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
      { contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/x/v3/attachments/1/views/original' },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'plan.xlsx',
        content: { downloadUrl: 'https://x.sharepoint.com/1', uniqueId: 'u1', fileType: 'xlsx' },
      },
    ]
    const content = parse(direct('voici', { more: { attachments } }))?.content
    expect(content?.type === 'message' && content.files.map(({ name, mime }) => [name, mime])).toEqual([
      ['image-3.png', 'image/png'],
      ['plan.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ])
  })

  it('a click’s data is Nova’s own or nothing: another app’s is no event', () => {
    const click = (value: unknown) => parse(direct('', { more: { text: undefined, value, replyToId: '9' } }))
    expect(click({ nova: { button: 'a' }, amount: 12, note: null })?.content).toEqual({
      type: 'button',
      message: '9',
      action: 'a',
      values: { amount: '12' },
    })
    expect(click({ k: 'v' })).toBeNull()
    expect(click({ nova: 'a' })).toBeNull()
  })

  it('is total', () => {
    const keys = fc.constantFrom(
      'id',
      'type',
      'from',
      'conversation',
      'channelData',
      'value',
      'entities',
      'text',
      'attachments',
      'recipient',
    )
    fc.assert(
      fc.property(
        fc.dictionary(keys, fc.jsonValue()),
        fc.constantFrom('message', 'conversationUpdate', 'messageUpdate'),
        (any, type) => {
          parse({ ...mention('x'), ...any, type })
        },
      ),
    )
  })
})

it('the HTML of a message is words; what looks like a tag but is none stays', () => {
  expect(plainText('<p>Un <strong>mot</strong></p><p>3 &lt; 4</p><br>a <b2')).toBe('Un mot\n3 < 4\n\na <b2')
})

describe('an address is verified', () => {
  const known = { aadObjectId: KARINE, tenantId: TENANT, name: 'Karine', email: 'Karine@x.example', userRole: 'user' }
  it('for a member of the directory', () => {
    expect(memberOf(known, KARINE)).toEqual({ name: 'Karine', verifiedEmail: 'karine@x.example' })
    expect(memberOf({ ...known, email: undefined, userPrincipalName: 'k@x.example' }, KARINE).verifiedEmail).toBe(
      'k@x.example',
    )
  })
  it('not for guests, for somebody else, or without one', () => {
    const none = (member: unknown) => expect(memberOf(member, KARINE).verifiedEmail).toBeUndefined()
    none({ ...known, userRole: 'guest' })
    none({ ...known, userPrincipalName: 'k_x.example#EXT#@y.onmicrosoft.com' })
    none({ ...known, aadObjectId: 'somebody-else' })
    none({ ...known, email: undefined })
    none(null)
  })
})
