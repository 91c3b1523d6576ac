import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { nextRun, runDueSchedules } from '../../src/workflow/schedules.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { drivers } from '../db/open.ts'

const TORONTO = 'America/Toronto'

describe('the next run', () => {
  const from = (cron: string, start: string, times: number) => {
    const found: string[] = []
    let at: Date | null = new Date(start)
    for (let i = 0; i < times && at; i += 1) {
      at = nextRun(cron, TORONTO, at)
      if (at) found.push(at.toISOString())
    }
    return found
  }

  it('keeps to the wall clock when the offset changes', () => {
    expect(from('0 8 * * 1', '2026-10-26T13:00:00Z', 2)).toEqual([
      '2026-11-02T13:00:00.000Z',
      '2026-11-09T13:00:00.000Z',
    ])
    expect(from('0 8 * * 1', '2026-10-19T13:00:00Z', 1)).toEqual(['2026-10-26T12:00:00.000Z'])
  })

  it('a time that the clock skips in March runs once that night', () => {
    const runs = from('30 2 * * *', '2026-03-07T08:00:00Z', 2)
    const night = runs.filter((at) => at > '2026-03-08T05:00:00Z' && at < '2026-03-09T04:00:00Z')
    expect(night).toHaveLength(1)
    expect(runs[1]).toBe('2026-03-09T06:30:00.000Z')
  })

  it('a time that comes twice in November runs once', () => {
    const runs = from('30 1 * * *', '2026-10-31T12:00:00Z', 2)
    expect(runs).toEqual(['2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z'])
  })

  it('an expression that is none is refused by name', () => {
    expect(() => nextRun('every monday', TORONTO, new Date())).toThrow(
      expect.objectContaining({ code: 'input.invalid', field: 'cron' }),
    )
  })
})

describe.each(drivers)('schedules on $name', ({ open }) => {
  let nova: TestApp
  let database: Database
  beforeAll(async () => {
    database = await open()
    nova = await openTestApp({ database })
  })
  afterAll(() => nova.close())
  beforeEach(() =>
    nova.within(async (stores) => {
      for (const one of await stores.schedules.list()) await stores.schedules.update(one.id, { active: false })
    }),
  )

  async function plan(values: { cron: string; nextRunAt: string; as?: string; tool?: string }) {
    const person = await nova.personOf(values.as ?? 'isabelle')
    return nova.within((stores) =>
      stores.schedules.insert({
        name: crypto.randomUUID(),
        tool: values.tool ?? 'receivables.ageing',
        cron: values.cron,
        timeZone: TORONTO,
        platform: 'web',
        workspace: 'local',
        channel: 'general',
        personId: person.id,
        nextRunAt: new Date(values.nextRunAt),
      }),
    )
  }
  const stateOf = (id: string) =>
    nova.within(async (stores) => {
      const runs = (await stores.scheduleRuns.list()).filter((run) => run.scheduleId === id)
      const threads = await stores.conversations.list({ channel: 'general' })
      const posts = []
      for (const run of runs)
        for (const thread of threads.filter((one) => one.thread.includes(run.id)))
          posts.push(...(await stores.messages.list({ conversationId: thread.id })))
      return { runs, posts, schedule: await stores.schedules.need(id) }
    })
  const at = (instant: string) => {
    nova.clock.now = new Date(instant)
  }
  const run = () => runDueSchedules({ ...nova.host, deliver: () => {} }, nova.organization)

  it('two instances at once post the report once', async () => {
    const { id } = await plan({ cron: '0 8 * * 1', nextRunAt: '2026-11-02T13:00:00Z' })
    at('2026-11-02T13:00:30Z')
    const ran = await Promise.all([run(), run(), run()])
    expect(ran.reduce((sum, one) => sum + one, 0)).toBe(1)
    await run()
    const { runs, posts, schedule } = await stateOf(id)
    expect(runs).toMatchObject([{ state: 'done', dueAt: new Date('2026-11-02T13:00:00Z') }])
    expect(posts).toHaveLength(1)
    expect(schedule.nextRunAt).toEqual(new Date('2026-11-09T13:00:00Z'))
  })

  it('is not early', async () => {
    const { id } = await plan({ cron: '0 8 * * 1', nextRunAt: '2026-11-09T13:00:00Z' })
    at('2026-11-09T12:59:59Z')
    expect(await run()).toBe(0)
    expect((await stateOf(id)).runs).toEqual([])
  })

  it('after a stop only the latest moment counts, and not when it is over a day ago', async () => {
    const daily = await plan({ cron: '0 8 * * *', nextRunAt: '2026-11-03T13:00:00Z' })
    const weekly = await plan({ cron: '0 8 * * 1', nextRunAt: '2026-11-09T13:00:00Z' })
    at('2026-11-11T15:00:00Z')
    expect(await run()).toBe(1)
    expect((await stateOf(daily.id)).runs).toMatchObject([{ dueAt: new Date('2026-11-11T13:00:00Z'), state: 'done' }])
    const late = await stateOf(weekly.id)
    expect(late.runs).toEqual([])
    expect(late.schedule.nextRunAt).toEqual(new Date('2026-11-16T13:00:00Z'))
  })

  it('runs with the rights of its person: one who left, or may not, posts nothing', async () => {
    const steve = await plan({ cron: '0 8 * * *', nextRunAt: '2026-11-12T13:00:00Z', as: 'steve' })
    const julien = await nova.personOf('julien')
    const left = await plan({ cron: '0 8 * * *', nextRunAt: '2026-11-12T13:00:00Z', as: 'julien' })
    await nova.within((stores) => stores.persons.update(julien.id, { active: false }))
    at('2026-11-12T13:00:10Z')
    expect(await run()).toBe(0)
    for (const { id } of [steve, left]) {
      const { runs, posts } = await stateOf(id)
      expect(runs).toMatchObject([{ state: 'failed' }])
      expect(posts).toEqual([])
    }
    await nova.within((stores) => stores.persons.update(julien.id, { active: true }))
  })

  it('a reminder reaches its person once', async () => {
    const dany = await nova.personOf('dany')
    at('2026-11-13T15:00:00Z')
    const remind = (title: string, dueAt: string) =>
      nova.within((stores) =>
        stores.notifications.insert({ kind: 'reminder', personId: dany.id, title, dueAt: new Date(dueAt) }),
      )
    await remind('Appeler le fournisseur', '2026-11-13T14:59:00Z')
    await remind('Plus tard', '2026-11-14T14:59:00Z')
    await Promise.all([nova.tick(), nova.tick()])
    await nova.tick()
    const told = await nova.within(async (stores) => {
      const [conversation] = await stores.conversations.list({ channel: `dm-${dany.id}`, thread: `dm-${dany.id}` })
      return (await stores.messages.list({ conversationId: conversation!.id })).map((message) => message.card!.title)
    })
    expect(told).toEqual(['Appeler le fournisseur'])
  })
})
