import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { Host } from '../../src/conversation/host.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'
import { createPlatforms } from './platforms.ts'

const HOURS = 'mets 3 h sur le 6-plex'
const TWO = 'qui nous doit de l’argent? et crée une tâche : appeler la coop'

describe.each(drivers)('work that takes a while, on $name', ({ open }) => {
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

  const withSteps = () => there.slack.working.filter((one) => one.progress.steps.length > 0)
  /** Steps that end only once `until` says so. */
  const slowly = (until: (tool: string) => Promise<void>): Host<Stores> => ({
    ...there.host,
    perform: async (...call) => {
      await until(call[0])
      return nova.host.perform(...call)
    },
  })
  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const kept = async (channel = 'C1') =>
    nova.within(async (stores) =>
      (await stores.conversations.list({ platform: 'slack', channel })).flatMap((one) => one.progress ?? []),
    )
  const posts = () => there.slack.told.map(({ did, message }) => ({ did, message }))

  it('a quick answer is preceded by a sign only, and posted', async () => {
    await there.say(there.event('slack', await there.accountOf('karine'), HOURS))
    expect(there.slack.working).toMatchObject([{ progress: { lang: 'fr', steps: [] }, shown: null }])
    expect(posts().map((one) => one.did)).toEqual(['post'])
  })

  it('a plan of several steps is shown while it goes on, and becomes the answer', async () => {
    const account = await there.accountOf('isabelle')
    const turn = await there.take(there.event('slack', account, TWO))
    const seen: string[][] = []
    const host = slowly(async () => {
      const step = seen.length
      await until(() => withSteps().at(-1)?.progress.steps[step]?.state === 'running')
      seen.push(
        withSteps()
          .at(-1)!
          .progress.steps.map((one) => one.state),
      )
    })
    const answer = await there.run(turn!, host)
    expect(answer.steps.length).toBeGreaterThanOrEqual(2)
    expect(seen[0]).toEqual(['running', 'pending'])
    expect(seen[1]).toEqual(['done', 'running'])
    const [first] = withSteps()
    expect(first!.progress).toMatchObject({ account: account.id, steps: [{ state: 'running' }, { state: 'pending' }] })
    await there.drain()
    // The message that showed the work is the one that says how it ended.
    const shown = there.slack.working.at(-1)!.shown!
    expect(posts()[0]).toEqual({ did: 'finish', message: shown.message })
    expect(there.slack.told.filter((one) => one.did === 'finish')).toHaveLength(1)
    expect(await kept()).toEqual([])
    const surfaces = await nova.within((stores) => stores.surfaces.list({ message: shown.message }))
    expect(surfaces).toHaveLength(1)
  })

  it('survives the death of its process: the answer of the next one takes the place of what was shown', async () => {
    const place = { channel: 'C-killed' }
    const turn = await there.take(there.event('slack', await there.accountOf('isabelle'), TWO, place))
    const died = slowly(async () => {
      await until(async () => (await kept('C-killed')).length > 0)
      await new Promise(() => {})
    })
    void there.run(turn!, died)
    await until(async () => (await kept('C-killed')).length > 0)
    const [shown] = await kept('C-killed')
    // Its lease runs out.
    await nova.within(async (stores) => {
      const [held] = await stores.conversations.list({ channel: 'C-killed' })
      await stores.conversations.update(held!.id, { busyUntil: new Date(Date.now() - 1) })
    })
    const answer = await there.run(turn!)
    expect(answer.steps.length).toBeGreaterThanOrEqual(2)
    await there.drain()
    expect(posts()[0]).toEqual({ did: 'finish', message: shown!.message })
    expect(await kept('C-killed')).toEqual([])
  })

  it('neither fails nor waits when the platform cannot show it', async () => {
    there = createPlatforms(nova)
    there.slack.adapter.progress = () => Promise.reject(new Error('down'))
    expect((await there.say(there.event('slack', await there.accountOf('karine'), HOURS)))?.steps[0]?.status).toBe(
      'done',
    )
    there.slack.adapter.progress = () => new Promise(() => {})
    expect((await there.say(there.event('slack', await there.accountOf('karine'), HOURS)))?.steps[0]?.status).toBe(
      'done',
    )
    expect(posts().map((one) => one.did)).toEqual(['post', 'post'])
  })

  it('what people say among themselves, and the local page, get no sign', async () => {
    const account = await there.accountOf('karine')
    const event = there.event('slack', account, HOURS)
    await there.say(event)
    const aside = { type: 'message' as const, message: 'm1', text: 'on mange où?', addressed: false, files: [] }
    there.slack.working.length = 0
    await there.say(there.event('slack', account, aside, { thread: event.id }))
    expect(there.slack.working).toEqual([])
    expect((await nova.chat('bonjour')).text).toContain('Karine')
  })

  describe('stop', () => {
    it.each([{ type: 'stop' as const }, 'arrête!', 'Stop.', 'Nova, arrête ça'])(
      '%j ends a plan between two steps, and says so',
      async (said) => {
        const account = await there.accountOf('isabelle')
        const event = there.event('slack', account, TWO)
        const turn = await there.take(event)
        let steps = 0
        const host = slowly(async () => {
          steps += 1
          const stop = there.event('slack', await there.accountOf('isabelle'), said, { thread: event.id })
          // It is the running turn that answers.
          expect(await there.take(stop)).toBeNull()
        })
        const answer = await there.run(turn!, host)
        expect(steps).toBe(1)
        expect(answer.steps.filter((one) => one.status === 'done')).toHaveLength(1)
        expect(answer.text).toContain('après la première étape')
        // The next request of the thread is not stopped.
        const next = await there.say(there.event('slack', account, TWO, { thread: event.id }))
        expect(next!.steps.length).toBeGreaterThanOrEqual(2)
      },
    )

    it('of a stranger stops nothing', async () => {
      const event = there.event('slack', await there.accountOf('isabelle'), TWO)
      const turn = await there.take(event)
      const host = slowly(async () => {
        await there.take(there.event('slack', { id: 'nobody' }, { type: 'stop' }, { thread: event.id }))
      })
      expect((await there.run(turn!, host)).steps.length).toBeGreaterThanOrEqual(2)
    })

    it('with nothing under way says so, and undoes nothing', async () => {
      const account = await there.accountOf('karine')
      const event = there.event('slack', account, HOURS)
      await there.say(event)
      const answer = await there.say(there.event('slack', account, 'arrête', { thread: event.id }))
      expect(answer?.text).toContain("Rien n'est en cours")
      expect((await there.say(there.event('slack', account, { type: 'stop' })))?.text).toContain("Rien n'est en cours")
    })
  })

  describe('decisions on every platform', () => {
    const INVOICE = 'facture et envoie à la Coop Les Trois Saules 4 h de menuiserie à 85 $'
    const buttonOf = (outgoing: { card: { actions: readonly { label: string }[] } }, label: string) => {
      const button = outgoing.card.actions.find((one) => one.label === label) as { id: string } | undefined
      return button!.id
    }

    it('asked in Slack, shown again and decided in Teams: all copies are edited', async () => {
      const karine = await there.accountOf('karine')
      const nadia = await there.accountOf('nadia')
      await there.say(there.event('teams', nadia, 'bonjour', { channel: 'D-nadia', kind: 'dm' }))
      await there.say(there.event('slack', karine, INVOICE))
      const asked = there.slack.told.find((one) => one.outgoing?.waiting)!
      // Nadia has no account there; Karine may withdraw it.
      expect(asked.outgoing?.deciders).toContain(karine.id)
      expect(asked.outgoing?.deciders).not.toContain(nadia.id)

      const list = await there.say(
        there.event('teams', nadia, 'qu’est-ce qui attend mon approbation?', { channel: 'D-nadia', kind: 'dm' }),
      )
      const opens = list!.cards.flatMap((card) => card.actions).filter((one) => one.label.startsWith('Ouvrir'))
      for (const one of opens)
        await there.say(
          there.event(
            'teams',
            nadia,
            { type: 'button', action: 'id' in one ? one.id : '', message: 'm' },
            { channel: 'D-nadia', kind: 'dm' },
          ),
        )
      const shown = there.teams.told.filter((one) => one.outgoing?.waiting && one.what === asked.what)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown[0]!.outgoing?.deciders).toContain(nadia.id)

      const click = { type: 'button' as const, action: buttonOf(shown.at(-1)!.outgoing!, 'Approuver'), message: 'm' }
      await there.say(there.event('teams', nadia, click, { channel: 'D-nadia', kind: 'dm' }))
      const edited = (platform: typeof there.slack) => platform.told.filter((one) => one.did === 'update')
      expect(edited(there.slack).map((one) => one.message)).toContain(asked.message)
      for (const one of shown) expect(edited(there.teams).map((other) => other.message)).toContain(one.message)
      for (const one of [...edited(there.slack), ...edited(there.teams)]) {
        expect(one.outgoing?.card.actions).toEqual([])
        expect(one.outgoing).not.toHaveProperty('waiting')
        expect(one.outgoing).not.toHaveProperty('deciders')
      }
    })

    it('a reminder is a copy too, and what was shown among other answers', async () => {
      const nadia = await there.accountOf('nadia')
      const desk = { channel: 'D-nadia', kind: 'dm' as const }
      await there.say(there.event('teams', nadia, 'bonjour', desk))
      const asked = await there.say(there.event('slack', await there.accountOf('karine'), INVOICE))
      const { id } = asked!.steps.find((step) => step.approval)!.approval!
      await nova.tool('approvals.escalate_overdue', { approval: id })
      await nova.idle()
      const copies = await nova.within((stores) => stores.messages.list({ approvalId: id }))
      expect(
        copies.some((one) => /rappel|relance|attend/i.test(one.text) && one.card!.summary !== one.card!.title),
      ).toBe(true)
      const revision = (await nova.within((stores) => stores.approvals.need(id))).revision
      await nova.decide({ id, revision }, 'approve', { as: 'nadia' })
      const after = await nova.within((stores) => stores.messages.list({ approvalId: id }))
      expect(after.length).toBe(copies.length)
      for (const one of after) expect(one.card!.actions, one.text).toEqual([])
    })

    it('nothing is posted in a workspace that Nova was removed from', async () => {
      await nova.idle()
      const event = { ...there.event('slack', await there.accountOf('karine'), HOURS), workspace: 'W-gone' }
      const turn = await there.take(event)
      await there.run(turn!)
      await nova.within((stores) =>
        stores.workspaces.insert({ platform: 'slack', workspace: 'W-gone', name: '', active: false }),
      )
      await there.drain()
      expect(there.slack.told).toEqual([])
      const failed = await nova.within((stores) => stores.outbox.list({ state: 'failed', kind: 'message' }))
      expect(failed.at(-1)?.error).toMatch(/espace de travail|workspace/)
    })

    it('answers of tools ask whether they helped; words and requests do not', async () => {
      const account = await there.accountOf('karine')
      await there.say(there.event('slack', account, HOURS))
      await there.say(there.event('slack', account, 'merci'))
      await there.say(there.event('slack', account, INVOICE))
      expect(there.slack.told.map((one) => one.outgoing?.feedback ?? false).slice(0, 2)).toEqual([true, false])
      expect(there.slack.told.find((one) => one.outgoing?.waiting)?.outgoing?.feedback).toBeUndefined()
    })
  })
})
