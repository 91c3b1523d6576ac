import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { createPlatforms } from './platforms.ts'

const INVOICE = 'facture et envoie à la Coop Les Trois Saules 4 h de menuiserie à 85 $'

describe('a person’s own page', () => {
  let nova: TestApp
  let there: ReturnType<typeof createPlatforms>
  beforeAll(async () => {
    nova = await openTestApp()
    there = createPlatforms(nova)
  })
  afterAll(() => nova.close())

  const shown = () => there.slack.told.filter((one) => one.did === 'home').splice(0)
  const open = async (account: { id: string; verifiedEmail?: string }) => {
    there.slack.told.length = 0
    const place = { channel: 'home', kind: 'dm' as const }
    await there.say(there.event('slack', account, { type: 'opened', home: true }, place))
    return shown()
  }
  const titles = (cards: ReturnType<typeof shown>) => cards.map((one) => one.outgoing!.card.title)

  it('shows approvals, tasks, indicators by role, and settings; no conversation is made of it', async () => {
    const owner = await open(await there.accountOf('isabelle'))
    expect(titles(owner)).toHaveLength(4)
    expect(titles(owner)[0]).toBe('Approbations')
    expect(titles(owner).at(-1)).toBe('Réglages et aide')
    const carpenter = await open(await there.accountOf('steve'))
    expect(JSON.stringify(carpenter.map((one) => one.outgoing!.card))).not.toContain('$')
    expect(await nova.within((stores) => stores.conversations.list({ channel: 'home' }))).toEqual([])
  })

  it('tells a stranger how to be linked, and nothing else', async () => {
    const cards = await open({ id: 'nobody' })
    expect(titles(cards)).toEqual(['Bonjour, je suis Nova'])
    expect(cards[0]!.outgoing!.card.actions).toEqual([])
  })

  it('follows a decision of its person, and is no reason to fail one', async () => {
    const nadia = await there.accountOf('nadia')
    await open(nadia)
    await there.say(there.event('slack', await there.accountOf('karine'), INVOICE))
    const asked = there.slack.told.find((one) => one.outgoing?.waiting)!
    const approve = asked.outgoing!.card.actions.find((one) => one.label === 'Approuver') as { id: string }
    await there.say(there.event('slack', nadia, { type: 'button', action: approve.id, message: asked.message! }))
    await there.refreshed()
    const whose = new Set(shown().map((one) => one.what.split(' → ')[1]))
    expect(whose).toContain(nadia.id)

    there.slack.adapter.showHome = () => Promise.reject(new Error('down'))
    await there.say(there.event('slack', nadia, { type: 'opened', home: true }))
    const events = await nova.within((stores) => stores.events.list({ state: 'received' }))
    expect(events).toEqual([])
  })

  it('a greeting brings what may be said next', async () => {
    there.slack.told.length = 0
    const place = { channel: 'D-luc', kind: 'dm' as const }
    await there.say(there.event('slack', await there.accountOf('luc'), { type: 'opened' }, place))
    const { prompts, card } = there.slack.told[0]!.outgoing!
    expect(prompts!.length).toBeGreaterThan(1)
    expect(card.actions.map((one) => one.label)).toEqual(prompts)
  })
})
