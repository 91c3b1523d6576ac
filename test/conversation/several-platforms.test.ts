import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Account, Platform } from '../../src/chat/event.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'
import { createPlatforms } from './platforms.ts'

const INVOICE = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'

describe.each(drivers)('one firm on several platforms, on $name', ({ open }) => {
  let database: Database
  let nova: TestApp
  let on: ReturnType<typeof createPlatforms>
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  beforeEach(async () => {
    await nova.idle()
    on = createPlatforms(nova)
  })
  afterAll(() => nova.close())

  const placeOf = (account: Account) => ({ channel: `D-${account.id}`, thread: null, kind: 'dm' as const })
  const said = async (platform: Platform, handle: string, text: string) => {
    const account = await on.accountOf(handle)
    return on.say(on.event(platform, account, text, placeOf(account)))
  }
  const click = async (platform: Platform, handle: string, action: string) => {
    const account = await on.accountOf(handle)
    return on.event(platform, account, { type: 'button', action, message: 'm' }, placeOf(account))
  }
  /** Karine asks on Slack; the request waits in the direct messages of who may decide, where each wrote last. */
  const asked = async () => {
    await said('teams', 'nadia', 'allo')
    await said('discord', 'isabelle', 'allo')
    const answer = await said('slack', 'karine', INVOICE)
    const approval = answer!.steps.find((step) => step.approval)!.approval!
    const copies = await nova.within(async (stores) => {
      const found = []
      for (const message of await stores.messages.list({ author: 'nova', approvalId: approval.id })) {
        const { platform } = await stores.conversations.need(message.conversationId)
        found.push({ platform, message })
      }
      return found
    })
    const button = (platform: Platform, label: string) => {
      const card = copies.find((copy) => copy.platform === platform)!.message.card!
      const action = card.actions.find((one) => one.label === label)!
      return action.type === 'button' ? action.id : ''
    }
    const state = () => nova.within((stores) => stores.approvals.need(approval.id))
    return { approval, copies, button, state }
  }

  it('two people decide at once on two platforms: one wins, the other is told, no copy keeps a button', async () => {
    const { button, state, copies, approval } = await asked()
    const approve = button(copies.some(({ platform }) => platform === 'teams') ? 'teams' : 'slack', 'Approuver')
    const turns = [
      await on.take(await click('teams', 'nadia', approve)),
      await on.take(await click('discord', 'isabelle', approve)),
    ]
    await Promise.all(turns.map((turn) => on.run(turn!)))
    await on.drain()
    const decided = await state()
    expect(decided.state).toBe('approved')
    const issued = await nova.within((stores) => stores.auditLog.list())
    expect(
      issued.filter(
        ({ action, data }) => action === 'invoices.send' && (data as { approval?: string }).approval === approval.id,
      ),
    ).toHaveLength(1)
    for (const { message } of copies) {
      const now = await nova.within((stores) => stores.messages.need(message.id))
      expect(now.card!.actions).toEqual([])
    }
    for (const { platform } of copies.filter((copy) => copy.platform !== 'web')) {
      const told = { slack: on.slack, teams: on.teams, discord: on.discord }[platform as 'slack'].told
      expect(told.some(({ did }) => did === 'update')).toBe(true)
    }
  })

  it('a button of somebody else, of nowhere, or after a role was taken away decides nothing', async () => {
    const { button, state } = await asked()
    const approve = button('slack', 'Approuver')
    for (const [handle, action] of [
      ['tyler', approve],
      ['karine', approve],
      ['nadia', crypto.randomUUID()],
      ['nadia', `${approve}x`],
    ] as const)
      await on.say(await click('discord', handle, action))
    expect((await state()).state).toBe('pending')
    const nadia = await nova.personOf('nadia')
    await nova.within((stores) => stores.persons.update(nadia.id, { revoked: ['invoices.approve'] }))
    await on.say(await click('teams', 'nadia', approve))
    expect((await state()).state).toBe('pending')
    await nova.within((stores) => stores.persons.update(nadia.id, { revoked: [] }))
    await on.say(await click('teams', 'nadia', approve))
    expect((await state()).state).toBe('approved')
  })

  it('a platform that is too busy holds back its own copies only', async () => {
    const { button, copies } = await asked()
    const before = on.slack.told.length
    const post = on.teams.adapter.update
    on.teams.adapter.update = async () => {
      throw Object.assign(new Error('busy'), { retry: true })
    }
    await on.say(await click('slack', 'isabelle', button('slack', 'Approuver')))
    expect(on.slack.told.length).toBeGreaterThan(before)
    on.teams.adapter.update = post
    const waiting = await nova.within((stores) => stores.outbox.list({ kind: 'edit', state: 'pending' }))
    expect(waiting.length).toBe(copies.filter(({ platform }) => platform === 'teams').length)
    await nova.within(async (stores) => {
      for (const row of waiting) await stores.outbox.update(row.id, { nextAt: new Date(Date.now() - 1000) })
    })
    await on.drain()
    expect(await nova.within((stores) => stores.outbox.list({ kind: 'edit', state: 'pending' }))).toEqual([])
  })
})
