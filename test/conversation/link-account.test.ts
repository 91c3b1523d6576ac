import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { readAccountCode } from '../../src/lib/account-code.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'
import { createPlatforms } from './platforms.ts'

describe('a one-time code', () => {
  it.each([
    '12345678',
    '1234 5678',
    '1234-5678',
    ' 12345678. ',
    '<@U1> 12345678',
    'code: 12345678',
    'mon code 12345678',
  ])('is read from %j', (text) => expect(readAccountCode(text)).toBe('12345678'))
  it.each(['1234567', '123456789', 'facture 12345678 à la coop', 'appelle le 514 1234 5678', ''])(
    'is not read from %j',
    (text) => expect(readAccountCode(text)).toBeNull(),
  )
})

describe.each(drivers)('an account is linked by a code, on $name', ({ open }) => {
  let database: Database
  let nova: TestApp
  let there: ReturnType<typeof createPlatforms>

  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  beforeEach(() => {
    there = createPlatforms(nova)
  })
  afterAll(() => nova.close())

  const direct = (account: string) => ({ channel: `D-${account}`, kind: 'dm' as const })
  const dm = (account: string, text: string) =>
    there.say(there.event('discord', { id: account, name: `${account}#1` }, text, direct(account)))
  async function codeOf(handle: string): Promise<string> {
    const id = crypto.randomUUID()
    const content = {
      type: 'message' as const,
      message: id,
      text: 'lie mon compte Discord',
      addressed: true,
      files: [],
    }
    const { answer } = await nova.hear(handle, content)
    await nova.idle()
    expect(answer!.steps, answer!.text).toMatchObject([{ tool: 'accounts.link_own', status: 'done' }])
    const fields = answer!.cards[0]!.blocks.flatMap((block) => (block.type === 'fields' ? block.fields : []))
    return fields[0]!.value
  }
  const linkedTo = (account: string) =>
    nova.within(async (stores) => {
      const [identity] = await stores.identities.list({ platform: 'discord', account })
      return identity && { handle: (await stores.persons.need(identity.personId)).handle, by: identity.linkedBy }
    })

  it('from the local page to a direct message: both sides are told, and it counts once', async () => {
    const before = await dm('steve1', 'qui nous doit de l’argent?')
    expect(before?.text).toContain('lie mon compte Discord')
    expect(before?.text).not.toMatch(/Bellerose|\$/)
    const code = await codeOf('steve')
    const answer = await dm('steve1', code)
    expect(answer?.text).toContain('Steve')
    expect(await linkedTo('steve1')).toEqual({ handle: 'steve', by: 'code' })
    const told = await nova.within(async (stores) => (await stores.messages.list({ author: 'nova' })).at(-2))
    expect(told?.text).toContain('steve1#1')
    expect((await dm('steve1', 'mets 3 h sur le 6-plex'))?.steps[0]?.tool).toBe('timesheets.log_hours')
    expect((await dm('other1', code))?.text).toContain("Ce code n'est pas bon")
    expect(await linkedTo('other1')).toBeUndefined()
    expect((await dm('steve1', '12345678'))?.text).toContain('déjà relié')
    const trail = await nova.within((stores) =>
      stores.auditLog.list({ subjectKind: 'account', subjectId: 'discord/W1/steve1' }),
    )
    expect(trail.map((one) => one.action)).toEqual(['account.link'])
    expect(JSON.stringify(await nova.within((stores) => stores.auditLog.list()))).not.toContain(code.replace(' ', ''))
  })

  it('by command in a channel, answered for their eyes only', async () => {
    const code = (await codeOf('tyler')).replace(' ', '')
    const account = { id: 'tyler1' }
    const answer = await there.say(there.event('discord', account, { type: 'command', text: code }))
    expect(answer?.lang).toBe('en')
    expect(await linkedTo('tyler1')).toEqual({ handle: 'tyler', by: 'code' })
    expect(there.discord.told.map(({ did, what }) => [did, what])).toEqual([['whisper', 'Account linked → tyler1']])
  })

  it('a code said in front of others does nothing and stays good; strangers are answered privately', async () => {
    const code = await codeOf('luc')
    await there.say(there.event('discord', { id: 'luc1' }, code))
    expect(await linkedTo('luc1')).toBeUndefined()
    await there.say(there.event('discord', { id: 'luc1' }, 'qui nous doit de l’argent?'))
    expect(there.discord.told.map((one) => one.did)).toEqual(['whisper', 'whisper'])
    await dm('luc1', code)
    expect(await linkedTo('luc1')).toEqual({ handle: 'luc', by: 'code' })
  })

  it('too late, it is nothing', async () => {
    const code = await codeOf('dany')
    const before = nova.clock.now
    nova.clock.now = new Date(before.getTime() + 10 * 60_000)
    expect((await dm('dany1', code))?.text).toContain('plus de 10 minutes')
    nova.clock.now = before
    expect(await linkedTo('dany1')).toBeUndefined()
  })

  it('five wrong ones an hour, then none, not even the right one', async () => {
    const code = await codeOf('karine')
    for (const left of ['4 essais', '3 essais', '2 essais', 'un essai', 'dernier essai'])
      expect((await dm('guesser', '00000000'))?.text).toContain(left)
    expect((await dm('guesser', code))?.text).toContain("Trop d'essais")
    expect(await linkedTo('guesser')).toBeUndefined()
    const before = nova.clock.now
    nova.clock.now = new Date(before.getTime() + 3_600_000)
    expect((await dm('guesser', '00000000'))?.text).toContain('4 essais')
    nova.clock.now = before
    // Others are not held back by it.
    await dm('karine1', code)
    expect(await linkedTo('karine1')).toEqual({ handle: 'karine', by: 'code' })
  })

  it('is not made where others read along', async () => {
    const id = crypto.randomUUID()
    const content = {
      type: 'message' as const,
      message: id,
      text: 'lie mon compte Discord',
      addressed: true,
      files: [],
    }
    const { answer } = await nova.hear('nadia', content, { channel: 'general', kind: 'public' })
    expect(answer?.steps[0]?.status).toBe('failed')
    expect(answer?.text).toContain('message privé')
  })

  it('and unlinked by its owner', async () => {
    await dm('nadia1', await codeOf('nadia'))
    expect(await linkedTo('nadia1')).toEqual({ handle: 'nadia', by: 'code' })
    const answer = await nova.chat('délie mon compte Discord', { as: 'nadia' })
    expect(answer.steps, answer.text).toMatchObject([{ tool: 'accounts.unlink_own', status: 'done' }])
    expect(await linkedTo('nadia1')).toBeUndefined()
    expect((await dm('nadia1', 'bonjour'))?.text).toContain('lie mon compte Discord')
    expect((await nova.chat('délie mon compte Discord', { as: 'nadia' })).text).toContain('Aucun compte Discord')
  })
})
